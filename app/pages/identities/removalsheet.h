// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "widgets/banner.h"
#include "widgets/sheet.h"

namespace accountdesk {

class Bullets;
class LockoutCard;

/// What the button of a failure does.
enum class NextStep { Repeat, ReadAgain, SignIn, AskForScope };
NextStep nextStepAfter(const Error &error);

/// Before a sign-in method or a second factor goes: what follows, the lock-out check, and the two
/// verbs. Tells in itself what went wrong.
class RemovalSheet : public Sheet
{
    Q_OBJECT

public:
    struct Texts
    {
        QString title;
        QString sentence;
        QStringList consequences;
        QString keep;
        QString remove;
        QString working;        ///< on the button meanwhile
    };

    explicit RemovalSheet(const Texts &texts, QWidget *parent = nullptr);
    LockoutCard *lockout() const { return m_lockout; }
    QPushButton *removeButton() const { return m_remove; }
    void showFailure(const Banner::Message &message);
    void clearFailure();
    const Banner *failure() const { return m_failure; }
    void setWorking(bool isWorking);

Q_SIGNALS:
    void kept();
    /// While working: don't wait any longer.
    void stopped();
    void remedyChosen();

private:
    Texts m_texts;
    Banner *m_failure;
    LockoutCard *m_lockout;
    QPushButton *m_remove;
    bool m_isWorking = false;
};

} // namespace accountdesk
