// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/troubledrun.h"

#include "linking/linkidentity.h"
#include "pages/metadata/metadatapage.h"
#include "signin/secondsignin.h"
#include "signin/signincontroller.h"
#include "signin/systembrowser.h"
#include "window/shell.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTest>

namespace accountdesk::test {

using catalogue::Action;

namespace {

constexpr int patience = 20000;

const char *pageOf(Deed deed)
{
    switch (deed) {
    case Deed::ReadProfile: return "overview";
    case Deed::SaveData: return "metadata";
    case Deed::LinkAccount:
    case Deed::UnlinkMethod: return "identities";
    case Deed::ReadFactors:
    case Deed::RemoveFactor: return "enrollments";
    case Deed::CreateDevice:
    case Deed::DeleteDevice:
    case Deed::DeletePasted: return "devices";
    case Deed::ChangePassword: return "profile";
    }
    return "";
}

QStringList scopesWithout(Deed deed)
{
    const bool isRead = deed == Deed::ReadProfile || deed == Deed::ReadFactors;
    return isRead ? catalogue::scopesFor({}) : catalogue::firstScopes();
}

const devices::DeviceKeyPair &keyPair()
{
    static const Result<devices::DeviceKeyPair> pair = devices::makeDeviceKey();
    return *pair;
}

Result<devices::DeviceKeyPair> readyKey()
{
    return devices::DeviceKeyPair{keyPair().publicKeyDer, keyPair().privateKeyPem.duplicate()};
}

} // namespace

TroubledRun::TroubledRun() = default;

TroubledRun::~TroubledRun()
{
    m_window.reset();
}

QString TroubledRun::run(Deed deed, Trouble trouble)
{
    m_deed = deed;
    m_trouble = trouble;
    Granted granted;
    granted.scopes = trouble == Trouble::NoScope ? scopesWithout(deed)
                                                 : catalogue::scopesFor(catalogue::allActions());
    if (deed == Deed::DeleteDevice)
        leaveDevice();
    signIn(person(), granted);
    open();
    if (trouble == Trouble::NoToken)
        bearer.signOut();
    act();
    if (!QTest::qWaitFor([this] { return isOver(); }, patience) || !settle())
        QTest::qFail("the deed did not end", __FILE__, __LINE__);
    return told().join(QLatin1Char('\n'));
}

void TroubledRun::leaveDevice()
{
    const records::AccountKey account{QStringLiteral("https://tenant.example/"), person().subject};
    records::DeviceEntry entry{QStringLiteral("11111111-2222-3333-4444-555555555555"),
                               QStringLiteral("Desk"), QStringLiteral("dcr_1"),
                               devices::fingerprintOf(keyPair().publicKeyDer),
                               keyPair().publicKeyDer, clock.now(),
                               records::DeviceEntry::State::Created, false};
    records::DeviceLedger ledger(records::AccountFolder(folder.path(), account));
    QVERIFY(ledger.put(entry));
    secrets.write(devices::keyName(account, entry.deviceId), keyPair().privateKeyPem.duplicate(),
                  Completion<void>(&m_owner, [](const Result<void> &) {}));
}

void TroubledRun::open()
{
    m_devices = std::make_unique<devices::Devices>(
        devices::Workshop{store, api, secrets, readyKey}, folder.path());
    m_signIn = std::make_unique<SignInController>(
        SignInController::Collaborators{network, clock, session, store},
        std::make_unique<SystemBrowser>());
    m_second = std::make_unique<SecondSignIn>(
        SecondSignIn::Collaborators{network, clock, session, store, api, m_signIn->keyRefetches(),
                                    folder.path(), {}},
        std::make_unique<SystemBrowser>());
    const auto send = [this](const QString &email, const QString &connection,
                             Completion<QString> done) {
        m_passwordEmail.send(session.tenant(), email, connection, std::move(done));
    };
    m_window = std::make_unique<QWidget>();
    m_shell = new Shell({store, session, settings, clock, binder, picture, edits, *m_devices,
                         secrets, send, m_second.get()},
                        *m_signIn, budget, m_window.get());
    m_window->resize(1000, 800);
    m_shell->resize(1000, 800);
    m_window->show();
    m_shell->openPage(QLatin1String(pageOf(m_deed)));
    QVERIFY(settle());
}

void TroubledRun::act()
{
    switch (m_deed) {
    case Deed::ReadProfile:
    case Deed::ReadFactors: return read();
    case Deed::SaveData: return save();
    case Deed::LinkAccount: return link();
    case Deed::UnlinkMethod: return unlink();
    case Deed::RemoveFactor: return removeFactor();
    case Deed::CreateDevice: return createDevice();
    case Deed::DeleteDevice: return deleteDevice();
    case Deed::DeletePasted: return deletePasted();
    case Deed::ChangePassword: return changePassword();
    }
}

void TroubledRun::read()
{
    if (m_trouble == Trouble::NoScope)
        return;
    const Action action
        = m_deed == Deed::ReadProfile ? Action::ReadUser : Action::ReadEnrollments;
    const auto expectOne = [this, action](Action one) {
        if (m_trouble == Trouble::NoToken)
            return;
        if (one == action)
            network.expectGet(pathOf(person(), one), reply());
        else if (one == Action::ReadUser)
            expectUser(person().user);
        else
            expectFactors();
    };
    expectOne(Action::ReadUser);
    expectOne(Action::ReadEnrollments);
    for (int i = 1; i < timesSent(); ++i)
        network.expectGet(pathOf(person(), action), reply());
    store.refresh();
}

void TroubledRun::save()
{
    auto *page = qobject_cast<MetadataPage *>(m_shell->currentPage());
    QVERIFY(QTest::qWaitFor([page] { return page->document().isOpen(); }, patience));
    page->document().edit(
        jsonedit::Edit::setValue({0}, *jsonedit::Fragment::number(QStringLiteral("2"))));
    if (!press("saveData"))
        return;
    // It is prepared on another thread before it begins.
    if (m_trouble == Trouble::NoToken) {
        QVERIFY(QTest::qWaitFor([this] { return store.errorOf(Action::SaveMetadata).has_value(); },
                                patience));
        return;
    }
    expectUser(person().user);
    expectRequest(pathOf(person(), Action::SaveMetadata), R"({"user_metadata":{"a":2}})");
    if (isInDoubt())
        expectUser(person().user);
    press("confirmSave");
}

void TroubledRun::link()
{
    if (!press("linkAnother"))
        return;
    const records::AccountKey key{QStringLiteral("https://tenant.example/"), person().subject};
    m_linking = new linking::LinkIdentity(
        store, api, records::RescueCopies(records::AccountFolder(folder.path(), key)),
        secondTokens(), &m_owner);
    TranscriptLine reading;
    reading.url = "https://tenant.example/api/v2/users/google-oauth2%7C7";
    reading.bearer = "second-access";
    reading.answer = jsonAnswer(R"({"user_id":"google-oauth2|7","email":"b@x.example",
"email_verified":true,"identities":[{"provider":"google-oauth2","user_id":"7"}]})");
    network.expect(std::move(reading));
    expectRequest(pathOf(person(), Action::ReadUser) + "/identities",
                  R"({"link_with":"second.id.token"})");
    QByteArray after = person().user;
    if (m_trouble == Trouble::None)
        after.replace("]}", R"(,{"provider":"google-oauth2","connection":"google","user_id":"7"}]})");
    if (isInDoubt() || m_trouble == Trouble::None)
        expectUser(after);
    Q_EMIT m_second->signedIn(m_linking);
    press("confirmLink");
}

