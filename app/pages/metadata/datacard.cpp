// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/datacard.h"

#include "pages/adaptiverow.h"
#include "pages/metadata/datadocument.h"
#include "pages/metadata/datatools.h"
#include "pages/metadata/datatree.h"
#include "pages/metadata/formtab.h"
#include "pages/metadata/sizemeter.h"
#include "pages/metadata/textpane.h"
#include "pages/metadata/typetext.h"
#include "widgets/accessibility.h"
#include "widgets/announce.h"
#include "widgets/badge.h"
#include "widgets/emptystate.h"
#include "widgets/jsoneditor.h"
#include "widgets/plaintextlabel.h"

#include <QLocale>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>

namespace accountdesk {

using models::JsonSearch;

namespace {

constexpr int mostPathsNamed = 3;

bool isEmptyObject(const DataDocument &document)
{
    return !document.textProblem() && !document.model().hasChildren();
}

} // namespace

DataCard::DataCard(DataDocument &document, QWidget *parent)
    : Card(tr("What apps have stored about you"), parent), m_document(document),
      m_inspector(document), m_search(document.model()), m_tree(new DataTree(document)),
      m_text(new TextPane(document)), m_empty(new EmptyState(QStringLiteral("metadata"))),
      m_views(new QStackedWidget), m_tabs(new QTabBar), m_state(new Badge),
      m_tools(new DataTools), m_refusal(new PlainTextLabel), m_meter(new SizeMeter),
      m_unsafe(new PlainTextLabel)
{
    addHeaderWidget(m_state);
    addViews();
    addShortcuts();
    listen();
    showState();
    showFinding();
}

void DataCard::addViews()
{
    m_tree->setObjectName(QStringLiteral("dataTree"));
    m_tabs->setObjectName(QStringLiteral("dataViews"));
    m_tabs->setAccessibleName(tr("Views of your data"));
    m_tabs->setTabData(m_tabs->addTab(tr("Tree")), Tree);
    m_tabs->setTabData(m_tabs->addTab(tr("JSON text")), Text);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    QPushButton *first = m_empty->setButton(tr("Add a value"));
    first->setObjectName(QStringLiteral("addFirstValue"));
    connect(first, &QPushButton::clicked, m_tree, &DataTree::addValue);
    for (QWidget *view : std::initializer_list<QWidget *>{m_tree, m_text, m_empty})
        m_views->addWidget(view);
    m_refusal->setTextStyle(Theme::TextStyle::Secondary, true, Theme::Role::Bad);
    m_refusal->hide();
    m_unsafe->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Warning);
    body()->addWidget(m_tabs);
    body()->addWidget(m_tools);
    body()->addWidget(buildLock());
    body()->addWidget(m_views, 1);
    body()->addWidget(m_refusal);
    body()->addSpacing(Theme::current().scaled(4));
    body()->addWidget(m_meter);
    body()->addWidget(m_unsafe);
}

/// While the text is no JSON the tree waits for it.
QWidget *DataCard::buildLock()
{
    const Theme &theme = Theme::current();
    m_lock = new QWidget;
    auto *buttons = new QWidget;
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme.scaled(8));
    auto *sentence = new PlainTextLabel(tr("The JSON text has an error. The tree shows what was "
                                           "there before it and waits."));
    sentence->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Warning);
    auto *go = new QPushButton(tr("Go to the error"));
    go->setObjectName(QStringLiteral("goToTextProblem"));
    sentence->setMinimumHeight(go->sizeHint().height());
    sentence->setAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    auto *drop = new QPushButton(tr("Drop the text"));
    drop->setObjectName(QStringLiteral("dropText"));
    const QString words = tr("Goes back to what the tree shows. Undo brings the text back.");
    setPlainToolTip(drop, words);
    drop->setAccessibleDescription(words);
    row->addWidget(go);
    row->addWidget(drop);
    row->addStretch(1);
    auto *cells = new AdaptiveRow(theme.scaled(400), theme.scaled(8));
    m_lock->setLayout(cells);
    cells->addCell(sentence, 1);
    cells->addCell(buttons, 0);
    connect(go, &QPushButton::clicked, this, [this] {
        openTab(Text);
        m_text->goToProblem();
    });
    connect(drop, &QPushButton::clicked, &m_document, &DataDocument::dropText);
    return m_lock;
}

