// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/secretstore.h"

#include <map>

namespace accountdesk::secrets {

/// Secrets that end with the program.
class MemoryStore final : public SecretStore
{
    Q_OBJECT

public:
    using SecretStore::SecretStore;

    bool isPersistent() const override { return false; }

    void write(const SecretName &name, Secret value, Completion<void> completion) override;
    void read(const SecretName &name, Completion<std::optional<Secret>> completion) override;
    void remove(const SecretName &name, Completion<void> completion) override;

private:
    std::map<QString, Secret> m_secrets;
};

} // namespace accountdesk::secrets
