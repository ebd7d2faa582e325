// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/devicerig.h"
#include "lastwrites.h"
#include "pages/devices/exportkeysheet.h"
#include "support/strict.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;
using Kind = Error::Kind;
using State = records::DeviceEntry::State;

/// Deleting, exporting, signing; and what quitting waits for.
class DeviceSheetsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_rig.reset(); }

    void deletesOnlyWhenTold();
    void keepsAnEntryWhoseDeletionIsInDoubt();
    void forgetsWhatHasNoId();
    void saysWhyAKeyCouldNotBeRemoved();
    void namesTheRightOneOfTwoDeletions();
    void deletesByAPastedId();
    void saysWhatAnAcceptedDeletionProves();
    void keepsAPastedIdAfterAFailure();
    void treatsItsOwnPastedIdAsItsOwn();
    void showsAndCopiesThePublicKey();
    void savesThePublicKey();
    void signsAChallengeAsProof();
    void signsWhatIsPasted();
    void saysWhyNothingWasSigned_data();
    void saysWhyNothingWasSigned();
    void quittingWaitsForAnAnswer();
    void quittingGivesUpWhatHasNotLeft();
    void quittingDoesNotWaitForEver();

private:
    void openOne(State state = State::Created);
    void openSigning();

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<DeviceRig> m_rig;
};

void DeviceSheetsTest::initTestCase()
{
    m_theme = std::make_unique<Theme>(Theme::Scheme::Light);
    m_theme->apply();
}

void DeviceSheetsTest::init()
{
    failOnAnyWarning();
    m_rig = std::make_unique<DeviceRig>();
}

void DeviceSheetsTest::openOne(State state)
{
    m_rig->leave(m_rig->entryOf(state));
    m_rig->open();
}

void DeviceSheetsTest::deletesOnlyWhenTold()
{
    openOne();
    QSignalSpy noted(m_rig->page.get(), &Page::noted);
    m_rig->button("deleteDevice")->click();
    QCOMPARE(m_rig->page->sheet()->safeButton(), m_rig->button("keepDevice"));
    QVERIFY(m_rig->text().contains(QStringLiteral("cannot be brought back")));
    m_rig->button("keepDevice")->click();
    QVERIFY(!m_rig->page->sheet());
    QCOMPARE(m_rig->ours->entries().size(), 1);
    m_rig->expectDelete("dcr_abcdefgh12345678", answerOf(204, {}));
    m_rig->button("deleteDevice")->click();
    m_rig->button("confirmDelete")->click();
    QTRY_COMPARE(noted.count(), 1);
    QCOMPARE(noted.first().first().toString(), QStringLiteral("“Desk” is deleted."));
    QVERIFY(m_rig->ours->entries().isEmpty());
    QVERIFY(m_rig->text().contains(QStringLiteral("No device yet")));
}

void DeviceSheetsTest::keepsAnEntryWhoseDeletionIsInDoubt()
{
    openOne();
    QSignalSpy failed(&m_rig->store, &account::AccountStore::failed);
    QSignalSpy troubled(m_rig->page.get(), &Page::troubled);
    // R11: repeated by itself, then left to the person.
    const Error lost{Kind::UnknownOutcome, 0, {}, {}, {}, 0};
    for (int i = 0; i < 3; ++i)
        m_rig->expectDelete("dcr_abcdefgh12345678", lost);
    m_rig->button("deleteDevice")->click();
    m_rig->button("confirmDelete")->click();
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 20000);
    QCOMPARE(m_rig->button("finishDevice")->text(), QStringLiteral("Delete again"));
    QCOMPARE(troubled.count(), 0);
    m_rig->expectDelete("dcr_abcdefgh12345678", answerOf(204, {}));
    m_rig->button("finishDevice")->click();
    QTRY_VERIFY(m_rig->ours->entries().isEmpty());
}

