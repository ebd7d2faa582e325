// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/background.h"

#include <QStringList>
#include <QTimer>

namespace accountdesk {

class DataDocument;

/// Measures the document after edits, in the background: its size as it would be stored, and
/// integers that other programs would round.
class DataInspector : public QObject
{
    Q_OBJECT

public:
    struct Finding
    {
        qsizetype bytes = 0;
        QStringList unsafeIntegers; ///< JSON paths
    };

    explicit DataInspector(DataDocument &document, QObject *parent = nullptr);
    const Finding &finding() const { return m_finding; }

Q_SIGNALS:
    void found();

private:
    void inspect();
    void take(const Result<Finding> &finding);

    DataDocument &m_document;
    api::Background m_background;
    QTimer m_delay;
    Finding m_finding;
    bool m_isBusy = false;
};

} // namespace accountdesk
