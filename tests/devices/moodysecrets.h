// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/memorystore.h"

#include <optional>

namespace accountdesk::test {

/// A secret store that fails, or never answers, when told to.
class MoodySecrets final : public secrets::SecretStore
{
public:
    bool isPersistent() const override { return isOnDisk; }
    void write(const secrets::SecretName &name, Secret value, Completion<void> completion) override
    {
        if (writeError)
            return completion.later(*writeError);
        if (isFrozen) {
            Completion<void> nobody(&m_memory, [](const Result<void> &) {});
            return m_memory.write(name, std::move(value), std::move(nobody));
        }
        m_memory.write(name, std::move(value), std::move(completion));
    }
    void read(const secrets::SecretName &name,
              Completion<std::optional<Secret>> completion) override
    {
        if (readError)
            return completion.later(*readError);
        m_memory.read(name, std::move(completion));
    }
    void remove(const secrets::SecretName &name, Completion<void> completion) override
    {
        if (removeError)
            return completion.later(*removeError);
        m_memory.remove(name, std::move(completion));
    }

    std::optional<Error> writeError;
    std::optional<Error> readError;
    std::optional<Error> removeError;
    bool isFrozen = false;      ///< writes arrive, their answer does not
    bool isOnDisk = true;

private:
    secrets::MemoryStore m_memory;
};

inline Error secretError(const char *rule)
{
    return {Error::Kind::SecretStore, 0, {}, {}, QString::fromLatin1(rule), 0};
}

} // namespace accountdesk::test
