// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace accountdesk {

class DataDocument;

/// Cells of the tree: server text made visible, what was edited marked, editors by type. A text
/// that one line cannot hold is not edited here.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// document: null for a tree that is only shown.
    explicit CellDelegate(const DataDocument *document, QObject *parent = nullptr);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model,
                      const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    const DataDocument *m_document;
};

} // namespace accountdesk
