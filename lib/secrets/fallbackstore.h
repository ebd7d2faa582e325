// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/secretstore.h"

#include <map>

namespace accountdesk::secrets {

/// A lasting store, and memory where the machine has no secret service (security B8.2): a write
/// that fails with "service" is kept until the program ends, isPersistent() says so, and nothing
/// goes to the disk. Every other error is passed on.
class FallbackStore final : public SecretStore
{
    Q_OBJECT

public:
    /// lasting must live longer.
    explicit FallbackStore(SecretStore &lasting, QObject *parent = nullptr);

    bool isPersistent() const override;

    void write(const SecretName &name, Secret value, Completion<void> completion) override;
    /// What is in memory is newer than what the lasting store has.
    void read(const SecretName &name, Completion<std::optional<Secret>> completion) override;
    void remove(const SecretName &name, Completion<void> completion) override;

private:
    struct Write;
    void written(Write &write, const Result<void> &result);
    void announce();

    SecretStore &m_lasting;
    std::map<QString, Secret> m_memory;
    bool m_wasPersistent = true;
};

} // namespace accountdesk::secrets
