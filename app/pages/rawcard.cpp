// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/rawcard.h"

#include "widgets/codeview.h"
#include "widgets/theme.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace accountdesk {

RawCard::RawCard(const QString &title, std::function<QByteArray()> source, QWidget *parent)
    : Card(title, parent),
      m_source(std::move(source)),
      m_button(new QPushButton),
      m_view(new CodeView(title))
{
    m_button->setCheckable(true);
    addHeaderWidget(m_button);
    body()->addWidget(m_view);
    connect(m_button, &QPushButton::toggled, this, &RawCard::showText);
    showText(false);
}

void RawCard::toggle()
{
    m_button->toggle();
}

bool RawCard::isOpen() const
{
    return m_button->isChecked();
}

void RawCard::refresh()
{
    if (isOpen())
        showText(true);
}

void RawCard::showText(bool isOpen)
{
    m_button->setText(isOpen ? tr("Hide") : tr("Show"));
    m_button->setAccessibleName(isOpen ? tr("Hide the JSON text") : tr("Show the JSON text"));
    m_view->setVisible(isOpen);
    if (!isOpen) {
        m_view->clear();
        return;
    }
    m_view->setJson(m_source());
    const int lines = std::clamp(m_view->blockCount() + 1, 4, 32);
    m_view->setFixedHeight(lines * m_view->fontMetrics().lineSpacing() + 2 * m_view->frameWidth()
                           + Theme::current().scaled(12));
    Q_EMIT opened();
}

} // namespace accountdesk