void DataCard::addShortcuts()
{
    const auto add = [this](const QKeySequence &key, auto act) {
        auto *shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    SearchBar *bar = m_tools->searchBar();
    add(QKeySequence::Find, [bar] { bar->begin(); });
    add(QKeySequence::FindNext, [this, bar] { find(bar->text(), SearchBar::Step::Next); });
    add(QKeySequence::FindPrevious, [this, bar] { find(bar->text(), SearchBar::Step::Previous); });
}

void DataCard::listen()
{
    connect(m_tabs, &QTabBar::currentChanged, this, [this] {
        m_document.endTyping();
        showState();
        Q_EMIT tabChanged();
    });
    connect(&m_document, &DataDocument::changed, this, [this] {
        m_refusal->hide();
        showState();
    });
    connect(m_tools, &DataTools::addWanted, m_tree, &DataTree::addValue);
    connect(m_tools, &DataTools::undoWanted, this, &DataCard::undo);
    connect(m_tools, &DataTools::redoWanted, this, &DataCard::redo);
    connect(m_tools->searchBar(), &SearchBar::wanted, this, &DataCard::find);
    connect(m_tree, &DataTree::chosenChanged, this, &DataCard::showAdding);
    connect(&m_document, &DataDocument::refused, this, &DataCard::showRefusal);
    connect(&m_inspector, &DataInspector::found, this, &DataCard::showFinding);
    connect(m_text->editor(), &QPlainTextEdit::undoAvailable, this, &DataCard::showSteps);
    connect(m_text->editor(), &QPlainTextEdit::redoAvailable, this, &DataCard::showSteps);
    connect(&m_search, &JsonSearch::finished, this, [this](const QModelIndex &found) {
        m_tools->searchBar()->setFound(found.isValid());
        if (found.isValid())
            m_tree->choose(m_document.model().rowsOf(found));
    });
}

void DataCard::addForm(FormTab *form)
{
    m_form = form;
    m_views->addWidget(form);
    m_tabs->setTabData(m_tabs->insertTab(1, tr("Form")), Form);
    connect(form, &FormTab::schemaChanged, this, &DataCard::showState);
}

DataCard::Tab DataCard::tab() const
{
    return static_cast<Tab>(m_tabs->tabData(m_tabs->currentIndex()).toInt());
}

void DataCard::openTab(Tab tab)
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (m_tabs->tabData(i).toInt() == tab)
            m_tabs->setCurrentIndex(i);
    }
}

void DataCard::showState()
{
    const bool isText = tab() == Text;
    const bool isEmpty = isEmptyObject(m_document);
    m_tree->setLocked(m_document.textProblem().has_value());
    m_lock->setVisible(!isText && m_document.textProblem());
    showAdding();
    m_tools->searchBar()->setVisible(isText || (tab() == Tree && !isEmpty));
    m_views->setCurrentWidget(shownView());
    const bool isForm = tab() == Form && m_form->form();
    m_views->setMinimumHeight(Theme::current().scaled(isForm ? 560 : 340));
    if (m_document.isModified())
        m_empty->setTexts(tr("Nothing left"), tr("Saving removes what is stored now."));
    else
        m_empty->setTexts(tr("Nothing here yet"), tr("No app has stored anything about you. What "
                                                     "you add, apps can read."));
    m_state->setState(m_document.isModified() ? Badge::Tone::Warning : Badge::Tone::Neutral,
                      m_document.isModified() ? tr("Modified") : tr("As stored"));
    showFinding();
    showSteps();
}

QWidget *DataCard::shownView() const
{
    switch (tab()) {
    case Form: return m_form;
    case Text: return m_text;
    case Tree: break;
    }
    return isEmptyObject(m_document) ? static_cast<QWidget *>(m_empty) : m_tree;
}

void DataCard::showAdding()
{
    m_tools->setAddShown(tab() == Tree && !isEmptyObject(m_document));
    m_tools->setAddingTo(m_tree->pathOfAdding(), m_tree->isLocked());
}

void DataCard::showSteps()
{
    const QUndoStack &steps = m_document.steps();
    const QTextDocument *typed = m_text->editor()->document();
    // The text's own steps come first there.
    const bool isText = tab() == Text;
    m_tools->setSteps(isText && typed->isUndoAvailable() ? tr("Typing") : steps.undoText(),
                      isText && typed->isRedoAvailable() ? tr("Typing") : steps.redoText());
}

void DataCard::undo()
{
    if (tab() == Text && m_text->editor()->document()->isUndoAvailable())
        return m_text->editor()->undo();
    m_document.endTyping();
    m_document.steps().undo();
}

void DataCard::redo()
{
    if (tab() == Text && m_text->editor()->document()->isRedoAvailable())
        return m_text->editor()->redo();
    m_document.endTyping();
    m_document.steps().redo();
}

void DataCard::find(const QString &text, SearchBar::Step step)
{
    if (text.isEmpty())
        return m_tools->searchBar()->begin();
    const bool isBackwards = step == SearchBar::Step::Previous;
    if (tab() == Text) {
        if (step == SearchBar::Step::First)
            m_text->editor()->moveCursor(QTextCursor::Start);
        m_tools->searchBar()->setFound(m_text->editor()->findText(text, isBackwards));
        return;
    }
    m_search.find(text, step == SearchBar::Step::First ? QModelIndex() : m_tree->currentIndex(),
                  isBackwards ? JsonSearch::Direction::Previous : JsonSearch::Direction::Next);
}

void DataCard::showFinding()
{
    const DataInspector::Finding &finding = m_inspector.finding();
    if (m_document.textProblem())
        m_meter->setUnknown();
    else
        m_meter->setBytes(finding.bytes);
    const QStringList &paths = finding.unsafeIntegers;
    m_unsafe->setVisible(!paths.isEmpty());
    QString named = QLocale().createSeparatedList(paths.mid(0, mostPathsNamed));
    if (paths.size() > mostPathsNamed)
        named = tr("%1 and others").arg(named);
    m_unsafe->setPlainText(tr("Larger than programs in JavaScript can count: %1. They would round "
                              "it; as a text it is safe.").arg(named));
}

void DataCard::showRefusal(const Error &error)
{
    m_refusal->setPlainText(refusalSentence(error));
    m_refusal->show();
    announce(this, m_refusal->plainText());
}

} // namespace accountdesk
