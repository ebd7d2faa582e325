// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "linking/linkpreview.h"
#include "widgets/sheet.h"

class QCheckBox;

namespace accountdesk {

/// After linking: what leads here now, where the rescue copy lies, and which of the second
/// account's values could be taken over.
class LinkResultSheet : public Sheet
{
    Q_OBJECT

public:
    LinkResultSheet(const linking::Linked &linked, const QString &rescueFolder,
                    QWidget *parent = nullptr);
    QList<linking::AdoptableKey> chosen() const;
    /// Hidden if there is nothing to take over.
    QPushButton *adoptButton() const { return m_adopt; }

Q_SIGNALS:
    void closed();
    void choiceChanged();

private:
    void addMethods(const linking::Linked &linked);
    void addRescue(const records::RescueCopy &copy, const QString &folder, bool isLinked);
    void addKeys(const QList<linking::AdoptableKey> &keys);
    void addKey(const linking::AdoptableKey &key, QBoxLayout &column);

    QList<std::pair<linking::AdoptableKey, QCheckBox *>> m_boxes;
    QPushButton *m_adopt;
};

} // namespace accountdesk
