// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/enrollments/enrollmentcard.h"

#include "models/valuetext.h"
#include "pages/adaptiverow.h"
#include "pages/profiletext.h"
#include "pages/providertext.h"
#include "widgets/badge.h"
#include "widgets/factrow.h"
#include "widgets/plaintextlabel.h"

#include <QCoreApplication>
#include <QHash>
#include <QVBoxLayout>

namespace accountdesk {

namespace {

constexpr int mostFields = 40;

struct FieldText
{
    Q_DECLARE_TR_FUNCTIONS(accountdesk::EnrollmentCard)

public:
    static QHash<QString, QString> titles()
    {
        return {{QStringLiteral("id"), tr("ID")},
                {QStringLiteral("status"), tr("Status")},
                {QStringLiteral("type"), tr("Type")},
                {QStringLiteral("name"), tr("Name")},
                {QStringLiteral("identifier"), tr("Device")},
                {QStringLiteral("phone_number"), tr("Phone")},
                {QStringLiteral("auth_method"), tr("Method")},
                {QStringLiteral("enrolled_at"), tr("Enrolled")},
                {QStringLiteral("last_auth"), tr("Last used")}};
    }
};

bool isMoment(const QString &member)
{
    return member == QLatin1String("enrolled_at") || member == QLatin1String("last_auth");
}

bool isTechnical(const json::Value &field)
{
    return field.name() == QLatin1String("id") || field.name() == QLatin1String("identifier")
        || field.isObject() || field.isArray();
}

FactRow *factOf(const json::Value &field)
{
    static const QHash<QString, QString> titles = FieldText::titles();
    const QString text = models::valueText(field);
    auto *fact = new FactRow(titles.value(field.name(), field.name()), {},
                             isTechnical(field) ? FactRow::Form::Technical : FactRow::Form::Text);
    if (field.isNull())
        fact->setAbsent(FieldText::tr("Empty (null)"));
    else if (text.isEmpty())
        fact->setAbsent(isMoment(field.name()) ? FieldText::tr("Never, as far as it tells")
                                               : FieldText::tr("Empty text"));
    else
        fact->setValue(text, isMoment(field.name()) ? exactMoment(text)
                                                    : models::shownText(field));
    fact->setHint(field.name());
    return fact;
}

} // namespace

EnrollmentCard::EnrollmentCard(const api::Enrollment &enrollment, QWidget *parent)
    : Card({}, parent)
{
    addHead(enrollment);
    addFields(enrollment);
    setAccessibleName(tr("%1: %2").arg(factorName(enrollment.type),
                                       factorState(enrollment.status)));
}

void EnrollmentCard::addHead(const api::Enrollment &enrollment)
{
    const Theme &theme = Theme::current();
    auto *head = new AdaptiveRow(theme.scaled(220), theme.scaled(12), AdaptiveRow::Fit::Center);
    auto *title = new PlainTextLabel(factorName(enrollment.type));
    title->setTextStyle(Theme::TextStyle::Subheading, true);
    head->addCell(title, 1);
    const bool isConfirmed = enrollment.status == QLatin1String("confirmed");
    head->addCell(new Badge(isConfirmed ? Badge::Tone::Good : Badge::Tone::Warning,
                            factorState(enrollment.status)), 0);
    body()->addLayout(head);
}

void EnrollmentCard::addFields(const api::Enrollment &enrollment)
{
    QList<QWidget *> columns;
    const int count = static_cast<int>(enrollment.raw.size());
    const int shown = std::min(count, mostFields);
    auto *pair = new AdaptiveRow(Theme::current().scaled(620), Theme::current().scaled(32));
    pair->setStackedGap(0);
    for (int i = 0; i < 2; ++i) {
        auto *facts = new QWidget;
        auto *column = new QVBoxLayout(facts);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        pair->addCell(facts, 1);
        columns.append(facts);
    }
    int row = 0;
    for (json::Value v = enrollment.raw.firstChild(); !v.isMissing() && row < shown;
         v = v.nextSibling(), ++row)
        columns.at(row < (shown + 1) / 2 ? 0 : 1)->layout()->addWidget(factOf(v));
    for (QWidget *facts : std::as_const(columns))
        static_cast<QVBoxLayout *>(facts->layout())->addStretch();
    body()->addLayout(pair);
}

} // namespace accountdesk
