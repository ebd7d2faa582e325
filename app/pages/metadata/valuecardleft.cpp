// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/datadocument.h"
#include "pages/metadata/datatree.h"
#include "pages/metadata/valuecard.h"
#include "widgets/jsoneditor.h"
#include "widgets/plaintextlabel.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <utility>

namespace accountdesk {

using models::JsonModel;

QStringList ValueCard::unusable() const
{
    QStringList lines = m_left->lines();
    if (m_broken)
        lines.prepend(m_left->lineOf(brokenText()));
    return lines;
}

/// Whether what the fields hold was typed for it; it may stand elsewhere meanwhile.
bool ValueCard::isAbout(const QModelIndex &value)
{
    if (!m_shown.isValid() && !m_shownPath.isEmpty())
        m_shown = m_document.model().indexOfPath(m_shownPath);
    m_shownPath.clear();
    return value.isValid() && m_shown == value
        && (m_broken == m_name || value.data(JsonModel::TypeRole) == m_type->currentData());
}

LeftText::Text ValueCard::brokenText() const
{
    QString typed = m_name->text();
    if (m_broken == m_number)
        typed = m_number->text();
    else if (m_broken == m_text)
        typed = exactText(*m_text->document());
    return {m_shown, m_broken == m_name, typed, m_problem->plainText()};
}

void ValueCard::leaveText()
{
    if (!m_broken)
        return;
    if (m_shown.isValid()) {
        const QModelIndex value = m_shown;
        m_left->keep(brokenText());
        m_name->setText(value.data(Qt::EditRole).toString());
        if (m_broken == m_number)
            m_number->setText(value.siblingAtColumn(JsonModel::ValueColumn).data(Qt::EditRole).toString());
    }
    setBroken(nullptr);
}

void ValueCard::takeUp(const LeftText::Text &text)
{
    leaveText();
    m_tree.choose(m_document.model().rowsOf(text.value));
    m_document.endTyping();
    if (text.isName && !m_nameRow->isHidden()) {
        m_name->setText(text.typed);
        m_name->setFocus(Qt::OtherFocusReason);
        typeName();
    } else if (!text.isName && !m_number->isHidden()) {
        m_number->setText(text.typed);
        m_number->setFocus(Qt::OtherFocusReason);
        typeNumber();
    } else if (!text.isName && !m_text->isHidden() && !m_text->isReadOnly()) {
        m_text->setFocus(Qt::OtherFocusReason);
        m_text->setPlainText(text.typed);
    } else {
        m_left->keep(text);
    }
}

} // namespace accountdesk
