// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/fallbackstore.h"

#include <memory>
#include <utility>

namespace accountdesk::secrets {

/// A write under way in the lasting store.
struct FallbackStore::Write
{
    QString key;
    Secret value;
    Completion<void> completion;
};

FallbackStore::FallbackStore(SecretStore &lasting, QObject *parent)
    : SecretStore(parent), m_lasting(lasting), m_wasPersistent(lasting.isPersistent())
{
    connect(&lasting, &SecretStore::waitingForSystem, this, &SecretStore::waitingForSystem);
    connect(&lasting, &SecretStore::persistenceChanged, this, &FallbackStore::announce);
}

bool FallbackStore::isPersistent() const
{
    return m_lasting.isPersistent() && m_memory.empty();
}

void FallbackStore::write(const SecretName &name, Secret value, Completion<void> completion)
{
    auto write = std::make_shared<Write>(
        Write{name.text(), value.duplicate(), std::move(completion)});
    m_lasting.write(name, std::move(value), Completion<void>(this, [this, write](const auto &done) {
                        written(*write, done);
                    }));
}

void FallbackStore::written(Write &write, const Result<void> &result)
{
    if (result)
        m_memory.erase(write.key);
    const bool isKept = !result && result.error().rule == QLatin1String("service");
    if (isKept)
        m_memory.insert_or_assign(write.key, std::move(write.value));
    announce();
    write.completion(isKept ? Result<void>() : result);
}

void FallbackStore::read(const SecretName &name, Completion<std::optional<Secret>> completion)
{
    const auto found = m_memory.find(name.text());
    if (found == m_memory.end())
        m_lasting.read(name, std::move(completion));
    else
        completion.later(std::optional<Secret>(found->second.duplicate()));
}

void FallbackStore::remove(const SecretName &name, Completion<void> completion)
{
    m_memory.erase(name.text());
    announce();
    m_lasting.remove(name, std::move(completion));
}

void FallbackStore::announce()
{
    const bool isNow = isPersistent();
    if (std::exchange(m_wasPersistent, isNow) != isNow)
        Q_EMIT persistenceChanged(isNow);
}

} // namespace accountdesk::secrets
