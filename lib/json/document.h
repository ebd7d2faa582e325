// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "json/value.h"

#include <QByteArray>
#include <QExplicitlySharedDataPointer>

namespace accountdesk::json {

struct Limits
{
    qsizetype bytes = 64 * 1024 * 1024;
    int depth = 512;
    bool allowDuplicateKeys = true; ///< false: a doubled member name is Malformed
};

/// A JSON text (RFC 8259) and its tree, without loss: member order, duplicates and the text of
/// every number stay as they came. Immutable and cheap to copy; safe to hand to another thread.
/// Invalid UTF-8, a BOM, comments and trailing text are refused; a lone surrogate escape is kept
/// as U+FFFD when decoded and as it came when written.
class Document
{
public:
    Document();
    ~Document();
    Document(const Document &);
    Document &operator=(const Document &);
    Document(Document &&) noexcept;
    Document &operator=(Document &&) noexcept;

    /// Malformed with "line L, column C" in rule, a sentence in detail and a word for it in code.
    static Result<Document> parse(QByteArray utf8, const Limits &limits = {});

    bool isEmpty() const; ///< default constructed: no value at all
    Value root() const;
    /// The text that was parsed.
    QByteArray source() const;

private:
    explicit Document(QExplicitlySharedDataPointer<DocumentData> data);
    QExplicitlySharedDataPointer<DocumentData> m_data;
    friend class Value;
};

} // namespace accountdesk::json
