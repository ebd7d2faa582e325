// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/addresstext.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace accountdesk {

namespace {

struct AddressText
{
    Q_DECLARE_TR_FUNCTIONS(accountdesk::AddressText)
};

bool isEastAsian(QChar::Script script)
{
    switch (script) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Hangul: return true;
    default: return false;
    }
}

QSet<QChar::Script> scriptsOf(const QList<uint> &letters)
{
    QSet<QChar::Script> scripts;
    for (const uint letter : letters) {
        const QChar::Script script = QChar::script(letter);
        if (script > QChar::Script_Common) // none of its own before that
            scripts.insert(script);
    }
    return scripts;
}

bool isMixed(const QString &part)
{
    QSet<QChar::Script> scripts = scriptsOf(part.toUcs4());
    const bool hasEastAsian = std::any_of(scripts.begin(), scripts.end(), isEastAsian);
    if (hasEastAsian) {
        scripts.removeIf([](const QChar::Script &script) { return isEastAsian(script); });
        scripts.remove(QChar::Script_Latin);
        return !scripts.isEmpty();
    }
    return scripts.size() > 1;
}

} // namespace

bool hasMixedScripts(const QString &address)
{
    QString parts = address;
    parts.replace(u'@', u'.');
    const QStringList split = parts.split(u'.');
    return std::any_of(split.begin(), split.end(), isMixed);
}

QString addressText(const QString &address)
{
    if (!hasMixedScripts(address))
        return address;
    return AddressText::tr("%1 (mixes letters of different scripts)").arg(address);
}

} // namespace accountdesk
