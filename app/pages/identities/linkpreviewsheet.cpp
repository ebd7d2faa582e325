// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/identities/linkpreviewsheet.h"

#include "pages/adaptiverow.h"
#include "pages/identities/bullets.h"
#include "pages/identities/linktext.h"
#include "pages/identities/unlinktext.h"
#include "pages/providertext.h"
#include "widgets/accessibility.h"
#include "widgets/avatar.h"
#include "widgets/addresstext.h"
#include "widgets/card.h"
#include "widgets/factrow.h"
#include "widgets/finding.h"
#include "widgets/plaintextlabel.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QPushButton>

#include <algorithm>

namespace accountdesk {

using linking::LinkPreview;
using linking::LinkSide;
using linking::LinkWarning;

namespace {

constexpr qsizetype mostMethods = 8;

/// One of the two accounts; whether it stays is said in words.
class SideCard : public Card
{
public:
    SideCard(const LinkSide &side, bool isStaying, bool isDataRead) : m_isDataRead(isDataRead)
    {
        addHead(side, isStaying);
        addFacts(side);
        body()->addStretch();
        setAccessibleName(isStaying ? LinkPreviewSheet::tr("Stays: %1").arg(nameOf(side))
                                    : LinkPreviewSheet::tr("Ends: %1").arg(nameOf(side)));
    }

private:
    static QString nameOf(const LinkSide &side)
    {
        return side.name.isEmpty() ? side.userId : side.name;
    }

    void addHead(const LinkSide &side, bool isStaying)
    {
        const Theme &theme = Theme::current();
        auto *badges = new QWidget;
        auto *row = new AdaptiveRow(0, theme.scaled(8), AdaptiveRow::Fit::Center);
        badges->setLayout(row);
        row->addCell(new Badge(isStaying ? Badge::Tone::Good : Badge::Tone::Warning,
                               isStaying ? LinkPreviewSheet::tr("This account stays")
                                         : LinkPreviewSheet::tr("This account ends")), 0);
        if (side.email)
            row->addCell(new Badge(side.isEmailVerified ? Badge::Tone::Neutral
                                                        : Badge::Tone::Warning,
                                   side.isEmailVerified
                                       ? LinkPreviewSheet::tr("E-mail verified")
                                       : LinkPreviewSheet::tr("E-mail not verified")), 0);
        auto *mark = new Avatar(44);
        mark->setPerson(nameOf(side));
        auto *name = new PlainTextLabel(nameOf(side));
        name->setTextStyle(Theme::TextStyle::Subheading, true);
        auto *mail = new PlainTextLabel(
            side.email ? addressText(*side.email) : LinkPreviewSheet::tr("No e-mail address"));
        mail->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
        auto *words = new QVBoxLayout;
        words->setSpacing(0);
        words->addWidget(name);
        words->addWidget(mail);
        auto *head = new QHBoxLayout;
        head->setSpacing(theme.scaled(12));
        head->addWidget(mark, 0, Qt::AlignVCenter);
        head->addLayout(words, 1);
        body()->addWidget(badges);
        body()->addSpacing(theme.scaled(4));
        body()->addLayout(head);
    }

    /// The only one of an account that was never linked has no profile: the account's own address
    /// or name is from there.
    static QString methodOf(const api::Identity &identity, const LinkSide &side)
    {
        const QString own = side.email.value_or(side.name);
        const bool isAlone = side.identities.size() == 1 && identityLabel(identity).isEmpty();
        return isAlone && !own.isEmpty()
            ? LinkPreviewSheet::tr("%1 (%2)").arg(providerName(identity.provider), own)
            : identityName(identity);
    }

