// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/savemetadata.h"

namespace accountdesk::account {

using catalogue::Action;
using Kind = Error::Kind;

namespace {

/// A review that took longer is compared with the server once more before sending.
constexpr qint64 freshMs = 30'000;

Error refused(Kind kind, const char *rule, const QString &detail = {})
{
    return {kind, 0, {}, detail, QString::fromLatin1(rule), 0};
}

bool isSame(const json::Value &a, const json::Value &b)
{
    return a.isMissing() || b.isMissing() ? a.isMissing() && b.isMissing() : a.equals(b);
}

} // namespace

SaveMetadata::SaveMetadata(AccountStore &store, api::AccountApi &api, MetadataEdit edit,
                           QObject *parent)
    : QObject(parent), m_store(store), m_api(api), m_edit(std::move(edit)),
      m_visit(store.visit()), m_subject(store.subject())
{
}

SaveMetadata::~SaveMetadata() = default;

void SaveMetadata::start()
{
    if (m_stage != Stage::New)
        return;
    m_store.noteBegun(Action::SaveMetadata);
    read();
}

void SaveMetadata::resolve(const metadata::Choices &choices)
{
    if (m_stage != Stage::Conflicts)
        return;
    m_choices.insert(choices);
    compare(*m_theirs);
}

void SaveMetadata::confirm()
{
    if (m_stage != Stage::Review)
        return;
    if (m_patch.size == metadata::Size::TooLarge && !m_isTooLargeAllowed)
        return finish(refused(Kind::Rejected, "size", QString::number(m_patch.bytes)));
    m_confirmedBody = m_patch.body;
    if (m_store.clock().monotonicMs() - m_readAtMs > freshMs)
        read();
    else
        send();
}

void SaveMetadata::cancel()
{
    if (m_stage == Stage::Finished || m_stage == Stage::ReadingBack)
        return;
    if (m_stage == Stage::Sending)
        return m_api.cancel(Action::SaveMetadata);
    finish(refused(Kind::Cancelled, ""));
}

void SaveMetadata::enter(Stage stage)
{
    m_stage = stage;
    Q_EMIT stageChanged(stage);
}

void SaveMetadata::read()
{
    enter(Stage::Reading);
    m_api.fetchUser(m_subject,
                    {this, [this](const Result<api::User> &user) { received(user); }});
}

void SaveMetadata::received(const Result<api::User> &user)
{
    if (m_stage != Stage::Reading)
        return;
    if (!user)
        return finish(user.error());
    if (user->userId != m_subject)
        return finish(refused(Kind::Untrusted, "subject"));
    m_readAtMs = m_store.clock().monotonicMs();
    m_store.adoptUser(m_visit, *user);
    if (m_stage == Stage::Reading)
        compare(user->userMetadata);
}

void SaveMetadata::compare(const json::Value &theirs)
{
    enter(Stage::Comparing);
    const auto work = [edit = m_edit, theirs, earlier = m_theirs,
                       choices = m_choices]() -> Result<Compared> {
        Compared compared;
        // Choices were made about what the server held then.
        compared.isServerSame = !earlier || isSame(*earlier, theirs);
        Result<metadata::Merge> merge = metadata::mergeByKey(
            edit.base, edit.edited, theirs, compared.isServerSame ? choices : metadata::Choices());
        if (!merge)
            return merge.error();
        compared.merge = std::move(*merge);
        Result<metadata::Patch> patch = metadata::makePatch(theirs, compared.merge.merged);
        if (!patch)
            return patch.error();
        compared.patch = std::move(*patch);
        return compared;
    };
    m_api.background().run<Compared>(
        work, {this, [this, theirs](const Result<Compared> &result) { compared(theirs, result); }});
}

void SaveMetadata::compared(const json::Value &theirs, const Result<Compared> &result)
{
    if (m_stage != Stage::Comparing)
        return;
    if (!result)
        return finish(result.error());
    m_theirs = theirs;
    m_merge = result->merge;
    m_patch = result->patch;
    if (!result->isServerSame)
        m_choices.clear();
    if (!m_merge.conflicts.isEmpty()) {
        enter(Stage::Conflicts);
        Q_EMIT conflictsFound();
        return;
    }
    if (m_patch.isEmpty())
        return finish(Saved{{}, {}, theirs, theirs, {}, false});
    if (m_confirmedBody == m_patch.body)
        return send();
    enter(Stage::Review);
    Q_EMIT reviewReady();
}

void SaveMetadata::send()
{
    if (m_store.visit() != m_visit)
        return finish(refused(Kind::Unauthorized, "session"));
    enter(Stage::Sending);
    m_api.saveMetadata(m_subject, m_patch.body,
                       {this, [this](const Result<api::User> &user) { answered(user); }});
}

void SaveMetadata::answered(const Result<api::User> &user)
{
    if (user && user->userId == m_subject) {
        m_store.adoptUser(m_visit, *user);
        return verify(user->userMetadata, std::nullopt);
    }
    const Error error = user ? refused(Kind::UnknownOutcome, "subject") : user.error();
    if (api::leavesDoubt(error))
        readBack(error);
    else
        finish(error);
}

void SaveMetadata::readBack(const Error &doubt)
{
    enter(Stage::ReadingBack);
    m_api.fetchUser(m_subject, {this, [this, doubt](const Result<api::User> &user) {
                                    receivedBack(doubt, user);
                                }});
}

void SaveMetadata::receivedBack(const Error &doubt, const Result<api::User> &user)
{
    if (!user || user->userId != m_subject) {
        Error unread = doubt;
        unread.kind = Kind::UnknownOutcome;
        unread.rule = QStringLiteral("unread");
        return finish(unread);
    }
    m_store.adoptUser(m_visit, *user);
    verify(user->userMetadata, doubt);
}

void SaveMetadata::verify(const json::Value &after, const std::optional<Error> &doubt)
{
    const auto work = [after, changes = m_patch.changes]() -> Result<Held> {
        Held held;
        for (const metadata::Change &change : changes) {
            const json::Value value = after[change.key];
            if (!isSame(value, change.after))
                held.differing.append(change.key);
            held.isUntouched = held.isUntouched && isSame(value, change.before);
        }
        return held;
    };
    m_api.background().run<Held>(work, {this, [this, after, doubt](const Result<Held> &held) {
                                            verified(after, doubt, *held);
                                        }});
}

void SaveMetadata::verified(const json::Value &after, const std::optional<Error> &doubt,
                            const Held &held)
{
    if (!doubt || held.differing.isEmpty())
        return finish(Saved{m_patch.changes, m_patch.body, *m_theirs, after, held.differing,
                            doubt.has_value()});
    Error error = *doubt;
    error.kind = Kind::UnknownOutcome;
    error.rule = held.isUntouched ? QStringLiteral("notSaved") : QStringLiteral("differs");
    finish(error);
}

void SaveMetadata::finish(const Result<Saved> &result)
{
    if (m_stage == Stage::Finished)
        return;
    enter(Stage::Finished);
    deleteLater();
    m_store.noteEnded(m_visit, Action::SaveMetadata,
                      result ? std::nullopt : std::optional<Error>(result.error()));
    Q_EMIT finished(result);
}

} // namespace accountdesk::account