void DeviceSheetsTest::forgetsWhatHasNoId()
{
    openOne(State::Sent);
    QSignalSpy noted(m_rig->page.get(), &Page::noted);
    m_rig->button("deleteDevice")->click();
    QVERIFY(m_rig->text().contains(QStringLiteral("only whoever runs the tenant can delete it")));
    m_rig->button("confirmDelete")->click();
    QTRY_COMPARE(noted.count(), 1);
    QVERIFY(m_rig->ours->entries().isEmpty());
}

void DeviceSheetsTest::saysWhyAKeyCouldNotBeRemoved()
{
    openOne(State::Sent);
    QSignalSpy troubled(m_rig->page.get(), &Page::troubled);
    m_rig->keychain.removeError = secretError("locked");
    m_rig->button("deleteDevice")->click();
    m_rig->button("confirmDelete")->click();
    QTRY_COMPARE(troubled.count(), 1);
    const auto message = troubled.first().first().value<Banner::Message>();
    QVERIFY(message.what.contains(QStringLiteral("“Desk”")));
    QVERIFY(message.why.contains(QStringLiteral("locked")));
    QCOMPARE(m_rig->ours->entries().size(), 1);
}

void DeviceSheetsTest::namesTheRightOneOfTwoDeletions()
{
    records::DeviceEntry other = m_rig->entryOf(State::Sent);
    other.deviceId = QStringLiteral("66666666-7777-8888-9999-000000000000");
    other.deviceName = QStringLiteral("Study");
    m_rig->leave(other);
    openOne(State::Sent);
    QSignalSpy noted(m_rig->page.get(), &Page::noted);
    for (const QString &name : {QStringLiteral("Forget… Desk"), QStringLiteral("Forget… Study")}) {
        for (QPushButton *forget :
             m_rig->page->findChildren<QPushButton *>(QStringLiteral("deleteDevice"))) {
            if (forget->accessibleName() == name && forget->isVisible())
                forget->click();
        }
        m_rig->button("confirmDelete")->click();
    }
    QTRY_COMPARE(noted.count(), 2);
    QStringList said{noted.at(0).at(0).toString(), noted.at(1).at(0).toString()};
    said.sort();
    QVERIFY2(said.at(0).contains(QStringLiteral("“Desk”")), qPrintable(said.at(0)));
    QVERIFY2(said.at(1).contains(QStringLiteral("“Study”")), qPrintable(said.at(1)));
}

void DeviceSheetsTest::deletesByAPastedId()
{
    m_rig->open();
    QVERIFY(!m_rig->button("deletePasted")->isEnabled());
    for (const char *nonsense : {"x", "dcr_", "dcr_a/b", "dcr_a b", "auth0|dcr_1"}) {
        m_rig->shown<QLineEdit>("pastedCredentialId")->setText(QString::fromLatin1(nonsense));
        QVERIFY2(!m_rig->button("deletePasted")->isEnabled(), nonsense);
    }
    QVERIFY(m_rig->button("deletePasted")->toolTip().contains(QStringLiteral("no credential ID")));
    QVERIFY(!m_rig->text().contains(QStringLiteral("no credential ID")));
    QTest::keyClick(m_rig->shown<QLineEdit>("pastedCredentialId"), Qt::Key_Return);
    QVERIFY(m_rig->text().contains(QStringLiteral("no credential ID")));
    m_rig->shown<QLineEdit>("pastedCredentialId")->setText(QStringLiteral(" dcr_elsewhere1 "));
    m_rig->button("deletePasted")->click();
    QVERIFY(m_rig->text().contains(QStringLiteral("dcr_elsewhere1")));
    m_rig->button("keepDevice")->click();
    QCOMPARE(m_rig->shown<QLineEdit>("pastedCredentialId")->text().trimmed(),
             QStringLiteral("dcr_elsewhere1"));
}

