// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"

#include <QList>
#include <QScrollArea>
#include <QStringList>

namespace accountdesk {

namespace account {
class AccountStore;
}
namespace auth {
class Session;
}
namespace config {
class Settings;
}
class Clock;
class ActionBinder;
class ProfilePicture;

/// What every page gets; all of it outlives the pages.
struct PageContext
{
    account::AccountStore &store;
    auth::Session &session; ///< only the Token page looks into it
    config::Settings &settings;
    const Clock &clock;
    ActionBinder &binder;
    ProfilePicture &picture;
};

/// One page of the stack: header, then cards in a scroll area. Keeps nothing but unsaved edits;
/// it asks the window for what is not its own by signals.
class Page : public QScrollArea
{
    Q_OBJECT

public:
    explicit Page(const PageContext &context, QWidget *parent = nullptr);

    /// Shown now or hidden; timers run only while shown.
    virtual void setActive(bool isActive) { Q_UNUSED(isActive) }
    /// What it shows beside its first view, in tabs; and opens one of them.
    virtual QStringList moreViews() const { return {}; }
    virtual void openView(const QString &id) { Q_UNUSED(id) }

Q_SIGNALS:
    /// "Open that page", by its id.
    void pageRequested(const QString &id);
    /// "Sign in again with these actions' scopes added, then come back here."
    void actionsRequested(const QList<accountdesk::catalogue::Action> &actions);
    /// "Sign in again with the same scopes": the token has ended or is about to.
    void signInRequested();
    /// A quiet sentence for the banner that goes by itself.
    void noted(const QString &sentence);

protected:
    const PageContext &context() const { return m_context; }
    /// The column that cards go into.
    QWidget *column() const { return m_column; }

private:
    PageContext m_context;
    QWidget *m_column;
};

} // namespace accountdesk
