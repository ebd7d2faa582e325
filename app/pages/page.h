// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"
#include "core/completion.h"
#include "widgets/banner.h"
#include "widgets/sheet.h"

#include <QList>
#include <QPointer>
#include <QScrollArea>
#include <QStringList>

#include <functional>

namespace accountdesk {

namespace account {
class AccountEdits;
class AccountStore;
}
namespace auth {
class Session;
}
namespace config {
class Settings;
}
namespace devices {
class Devices;
}
namespace secrets {
class SecretStore;
}
class Clock;
class ActionBinder;
class ProfilePicture;
class SecondSignIn;

/// Has the tenant send its e-mail for changing a password, by a database connection's name; gives
/// the tenant's sentence.
using SendPasswordEmail = std::function<void(const QString &email, const QString &connection,
                                             Completion<QString> completion)>;

/// What every page gets; all of it outlives the pages.
struct PageContext
{
    account::AccountStore &store;
    auth::Session &session; ///< only the Token page looks into it
    config::Settings &settings;
    const Clock &clock;
    ActionBinder &binder;
    ProfilePicture &picture;
    account::AccountEdits &edits;
    devices::Devices &devices;
    secrets::SecretStore &secrets; ///< only to say where secrets rest
    SendPasswordEmail sendPasswordEmail = {};
    SecondSignIn *secondSignIn = nullptr; ///< nothing: no account can be linked
};

/// One page of the stack: header, then cards in a scroll area, or a sheet in their place. Keeps
/// nothing but unsaved edits; it asks the window for what is not its own by signals.
class Page : public QScrollArea
{
    Q_OBJECT

public:
    explicit Page(const PageContext &context, QWidget *parent = nullptr);

    /// Shown now or hidden; timers run only while shown.
    virtual void setActive(bool isActive) { Q_UNUSED(isActive) }
    /// What it shows beside its first view, in tabs; and opens one of them, the first for "".
    virtual QStringList moreViews() const { return {}; }
    virtual void openView(const QString &id) { Q_UNUSED(id) }
    /// A line for each edit that would be lost or left as a draft by leaving the account.
    virtual QStringList unsavedEdits() const { return {}; }
    /// Whether those are in the profile folder as a draft now.
    virtual bool keepsEdits() { return false; }
    /// It shows by itself that this action has failed, so that the window's banner need not.
    virtual bool tellsFailure(catalogue::Action action) const;
    /// The sheet that stands in place of the cards; nothing if they are shown.
    Sheet *sheet() const { return m_sheet; }

Q_SIGNALS:
    /// "Open that page", by its id.
    void pageRequested(const QString &id);
    /// "Sign in again with these actions' scopes added, then come back here."
    void actionsRequested(const QList<accountdesk::catalogue::Action> &actions);
    /// "Sign in again with the same scopes": the token has ended or is about to.
    void signInRequested();
    void sheetOpened();
    /// A quiet sentence for the banner that goes by itself.
    void noted(const QString &sentence);
    /// What did not work and is not in the store's failed(); stays in the banner.
    void troubled(const accountdesk::Banner::Message &message);

protected:
    const PageContext &context() const { return m_context; }
    /// The column that cards go into.
    QWidget *column() const { return m_column; }
    /// Takes the sheet over and shows it in place of the cards and of an earlier sheet.
    void openSheet(Sheet *sheet);
    /// Brings the cards back as they were, with the focus where it was.
    void closeSheet();
    /// Copies the request to the administrator after a refusal of that action, and says so.
    void copyRequest(catalogue::Action action);

private:
    PageContext m_context;
    void dropSheet();

    QWidget *m_host;
    QWidget *m_column;
    QPointer<Sheet> m_sheet;
    QPointer<QWidget> m_focusBefore;
    int m_scrollBefore = 0;
};

} // namespace accountdesk
