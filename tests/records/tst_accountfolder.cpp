// SPDX-License-Identifier: GPL-3.0-or-later
#include "profilefolder.h"
#include "support/strict.h"

#include <QFileInfo>

#include <csignal>
#include <memory>

#include <sys/resource.h>
#include <sys/stat.h>

using namespace accountdesk;
using records::AccountFolder;
using records::AccountKey;

namespace {

const QString name = QStringLiteral("draft.json");

unsigned modeOf(const QString &path)
{
    struct stat info = {};
    return ::lstat(QFile::encodeName(path).constData(), &info) == 0 ? info.st_mode & 0777u : 0u;
}

/// No file can grow beyond some bytes while it lives: to the writer it is as if the disk were full.
class FullDisk
{
public:
    FullDisk()
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = 4096;
        ::setrlimit(RLIMIT_FSIZE, &limit);
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
    }
    ~FullDisk()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

private:
    Q_DISABLE_COPY_MOVE(FullDisk)
    rlimit m_before = {};
    void (*m_handler)(int) = SIG_DFL;
};

} // namespace

class TestAccountFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        test::failOnAnyWarning();
        m_profile = std::make_unique<test::ProfileFolder>();
        QVERIFY(m_profile->top.isValid());
    }
    void namesAFolderThatTellsNothing();
    void readsNothingWhereNothingIs();
    void givesBackWhatWasWritten();
    void keepsFoldersAndFilesToTheirOwner();
    void replacesALinkInAFilesPlace_data();
    void replacesALinkInAFilesPlace();
    void readsNoLink();
    void refusesALinkInAFoldersPlace_data();
    void refusesALinkInAFoldersPlace();
    void refusesNamesThatLeaveTheFolder_data();
    void refusesNamesThatLeaveTheFolder();
    void keepsTheOldFileWhenTheDiskIsFull();
    void saysWhenNothingCanBeWritten();
    void refusesWhatIsTooLarge();
    void removesAndSucceedsWhereNothingIs();
    void setsAsideWithoutOverwritingEarlierOnes();
    void leavesNothingElseBehind();

private:
    std::unique_ptr<test::ProfileFolder> m_profile;
};

void TestAccountFolder::namesAFolderThatTellsNothing()
{
    const AccountKey key{QStringLiteral("https://a.example/"), QStringLiteral("auth0|1")};
    QCOMPARE(key.folderName().size(), 32);
    QVERIFY(!key.folderName().contains(QLatin1String("auth0")));
    const QList<AccountKey> others{
        {QStringLiteral("https://a.example/a"), QStringLiteral("uth0|1")},
        {QStringLiteral("https://a.example"), QStringLiteral("/auth0|1")},
        {QStringLiteral("auth0|1"), QStringLiteral("https://a.example/")},
        {QStringLiteral("https://a.example/"), QStringLiteral("auth0|2")}};
    for (const AccountKey &other : others)
        QVERIFY(other.folderName() != key.folderName()); // B8.3
    QCOMPARE(AccountKey(key).folderName(), key.folderName());
}

void TestAccountFolder::readsNothingWhereNothingIs()
{
    const auto read = m_profile->account().read(name);
    QVERIFY(read && !read.value());
    QVERIFY(!QFileInfo::exists(m_profile->path())); // reading makes no folders
}

void TestAccountFolder::givesBackWhatWasWritten()
{
    const AccountFolder folder = m_profile->account();
    for (const QByteArray &bytes :
         {QByteArray("first"), QByteArray("\0\xff\n", 3), QByteArray(), QByteArray(1 << 20, 'x')}) {
        QVERIFY(folder.write(name, bytes));
        const auto read = folder.read(name);
        QVERIFY(read && read.value());
        QCOMPARE(*read.value(), bytes);
    }
}

void TestAccountFolder::keepsFoldersAndFilesToTheirOwner() // B8.5, B14.3
{
    const AccountFolder folder = m_profile->account();
    const mode_t before = ::umask(0);
    QVERIFY(folder.write(name, "x"));
    QCOMPARE(modeOf(folder.pathOf(name)), 0600u);
    QCOMPARE(modeOf(folder.path()), 0700u);
    QCOMPARE(modeOf(m_profile->path() + QStringLiteral("/accounts")), 0700u);
    QCOMPARE(modeOf(m_profile->path()), 0700u);
    ::chmod(QFile::encodeName(folder.pathOf(name)).constData(), 0666);
    ::chmod(QFile::encodeName(folder.path()).constData(), 0755);
    QVERIFY(folder.write(name, "y"));
    ::umask(before);
    QCOMPARE(modeOf(folder.pathOf(name)), 0600u);
    QCOMPARE(modeOf(folder.path()), 0700u);
}

void TestAccountFolder::replacesALinkInAFilesPlace_data()
{
    QTest::addColumn<QString>("linkName");
    QTest::addColumn<bool>("isDangling");
    QTest::newRow("B14.3 link to a file") << name << false;
    QTest::newRow("B14.3 dangling link") << name << true;
    QTest::newRow("B14.3 link in the new file's place") << name + QStringLiteral(".new") << false;
}

void TestAccountFolder::replacesALinkInAFilesPlace()
{
    QFETCH(QString, linkName);
    QFETCH(bool, isDangling);
    const AccountFolder folder = m_profile->account();
    const QString victim = m_profile->top.filePath(QStringLiteral("victim"));
    QVERIFY(folder.write(QStringLiteral("other.json"), "x"));
    QFile target(victim);
    QVERIFY(isDangling || (target.open(QIODevice::WriteOnly) && target.write("precious") == 8));
    target.close();
    QVERIFY(QFile::link(victim, folder.pathOf(linkName)));

    QVERIFY(folder.write(name, "ours"));
    QVERIFY(!QFileInfo(folder.pathOf(name)).isSymLink());
    QCOMPARE(m_profile->content(name), QByteArray("ours"));
    QCOMPARE(QFileInfo::exists(victim), !isDangling);
    QVERIFY(isDangling || (target.open(QIODevice::ReadOnly) && target.readAll() == "precious"));
}

