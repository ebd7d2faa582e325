// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/savewords.h"

namespace accountdesk {

QString SaveWords::question() const
{
    if (isBack())
        return tr("Take this save back?");
    return tr("Save your data?");
}

QString SaveWords::review(int count) const
{
    if (isBack())
        return tr("This is what will change back: %n value(s). What was changed elsewhere since stays. "
                  "Nothing has been sent yet.", nullptr, count);
    return tr("This is what will change: %n value(s). Nothing has been sent yet.", nullptr, count);
}

QString SaveWords::go() const
{
    if (isBack())
        return tr("Take back");
    return tr("Save");
}

QString SaveWords::sending() const
{
    if (isBack())
        return tr("Taking the save back");
    return tr("Saving");
}

QString SaveWords::sendingSentence() const
{
    if (isBack())
        return tr("Your tenant has been asked to store what was there before.");
    return tr("Your tenant has been asked to store the changes.");
}

QString SaveWords::conflict(const QString &key) const
{
    if (isBack())
        return tr("“%1” has changed since it was saved").arg(key);
    return tr("“%1” was changed in two places").arg(key);
}

QString SaveWords::conflictSentence(int number, int count) const
{
    if (isBack())
        return tr("Something else changed it at your tenant after your save. Which one shall it be? "
                  "(%1 of %2)").arg(number).arg(count);
    return tr("You changed it here, and something else changed it at your tenant since you "
              "began. Which one shall stay? (%1 of %2)").arg(number).arg(count);
}

QString SaveWords::mine() const
{
    if (isBack())
        return tr("Before your save");
    return tr("Yours");
}

QString SaveWords::keepMine() const
{
    if (isBack())
        return tr("Take this one back");
    return tr("Keep mine");
}

QString SaveWords::theirs() const
{
    if (isBack())
        return tr("Your tenant's now");
    return tr("Your tenant's");
}

QString SaveWords::base() const
{
    if (isBack())
        return tr("What you saved");
    return tr("What it was when you began");
}

QString SaveWords::done(int count) const
{
    if (isBack())
        return tr("Taken back: %n change(s).", nullptr, count);
    return tr("Saved: %n change(s).", nullptr, count);
}

QString SaveWords::nothingToDo() const
{
    if (isBack())
        return tr("Your tenant holds nothing of that save any more; nothing had to be sent.");
    return tr("Nothing had to be sent: your tenant holds it that way already.");
}

QString SaveWords::doneDifferently(const QString &names) const
{
    if (isBack())
        return tr("Taken back, but your tenant stored this otherwise than it was sent: %1.").arg(names);
    return tr("Saved, but your tenant stored this otherwise than it was sent: %1.").arg(names);
}

QString SaveWords::doneAfterDoubt() const
{
    if (isBack())
        return tr("No usable answer came, but reading again shows that all was taken back.");
    return tr("No usable answer came, but reading again shows that all was saved.");
}

QString SaveWords::failed() const
{
    if (isBack())
        return tr("The save was not taken back");
    return tr("Your data were not saved");
}

QString SaveWords::wayBack() const
{
    if (isBack())
        return tr("Save it again…");
    return tr("Undo this save…");
}

} // namespace accountdesk
