// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/keychainoperation.h"

namespace accountdesk::secrets {

/// Takes a secret away. A locked keychain says "done" to a removal that does nothing, but refuses
/// to write: so the first entry is overwritten with "removed" before anything is removed.
class KeychainRemove final : public KeychainOperation
{
    Q_OBJECT

public:
    KeychainRemove(Keychain &keychain, const QString &profileFolder, const SecretName &name,
                   Completion<void> completion);

protected:
    void firstStep() override;
    void answerError(const Error &error) override { m_completion.later(error); }

private:
    void headerRead(const KeychainAnswer &answer);
    void overwritten(const KeychainAnswer &answer);
    void done();

    Completion<void> m_completion;
};

} // namespace accountdesk::secrets
