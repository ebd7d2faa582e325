// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "pages/pictureaddress.h"

#include <QImage>
#include <QObject>
#include <QPointer>
#include <QThreadPool>

namespace accountdesk {

namespace account { class AccountStore; }
namespace auth { class Session; }
namespace config { class Settings; }
namespace net { struct Answer; class Network; class Transfer; }

/// The signed-in person's picture. Nothing is fetched before they have consented, which is kept
/// in the settings; whatever goes wrong, there is just no picture. One per window.
class ProfilePicture : public QObject
{
    Q_OBJECT

public:
    enum class State {
        None,       ///< the account names no picture
        Refused,    ///< it lies where this program does not go
        Off,        ///< no consent
        Loading,
        Shown,
        Failed,
    };

    /// All outlive it.
    struct Collaborators
    {
        net::Network &network;
        config::Settings &settings;
        account::AccountStore &store;
        auth::Session &session;
    };

    explicit ProfilePicture(const Collaborators &with, QObject *parent = nullptr);
    ~ProfilePicture() override;

    State state() const { return m_state; }
    /// Null unless the state is Shown.
    const QImage &image() const { return m_image; }
    /// Who would be, or was, asked for it.
    QString host() const { return m_address ? m_address->url.host() : QString(); }

    /// From now on, until withdraw().
    void consent();
    void withdraw();

Q_SIGNALS:
    void changed();

private:
    bool hasConsent() const;
    void follow();
    void start();
    void stop();
    void load();
    void take(const Result<net::Answer> &result);
    void show(quint64 attempt, const QImage &image);
    void enter(State state);

    Collaborators m_with;
    std::optional<PictureAddress> m_address;
    State m_state = State::None;
    QImage m_image;
    QPointer<net::Transfer> m_transfer;
    quint64 m_attempt = 0; ///< a picture of an earlier one comes too late
    QThreadPool m_decoders;
};

} // namespace accountdesk
