// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition.h"

#include "lastwrites.h"
#include "optiontable.h"
#include "pages/profilepicture.h"
#include "signin/secondsignin.h"
#include "signin/signincontroller.h"
#include "signin/signinpage.h"
#include "signin/systembrowser.h"
#include "tour/tour.h"
#include "tour/tourfile.h"
#include "tour/tourplay.h"
#include "widgets/actionbinder.h"
#include "window/mainwindow.h"

#include "account/accountedits.h"
#include "account/accountstore.h"
#include "api/accountapi.h"
#include "api/ratebudget.h"
#include "auth/passwordemail.h"
#include "auth/session.h"
#include "config/settings.h"
#include "config/tenant.h"
#include "demo/demotenant.h"
#include "devices/devices.h"
#include "net/network.h"
#include "net/proxy.h"
#include "secrets/fallbackstore.h"
#include "secrets/keychainstore.h"
#include "secrets/memorystore.h"
#include "secrets/systemkeychain.h"

#include <QCoreApplication>

namespace accountdesk {

namespace {

constexpr char everydayPerson[] = "everyday";

Error unusable(const QString &sentence)
{
    return Error{Error::Kind::Rejected, 0, {}, sentence, QStringLiteral("usage"), 0};
}

} // namespace

Composition::Composition(Options options, QObject *parent)
    : QObject(parent), m_options(std::move(options))
{
}

Composition::~Composition() = default;

Result<void> Composition::build()
{
    if (auto done = prepareProfile(); !done)
        return done;
    buildTheme();
    net::useSystemProxies();
    m_network = std::make_unique<net::Network>(m_clock);
    if (auto done = prepareAuthority(); !done)
        return done;
    buildAccount();
    if (m_options.isDemo) {
        if (auto done = startDemo(); !done)
            return done;
    }
    buildWindow();
    return prepareTour();
}

Result<void> Composition::prepareProfile()
{
    QString folder = m_options.profileFolder;
    if (folder.isEmpty() && (m_options.isDemo || !m_options.tourFolder.isEmpty())) {
        m_temporaryProfile = std::make_unique<QTemporaryDir>();
        if (!m_temporaryProfile->isValid())
            return unusable(tr("No temporary folder could be made: %1")
                                .arg(m_temporaryProfile->errorString()));
        folder = m_temporaryProfile->path();
    }
    m_settings = std::make_unique<config::Settings>(
        folder.isEmpty() ? config::Settings::defaultProfileFolder() : folder);
    return {};
}

void Composition::buildTheme()
{
    const QString word = m_settings->value(config::Key::Theme).toString();
    const Theme::Scheme remembered = themeOf(word).value_or(Theme::Scheme::System);
    m_theme = std::make_unique<Theme>(m_options.theme.value_or(remembered));
    m_theme->apply();
}

Result<void> Composition::prepareAuthority()
{
    if (m_options.caFile.isEmpty())
        return {};
    const QList<QSslCertificate> certificates = QSslCertificate::fromPath(m_options.caFile);
    if (certificates.isEmpty())
        return unusable(tr("There is no certificate in %1.").arg(m_options.caFile));
    m_network->setExtraAuthorities(certificates);
    return {};
}

void Composition::buildAccount()
{
    m_session = std::make_unique<auth::Session>();
    m_budget = std::make_unique<api::RateBudget>(m_clock);
    m_api = std::make_unique<api::AccountApi>(api::Wiring{*m_network, *m_session, *m_budget});
    m_store = std::make_unique<account::AccountStore>(*m_api, m_clock);
    buildSecrets();
    m_edits = std::make_unique<account::AccountEdits>(*m_store, *m_api);
    m_devices = std::make_unique<devices::Devices>(devices::Workshop{*m_store, *m_api, *m_secrets},
                                                   m_settings->profileFolder());
    m_passwordEmail = std::make_unique<auth::PasswordEmail>(*m_network);
    m_picture = std::make_unique<ProfilePicture>(
        ProfilePicture::Collaborators{*m_network, *m_settings, *m_store, *m_session});
    m_signIn = std::make_unique<SignInController>(
        SignInController::Collaborators{*m_network, m_clock, *m_session, *m_store},
        std::make_unique<SystemBrowser>());
    m_binder = std::make_unique<ActionBinder>(*m_store);
    m_lastWrites = std::make_unique<LastWrites>(*m_api, *m_store, *m_devices);
    connect(m_lastWrites.get(), &LastWrites::finished, this, [] { QCoreApplication::quit(); });
}

void Composition::buildSecrets()
{
    // The built-in tenant's secrets end with it, and a tour touches no keychain.
    if (m_options.isDemo || !m_options.tourFolder.isEmpty()) {
        m_secrets = std::make_unique<secrets::MemoryStore>();
        return;
    }
    m_keychain = std::make_unique<secrets::SystemKeychain>();
    m_lastingSecrets = std::make_unique<secrets::KeychainStore>(
        *m_keychain, m_settings->profileFolder(), secrets::KeychainStore::Times());
    m_secrets = std::make_unique<secrets::FallbackStore>(*m_lastingSecrets);
}

/// Where the profile has met it before, if that is free: drafts and notes of its people go by its
/// address.
Result<demo::DemoAddress> Composition::listenAsDemo()
{
    demo::DemoOptions options;
    options.acceptsAnyLoopbackPort = true;
    options.port = static_cast<quint16>(m_settings->value(config::Key::DemoPort).toUInt());
    m_demo = std::make_unique<demo::DemoTenant>(options);
    Result<demo::DemoAddress> address = m_demo->start();
    if (!address && options.port != 0) {
        options.port = 0;
        m_demo = std::make_unique<demo::DemoTenant>(options);
        address = m_demo->start();
    }
    if (address && !m_temporaryProfile)
        m_settings->setValue(config::Key::DemoPort, QUrl(address->issuer).port());
    return address;
}

Result<void> Composition::startDemo()
{
    const Result<demo::DemoAddress> address = listenAsDemo();
    if (!address)
        return unusable(
            tr("The built-in tenant could not be started: %1").arg(address.error().detail));
    if (!m_options.person.isEmpty() && !chosenPerson()) {
        QStringList names;
        for (const demo::DemoPerson &person : m_demo->people())
            names.append(person.id);
        return unusable(tr("The demo knows nobody named “%1”. It knows %2.")
                            .arg(m_options.person, names.join(QLatin1String(", "))));
    }
    const QList<quint16> anyPort{0};
    Result<config::Tenant> tenant
        = config::makeTenant(address->issuer, address->clientId, address->audience, anyPort);
    if (!tenant)
        return tenant.error();
    tenant->isDemo = true;
    m_signIn->setTenant(*tenant);
    return {};
}

SendPasswordEmail Composition::passwordEmail()
{
    return [this](const QString &email, const QString &connection, Completion<QString> completion) {
        m_passwordEmail->send(m_session->tenant(), email, connection, std::move(completion));
    };
}

void Composition::buildSecondSignIn()
{
    m_secondSignIn = std::make_unique<SecondSignIn>(
        SecondSignIn::Collaborators{*m_network, m_clock, *m_session, *m_store, *m_api,
                                    m_signIn->keyRefetches(), m_settings->profileFolder(),
                                    m_demo ? m_demo->people() : QList<demo::DemoPerson>()},
        std::make_unique<SystemBrowser>());
}

void Composition::buildWindow()
{
    buildSecondSignIn();
    const MainWindow::Parts parts{{*m_store, *m_session, *m_settings, m_clock, *m_binder, *m_picture,
                                   *m_edits, *m_devices, *m_secrets, passwordEmail(),
                                   m_secondSignIn.get()},
                                  *m_signIn, *m_budget, *m_theme,
                                  m_demo ? m_demo->people() : QList<demo::DemoPerson>(),
                                  m_temporaryProfile != nullptr};
    m_window = std::make_unique<MainWindow>(parts);
    if (!m_options.domain.isEmpty() || !m_options.callbackPorts.isEmpty())
        m_window->signInPage()->prefill(m_options.domain, m_options.clientId, m_options.audience,
                                        m_options.callbackPorts);
    if (m_options.quitsAfterPaint) {
        m_window->watchFirstPaint();
        connect(m_window.get(), &MainWindow::painted, this,
                [] { QCoreApplication::exit(exitGood); });
    }
}

Result<void> Composition::prepareTour()
{
    if (m_options.tourFolder.isEmpty())
        return {};
    if (m_options.tourFile.isEmpty()) {
        m_tour = std::make_unique<Tour>(*m_window, *m_store, m_options.tourFolder);
    } else {
        Result<QList<TourStep>> steps = readTourFile(m_options.tourFile, m_window->pageIds());
        if (!steps)
            return steps.error();
        m_tour = std::make_unique<TourPlay>(*m_window, *m_store, m_options.tourFolder,
                                            std::move(*steps));
    }
    connect(m_signIn.get(), &SignInController::succeeded, m_tour.get(), &TourRun::start);
    connect(m_signIn.get(), &SignInController::failed, m_tour.get(), &TourRun::failSignIn);
    connect(m_tour.get(), &TourRun::finished, this, [](int code) { QCoreApplication::exit(code); });
    return m_tour->prepare();
}

const demo::DemoPerson *Composition::chosenPerson() const
{
    const bool isEveryday = m_options.person.isEmpty() && m_tour;
    const QString id = isEveryday ? QLatin1String(everydayPerson) : m_options.person;
    for (const demo::DemoPerson &person : m_demo->people()) {
        if (person.id == id)
            return &person;
    }
    return nullptr;
}

void Composition::open()
{
    m_window->show();
    // Whatever goes over the network waits until the window is there.
    QMetaObject::invokeMethod(this, &Composition::begin, Qt::QueuedConnection);
}

bool Composition::closeDown()
{
    return m_lastWrites->begin();
}

void Composition::begin()
{
    if (m_demo) {
        if (const demo::DemoPerson *person = chosenPerson())
            m_signIn->startAs(*person);
    } else if (m_tour) {
        m_window->signInPage()->submit();
    }
}

} // namespace accountdesk
