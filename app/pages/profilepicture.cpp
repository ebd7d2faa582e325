// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/profilepicture.h"

#include "account/accountstore.h"
#include "auth/session.h"
#include "config/settings.h"
#include "net/network.h"
#include "pages/picturedecoder.h"

namespace accountdesk {

namespace {

constexpr net::AnswerLimits limits{ 1024 * 1024, 15000 };

QString pictureOf(const account::AccountStore &store)
{
    if (!store.isSignedIn())
        return {};
    if (store.user() && store.user()->picture)
        return *store.user()->picture;
    return store.idClaims().text(u"picture");
}

} // namespace

ProfilePicture::ProfilePicture(const Collaborators &with, QObject *parent)
    : QObject(parent),
      m_with(with)
{
    m_decoders.setMaxThreadCount(1);
    using Store = account::AccountStore;
    connect(&with.store, &Store::identityKnown, this, &ProfilePicture::follow);
    connect(&with.store, &Store::userChanged, this, &ProfilePicture::follow);
    connect(&with.session, &auth::Session::changed, this, &ProfilePicture::follow);
    follow();
}

ProfilePicture::~ProfilePicture()
{
    m_decoders.waitForDone();
}

bool ProfilePicture::hasConsent() const
{
    return m_with.settings.value(config::Key::LoadPictures).toBool();
}

void ProfilePicture::consent()
{
    m_with.settings.setValue(config::Key::LoadPictures, true);
    start();
}

void ProfilePicture::withdraw()
{
    m_with.settings.setValue(config::Key::LoadPictures, false);
    start();
}

void ProfilePicture::follow()
{
    const auto address = pictureAddress(pictureOf(m_with.store), m_with.session.tenant());
    if (address == m_address)
        return;
    m_address = address;
    start();
}

void ProfilePicture::start()
{
    stop();
    if (!m_address)
        return enter(State::None);
    if (!m_address->isAllowed)
        return enter(State::Refused);
    if (!hasConsent())
        return enter(State::Off);
    load();
    enter(State::Loading);
}

void ProfilePicture::stop()
{
    ++m_attempt;
    m_image = {};
    delete m_transfer.data();
}

void ProfilePicture::load()
{
    net::Outgoing outgoing;
    outgoing.verb = QByteArrayLiteral("GET");
    outgoing.url = m_address->url;
    outgoing.headers = { { QByteArrayLiteral("Accept"),
                           QByteArrayLiteral("image/png, image/jpeg, image/webp") } };
    outgoing.limits = limits;
    m_transfer = m_with.network.send(
        std::move(outgoing), this,
        { this, [this](const Result<net::Answer> &result) { take(result); } });
}

void ProfilePicture::take(const Result<net::Answer> &result)
{
    if (!result || result->status != 200 || !isPictureType(result->header("content-type")))
        return enter(State::Failed);
    // Whoever made the picture may have made it to be slow.
    m_decoders.start([this, attempt = m_attempt, body = result->body] {
        const QImage image = decodedPicture(body);
        QMetaObject::invokeMethod(
            this, [this, attempt, image] { show(attempt, image); }, Qt::QueuedConnection);
    });
}

void ProfilePicture::show(quint64 attempt, const QImage &image)
{
    if (attempt != m_attempt)
        return;
    m_image = image;
    enter(image.isNull() ? State::Failed : State::Shown);
}

void ProfilePicture::enter(State state)
{
    m_state = state;
    Q_EMIT changed();
}

} // namespace accountdesk
