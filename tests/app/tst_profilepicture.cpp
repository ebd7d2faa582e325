// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pagerig.h"
#include "config/tenant.h"
#include "pages/overviewpage.h"
#include "pages/pictureconsent.h"
#include "pages/picturedecoder.h"
#include "pages/profilepicture.h"
#include "support/strict.h"
#include "support/turn.h"

#include <QAbstractButton>
#include <QBuffer>
#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;
using State = ProfilePicture::State;

namespace {

constexpr char gravatar[] = "https://s.gravatar.com/avatar/abc?s=480&d=https%3A%2F%2Fcdn.auth0.com%2Fma.png";

QByteArray encoded(const QSize &size, const char *format)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QBuffer buffer;
    image.save(&buffer, format);
    return buffer.data();
}

net::Answer pictureAnswer(const QByteArray &body, const QByteArray &type = "image/png")
{
    return answerOf(200, { { "Content-Type", type } }, body);
}

TranscriptLine pictureLine(std::variant<net::Answer, Error> answer)
{
    TranscriptLine line;
    line.url = gravatar;
    line.bearer.clear();
    line.headers = { { "Accept", "image/png, image/jpeg, image/webp" } };
    line.answer = std::move(answer);
    return line;
}

PagePerson personAt(const QByteArray &address)
{
    PagePerson person = everydayPerson();
    person.user.replace("https://pictures.example/maja.png", address);
    return person;
}

/// Keeps what it is to send and never answers.
class SilentNetwork final : public net::Network
{
public:
    using Network::Network;
    net::Transfer *send(net::Outgoing outgoing, QObject *, Completion<net::Answer>) override
    {
        sent.push_back(std::move(outgoing));
        return nullptr;
    }
    std::vector<net::Outgoing> sent;
};

} // namespace

class ProfilePictureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void sendsNothingWithoutConsent();
    void loadsItWithConsent();
    void sendsNoTokenAndTakesNoMoreThanAMegabyte();
    void remembersTheConsent();
    void goesAwayWithTheConsent();
    void stopsLoadingWithTheConsent();
    void goesAwayWithThePerson();
    void staysAwayWhateverComes_data();
    void staysAwayWhateverComes();
    void isFetchedOnlyFromKnownPlaces_data();
    void isFetchedOnlyFromKnownPlaces();
    void isMadeSmall();
    void asksOnThePageFirst();
    void saysWhyItCannotBeShown();

private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<PageRig> m_rig;
};

void ProfilePictureTest::initTestCase()
{
    m_theme = std::make_unique<Theme>(Theme::Scheme::Light);
    m_theme->apply();
}

void ProfilePictureTest::init()
{
    failOnAnyWarning();
    m_rig = std::make_unique<PageRig>();
}

void ProfilePictureTest::cleanup()
{
    m_rig.reset();
}

void ProfilePictureTest::sendsNothingWithoutConsent() // B13.5
{
    m_rig->signIn(personAt(gravatar));
    QCOMPARE(m_rig->picture.state(), State::Off);
    QCOMPARE(m_rig->picture.host(), QStringLiteral("s.gravatar.com"));
    QCOMPARE(m_rig->network.sent(), 2); // the account and its factors
    m_rig->picture.withdraw();
    QVERIFY(m_rig->settle());
    QCOMPARE(m_rig->network.sent(), 2);
}

void ProfilePictureTest::loadsItWithConsent()
{
    m_rig->signIn(personAt(gravatar));
    m_rig->network.expect(pictureLine(pictureAnswer(encoded({ 300, 200 }, "PNG"))));
    m_rig->picture.consent();
    QCOMPARE(m_rig->picture.state(), State::Loading);
    QTRY_COMPARE(m_rig->picture.state(), State::Shown);
    QCOMPARE(m_rig->picture.image().size(), QSize(300, 200));
    QCOMPARE(m_rig->network.sent(), 3);
}

void ProfilePictureTest::sendsNoTokenAndTakesNoMoreThanAMegabyte() // B13.5
{
    m_rig->signIn(personAt(gravatar));
    SilentNetwork network(m_rig->clock);
    ProfilePicture picture({ network, m_rig->settings, m_rig->store, m_rig->session });
    picture.consent();
    QCOMPARE(network.sent.size(), std::size_t(1));
    const net::Outgoing &outgoing = network.sent.front();
    QCOMPARE(outgoing.verb, QByteArray("GET"));
    QCOMPARE(outgoing.url.toEncoded(), QByteArray(gravatar));
    QVERIFY(outgoing.bearer.isEmpty());
    QCOMPARE(outgoing.headers.size(), 1);
    QCOMPARE(outgoing.limits.bytes, qsizetype(1024 * 1024));
}

