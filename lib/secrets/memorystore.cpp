// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/memorystore.h"

#include <utility>

namespace accountdesk::secrets {

void MemoryStore::write(const SecretName &name, Secret value, Completion<void> completion)
{
    m_secrets.insert_or_assign(name.text(), std::move(value));
    completion.later({});
}

void MemoryStore::read(const SecretName &name, Completion<std::optional<Secret>> completion)
{
    const auto found = m_secrets.find(name.text());
    if (found == m_secrets.end())
        completion.later(std::optional<Secret>());
    else
        completion.later(std::optional<Secret>(found->second.duplicate()));
}

void MemoryStore::remove(const SecretName &name, Completion<void> completion)
{
    m_secrets.erase(name.text());
    completion.later({});
}

} // namespace accountdesk::secrets
