// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/page.h"

class QTabBar;

namespace accountdesk {

class Card;
class OpaqueCard;
class TokenCompare;
class TokenPaste;
class TokenView;

/// What the tokens say: access token, ID token, both compared, and any pasted one.
class TokenPage : public Page
{
    Q_OBJECT

public:
    enum Tab { Access, Id, Compare, Paste, TabCount };

    explicit TokenPage(const PageContext &context, QWidget *parent = nullptr);
    void setActive(bool isActive) override;
    QStringList moreViews() const override;
    void openView(const QString &id) override;
    void openTab(Tab tab);

private:
    void addViews();
    void showTokens();
    void showTab();
    void compareTokens();

    QTabBar *m_tabs;
    Card *m_signedOut;
    OpaqueCard *m_opaque;
    TokenView *m_access;
    TokenView *m_id;
    TokenCompare *m_compare;
    TokenPaste *m_paste;
    bool m_isActive = false;
};

} // namespace accountdesk
