// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/celldelegate.h"

#include "pages/metadata/datadocument.h"
#include "pages/metadata/typetext.h"
#include "widgets/theme.h"
#include "widgets/visibletext.h"

#include <QComboBox>
#include <QLineEdit>

namespace accountdesk {

using models::JsonModel;

namespace {

constexpr qsizetype longestLine = 1000;

json::Type typeOf(const QModelIndex &index)
{
    return static_cast<json::Type>(index.data(JsonModel::TypeRole).toInt());
}

bool fitsOneLine(const QString &text)
{
    return text.size() <= longestLine && visibleLine(text) == text;
}

QComboBox *makeBox(QWidget *parent, const QList<std::pair<QString, QVariant>> &choices)
{
    auto *box = new QComboBox(parent);
    for (const auto &[text, value] : choices)
        box->addItem(text, value);
    return box;
}

} // namespace

CellDelegate::CellDelegate(const DataDocument *document, QObject *parent)
    : QStyledItemDelegate(parent), m_document(document)
{
}

void CellDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const Theme &theme = Theme::current();
    option->text = visibleLine(option->text);
    option->textElideMode = Qt::ElideRight;
    const json::Type type = typeOf(index);
    const bool isContainer = type == json::Type::Array || type == json::Type::Object;
    const bool isQuiet = index.column() == JsonModel::TypeColumn
        || (index.column() == JsonModel::ValueColumn && (isContainer || type == json::Type::Null));
    // The chosen row is a light surface: its text stays as dark as that of the others.
    const Theme::Role ink = isQuiet ? Theme::Role::Muted : Theme::Role::Text;
    for (const QPalette::ColorRole role : {QPalette::Text, QPalette::HighlightedText})
        option->palette.setColor(role, theme.color(ink));
    if (index.column() != JsonModel::NameColumn || !m_document || !m_document->isModified())
        return;
    if (m_document->isMarked(index.data(JsonModel::PathRole).toString())) {
        option->font = theme.font(Theme::TextStyle::Body, true);
        option->text += QStringLiteral("  •");
    }
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize hint = QStyledItemDelegate::sizeHint(option, index);
    return {hint.width(), std::max(hint.height(), Theme::current().scaled(36))};
}

QWidget *CellDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                    const QModelIndex &index) const
{
    if (index.column() == JsonModel::TypeColumn) {
        QList<std::pair<QString, QVariant>> choices;
        for (const json::Type type : allTypes())
            choices.append({typeTitle(type), static_cast<int>(type)});
        return makeBox(parent, choices);
    }
    if (index.column() == JsonModel::ValueColumn && typeOf(index) == json::Type::Bool)
        return makeBox(parent, {{tr("true"), true}, {tr("false"), false}});
    if (!fitsOneLine(index.data(Qt::EditRole).toString()))
        return nullptr;
    return new QLineEdit(parent);
}

void CellDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const QVariant value = index.data(Qt::EditRole);
    if (auto *box = qobject_cast<QComboBox *>(editor))
        box->setCurrentIndex(box->findData(value));
    else if (auto *line = qobject_cast<QLineEdit *>(editor))
        line->setText(value.toString());
}

void CellDelegate::setModelData(QWidget *editor, QAbstractItemModel *model,
                                const QModelIndex &index) const
{
    if (const auto *box = qobject_cast<QComboBox *>(editor))
        model->setData(index, box->currentData(), Qt::EditRole);
    else if (const auto *line = qobject_cast<QLineEdit *>(editor))
        model->setData(index, line->text(), Qt::EditRole);
}

void CellDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                        const QModelIndex &) const
{
    const int height = std::max(option.rect.height(), editor->sizeHint().height());
    QRect rect(option.rect.left(), option.rect.center().y() - height / 2,
               option.rect.width(), height);
    editor->setGeometry(rect);
}

} // namespace accountdesk
