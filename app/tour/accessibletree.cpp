// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/accessibletree.h"

#include <QAccessible>
#include <QMetaEnum>
#include <QRegularExpression>

namespace accountdesk {

namespace {

constexpr int maximumLevel = 64;
constexpr qsizetype maximumNodes = 20000;

/// "PushButton" becomes "push button".
QString roleName(QAccessible::Role role)
{
    const char *key = QMetaEnum::fromType<QAccessible::Role>().valueToKey(role);
    const QString camel = key ? QString::fromLatin1(key) : QStringLiteral("Unknown");
    QString words;
    for (const QChar letter : camel) {
        if (letter.isUpper() && !words.isEmpty())
            words += u' ';
        words += letter.toLower();
    }
    return words;
}

QStringList stateNames(const QAccessible::State &state)
{
    const QList<std::pair<bool, QString>> known{
        { state.disabled, QStringLiteral("disabled") },
        { state.focusable, QStringLiteral("focusable") },
        { state.focused, QStringLiteral("focused") },
        { state.selectable, QStringLiteral("selectable") },
        { state.selected, QStringLiteral("selected") },
        { state.checkable, QStringLiteral("checkable") },
        { state.checked, QStringLiteral("checked") },
        { state.checkStateMixed, QStringLiteral("partially checked") },
        { state.pressed, QStringLiteral("pressed") },
        { state.defaultButton, QStringLiteral("default") },
        { state.expandable, QStringLiteral("expandable") },
        { state.expanded, QStringLiteral("expanded") },
        { state.collapsed, QStringLiteral("collapsed") },
        { state.busy, QStringLiteral("busy") },
        { state.readOnly, QStringLiteral("read-only") },
        { state.editable, QStringLiteral("editable") },
        { state.multiLine, QStringLiteral("multi-line") },
        { state.passwordEdit, QStringLiteral("password") },
        { state.hasPopup, QStringLiteral("has popup") },
        { state.modal, QStringLiteral("modal") },
    };
    QStringList names;
    for (const auto &[isSet, name] : known) {
        if (isSet)
            names.append(name);
    }
    return names;
}

/// A token that some widget shows after all never gets into a transcript.
QString masked(QString text)
{
    static const QRegularExpression token(
        QStringLiteral(R"(\beyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]*)?)"));
    return text.replace(token, QStringLiteral("••••••••"));
}

class Walk
{
public:
    void visit(QAccessibleInterface *node, int level)
    {
        if (!node || !node->isValid() || node->state().invisible || level > maximumLevel
            || nodes.size() >= maximumNodes)
            return;
        const int inner = level + (add(*node, level) ? 1 : 0);
        for (int i = 0; i < node->childCount(); ++i)
            visit(node->child(i), inner);
    }

    QList<AccessibleNode> nodes;

private:
    /// False for a mere container: its children take its place.
    bool add(const QAccessibleInterface &from, int level)
    {
        AccessibleNode node;
        const QAccessible::State state = from.state();
        node.name = masked(from.text(QAccessible::Name));
        node.value = masked(from.text(QAccessible::Value));
        if (state.passwordEdit && !node.value.isEmpty())
            node.value = QStringLiteral("••••••••");
        node.description = masked(from.text(QAccessible::Description));
        const bool isSilent = node.name.isEmpty() && node.value.isEmpty()
            && node.description.isEmpty() && !state.focusable;
        if (isSilent && level > 0)
            return false;
        node.level = level;
        node.role = roleName(from.role());
        node.states = stateNames(state);
        nodes.append(node);
        return true;
    }
};

} // namespace

QList<AccessibleNode> accessibleNodes(QObject *root)
{
    Walk walk;
    walk.visit(QAccessible::queryAccessibleInterface(root), 0);
    return walk.nodes;
}

} // namespace accountdesk
