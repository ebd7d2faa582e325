// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accountedits.h"
#include "account/accountstore.h"
#include "api/ratebudget.h"
#include "app/pagepeople.h"
#include "auth/session.h"
#include "catalogue/lookup.h"
#include "config/settings.h"
#include "devices/devices.h"
#include "pages/page.h"
#include "pages/profilepicture.h"
#include "secrets/memorystore.h"
#include "support/fixedbearer.h"
#include "support/manualclock.h"
#include "support/transcriptnetwork.h"
#include "widgets/actionbinder.h"
#include "widgets/theme.h"

#include <QTemporaryDir>

namespace accountdesk::test {

/// Everything that a page gets, on a network that follows a script.
class PageRig
{
public:
    PageRig();

    struct Granted
    {
        QStringList scopes = catalogue::firstScopes();
        qint64 seconds = 17 * 3600;
        bool isOpaque = false;
    };

    /// Signs in and answers both readings.
    void signIn(const PagePerson &person) { signIn(person, Granted()); }
    void signIn(const PagePerson &person, const Granted &granted);
    /// Signs in; reading the user gets that answer instead, the enrollments none.
    void signInRefused(const PagePerson &person, const net::Answer &answer);
    /// Signs in while both readings are held back.
    void signInHeld(const PagePerson &person);
    /// Waits until nothing is being read.
    bool settle();

    PageContext context()
    {
        return {store, session, settings, clock, binder, picture, edits, devices, secrets,
                [this](const QString &email, const QString &connection, Completion<QString> done) {
                    passwordEmails.append({email, connection});
                    passwordAnswer = std::make_unique<Completion<QString>>(std::move(done));
                }};
    }
    token::TokenSet tokensOf(const PagePerson &person, const Granted &granted) const;
    QByteArray pathOf(const PagePerson &person, catalogue::Action action) const;

    ManualClock clock;
    TranscriptNetwork network{clock};
    FixedBearer bearer;
    api::RateBudget budget{clock};
    api::AccountApi api;
    account::AccountStore store{api, clock};
    auth::Session session;
    QTemporaryDir folder;
    config::Settings settings{folder.path()};
    ActionBinder binder{store};
    ProfilePicture picture{{network, settings, store, session}};
    account::AccountEdits edits{store, api};
    secrets::MemoryStore secrets;
    devices::Devices devices{{store, api, secrets}, folder.path()};

    QList<QPair<QString, QString>> passwordEmails; ///< asked for: address, connection
    std::unique_ptr<Completion<QString>> passwordAnswer;

private:
    void begin(const PagePerson &person, const Granted &granted);
};

/// Visible labels' texts, in the order of the widgets.
QStringList visibleTexts(const QWidget &widget);
/// The visible button of that text; nothing if there is none.
QAbstractButton *buttonOf(const QWidget &widget, const QString &text);
/// A JWT of these claims; its signature is nonsense.
QByteArray jwtText(const QByteArray &header, const QByteArray &payload);

} // namespace accountdesk::test