void ProfilePictureTest::remembersTheConsent()
{
    m_rig->settings.setValue(config::Key::LoadPictures, true);
    m_rig->signIn(personAt("https://elsewhere.example/x.png"));
    QCOMPARE(m_rig->network.sent(), 2);
    m_rig->network.expectGet(m_rig->pathOf(everydayPerson(), catalogue::Action::ReadUser),
                             jsonAnswer(personAt(gravatar).user));
    m_rig->network.expectGet(m_rig->pathOf(everydayPerson(), catalogue::Action::ReadEnrollments),
                             jsonAnswer("[]"));
    m_rig->network.expect(pictureLine(pictureAnswer(encoded({ 4, 4 }, "JPG"), "image/jpeg")));
    m_rig->store.refresh();
    QTRY_COMPARE(m_rig->picture.state(), State::Shown);
}

void ProfilePictureTest::goesAwayWithTheConsent() // B13.5
{
    loadsItWithConsent();
    QVERIFY(m_rig->settings.value(config::Key::LoadPictures).toBool());
    m_rig->picture.withdraw();
    QCOMPARE(m_rig->picture.state(), State::Off);
    QVERIFY(m_rig->picture.image().isNull());
    QVERIFY(!m_rig->settings.value(config::Key::LoadPictures).toBool());
}

void ProfilePictureTest::stopsLoadingWithTheConsent()
{
    m_rig->signIn(personAt(gravatar));
    TranscriptLine line = pictureLine(pictureAnswer(encoded({ 4, 4 }, "PNG")));
    line.isHeld = true;
    m_rig->network.expect(line);
    m_rig->picture.consent();
    QCOMPARE(m_rig->network.inFlight(), 1);
    m_rig->picture.withdraw();
    QCOMPARE(m_rig->network.inFlight(), 0);
    QCOMPARE(m_rig->picture.state(), State::Off);
}

void ProfilePictureTest::goesAwayWithThePerson()
{
    loadsItWithConsent();
    m_rig->store.clear();
    m_rig->session.signOut();
    QCOMPARE(m_rig->picture.state(), State::None);
    QVERIFY(m_rig->picture.image().isNull());
}

void ProfilePictureTest::staysAwayWhateverComes_data()
{
    using Answer = std::variant<net::Answer, Error>;
    const auto row = [](const char *name, const Answer &answer) {
        QTest::newRow(name) << QVariant::fromValue(std::make_shared<Answer>(answer));
    };
    QTest::addColumn<QVariant>("answer");
    const QByteArray png = encoded({ 4, 4 }, "PNG");
    const QByteArray svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
    row("not there", answerOf(404, { { "Content-Type", "image/png" } }, png));
    row("B13.5 redirect", Error{ Error::Kind::Rejected, 302, {}, {}, QStringLiteral("redirect"), 0 });
    row("B13.5 more than a megabyte", Error{ Error::Kind::Malformed, 0, {}, {}, {}, 0 });
    row("no connection", Error{ Error::Kind::Network, 0, {}, {}, {}, 0 });
    row("B13.5 SVG", pictureAnswer(svg, "image/svg+xml"));
    row("B13.5 SVG that says it is PNG", pictureAnswer(svg));
    row("B13.5 GIF", pictureAnswer("GIF89a\x01\x01", "image/gif"));
    row("GIF that says it is PNG", pictureAnswer("GIF89a\x01\x01"));
    row("picture that says it is a page", pictureAnswer(png, "text/html"));
    row("no type", answerOf(200, {}, png));
    row("B13.5 wider than 4096 pixels", pictureAnswer(encoded({ 4097, 1 }, "PNG")));
    row("B13.5 higher than 4096 pixels", pictureAnswer(encoded({ 1, 4097 }, "PNG")));
    row("nothing", pictureAnswer({}));
}

void ProfilePictureTest::staysAwayWhateverComes()
{
    QFETCH(QVariant, answer);
    m_rig->signIn(personAt(gravatar));
    m_rig->network.expect(
        pictureLine(*answer.value<std::shared_ptr<std::variant<net::Answer, Error>>>()));
    m_rig->picture.consent();
    QTRY_COMPARE(m_rig->picture.state(), State::Failed);
    QVERIFY(m_rig->picture.image().isNull());
}

