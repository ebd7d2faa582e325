// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QWidget>

#include <optional>

namespace accountdesk {

class PlainTextLabel;

/// What a claim row shows.
struct ClaimLine
{
    QString name;
    QString value; ///< as in the token
    QString meaning; ///< plain language; may be empty
    std::optional<QDateTime> time; ///< for NumericDates
    bool isExpiry = false;
    bool isVerified = false;
};

/// One claim: name, value, what it means, and for times the local time; for the expiry also what
/// is left of it. Marked while its token is not verified.
class ClaimRow : public QWidget
{
    Q_OBJECT

public:
    ClaimRow(const ClaimLine &line, const QDateTime &now, QWidget *parent = nullptr);
    void setNow(const QDateTime &now);
    const ClaimLine &line() const { return m_line; }

private:
    QWidget *makeWords();

    ClaimLine m_line;
    PlainTextLabel *m_time;
};

} // namespace accountdesk
