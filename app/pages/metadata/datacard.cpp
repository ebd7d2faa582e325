// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/datacard.h"

#include "pages/adaptiverow.h"
#include "pages/metadata/datadocument.h"
#include "pages/metadata/datatree.h"
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
#include <QScrollArea>
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
      m_refusal(new PlainTextLabel), m_meter(new SizeMeter), m_unsafe(new PlainTextLabel)
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
    body()->addWidget(buildTools());
    body()->addWidget(buildLock());
    body()->addWidget(m_views, 1);
    body()->addWidget(m_refusal);
    body()->addWidget(m_meter);
    body()->addWidget(m_unsafe);
}

QWidget *DataCard::buildTools()
{
    const Theme &theme = Theme::current();
    auto *tools = new QWidget;
    auto *buttons = new QWidget;
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme.scaled(8));
    const auto add = [row](const QString &text, const char *name) {
        auto *button = new QPushButton(text);
        button->setObjectName(QString::fromLatin1(name));
        row->addWidget(button);
        return button;
    };
    m_add = add(tr("Add a value"), "addValue");
    m_undo = add(tr("Undo"), "undoEdit");
    m_redo = add(tr("Redo"), "redoEdit");
    m_searchBar = new SearchBar;
    auto *cells = new AdaptiveRow(theme.scaled(440), theme.scaled(8));
    cells->addCell(buttons, 0);
    cells->addCell(m_searchBar, 1);
    tools->setLayout(cells);
    connect(m_add, &QPushButton::clicked, m_tree, &DataTree::addValue);
    connect(m_undo, &QPushButton::clicked, this, &DataCard::undo);
    connect(m_redo, &QPushButton::clicked, this, &DataCard::redo);
    connect(m_searchBar, &SearchBar::wanted, this, &DataCard::find);
    return tools;
}

/// While the text is no JSON the tree waits for it.
QWidget *DataCard::buildLock()
{
    m_lock = new QWidget;
    auto *row = new QHBoxLayout(m_lock);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::current().scaled(8));
    auto *sentence = new PlainTextLabel(tr("The JSON text has an error. The tree shows what was "
                                           "there before it and waits."));
    sentence->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Warning);
    auto *go = new QPushButton(tr("Go to the error"));
    go->setObjectName(QStringLiteral("goToTextProblem"));
    auto *drop = new QPushButton(tr("Drop the text"));
    drop->setObjectName(QStringLiteral("dropText"));
    row->addWidget(sentence, 1);
    row->addWidget(go);
    row->addWidget(drop);
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
    add(QKeySequence::Find, [this] { m_searchBar->begin(); });
    add(QKeySequence::FindNext, [this] { find(m_searchBar->text(), SearchBar::Step::Next); });
    add(QKeySequence::FindPrevious,
        [this] { find(m_searchBar->text(), SearchBar::Step::Previous); });
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
    connect(&m_document, &DataDocument::refused, this, &DataCard::showRefusal);
    connect(&m_inspector, &DataInspector::found, this, &DataCard::showFinding);
    connect(m_text->editor(), &QPlainTextEdit::undoAvailable, this, &DataCard::showSteps);
    connect(m_text->editor(), &QPlainTextEdit::redoAvailable, this, &DataCard::showSteps);
    connect(&m_search, &JsonSearch::finished, this, [this](const QModelIndex &found) {
        m_searchBar->setFound(found.isValid());
        if (found.isValid())
            m_tree->choose(m_document.model().rowsOf(found));
    });
}

void DataCard::addForm(QWidget *form)
{
    auto *area = new QScrollArea;
    area->setWidget(form);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    form->setAutoFillBackground(false);
    area->viewport()->setAutoFillBackground(false);
    m_form = area;
    m_views->addWidget(area);
    m_tabs->setTabData(m_tabs->insertTab(1, tr("Form")), Form);
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
    m_add->setVisible(tab() == Tree && !isEmpty);
    m_add->setEnabled(!m_tree->isLocked());
    m_searchBar->setVisible(isText || (tab() == Tree && !isEmpty));
    m_views->setCurrentWidget(shownView());
    m_views->setMinimumHeight(Theme::current().scaled(tab() == Form ? 560 : 340));
    if (m_document.isModified())
        m_empty->setTexts(tr("Nothing left"), tr("Saving removes what is stored now."));
    else
        m_empty->setTexts(tr("Nothing here yet"), tr("No app has stored anything about you. What "
                                                     "you add, apps can read."));
    m_state->setState(m_document.isModified() ? Badge::Tone::Warning : Badge::Tone::Neutral,
                      m_document.isModified() ? tr("Modified") : tr("As stored"));
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

void DataCard::showSteps()
{
    QUndoStack &steps = m_document.steps();
    const bool isText = tab() == Text;
    const QTextDocument *typed = m_text->editor()->document();
    m_undo->setEnabled(steps.canUndo() || (isText && typed->isUndoAvailable()));
    m_redo->setEnabled(steps.canRedo() || (isText && typed->isRedoAvailable()));
    const auto describe = [](QPushButton *button, const QString &words) {
        setPlainToolTip(button, words);
        button->setAccessibleDescription(words);
    };
    describe(m_undo, m_undo->isEnabled() ? steps.undoText() : tr("Nothing to undo"));
    describe(m_redo, m_redo->isEnabled() ? steps.redoText() : tr("Nothing to redo"));
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
        return m_searchBar->begin();
    const bool isBackwards = step == SearchBar::Step::Previous;
    if (tab() == Text) {
        if (step == SearchBar::Step::First)
            m_text->editor()->moveCursor(QTextCursor::Start);
        m_searchBar->setFound(m_text->editor()->findText(text, isBackwards));
        return;
    }
    m_search.find(text, step == SearchBar::Step::First ? QModelIndex() : m_tree->currentIndex(),
                  isBackwards ? JsonSearch::Direction::Previous : JsonSearch::Direction::Next);
}

void DataCard::showFinding()
{
    const DataInspector::Finding &finding = m_inspector.finding();
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
