// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/keychain.h"

#include <QHash>
#include <QList>
#include <QPointer>
#include <QStringList>

namespace accountdesk::test {

/// A keychain in memory that behaves as the secret service was seen to behave in each state.
class FakeKeychain final : public QObject, public secrets::Keychain
{
    Q_OBJECT

public:
    enum class State {
        Open,
        Locked,    ///< reads find nothing, writes are denied, removals do nothing and say done
        NoService,
        Frozen,    ///< jobs wait for thaw()
    };

    void read(const QString &key, QObject *context, Answered answered) override;
    void write(const QString &key, const QByteArray &value, QObject *context,
               Answered answered) override;
    void remove(const QString &key, QObject *context, Answered answered) override;

    /// Frozen jobs are done now, in order, and answer late.
    void thaw();
    /// Jobs from now on that still happen; later ones vanish as if the program had been killed.
    void setJobsLeft(int jobs) { m_jobsLeft = jobs; }
    /// That many more jobs happen in the present state, then it changes.
    void changeAfter(int jobs, State state);

    State state = State::Open;
    QHash<QString, QByteArray> entries;
    QStringList log; ///< "read KEY", …
    qsizetype largest = 0;

private:
    struct Job
    {
        QString verb;
        QString key;
        QByteArray value;
        QPointer<QObject> context;
        Answered answered;
    };
    void take(Job job);
    void perform(const Job &job);
    secrets::KeychainAnswer answerTo(const Job &job);

    QList<Job> m_frozen;
    int m_jobsLeft = -1;
    int m_changeAfter = -1;
    State m_changeTo = State::Open;
};

} // namespace accountdesk::test
