// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/authorities.h"

#include <QSslConfiguration>
#include <QThread>

namespace accountdesk::net {

Authorities::Authorities(QObject *parent) : QObject(parent)
{
}

Authorities::~Authorities()
{
    if (m_thread)
        m_thread->wait();
}

void Authorities::setExtra(const QList<QSslCertificate> &certificates)
{
    m_extra = certificates;
}

void Authorities::load()
{
    if (m_thread || m_isLoaded)
        return;
    m_thread.reset(QThread::create([this] {
        m_system = QSslConfiguration::systemCaCertificates();
    }));
    connect(m_thread.get(), &QThread::finished, this, &Authorities::finish);
    m_thread->start();
}

void Authorities::loadNow()
{
    load();
    if (m_isLoaded)
        return;
    m_thread->wait();
    finish();
}

void Authorities::finish()
{
    if (m_isLoaded)
        return;
    m_isLoaded = true;
    Q_EMIT loaded();
}

} // namespace accountdesk::net
