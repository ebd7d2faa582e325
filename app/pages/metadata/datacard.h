// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jsonsearch.h"
#include "pages/metadata/datainspector.h"
#include "pages/metadata/searchbar.h"
#include "widgets/card.h"

class QStackedWidget;
class QTabBar;

namespace accountdesk {

class Badge;
class DataDocument;
class DataTools;
class DataTree;
class EmptyState;
class FormTab;
class SizeMeter;
class TextPane;

/// The document in its views, tree and JSON text, with what belongs to both: undo, search, size
/// and warnings.
class DataCard : public Card
{
    Q_OBJECT

public:
    enum Tab { Tree, Form, Text };

    explicit DataCard(DataDocument &document, QWidget *parent = nullptr);
    DataTree *tree() const { return m_tree; }
    TextPane *textPane() const { return m_text; }
    const DataInspector &inspector() const { return m_inspector; }
    /// A tab more, between the two.
    void addForm(FormTab *form);
    Tab tab() const;
    void openTab(Tab tab);
    /// In the text tab the text's own steps come first.
    void undo();
    void redo();

Q_SIGNALS:
    void tabChanged();

private:
    QWidget *buildLock();
    void addViews();
    void addShortcuts();
    void listen();
    void showState();
    QWidget *shownView() const;
    void showAdding();
    void showSteps();
    void showFinding();
    void showRefusal(const Error &error);
    void find(const QString &text, SearchBar::Step step);

    DataDocument &m_document;
    DataInspector m_inspector;
    models::JsonSearch m_search;
    DataTree *m_tree;
    TextPane *m_text;
    FormTab *m_form = nullptr;
    EmptyState *m_empty;
    QStackedWidget *m_views;
    QTabBar *m_tabs;
    Badge *m_state;
    DataTools *m_tools;
    QWidget *m_lock = nullptr;
    PlainTextLabel *m_refusal;
    SizeMeter *m_meter;
    PlainTextLabel *m_unsafe;
};

} // namespace accountdesk
