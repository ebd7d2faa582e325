// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/settings.h"
#include "support/strict.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace accountdesk;
using config::Key;
using config::Settings;

namespace {

const QList<Key> everyKey{Key::TenantDomain, Key::TenantClientId, Key::TenantAudience,
                          Key::TenantCallbackPorts, Key::Theme, Key::AskEverything,
                          Key::LoadPictures, Key::WindowGeometry, Key::WindowState, Key::LastPage,
                          Key::MetadataSchema};

constexpr QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::WriteGroup
    | QFileDevice::ExeGroup | QFileDevice::ReadOther | QFileDevice::WriteOther
    | QFileDevice::ExeOther;

} // namespace

class SettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        test::failOnAnyWarning();
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void startsWithDefaults();
    void givesBackWhatWasSet();
    void keepsItsFileToItsOwner();
    void setsABrokenFileAside_data();
    void setsABrokenFileAside();
    void keepsEarlierBrokenFilesToo();
    void fallsBackWhereAValueIsOdd_data();
    void fallsBackWhereAValueIsOdd();
    void runsOnWhereNothingCanBeWritten();
    void givesEachKeyANameOfItsOwn();

private:
    QString profile() const { return m_folder->filePath(QStringLiteral("profile")); }
    QString file() const { return profile() + QStringLiteral("/settings.ini"); }
    void write(const QByteArray &content)
    {
        QVERIFY(QDir().mkpath(profile()));
        QFile settings(file());
        QVERIFY(settings.open(QIODevice::WriteOnly));
        settings.write(content);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void SettingsTest::startsWithDefaults()
{
    const Settings settings(profile());
    QCOMPARE(settings.profileFolder(), profile());
    QCOMPARE(settings.value(Key::Theme).toString(), QStringLiteral("system"));
    QCOMPARE(settings.value(Key::AskEverything).toBool(), false);
    QCOMPARE(settings.value(Key::LoadPictures).toBool(), false); // B13.5: consent comes first
    QVERIFY(settings.value(Key::TenantCallbackPorts).toStringList().isEmpty());
    QVERIFY(settings.value(Key::TenantDomain).toString().isEmpty());
}

void SettingsTest::givesBackWhatWasSet()
{
    const QByteArray geometry("\x01\x00\xff,;\"=\n", 8);
    {
        Settings settings(profile());
        settings.setValue(Key::TenantDomain, QStringLiteral("http://127.0.0.1:4000/"));
        settings.setValue(Key::TenantCallbackPorts,
                          QStringList{QStringLiteral("5001"), QStringLiteral("5002")});
        settings.setValue(Key::Theme, QStringLiteral("dark"));
        settings.setValue(Key::AskEverything, true);
        settings.setValue(Key::WindowGeometry, geometry);
        settings.setValue(Key::LastPage, QStringLiteral("\u05d0, \"x\"; [y]"));
    }
    const Settings settings(profile());
    QCOMPARE(settings.value(Key::TenantDomain).toString(), QStringLiteral("http://127.0.0.1:4000/"));
    QCOMPARE(settings.value(Key::TenantCallbackPorts).toStringList(),
             (QStringList{QStringLiteral("5001"), QStringLiteral("5002")}));
    QCOMPARE(settings.value(Key::Theme).toString(), QStringLiteral("dark"));
    QCOMPARE(settings.value(Key::AskEverything).toBool(), true);
    QCOMPARE(settings.value(Key::WindowGeometry).toByteArray(), geometry);
    QCOMPARE(settings.value(Key::LastPage).toString(), QStringLiteral("\u05d0, \"x\"; [y]"));
    QVERIFY(!QFile::exists(file() + QStringLiteral(".broken")));
}

void SettingsTest::keepsItsFileToItsOwner()
{
    // B8.5
    {
        Settings settings(profile());
        settings.setValue(Key::Theme, QStringLiteral("dark"));
    }
    QVERIFY(!(QFile::permissions(file()) & others));
    QVERIFY(!(QFile::permissions(profile()) & others));
    QVERIFY(QFile::setPermissions(file(), QFile::permissions(file()) | QFileDevice::ReadOther));
    {
        Settings settings(profile());
        settings.setValue(Key::Theme, QStringLiteral("light"));
    }
    QVERIFY(!(QFile::permissions(file()) & others));
}

void SettingsTest::setsABrokenFileAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("B8.5 no settings at all") << QByteArray("<html>not found</html>\n");
    QTest::newRow("B8.5 zero bytes after a crash") << QByteArray(4096, '\0');
    QTest::newRow("B8.5 broken section") << QByteArray("[window\ntheme=dark\n");
    QTest::newRow("B8.5 version of the future") << QByteArray("[General]\nversion=2\n");
    QTest::newRow("B8.5 version that is no number") << QByteArray("[General]\nversion=new\n");
}

void SettingsTest::setsABrokenFileAside()
{
    QFETCH(QByteArray, content);
    write(content);
    {
        Settings settings(profile());
        QCOMPARE(settings.value(Key::Theme).toString(), QStringLiteral("system"));
        settings.setValue(Key::Theme, QStringLiteral("dark"));
    }
    QCOMPARE(test::readFile(file() + QStringLiteral(".broken")), content);
    QCOMPARE(Settings(profile()).value(Key::Theme).toString(), QStringLiteral("dark"));
}

void SettingsTest::keepsEarlierBrokenFilesToo()
{
    for (const QByteArray &content : {QByteArray("first\n"), QByteArray("second\n")}) {
        write(content);
        const Settings settings(profile());
    }
    QCOMPARE(test::readFile(file() + QStringLiteral(".broken")), QByteArray("first\n"));
    QCOMPARE(test::readFile(file() + QStringLiteral(".broken-2")), QByteArray("second\n"));
}

void SettingsTest::fallsBackWhereAValueIsOdd_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("key");
    QTest::newRow("theme nobody knows")
        << QByteArray("[window]\ntheme=pink\n") << int(Key::Theme);
    QTest::newRow("list for a theme")
        << QByteArray("[window]\ntheme=dark, light\n") << int(Key::Theme);
    QTest::newRow("word for a switch")
        << QByteArray("[privacy]\nloadPictures=maybe\n") << int(Key::LoadPictures);
    QTest::newRow("number for a switch")
        << QByteArray("[privacy]\nloadPictures=1\n") << int(Key::LoadPictures);
}

void SettingsTest::fallsBackWhereAValueIsOdd()
{
    QFETCH(QByteArray, content);
    QFETCH(int, key);
    const QVariant otherwise = Settings(profile()).value(static_cast<Key>(key));
    write(content);
    QCOMPARE(Settings(profile()).value(static_cast<Key>(key)), otherwise);
}

void SettingsTest::runsOnWhereNothingCanBeWritten()
{
    // A file stands where the folder should be.
    QFile obstacle(profile());
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    Settings settings(profile());
    settings.setValue(Key::Theme, QStringLiteral("dark"));
    QCOMPARE(settings.value(Key::Theme).toString(), QStringLiteral("dark"));
}

void SettingsTest::givesEachKeyANameOfItsOwn()
{
    QSet<QString> names;
    for (Key key : everyKey) {
        QVERIFY(Settings::name(key).contains(QLatin1Char('/')));
        names.insert(Settings::name(key));
    }
    QCOMPARE(names.size(), everyKey.size());
    QVERIFY(Settings::defaultProfileFolder().endsWith(QStringLiteral("/accountdesk")));
}

QTEST_GUILESS_MAIN(SettingsTest)
#include "tst_settings.moc"
