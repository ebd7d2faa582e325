// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/nodes.h"

#include <vector>

namespace accountdesk::json {

/// Why a text is refused: a word for programs, and a sentence.
struct Flaw
{
    const char *code = "";
    const char *sentence = "";
};

/// Checks a text against RFC 8259 and fills the nodes; keeps its own stack, so that no depth of
/// nesting can exhaust the program's. Used once.
class Parser
{
public:
    Parser(DocumentData &data, const Limits &limits);

    bool run();
    /// Where and why run() gave up.
    qsizetype failureOffset() const { return m_failure; }
    const Flaw &flaw() const { return m_flaw; }

private:
    struct Open
    {
        quint32 node;
        quint32 last;   ///< child added last
        quint32 count;
        bool isObject;
    };

    void skipSpace();
    bool fail(const Flaw &flaw);
    bool member();
    bool value(quint32 name, bool hasNameEscapes);
    bool open(Type type, Node node);
    bool close();
    bool string(bool *hasEscapes);
    bool escape();
    bool number();
    bool digits();
    bool literal(const char *word, qsizetype size);
    bool add(Node node);
    bool hasNoDoubledName(const Open &object);
    quint32 offset() const { return static_cast<quint32>(m_at - m_begin); }

    DocumentData &m_data;
    const Limits m_limits;
    const char *const m_begin;
    const char *const m_end;
    const char *m_at;
    std::vector<Open> m_open;
    qsizetype m_failure = 0;
    Flaw m_flaw;
};

} // namespace accountdesk::json
