// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metadata/metadatamerge.h"

#include <QWidget>

#include <optional>

class QButtonGroup;
class QRadioButton;

namespace accountdesk {

class SaveWords;

/// One key that was changed here and at the tenant: both values side by side, one to choose.
class ConflictPanel : public QWidget
{
    Q_OBJECT

public:
    ConflictPanel(const metadata::Conflict &conflict, const SaveWords &words,
                  QWidget *parent = nullptr);
    std::optional<metadata::Choice> choice() const;

Q_SIGNALS:
    void chosen();

private:
    QWidget *makeSide(const QString &title, const json::Value &value, QRadioButton *button) const;

    QButtonGroup *m_choices;
};

} // namespace accountdesk
