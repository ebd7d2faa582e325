// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/bearersource.h"

#include <QObject>

#include <vector>

namespace accountdesk::api {

/// The same bearer source, asked for one renewal at a time: who asks meanwhile waits for that
/// one's outcome.
class OneRenewal final : public QObject, public net::BearerSource
{
    Q_OBJECT

public:
    explicit OneRenewal(net::BearerSource &bearer) : m_bearer(bearer) {}

    const Secret &token() const override { return m_bearer.token(); }
    QUrl origin() const override { return m_bearer.origin(); }
    void renew(Completion<void> completion) override;

private:
    void renewed(const Result<void> &renewal);

    net::BearerSource &m_bearer;
    std::vector<Completion<void>> m_waiting;
};

} // namespace accountdesk::api
