// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace accountdesk {

/// A token, verifier or password in memory: move-only and overwritten when it dies. Qt copies
/// what is handed to it; the aim is fewer and shorter-lived copies.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes);
    ~Secret();
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;

    bool isEmpty() const { return m_bytes.isEmpty(); }
    /// The bytes themselves, for the one place that sends or checks them.
    const QByteArray &reveal() const { return m_bytes; }
    /// A second holder, on purpose and visible in review.
    Secret duplicate() const;
    void wipe();

private:
    QByteArray m_bytes;
};

/// True if both are equal; takes the same time wherever they differ.
bool constantTimeEquals(const QByteArray &a, const QByteArray &b);

} // namespace accountdesk
