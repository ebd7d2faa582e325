// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/devicerig.h"
#include "pages/devices/createdevicesheet.h"
#include "pages/devices/devicetext.h"
#include "support/strict.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;
using catalogue::Action;
using Kind = Error::Kind;
using State = records::DeviceEntry::State;

class DevicesPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_rig.reset(); }

    void isEmptyAtFirst();
    void asksForTheScopeWhenItIsMissing();
    void showsWhatIsKnownOfADevice();
    void saysWhatIsUnfinishedAndHowToFinishIt_data();
    void saysWhatIsUnfinishedAndHowToFinishIt();
    void saysThatAKeyWasInMemoryOnly();
    void saysThatItsListWasUnreadable();
    void saysWhereTheKeysAre();
    void saysSoOnceAKeyIsInTheKeychain();
    void saysThatATrialKeepsKeysInMemory();
    void registersThisComputer();
    void wantsAName();
    void keepsTheNameAfterARefusal();
    void saysWhatIsLeftOfARefusal();
    void leavesNothingWhenTheKeyCannotBeStored();
    void canBeCancelledBeforeItIsSent();
    void lettingItGoLeavesItRunning();
    void settlesADoubtBySendingAgain();
    void isNeverWiderThanTheWindow();

private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<DeviceRig> m_rig;
};

void DevicesPageTest::initTestCase()
{
    m_theme = std::make_unique<Theme>(Theme::Scheme::Light);
    m_theme->apply();
}

void DevicesPageTest::init()
{
    failOnAnyWarning();
    m_rig = std::make_unique<DeviceRig>();
}

void DevicesPageTest::isEmptyAtFirst()
{
    m_rig->open();
    QVERIFY(m_rig->text().contains(QStringLiteral("No device yet")));
    QVERIFY(m_rig->text().contains(QStringLiteral("may not list")));
    QVERIFY(m_rig->button("registerDevice")->isEnabled());
    QVERIFY(!m_rig->button("deleteDevice"));
}

void DevicesPageTest::asksForTheScopeWhenItIsMissing()
{
    m_rig->open(catalogue::firstScopes());
    QSignalSpy asked(&m_rig->binder, &ActionBinder::askedFor);
    m_rig->button("registerDevice")->click();
    QCOMPARE(asked.value(0).value(0).value<Action>(), Action::CreateDeviceCredential);
    QVERIFY(!m_rig->page->sheet());
}

void DevicesPageTest::showsWhatIsKnownOfADevice()
{
    const records::DeviceEntry entry = m_rig->entryOf(State::Created);
    m_rig->leave(entry);
    m_rig->open();
    const QString text = m_rig->text();
    for (const QString &part : {entry.deviceName, entry.deviceId, entry.credentialId,
                                fingerprintText(entry.fingerprint)})
        QVERIFY2(text.contains(part), qPrintable(part));
    QVERIFY(fingerprintText(entry.fingerprint).startsWith(entry.fingerprint.left(2) + u':'));
    QVERIFY(!m_rig->button("finishDevice"));
    QCOMPARE(m_rig->button("deleteDevice")->accessibleName(), QStringLiteral("Delete… Desk"));
}

void DevicesPageTest::saysWhatIsUnfinishedAndHowToFinishIt_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("part");
    QTest::addColumn<QString>("verb");
    const auto row = [](const char *name, State state, const char *word, const char *part,
                        const char *verb) {
        QTest::newRow(name) << int(state) << QString::fromLatin1(word) << QString::fromLatin1(part)
                            << QString::fromLatin1(verb);
    };
    row("R19 killed before the key", State::Prepared, "Not registered yet", "Nothing was sent",
        "Finish");
    row("R19 killed before sending", State::KeyStored, "Not registered yet", "not registered with",
        "Finish");
    row("R19 killed while sending", State::Sent, "In doubt", "no usable answer came", "Send again");
    row("R11 killed while deleting", State::Removing, "Deletion unfinished", "not finished here",
        "Delete again");
}

void DevicesPageTest::saysWhatIsUnfinishedAndHowToFinishIt()
{
    QFETCH(int, state);
    QFETCH(QString, word);
    QFETCH(QString, part);
    QFETCH(QString, verb);
    const records::DeviceEntry entry = m_rig->entryOf(State(state));
    m_rig->leave(entry);
    m_rig->open();
    QCOMPARE(deviceStateWord({entry, false}), word);
    QVERIFY2(m_rig->text().contains(part), qPrintable(m_rig->text()));
    QCOMPARE(m_rig->button("finishDevice")->text(), verb);
    QVERIFY(m_rig->button("finishDevice")->isEnabled());
}

void DevicesPageTest::saysThatAKeyWasInMemoryOnly()
{
    records::DeviceEntry entry = m_rig->entryOf(State::Created);
    entry.isKeyInMemoryOnly = true; // B8.2
    m_rig->leave(entry);
    m_rig->open();
    QVERIFY(m_rig->text().contains(QStringLiteral("kept in memory only")));
}

