// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/draftkeeper.h"

#include "pages/metadata/datadocument.h"
#include "pages/metadata/keyedits.h"

#include <limits>

namespace accountdesk {

using records::Draft;

namespace {

/// Read so quickly that nobody has to wait.
constexpr qint64 quickBytes = 128 * 1024;
constexpr int mostEdits = 200;

DraftKeeper::Found findDraft(const records::DraftStore &store)
{
    const Result<std::optional<Draft>> draft = store.load();
    if (!draft)
        return draft.error();
    if (!*draft)
        return std::optional<FoundDraft>();
    FoundDraft found{**draft, {}, {}, {}};
    json::Limits limits;
    limits.bytes = std::numeric_limits<qsizetype>::max();
    const QByteArray &base = found.draft.base;
    if (const auto parsed = json::Document::parse(base.isEmpty() ? QByteArray("{}") : base, limits))
        found.base = *parsed;
    found.edited = readMetadataText(found.draft.edited, strangeNames(found.base.root()));
    if (!found.edited.problem && found.draft.edited.size() > DataDocument::largestText)
        found.edits = keyEdits(found.base.root(), found.edited.document.root(), mostEdits);
    return std::optional(std::move(found));
}

} // namespace

DraftKeeper::DraftKeeper(records::AccountFolder folder, Source source, QObject *parent)
    : QObject(parent), m_store(std::move(folder)), m_source(std::move(source))
{
    // One thread keeps what is written in order.
    m_writer.setMaxThreadCount(1);
    m_delay.setSingleShot(true);
    m_delay.setInterval(600);
    connect(&m_delay, &QTimer::timeout, this, &DraftKeeper::write);
}

DraftKeeper::~DraftKeeper()
{
    flush();
}

void DraftKeeper::load(std::function<void(const Found &)> done)
{
    if (m_store.bytes() <= quickBytes)
        return done(findDraft(m_store));
    m_writer.start([this, done = std::move(done), store = m_store] {
        QMetaObject::invokeMethod(
            this, [done, found = findDraft(store)] { done(found); }, Qt::QueuedConnection);
    });
}

void DraftKeeper::note()
{
    // Not started again by each keystroke, or a fast typist would never be written down.
    if (!m_delay.isActive())
        m_delay.start();
}

bool DraftKeeper::flush()
{
    m_writer.waitForDone();
    if (m_delay.isActive() || m_hasFailed)
        write();
    m_writer.waitForDone();
    return !m_hasFailed;
}

void DraftKeeper::write()
{
    m_delay.stop();
    m_writer.start([this, store = m_store, draft = m_source()] {
        const Result<void> done = draft ? store.save(*draft) : store.discard();
        m_hasFailed = !done;
        const Error error = done ? Error() : done.error();
        QMetaObject::invokeMethod(
            this, [this, isKept = bool(done), error] {
                if (isKept)
                    Q_EMIT kept();
                else
                    Q_EMIT failed(error);
            },
            Qt::QueuedConnection);
    });
}

} // namespace accountdesk
