// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "records/secretmarks.h"
#include "secrets/keychain.h"
#include "secrets/secretlayout.h"
#include "secrets/secretstore.h"

#include <QList>

#include <optional>

namespace accountdesk::secrets {

/// One call of KeychainStore as a row of single jobs. It answers once and ends once: after a
/// deadline the answer is given, but the job under way cannot be taken back, and the end waits
/// for it. No further job follows then.
///
/// Marks: NAME says "was stored"; NAME? says "may be there" while a first write or a removal is
/// under way, so that a kill at any moment leaves what is true.
class KeychainOperation : public QObject
{
    Q_OBJECT

public:
    KeychainOperation(Keychain &keychain, const QString &profileFolder, const SecretName &name);

    void begin();
    bool isBegun() const { return m_isBegun; }
    /// Answers with this error unless it has answered; goes no further.
    void giveUp(const Error &error);

Q_SIGNALS:
    /// The keychain's service answered a job (well or badly), or there is none of use.
    void serviceSeen(bool isThere);
    void ended();

protected:
    using Next = std::function<void(const KeychainAnswer &)>;
    /// Nothing, or the job that failed.
    using Swept = std::function<void(const std::optional<KeychainAnswer> &)>;

    virtual void firstStep() = 0;
    /// Gives the error to whoever asked; only the first answer counts.
    virtual void answerError(const Error &error) = 0;

    void readEntry(const QString &key, Next next);
    void writeEntry(const QString &key, const QByteArray &value, Next next);
    void removeEntry(const QString &key, Next next);
    /// Removes the parts of both generations but the first kept ones of that one.
    void sweep(char generation, int kept, Swept swept);
    /// Takes all parts and then the first entry away, and the marks when that is done.
    void finishRemoval(Swept swept);

    void failWith(const KeychainAnswer &answer);
    void failWith(const Error &error);
    void end();

    const QString &key() const { return m_key; }
    records::SecretMarks marks() const;
    QString pendingMark() const { return m_key + QLatin1Char('?'); }
    /// By the marks.
    bool wasStored() const { return marks().has(m_key); }
    bool mayBeThere() const;

    static Error problem(const QString &rule, const QString &words, const QString &code = {});

private:
    struct Range
    {
        char generation = 'a';
        int first = 0;
    };
    Keychain::Answered guarded(Next next);
    void sweepNext(QList<Range> ranges, Swept swept);
    void countUp(QList<Range> ranges, int index, Swept swept);
    void removeDown(QList<Range> ranges, int index, Swept swept);

    Keychain &m_keychain;
    records::AccountFolder m_folder;
    QString m_key;
    bool m_isBegun = false;
    bool m_isGivenUp = false;
};

} // namespace accountdesk::secrets
