// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/profilepage.h"

#include "pages/adaptiverow.h"
#include "pages/enrollmentscard.h"
#include "pages/identitiescard.h"
#include "pages/passwordsheet.h"
#include "pages/profilefacts.h"
#include "pages/profiletext.h"
#include "pages/rawcard.h"
#include "pages/skeleton.h"
#include "pages/widgetlines.h"
#include "widgets/accessibility.h"
#include "widgets/errortext.h"
#include "widgets/factrow.h"
#include "widgets/pageheader.h"
#include "widgets/theme.h"

#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace accountdesk {

using models::ProfileGroup;

ProfilePage::ProfilePage(const PageContext &context, QWidget *parent)
    : AccountPage(context, tr("Profile"),
                  tr("What your tenant knows of you. Only your tenant can change it."), parent),
      m_loading(new Card(tr("Your profile"))),
      m_skeleton(new Skeleton(6)),
      m_identities(new IdentitiesCard(IdentityLine::Detail::Full)),
      m_enrollments(new EnrollmentsCard),
      m_raw(new RawCard(tr("JSON text"), [this] { return rawText(); })),
      m_password(header()->addButton(tr("Change password…")))
{
    m_loading->body()->addWidget(m_skeleton);
    lines()->addWidget(m_loading);
    addTopics();
    lines()->addWidget(m_raw);
    lines()->addStretch(1);
    addShortcut();
    m_password->setObjectName(QStringLiteral("changePassword"));
    connect(m_password, &QPushButton::clicked, this, &ProfilePage::openPassword);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &ProfilePage::fillTopics);
    m_raw->setToolTip(tr("Ctrl+J shows and hides it"));
}

void ProfilePage::addTopics()
{
    const Theme &theme = Theme::current();
    const auto addPair = [this, &theme](QWidget *first, QWidget *second) {
        auto *pair = new AdaptiveRow(theme.scaled(720), theme.scaled(16));
        pair->addCell(first, 6);
        pair->addCell(second, 5);
        lines()->addLayout(pair);
    };
    for (std::size_t i = 0; i < groupCount; ++i) {
        Topic &topic = m_topics[i];
        topic.card = new Card(groupTitle(static_cast<ProfileGroup>(i)));
        topic.facts = new QVBoxLayout;
        topic.facts->setSpacing(0);
        topic.card->body()->addLayout(topic.facts);
        topic.card->body()->addStretch();
        topic.card->hide();
    }
    addPair(m_topics[0].card, m_topics[1].card);
    addPair(m_topics[2].card, m_topics[3].card);
    addPair(m_identities, m_enrollments);
    lines()->addWidget(m_topics[4].card);
}

void ProfilePage::addShortcut()
{
    auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_J), this);
    connect(shortcut, &QShortcut::activated, m_raw, &RawCard::toggle);
    connect(
        m_raw, &RawCard::opened, this,
        [this] {
            column()->layout()->activate();
            ensureWidgetVisible(m_raw);
        },
        Qt::QueuedConnection);
}

void ProfilePage::showAccount()
{
    const account::AccountStore &store = context().store;
    const bool isKnown = store.user().has_value() || !store.idClaims().isEmpty();
    m_loading->setVisible(isReading() && !isKnown);
    m_skeleton->setLoading(isReading() && !isKnown);
    showPasswordButton();
    showRows();
    m_raw->setTitle(store.user() ? tr("JSON text") : tr("JSON text of the ID token's claims"));
    m_raw->setVisible(isKnown);
    m_identities->setVisible(store.isSignedIn());
    m_identities->setUser(store.user(), isReading());
    m_enrollments->setVisible(store.isSignedIn());
    m_enrollments->setEnrollments(store.enrollments(),
                                  store.isBusy(catalogue::Action::ReadEnrollments));
}

void ProfilePage::showPasswordButton()
{
    QString reason = reasonNoPassword(context().store.user());
    const bool isOffline = context().store.connection() == catalogue::Connection::Offline;
    if (reason.isEmpty() && isOffline)
        reason = tr("There is no connection to the tenant right now.");
    const QString words = reason.isEmpty() ? tr("Has your tenant send you an e-mail for it.")
                                           : reason;
    m_password->setEnabled(reason.isEmpty());
    setPlainToolTip(m_password, words);
    m_password->setAccessibleDescription(words);
}

void ProfilePage::openPassword()
{
    if (!context().store.user())
        return;
    m_passwordSheet = new PasswordSheet(passwordWays(*context().store.user()));
    connect(m_passwordSheet, &PasswordSheet::closed, this, &ProfilePage::closeSheet);
    connect(m_passwordSheet, &PasswordSheet::sendChosen, this, &ProfilePage::sendPasswordEmail);
    openSheet(m_passwordSheet);
}

void ProfilePage::sendPasswordEmail(const PasswordWay &way)
{
    m_passwordSheet->showSending();
    context().sendPasswordEmail(
        way.email, way.connection,
        {this, [this](const Result<QString> &answer) { receivePasswordAnswer(answer); }});
}

/// The person may have closed the sheet meanwhile.
void ProfilePage::receivePasswordAnswer(const Result<QString> &answer)
{
    if (m_passwordSheet)
        return m_passwordSheet->showAnswer(answer);
    if (answer) {
        Q_EMIT noted(tr("Your tenant says: “%1”").arg(*answer));
        return;
    }
    Banner::Message message = errorMessage(answer.error());
    message.what = tr("The e-mail to change your password");
    message.action.clear();
    Q_EMIT troubled(message);
}

void ProfilePage::showRows()
{
    const account::AccountStore &store = context().store;
    const QByteArray text = rawText();
    if (text == m_shown)
        return;
    m_shown = text;
    m_raw->refresh();
    if (store.user())
        m_model.setUser(*store.user());
    else
        m_model.setRows(profileRowsOf(store.idClaims()));
}

void ProfilePage::fillTopics()
{
    for (const Topic &topic : m_topics) {
        clearLines(topic.facts);
        topic.card->hide();
    }
    for (const models::ProfileRow &row : m_model.rows()) {
        // The identities have a card of their own.
        if (row.member == QLatin1String("identities"))
            continue;
        const Topic &topic = m_topics.at(static_cast<std::size_t>(row.group));
        addLine(topic.facts, makeProfileFact(row));
        topic.card->show();
    }
}

QByteArray ProfilePage::rawText() const
{
    const account::AccountStore &store = context().store;
    if (store.user())
        return store.user()->raw.root().toIndented();
    return store.idClaims().isEmpty() ? QByteArray()
                                      : store.idClaims().payload().root().toIndented();
}

} // namespace accountdesk
