// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/document.h"

#include "json/nodes.h"
#include "json/parser.h"

#include <limits>

namespace accountdesk::json {

namespace {

constexpr Flaw tooLong{"size", "The text is too long."};

Error malformed(const Position &position, const Flaw &flaw)
{
    return Error{Error::Kind::Malformed, 0, QString::fromLatin1(flaw.code),
                 QString::fromLatin1(flaw.sentence),
                 QStringLiteral("line %1, column %2").arg(position.line).arg(position.column), 0};
}

} // namespace

Document::Document() = default;
Document::~Document() = default;
Document::Document(const Document &) = default;
Document &Document::operator=(const Document &) = default;
Document::Document(Document &&) noexcept = default;
Document &Document::operator=(Document &&) noexcept = default;
Document::Document(QExplicitlySharedDataPointer<DocumentData> data) : m_data(std::move(data)) {}

Result<Document> Document::parse(QByteArray utf8, const Limits &limits)
{
    // Offsets and node numbers are 32 bits wide; a text has at most twice as many nodes as bytes.
    constexpr qsizetype most = std::numeric_limits<qint32>::max() - 16;
    if (utf8.size() > std::min(limits.bytes, most))
        return malformed(Position(), tooLong);
    QExplicitlySharedDataPointer<DocumentData> data(new DocumentData);
    data->source = std::move(utf8);
    Parser parser(*data, limits);
    if (!parser.run())
        return malformed(positionOf(data->source, parser.failureOffset()), parser.flaw());
    return Document(std::move(data));
}

bool Document::isEmpty() const
{
    return !m_data;
}

Value Document::root() const
{
    return m_data ? Value(m_data, 0) : Value();
}

QByteArray Document::source() const
{
    return m_data ? m_data->source : QByteArray();
}

} // namespace accountdesk::json
