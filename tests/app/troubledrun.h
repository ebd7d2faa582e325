// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pagerig.h"
#include "devices/devicekey.h"
#include "linking/linkidentity.h"

namespace accountdesk::test {

/// What becomes of an action's one request that matters.
enum class Trouble {
    NoToken, NoScope, LostBefore, LostAfter, ServerError, WebPage, Truncated, WrongTypes,
    UserDeleted,
};

/// Does one action of a signed-in person from beginning to end, in trouble.
class TroubledRun : public PageRig
{
public:
    /// The error that the store told; nothing if the action was done.
    std::optional<Error> run(catalogue::Action action, Trouble trouble);

private:
    using Reply = std::variant<net::Answer, Error>;

    Reply replyFor(catalogue::Action action) const;
    int timesSent(catalogue::Action action) const;
    /// It may have been carried out: then the account is read again.
    bool isInDoubt(catalogue::Action action) const;
    void expectChange(catalogue::Action action, const QByteArray &path,
                      const QByteArray &body = {});
    void expectUser();
    void expectEnrollments();

    void read(catalogue::Action action);
    void save();
    void link();
    void unlink();
    void removeFactor();
    void createDevice();
    void deleteDevice();

    Trouble m_trouble = Trouble::NoToken;
    QObject m_owner;
    std::unique_ptr<devices::Devices> m_devices;
};

} // namespace accountdesk::test
