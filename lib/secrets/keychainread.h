// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/keychainoperation.h"

namespace accountdesk::secrets {

/// Reads a secret and puts its parts together. An entry that is absent although its mark is there
/// is looked into by writing a probe: a locked keychain refuses that (security fact 8).
class KeychainRead final : public KeychainOperation
{
    Q_OBJECT

public:
    using Answer = std::optional<Secret>;

    KeychainRead(Keychain &keychain, const QString &profileFolder, const SecretName &name,
                 Completion<Answer> completion);

protected:
    void firstStep() override;
    void answerError(const Error &error) override { m_completion.later(error); }

private:
    void headerRead(const KeychainAnswer &answer);
    void use(const QByteArray &entry);
    void readPart(int index);
    void take(Secret value);
    void probe();
    void probed(const KeychainAnswer &answer);
    void readAgain();
    void notThere();
    void nothing();
    void broken(const QString &words);

    Completion<Answer> m_completion;
    SecretLayout m_layout;
    QByteArray m_joined;
    bool m_isProbed = false;
};

} // namespace accountdesk::secrets
