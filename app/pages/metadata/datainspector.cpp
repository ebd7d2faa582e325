// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/datainspector.h"

#include "metadata/metadatapatch.h"
#include "pages/metadata/datadocument.h"

#include <limits>

namespace accountdesk {

namespace {

/// Measured so quickly that nobody has to wait.
constexpr qsizetype quickBytes = 128 * 1024;

Result<DataInspector::Finding> measured(const QByteArray &text)
{
    json::Limits limits;
    limits.bytes = std::numeric_limits<qsizetype>::max();
    const Result<json::Document> document = json::Document::parse(text, limits);
    if (!document)
        return document.error();
    return DataInspector::Finding{metadata::compactBytes(document->root()),
                                  metadata::unsafeIntegers(document->root())};
}

} // namespace

DataInspector::DataInspector(DataDocument &document, QObject *parent)
    : QObject(parent), m_document(document)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(100);
    connect(&m_delay, &QTimer::timeout, this, &DataInspector::inspect);
    connect(&document, &DataDocument::changed, &m_delay, qOverload<>(&QTimer::start));
    connect(&document, &DataDocument::opened, this, [this] {
        if (m_document.baseText().size() <= quickBytes)
            take(measured(m_document.treeText()));
    });
}

void DataInspector::inspect()
{
    if (m_isBusy) {
        m_delay.start();
        return;
    }
    const QByteArray text = m_document.treeText();
    m_isBusy = true;
    m_background.run<Finding>([text] { return measured(text); },
                              {this, [this](const Result<Finding> &finding) { take(finding); }});
}

void DataInspector::take(const Result<Finding> &finding)
{
    m_isBusy = false;
    m_finding = finding ? *finding : Finding();
    Q_EMIT found();
}

} // namespace accountdesk
