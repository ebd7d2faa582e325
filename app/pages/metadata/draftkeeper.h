// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsonedit/edit.h"
#include "pages/metadata/textproblem.h"
#include "records/draftstore.h"

#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <functional>

namespace accountdesk {

/// A draft with what its texts hold.
struct FoundDraft
{
    records::Draft draft;
    json::Document base;    ///< empty if it is no JSON
    ReadText edited;
    /// From base to edited, if that is too large for a text editor and they are few.
    std::optional<QList<jsonedit::Edit>> edits;
};

/// Writes the edits of one account to this machine while they are made, within a second, on a
/// thread of its own. What is not written yet is when it ends.
class DraftKeeper : public QObject
{
    Q_OBJECT

public:
    /// Nothing: there are no edits.
    using Source = std::function<std::optional<records::Draft>()>;

    DraftKeeper(records::AccountFolder folder, Source source, QObject *parent = nullptr);
    ~DraftKeeper() override;

    using Found = Result<std::optional<FoundDraft>>;
    /// Reads and parses, at once unless it is large; then in the background.
    void load(std::function<void(const Found &)> done);
    /// The edits have changed.
    void note();
    /// Writes what waits to be written, or could not be, and says whether it is on the disk.
    bool flush();

Q_SIGNALS:
    void kept();
    void failed(const accountdesk::Error &error);

private:
    void write();

    records::DraftStore m_store;
    Source m_source;
    QTimer m_delay;
    std::atomic<bool> m_hasFailed = false; ///< the last writing; set by the thread
    QThreadPool m_writer;
};

} // namespace accountdesk
