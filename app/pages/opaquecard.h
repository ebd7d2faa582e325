// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/card.h"

#include <functional>

namespace accountdesk {

class SecretField;

/// Instead of an access token that cannot be looked into: why, most likely, and what to do.
class OpaqueCard : public Card
{
    Q_OBJECT

public:
    explicit OpaqueCard(std::function<QByteArray()> source, QWidget *parent = nullptr);
    void refresh();

Q_SIGNALS:
    void signInRequested();
    void copied(const QString &sentence);

private:
    SecretField *m_secret;
};

} // namespace accountdesk
