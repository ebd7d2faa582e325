// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/identities/linktext.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using linking::LinkPreview;
using linking::LinkWarning;

class LinkTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void explainsEveryRule_data();
    void explainsEveryRule();
    void warnsOfAnAddressThatIsMissingOrUnverified();
    void tellsWhatIsKeptAndLost();
    void saysWhyTheSecondAccountCannotBeRead();
};

void LinkTextTest::explainsEveryRule_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("words");
    using Kind = Error::Kind;
    const auto row = [](const char *rule, Kind kind, const char *words) {
        QTest::addRow("%s", rule) << QString::fromLatin1(rule) << int(kind)
                                  << QString::fromLatin1(words);
    };
    row("sameAccount", Kind::Rejected, "Choose another account");
    row("alreadyLinked", Kind::Rejected, "leads to this account");
    row("algorithm", Kind::Rejected, "RS256");
    row("audience", Kind::Rejected, "signed in to the same one");
    row("issuer", Kind::Rejected, "same tenant");
    row("expired", Kind::Rejected, "expired meanwhile");
    row("session", Kind::Unauthorized, "Begin again");
    row("file", Kind::Rejected, "lost for good");
    row("notLinked", Kind::Conflict, "third account");
    row("unread", Kind::UnknownOutcome, "Nothing is sent twice");
}

void LinkTextTest::explainsEveryRule()
{
    QFETCH(QString, rule);
    QFETCH(int, kind);
    QFETCH(QString, words);
    Error error;
    error.kind = static_cast<Error::Kind>(kind);
    error.rule = rule;
    error.detail = QStringLiteral("detail");
    const Banner::Message message = linkFailure(error);
    QVERIFY2(message.why.contains(words), qPrintable(message.why));
    QVERIFY(!message.what.isEmpty());
    QCOMPARE(stepAfterLinking(error), rule == QLatin1String("unread") ? AfterLinking::ReadAgain
                 : error.kind == Error::Kind::Unauthorized ? AfterLinking::SignIn
                                                           : AfterLinking::ChooseAnother);
}

void LinkTextTest::warnsOfAnAddressThatIsMissingOrUnverified()
{
    LinkPreview preview;
    for (const LinkWarning warning :
         {LinkWarning::PrimaryEmailUnverified, LinkWarning::SecondEmailUnverified}) {
        preview.primary.email.reset();
        preview.second.email.reset();
        QVERIFY(warningText(warning, preview).title.contains(QLatin1String("no e-mail address")));
        preview.primary.email = QStringLiteral("a@example.com");
        preview.second.email = preview.primary.email;
        QVERIFY(warningText(warning, preview).title.contains(QLatin1String("not verified")));
        QVERIFY(!warningText(warning, preview).acceptance.isEmpty());
    }
    // Losing the data was accepted before.
    QVERIFY(warningText(LinkWarning::MetadataUnreadable, preview).acceptance.isEmpty());
}

void LinkTextTest::tellsWhatIsKeptAndLost()
{
    LinkPreview preview;
    preview.second.name = QStringLiteral("<b>Second</b>");
    QVERIFY(!keptByLinking(preview).join(u' ').contains(QLatin1String("rescue")));
    QVERIFY(lostByLinking(preview).join(u' ').contains(preview.second.name));
    QVERIFY(!lostByLinking(preview).join(u' ').contains(QLatin1String("roles")));
    preview.losesAppMetadata = true;
    QVERIFY(keptByLinking(preview).join(u' ').contains(QLatin1String("rescue")));
    QVERIFY(lostByLinking(preview).join(u' ').contains(QLatin1String("roles")));
}

void LinkTextTest::saysWhyTheSecondAccountCannotBeRead()
{
    Error error;
    error.kind = Error::Kind::MissingScope;
    error.rule = QStringLiteral("secondToken");
    QVERIFY(unreadableReason(error).contains(QLatin1String("may not read")));
    error = {Error::Kind::Untrusted, 0, {}, {}, QStringLiteral("subject"), 0};
    QVERIFY(unreadableReason(error).contains(QLatin1String("another account")));
}

QTEST_GUILESS_MAIN(LinkTextTest)
#include "tst_linktext.moc"
