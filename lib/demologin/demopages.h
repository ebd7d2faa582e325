// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace accountdesk::demo {

/// The tenant's own pages: plain HTML that works without scripts, in dark and light, marked as
/// not Auth0. Every value is escaped; nobody may frame them.
class DemoPages
{
    Q_DECLARE_TR_FUNCTIONS(DemoPages)

public:
    /// formTarget: the origin that the form's answer may lead to, beside this one.
    static http::Response login(const QByteArray &formToken, const QString &username,
                                const QString &problem, const QByteArray &formTarget);
    static http::Response consent(const QByteArray &formToken, const QString &person,
                                  const QStringList &scopes, const QByteArray &formTarget);
    static http::Response confirmation(const QByteArray &formToken, const QString &person,
                                       const QByteArray &formTarget);
    static http::Response signOut(const QByteArray &formToken, const QByteArray &formTarget);
    static http::Response problem(int status, const QString &title, const QString &text,
                                  const QStringList &details = {});
    static http::Response signedOut();
    static http::Response notFound();

private:
    static http::Response page(int status, const QString &title, const QString &body,
                               const QByteArray &formTarget = {});
};

} // namespace accountdesk::demo
