// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/document.h"
#include "models/jsonmodel.h"
#include "widgets/card.h"

class QTreeView;

namespace accountdesk {

/// app_metadata: to be read, never changed here.
class AppDataCard : public Card
{
    Q_OBJECT

public:
    explicit AppDataCard(QWidget *parent = nullptr);
    /// Missing if there is none.
    void setData(const json::Value &stored);
    const models::JsonModel &model() const { return m_model; }

private:
    void show(const json::Document &document);

    models::JsonModel m_model;
    QByteArray m_shown;
    PlainTextLabel *m_sentence;
    QTreeView *m_tree;
};

} // namespace accountdesk
