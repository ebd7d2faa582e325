// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/card.h"

#include <QStringList>

namespace accountdesk {

/// The scopes of a token, each with what it allows.
class ScopesCard : public Card
{
    Q_OBJECT

public:
    explicit ScopesCard(QWidget *parent = nullptr);
    void setScopes(const QStringList &scopes);

    /// "Read your profile, see your factors"; a sentence of its own for sign-in's scopes.
    static QString meaning(const QString &scope);

private:
    QVBoxLayout *m_lines;
};

} // namespace accountdesk
