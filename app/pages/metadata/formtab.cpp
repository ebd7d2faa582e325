// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/formtab.h"

#include "config/settings.h"
#include "pages/adaptiverow.h"
#include "pages/metadata/formpane.h"
#include "pages/metadata/schemafile.h"
#include "widgets/accessibility.h"
#include "widgets/announce.h"
#include "widgets/emptystate.h"
#include "widgets/plaintextlabel.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QPushButton>
#include <QScrollArea>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace accountdesk {

using config::Key;

FormTab::FormTab(DataDocument &document, config::Settings &settings, QWidget *parent)
    : QWidget(parent), m_document(document), m_settings(settings), m_bar(nullptr),
      m_name(new PlainTextLabel), m_another(new QPushButton(tr("Choose another…"))),
      m_stop(new QPushButton(tr("Stop using it"))), m_problem(new PlainTextLabel),
      m_empty(new EmptyState(QStringLiteral("metadata"))), m_area(new QScrollArea)
{
    m_bar = buildBar();
    addParts();
    if (const QString path = m_settings.value(Key::MetadataSchema).toString(); !path.isEmpty())
        openSchema(path);
    showState();
}

QWidget *FormTab::buildBar()
{
    m_name->setObjectName(QStringLiteral("schemaName"));
    m_name->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    // Beside the buttons its line is in their middle.
    m_name->setMinimumHeight(m_another->sizeHint().height());
    m_name->setAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_another->setObjectName(QStringLiteral("chooseAnotherSchema"));
    m_stop->setObjectName(QStringLiteral("stopUsingSchema"));
    const Theme &theme = Theme::current();
    auto *buttons = new QWidget;
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme.scaled(8));
    row->addWidget(m_another);
    row->addWidget(m_stop);
    row->addStretch(1);
    auto *bar = new QWidget;
    auto *cells = new AdaptiveRow(theme.scaled(400), theme.scaled(8));
    bar->setLayout(cells);
    cells->addCell(m_name, 1);
    cells->addCell(buttons, 0);
    connect(m_another, &QPushButton::clicked, this, &FormTab::chooseSchema);
    connect(m_stop, &QPushButton::clicked, this, &FormTab::stopUsingSchema);
    return bar;
}

void FormTab::addParts()
{
    m_problem->setObjectName(QStringLiteral("schemaProblem"));
    m_problem->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Bad);
    m_problem->setSelectable(true);
    m_problem->hide();
    m_empty->setTexts(tr("No form yet"),
                      tr("A JSON Schema says which values belong here, of what kind they are and "
                         "what they are called. With one, you fill in fields instead of writing "
                         "JSON."));
    QPushButton *choose = m_empty->setButton(tr("Choose a JSON Schema file…"));
    choose->setObjectName(QStringLiteral("chooseSchema"));
    connect(choose, &QPushButton::clicked, this, &FormTab::chooseSchema);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->viewport()->setAutoFillBackground(false);
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(Theme::current().scaled(12));
    lines->addWidget(m_bar);
    lines->addWidget(m_problem);
    lines->addWidget(m_empty, 1);
    lines->addWidget(m_area, 1);
}

bool FormTab::isBroken() const
{
    return m_form && m_form->isBroken();
}

void FormTab::chooseSchema()
{
    const QString present = m_settings.value(Key::MetadataSchema).toString();
    const QString folder = present.isEmpty()
        ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
        : QFileInfo(present).path();
    auto *dialog = new QFileDialog(this, tr("Choose a JSON Schema"), folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("JSON Schemas (*.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &FormTab::useSchema);
    dialog->open();
}

void FormTab::useSchema(const QString &path)
{
    if (openSchema(path))
        m_settings.setValue(Key::MetadataSchema, path);
    showState();
    Q_EMIT schemaChanged();
    Q_EMIT problemChanged();
}

void FormTab::stopUsingSchema()
{
    dropForm();
    m_problem->hide();
    m_settings.setValue(Key::MetadataSchema, QString());
    showState();
    m_empty->button()->setFocus(Qt::OtherFocusReason);
    Q_EMIT schemaChanged();
    Q_EMIT problemChanged();
}

bool FormTab::openSchema(const QString &path)
{
    Result<jsonschema::Schema> schema = readSchemaFile(path);
    m_problem->setVisible(!schema);
    if (!schema) {
        m_problem->setPlainText(tr("%1 cannot be used for a form. %2")
                                    .arg(QDir::toNativeSeparators(path), schema.error().detail));
        announce(m_problem, m_problem->plainText());
        return false;
    }
    dropForm();
    m_form = new FormPane(m_document, std::move(*schema));
    connect(m_form, &FormPane::problemChanged, this, &FormTab::problemChanged);
    connect(m_form, &FormPane::problemChanged, this, &FormTab::showState);
    m_area->setWidget(m_form);
    m_form->setAutoFillBackground(false); // the area has switched it on
    return true;
}

void FormTab::dropForm()
{
    // A button in there may have asked for it.
    if (QWidget *form = m_area->takeWidget())
        form->deleteLater();
    m_form = nullptr;
}

void FormTab::showState()
{
    const QString path = m_settings.value(Key::MetadataSchema).toString();
    m_bar->setVisible(!path.isEmpty());
    m_empty->setVisible(path.isEmpty());
    m_area->setVisible(m_form != nullptr);
    m_name->setPlainText(tr("By the schema %1").arg(QFileInfo(path).fileName()));
    setPlainToolTip(m_name, QDir::toNativeSeparators(path));
    const QString reason =
        isBroken() ? tr("A field holds something that cannot be used. Mend it first.") : QString();
    for (QPushButton *button : {m_another, m_stop}) {
        button->setEnabled(reason.isEmpty());
        setPlainToolTip(button, reason);
        button->setAccessibleDescription(reason);
    }
}

} // namespace accountdesk
