// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/devices/exportkeysheet.h"

#include "devices/devicekey.h"
#include "pages/devices/devicetext.h"
#include "widgets/announce.h"
#include "widgets/card.h"
#include "widgets/factrow.h"
#include "widgets/plaintextlabel.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStandardPaths>

namespace accountdesk {

namespace {

QString fileNameFor(const QString &deviceName)
{
    static const QRegularExpression unusual(QStringLiteral("[^\\w-]+"));
    QString name = deviceName.left(60);
    name.replace(unusual, QStringLiteral("-"));
    return name + QStringLiteral("-public-key.pem");
}

QPlainTextEdit *makeText(const QByteArray &pem)
{
    const Theme &theme = Theme::current();
    auto *text = new QPlainTextEdit(QString::fromLatin1(pem).trimmed());
    text->setObjectName(QStringLiteral("publicKey"));
    text->setAccessibleName(ExportKeySheet::tr("Public key as PEM"));
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setLayoutDirection(Qt::LeftToRight);
    text->setFont(theme.fixedFont());
    text->setFixedHeight(text->blockCount() * QFontMetrics(theme.fixedFont()).lineSpacing()
                         + theme.scaled(32));
    return text;
}

} // namespace

ExportKeySheet::ExportKeySheet(const records::DeviceEntry &entry, QWidget *parent)
    : Sheet(tr("Public key of “%1”").arg(entry.deviceName),
            tr("It is no secret: with it others can check what this device has signed."), parent),
      m_pem(devices::publicKeyPem(entry.publicKeyDer)),
      m_proposedName(fileNameFor(entry.deviceName)), m_outcome(new PlainTextLabel)
{
    auto *fingerprint = new FactRow(tr("Fingerprint"), {}, FactRow::Form::Technical);
    fingerprint->setValue(entry.fingerprint, fingerprintText(entry.fingerprint));
    auto *card = new Card;
    card->body()->addWidget(makeText(m_pem));
    card->body()->addWidget(fingerprint);
    card->body()->addWidget(m_outcome);
    body()->addWidget(card);
    m_outcome->setObjectName(QStringLiteral("exportOutcome"));
    m_outcome->setSelectable(true);
    m_outcome->hide();
    auto *close = addButton(tr("Close"), Role::Safe);
    auto *copy = addButton(tr("Copy"), Role::Other);
    auto *save = addButton(tr("Save as…"), Role::Other);
    close->setObjectName(QStringLiteral("closeExport"));
    copy->setObjectName(QStringLiteral("copyKey"));
    save->setObjectName(QStringLiteral("saveKey"));
    connect(close, &QPushButton::clicked, this, &ExportKeySheet::closed);
    connect(save, &QPushButton::clicked, this, &ExportKeySheet::chooseFile);
    connect(copy, &QPushButton::clicked, this, [this, copy] {
        QGuiApplication::clipboard()->setText(QString::fromLatin1(m_pem));
        copy->setText(tr("Copied"));
    });
}

void ExportKeySheet::chooseFile()
{
    const QDir documents(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    auto *dialog = new QFileDialog(this, tr("Save the public key"), documents.path(),
                                   tr("Public keys (*.pem)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pem"));
    dialog->selectFile(m_proposedName);
    connect(dialog, &QFileDialog::fileSelected, this, &ExportKeySheet::saveTo);
    auto *before = focusWidget();
    connect(dialog, &QDialog::finished, this, [this, before] {
        activateWindow();
        if (before)
            before->setFocus(Qt::OtherFocusReason);
    });
    dialog->open();
}

void ExportKeySheet::saveTo(const QString &path)
{
    QSaveFile file(path);
    const bool isSaved = file.open(QIODevice::WriteOnly) && file.write(m_pem) == m_pem.size()
        && file.commit();
    const QString shown = QDir::toNativeSeparators(path);
    m_outcome->setTextStyle(Theme::TextStyle::Body, false,
                            isSaved ? Theme::Role::Good : Theme::Role::Bad);
    m_outcome->setPlainText(isSaved ? tr("Saved as %1").arg(shown)
                                    : tr("%1 could not be written: %2")
                                          .arg(shown, file.errorString()));
    m_outcome->show();
    announce(m_outcome, m_outcome->plainText());
}

} // namespace accountdesk
