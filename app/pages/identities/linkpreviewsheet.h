// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "linking/linkpreview.h"
#include "widgets/sheet.h"

class QCheckBox;

namespace accountdesk {

/// The two accounts side by side, what linking keeps and loses, and what has to be accepted first.
class LinkPreviewSheet : public Sheet
{
    Q_OBJECT

public:
    explicit LinkPreviewSheet(const linking::LinkPreview &preview, QWidget *parent = nullptr);
    QList<linking::LinkWarning> accepted() const;
    QPushButton *linkButton() const { return m_link; }

Q_SIGNALS:
    void cancelled();
    void confirmed();

private:
    void addSides(const linking::LinkPreview &preview);
    void addEffects(const linking::LinkPreview &preview);
    void addWarnings(const linking::LinkPreview &preview);
    void updateLink();

    QList<std::pair<linking::LinkWarning, QCheckBox *>> m_boxes;
    QPushButton *m_link;
};

} // namespace accountdesk
