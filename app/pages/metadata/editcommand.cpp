// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/editcommand.h"

#include "models/jsonmodel.h"
#include "widgets/visibletext.h"

#include <QCoreApplication>

namespace accountdesk {

using jsonedit::Edit;

namespace {

struct StepText
{
    Q_DECLARE_TR_FUNCTIONS(accountdesk::EditCommand)
};

constexpr int longestName = 40;

QString shownName(const QString &path)
{
    QString name = path.startsWith(QLatin1String("$.")) ? path.mid(2) : path.mid(1);
    if (name.size() > longestName)
        name = QChar(0x2026) + name.right(longestName);
    return visibleLine(name);
}

} // namespace

EditCommand::EditCommand(models::JsonModel &model, const Edit &edit, const QString &title,
                         quint64 run)
    : QUndoCommand(title), m_model(model), m_next(edit), m_at(edit.at), m_kind(edit.kind),
      m_run(run)
{
}

void EditCommand::redo()
{
    if (const Result<Edit> inverse = m_model.apply(m_next))
        m_next = *inverse;
}

bool EditCommand::mergeWith(const QUndoCommand *other)
{
    const auto *later = static_cast<const EditCommand *>(other);
    const bool isTyping = m_kind == Edit::Kind::SetValue || m_kind == Edit::Kind::Rename;
    // What takes the first one back takes all of them back.
    return isTyping && later->m_run == m_run && later->m_kind == m_kind && later->m_at == m_at;
}

QString stepTitle(const models::JsonModel &model, const Edit &edit)
{
    const QString name = shownName(model.document().pathOf(edit.at));
    switch (edit.kind) {
    case Edit::Kind::SetValue:
        return edit.at.isEmpty() ? StepText::tr("Edit the text")
                                 : StepText::tr("Change %1").arg(name);
    case Edit::Kind::Rename: return StepText::tr("Rename %1").arg(name);
    case Edit::Kind::Insert:
        return edit.name.isEmpty() ? StepText::tr("Add an element")
                                   : StepText::tr("Add %1").arg(visibleLine(edit.name));
    case Edit::Kind::Remove: return StepText::tr("Delete %1").arg(name);
    case Edit::Kind::Move: return StepText::tr("Move %1").arg(name);
    }
    return {};
}

} // namespace accountdesk
