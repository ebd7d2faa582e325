// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/editbench.h"
#include "account/savemetadata.h"

#include <QTest>

namespace accountdesk::test {

inline QByteArray patchOf(const QByteArray &members)
{
    return "{\"user_metadata\":{" + members + "}}";
}

/// One save; by itself it confirms what it is asked to.
struct SaveBench : EditBench
{
    QPointer<account::SaveMetadata> save;
    std::optional<Result<account::Saved>> end;
    int ends = 0;
    QList<account::SaveMetadata::Stage> stages;

    account::SaveMetadata *prepare(const QByteArray &base, const QByteArray &edited)
    {
        return prepare(account::MetadataEdit{value(base), value(edited)});
    }

    account::SaveMetadata *prepare(const account::MetadataEdit &edit)
    {
        end.reset();
        save = edits.saveMetadata(edit);
        QObject::connect(save, &account::SaveMetadata::finished, save,
                         [this](const Result<account::Saved> &result) {
                             end = result;
                             ++ends;
                         });
        QObject::connect(save, &account::SaveMetadata::stageChanged, save,
                         [this](account::SaveMetadata::Stage stage) { stages.append(stage); });
        return save;
    }

    bool reaches(account::SaveMetadata::Stage stage)
    {
        return QTest::qWaitFor([this, stage] { return save && save->stage() == stage; }, 20000);
    }

    bool ended()
    {
        return QTest::qWaitFor([this] { return end.has_value() && !save; }, 20000);
    }

    void expectPatch(const QByteArray &members, const Reply &reply, bool isHeld = false)
    {
        expectSending("PATCH", userPath, reply, patchOf(members), isHeld);
    }

    /// Up to Review, with the server holding {"a":1}.
    bool review()
    {
        beginAs(userWith(R"({"a":1})"));
        network.expectGet(userPath, userWith(R"({"a":1})"));
        prepare(R"({"a":1})", R"({"a":2})")->start();
        return reaches(account::SaveMetadata::Stage::Review);
    }
};

} // namespace accountdesk::test
