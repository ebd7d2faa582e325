// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/strict.h"

#include "crypto/processend.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace accountdesk::test {

namespace {

/// Of every test program, before its main().
[[maybe_unused]] const bool isLeftToSystem = [] {
    crypto::leaveCleanupToSystem();
    return true;
}();

} // namespace

void failOnAnyWarning()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

QString sharedPath(const QString &relative)
{
    return qEnvironmentVariable("ACCOUNTDESK_SHARED") + QLatin1Char('/') + relative;
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        QTest::qFail(qPrintable(QStringLiteral("cannot read ") + path), __FILE__, __LINE__);
        return {};
    }
    return file.readAll();
}

} // namespace accountdesk::test
