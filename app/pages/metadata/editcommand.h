// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsonedit/edit.h"

#include <QUndoCommand>

namespace accountdesk {

namespace models { class JsonModel; }

/// One step of editing the tree. Steps of one run of typing at the same place become one.
class EditCommand : public QUndoCommand
{
public:
    /// run: 0 is never joined. The edit must be allowed.
    EditCommand(models::JsonModel &model, const jsonedit::Edit &edit, const QString &title,
                quint64 run);

    void undo() override { redo(); }
    void redo() override;
    int id() const override { return m_run ? 1 : -1; }
    bool mergeWith(const QUndoCommand *other) override;

private:
    models::JsonModel &m_model;
    jsonedit::Edit m_next; ///< what undo or redo does next
    jsonedit::Rows m_at;
    jsonedit::Edit::Kind m_kind;
    quint64 m_run;
};

/// "Rename theme": what the step does, before it is done.
QString stepTitle(const models::JsonModel &model, const jsonedit::Edit &edit);

} // namespace accountdesk