void ProfilePictureTest::isFetchedOnlyFromKnownPlaces_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("issuer");
    QTest::addColumn<bool>("isDemo");
    QTest::addColumn<bool>("isAllowed");
    const QString tenant = QStringLiteral("https://tenant.example/");
    const auto row = [&](const char *name, const char *address, bool isAllowed) {
        QTest::newRow(name) << QString::fromLatin1(address) << tenant << false << isAllowed;
    };
    row("the tenant's own origin", "https://tenant.example/p.png", true);
    row("Gravatar", gravatar, true);
    row("Google", "https://lh3.googleusercontent.com/a/x=s96-c", true);
    row("B13.5 not encrypted", "http://s.gravatar.com/avatar/abc", false);
    row("B13.5 another host", "https://pictures.example/p.png", false);
    row("a host that only begins so", "https://s.gravatar.com.evil.example/p.png", false);
    row("a host that only ends so", "https://evilgoogleusercontent.com/p.png", false);
    row("another port", "https://s.gravatar.com:8443/p.png", false);
    row("a port of the tenant that is not its own", "https://tenant.example:8443/p.png", false);
    row("a name and password", "https://me:secret@s.gravatar.com/p.png", false);
    row("this computer", "http://127.0.0.1:80/p.png", false);
    const QString demo = QStringLiteral("http://127.0.0.1:4321/");
    const auto demoRow = [&](const char *name, const char *address, bool isAllowed) {
        QTest::newRow(name) << QString::fromLatin1(address) << demo << true << isAllowed;
    };
    demoRow("the built-in tenant itself", "http://127.0.0.1:4321/pictures/maja.png", true);
    demoRow("another port of this computer", "http://127.0.0.1:4322/p.png", false);
    demoRow("the demo leaves this computer alone", gravatar, false);
}

void ProfilePictureTest::isFetchedOnlyFromKnownPlaces()
{
    QFETCH(QString, address);
    QFETCH(QString, issuer);
    QFETCH(bool, isDemo);
    config::Tenant tenant;
    tenant.issuer = issuer;
    tenant.isDemo = isDemo;
    const std::optional<PictureAddress> found = pictureAddress(address, tenant);
    QVERIFY(found);
    QFETCH(bool, isAllowed);
    QCOMPARE(found->isAllowed, isAllowed);
    QVERIFY(!pictureAddress({}, tenant));
    QVERIFY(!pictureAddress(QStringLiteral("maja.png"), tenant));
    QVERIFY(!pictureAddress(QStringLiteral("data:image/png;base64,AAAA"), tenant));
}

void ProfilePictureTest::isMadeSmall()
{
    const QImage image = decodedPicture(encoded({ 2048, 1024 }, "PNG"));
    QCOMPARE(image.size(), QSize(1024, 512));
}

void ProfilePictureTest::asksOnThePageFirst()
{
    m_rig->signIn(personAt(gravatar));
    OverviewPage page(m_rig->context());
    page.resize(900, 700);
    page.show();
    QVERIFY(m_rig->settle());
    auto *question = page.findChild<PictureConsent *>();
    const auto press = [&page](const char *text) {
        QAbstractButton *button = buttonOf(page, QString::fromLatin1(text));
        if (button)
            button->click();
        return button != nullptr;
    };
    QVERIFY(press("Show picture"));
    QVERIFY(visibleTexts(page).contains(QStringLiteral("Load your picture from s.gravatar.com?")));
    QVERIFY(press("Not now"));
    QVERIFY(!question->isVisibleTo(&page));
    QCOMPARE(m_rig->network.sent(), 2);
    m_rig->network.expect(pictureLine(pictureAnswer(encoded({ 4, 4 }, "PNG"))));
    QVERIFY(press("Show picture"));
    QVERIFY(press("Load picture"));
    QTRY_COMPARE(m_rig->picture.state(), State::Shown);
    QVERIFY(!question->isVisibleTo(&page));
    QVERIFY(press("Hide picture"));
    QCOMPARE(m_rig->picture.state(), State::Off);
    QVERIFY(buttonOf(page, QStringLiteral("Show picture")));
    QVERIFY(!question->isVisibleTo(&page));
}

void ProfilePictureTest::saysWhyItCannotBeShown()
{
    m_rig->signIn(everydayPerson());
    OverviewPage page(m_rig->context());
    const QAbstractButton *button = buttonOf(page, QStringLiteral("Show picture"));
    QVERIFY(button && !button->isEnabled());
    QVERIFY(button->accessibleDescription().contains(QLatin1String("pictures.example")));
    QVERIFY(button->toolTip().contains(QLatin1String("pictures.example")));
}

QTEST_MAIN(ProfilePictureTest)
#include "tst_profilepicture.moc"
