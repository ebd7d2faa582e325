// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/identities/removalsheet.h"

#include "api/apierror.h"
#include "pages/identities/bullets.h"
#include "pages/identities/lockoutcard.h"

#include <QBoxLayout>
#include <QPushButton>

namespace accountdesk {

NextStep nextStepAfter(const Error &error)
{
    // Nothing is sent again before the account was read.
    const bool wasRead = error.rule == QLatin1String("stillLinked")
        || error.rule == QLatin1String("stillListed");
    if (error.kind == Error::Kind::Unauthorized || api::isUserGone(error))
        return NextStep::SignIn;
    if (error.kind == Error::Kind::MissingScope)
        return NextStep::AskForScope;
    return wasRead ? NextStep::Repeat : NextStep::ReadAgain;
}

RemovalSheet::RemovalSheet(const Texts &texts, QWidget *parent)
    : Sheet(texts.title, texts.sentence, parent), m_texts(texts), m_failure(new Banner),
      m_lockout(new LockoutCard(tr("Will you still get in?")))
{
    auto *what = new Card(tr("What happens"));
    what->body()->addWidget(new Bullets(texts.consequences));
    body()->addWidget(m_failure);
    body()->addWidget(what);
    body()->addWidget(m_lockout);
    addButton(texts.keep, Role::Safe)->setObjectName(QStringLiteral("keep"));
    m_remove = addButton(texts.remove, Role::Other);
    m_remove->setObjectName(QStringLiteral("remove"));
    m_failure->setObjectName(QStringLiteral("sheetFailure"));
    m_failure->hide();
    connect(safeButton(), &QPushButton::clicked, this, [this] {
        if (!m_isWorking)
            return Q_EMIT kept();
        Q_EMIT stopped();
        if (m_isWorking)
            awaitAnswer();
    });
    connect(m_failure, &Banner::actionTriggered, this, &RemovalSheet::remedyChosen);
}

void RemovalSheet::showFailure(const Banner::Message &message)
{
    m_failure->show(message);
}

void RemovalSheet::clearFailure()
{
    if (m_failure->isAncestorOf(window()->focusWidget()))
        safeButton()->setFocus(Qt::OtherFocusReason);
    m_failure->dismiss();
}

void RemovalSheet::setWorking(bool isWorking)
{
    m_isWorking = isWorking;
    if (isWorking)
        clearFailure();
    else
        setSentence(m_texts.sentence);
    safeButton()->setEnabled(true);
    m_remove->setText(isWorking ? m_texts.working : m_texts.remove);
    safeButton()->setText(isWorking ? tr("Stop waiting") : m_texts.keep);
}

} // namespace accountdesk