void DeviceSheetsTest::saysWhatAnAcceptedDeletionProves()
{
    m_rig->open();
    m_rig->expectDelete("dcr_elsewhere1", answerOf(204, {}));
    m_rig->shown<QLineEdit>("pastedCredentialId")->setText(QStringLiteral("dcr_elsewhere1"));
    m_rig->button("deletePasted")->click();
    m_rig->button("confirmDelete")->click();
    QTRY_VERIFY(m_rig->text().contains(QStringLiteral("proves nothing")));
    QVERIFY(m_rig->text().contains(QStringLiteral("dcr_elsewhere1")));
    QVERIFY(m_rig->shown<QLineEdit>("pastedCredentialId")->text().isEmpty());
}

void DeviceSheetsTest::keepsAPastedIdAfterAFailure()
{
    m_rig->open();
    QSignalSpy failed(&m_rig->store, &account::AccountStore::failed);
    m_rig->expectDelete("dcr_x", jsonAnswer(R"({"errorCode":"invalid_uri","message":"Path"})", 400));
    m_rig->shown<QLineEdit>("pastedCredentialId")->setText(QStringLiteral("dcr_x"));
    m_rig->button("deletePasted")->click();
    m_rig->button("confirmDelete")->click();
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(m_rig->shown<QLineEdit>("pastedCredentialId")->text(), QStringLiteral("dcr_x"));
}

void DeviceSheetsTest::treatsItsOwnPastedIdAsItsOwn()
{
    openOne();
    m_rig->shown<QLineEdit>("pastedCredentialId")->setText(QStringLiteral("dcr_abcdefgh12345678"));
    m_rig->button("deletePasted")->click();
    QCOMPARE(m_rig->page->sheet()->title(), QStringLiteral("Delete “Desk”?"));
}

void DeviceSheetsTest::showsAndCopiesThePublicKey()
{
    openOne();
    m_rig->button("exportKey")->click();
    const QString pem = QString::fromLatin1(
        devices::publicKeyPem(DeviceRig::keyPair().publicKeyDer));
    QCOMPARE(m_rig->shown<QPlainTextEdit>("publicKey")->toPlainText(), pem.trimmed());
    m_rig->button("copyKey")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), pem);
    QCOMPARE(m_rig->button("copyKey")->text(), QStringLiteral("Copied"));
}

void DeviceSheetsTest::savesThePublicKey()
{
    openOne();
    m_rig->button("exportKey")->click();
    QVERIFY(m_rig->button("saveKey")->isEnabled());
    const auto save = [this](const QString &path) {
        qobject_cast<ExportKeySheet *>(m_rig->page->sheet())->saveTo(path);
    };
    const QString path = m_rig->folder.filePath(QStringLiteral("key.pem"));
    save(path);
    QCOMPARE(readFile(path), devices::publicKeyPem(DeviceRig::keyPair().publicKeyDer));
    QVERIFY(m_rig->text().contains(QStringLiteral("Saved as")));
    save(m_rig->folder.filePath(QStringLiteral("no/such/folder.pem")));
    QVERIFY(m_rig->text().contains(QStringLiteral("could not be written")));
}

void DeviceSheetsTest::openSigning()
{
    openOne();
    m_rig->button("tryKey")->click();
}

void DeviceSheetsTest::signsAChallengeAsProof()
{
    openSigning();
    auto *challenge = m_rig->shown<QLineEdit>("challenge");
    const QString first = challenge->text();
    QVERIFY(first.size() >= 43);
    m_rig->button("randomChallenge")->click();
    QVERIFY(challenge->text() != first);
    m_rig->button("signChallenge")->click();
    QTRY_VERIFY(m_rig->shown<QPlainTextEdit>("signature"));
    QVERIFY(m_rig->text().contains(QStringLiteral("The public key accepts this signature")));
    const auto expected = devices::signWith(DeviceRig::keyPair().privateKeyPem,
                                            m_rig->entryOf(State::Created),
                                            challenge->text().toUtf8());
    QCOMPARE(m_rig->shown<QPlainTextEdit>("signature")->toPlainText(),
             QString::fromLatin1(expected->toBase64()));
    m_rig->button("copySignature")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromLatin1(expected->toBase64()));
    challenge->setText(QStringLiteral("another"));
    QVERIFY(!m_rig->shown<QPlainTextEdit>("signature"));
}

