// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QUrl>

namespace accountdesk::test {

/// A server without manners: to each whole request it gives the bytes it was told, then closes,
/// resets or stays.
class RawServer : public QTcpServer
{
    Q_OBJECT

public:
    enum class Then { Close, Reset, Stay };

    RawServer(QByteArray answer, Then then);

    QUrl url(const QString &path = QStringLiteral("/")) const;
    void setAnswer(const QByteArray &answer, Then then);
    /// The whole requests so far, as they came.
    const QList<QByteArray> &requests() const { return m_requests; }

private:
    void accept();
    void read(QTcpSocket &socket);

    QByteArray m_answer;
    Then m_then;
    QList<QByteArray> m_requests;
    QHash<QTcpSocket *, QByteArray> m_partial;
};

} // namespace accountdesk::test
