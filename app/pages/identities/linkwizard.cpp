// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/identities/linkwizard.h"

#include "account/accountstore.h"
#include "pages/identities/bullets.h"
#include "pages/identities/linkintrosheet.h"
#include "pages/identities/linkpreviewsheet.h"
#include "pages/identities/linktext.h"
#include "pages/person.h"
#include "pages/skeleton.h"
#include "signin/secondsignin.h"
#include "signin/waitingpanel.h"
#include "widgets/card.h"
#include "widgets/pausebar.h"
#include "widgets/refusaltext.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace accountdesk {

using catalogue::Action;
using linking::LinkIdentity;
using Stage = LinkIdentity::Stage;

namespace {

/// Second accounts first; the person who is signed in is left out.
QList<demo::DemoPerson> othersOf(QList<demo::DemoPerson> people, const QString &name)
{
    people.removeIf([&name](const demo::DemoPerson &one) { return one.displayName == name; });
    std::stable_partition(people.begin(), people.end(),
                          [](const demo::DemoPerson &one) { return !one.isOffered; });
    return people;
}

} // namespace

LinkWizard::LinkWizard(const PageContext &context, QObject *parent)
    : QObject(parent), m_context(context)
{
    if (m_context.secondSignIn)
        follow();
}

LinkWizard::~LinkWizard()
{
    if (!m_isOpen)
        return;
    m_context.secondSignIn->disconnect(this);
    if (m_linking)
        m_linking->disconnect(this);
    m_context.secondSignIn->abandon();
}

void LinkWizard::follow()
{
    SecondSignIn *second = m_context.secondSignIn;
    connect(second, &SecondSignIn::started, this, &LinkWizard::showWaiting);
    connect(second, &SecondSignIn::stageChanged, this, [this] {
        if (m_waiting && m_context.secondSignIn->attempt())
            m_waiting->showStage(*m_context.secondSignIn->attempt());
    });
    connect(second, &SecondSignIn::browserFailed, this, [this] {
        if (m_waiting)
            m_waiting->showBrowserFailure();
    });
    connect(second, &SecondSignIn::signedIn, this, &LinkWizard::take);
    connect(second, &SecondSignIn::failed, this, [this](const Error &error) {
        if (isOpen())
            showIntro(error);
    });
}

void LinkWizard::show(Sheet *sheet)
{
    m_sheet = sheet;
    Q_EMIT sheetMade(sheet);
}

void LinkWizard::begin()
{
    if (!m_context.secondSignIn || isOpen())
        return;
    leave();
    m_isOpen = true;
    showIntro();
}

void LinkWizard::showIntro(const std::optional<Error> &failure)
{
    SecondSignIn *second = m_context.secondSignIn;
    auto *sheet
        = new LinkIntroSheet(othersOf(second->people(), personOf(m_context.store).name));
    // What the tenant said no to may have been reading the second account.
    if (failure)
        sheet->showFailure(secondSignInFailure(*failure), !failure->code.isEmpty());
    connect(sheet, &LinkIntroSheet::cancelled, this, &LinkWizard::close);
    connect(sheet, &LinkIntroSheet::browserChosen, second, [second] { second->start(); });
    connect(sheet, &LinkIntroSheet::personChosen, second, &SecondSignIn::startAs);
    connect(sheet, &LinkIntroSheet::withoutDataChosen, second,
            [second] { second->start(SecondSignIn::Reading::WithoutData); });
    show(sheet);
}

void LinkWizard::showWaiting()
{
    SecondSignIn *second = m_context.secondSignIn;
    auto *sheet = new Sheet(tr("Sign in to the second account"),
                            tr("Choose the account that is to lead here, not this one."));
    m_waiting = new WaitingPanel(m_context.clock);
    m_waiting->setCancelShown(false);
    m_waiting->follow(*second->attempt());
    sheet->body()->addWidget(m_waiting);
    sheet->addButton(tr("Cancel"), Sheet::Role::Safe)
        ->setObjectName(QStringLiteral("cancelSecondSignIn"));
    connect(sheet->safeButton(), &QPushButton::clicked, second, &SecondSignIn::cancel);
    connect(m_waiting, &WaitingPanel::openedAgain, second, &SecondSignIn::openAgain);
    show(sheet);
}

void LinkWizard::showWork(const QString &title, const QString &sentence, bool mayStop)
{
    auto *sheet = new Sheet(title, sentence);
    auto *card = new Card;
    auto *skeleton = new Skeleton(3);
    card->body()->addWidget(skeleton);
    skeleton->setLoading(true);
    sheet->body()->addWidget(card);
    if (mayStop) {
        sheet->addButton(tr("Stop"), Sheet::Role::Safe)->setObjectName(QStringLiteral("stopLink"));
        connect(sheet->safeButton(), &QPushButton::clicked, this, [this, sheet] {
            if (!m_linking)
                return;
            m_linking->cancel();
            if (m_linking && m_linking->stage() == Stage::Sending)
                sheet->awaitAnswer();
        });
    }
    show(sheet);
}

void LinkWizard::showPauses()
{
    auto *bar = new PauseBar(m_context.clock);
    m_sheet->body()->addWidget(bar);
    connect(m_linking, &LinkIdentity::waiting, bar, [bar](int ms, const Error &because) {
        bar->note(Action::ReadUser, ms, because, tr("Reading the second account"));
    });
    connect(bar, &PauseBar::cancelled, m_linking, &LinkIdentity::cancel);
}

