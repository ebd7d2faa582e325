// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/systemkeychain.h"

#include <qt6keychain/keychain.h>

#include <utility>

namespace accountdesk::secrets {

namespace {

using Outcome = KeychainAnswer::Outcome;

/// The only place where jobs are made. They have no parent and delete themselves: the system's
/// library keeps a pointer to a job until it has ended, however late.
template <typename Job>
Job *newJob(const QString &key)
{
    auto *job = new Job(QStringLiteral("org.accountdesk.AccountDesk"));
    job->setInsecureFallback(false);
    job->setKey(key);
    Q_ASSERT(!job->insecureFallback() && !job->settings() && job->autoDelete());
    return job;
}

Outcome outcomeOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError: return Outcome::Done;
    case QKeychain::EntryNotFound: return Outcome::Absent;
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied: return Outcome::Denied;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError: return Outcome::Failed;
    }
    return Outcome::Failed;
}

KeychainAnswer answerOf(const QKeychain::Job *job)
{
    KeychainAnswer answer{outcomeOf(job->error()), {}, {}};
    if (!answer.isDone())
        answer.words = job->errorString();
    else if (const auto *read = qobject_cast<const QKeychain::ReadPasswordJob *>(job))
        answer.value = read->binaryData();
    return answer;
}

void start(QKeychain::Job *job, QObject *context, Keychain::Answered answered)
{
    QObject::connect(job, &QKeychain::Job::finished, context,
                     [answered = std::move(answered)](QKeychain::Job *ended) {
                         answered(answerOf(ended));
                     });
    job->start();
}

} // namespace

void SystemKeychain::read(const QString &key, QObject *context, Answered answered)
{
    start(newJob<QKeychain::ReadPasswordJob>(key), context, std::move(answered));
}

void SystemKeychain::write(const QString &key, const QByteArray &value, QObject *context,
                           Answered answered)
{
    auto *job = newJob<QKeychain::WritePasswordJob>(key);
    job->setBinaryData(value);
    start(job, context, std::move(answered));
}

void SystemKeychain::remove(const QString &key, QObject *context, Answered answered)
{
    start(newJob<QKeychain::DeletePasswordJob>(key), context, [answered](KeychainAnswer answer) {
        if (answer.outcome == Outcome::Absent)
            answer.outcome = Outcome::Done;
        answered(std::move(answer));
    });
}

} // namespace accountdesk::secrets