void DeviceSheetsTest::signsWhatIsPasted()
{
    openSigning();
    m_rig->shown<QLineEdit>("challenge")->setText(QStringLiteral("Grüße"));
    m_rig->button("signChallenge")->click();
    QTRY_VERIFY(m_rig->shown<QPlainTextEdit>("signature"));
    const auto expected = devices::signWith(DeviceRig::keyPair().privateKeyPem,
                                            m_rig->entryOf(State::Created), "Gr\xc3\xbc\xc3\x9f" "e");
    QCOMPARE(m_rig->shown<QPlainTextEdit>("signature")->toPlainText(),
             QString::fromLatin1(expected->toBase64()));
    m_rig->shown<QLineEdit>("challenge")->clear();
    QVERIFY(!m_rig->button("signChallenge")->isEnabled());
}

void DeviceSheetsTest::saysWhyNothingWasSigned_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<QString>("part");
    QTest::newRow("R16 absent") << QByteArray("absent") << QStringLiteral("not in this computer's");
    QTest::newRow("B8.4 R16 locked") << QByteArray("locked") << QStringLiteral("is locked");
    QTest::newRow("R16 no service") << QByteArray("service") << QStringLiteral("no keychain that");
    QTest::newRow("B8.4 R16 frozen") << QByteArray("deadline") << QStringLiteral("in time");
    QTest::newRow("R16 broken entry") << QByteArray("entry") << QStringLiteral("is broken");
}

void DeviceSheetsTest::saysWhyNothingWasSigned()
{
    QFETCH(QByteArray, rule);
    QFETCH(QString, part);
    openSigning();
    m_rig->keychain.readError = secretError(rule.constData());
    m_rig->button("signChallenge")->click();
    QTRY_VERIFY2(m_rig->text().contains(part), qPrintable(m_rig->text()));
    QVERIFY(m_rig->text().contains(QStringLiteral("keychain")));
    QVERIFY(!m_rig->shown<QPlainTextEdit>("signature"));
    QVERIFY(m_rig->button("signChallenge")->isEnabled());
}

void DeviceSheetsTest::quittingWaitsForAnAnswer()
{
    m_rig->open();
    m_rig->ours->create(QStringLiteral("Desk"))->start();
    m_rig->expectCreation(jsonAnswer(R"({"id":"dcr_late"})", 201), true);
    QTRY_COMPARE(m_rig->network.inFlight(), 1);
    LastWrites last(m_rig->api, m_rig->store, *m_rig->ours);
    QSignalSpy finished(&last, &LastWrites::finished);
    QVERIFY(last.begin(20000));
    m_rig->network.release();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(m_rig->ours->entries().first().credentialId, QStringLiteral("dcr_late"));
}

void DeviceSheetsTest::quittingGivesUpWhatHasNotLeft()
{
    m_rig->open();
    LastWrites last(m_rig->api, m_rig->store, *m_rig->ours);
    QVERIFY(!last.begin());
    m_rig->ours->create(QStringLiteral("Desk"))->start();
    QSignalSpy finished(&last, &LastWrites::finished);
    QVERIFY(last.begin(20000));
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(m_rig->ours->entries().isEmpty());
}

void DeviceSheetsTest::quittingDoesNotWaitForEver()
{
    m_rig->open();
    m_rig->ours->create(QStringLiteral("Desk"))->start();
    m_rig->expectCreation(jsonAnswer(R"({"id":"dcr_late"})", 201), true);
    QTRY_COMPARE(m_rig->network.inFlight(), 1);
    LastWrites last(m_rig->api, m_rig->store, *m_rig->ours);
    QSignalSpy finished(&last, &LastWrites::finished);
    QVERIFY(last.begin(1));
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(m_rig->ours->entries().first().state, State::Sent);
    m_rig->network.release();
    QTRY_VERIFY(!m_rig->ours->isWorking());
}

QTEST_MAIN(DeviceSheetsTest)
#include "tst_devicesheets.moc"
