// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/troubledrun.h"
#include "support/strict.h"
#include "widgets/actiontext.h"
#include "widgets/errortext.h"

#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;
using catalogue::Action;

namespace {

struct Named
{
    Trouble trouble;
    const char *name;
};

constexpr Named troubles[] = {
    {Trouble::NoToken, "without a token"},
    {Trouble::NoScope, "R14 without the scope"},
    {Trouble::LostBefore, "network lost before the request"},
    {Trouble::LostAfter, "R9 network lost after the request"},
    {Trouble::ServerError, "R4 R5 5xx"},
    {Trouble::WebPage, "R7 a web page"},
    {Trouble::Truncated, "R6 truncated JSON"},
    {Trouble::WrongTypes, "wrong types"},
    {Trouble::UserDeleted, "user deleted meanwhile"},
};

/// What a change says that may have been carried out, once the account was read again.
QString doubtOf(Action action)
{
    switch (action) {
    case Action::SaveMetadata: return QStringLiteral("Reading again has shown that nothing was saved");
    case Action::LinkIdentity: return QStringLiteral("Reading again has shown that nothing was linked");
    case Action::UnlinkIdentity:
        return QStringLiteral("Reading again still lists the sign-in method");
    case Action::RemoveMultifactor: return QStringLiteral("Reading again still lists the factor");
    case Action::CreateDeviceCredential:
        return QStringLiteral("your tenant may have the device or not");
    case Action::DeleteDeviceCredential:
        return QStringLiteral("The answer was lost; it may have been done or not");
    case Action::ReadUser:
    case Action::ReadEnrollments: break;
    }
    return {};
}

/// An answer without anything to read in it is a yes.
bool ignoresBody(Action action)
{
    return action == Action::RemoveMultifactor || action == Action::DeleteDeviceCredential;
}

/// Empty: it is done.
QString expectedPart(Action action, Trouble trouble)
{
    const bool isRead = catalogue::row(action).verb == catalogue::Verb::Get;
    switch (trouble) {
    case Trouble::NoToken: return QStringLiteral("Your sign-in has ended");
    case Trouble::NoScope: return QStringLiteral("Your token lacks a permission");
    case Trouble::LostBefore: return QStringLiteral("There is no usable connection");
    case Trouble::LostAfter:
        return isRead ? QStringLiteral("There is no usable connection") : doubtOf(action);
    case Trouble::ServerError:
        return isRead ? QStringLiteral("The tenant has a problem of its own") : doubtOf(action);
    case Trouble::WebPage:
        return isRead ? QStringLiteral("A web page came instead") : doubtOf(action);
    case Trouble::Truncated:
        return ignoresBody(action) ? QString()
            : isRead               ? QStringLiteral("not what was agreed, at line 1")
                                   : doubtOf(action);
    case Trouble::WrongTypes:
        return ignoresBody(action) ? QString()
            : isRead               ? QStringLiteral("not what was agreed, at $")
                                   : doubtOf(action);
    case Trouble::UserDeleted: return QStringLiteral("Your account is no longer there");
    }
    return {};
}

} // namespace

/// Every action in every trouble: what a person is told.
class ActionErrorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void isToldInASentence_data()
    {
        QTest::addColumn<Action>("action");
        QTest::addColumn<Trouble>("trouble");
        for (const Action action : catalogue::allActions()) {
            for (const Named &named : troubles)
                QTest::addRow("%s, %s", qPrintable(actionTitle(action)), named.name)
                    << action << named.trouble;
        }
    }

    void isToldInASentence()
    {
        QFETCH(Action, action);
        QFETCH(Trouble, trouble);
        TroubledRun run;
        const std::optional<Error> error = run.run(action, trouble);
        const QString part = expectedPart(action, trouble);
        if (part.isEmpty())
            QVERIFY2(!error, "an error although it was done");
        if (part.isEmpty())
            return;
        QVERIFY2(error, "no error");
        const Banner::Message message = errorMessage(*error, action);
        QVERIFY2(message.why.contains(part), qPrintable(message.why));
        QVERIFY(message.what.contains(actionTitle(action)));
        QVERIFY2(!message.action.isEmpty(), qPrintable(message.why));
    }
};

QTEST_MAIN(ActionErrorsTest)
#include "tst_actionerrors.moc"
