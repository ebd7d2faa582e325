// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsonedit/editabledocument.h"
#include "models/rowsmodel.h"

#include <QAbstractItemModel>

#include <functional>
#include <optional>

namespace accountdesk::models {

/// The tree of one editable document; its top rows are the root's children. Rows appear in
/// portions as a view asks for them. Every edit goes through apply(), which tells the views
/// exactly what moved; undo and redo are apply() of the edits that it gives back.
class JsonModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, ValueColumn, TypeColumn, ColumnCount };
    static constexpr int TypeRole = RawRole + 1;    ///< int of json::Type
    static constexpr int PathRole = RawRole + 2;    ///< "$.a[3]"
    static constexpr int EditedRole = RawRole + 3;  ///< differs from what was opened
    static constexpr int UnsafeRole = RawRole + 4;  ///< an integer beyond 2^53
    static constexpr int portion = 1000;            ///< rows that one fetchMore brings at most

    using EditHandler = std::function<void(const jsonedit::Edit &)>;

    explicit JsonModel(QObject *parent = nullptr);
    ~JsonModel() override;

    /// Rejected (rule "depth") leaves the model as it was.
    Result<void> setDocument(const json::Document &document,
                             jsonedit::NameRule rule = jsonedit::NameRule::Any);
    const jsonedit::EditableDocument &document() const { return m_document; }
    void setReadOnly(bool isReadOnly) { m_isReadOnly = isReadOnly; }
    bool isReadOnly() const { return m_isReadOnly; }

    /// Does the edit and gives the one that takes it back; see EditableDocument::check.
    Result<jsonedit::Edit> apply(const jsonedit::Edit &edit);
    /// Gets the edits that setData() and moveRows() make of what a view wants, instead of
    /// apply(): the place to make undo commands of them.
    void setEditHandler(EditHandler handler) { m_handler = std::move(handler); }

    jsonedit::Rows rowsOf(const QModelIndex &index) const;
    /// Brings in the rows before it if they are not there yet.
    QModelIndex indexOf(const jsonedit::Rows &rows);
    QString pathOf(const QModelIndex &index) const { return m_document.pathOf(rowsOf(index)); }
    QModelIndex indexOfPath(QStringView path);
    json::Type typeOf(const QModelIndex &index) const;
    /// A view calls it with its last visible row: if more rows of one of its containers wait
    /// behind it, brings in the next portion. (Views do that by themselves only at the root.)
    void fetchBehind(const QModelIndex &lastVisible);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    using QObject::parent;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    /// Name: the new name. Value: text or bool, read as the type that stands there. Type: int of
    /// json::Type. False if nothing came of it.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// One row at a time.
    bool moveRows(const QModelIndex &from, int row, int count, const QModelIndex &to,
                  int before) override;

Q_SIGNALS:
    void edited(const jsonedit::Edit &edit);
    /// setData() or moveRows() was refused; rule as in EditableDocument::check, or "number", or
    /// "intoItself".
    void refused(const accountdesk::Error &error);

private:
    jsontree::Branch *branchOf(const QModelIndex &container) const;
    QModelIndex indexOfBranch(const jsontree::Branch *branch) const;
    QModelIndex shownIndex(const jsonedit::Rows &rows) const;
    bool isShown(const jsonedit::Rows &container) const;
    void showFirst();
    void bring(const QModelIndex &parent, int upTo);
    void tellChanged(const jsonedit::Rows &rows);
    void tellContainerChanged(const QModelIndex &container, int from);
    QVariant display(const QModelIndex &index) const;
    QVariant raw(const QModelIndex &index) const;
    bool propose(const jsonedit::Edit &edit);
    std::optional<jsonedit::Edit> editOf(const QModelIndex &index, const QVariant &value);
    void applyValue(const jsonedit::Edit &edit, Result<jsonedit::Edit> &inverse);
    void applyInsert(const jsonedit::Edit &edit, Result<jsonedit::Edit> &inverse);
    void applyRemove(const jsonedit::Edit &edit, Result<jsonedit::Edit> &inverse);
    void applyMove(const jsonedit::Edit &edit, Result<jsonedit::Edit> &inverse);

    jsonedit::EditableDocument m_document;
    EditHandler m_handler;
    bool m_isReadOnly = false;
};

} // namespace accountdesk::models
