// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/secretclipboard.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QMimeData>
#include <QTimer>

namespace accountdesk {

namespace {

constexpr int clearAfterMs = 30000;

QByteArray fingerprint(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256);
}

/// Remembers only the secret's hash; ends with its clearing.
class ClipboardClearing : public QObject
{
public:
    ClipboardClearing(const QByteArray &hash, QObject *parent) : QObject(parent), m_hash(hash)
    {
        QTimer::singleShot(clearAfterMs, this, [this] { clear(); deleteLater(); });
        connect(qApp, &QCoreApplication::aboutToQuit, this, [this] { clear(); });
    }

private:
    void clear()
    {
        QClipboard *clipboard = QGuiApplication::clipboard();
        if (fingerprint(clipboard->text().toUtf8()) == m_hash)
            clipboard->clear();
    }

    QByteArray m_hash;
};

} // namespace

void copySecret(const QByteArray &secret)
{
    auto *data = new QMimeData;
    data->setText(QString::fromUtf8(secret));
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), QByteArrayLiteral("secret"));
    QGuiApplication::clipboard()->setMimeData(data);
    new ClipboardClearing(fingerprint(secret), qApp);
}

} // namespace accountdesk
