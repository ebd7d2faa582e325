// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace accountdesk {

/// The words in which a save is asked for and told of, by what it is for.
class SaveWords
{
    Q_DECLARE_TR_FUNCTIONS(accountdesk::SaveWords)

public:
    enum class Purpose {
        Save,       ///< what was edited
        TakeBack,   ///< an earlier save
    };

    explicit SaveWords(Purpose purpose = Purpose::Save) : m_purpose(purpose) {}

    QString question() const;
    QString review(int count) const;
    QString go() const;
    QString sending() const;
    QString sendingSentence() const;
    /// A key that something else changed meanwhile, and what can become of it.
    QString conflict(const QString &key) const;
    QString conflictSentence(int number, int count) const;
    QString mine() const;
    QString keepMine() const;
    QString theirs() const;
    QString base() const;
    /// Afterwards.
    QString done(int count) const;
    QString nothingToDo() const;
    QString doneDifferently(const QString &names) const;
    QString doneAfterDoubt() const;
    QString failed() const;
    /// A button for the way back.
    QString wayBack() const;

private:
    bool isBack() const { return m_purpose == Purpose::TakeBack; }

    Purpose m_purpose;
};

} // namespace accountdesk
