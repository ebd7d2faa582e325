// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pagerig.h"
#include "auth/passwordemail.h"
#include "devices/devicekey.h"

#include <QPointer>

class QAbstractButton;

namespace accountdesk {

class SecondSignIn;
class Shell;
class SignInController;
namespace linking { class LinkIdentity; }

namespace test {

/// What a person can do in a page.
enum class Deed {
    ReadProfile, ReadFactors, SaveData, LinkAccount, UnlinkMethod, RemoveFactor, CreateDevice,
    DeleteDevice, DeletePasted, ChangePassword,
};

/// What becomes of its one request that matters.
enum class Trouble {
    None, NoToken, NoScope, Refused, LostBefore, LostAfter, ServerError, WebPage, Truncated,
    WrongTypes, UserDeleted,
};

/// Does one deed in the window's shell, by the buttons that a person presses, on a network that
/// follows a script.
class TroubledRun : public PageRig
{
public:
    TroubledRun();
    ~TroubledRun();

    /// Everything that the person is told in the end, a line for each place: "sheet", "in the
    /// sheet", "banner", "page", "device", "button" or "status".
    QString run(Deed deed, Trouble trouble);

private:
    using Reply = std::variant<net::Answer, Error>;

    static PagePerson person();
    static token::TokenSet secondTokens();

    Reply success() const;
    Reply reply() const;
    int timesSent() const;
    /// It may have been carried out: then the account is read again.
    bool isInDoubt() const;
    void expectRequest(const QByteArray &path, const QByteArray &body = {});
    void expectUser(const QByteArray &user);
    void expectFactors();
    void expectPasswordEmail();
    void expectDevice();
    void leaveDevice();

    void open();
    void act();
    void read();
    void save();
    void link();
    void unlink();
    void removeFactor();
    void createDevice();
    void deleteDevice();
    void deletePasted();
    void changePassword();
    bool isOver() const;
    /// The visible one of that name, once it can be pressed.
    QAbstractButton *button(const char *name, const QString &accessibleName = {}) const;
    /// With a scope that is missing only what the button says of it is read.
    bool press(const char *name, const QString &accessibleName = {});
    QStringList told() const;
    QStringList toldInSheet() const;
    QStringList toldInPage() const;

    Deed m_deed = Deed::ReadProfile;
    Trouble m_trouble = Trouble::None;
    QObject m_owner;
    QString m_onButton;
    auth::PasswordEmail m_passwordEmail{network};
    std::unique_ptr<devices::Devices> m_devices;
    std::unique_ptr<SignInController> m_signIn;
    std::unique_ptr<SecondSignIn> m_second;
    QPointer<linking::LinkIdentity> m_linking;
    std::unique_ptr<QWidget> m_window;
    Shell *m_shell = nullptr;
};

} // namespace test

} // namespace accountdesk
