// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "linking/linkidentity.h"
#include "pages/identities/linktext.h"
#include "pages/page.h"

#include <optional>

namespace accountdesk {

class LinkResultSheet;
class WaitingPanel;

/// Linking a second account, sheet by sheet: what will happen, the second sign-in, the two
/// accounts side by side, sending, what came of it, taking over the second account's data. Owned
/// by its page; what has been sent goes on without it.
class LinkWizard : public QObject
{
    Q_OBJECT

public:
    explicit LinkWizard(const PageContext &context, QObject *parent = nullptr);
    ~LinkWizard() override;

    void begin();
    /// What a rescue copy holds, to be taken over as after linking.
    void open(const records::RescueCopy &copy);
    bool isOpen() const { return m_isOpen && m_sheet; }

Q_SIGNALS:
    void sheetMade(accountdesk::Sheet *sheet);
    /// "Copy the request to the administrator."
    void requestCopyWanted();
    void signInWanted();
    void closed();
    void noted(const QString &sentence);

private:
    void follow();
    void show(Sheet *sheet);
    void leave();
    void goOnAfter(AfterLinking step);
    void showIntro(const std::optional<Error> &failure = std::nullopt);
    void showWaiting();
    void showWork(const QString &title, const QString &sentence, bool mayStop);
    void showPauses();
    void take(linking::LinkIdentity *linking);
    void showStage(linking::LinkIdentity::Stage stage);
    void showUnreadable();
    void showPreview();
    void showEnd(const Result<linking::Linked> &result);
    void showFailure(const Error &error);
    void showResult();
    void adopt(const QList<linking::AdoptableKey> &chosen);
    void close();

    PageContext m_context;
    bool m_isOpen = false;
    QPointer<Sheet> m_sheet;    ///< the page may close it, and so end this
    QPointer<WaitingPanel> m_waiting;
    QPointer<linking::LinkIdentity> m_linking;
    std::optional<linking::Linked> m_linked;
    bool m_isCopy = false;  ///< m_linked is of an earlier linking
};

} // namespace accountdesk
