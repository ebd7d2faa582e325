// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/appdatacard.h"

#include "jsondiff/background.h"
#include "pages/metadata/celldelegate.h"
#include "pages/metadata/datatree.h"
#include "widgets/plaintextlabel.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QVBoxLayout>

namespace accountdesk {

namespace {

/// Divides its width between names and values.
class AppTree : public QTreeView
{
public:
    AppTree() = default;

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QTreeView::resizeEvent(event);
        divideColumns(this);
    }
};

} // namespace

AppDataCard::AppDataCard(QWidget *parent)
    : Card(tr("What apps keep for themselves"), parent), m_sentence(new PlainTextLabel),
      m_tree(new AppTree)
{
    m_model.setReadOnly(true);
    m_sentence->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    m_tree->setObjectName(QStringLiteral("appDataTree"));
    m_tree->setAccessibleName(tr("What apps keep for themselves, read-only"));
    setUpTree(m_tree);
    m_tree->setModel(&m_model);
    m_tree->setItemDelegate(new CellDelegate(nullptr, m_tree));
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setColumnHidden(models::JsonModel::TypeColumn, true);
    m_tree->setHeaderHidden(true);
    body()->addWidget(m_sentence);
    body()->addWidget(m_tree);
    connect(m_tree->verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        const QPoint end(0, m_tree->viewport()->height() - 1);
        m_model.fetchBehind(m_tree->indexAt(end));
    });
    show(json::Document());
}

void AppDataCard::setData(const json::Value &stored)
{
    if (stored.rawView() == m_shown)
        return;
    const QByteArray text = stored.rawText();
    m_shown = text;
    if (text.isEmpty())
        return show(json::Document());
    json::Limits limits;
    limits.bytes = std::max(limits.bytes, text.size());
    jsondiff::parseInBackground(text, limits,
                                {this, [this, text](const Result<json::Document> &document) {
                                     if (document && text == m_shown)
                                         show(*document);
                                 }});
}

void AppDataCard::show(const json::Document &document)
{
    const bool isThere = !document.isEmpty() && !document.root().firstChild().isMissing()
        && m_model.setDocument(document);
    m_sentence->setPlainText(isThere
        ? tr("Called app_metadata. Only your tenant can change it.")
        : tr("There is nothing. (It would be called app_metadata, and only your tenant could "
             "change it.)"));
    m_tree->setVisible(isThere);
    const int rows = std::clamp(m_model.rowCount(), 1, 6);
    m_tree->setFixedHeight(Theme::current().scaled(36) * rows + Theme::current().scaled(4));
}

} // namespace accountdesk
