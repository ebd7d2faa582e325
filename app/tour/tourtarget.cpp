// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/tourtarget.h"

#include "nearestname.h"
#include "tour/tourcamera.h"
#include "widgets/plaintextlabel.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>

namespace accountdesk {

namespace {

struct TargetText
{
    Q_DECLARE_TR_FUNCTIONS(accountdesk::TourTarget)
};

Error refused(const QString &why)
{
    return Error{Error::Kind::Rejected, 0, {}, why, QStringLiteral("step"), 0};
}

Error missing(const QWidget &root, const QString &name, const QString &row)
{
    QStringList names;
    for (const QWidget *widget : root.findChildren<QWidget *>()) {
        const QString known = widget->objectName();
        if (widget->isVisible() && !known.isEmpty() && !known.startsWith(QLatin1String("qt_")))
            names.append(known);
    }
    if (names.contains(name))
        return refused(TargetText::tr("there is no “%1” for “%2”").arg(name, row));
    if (names.isEmpty())
        return refused(TargetText::tr("there is no “%1”").arg(name));
    return refused(TargetText::tr("there is no “%1”, but there is “%2”")
                       .arg(name, nearestName(name, names)));
}

QString valueOf(const QWidget &widget)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(&widget))
        return line->text();
    if (const auto *editor = qobject_cast<const QPlainTextEdit *>(&widget))
        return editor->toPlainText();
    if (const auto *combo = qobject_cast<const QComboBox *>(&widget))
        return combo->currentText();
    if (const auto *label = qobject_cast<const PlainTextLabel *>(&widget))
        return label->plainText();
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget); button && button->isCheckable())
        return button->isChecked() ? QStringLiteral("on") : QStringLiteral("off");
    return widget.accessibleName();
}

/// A line break at its end is the Return key.
void typeInto(QLineEdit &line, const QString &text)
{
    const bool isEntered = text.endsWith(u'\n');
    line.selectAll();
    line.insert(isEntered ? text.chopped(1) : text);
    if (!isEntered)
        return;
    QKeyEvent key(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QStringLiteral("\r"));
    QCoreApplication::sendEvent(&line, &key);
}

/// In any column, however deep.
QModelIndex itemOf(const QAbstractItemModel &model, const QString &text)
{
    for (int column = 0; column < model.columnCount(); ++column) {
        const QModelIndexList found = model.match(model.index(0, column), Qt::DisplayRole, text, 1,
                                                  Qt::MatchExactly | Qt::MatchRecursive);
        if (!found.isEmpty())
            return found.first();
    }
    return {};
}

} // namespace

Result<QWidget *> TourTarget::find(const QString &name, const QString &row) const
{
    const auto widgets = m_root.findChildren<QWidget *>(name);
    for (QWidget *widget : widgets) {
        if (widget->isVisible() && (row.isEmpty() || widget->accessibleName().contains(row)))
            return widget;
    }
    return missing(m_root, name, row);
}

template <typename Wanted>
Result<Wanted *> TourTarget::findUsable(const QString &name, const QString &row) const
{
    const Result<QWidget *> found = find(name, row);
    if (!found)
        return found.error();
    if (!(*found)->isEnabled())
        return refused(TargetText::tr("“%1” is off: %2").arg(name, (*found)->toolTip()));
    if (auto *wanted = qobject_cast<Wanted *>(*found))
        return wanted;
    return refused(TargetText::tr("“%1” is something else").arg(name));
}

Result<void> TourTarget::press(const QString &name, const QString &row) const
{
    const auto actions = m_root.findChildren<QAction *>(name);
    if (row.isEmpty() && !actions.isEmpty()) {
        if (!actions.first()->isEnabled())
            return refused(TargetText::tr("“%1” is off: %2").arg(name, actions.first()->toolTip()));
        actions.first()->trigger();
        return {};
    }
    const Result<QAbstractButton *> button = findUsable<QAbstractButton>(name, row);
    if (!button)
        return button.error();
    (*button)->setFocus(Qt::OtherFocusReason);
    (*button)->click();
    return {};
}

