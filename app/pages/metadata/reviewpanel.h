// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QVBoxLayout;

namespace accountdesk {

namespace account { class SaveMetadata; }

/// What a save would change, what it keeps of the tenant's, its size, and the exact request.
class ReviewPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ReviewPanel(const account::SaveMetadata &save, QWidget *parent = nullptr);
    /// False while it is too large and that was not allowed.
    bool isAllowed() const;
    bool isTooLargeAllowed() const;

Q_SIGNALS:
    void allowedChanged(bool isAllowed);

private:
    void addChanges(const account::SaveMetadata &save);
    void addWarnings(const account::SaveMetadata &save);
    void addRequest(const QByteArray &body);

    QVBoxLayout *m_lines;
    QCheckBox *m_tooLarge = nullptr;
};

} // namespace accountdesk