void DevicesPageTest::saysThatItsListWasUnreadable()
{
    m_rig->leave(m_rig->entryOf(State::Created));
    const QString path = records::AccountFolder(m_rig->ledgers.path(), m_rig->account())
                             .pathOf(QStringLiteral("devices.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write("{");
    file.close();
    m_rig->open();
    QVERIFY(m_rig->text().contains(QStringLiteral("could not be read")));
    QVERIFY(m_rig->text().contains(QStringLiteral("set aside, not lost")));
    QVERIFY(!m_rig->text().contains(QStringLiteral("No device yet")));
}

void DevicesPageTest::saysWhereTheKeysAre()
{
    m_rig->open();
    const auto isShown = [this](const char *words) {
        return m_rig->text().contains(QString::fromLatin1(words));
    };
    QVERIFY(isShown("keys go into this computer's keychain"));
    QVERIFY(!isShown("are in this computer's keychain"));
    m_rig->keychain.isOnDisk = false;
    Q_EMIT m_rig->keychain.persistenceChanged(false); // B8.2
    QVERIFY(isShown("The private keys end with this program"));
    QVERIFY(!isShown("this computer's keychain"));
    QVERIFY(!isShown("has not answered yet"));
    Q_EMIT m_rig->keychain.waitingForSystem(true); // B8.4
    QVERIFY(isShown("has not answered yet"));
    Q_EMIT m_rig->keychain.waitingForSystem(false);
    QVERIFY(!isShown("has not answered yet"));
}

void DevicesPageTest::saysSoOnceAKeyIsInTheKeychain()
{
    m_rig->leave(m_rig->entryOf(State::Created));
    m_rig->open();
    QVERIFY(m_rig->text().contains(QStringLiteral("keys are in this computer's keychain")));
    m_rig->keychain.isOnDisk = false;
    Q_EMIT m_rig->keychain.persistenceChanged(false); // B8.2
    QVERIFY(m_rig->text().contains(QStringLiteral("Some private keys end with this program")));
    QVERIFY(!m_rig->text().contains(QStringLiteral("The private keys end with")));
}

void DevicesPageTest::saysThatATrialKeepsKeysInMemory()
{
    m_rig->signIn(everydayPerson());
    DevicesPage page(m_rig->context());
    page.show();
    const QString text = visibleTexts(page).join(u'\n');
    QVERIFY(text.contains(QStringLiteral("Private keys are kept in memory only")));
    QVERIFY(!text.contains(QStringLiteral("There is no keychain")));
    QVERIFY(m_rig->settle());
}

void DevicesPageTest::registersThisComputer()
{
    m_rig->open();
    QSignalSpy noted(m_rig->page.get(), &Page::noted);
    m_rig->button("registerDevice")->click();
    auto *name = m_rig->shown<QLineEdit>("deviceName");
    QVERIFY(!name->text().isEmpty());
    name->setText(QStringLiteral("  Study "));
    m_rig->button("createDevice")->click();
    QVERIFY(m_rig->text().contains(QStringLiteral("Making a key pair")));
    QVERIFY(!m_rig->button("createDevice"));
    m_rig->expectCreation(jsonAnswer(R"({"id":"dcr_new"})", 201));
    QTRY_COMPARE(noted.count(), 1);
    QCOMPARE(noted.first().first().toString(), QStringLiteral("“Study” is registered."));
    QVERIFY(!m_rig->page->sheet());
    QVERIFY(m_rig->text().contains(QStringLiteral("dcr_new")));
    QCOMPARE(m_rig->ours->entries().first().state, State::Created);
    QVERIFY(!m_rig->text().contains(QStringLiteral("No device yet")));
}

void DevicesPageTest::wantsAName()
{
    m_rig->open();
    m_rig->button("registerDevice")->click();
    m_rig->shown<QLineEdit>("deviceName")->setText(QStringLiteral("  "));
    QVERIFY(!m_rig->button("createDevice")->isEnabled());
    QVERIFY(m_rig->button("createDevice")->toolTip().contains(QStringLiteral("name first")));
    m_rig->button("cancelDevice")->click();
    QVERIFY(!m_rig->page->sheet());
    QVERIFY(m_rig->ours->entries().isEmpty());
}

void DevicesPageTest::keepsTheNameAfterARefusal()
{
    m_rig->open();
    QSignalSpy failed(&m_rig->store, &account::AccountStore::failed);
    m_rig->button("registerDevice")->click();
    m_rig->shown<QLineEdit>("deviceName")->setText(QStringLiteral("Study"));
    m_rig->button("createDevice")->click();
    m_rig->expectCreation(jsonAnswer(R"({"message":"no"})", 400));
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(m_rig->shown<QLineEdit>("deviceName")->text(), QStringLiteral("Study"));
    QVERIFY(m_rig->button("createDevice")->isEnabled());
    QVERIFY(m_rig->ours->entries().isEmpty());
}

void DevicesPageTest::saysWhatIsLeftOfARefusal() // B8.4
{
    m_rig->open();
    m_rig->keychain.removeError = secretError("locked");
    QSignalSpy troubled(m_rig->page.get(), &Page::troubled);
    m_rig->button("registerDevice")->click();
    m_rig->button("createDevice")->click();
    m_rig->expectCreation(jsonAnswer(R"({"message":"no"})", 400));
    QTRY_VERIFY(!m_rig->page->sheet());
    QVERIFY(m_rig->text().contains(
        QStringLiteral("The key is made, but it is not registered with your tenant. Finish it, or "
                       "forget it.")));
    QVERIFY(m_rig->button("finishDevice")->isEnabled());
    m_rig->button("deleteDevice")->click();
    m_rig->button("confirmDelete")->click();
    QTRY_COMPARE(troubled.count(), 1);
    const auto message = troubled.first().first().value<Banner::Message>();
    QVERIFY2(message.what.contains(QStringLiteral("could not be removed from this computer")),
             qPrintable(message.what));
    QVERIFY2(message.why.contains(QStringLiteral("keychain of this computer is locked")),
             qPrintable(message.why));
    QVERIFY(m_rig->text().contains(QStringLiteral("The key is made")));
}

void DevicesPageTest::leavesNothingWhenTheKeyCannotBeStored()
{
    m_rig->open();
    m_rig->keychain.writeError = secretError("locked"); // R16 B8.4
    QSignalSpy failed(&m_rig->store, &account::AccountStore::failed);
    m_rig->button("registerDevice")->click();
    m_rig->button("createDevice")->click();
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed.first().at(1).value<Error>().rule, QStringLiteral("locked"));
    QVERIFY(m_rig->ours->entries().isEmpty());
    QVERIFY(m_rig->button("createDevice")->isEnabled());
}

void DevicesPageTest::canBeCancelledBeforeItIsSent()
{
    m_rig->open();
    m_rig->button("registerDevice")->click();
    m_rig->button("createDevice")->click();
    m_rig->button("cancelDevice")->click();
    QTRY_VERIFY(!m_rig->page->sheet());
    QVERIFY(m_rig->ours->entries().isEmpty());
    QVERIFY(!m_rig->ours->currentCreation());
}

void DevicesPageTest::lettingItGoLeavesItRunning()
{
    m_rig->open();
    QSignalSpy noted(m_rig->page.get(), &Page::noted);
    m_rig->button("registerDevice")->click();
    m_rig->button("createDevice")->click();
    m_rig->expectCreation(jsonAnswer(R"({"id":"dcr_new"})", 201), true);
    QTRY_COMPARE(m_rig->network.inFlight(), 1);
    QCOMPARE(m_rig->button("cancelDevice")->text(), QStringLiteral("Close"));
    m_rig->button("cancelDevice")->click();
    QVERIFY(!m_rig->page->sheet());
    QVERIFY(m_rig->text().contains(creationStageText(devices::CreateDevice::Stage::Sending))
            || !m_rig->button("finishDevice") || !m_rig->button("finishDevice")->isEnabled());
    m_rig->network.release();
    QTRY_VERIFY(!m_rig->ours->isWorking());
    QVERIFY(m_rig->text().contains(QStringLiteral("dcr_new")));
}

void DevicesPageTest::settlesADoubtBySendingAgain()
{
    m_rig->leave(m_rig->entryOf(State::Sent));
    m_rig->open();
    const records::DeviceEntry entry = m_rig->entryOf(State::Sent);
    m_rig->network.expect(DeviceRig::creationLine(
        entry, jsonAnswer(R"({"message":"A public key already exists for the device."})", 409)));
    m_rig->button("finishDevice")->click();
    QVERIFY(qobject_cast<CreateDeviceSheet *>(m_rig->page->sheet()));
    QTRY_VERIFY(!m_rig->page->sheet()); // R10 409 says that it exists
    QVERIFY(m_rig->text().contains(QStringLiteral("its id was lost")));
    QCOMPARE(m_rig->button("deleteDevice")->text(), QStringLiteral("Forget…"));
}

void DevicesPageTest::isNeverWiderThanTheWindow()
{
    m_rig->leave(m_rig->entryOf(State::Created));
    m_rig->open(catalogue::scopesFor(catalogue::allActions()), 420);
    QVERIFY(m_rig->page->widget()->minimumSizeHint().width() <= m_rig->page->viewport()->width());
    for (const char *opener : {"registerDevice", "tryKey", "exportKey", "deleteDevice"}) {
        m_rig->button(opener)->click();
        QVERIFY2(m_rig->page->sheet(), opener);
        QVERIFY2(m_rig->page->widget()->minimumSizeHint().width()
                     <= m_rig->page->viewport()->width(), opener);
        m_rig->page->sheet()->safeButton()->click();
        QVERIFY(!m_rig->page->sheet());
    }
}

QTEST_MAIN(DevicesPageTest)
#include "tst_devicespage.moc"
