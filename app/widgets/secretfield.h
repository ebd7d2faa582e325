// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QPushButton;

namespace accountdesk {

class PlainTextLabel;

/// A secret: masked, revealed on demand, hidden again when the window loses focus. Copying says
/// what it copies, marks the clipboard entry as secret and clears it after 30 s if unchanged and
/// at exit (security B9.4, B9.5). Keeps no copy: it asks the source each time.
class SecretField : public QWidget
{
    Q_OBJECT

public:
    SecretField(const QString &name, std::function<QByteArray()> source, QWidget *parent = nullptr);
    bool isRevealed() const { return m_isRevealed; }
    void setRevealed(bool isRevealed);
    /// The source's value has changed or gone.
    void refresh();

Q_SIGNALS:
    void copied(const QString &sentence);

protected:
    bool event(QEvent *event) override;

private:
    void copy();
    QString m_name;
    std::function<QByteArray()> m_source;
    PlainTextLabel *m_text;
    QPushButton *m_reveal;
    QPushButton *m_copy;
    bool m_isRevealed = false;
};

} // namespace accountdesk
