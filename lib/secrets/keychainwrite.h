// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/keychainoperation.h"

namespace accountdesk::secrets {

/// Stores a secret: mark, parts of the next generation, first entry (from here on the new value
/// counts), mark, then the old parts go. Killed before the first entry, the old value stands.
class KeychainWrite final : public KeychainOperation
{
    Q_OBJECT

public:
    KeychainWrite(Keychain &keychain, const QString &profileFolder, const SecretName &name,
                  Secret value, Completion<void> completion);

protected:
    void firstStep() override;
    void answerError(const Error &error) override { m_completion.later(error); }

private:
    void headerRead(const KeychainAnswer &answer);
    void writePart(int index);
    void writeHeader();
    void written();
    void refused(const KeychainAnswer &answer);

    Secret m_value;
    Completion<void> m_completion;
    SecretLayout m_layout;
    bool m_isPendingOurs = false;
    bool m_hasWritten = false;
};

} // namespace accountdesk::secrets
