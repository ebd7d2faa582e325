// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/actionrun.h"

#include "support/strict.h"

#include <QDir>
#include <QJsonDocument>
#include <QTest>

namespace accountdesk::test {

namespace {

const demo::DemoPerson &personOf(const demo::DemoTenant &tenant, const QString &id)
{
    for (const demo::DemoPerson &person : tenant.people()) {
        if (person.id == id)
            return person;
    }
    qFatal("the tenant knows nobody named %s", qPrintable(id));
}

} // namespace

demo::DemoOptions ActionRun::allowingAnyPort()
{
    demo::DemoOptions options;
    options.acceptsAnyLoopbackPort = true;
    return options;
}

ActionRun::ActionRun(const demo::DemoOptions &options) : m_tenant(options)
{
    if (!m_tenant.start())
        QTest::qFail("the tenant did not start", __FILE__, __LINE__);
}

ProgramRun ActionRun::play(const QString &tourFile, const QStringList &people)
{
    QByteArrayList lines;
    for (const QString &id : people) {
        const demo::DemoPerson &person = personOf(m_tenant, id);
        lines.append(person.username.toUtf8() + '\t' + person.password.toUtf8());
    }
    QFile file(m_home.filePath(QStringLiteral("people")));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return {};
    file.write(lines.join('\n'));
    file.close();
    const QString opener = m_home.filePath(QStringLiteral("bin"));
    QDir().mkpath(opener);
    QFile::link(QCoreApplication::applicationDirPath() + QStringLiteral("/demobrowser"),
                opener + QStringLiteral("/xdg-open"));
    QProcessEnvironment environment = privateEnvironment(m_home.path());
    environment.insert(QStringLiteral("PATH"),
                       opener + QLatin1Char(':') + environment.value(QStringLiteral("PATH")));
    environment.insert(QStringLiteral("ACCOUNTDESK_PEOPLE"), file.fileName());
    const QString folder = m_home.filePath(QStringLiteral("tour"));
    return runProgram({QStringLiteral("--domain"), m_tenant.address().issuer,
                       QStringLiteral("--client-id"), m_tenant.address().clientId,
                       QStringLiteral("--audience"), m_tenant.address().audience,
                       QStringLiteral("--callback-port"), QStringLiteral("0"),
                       QStringLiteral("--tour"), folder, QStringLiteral("--tour-file"), tourFile},
                      environment, 120000);
}

demo::Account ActionRun::accountOf(const QString &personId)
{
    const QString username = personOf(m_tenant, personId).username;
    demo::Account account;
    m_tenant.withState([&](demo::DemoState &state) {
        const demo::Login *login = state.loginOf(username);
        const demo::Account *found = login ? state.accountOf(*login) : nullptr;
        if (found)
            account = *found;
    });
    return account;
}

int ActionRun::told(const QByteArray &verb, const QByteArray &pathPrefix)
{
    int count = 0;
    m_tenant.withState([&](demo::DemoState &state) {
        for (const demo::Told &entry : state.told)
            count += entry.method == verb && entry.path.startsWith(pathPrefix) ? 1 : 0;
    });
    return count;
}

QJsonObject ActionRun::report() const
{
    return QJsonDocument::fromJson(readFile(m_home.filePath(QStringLiteral("tour/tour.json")))).object();
}

} // namespace accountdesk::test
