// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/demoribbon.h"

#include "widgets/accessibility.h"
#include "widgets/plaintextlabel.h"

#include <QBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>

namespace accountdesk {

DemoRibbon::DemoRibbon(const QList<demo::DemoPerson> &people, QWidget *parent)
    : QWidget(parent), m_choose(new QPushButton(tr("Choose a person…")))
{
    const Theme &theme = Theme::current();
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    auto *text = new PlainTextLabel(tr("Demo tenant. Nothing here is real, nothing leaves this "
                                       "computer."));
    text->setTextStyle(Theme::TextStyle::Secondary, true, Theme::Role::Warning);
    text->setAlignment(Qt::AlignVCenter | Qt::AlignLeading);
    text->setMinimumHeight(theme.scaled(32));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme.scaled(20), theme.scaled(6), theme.scaled(20),
                               theme.scaled(6));
    layout->setSpacing(theme.scaled(16));
    layout->addWidget(text, 1);
    layout->addWidget(m_choose);
    setAccessibleName(text->plainText());
    connect(m_choose, &QPushButton::clicked, this, [this, people] { chooseFrom(people); });
}

void DemoRibbon::setChoiceShown(bool isShown)
{
    m_choose->setVisible(isShown);
}

void DemoRibbon::chooseFrom(const QList<demo::DemoPerson> &people)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    for (const demo::DemoPerson &person : people) {
        QString name = visibleLine(person.displayName);
        QAction *action = menu->addAction(name.replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setToolTip(plainToolTip(person.description));
        connect(action, &QAction::triggered, this, [this, person] { Q_EMIT personChosen(person); });
    }
    menu->popup(m_choose->mapToGlobal(QPoint(0, m_choose->height())));
}

void DemoRibbon::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Theme::Role::WarningSurface));
    if (theme.isHighContrast())
        painter.fillRect(0, height() - 1, width(), 1, theme.color(Theme::Role::Line));
}

} // namespace accountdesk
