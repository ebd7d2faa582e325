// SPDX-License-Identifier: GPL-3.0-or-later
#include "demologin/demopages.h"

#include <QCryptographicHash>
#include <QFile>

namespace accountdesk::demo {

namespace {

QString hidden(const QByteArray &formToken)
{
    return QStringLiteral("<input type=\"hidden\" name=\"tx\" value=\"")
        + QString::fromLatin1(formToken) + QStringLiteral("\">");
}

QString button(const QString &value, const QString &text, bool isMain)
{
    return QStringLiteral("<button name=\"action\" value=\"%1\"%2>%3</button> ")
        .arg(value, isMain ? QStringLiteral(" class=\"main\"") : QString(), text.toHtmlEscaped());
}

const QByteArray &styleSheet()
{
    static const QByteArray sheet = [] {
        QFile file(QStringLiteral(":/demo/pages.css"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }();
    return sheet;
}

/// Nothing but the one style sheet, no scripts, and forms only to here and to where they lead.
QByteArray policy(const QByteArray &formTarget)
{
    static const QByteArray style =
        QCryptographicHash::hash(styleSheet(), QCryptographicHash::Sha256).toBase64();
    return "default-src 'none'; style-src 'sha256-" + style
        + "'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
        + (formTarget.isEmpty() ? QByteArray() : ' ' + formTarget);
}

QString list(const QStringList &items)
{
    QString html;
    for (const QString &item : items)
        html += QStringLiteral("<li><code>") + item.toHtmlEscaped() + QStringLiteral("</code></li>");
    return html.isEmpty() ? html : QStringLiteral("<ul>") + html + QStringLiteral("</ul>");
}

} // namespace

http::Response DemoPages::page(int status, const QString &title, const QString &body,
                               const QByteArray &formTarget)
{
    const QString html =
        QStringLiteral("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                       "<meta name=\"viewport\" content=\"width=device-width\"><title>")
        + title.toHtmlEscaped() + QStringLiteral("</title><style>") + QString::fromUtf8(styleSheet())
        + QStringLiteral("</style></head><body><div class=\"mark\">")
        + tr("This is the built-in demo tenant of Account Desk. It is not Auth0.").toHtmlEscaped()
        + QStringLiteral("</div><main><h1>") + title.toHtmlEscaped() + QStringLiteral("</h1>") + body
        + QStringLiteral("</main></body></html>\n");
    http::Response response = http::Response::text(status, html.toUtf8(), "text/html; charset=utf-8");
    response.setHeader("Content-Security-Policy", policy(formTarget));
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cache-Control", "no-store");
    return response;
}

http::Response DemoPages::login(const QByteArray &formToken, const QString &username,
                                const QString &problem, const QByteArray &formTarget)
{
    QString body = QStringLiteral("<p class=\"muted\">")
        + tr("Sign in to the demo tenant to continue to Account Desk.").toHtmlEscaped()
        + QStringLiteral("</p>");
    if (!problem.isEmpty())
        body += QStringLiteral("<p class=\"bad\" role=\"alert\">") + problem.toHtmlEscaped()
            + QStringLiteral("</p>");
    body += QStringLiteral("<form method=\"post\" action=\"/u/login\">") + hidden(formToken)
        + QStringLiteral("<label>") + tr("E-mail address or username").toHtmlEscaped()
        + QStringLiteral("<input id=\"username\" name=\"username\" autocomplete=\"username\" "
                         "autofocus value=\"") + username.toHtmlEscaped()
        + QStringLiteral("\"></label><label>") + tr("Password").toHtmlEscaped()
        + QStringLiteral("<input id=\"password\" name=\"password\" type=\"password\" "
                         "autocomplete=\"current-password\"></label>")
        + button(QStringLiteral("login"), tr("Continue"), true)
        + button(QStringLiteral("cancel"), tr("Cancel"), false) + QStringLiteral("</form>");
    return page(problem.isEmpty() ? 200 : 400, tr("Sign in"), body, formTarget);
}

http::Response DemoPages::consent(const QByteArray &formToken, const QString &person,
                                  const QStringList &scopes, const QByteArray &formTarget)
{
    const QString body = QStringLiteral("<p>")
        + tr("Account Desk wants to act for %1 and asks for:").arg(person).toHtmlEscaped()
        + QStringLiteral("</p>") + list(scopes)
        + QStringLiteral("<form method=\"post\" action=\"/u/consent\">") + hidden(formToken)
        + button(QStringLiteral("accept"), tr("Accept"), true)
        + button(QStringLiteral("decline"), tr("Decline"), false) + QStringLiteral("</form>");
    return page(200, tr("Authorize Account Desk"), body, formTarget);
}

http::Response DemoPages::confirmation(const QByteArray &formToken, const QString &person,
                                       const QByteArray &formTarget)
{
    const QString body = QStringLiteral("<p>")
        + tr("Account Desk on this computer wants to sign in as %1. Continue only if you started this.")
              .arg(person).toHtmlEscaped()
        + QStringLiteral("</p><form method=\"post\" action=\"/u/confirm\">") + hidden(formToken)
        + button(QStringLiteral("accept"), tr("Continue"), true)
        + button(QStringLiteral("decline"), tr("Cancel"), false) + QStringLiteral("</form>");
    return page(200, tr("Confirm the sign-in"), body, formTarget);
}

http::Response DemoPages::signOut(const QByteArray &formToken, const QByteArray &formTarget)
{
    const QString body = QStringLiteral("<p>")
        + tr("Sign out of the demo tenant in this browser?").toHtmlEscaped()
        + QStringLiteral("</p><form method=\"post\" action=\"/u/logout\">") + hidden(formToken)
        + button(QStringLiteral("accept"), tr("Sign out"), true)
        + button(QStringLiteral("decline"), tr("Stay signed in"), false) + QStringLiteral("</form>");
    return page(200, tr("Sign out"), body, formTarget);
}

http::Response DemoPages::problem(int status, const QString &title, const QString &text,
                                  const QStringList &details)
{
    return page(status, title,
                QStringLiteral("<p>") + text.toHtmlEscaped() + QStringLiteral("</p>") + list(details));
}

http::Response DemoPages::signedOut()
{
    return page(200, tr("Signed out"),
                QStringLiteral("<p>") + tr("You are signed out of the demo tenant.").toHtmlEscaped()
                    + QStringLiteral("</p>"));
}

http::Response DemoPages::notFound()
{
    return problem(404, tr("There is nothing here"), tr("The demo tenant has no such page."));
}

} // namespace accountdesk::demo
