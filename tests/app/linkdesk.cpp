// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/linkdesk.h"

#include "widgets/banner.h"

#include <QTest>

namespace accountdesk::test {

namespace {

constexpr int patienceMs = 20000;

Options optionsOf(const QString &person)
{
    Options made;
    made.isDemo = true;
    made.person = person;
    made.theme = Theme::Scheme::Light;
    return made;
}

} // namespace

LinkDesk::LinkDesk(const QString &person) : composition(optionsOf(person))
{
    if (const Result<void> built = composition.build(); !built)
        QTest::qFail(qPrintable(built.error().detail), __FILE__, __LINE__);
    composition.signIn().setAsksEverything(true);
    composition.open();
    if (!QTest::qWaitFor([this] { return store().user() && store().enrollments(); }, patienceMs))
        QTest::qFail("signing in does not end", __FILE__, __LINE__);
}

QAbstractButton *LinkDesk::button(const char *objectName, const QString &accessibleName)
{
    const auto all = page()->findChildren<QAbstractButton *>(QString::fromLatin1(objectName));
    for (QAbstractButton *one : all) {
        if (one->isVisible() && one->isEnabled()
            && (accessibleName.isEmpty() || one->accessibleName() == accessibleName))
            return one;
    }
    return nullptr;
}

bool LinkDesk::press(const char *objectName, const QString &accessibleName)
{
    if (!QTest::qWaitFor([&] { return button(objectName, accessibleName); }, patienceMs))
        return false;
    button(objectName, accessibleName)->click();
    return true;
}

bool LinkDesk::shows(const QString &title)
{
    return QTest::qWaitFor([&] { return page()->sheet() && page()->sheet()->title() == title; },
                           patienceMs);
}

bool LinkDesk::showsNoSheet()
{
    return QTest::qWaitFor([this] { return !page()->sheet(); }, patienceMs);
}

bool LinkDesk::chooseSecond(const QString &name)
{
    window().openPage(QStringLiteral("identities"));
    if (!press("linkAnother") || !shows(linktitle::intro))
        return false;
    const auto people = page()->findChildren<QAbstractButton *>(QStringLiteral("secondPerson"));
    for (QAbstractButton *person : people) {
        if (person->accessibleName().contains(name)) {
            person->click();
            return true;
        }
    }
    return false;
}

const Banner *LinkDesk::sheetFailure()
{
    return page()->findChild<Banner *>(QStringLiteral("sheetFailure"));
}

QJsonObject LinkDesk::tenantUser(const QString &userId)
{
    QJsonObject user;
    composition.demoTenant()->withState([&](demo::DemoState &state) {
        if (const demo::Account *account = state.account(userId))
            user = account->user;
    });
    return user;
}

void LinkDesk::plan(const demo::FaultPlan &fault)
{
    composition.demoTenant()->withState(
        [&](demo::DemoState &state) { state.faults.append(fault); });
}

void LinkDesk::plan(demo::FaultKind kind, const QByteArray &method, int times)
{
    plan({kind, times, catalogue::apiRoot(), method, 0, -1});
}

int LinkDesk::told(const QByteArray &method)
{
    int count = 0;
    composition.demoTenant()->withState([&](demo::DemoState &state) {
        for (const demo::Told &one : state.told)
            count += one.method == method && one.path.startsWith(catalogue::apiRoot()) ? 1 : 0;
    });
    return count;
}

} // namespace accountdesk::test
