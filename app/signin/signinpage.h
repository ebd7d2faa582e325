// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demodata/demooptions.h"
#include "signin/signincontroller.h"

#include <QScrollArea>

namespace accountdesk {

namespace config { class Settings; }
class Banner;
class TenantForm;
class WaitingPanel;

/// What is shown while nobody is signed in: where to sign in, or whom to be in the demo; then
/// what to do meanwhile; then what went wrong, with a way on.
class SignInPage : public QScrollArea
{
    Q_OBJECT

public:
    /// people is empty unless this is the demo. Everything given outlives it.
    SignInPage(SignInController &controller, config::Settings &settings, const Clock &clock,
               const QList<demo::DemoPerson> &people, QWidget *parent = nullptr);

    /// From the command line; goes before what was remembered.
    void prefill(const QString &domain, const QString &clientId, const QString &audience,
                 const QList<quint16> &callbackPorts);
    /// The form's own button.
    void submit();
    void showFailure(const Error &error);

private:
    void build(const QList<demo::DemoPerson> &people);
    QWidget *buildChoice(const QList<demo::DemoPerson> &people);
    void listen();
    void startWith(const config::Tenant &tenant, bool asksEverything);
    void setWaiting(bool isWaiting);

    SignInController &m_controller;
    config::Settings &m_settings;
    Banner *m_banner;
    TenantForm *m_form = nullptr;
    QWidget *m_choice = nullptr;
    WaitingPanel *m_waiting;
};

} // namespace accountdesk
