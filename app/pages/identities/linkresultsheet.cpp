// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/identities/linkresultsheet.h"

#include "models/valuetext.h"
#include "pages/identities/bullets.h"
#include "pages/identities/unlinktext.h"
#include "widgets/card.h"
#include "widgets/factrow.h"
#include "widgets/plaintextlabel.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>

namespace accountdesk {

using linking::AdoptableKey;
using linking::Linked;

namespace {

constexpr qsizetype mostShown = 50;
constexpr qsizetype shownCharacters = 200;

PlainTextLabel *mutedText(const QString &text)
{
    auto *label = new PlainTextLabel(text);
    label->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Muted);
    return label;
}

QString brief(const json::Value &value)
{
    const QString text = models::shownText(value);
    return text.size() > shownCharacters ? text.left(shownCharacters) + QChar(0x2026) : text;
}

/// Both parts in one JSON text, as they came.
QByteArray textOf(const records::RescueCopy &copy)
{
    QByteArrayList members;
    if (!copy.userMetadata.isEmpty())
        members.append("\"user_metadata\":" + copy.userMetadata);
    if (!copy.appMetadata.isEmpty())
        members.append("\"app_metadata\":" + copy.appMetadata);
    return '{' + members.join(',') + '}';
}

} // namespace

LinkResultSheet::LinkResultSheet(const Linked &linked, const QString &rescueFolder,
                                 QWidget *parent)
    : Sheet(tr("The accounts are linked"),
            linked.wasInDoubt
                ? tr("The tenant's answer left doubt; your account was read again and has it.")
                : tr("Signing in with the second account opens this one from now on."), parent)
{
    if (!linked.identities.isEmpty())
        addMethods(linked);
    addKeys(linked.adoptable);
    if (linked.rescue)
        addRescue(*linked.rescue, rescueFolder, !linked.identities.isEmpty());
    addButton(tr("Done"), Role::Safe)->setObjectName(QStringLiteral("linkDone"));
    m_adopt = addButton(tr("Review and save…"), Role::Go);
    m_adopt->setObjectName(QStringLiteral("adoptData"));
    m_adopt->setVisible(!m_boxes.isEmpty());
    connect(safeButton(), &QPushButton::clicked, this, &LinkResultSheet::closed);
}

void LinkResultSheet::addMethods(const Linked &linked)
{
    auto *card = new Card(tr("What leads to this account now"));
    QStringList methods;
    for (const api::Identity &identity : linked.identities.mid(0, mostShown))
        methods.append(identityName(identity));
    card->body()->addWidget(new Bullets(methods));
    card->body()->addWidget(
        mutedText(tr("Your browser still has the second account's session, unless you used none. "
                     "The next sign-in there opens this account.")));
    body()->addWidget(card);
}

void LinkResultSheet::addRescue(const records::RescueCopy &copy, const QString &folder, bool isLinked)
{
    auto *card = new Card(tr("Rescue copy"));
    // A copy opened later may be of a linking that came to nothing.
    card->body()->addWidget(mutedText(
        isLinked ? tr("What the second account held is kept on this computer, readable by you "
                      "alone. Nobody else has it any more.")
                 : tr("What the second account held is kept on this computer, readable by you "
                      "alone. If it was linked, nobody else has it any more.")));
    card->body()->addWidget(new FactRow(tr("Of"), copy.secondaryUserId, FactRow::Form::Technical));
    card->body()->addWidget(new FactRow(tr("Folder"), folder, FactRow::Form::Technical));
    auto *button = new QPushButton(Theme::current().icon(QStringLiteral("copy")),
                                   tr("Copy its data"));
    button->setObjectName(QStringLiteral("copyRescue"));
    card->body()->addWidget(button, 0, Qt::AlignLeading);
    connect(button, &QPushButton::clicked, this, [button, copy] {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(textOf(copy)));
        button->setText(tr("Copied"));
    });
    body()->addWidget(card);
}

void LinkResultSheet::addKeys(const QList<AdoptableKey> &keys)
{
    if (keys.isEmpty())
        return;
    auto *card = new Card(tr("Take over its data?"));
    card->body()->addWidget(
        mutedText(tr("These values were stored about the second account. Choose what this account "
                     "is to have; you see the exact change before it is saved.")));
    for (const AdoptableKey &key : keys.mid(0, mostShown))
        addKey(key, *card->body());
    if (keys.size() > mostShown)
        card->body()->addWidget(mutedText(tr("And more, in the rescue copy.")));
    body()->addWidget(card);
}

void LinkResultSheet::addKey(const AdoptableKey &key, QBoxLayout &column)
{
    QString name = key.key;
    // A name of the server's is no mnemonic.
    auto *box = new QCheckBox(visibleLine(name.left(shownCharacters))
                                  .replace(QLatin1Char('&'), QLatin1String("&&")));
    box->setObjectName(QStringLiteral("adoptKey"));
    box->setAccessibleName(visibleLine(name));
    box->setChecked(!key.isClash());
    auto *value = mutedText(key.isClash()
                                ? tr("%1 – this account has %2, which would be replaced")
                                      .arg(brief(key.value), brief(key.present))
                                : brief(key.value));
    auto *indented = new QHBoxLayout;
    indented->setContentsMargins(Theme::current().scaled(26), 0, 0, 0);
    indented->addWidget(value);
    column.addWidget(box);
    column.addLayout(indented);
    m_boxes.append({key, box});
    connect(box, &QCheckBox::toggled, this, &LinkResultSheet::choiceChanged);
}

QList<AdoptableKey> LinkResultSheet::chosen() const
{
    QList<AdoptableKey> keys;
    for (const auto &[key, box] : m_boxes) {
        if (box->isChecked())
            keys.append(key);
    }
    return keys;
}

} // namespace accountdesk
