// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/dialogs.h"

#include "widgets/plaintextlabel.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QPushButton>

namespace accountdesk {

namespace {

struct DialogText
{
    Q_DECLARE_TR_FUNCTIONS(accountdesk::Dialogs)
};

QVBoxLayout *openDialog(const QString &title, QWidget *parent)
{
    const Theme &theme = Theme::current();
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setMinimumWidth(theme.scaled(380));
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(theme.scaled(24), theme.scaled(20), theme.scaled(24),
                               theme.scaled(16));
    layout->setSpacing(theme.scaled(10));
    auto *heading = new PlainTextLabel(title);
    heading->setTextStyle(Theme::TextStyle::Heading, true);
    layout->addWidget(heading);
    auto *body = new QVBoxLayout;
    body->setSpacing(theme.scaled(8));
    layout->addLayout(body);
    layout->addSpacing(theme.scaled(8));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setObjectName(QStringLiteral("closeDialog"));
    buttons->button(QDialogButtonBox::Close)->setIcon({}); // some platforms' is black on black
    layout->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    // Once the caller has filled it: an open dialog would grow with each line.
    QMetaObject::invokeMethod(dialog, &QDialog::open, Qt::QueuedConnection);
    return body;
}

QString plainTitle(const QAction *action)
{
    QString text = action->text();
    return text.remove(QLatin1Char('&'));
}

} // namespace

void openAbout(QWidget *parent)
{
    QVBoxLayout *body = openDialog(DialogText::tr("About Account Desk"), parent);
    const QString version = QCoreApplication::applicationVersion();
    body->addWidget(new PlainTextLabel(
        DialogText::tr("Version %1, on Qt %2").arg(version, QLatin1String(qVersion()))));
    body->addWidget(new PlainTextLabel(DialogText::tr(
        "Manage your own Auth0 account from the desktop. It is not made by Auth0.")));
    auto *licence =
        new PlainTextLabel(DialogText::tr("Free software under the GNU General Public License, "
                                          "version 3 or later, without warranty."));
    licence->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    body->addWidget(licence);
}

void openShortcuts(const QList<QAction *> &actions, QWidget *parent)
{
    QVBoxLayout *body = openDialog(DialogText::tr("Keyboard shortcuts"), parent);
    auto *grid = new QGridLayout;
    grid->setColumnStretch(0, 1);
    for (const QAction *action : actions) {
        const int row = grid->rowCount();
        QStringList keys;
        for (const QKeySequence &key : action->shortcuts())
            keys.append(key.toString(QKeySequence::NativeText));
        auto *names = new PlainTextLabel(keys.join(DialogText::tr(" or ")));
        names->setTextStyle(Theme::TextStyle::Body, true);
        grid->addWidget(new PlainTextLabel(plainTitle(action)), row, 0);
        grid->addWidget(names, row, 1);
    }
    body->addLayout(grid);
}

} // namespace accountdesk
