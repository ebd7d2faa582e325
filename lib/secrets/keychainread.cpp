// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychainread.h"

#include <utility>

namespace accountdesk::secrets {

using Kind = SecretLayout::Kind;
using Outcome = KeychainAnswer::Outcome;

namespace {

const QString probeKey = QStringLiteral("probe");

} // namespace

KeychainRead::KeychainRead(Keychain &keychain, const QString &profileFolder,
                           const SecretName &name, Completion<Answer> completion)
    : KeychainOperation(keychain, profileFolder, name), m_completion(std::move(completion))
{
}

void KeychainRead::firstStep()
{
    readEntry(key(), [this](const KeychainAnswer &answer) { headerRead(answer); });
}

void KeychainRead::headerRead(const KeychainAnswer &answer)
{
    if (answer.isDone())
        return use(answer.value);
    if (answer.outcome == Outcome::Denied)
        return failWith(answer);
    if (!mayBeThere())
        return nothing();
    if (answer.outcome == Outcome::Failed)
        failWith(answer);
    else if (m_isProbed)
        notThere();
    else
        probe();
}

void KeychainRead::use(const QByteArray &entry)
{
    const std::optional<SecretLayout> layout = SecretLayout::fromEntry(entry);
    if (!layout)
        return broken(QStringLiteral("The first entry is not in a form of this program"));
    m_layout = *layout;
    switch (m_layout.kind) {
    case Kind::Whole: return take(Secret(entry.mid(m_layout.valueAt)));
    case Kind::Parts: return readPart(0);
    case Kind::Removed:
        m_completion.later(Answer());
        return finishRemoval([this](const std::optional<KeychainAnswer> &) { end(); });
    }
}

void KeychainRead::readPart(int index)
{
    if (index == m_layout.parts)
        return take(Secret(std::exchange(m_joined, {})));
    readEntry(partKey(key(), m_layout.generation, index),
              [this, index](const KeychainAnswer &answer) {
                  if (!answer.isDone())
                      return failWith(answer);
                  m_joined += answer.value;
                  readPart(index + 1);
              });
}

void KeychainRead::take(Secret value)
{
    if (!m_layout.matches(value.reveal()))
        return broken(QStringLiteral("The parts do not make up what was stored"));
    // Found without a mark (a new profile folder): next time a lock can be told from nothing.
    records::SecretMarks seen = marks();
    (void)seen.add(key());
    m_completion.later(Answer(std::move(value)));
    end();
}

void KeychainRead::probe()
{
    m_isProbed = true;
    writeEntry(probeKey, QByteArrayLiteral("probe"),
               [this](const KeychainAnswer &answer) { probed(answer); });
}

void KeychainRead::probed(const KeychainAnswer &answer)
{
    if (!answer.isDone())
        return failWith(answer);
    removeEntry(probeKey, [this](const KeychainAnswer &) { readAgain(); });
}

/// The probe may have made the person unlock the keychain.
void KeychainRead::readAgain()
{
    readEntry(key(), [this](const KeychainAnswer &answer) { headerRead(answer); });
}

void KeychainRead::notThere()
{
    if (!wasStored()) {
        (void)marks().remove(pendingMark());
        return nothing();
    }
    failWith(problem(QStringLiteral("locked"),
                     QStringLiteral("The keychain is open, but the entry is gone"),
                     QStringLiteral("emptied")));
}

void KeychainRead::nothing()
{
    m_completion.later(Answer());
    end();
}

void KeychainRead::broken(const QString &words)
{
    failWith(problem(QStringLiteral("entry"), words));
}

} // namespace accountdesk::secrets
