// SPDX-License-Identifier: GPL-3.0-or-later
#include "linking/linkidentity.h"

#include <QUuid>

#include <algorithm>

namespace accountdesk::linking {

using catalogue::Action;
using Kind = Error::Kind;

namespace {

Error refused(Kind kind, const char *rule)
{
    return {kind, 0, {}, {}, QString::fromLatin1(rule), 0};
}

bool holds(const QList<api::Identity> &identities, const QString &fullId)
{
    return std::any_of(identities.cbegin(), identities.cend(),
                       [&fullId](const api::Identity &one) { return one.fullId() == fullId; });
}

} // namespace

LinkIdentity::LinkIdentity(account::AccountStore &store, api::AccountApi &api,
                           records::RescueCopies rescue, token::TokenSet second, QObject *parent)
    : QObject(parent), m_store(store), m_api(api), m_rescue(std::move(rescue)),
      m_second(api, std::move(second)), m_visit(store.visit()), m_subject(store.subject())
{
    connect(&m_second.api(), &api::AccountApi::waiting, this,
            [this](Action, int ms, const Error &because) { Q_EMIT waiting(ms, because); });
}

LinkIdentity::~LinkIdentity() = default;

void LinkIdentity::start()
{
    if (m_stage != Stage::New)
        return;
    m_store.noteBegun(Action::LinkIdentity);
    if (const auto problem = checkSecond(m_store, m_second.tokens()))
        return finish(*problem);
    if (m_second.mayRead())
        return readSecond();
    m_readingError = refused(Kind::MissingScope, "secondToken");
    enter(Stage::MetadataUnreadable);
}

void LinkIdentity::confirmLosingMetadata()
{
    if (m_stage == Stage::MetadataUnreadable)
        showPreview();
}

void LinkIdentity::readAgain()
{
    if (m_stage == Stage::MetadataUnreadable && m_second.mayRead())
        readSecond();
}

bool LinkIdentity::confirm(const QList<LinkWarning> &accepted)
{
    if (m_stage != Stage::Preview)
        return false;
    for (const LinkWarning warning : std::as_const(m_preview.warnings)) {
        // Losing the metadata was confirmed before the preview.
        if (warning != LinkWarning::MetadataUnreadable && !accepted.contains(warning))
            return false;
    }
    send();
    return true;
}

void LinkIdentity::cancel()
{
    if (m_stage == Stage::Finished || m_stage == Stage::ReadingBack)
        return;
    if (m_stage == Stage::Sending)
        return m_api.cancel(Action::LinkIdentity);
    finish(refused(Kind::Cancelled, ""));
}

void LinkIdentity::enter(Stage stage)
{
    m_stage = stage;
    Q_EMIT stageChanged(stage);
}

void LinkIdentity::readSecond()
{
    enter(Stage::ReadingSecond);
    m_second.api().fetchUser(
        m_second.tokens().subject,
        {this, [this](const Result<api::User> &user) { receivedSecond(user); }});
}

void LinkIdentity::receivedSecond(const Result<api::User> &user)
{
    if (m_stage != Stage::ReadingSecond)
        return;
    if (user && user->userId == m_second.tokens().subject) {
        m_secondUser = *user;
        m_readingError.reset();
        return showPreview();
    }
    m_readingError = user ? refused(Kind::Untrusted, "subject") : user.error();
    enter(Stage::MetadataUnreadable);
}

void LinkIdentity::showPreview()
{
    const LinkSide primary = m_store.user() ? sideOf(*m_store.user()) : sideOf(m_store.idClaims());
    const LinkSide second
        = m_secondUser ? sideOf(*m_secondUser) : sideOf(m_second.tokens().idClaims);
    m_preview = previewOf(primary, second, m_secondUser.has_value());
    enter(Stage::Preview);
}

Result<void> LinkIdentity::rescueMetadata()
{
    if (!m_secondUser)
        return {};
    const json::Value user = m_secondUser->userMetadata;
    const json::Value app = m_secondUser->appMetadata;
    if (user.size() == 0 && app.size() == 0)
        return {};
    const records::RescueCopy copy{QUuid::createUuid().toString(QUuid::WithoutBraces),
                                   m_secondUser->userId, m_preview.second.name, user.rawText(),
                                   app.rawText(), m_store.clock().now()};
    Result<void> saved = m_rescue.save(copy);
    if (saved)
        m_linked.rescue = copy;
    return saved;
}

void LinkIdentity::send()
{
    if (m_store.visit() != m_visit)
        return finish(refused(Kind::Unauthorized, "session"));
    // The preview may have stood there until the ID token expired.
    if (const auto problem = checkSecond(m_store, m_second.tokens()))
        return finish(*problem);
    if (const Result<void> saved = rescueMetadata(); !saved)
        return finish(saved.error());
    enter(Stage::Sending);
    m_api.linkIdentity(m_subject, m_second.tokens().idToken,
                       {this, [this](const Result<QList<api::Identity>> &identities) {
                            answered(identities);
                        }});
}

void LinkIdentity::answered(const Result<QList<api::Identity>> &identities)
{
    if (identities) {
        m_linked.identities = *identities;
        if (holds(*identities, m_second.tokens().subject))
            return readBack(std::nullopt);
        return readBack(refused(Kind::UnknownOutcome, ""));
    }
    if (identities.error().kind == Kind::Conflict || api::leavesDoubt(identities.error()))
        return readBack(identities.error());
    finish(identities.error());
}

void LinkIdentity::readBack(const std::optional<Error> &refusal)
{
    enter(Stage::ReadingBack);
    m_api.fetchUser(m_subject, {this, [this, refusal](const Result<api::User> &user) {
                                    settle(refusal, user);
                                }});
}

void LinkIdentity::settle(const std::optional<Error> &refusal, const Result<api::User> &user)
{
    if (user)
        m_store.adoptUser(m_visit, *user);
    const bool isLinked = user && holds(user->identities, m_second.tokens().subject);
    if (refusal && !isLinked) {
        Error error = *refusal;
        error.rule = user ? QStringLiteral("notLinked") : QStringLiteral("unread");
        if (error.kind != Kind::Conflict)
            error.kind = Kind::UnknownOutcome;
        return finish(error);
    }
    if (isLinked)
        m_linked.identities = user->identities;
    m_linked.wasInDoubt = refusal.has_value();
    // Known to be linked, but what is shown is from before.
    if (!user && m_store.visit() == m_visit)
        m_store.refresh();
    if (m_secondUser)
        m_linked.adoptable = adoptableKeys(
            m_secondUser->userMetadata,
            user ? user->userMetadata : m_preview.primary.userMetadata);
    finish(m_linked);
}

void LinkIdentity::finish(const Result<Linked> &result)
{
    if (m_stage == Stage::Finished)
        return;
    const bool isKept = result || result.error().kind == Kind::UnknownOutcome
        || result.error().kind == Kind::Conflict;
    // Nothing was linked, so nothing is lost.
    if (!isKept && m_linked.rescue)
        static_cast<void>(m_rescue.remove(m_linked.rescue->id));
    m_second.wipe();
    enter(Stage::Finished);
    deleteLater();
    m_store.noteEnded(m_visit, Action::LinkIdentity,
                      result ? std::nullopt : std::optional<Error>(result.error()));
    Q_EMIT finished(result);
}

} // namespace accountdesk::linking
