// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/lefttext.h"

#include "pages/metadata/datadocument.h"
#include "widgets/announce.h"
#include "widgets/plaintextlabel.h"
#include "widgets/theme.h"
#include "widgets/visibletext.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace accountdesk {

using models::JsonModel;

namespace {

constexpr int longestShown = 40;

QString shown(const QString &typed)
{
    const bool isShort = typed.size() <= longestShown;
    return visibleLine(isShort ? typed : typed.left(longestShown) + QChar(0x2026));
}

} // namespace

LeftText::LeftText(DataDocument &document, QWidget *parent)
    : QWidget(parent), m_document(document), m_sentence(new PlainTextLabel),
      m_takeUp(new QPushButton(tr("Take it up again")))
{
    const Theme &theme = Theme::current();
    m_sentence->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Warning);
    m_takeUp->setObjectName(QStringLiteral("takeUpLeftText"));
    auto *drop = new QPushButton(tr("Drop it"));
    drop->setObjectName(QStringLiteral("dropLeftText"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme.scaled(8));
    buttons->addWidget(m_takeUp);
    buttons->addWidget(drop);
    buttons->addStretch(1);
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, theme.scaled(8));
    lines->setSpacing(theme.scaled(8));
    lines->addWidget(m_sentence);
    lines->addLayout(buttons);
    connect(m_takeUp, &QPushButton::clicked, this, [this] {
        const Text text = m_texts.last();
        dropLast();
        Q_EMIT takenUp(text);
    });
    connect(drop, &QPushButton::clicked, this, &LeftText::dropLast);
    connect(&document, &DataDocument::changed, this, &LeftText::dropGone);
    const JsonModel &model = document.model();
    connect(&model, &JsonModel::modelAboutToBeReset, this, &LeftText::rememberPlaces);
    connect(&model, &JsonModel::modelReset, this, &LeftText::findPlaces);
    hide();
}

void LeftText::keep(const Text &text)
{
    m_texts.append(text);
    showLast();
    announce(this, m_sentence->plainText());
}

QString LeftText::lineOf(const Text &text) const
{
    return tr("“%1”, typed for %2; it cannot be used, and no draft keeps it")
        .arg(shown(text.typed), visibleLine(m_document.model().pathOf(text.value)));
}

QStringList LeftText::lines() const
{
    QStringList lines;
    for (const Text &each : m_texts)
        lines.append(lineOf(each));
    return lines;
}

void LeftText::setLocked(bool isLocked)
{
    m_takeUp->setEnabled(!isLocked);
}

void LeftText::showLast()
{
    setVisible(!m_texts.isEmpty());
    if (m_texts.isEmpty())
        return;
    const Text &text = m_texts.last();
    m_sentence->setPlainText(tr("“%1”, typed for %2, was not taken over. %3")
                                 .arg(shown(text.typed),
                                      visibleLine(m_document.model().pathOf(text.value)),
                                      text.reason));
}

void LeftText::dropLast()
{
    m_texts.removeLast();
    showLast();
}

/// With its value.
void LeftText::dropGone()
{
    m_texts.removeIf([](const Text &text) { return !text.value.isValid(); });
    showLast();
}

void LeftText::rememberPlaces()
{
    m_places.clear();
    for (const Text &each : std::as_const(m_texts))
        m_places.append(each.value.isValid() ? m_document.model().pathOf(each.value) : QString());
}

void LeftText::findPlaces()
{
    // The tree was told before: what is left behind since then has its place.
    for (int i = 0; i < m_places.size(); ++i)
        m_texts[i].value = m_document.model().indexOfPath(m_places.at(i));
    m_places.clear();
}

} // namespace accountdesk