void TestAccountFolder::readsNoLink() // B14.3
{
    const AccountFolder folder = m_profile->account();
    QVERIFY(folder.write(QStringLiteral("other.json"), "x"));
    QVERIFY(QFile::link(folder.pathOf(QStringLiteral("other.json")), folder.pathOf(name)));
    const auto read = folder.read(name);
    QVERIFY(!read);
    QCOMPARE(read.error().rule, QStringLiteral("file"));
    QVERIFY(folder.remove(name));
    QVERIFY(QFileInfo::exists(folder.pathOf(QStringLiteral("other.json"))));
}

void TestAccountFolder::refusesALinkInAFoldersPlace_data()
{
    QTest::addColumn<bool>("isAccount");
    QTest::newRow("B14.3 of all accounts") << false;
    QTest::newRow("B14.3 of this account") << true;
}

void TestAccountFolder::refusesALinkInAFoldersPlace()
{
    QFETCH(bool, isAccount);
    const AccountFolder folder = m_profile->account();
    const QString elsewhere = m_profile->top.filePath(QStringLiteral("elsewhere"));
    QVERIFY(QDir().mkpath(elsewhere));
    const QString accounts = m_profile->path() + QStringLiteral("/accounts");
    QVERIFY(QDir().mkpath(isAccount ? accounts : m_profile->path()));
    QVERIFY(QFile::link(elsewhere, isAccount ? folder.path() : accounts));

    QVERIFY(!folder.write(name, "ours"));
    QVERIFY(!folder.read(name));
    QVERIFY(!folder.remove(name));
    QVERIFY(QDir(elsewhere).isEmpty());
}

void TestAccountFolder::refusesNamesThatLeaveTheFolder_data()
{
    QTest::addColumn<QString>("bad");
    QTest::newRow("empty") << QString();
    QTest::newRow("parent") << QStringLiteral("..");
    QTest::newRow("path") << QStringLiteral("../x");
    QTest::newRow("hidden") << QStringLiteral(".x");
    QTest::newRow("backslash") << QStringLiteral("a\\b");
    QTest::newRow("null") << QString(QStringLiteral("a") + QChar(u'\0'));
}

void TestAccountFolder::refusesNamesThatLeaveTheFolder()
{
    QFETCH(QString, bad);
    const AccountFolder folder = m_profile->account();
    QVERIFY(!folder.write(bad, "x"));
    QVERIFY(!folder.read(bad));
    QVERIFY(!folder.remove(bad));
    QVERIFY(!folder.setAside(bad));
    QVERIFY(!QFileInfo::exists(m_profile->path()));
}

void TestAccountFolder::keepsTheOldFileWhenTheDiskIsFull() // R21
{
    const AccountFolder folder = m_profile->account();
    QVERIFY(folder.write(name, "old"));
    Result<void> written;
    {
        const FullDisk full;
        written = folder.write(name, QByteArray(100'000, 'n'));
    }
    QVERIFY(!written);
    QCOMPARE(written.error().kind, Error::Kind::Rejected);
    QCOMPARE(written.error().rule, QStringLiteral("file"));
    QVERIFY(written.error().detail.size() > folder.pathOf(name).size()); // the system's words too
    QCOMPARE(m_profile->content(name), QByteArray("old"));
    QCOMPARE(m_profile->files(), QStringList{name});
}

void TestAccountFolder::saysWhenNothingCanBeWritten() // R21
{
    QFile inTheWay(m_profile->path());
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    const Result<void> written = m_profile->account().write(name, "x");
    QVERIFY(!written);
    QCOMPARE(written.error().rule, QStringLiteral("file"));
}

void TestAccountFolder::refusesWhatIsTooLarge()
{
    const AccountFolder folder = m_profile->account();
    QVERIFY(folder.write(name, "12345"));
    QVERIFY(folder.read(name, 5));
    const auto read = folder.read(name, 4);
    QVERIFY(!read);
    QCOMPARE(read.error().rule, QStringLiteral("file"));
}

void TestAccountFolder::removesAndSucceedsWhereNothingIs()
{
    const AccountFolder folder = m_profile->account();
    QVERIFY(folder.remove(name));
    QVERIFY(folder.write(name, "x"));
    QVERIFY(folder.remove(name));
    QVERIFY(m_profile->files().isEmpty());
}

void TestAccountFolder::setsAsideWithoutOverwritingEarlierOnes() // B8.5
{
    const AccountFolder folder = m_profile->account();
    for (const QByteArray &bytes : {QByteArray("one"), QByteArray("two"), QByteArray("three")}) {
        QVERIFY(folder.write(name, bytes));
        QVERIFY(folder.setAside(name));
    }
    QCOMPARE(m_profile->content(name + QStringLiteral(".broken")), QByteArray("one"));
    QCOMPARE(m_profile->content(name + QStringLiteral(".broken-2")), QByteArray("two"));
    QCOMPARE(m_profile->content(name + QStringLiteral(".broken-3")), QByteArray("three"));
    QVERIFY(!folder.setAside(name));
}

void TestAccountFolder::leavesNothingElseBehind()
{
    const AccountFolder folder = m_profile->account();
    QVERIFY(m_profile->plant(name + QStringLiteral(".new"), "of a run that was killed"));
    QVERIFY(folder.write(name, "x"));
    QCOMPARE(m_profile->files(), QStringList{name});
}

QTEST_GUILESS_MAIN(TestAccountFolder)
#include "tst_accountfolder.moc"
