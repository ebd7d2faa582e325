// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition.h"
#include "signin/signincontroller.h"
#include "support/strict.h"
#include "widgets/plaintextlabel.h"
#include "window/mainwindow.h"
#include "window/shell.h"

#include "account/accountstore.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;
using catalogue::Action;

/// An action whose scope was asked for is done after the renewal, in the whole program on its
/// built-in tenant.
class PendingActionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_composition.reset(); }

    void isDoneOnTheSamePageWithTheDraftIntact();
    void isForgottenWithACancelledSignIn();
    void asksForBothOfTwoInARow();

private:
    Page *page() const { return m_composition->window().shell()->currentPage(); }
    QPushButton *button(const QString &name) const
    {
        return page()->findChild<QPushButton *>(name);
    }

    std::unique_ptr<Composition> m_composition;
};

void PendingActionTest::init()
{
    test::failOnAnyWarning();
    Options options;
    options.isDemo = true;
    options.person = QStringLiteral("everyday");
    options.theme = Theme::Scheme::Light;
    m_composition = std::make_unique<Composition>(options);
    QVERIFY(m_composition->build());
    m_composition->open();
    QTRY_VERIFY_WITH_TIMEOUT(m_composition->store().user().has_value(), 20000);
    m_composition->window().openPage(QStringLiteral("devices"));
}

void PendingActionTest::isDoneOnTheSamePageWithTheDraftIntact()
{
    const Page *before = page();
    auto *draft = page()->findChild<QLineEdit *>(QStringLiteral("pastedCredentialId"));
    draft->setText(QStringLiteral("dcr_0123456789abcdef"));
    QSignalSpy done(&m_composition->signIn(), &SignInController::succeeded);
    QStringList told;
    connect(&m_composition->signIn(), &SignInController::stageChanged, this, [this, &told] {
        for (const auto *label : m_composition->window().findChildren<PlainTextLabel *>())
            told.append(label->plainText());
    });
    button(QStringLiteral("deletePasted"))->click();
    QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, 20000);
    QCOMPARE(page(), before);
    QVERIFY(!told.filter(QStringLiteral("to allow this: Remove a device.")).isEmpty());
    QVERIFY(page()->sheet());
    QCOMPARE(page()->sheet()->title(), QStringLiteral("Delete this credential?"));
    QCOMPARE(draft->text(), QStringLiteral("dcr_0123456789abcdef"));
}

void PendingActionTest::isForgottenWithACancelledSignIn()
{
    QSignalSpy failed(&m_composition->signIn(), &SignInController::failed);
    QSignalSpy done(&m_composition->signIn(), &SignInController::succeeded);
    button(QStringLiteral("registerDevice"))->click();
    m_composition->signIn().cancel();
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 20000);
    // Granted later, for another reason.
    m_composition->signIn().startAgain({Action::CreateDeviceCredential});
    QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, 20000);
    QVERIFY(!page()->sheet());
}

void PendingActionTest::asksForBothOfTwoInARow()
{
    QSignalSpy done(&m_composition->signIn(), &SignInController::succeeded);
    m_composition->signIn().startAgain({Action::CreateDeviceCredential});
    m_composition->signIn().startAgain({Action::SaveMetadata});
    QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, 20000);
    for (const Action action : {Action::CreateDeviceCredential, Action::SaveMetadata})
        QCOMPARE(m_composition->store().capability(action), catalogue::Capability::Available);
}

QTEST_MAIN(PendingActionTest)
#include "tst_pendingaction.moc"
