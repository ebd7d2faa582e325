// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "linking/linkidentity.h"
#include "linkpeople.h"

#include <QTemporaryDir>
#include <QTest>

namespace accountdesk::test {

/// One linking, with the second account's tokens.
struct LinkBench : EditBench
{
    using Stage = linking::LinkIdentity::Stage;

    QTemporaryDir folder;
    records::AccountKey key{QStringLiteral("https://tenant.example/"), QStringLiteral("auth0|1")};
    records::RescueCopies rescue{records::AccountFolder(folder.path(), key)};
    QPointer<linking::LinkIdentity> link;
    std::optional<Result<linking::Linked>> end;
    int ends = 0;

    void beginFirst(const net::Answer &user = firstUser())
    {
        network.expectGet(userPath, user);
        network.expectGet(enrollmentsPath, noEnrollments());
        store.begin(firstTokens());
        settle();
    }

    linking::LinkIdentity *prepare(token::TokenSet second = secondTokens())
    {
        link = new linking::LinkIdentity(store, api, rescue, std::move(second), &owner);
        QObject::connect(link, &linking::LinkIdentity::finished, link,
                         [this](const Result<linking::Linked> &result) {
                             end = result;
                             ++ends;
                         });
        return link;
    }

    void expectSecond(const Reply &reply)
    {
        TranscriptLine line;
        line.url = "https://tenant.example" + secondPath;
        line.bearer = "second-access";
        line.answer = reply;
        network.expect(std::move(line));
    }

    void expectLink(const Reply &reply, bool isHeld = false)
    {
        expectSending("POST", userPath + "/identities", reply, linkBody, isHeld);
    }

    bool reaches(Stage stage)
    {
        return QTest::qWaitFor([this, stage] { return link && link->stage() == stage; }, 20000);
    }

    bool ended()
    {
        return QTest::qWaitFor([this] { return end.has_value() && !link; }, 20000);
    }

    /// Up to the preview.
    bool preview()
    {
        beginFirst();
        expectSecond(secondUser());
        prepare()->start();
        return reaches(Stage::Preview);
    }

    QObject owner;
};

} // namespace accountdesk::test
