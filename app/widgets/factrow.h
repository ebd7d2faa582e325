// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/arranged.h"
#include "widgets/badge.h"

namespace accountdesk {

class CopyButton;
class PlainTextLabel;

/// A fact in two columns: muted name, plain selectable value, optional badge, copy button on
/// hover and focus. Read by a screen reader as "name: value".
class FactRow : public Arranged
{
    Q_OBJECT

public:
    enum class Form { Text, Technical };

    FactRow(const QString &name, const QString &value, Form form = Form::Text,
            QWidget *parent = nullptr);
    void setValue(const QString &value) { setValue(value, value); }
    /// Shows something shorter than what is copied.
    void setValue(const QString &value, const QString &shown);
    QString name() const;
    QString value() const;
    /// Words for "not there"; shown muted, not copyable.
    void setAbsent(const QString &sentence);
    void setBadge(Badge::Tone tone, const QString &word);
    void setHint(const QString &toolTip);

protected:
    int naturalWidth() const; ///< of the value on one line
    int arrange(int width, bool isApplied) const override;
    int usualWidth() const override;
    int leastWidth() const override;

private:
    void describe();

    QString m_raw;
    Form m_form;
    PlainTextLabel *m_name;
    PlainTextLabel *m_value;
    Badge *m_badge;
    CopyButton *m_copy;
};

} // namespace accountdesk
