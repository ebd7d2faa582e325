// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/actionrun.h"

#include "support/strict.h"

#include <QDir>
#include <QJsonDocument>
#include <QSaveFile>
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

/// As a whole: the browser may be waiting for it.
void ActionRun::writePeople(const QStringList &people) const
{
    QByteArrayList lines;
    for (const QString &id : people) {
        const demo::DemoPerson &person = personOf(m_tenant, id);
        lines.append(person.username.toUtf8() + '\t' + person.password.toUtf8());
    }
    QSaveFile file(peopleFile());
    if (!file.open(QIODevice::WriteOnly))
        QTest::qFail("no file for the people", __FILE__, __LINE__);
    file.write(lines.join('\n'));
    file.commit();
}

QProcessEnvironment ActionRun::environment() const
{
    const QString opener = m_home.filePath(QStringLiteral("bin"));
    QDir().mkpath(opener);
    QFile::link(QCoreApplication::applicationDirPath() + QStringLiteral("/demobrowser"),
                opener + QStringLiteral("/xdg-open"));
    QProcessEnvironment environment = privateEnvironment(m_home.path());
    environment.insert(QStringLiteral("PATH"),
                       opener + QLatin1Char(':') + environment.value(QStringLiteral("PATH")));
    environment.insert(QStringLiteral("ACCOUNTDESK_PEOPLE"), peopleFile());
    return environment;
}

QStringList ActionRun::arguments(const QString &tourFile) const
{
    QStringList arguments{QStringLiteral("--domain"), m_tenant.address().issuer,
                          QStringLiteral("--client-id"), m_tenant.address().clientId,
                          QStringLiteral("--audience"), m_tenant.address().audience,
                          QStringLiteral("--callback-port"), QStringLiteral("0"),
                          QStringLiteral("--tour"), m_home.filePath(QStringLiteral("tour")),
                          QStringLiteral("--tour-file"), tourFile};
    if (m_isProfileKept)
        arguments += {QStringLiteral("--profile"), m_home.filePath(QStringLiteral("profile"))};
    return arguments;
}

ProgramRun ActionRun::play(const QString &tourFile, const QStringList &people)
{
    writePeople(people);
    return runProgram(arguments(tourFile), environment(), 120000);
}

ProgramRun ActionRun::play(const QString &tourFile, const QStringList &people,
                           const std::function<QStringList()> &meanwhile)
{
    writePeople(people);
    bool isDone = false;
    const auto look = [this, &meanwhile, &isDone] {
        if (!isDone && QFile::exists(peopleFile() + QStringLiteral(".awaited"))) {
            isDone = true;
            writePeople(meanwhile());
        }
    };
    return runProgram(arguments(tourFile), environment(), 120000, look);
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

void ActionRun::writeData(const QString &personId, const QString &key, const QJsonValue &value)
{
    const QString userId = accountOf(personId).userId();
    m_tenant.withState([&](demo::DemoState &state) {
        QJsonObject &user = state.account(userId)->user;
        QJsonObject data = user.value(QLatin1String("user_metadata")).toObject();
        data.insert(key, value);
        user.insert(QStringLiteral("user_metadata"), data);
    });
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
