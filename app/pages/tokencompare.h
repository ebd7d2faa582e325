// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/claimcomparison.h"
#include "pages/tokenreading.h"
#include "widgets/card.h"

#include <array>

class QComboBox;

namespace accountdesk {

class RowList;

/// Two of the known tokens claim by claim, differences marked.
class TokenCompare : public Card
{
    Q_OBJECT

public:
    enum class Choice { Access, Id, Pasted };

    explicit TokenCompare(QWidget *parent = nullptr);
    /// No claims: that token is not there (opaque, nothing pasted).
    void setClaims(Choice choice, const std::optional<token::Claims> &claims);
    const ClaimComparisonModel &model() const { return m_model; }

private:
    void compare();
    QWidget *makeLine(int row);

    std::array<std::optional<token::Claims>, 3> m_claims;
    ClaimComparisonModel m_model;
    QComboBox *m_first;
    QComboBox *m_second;
    PlainTextLabel *m_summary;
    RowList *m_rows;
};

} // namespace accountdesk