void TroubledRun::unlink()
{
    if (!press("unlink"))
        return;
    expectRequest(pathOf(person(), Action::ReadUser) + "/identities/github/9");
    QByteArray after = person().user;
    if (m_trouble == Trouble::None)
        after.replace(R"(,{"provider":"github","connection":"github","user_id":"9"})", "");
    if (isInDoubt() || m_trouble == Trouble::None)
        expectUser(after);
    press("remove");
}

void TroubledRun::removeFactor()
{
    if (!press("removeFactor", QStringLiteral("Remove Duo")))
        return;
    expectRequest(pathOf(person(), Action::ReadUser) + "/multifactor/duo");
    const bool isAccepted = m_trouble == Trouble::None || m_trouble == Trouble::Truncated
        || m_trouble == Trouble::WrongTypes;
    QByteArray after = person().user;
    if (isAccepted)
        after.replace(R"(["duo"])", "[]");
    if (isInDoubt() || isAccepted) {
        expectUser(after);
        expectFactors();
    }
    press("remove");
}

void TroubledRun::createDevice()
{
    if (!press("registerDevice"))
        return;
    m_shell->currentPage()->findChild<QLineEdit *>(QStringLiteral("deviceName"))
        ->setText(QStringLiteral("Desk"));
    press("createDevice");
    expectDevice();
}

void TroubledRun::deleteDevice()
{
    if (!press("deleteDevice"))
        return;
    expectRequest("/api/v2/device-credentials/dcr_1");
    press("confirmDelete");
}

void TroubledRun::deletePasted()
{
    m_shell->currentPage()->findChild<QLineEdit *>(QStringLiteral("pastedCredentialId"))
        ->setText(QStringLiteral("dcr_2"));
    if (!press("deletePasted"))
        return;
    expectRequest("/api/v2/device-credentials/dcr_2");
    press("confirmDelete");
}

void TroubledRun::changePassword()
{
    expectPasswordEmail();
    m_shell->currentPage()->findChild<QAbstractButton *>(QStringLiteral("changePassword"))->click();
    m_shell->currentPage()->findChild<QAbstractButton *>(QStringLiteral("sendPasswordEmail"))
        ->click();
}

bool TroubledRun::isOver() const
{
    bool isBusy = edits.currentSave() || m_devices->isWorking() || m_linking
        || network.inFlight() > 0;
    for (const Action action : catalogue::allActions())
        isBusy = isBusy || store.isBusy(action);
    return !isBusy;
}

QAbstractButton *TroubledRun::button(const char *name, const QString &accessibleName) const
{
    const auto all
        = m_shell->currentPage()->findChildren<QAbstractButton *>(QLatin1String(name));
    for (QAbstractButton *one : all) {
        if (one->isVisible() && one->isEnabled()
            && (accessibleName.isEmpty() || one->accessibleName() == accessibleName))
            return one;
    }
    return nullptr;
}

bool TroubledRun::press(const char *name, const QString &accessibleName)
{
    if (!QTest::qWaitFor([&] { return button(name, accessibleName); }, patience)) {
        QTest::qFail(name, __FILE__, __LINE__);
        return false;
    }
    QAbstractButton *found = button(name, accessibleName);
    if (m_trouble == Trouble::NoScope) {
        m_onButton = found->text() + QLatin1String(": ") + found->accessibleDescription();
        return false;
    }
    found->click();
    return true;
}

} // namespace accountdesk::test
