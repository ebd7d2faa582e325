// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychainwrite.h"

#include <utility>

namespace accountdesk::secrets {

using Outcome = KeychainAnswer::Outcome;

KeychainWrite::KeychainWrite(Keychain &keychain, const QString &profileFolder,
                             const SecretName &name, Secret value, Completion<void> completion)
    : KeychainOperation(keychain, profileFolder, name),
      m_value(std::move(value)), m_completion(std::move(completion))
{
}

void KeychainWrite::firstStep()
{
    records::SecretMarks seen = marks();
    if (!seen.has(key()) && !seen.has(pendingMark())) {
        const Result<void> marked = seen.add(pendingMark());
        if (!marked)
            return failWith(problem(QStringLiteral("file"), marked.error().detail));
        m_isPendingOurs = true;
    }
    readEntry(key(), [this](const KeychainAnswer &answer) { headerRead(answer); });
}

void KeychainWrite::headerRead(const KeychainAnswer &answer)
{
    if (answer.outcome == Outcome::Denied || answer.outcome == Outcome::Failed)
        return refused(answer);
    const std::optional<SecretLayout> old = SecretLayout::fromEntry(answer.value);
    const bool isOther = old && old->kind == SecretLayout::Kind::Parts;
    m_layout = SecretLayout::of(m_value, isOther ? otherGeneration(old->generation) : 'a');
    writePart(0);
}

void KeychainWrite::writePart(int index)
{
    if (index == m_layout.parts)
        return writeHeader();
    writeEntry(partKey(key(), m_layout.generation, index), partOf(m_value, index),
               [this, index](const KeychainAnswer &answer) {
                   if (!answer.isDone())
                       return refused(answer);
                   m_hasWritten = true;
                   writePart(index + 1);
               });
}

void KeychainWrite::writeHeader()
{
    const QByteArray header = m_layout.header();
    const Secret entry(m_layout.parts == 0 ? header + m_value.reveal() : header);
    writeEntry(key(), entry.reveal(), [this](const KeychainAnswer &answer) {
        if (!answer.isDone())
            refused(answer);
        else
            written();
    });
}

void KeychainWrite::written()
{
    // If that fails, the pending mark stays and says enough.
    (void)marks().replace(pendingMark(), key());
    m_completion.later({});
    sweep(m_layout.generation, m_layout.parts,
          [this](const std::optional<KeychainAnswer> &) { end(); });
}

void KeychainWrite::refused(const KeychainAnswer &answer)
{
    // A service that fails may have written nevertheless; one that says no has not.
    if (m_isPendingOurs && !m_hasWritten
        && (answer.outcome == Outcome::Denied || m_layout.digest.isEmpty()))
        (void)marks().remove(pendingMark());
    failWith(answer);
}

} // namespace accountdesk::secrets
