// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychainoperation.h"

#include <utility>

namespace accountdesk::secrets {

using Outcome = KeychainAnswer::Outcome;

KeychainOperation::KeychainOperation(Keychain &keychain, const QString &profileFolder,
                                     const SecretName &name)
    : m_keychain(keychain), m_folder(profileFolder, name.account), m_key(name.text())
{
}

void KeychainOperation::begin()
{
    m_isBegun = true;
    firstStep();
}

void KeychainOperation::giveUp(const Error &error)
{
    answerError(error);
    m_isGivenUp = true;
    if (!m_isBegun)
        end();
}

Keychain::Answered KeychainOperation::guarded(Next next)
{
    return [this, next = std::move(next)](const KeychainAnswer &answer) {
        Q_EMIT serviceSeen(answer.outcome != Outcome::Failed);
        if (m_isGivenUp)
            end();
        else
            next(answer);
    };
}

void KeychainOperation::readEntry(const QString &key, Next next)
{
    m_keychain.read(key, this, guarded(std::move(next)));
}

void KeychainOperation::writeEntry(const QString &key, const QByteArray &value, Next next)
{
    m_keychain.write(key, value, this, guarded(std::move(next)));
}

void KeychainOperation::removeEntry(const QString &key, Next next)
{
    m_keychain.remove(key, this, guarded(std::move(next)));
}

void KeychainOperation::sweep(char generation, int kept, Swept swept)
{
    sweepNext({{generation, kept}, {otherGeneration(generation), 0}}, std::move(swept));
}

void KeychainOperation::sweepNext(QList<Range> ranges, Swept swept)
{
    if (ranges.isEmpty())
        return swept(std::nullopt);
    const int first = ranges.first().first;
    countUp(std::move(ranges), first, std::move(swept));
}

/// Parts have no gaps: the first one that is absent ends them.
void KeychainOperation::countUp(QList<Range> ranges, int index, Swept swept)
{
    const QString part = partKey(m_key, ranges.first().generation, index);
    readEntry(part, [this, ranges, index, swept](const KeychainAnswer &answer) {
        if (answer.isDone())
            countUp(ranges, index + 1, swept);
        else if (answer.outcome == Outcome::Absent)
            removeDown(ranges, index - 1, swept);
        else
            swept(answer);
    });
}

/// The last one first, so that a kill leaves no gap either.
void KeychainOperation::removeDown(QList<Range> ranges, int index, Swept swept)
{
    if (index < ranges.first().first) {
        ranges.removeFirst();
        return sweepNext(std::move(ranges), std::move(swept));
    }
    const QString part = partKey(m_key, ranges.first().generation, index);
    removeEntry(part, [this, ranges, index, swept](const KeychainAnswer &answer) {
        if (answer.isDone())
            removeDown(ranges, index - 1, swept);
        else
            swept(answer);
    });
}

void KeychainOperation::finishRemoval(Swept swept)
{
    sweep('a', 0, [this, swept](const std::optional<KeychainAnswer> &failed) {
        if (failed)
            return swept(failed);
        removeEntry(m_key, [this, swept](const KeychainAnswer &answer) {
            if (!answer.isDone())
                return swept(answer);
            // A mark that cannot be taken off costs one look into the keychain later.
            records::SecretMarks seen = marks();
            (void)seen.remove(m_key);
            (void)seen.remove(pendingMark());
            swept(std::nullopt);
        });
    });
}

void KeychainOperation::failWith(const KeychainAnswer &answer)
{
    switch (answer.outcome) {
    case Outcome::Denied: return failWith(problem(QStringLiteral("locked"), answer.words));
    case Outcome::Failed: return failWith(problem(QStringLiteral("service"), answer.words));
    case Outcome::Absent:
    case Outcome::Done: return failWith(problem(QStringLiteral("entry"), answer.words));
    }
}

void KeychainOperation::failWith(const Error &error)
{
    answerError(error);
    end();
}

void KeychainOperation::end()
{
    Q_EMIT ended();
}

records::SecretMarks KeychainOperation::marks() const
{
    return records::SecretMarks(m_folder);
}

bool KeychainOperation::mayBeThere() const
{
    const records::SecretMarks seen = marks();
    return !seen.isKnown() || seen.has(m_key) || seen.has(pendingMark());
}

Error KeychainOperation::problem(const QString &rule, const QString &words, const QString &code)
{
    return {Error::Kind::SecretStore, 0, code, words, rule, 0};
}

} // namespace accountdesk::secrets
