// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/datatree.h"
#include "pages/metadata/typetext.h"
#include "pages/metadata/valuecard.h"
#include "widgets/accessibility.h"
#include "widgets/plaintextlabel.h"
#include "widgets/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace accountdesk {

QWidget *ValueCard::addField(const QString &label, QWidget *field)
{
    const Theme &theme = Theme::current();
    auto *row = new QWidget;
    auto *title = new PlainTextLabel(label);
    title->setTextStyle(Theme::TextStyle::Secondary);
    field->setAccessibleName(label);
    auto *lines = new QVBoxLayout(row);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(theme.scaled(4));
    lines->addWidget(title);
    lines->addWidget(field);
    return row;
}

QWidget *ValueCard::buildFields()
{
    const Theme &theme = Theme::current();
    m_path->setTechnical(true);
    m_path->setSelectable(true);
    m_path->setTextStyle(Theme::TextStyle::Small, false, Theme::Role::Muted);
    m_problem->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Warning);
    m_words->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Muted);
    m_name->setObjectName(QStringLiteral("valueName"));
    m_type->setObjectName(QStringLiteral("valueType"));
    m_text->setObjectName(QStringLiteral("valueText"));
    m_number->setObjectName(QStringLiteral("valueNumber"));
    m_choice->setObjectName(QStringLiteral("valueChoice"));
    m_text->setAccessibleName(tr("Value"));
    m_number->setAccessibleName(tr("Value"));
    m_choice->setAccessibleName(tr("Value"));
    m_text->setTabChangesFocus(true);
    m_text->viewport()->setAutoFillBackground(false); // the field's own, also while it is off
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * 5 + theme.scaled(16));
    for (const json::Type type : allTypes())
        m_type->addItem(typeTitle(type), static_cast<int>(type));
    m_choice->addItem(tr("true"), true);
    m_choice->addItem(tr("false"), false);

    auto *values = new QVBoxLayout(m_values);
    values->setContentsMargins(0, 0, 0, 0);
    for (QWidget *control : std::initializer_list<QWidget *>{m_text, m_number, m_choice, m_words})
        values->addWidget(control);

    auto *fields = new QWidget;
    auto *lines = new QVBoxLayout(fields);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(theme.scaled(12));
    lines->addWidget(m_path);
    m_nameRow = addField(tr("Name"), m_name);
    lines->addWidget(m_nameRow);
    lines->addWidget(addField(tr("Type"), m_type));
    lines->addWidget(addField(tr("Value"), m_values));
    lines->addWidget(m_problem);
    lines->addWidget(buildButtons());
    return fields;
}

QWidget *ValueCard::buildButtons()
{
    const Theme &theme = Theme::current();
    auto *box = new QWidget;
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(theme.scaled(8));
    const auto add = [&](const QString &text, const char *name, int place, auto act) {
        auto *button = new QPushButton(text);
        button->setObjectName(QString::fromLatin1(name));
        connect(button, &QPushButton::clicked, this, act);
        grid->addWidget(button, place / 2, place % 2);
        return button;
    };
    using Way = DataTree::Way;
    add(tr("Duplicate"), "duplicateValue", 0, [this] { m_tree.duplicateValue(); });
    add(tr("Delete"), "deleteValue", 1, [this] { m_tree.deleteValue(); });
    const std::tuple<QString, const char *, Way> moves[] = {
        {tr("Move up"), "moveValueUp", Way::Up},
        {tr("Move down"), "moveValueDown", Way::Down},
        {tr("Move out"), "moveValueOut", Way::Out},
        {tr("Move in"), "moveValueIn", Way::In}};
    int place = 2;
    for (const auto &[text, name, way] : moves)
        m_moves.append({add(text, name, place++, [this, way = way] { m_tree.moveValue(way); }),
                        static_cast<int>(way)});
    setPlainToolTip(m_moves.at(2).first, tr("Out of its list or object, behind it"));
    setPlainToolTip(m_moves.at(3).first, tr("Into the list or object right above it"));
    return box;
}

} // namespace accountdesk
