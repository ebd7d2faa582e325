// SPDX-License-Identifier: GPL-3.0-or-later
// What a person reads after a troubled run.
#include "app/troubledrun.h"

#include "pages/devices/deviceline.h"
#include "pages/metadata/savedcard.h"
#include "pages/problemcard.h"
#include "widgets/badge.h"
#include "widgets/plaintextlabel.h"
#include "window/shell.h"
#include "window/statusline.h"

#include <QPushButton>
#include <QRegularExpression>

namespace accountdesk::test {

namespace {

QString line(const QString &what, const QString &why, const QString &verb)
{
    QString text = what;
    if (!why.isEmpty())
        text += QLatin1String(": ") + why;
    if (!verb.isEmpty())
        text += QLatin1String(" [") + verb + QLatin1Char(']');
    return text;
}

QString line(const Banner::Message &message)
{
    return line(message.what, message.why, message.action);
}

QString textIn(const QWidget *widget, const char *name)
{
    const auto *label = widget->findChild<PlainTextLabel *>(QLatin1String(name));
    return label && label->isVisible() ? label->plainText() : QString();
}

} // namespace

QStringList TroubledRun::told() const
{
    QStringList all = toldInSheet();
    if (m_shell->banner()->isVisible())
        all.append(QLatin1String("banner: ") + line(m_shell->banner()->message()));
    all += toldInPage();
    if (m_deed == Deed::ReadProfile || m_deed == Deed::ReadFactors)
        all.append(QLatin1String("status: ") + visibleTexts(*m_shell->statusLine()).value(0));
    if (!m_onButton.isEmpty())
        all.append(QLatin1String("button: ") + m_onButton);
    return all;
}

QStringList TroubledRun::toldInSheet() const
{
    const Sheet *sheet = m_shell->currentPage()->sheet();
    if (!sheet)
        return {};
    QStringList all{QLatin1String("sheet: ") + sheet->title()};
    const auto *failure = sheet->findChild<Banner *>();
    if (failure && failure->isVisible())
        all.append(QLatin1String("in the sheet: ") + line(failure->message()));
    if (const QString words = textIn(sheet, "passwordAnswer"); !words.isEmpty()) {
        const QWidget *card = sheet->findChild<QWidget *>(QStringLiteral("passwordAnswer"))
                                  ->parentWidget();
        const auto *badge = card->findChild<Badge *>();
        all.append(QLatin1String("in the sheet: ")
                   + line(badge->word(), visibleTexts(*card).join(QLatin1Char(' ')), {}));
    }
    return all;
}

QStringList TroubledRun::toldInPage() const
{
    QStringList all;
    const Page *page = m_shell->currentPage();
    for (const ProblemCard *card : page->findChildren<ProblemCard *>()) {
        if (card->isVisible())
            all.append(QLatin1String("page: ") + visibleTexts(*card).join(QLatin1String(": "))
                       + QLatin1String(" [") + card->findChild<QPushButton *>()->text()
                       + QLatin1Char(']'));
    }
    const auto *saved = page->findChild<SavedCard *>();
    // The time after it is the local one.
    if (saved && saved->isVisible())
        all.append(QLatin1String("page: ")
                   + visibleTexts(*saved).value(0).section(QLatin1String(" ("), 0, 0));
    if (const QString words = textIn(page, "pastedOutcome"); !words.isEmpty())
        all.append(QLatin1String("page: ") + words);
    for (const DeviceLine *device : page->findChildren<DeviceLine *>()) {
        // Beside name, time and ids.
        const QStringList sentences
            = visibleTexts(*device).filter(QRegularExpression(QStringLiteral("\\.$")));
        if (device->isVisible())
            all.append(QLatin1String("device: ")
                       + line(device->accessibleName(), sentences.join(QLatin1Char(' ')), {}));
    }
    return all;
}

} // namespace accountdesk::test
