// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options.h"
#include "pages/page.h"

#include "core/clock.h"
#include "demodata/demooptions.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace accountdesk {

namespace account { class AccountEdits; class AccountStore; }
namespace api { class AccountApi; class RateBudget; }
namespace auth { class PasswordEmail; class Session; }
namespace config { class Settings; struct Tenant; }
namespace demo { class DemoTenant; }
namespace devices { class Devices; }
namespace net { class Network; }
namespace secrets { class Keychain; class SecretStore; }
class ActionBinder;
class LastWrites;
class MainWindow;
class ProfilePicture;
class SecondSignIn;
class SignInController;
class TourRun;

/// Builds the program's object graph once, real or demo, and takes it apart again. The only one
/// that knows every class.
class Composition : public QObject
{
    Q_OBJECT

public:
    explicit Composition(Options options, QObject *parent = nullptr);
    ~Composition() override;

    /// Everything up to the window, unshown. A sentence in detail if it cannot be done.
    Result<void> build();
    /// Shows the window and begins what the command line asks for.
    void open();
    /// The window is gone: true if what was sent may still be answered; then the event loop has to
    /// run once more, and is ended after a moment.
    bool closeDown();

    MainWindow &window() const { return *m_window; }
    account::AccountStore &store() const { return *m_store; }
    auth::Session &session() const { return *m_session; }
    SignInController &signIn() const { return *m_signIn; }
    net::Network &network() const { return *m_network; }
    config::Settings &settings() const { return *m_settings; }
    demo::DemoTenant *demoTenant() const { return m_demo.get(); }

private:
    Result<void> prepareProfile();
    Result<void> prepareAuthority();
    Result<void> startDemo();
    Result<demo::DemoAddress> listenAsDemo();
    Result<void> prepareTour();
    void buildTheme();
    void buildAccount();
    void buildSecrets();
    void buildSecondSignIn();
    void buildWindow();
    SendPasswordEmail passwordEmail();
    const demo::DemoPerson *chosenPerson() const;
    void begin();

    Options m_options;
    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_temporaryProfile;
    std::unique_ptr<config::Settings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<demo::DemoTenant> m_demo;
    std::unique_ptr<net::Network> m_network;
    std::unique_ptr<auth::Session> m_session;
    std::unique_ptr<api::RateBudget> m_budget;
    std::unique_ptr<api::AccountApi> m_api;
    std::unique_ptr<account::AccountStore> m_store;
    std::unique_ptr<secrets::Keychain> m_keychain;
    std::unique_ptr<secrets::SecretStore> m_lastingSecrets;
    std::unique_ptr<secrets::SecretStore> m_secrets;
    std::unique_ptr<account::AccountEdits> m_edits;
    std::unique_ptr<devices::Devices> m_devices;
    std::unique_ptr<ProfilePicture> m_picture;
    std::unique_ptr<auth::PasswordEmail> m_passwordEmail;
    std::unique_ptr<SignInController> m_signIn;
    std::unique_ptr<SecondSignIn> m_secondSignIn;
    std::unique_ptr<ActionBinder> m_binder;
    std::unique_ptr<LastWrites> m_lastWrites;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<TourRun> m_tour;
};

} // namespace accountdesk
