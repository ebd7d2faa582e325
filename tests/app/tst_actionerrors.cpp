// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/toldsentences.h"
#include "pages/enrollments/factortext.h"
#include "pages/identities/unlinktext.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;

namespace {

struct NamedDeed
{
    Deed deed;
    const char *name;
    QList<Told> (*told)(Deed deed);
};

constexpr NamedDeed deeds[] = {
    {Deed::ReadProfile, "read the profile", toldOfReading},
    {Deed::ReadFactors, "read the factors", toldOfReading},
    {Deed::SaveData, "save data", toldOfData},
    {Deed::ChangePassword, "change the password", toldOfData},
    {Deed::LinkAccount, "link an account", toldOfMethods},
    {Deed::UnlinkMethod, "unlink a method", toldOfMethods},
    {Deed::RemoveFactor, "remove a factor", toldOfMethods},
    {Deed::CreateDevice, "register a device", toldOfDevices},
    {Deed::DeleteDevice, "delete a device", toldOfDevices},
    {Deed::DeletePasted, "delete by a pasted id", toldOfDevices},
};

struct NamedTrouble
{
    Trouble trouble;
    const char *name;
};

constexpr NamedTrouble troubles[] = {
    {Trouble::None, "with the scope"},
    {Trouble::NoToken, "without a token"},
    {Trouble::NoScope, "R14 without the scope"},
    {Trouble::Refused, "R14 refused by the tenant"},
    {Trouble::LostBefore, "network lost before the request"},
    {Trouble::LostAfter, "R9 network lost after the request"},
    {Trouble::ServerError, "R4 R5 5xx"},
    {Trouble::WebPage, "R7 a web page"},
    {Trouble::Truncated, "R6 truncated JSON"},
    {Trouble::WrongTypes, "wrong types"},
    {Trouble::UserDeleted, "user deleted meanwhile"},
};

QString sentenceFor(const QList<Told> &all, Trouble trouble)
{
    QStringList found;
    for (const Told &one : all) {
        if (one.trouble == trouble)
            found.append(QString::fromUtf8(one.sentence));
    }
    return found.size() == 1 ? found.first() : QStringLiteral("not one sentence in the table");
}

} // namespace

/// Every deed in every trouble: what a person is told, wherever the page tells it.
class ActionErrorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(Theme::Scheme::Light);
        m_theme->apply();
    }
    void init() { failOnAnyWarning(); }

    void isToldInSentences_data()
    {
        QTest::addColumn<Deed>("deed");
        QTest::addColumn<Trouble>("trouble");
        QTest::addColumn<QString>("told");
        for (const NamedDeed &deed : deeds) {
            const QList<Told> told = deed.told(deed.deed);
            for (const NamedTrouble &one : troubles)
                QTest::addRow("%s, %s", deed.name, one.name)
                    << deed.deed << one.trouble << sentenceFor(told, one.trouble);
        }
    }

    void isToldInSentences()
    {
        QFETCH(Deed, deed);
        QFETCH(Trouble, trouble);
        QFETCH(QString, told);
        TroubledRun run;
        const QString seen = run.run(deed, trouble);
        QVERIFY2(seen == told, qPrintable(QStringLiteral("told:\n%1\nexpected:\n%2").arg(seen, told)));
    }

    void sheetsOfferWhatTheyDo_data()
    {
        QTest::addColumn<Error>("error");
        const auto row = [](const char *name, Error::Kind kind, const char *rule = "") {
            QTest::newRow(name) << Error{kind, 0, {}, {}, QString::fromLatin1(rule), 0};
        };
        row("no network", Error::Kind::Network);
        row("no answer in time", Error::Kind::TimedOut);
        row("a broken tenant", Error::Kind::Server);
        row("no token", Error::Kind::Unauthorized);
        row("no scope", Error::Kind::MissingScope);
        row("nothing there", Error::Kind::NotFound);
        row("something in the way", Error::Kind::Conflict);
        row("too many requests", Error::Kind::RateLimited);
        row("R9 read, still linked", Error::Kind::UnknownOutcome, "stillLinked");
        row("R9 read, still listed", Error::Kind::UnknownOutcome, "stillListed");
        row("R9 not read", Error::Kind::UnknownOutcome, "unread");
        QTest::newRow("user deleted")
            << Error{Error::Kind::NotFound, 404, QStringLiteral("inexistent_user"), {}, {}, 0};
    }

    void sheetsOfferWhatTheyDo()
    {
        QFETCH(Error, error);
        const QHash<QString, NextStep> steps{{QStringLiteral("Try again"), NextStep::Repeat},
                                             {QStringLiteral("Read again"), NextStep::ReadAgain},
                                             {QStringLiteral("Sign in again"), NextStep::SignIn},
                                             {QStringLiteral("Ask for it"), NextStep::AskForScope}};
        for (const QString &verb : {unlinkFailure(error, {}).action,
                                    removalFailure(error, QStringLiteral("duo")).action}) {
            QVERIFY2(steps.contains(verb), qPrintable(verb));
            // What was read for the one says nothing of the other.
            if (!error.rule.startsWith(QLatin1String("still")) || verb != QLatin1String("Read again"))
                QCOMPARE(steps.value(verb), nextStepAfter(error));
        }
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(ActionErrorsTest)
#include "tst_actionerrors.moc"
