// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkReply>

namespace accountdesk::net {

/// What the OAuth flow gets for a request that breaks a rule: a reply that fails from the event
/// loop without anything having been sent.
class RefusedReply final : public QNetworkReply
{
    Q_OBJECT

public:
    RefusedReply(const QNetworkRequest &request, const QString &brokenRule, QObject *parent);

    void abort() override {}

protected:
    qint64 readData(char *, qint64) override { return -1; }

private:
    void announce();
};

} // namespace accountdesk::net
