// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/tokenreading.h"
#include "widgets/card.h"

namespace accountdesk {

class Badge;
class FactRow;

/// What was found out about a token: genuine, refused by which rule, or not verified.
class VerdictCard : public Card
{
    Q_OBJECT

public:
    explicit VerdictCard(QWidget *parent = nullptr);
    void setReading(const TokenReading &reading);

private:
    void setWords(const TokenReading &reading);

    Badge *m_badge;
    PlainTextLabel *m_what;
    PlainTextLabel *m_why;
    FactRow *m_rule;
    FactRow *m_notChecked;
};

} // namespace accountdesk
