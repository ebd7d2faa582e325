// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/overviewpage.h"

#include "auth/session.h"
#include "catalogue/lookup.h"
#include "devices/devices.h"
#include "pages/adaptiverow.h"
#include "pages/allowedcard.h"
#include "pages/checkupcard.h"
#include "pages/identitiescard.h"
#include "pages/personcard.h"
#include "pages/tokencard.h"
#include "widgets/theme.h"

#include <QVBoxLayout>

namespace accountdesk {

OverviewPage::OverviewPage(const PageContext &context, QWidget *parent)
    : AccountPage(context, tr("Overview"),
                  tr("Who you are here, and whether your account is all right."), parent),
      m_countdown(context.clock),
      m_person(new PersonCard(context.picture)),
      m_token(new TokenCard),
      m_checkup(new CheckupCard),
      m_identities(new IdentitiesCard(IdentityLine::Detail::Brief)),
      m_allowed(new AllowedCard(context.store, context.binder))
{
    const Theme &theme = Theme::current();
    auto *top = new AdaptiveRow(theme.scaled(720), theme.scaled(16));
    top->addCell(m_person, 5);
    top->addCell(m_token, 3);
    lines()->addLayout(top);
    lines()->addWidget(m_checkup);
    lines()->addWidget(m_identities);
    lines()->addWidget(m_allowed);
    lines()->addStretch(1);
    connect(m_token, &TokenCard::lookInside, this,
            [this] { Q_EMIT pageRequested(QStringLiteral("token")); });
    connect(m_checkup, &CheckupCard::remedyChosen, this, &OverviewPage::act);
    connect(&m_countdown, &Countdown::ticked, this, [this] {
        showToken();
        showCheckup();
    });
    connect(&context.devices, &devices::Devices::changed, this, &OverviewPage::showCheckup);
    connect(&context.devices, &devices::Devices::busyChanged, this, &OverviewPage::showCheckup);
    connect(&context.session, &auth::Session::changed, this, [this] {
        showToken();
        showCheckup();
    });
}

void OverviewPage::setActive(bool isActive)
{
    m_countdown.setActive(isActive);
}

void OverviewPage::showAccount()
{
    const account::AccountStore &store = context().store;
    m_person->setPerson(personOf(store), isReading(), context().clock.now());
    m_identities->setUser(store.user(), isReading());
    showToken();
    showCheckup();
}

void OverviewPage::showToken()
{
    const std::optional<TokenLife> life = tokenLifeOf(context().session);
    m_countdown.setEnd(life ? std::optional(life->expiresAt) : std::nullopt);
    m_token->setLife(life, context().clock.now());
    m_token->setPermissions(m_allowed->allowed(), static_cast<int>(catalogue::actionCount));
}

void OverviewPage::showCheckup()
{
    const account::AccountStore &store = context().store;
    const bool isLoading = isReading() || store.isBusy(catalogue::Action::ReadEnrollments);
    // While the first answers are awaited only what is known for certain is said.
    const bool isFirst = isLoading && !store.user();
    CheckupData known = checkupDataOf(store, m_countdown.secondsLeft());
    // Being worked on is not interrupted.
    known.hasUnfinishedDevice = context().devices.hasUnfinished() && !context().devices.isWorking();
    m_checkup->setFindings(isFirst ? QList<CheckupFinding>() : checkUp(known), isFirst);
}

void OverviewPage::act(const CheckupFinding &finding)
{
    switch (finding.remedy) {
    case CheckupFinding::Remedy::SignInAgain: Q_EMIT signInRequested(); break;
    case CheckupFinding::Remedy::AskFor: Q_EMIT actionsRequested(finding.actions); break;
    case CheckupFinding::Remedy::OpenProfile:
        Q_EMIT pageRequested(QStringLiteral("profile"));
        break;
    case CheckupFinding::Remedy::OpenIdentities:
        Q_EMIT pageRequested(QStringLiteral("identities"));
        break;
    case CheckupFinding::Remedy::OpenEnrollments:
        Q_EMIT pageRequested(QStringLiteral("enrollments"));
        break;
    case CheckupFinding::Remedy::OpenToken: Q_EMIT pageRequested(QStringLiteral("token")); break;
    case CheckupFinding::Remedy::OpenDevices:
        Q_EMIT pageRequested(QStringLiteral("devices"));
        break;
    }
}

} // namespace accountdesk
