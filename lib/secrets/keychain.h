// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

#include <functional>

namespace accountdesk::secrets {

/// How one job of the system's keychain ended.
struct KeychainAnswer
{
    enum class Outcome {
        Done,
        Absent, ///< no such entry, or (when reading) the keychain is locked
        Denied, ///< the keychain is locked, or the person said no
        Failed, ///< no service, or it is of no use
    };

    Outcome outcome = Outcome::Failed;
    QByteArray value;   ///< what was read
    QString words;      ///< the system's, for people

    bool isDone() const { return outcome == Outcome::Done; }
};

/// The system's keychain as single jobs on single entries. A job may stay without answer for ever
/// (a prompt is open, the service is frozen); it cannot be taken back.
class Keychain
{
public:
    /// Called at most once, never before the function that took it has returned, and not after
    /// its context is gone.
    using Answered = std::function<void(KeychainAnswer)>;

    virtual ~Keychain() = default;
    virtual void read(const QString &key, QObject *context, Answered answered) = 0;
    virtual void write(const QString &key, const QByteArray &value, QObject *context,
                       Answered answered) = 0;
    /// Done too where there is no such entry, and (on some systems) where the keychain is locked.
    virtual void remove(const QString &key, QObject *context, Answered answered) = 0;
};

} // namespace accountdesk::secrets
