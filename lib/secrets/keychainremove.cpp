// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychainremove.h"

#include <utility>

namespace accountdesk::secrets {

using Outcome = KeychainAnswer::Outcome;

KeychainRemove::KeychainRemove(Keychain &keychain, const QString &profileFolder,
                               const SecretName &name, Completion<void> completion)
    : KeychainOperation(keychain, profileFolder, name), m_completion(std::move(completion))
{
}

void KeychainRemove::firstStep()
{
    readEntry(key(), [this](const KeychainAnswer &answer) { headerRead(answer); });
}

void KeychainRemove::headerRead(const KeychainAnswer &answer)
{
    if (answer.outcome == Outcome::Denied)
        return failWith(answer);
    if (!answer.isDone() && !mayBeThere())
        return done();
    if (answer.outcome == Outcome::Failed)
        return failWith(answer);
    writeEntry(key(), SecretLayout().header(),
               [this](const KeychainAnswer &written) { overwritten(written); });
}

void KeychainRemove::overwritten(const KeychainAnswer &answer)
{
    if (!answer.isDone())
        return failWith(answer);
    (void)marks().replace(key(), pendingMark());
    finishRemoval([this](const std::optional<KeychainAnswer> &failed) {
        if (failed)
            failWith(*failed);
        else
            done();
    });
}

void KeychainRemove::done()
{
    m_completion.later({});
    end();
}

} // namespace accountdesk::secrets
