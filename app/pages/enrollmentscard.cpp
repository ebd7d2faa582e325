// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/enrollmentscard.h"

#include "pages/adaptiverow.h"
#include "pages/profiletext.h"
#include "pages/providertext.h"
#include "pages/rowlist.h"
#include "pages/skeleton.h"
#include "widgets/badge.h"
#include "widgets/factrow.h"
#include "widgets/plaintextlabel.h"

#include <QVBoxLayout>

namespace accountdesk {

EnrollmentsCard::EnrollmentsCard(QWidget *parent)
    : Card(tr("Multi-factor"), parent),
      m_skeleton(new Skeleton(2)),
      m_none(new PlainTextLabel),
      m_note(new PlainTextLabel(tr("Auth0 tells only of the first confirmed factor.")))
{
    m_none->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Muted);
    m_note->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    body()->addWidget(m_skeleton);
    body()->addWidget(new RowList(m_model, [this](int row) { return makeLine(row); }));
    body()->addWidget(m_none);
    body()->addWidget(m_note);
    body()->addStretch();
}

void EnrollmentsCard::setEnrollments(const std::optional<QList<api::Enrollment>> &enrollments,
                                     bool isLoading)
{
    m_skeleton->setLoading(isLoading && !enrollments);
    m_model.setEnrollments(enrollments.value_or(QList<api::Enrollment>()));
    m_none->setVisible(m_model.rows().empty() && !isLoading);
    m_none->setPlainText(enrollments ? tr("No second factor protects this account.")
                                     : tr("Your tenant has not told your factors."));
    m_note->setVisible(enrollments.has_value());
}

QWidget *EnrollmentsCard::makeLine(int row) const
{
    using Column = models::EnrollmentsModel::Column;
    const api::Enrollment &enrollment = m_model.rows().at(static_cast<std::size_t>(row));
    auto *line = new QWidget;
    auto *column = new QVBoxLayout(line);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new AdaptiveRow(Theme::current().scaled(220), Theme::current().scaled(12),
                                 AdaptiveRow::Fit::Center);
    auto *type = new PlainTextLabel(factorName(enrollment.type));
    type->setTextStyle(Theme::TextStyle::Body, true);
    head->addCell(type, 1);
    const bool isConfirmed = enrollment.status == QLatin1String("confirmed");
    head->addCell(new Badge(isConfirmed ? Badge::Tone::Good : Badge::Tone::Warning,
                            factorState(enrollment.status)),
                  0);
    column->addLayout(head);
    for (int each = 0; each < models::EnrollmentsModel::ColumnCount; ++each) {
        if (each == Column::TypeColumn || each == Column::StatusColumn)
            continue;
        const QString value = m_model.index(row, each).data().toString();
        if (value.isEmpty())
            continue;
        const bool isTime = each == Column::EnrolledAtColumn || each == Column::LastAuthColumn;
        const bool isId = each == Column::IdColumn || each == Column::IdentifierColumn;
        column->addWidget(
            new FactRow(m_model.headerData(each, Qt::Horizontal, Qt::DisplayRole).toString(),
                        isTime ? exactMoment(value) : value,
                        isId ? FactRow::Form::Technical : FactRow::Form::Text));
    }
    line->setAccessibleName(
        tr("%1: %2").arg(factorName(enrollment.type), factorState(enrollment.status)));
    return line;
}

} // namespace accountdesk
