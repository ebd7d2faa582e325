// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakekeychain.h"

#include <utility>

namespace accountdesk::test {

using Outcome = secrets::KeychainAnswer::Outcome;

void FakeKeychain::read(const QString &key, QObject *context, Answered answered)
{
    take({QStringLiteral("read"), key, {}, context, std::move(answered)});
}

void FakeKeychain::write(const QString &key, const QByteArray &value, QObject *context,
                         Answered answered)
{
    largest = qMax(largest, value.size());
    take({QStringLiteral("write"), key, value, context, std::move(answered)});
}

void FakeKeychain::remove(const QString &key, QObject *context, Answered answered)
{
    take({QStringLiteral("remove"), key, {}, context, std::move(answered)});
}

void FakeKeychain::changeAfter(int jobs, State newState)
{
    m_changeAfter = jobs;
    m_changeTo = newState;
}

void FakeKeychain::take(Job job)
{
    log.append(job.verb + QLatin1Char(' ') + job.key);
    if (m_jobsLeft == 0)
        return;
    if (m_jobsLeft > 0)
        --m_jobsLeft;
    if (m_changeAfter == 0)
        state = m_changeTo;
    if (m_changeAfter >= 0)
        --m_changeAfter;
    if (state == State::Frozen)
        m_frozen.append(std::move(job));
    else
        perform(job);
}

void FakeKeychain::thaw()
{
    state = State::Open;
    const QList<Job> jobs = std::exchange(m_frozen, {});
    for (const Job &job : jobs)
        perform(job);
}

void FakeKeychain::perform(const Job &job)
{
    const secrets::KeychainAnswer answer = answerTo(job);
    if (job.context)
        QMetaObject::invokeMethod(job.context.data(),
                                  [answered = job.answered, answer] { answered(answer); },
                                  Qt::QueuedConnection);
}

secrets::KeychainAnswer FakeKeychain::answerTo(const Job &job)
{
    if (state == State::NoService)
        return {Outcome::Failed, {}, QStringLiteral("no such name on the bus")};
    const bool isLocked = state == State::Locked;
    if (job.verb == QLatin1String("read")) {
        const bool isSeen = !isLocked && entries.contains(job.key);
        return {isSeen ? Outcome::Done : Outcome::Absent,
                isSeen ? entries.value(job.key) : QByteArray(), {}};
    }
    if (job.verb == QLatin1String("write")) {
        if (isLocked)
            return {Outcome::Denied, {}, QStringLiteral("Cannot create an item in a locked collection")};
        entries.insert(job.key, job.value);
    } else if (!isLocked) {
        entries.remove(job.key);
    }
    return {Outcome::Done, {}, {}};
}

} // namespace accountdesk::test
