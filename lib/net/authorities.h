// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSslCertificate>

#include <memory>

class QThread;

namespace accountdesk::net {

/// The extra authorities beside the system's. Qt forgets the system's as soon as one is added,
/// and reading all of theirs takes some 100 ms: it happens in a thread of its own, and only when
/// there are extra ones and a first https request wants them.
class Authorities : public QObject
{
    Q_OBJECT

public:
    explicit Authorities(QObject *parent = nullptr);
    ~Authorities() override;

    void setExtra(const QList<QSslCertificate> &certificates);
    bool hasExtra() const { return !m_extra.isEmpty(); }
    bool isReady() const { return !hasExtra() || m_isLoaded; }
    /// Starts reading unless it runs; loaded() comes from the event loop.
    void load();
    /// Reads now, or waits for what is under way.
    void loadNow();
    /// The extra ones and the system's.
    QList<QSslCertificate> all() const { return m_extra + m_system; }

Q_SIGNALS:
    void loaded();

private:
    void finish();

    QList<QSslCertificate> m_extra;
    QList<QSslCertificate> m_system;
    std::unique_ptr<QThread> m_thread;
    bool m_isLoaded = false;
};

} // namespace accountdesk::net