Result<void> TourTarget::type(const QString &name, const QString &text) const
{
    const Result<QWidget *> found = findUsable<QWidget>(name);
    if (!found)
        return found.error();
    (*found)->setFocus(Qt::OtherFocusReason);
    if (auto *line = qobject_cast<QLineEdit *>(*found)) {
        typeInto(*line, text);
        return {};
    }
    if (auto *editor = qobject_cast<QPlainTextEdit *>(*found)) {
        editor->selectAll();
        editor->insertPlainText(text);
        return {};
    }
    return refused(TargetText::tr("nothing can be typed into “%1”").arg(name));
}

Result<void> TourTarget::choose(const QString &name, const QString &item) const
{
    const Result<QWidget *> found = findUsable<QWidget>(name);
    if (!found)
        return found.error();
    if (auto *combo = qobject_cast<QComboBox *>(*found)) {
        const int row = combo->findText(item);
        if (row < 0)
            return refused(TargetText::tr("“%1” has no “%2”").arg(name, item));
        combo->setCurrentIndex(row);
        Q_EMIT combo->activated(row);
        return {};
    }
    auto *view = qobject_cast<QAbstractItemView *>(*found);
    const QModelIndex index = view && view->model() ? itemOf(*view->model(), item) : QModelIndex();
    if (!index.isValid())
        return refused(TargetText::tr("“%1” has no “%2”").arg(name, item));
    view->setFocus(Qt::OtherFocusReason);
    view->scrollTo(index);
    view->setCurrentIndex(index);
    return {};
}

Result<void> TourTarget::setChecked(const QString &name, bool isChecked) const
{
    const Result<QAbstractButton *> button = findUsable<QAbstractButton>(name);
    if (!button)
        return button.error();
    if (!(*button)->isCheckable())
        return refused(TargetText::tr("“%1” cannot be checked").arg(name));
    (*button)->setFocus(Qt::OtherFocusReason);
    if ((*button)->isChecked() != isChecked)
        (*button)->click();
    return {};
}

Result<void> TourTarget::expectEnabled(const QString &name) const
{
    const Result<QWidget *> found = findUsable<QWidget>(name);
    return found ? Result<void>() : Result<void>(found.error());
}

Result<void> TourTarget::expectDisabled(const QString &name, const QString &reason) const
{
    const Result<QWidget *> found = find(name);
    if (!found)
        return found.error();
    if ((*found)->isEnabled())
        return refused(TargetText::tr("“%1” is on").arg(name));
    if (!(*found)->toolTip().contains(reason))
        return refused(TargetText::tr("“%1” is off for another reason: %2")
                           .arg(name, (*found)->toolTip()));
    return {};
}

Result<void> TourTarget::expectValue(const QString &name, const QString &value) const
{
    const Result<QWidget *> found = find(name);
    if (!found)
        return found.error();
    const QString present = valueOf(**found);
    if (present != value)
        return refused(TargetText::tr("“%1” holds “%2”").arg(name, present));
    return {};
}

bool TourTarget::isShowing(const QString &text) const
{
    const QList<AccessibleNode> nodes = transcriptOf(m_root);
    return std::any_of(nodes.begin(), nodes.end(), [&text](const AccessibleNode &node) {
        return node.name.contains(text) || node.value.contains(text);
    });
}

Result<void> TourTarget::expectText(const QString &text) const
{
    if (!isShowing(text))
        return refused(TargetText::tr("“%1” is not to be seen").arg(text));
    return {};
}

Result<void> TourTarget::expectNoText(const QString &text) const
{
    if (isShowing(text))
        return refused(TargetText::tr("“%1” is to be seen").arg(text));
    return {};
}

} // namespace accountdesk
