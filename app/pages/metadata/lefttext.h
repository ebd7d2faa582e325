// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPersistentModelIndex>
#include <QWidget>

#include <optional>

class QPushButton;

namespace accountdesk {

class DataDocument;
class PlainTextLabel;

/// What was typed for a value that could not be taken over before something else was chosen:
/// kept as long as the value exists, to be taken up again or dropped.
class LeftText : public QWidget
{
    Q_OBJECT

public:
    struct Text
    {
        QPersistentModelIndex value;
        bool isName = false;
        QString typed;
        QString reason;
    };

    explicit LeftText(DataDocument &document, QWidget *parent = nullptr);
    void keep(const Text &text);
    /// What a list of edits says of it.
    QString lineOf(const Text &text) const;
    QStringList lines() const;
    void setLocked(bool isLocked);

Q_SIGNALS:
    void takenUp(const accountdesk::LeftText::Text &text);

private:
    void showLast();
    void dropLast();
    void dropGone();
    void rememberPlaces();
    void findPlaces();

    DataDocument &m_document;
    QList<Text> m_texts;
    QStringList m_places; ///< while the model is reset
    PlainTextLabel *m_sentence;
    QPushButton *m_takeUp;
};

} // namespace accountdesk