    void addFacts(const LinkSide &side)
    {
        auto *facts = new QVBoxLayout;
        facts->setSpacing(0);
        facts->addWidget(new FactRow(LinkPreviewSheet::tr("User ID"), side.userId,
                                     FactRow::Form::Technical));
        QStringList methods;
        for (const api::Identity &identity : side.identities.mid(0, mostMethods))
            methods.append(methodOf(identity, side));
        if (side.identities.size() > mostMethods)
            methods.append(LinkPreviewSheet::tr("and more"));
        const auto values = static_cast<int>(side.userMetadata.size());
        facts->addWidget(new FactRow(LinkPreviewSheet::tr("Stored data"),
                                     m_isDataRead
                                         ? LinkPreviewSheet::tr("%n value(s)", nullptr, values)
                                         : LinkPreviewSheet::tr("Could not be read")));
        auto *heading = new PlainTextLabel(LinkPreviewSheet::tr("Signs in with"));
        heading->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
        if (methods.isEmpty())
            methods.append(LinkPreviewSheet::tr("Not told"));
        body()->addLayout(facts);
        body()->addWidget(heading);
        body()->addWidget(new Bullets(methods));
    }

    const bool m_isDataRead;
};

} // namespace

LinkPreviewSheet::LinkPreviewSheet(const LinkPreview &preview, QWidget *parent)
    : Sheet(tr("Link these two accounts?"),
            tr("Look closely which one stays: mixing them up cannot be undone without loss."),
            parent)
{
    addSides(preview);
    addEffects(preview);
    addWarnings(preview);
    addButton(tr("Don't link"), Role::Safe)->setObjectName(QStringLiteral("cancelLink"));
    m_link = addButton(tr("Link and end the second account"), Role::Other);
    m_link->setObjectName(QStringLiteral("confirmLink"));
    connect(safeButton(), &QPushButton::clicked, this, &LinkPreviewSheet::cancelled);
    connect(m_link, &QPushButton::clicked, this, &LinkPreviewSheet::confirmed);
    updateLink();
}

void LinkPreviewSheet::addSides(const LinkPreview &preview)
{
    const Theme &theme = Theme::current();
    auto *row = new AdaptiveRow(theme.scaled(680), theme.scaled(16));
    const bool isSecondRead = !preview.warnings.contains(LinkWarning::MetadataUnreadable);
    row->addCell(new SideCard(preview.primary, true, true), 1);
    row->addCell(new SideCard(preview.second, false, isSecondRead), 1);
    body()->addLayout(row);
}

void LinkPreviewSheet::addEffects(const LinkPreview &preview)
{
    const Theme &theme = Theme::current();
    auto *row = new AdaptiveRow(theme.scaled(680), theme.scaled(16));
    const auto add = [row](const QString &title, const QStringList &sentences) {
        auto *card = new Card(title);
        card->body()->addWidget(new Bullets(sentences));
        card->body()->addStretch();
        row->addCell(card, 1);
    };
    add(tr("What is kept"), keptByLinking(preview));
    add(tr("What is lost"), lostByLinking(preview));
    body()->addLayout(row);
}

void LinkPreviewSheet::addWarnings(const LinkPreview &preview)
{
    if (preview.warnings.isEmpty())
        return;
    auto *card = new Card(tr("Before you link"));
    card->body()->setSpacing(Theme::current().scaled(12));
    for (const LinkWarning warning : preview.warnings) {
        const WarningText text = warningText(warning, preview);
        card->body()->addWidget(
            new Finding(Badge::Tone::Warning, tr("Careful"), text.title, text.sentence));
        if (text.acceptance.isEmpty())
            continue;
        auto *box = new QCheckBox(text.acceptance);
        box->setObjectName(QStringLiteral("acceptWarning"));
        card->body()->addWidget(box);
        m_boxes.append({warning, box});
        connect(box, &QCheckBox::toggled, this, &LinkPreviewSheet::updateLink);
    }
    body()->addWidget(card);
}

QList<LinkWarning> LinkPreviewSheet::accepted() const
{
    QList<LinkWarning> warnings;
    for (const auto &[warning, box] : m_boxes) {
        if (box->isChecked())
            warnings.append(warning);
    }
    return warnings;
}

void LinkPreviewSheet::updateLink()
{
    const bool isAccepted = accepted().size() == m_boxes.size();
    const QString why = isAccepted ? tr("Ends the second account and adds its sign-in methods here.")
                                   : tr("Accept every warning above first.");
    m_link->setEnabled(isAccepted);
    m_link->setAccessibleDescription(why);
    setPlainToolTip(m_link, why);
}

} // namespace accountdesk