void LinkWizard::take(LinkIdentity *linking)
{
    if (!isOpen())
        return linking->cancel();
    m_linking = linking;
    connect(linking, &LinkIdentity::stageChanged, this, &LinkWizard::showStage);
    connect(linking, &LinkIdentity::finished, this, &LinkWizard::showEnd);
    linking->start();
}

void LinkWizard::showStage(Stage stage)
{
    switch (stage) {
    case Stage::New:
    case Stage::Finished: break;
    case Stage::ReadingSecond:
        showWork(tr("Reading the second account"), tr("To show you what linking would lose."), true);
        showPauses();
        break;
    case Stage::MetadataUnreadable: showUnreadable(); break;
    case Stage::Preview: showPreview(); break;
    case Stage::Sending:
        showWork(tr("Linking…"), tr("The request is sent once, whatever happens."), true);
        break;
    case Stage::ReadingBack:
        showWork(tr("Reading your account again"), tr("To show what the tenant holds now."), false);
        break;
    }
}

void LinkWizard::showUnreadable()
{
    auto *sheet = new Sheet(tr("The second account's data cannot be read"),
                            tr("Linking would delete it, and nothing of it could be kept."));
    auto *card = new Card(tr("What that means"));
    card->body()->addWidget(new Bullets({
        unreadableReason(m_linking->readingError().value_or(Error())),
        tr("No rescue copy can be made: what apps have stored about the second account would be "
           "lost for good."),
        tr("Nothing has been sent yet."),
    }));
    sheet->body()->addWidget(card);
    sheet->addButton(tr("Don't link"), Sheet::Role::Safe)
        ->setObjectName(QStringLiteral("cancelLink"));
    QPushButton *again = sheet->addButton(tr("Read again"), Sheet::Role::Other);
    again->setObjectName(QStringLiteral("readSecondAgain"));
    again->setVisible(m_linking->readingError()->rule != QLatin1String("secondToken"));
    QPushButton *lose = sheet->addButton(tr("Go on and lose its data"), Sheet::Role::Other);
    lose->setObjectName(QStringLiteral("loseSecondData"));
    connect(sheet->safeButton(), &QPushButton::clicked, this, &LinkWizard::close);
    connect(again, &QPushButton::clicked, m_linking, &LinkIdentity::readAgain);
    connect(lose, &QPushButton::clicked, m_linking, &LinkIdentity::confirmLosingMetadata);
    show(sheet);
}

void LinkWizard::showPreview()
{
    auto *sheet = new LinkPreviewSheet(m_linking->preview());
    connect(sheet, &LinkPreviewSheet::cancelled, this, &LinkWizard::close);
    connect(sheet, &LinkPreviewSheet::confirmed, this, [this, sheet] {
        if (m_linking)
            m_linking->confirm(sheet->accepted());
    });
    show(sheet);
}

void LinkWizard::showEnd(const Result<linking::Linked> &result)
{
    m_linking.clear();
    if (!result && result.error().kind == Error::Kind::Cancelled)
        return close();
    if (!result)
        return showFailure(result.error());
    m_linked = *result;
    showResult();
}

void LinkWizard::showFailure(const Error &error)
{
    const auto refusal = refusalIn(m_context.store, Action::LinkIdentity, error);
    const AfterLinking step = stepAfterLinking(error);
    auto *sheet = new Sheet(step == AfterLinking::ReadAgain ? tr("Linking is in doubt")
                                                            : tr("The accounts were not linked"));
    auto *banner = new Banner;
    banner->setDismissible(false);
    banner->setObjectName(QStringLiteral("sheetFailure"));
    sheet->body()->addWidget(banner);
    sheet->addButton(tr("Close"), Sheet::Role::Safe)->setObjectName(QStringLiteral("cancelLink"));
    QPushButton *next = sheet->addButton(nextVerb(step), Sheet::Role::Go);
    next->setObjectName(QStringLiteral("linkNext"));
    // No other account would do.
    next->setVisible(!refusal);
    connect(banner, &Banner::actionTriggered, this, &LinkWizard::requestCopyWanted);
    connect(sheet->safeButton(), &QPushButton::clicked, this, &LinkWizard::close);
    connect(next, &QPushButton::clicked, this, [this, step] { goOnAfter(step); });
    show(sheet);
    banner->show(refusal ? refusalMessage(*refusal) : linkFailure(error));
}

void LinkWizard::goOnAfter(AfterLinking step)
{
    if (step == AfterLinking::ChooseAnother)
        return showIntro();
    close();
    if (step == AfterLinking::SignIn)
        Q_EMIT signInWanted();
    else
        m_context.store.refresh();
}

void LinkWizard::close()
{
    if (!m_isOpen)
        return;
    leave();
    Q_EMIT closed();
}

void LinkWizard::leave()
{
    if (!m_isOpen)
        return;
    if (m_linking)
        m_linking->disconnect(this);
    m_context.secondSignIn->abandon();
    m_linked.reset();
    m_isCopy = false;
    m_isOpen = false;
}

} // namespace accountdesk
