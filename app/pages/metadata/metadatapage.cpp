// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/metadatapage.h"

#include "account/accountedits.h"
#include "pages/adaptiverow.h"
#include "pages/metadata/appdatacard.h"
#include "pages/metadata/datacard.h"
#include "pages/metadata/datatree.h"
#include "pages/metadata/draftkeeper.h"
#include "pages/metadata/formtab.h"
#include "pages/metadata/savedcard.h"
#include "pages/metadata/valuecard.h"
#include "pages/skeleton.h"
#include "widgets/actionbinder.h"
#include "widgets/pageheader.h"
#include "widgets/plaintextlabel.h"
#include "widgets/theme.h"
#include "widgets/themestyle.h"

#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace accountdesk {

using catalogue::Action;

MetadataPage::MetadataPage(const PageContext &context, QWidget *parent)
    : AccountPage(context, tr("Your data"),
                  tr("What apps have stored about you. This part is yours to change."), parent),
      m_loading(new Card(tr("Your data"))), m_skeleton(new Skeleton(8)),
      m_saved(new SavedCard), m_changedThere(new PlainTextLabel), m_notKept(new PlainTextLabel),
      m_brokenDraft(new PlainTextLabel),
      m_editor(new QWidget), m_data(new DataCard(m_document)),
      m_form(new FormTab(m_document, context.settings)),
      m_value(new ValueCard(m_document, *m_data->tree())), m_appData(new AppDataCard),
      m_save(header()->addButton(tr("Save…")))
{
    m_save->setObjectName(QStringLiteral("saveData"));
    setPrimary(m_save);
    m_loading->body()->addWidget(m_skeleton);
    m_changedThere->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Muted);
    m_changedThere->setPlainText(tr("Something else changed your data meanwhile. Your edits are "
                                    "kept; saving puts both together and shows it first."));
    m_notKept->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Bad);
    m_brokenDraft->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Bad);
    m_brokenDraft->setSelectable(true);
    for (QWidget *line : std::initializer_list<QWidget *>{m_saved, m_changedThere, m_notKept,
                                                          m_brokenDraft, m_loading})
        lines()->addWidget(line);
    addEditor();
    lines()->addStretch(1);
    addShortcuts();
    bindButtons();
    m_changedThere->hide();
    m_notKept->hide();
    m_brokenDraft->hide();
    connect(&m_document, &DataDocument::changed, this, &MetadataPage::showState);
    connect(m_data, &DataCard::tabChanged, this, &MetadataPage::showState);
    connect(m_value, &ValueCard::problemChanged, this, &MetadataPage::showState);
    connect(m_form, &FormTab::problemChanged, this, &MetadataPage::showState);
    showState();
}

MetadataPage::~MetadataPage()
{
    m_document.disconnect();
    m_drafts.reset();
}

void MetadataPage::addEditor()
{
    const Theme &theme = Theme::current();
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.scaled(16));
    column->addWidget(m_value);
    column->addWidget(m_appData);
    column->addStretch(1);
    auto *row = new AdaptiveRow(theme.scaled(760), theme.scaled(16));
    m_editor->setLayout(row);
    m_data->addForm(m_form);
    row->addCell(m_data, 5);
    row->addCell(side, 3);
    lines()->addWidget(m_editor);
}

void MetadataPage::addShortcuts()
{
    const auto add = [this](QList<QKeySequence> keys, auto act) {
        auto *shortcut = new QShortcut(m_editor);
        shortcut->setKeys(keys);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    QList<QKeySequence> redo = QKeySequence::keyBindings(QKeySequence::Redo);
    const QKeySequence usual(Qt::CTRL | Qt::SHIFT | Qt::Key_Z);
    if (!redo.contains(usual))
        redo.append(usual);
    add(QKeySequence::keyBindings(QKeySequence::Undo), [this] { m_data->undo(); });
    add(redo, [this] { m_data->redo(); });
    add(QKeySequence::keyBindings(QKeySequence::Save), [this] { m_save->click(); });
}

void MetadataPage::bindButtons()
{
    context().binder.bindTo(m_save, Action::SaveMetadata, [this] { save(); },
                            [this] { return reasonNotToSave(); });
    context().binder.bindTo(
        m_saved->undoButton(), Action::SaveMetadata,
        [this] { start(m_saved->saved().undo(), m_saved->nextPurpose()); },
        [this] {
            return isEdited() ? tr("Save or undo your new edits first.") : QString();
        });
}

QStringList MetadataPage::moreViews() const
{
    return {QStringLiteral("form"), QStringLiteral("json")};
}

void MetadataPage::openView(const QString &id)
{
    m_data->openTab(id == QLatin1String("form")   ? DataCard::Form
                    : id == QLatin1String("json") ? DataCard::Text
                                                  : DataCard::Tree);
}

QStringList MetadataPage::unsavedEdits() const
{
    if (!m_document.isOpen())
        return {};
    QStringList edits;
    if (m_document.textProblem()) {
        edits.append(tr("Your data: a JSON text that is not finished"));
    } else if (m_document.isModified()) {
        for (const QString &name : m_document.changedNames())
            edits.append(tr("Your data: %1").arg(name));
    }
    for (const QString &line : m_value->unusable())
        edits.append(tr("Your data: %1").arg(line));
    if (m_form->isBroken())
        edits.append(tr("Your data: what is typed in a field of the form; it cannot be used, and "
                        "no draft keeps it"));
    return edits;
}

bool MetadataPage::isEdited() const
{
    return m_document.isModified() || m_value->hasProblem() || m_form->isBroken();
}

void MetadataPage::showAccount()
{
    const account::AccountStore &store = context().store;
    if (store.user())
        m_appData->setData(store.user()->appMetadata);
    if (store.user() && !context().edits.currentSave())
        load();
    showState();
}

void MetadataPage::showState()
{
    const bool isOpen = m_document.isOpen() && m_areDraftsKnown;
    const bool isWaiting = !isOpen && (isReading() || m_isLoading || m_document.isOpen());
    m_loading->setVisible(isWaiting);
    m_skeleton->setLoading(isWaiting);
    m_editor->setVisible(isOpen);
    m_save->setVisible(isOpen);
    m_value->setVisible(m_data->tab() == DataCard::Tree && m_document.model().hasChildren());
    m_changedThere->setVisible(isOpen && m_isChangedThere && isEdited());
    context().binder.refresh();
}

QString MetadataPage::reasonNotToSave() const
{
    if (!m_document.isOpen() || m_isPreparing)
        return tr("Your data are being read right now.");
    if (m_document.textProblem())
        return tr("The JSON text has an error. Mend it first.");
    if (m_value->hasProblem())
        return tr("The value chosen in the tree cannot be used as it is typed. Mend it there.");
    if (m_form->isBroken())
        return tr("A field of the form holds something that cannot be used. Mend it there.");
    return m_document.isModified() ? QString() : tr("Nothing has been changed.");
}

} // namespace accountdesk
