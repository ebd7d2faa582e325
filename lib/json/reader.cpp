// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/reader.h"

#include <algorithm>

namespace accountdesk::json {

namespace {

bool isPlainName(QStringView name)
{
    const auto isPlain = [](QChar c) { return c.isLetterOrNumber() || c == QLatin1Char('_'); };
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), isPlain);
}

QString childPath(const QString &parent, QStringView name)
{
    return isPlainName(name) ? QStringLiteral("%1.%2").arg(parent, name)
                             : QStringLiteral("%1['%2']").arg(parent, name);
}

bool isAbsent(const Value &value)
{
    return value.isMissing() || value.isNull();
}

} // namespace

Reader::Reader(const Value &value, const QString &path)
    : m_value(value), m_path(path), m_problem(&m_own) {}

Reader::Reader(const Value &value, const QString &path, std::optional<Error> *problem)
    : m_value(value), m_path(path), m_problem(problem) {}

void Reader::fail(const QString &path, const QString &detail)
{
    if (!hasFailed())
        *m_problem = Error{Error::Kind::Malformed, 0, {}, detail, path, 0};
}

bool Reader::requireObject()
{
    if (!m_value.isObject())
        fail(m_path, QStringLiteral("An object is expected here."));
    return !hasFailed();
}

QString Reader::string(QStringView name)
{
    const Value member = m_value.member(name);
    if (!member.isString())
        fail(childPath(m_path, name), QStringLiteral("A string is expected here."));
    return hasFailed() ? QString() : member.toString();
}

std::optional<QString> Reader::optionalString(QStringView name)
{
    if (hasFailed() || isAbsent(m_value.member(name)))
        return std::nullopt;
    const QString text = string(name);
    return hasFailed() ? std::nullopt : std::optional(text);
}

QString Reader::textOrNumber(QStringView name)
{
    const Value member = m_value.member(name);
    if (!member.isString() && !member.isNumber())
        fail(childPath(m_path, name), QStringLiteral("A string or a number is expected here."));
    if (hasFailed())
        return QString();
    return member.isString() ? member.toString() : QString::fromLatin1(member.numberText());
}

std::optional<bool> Reader::optionalBool(QStringView name)
{
    const Value member = m_value.member(name);
    if (hasFailed() || isAbsent(member))
        return std::nullopt;
    if (!member.isBool()) {
        fail(childPath(m_path, name), QStringLiteral("True or false is expected here."));
        return std::nullopt;
    }
    return member.toBool();
}

qint64 Reader::integer(QStringView name)
{
    const std::optional<qint64> number = m_value.member(name).toInteger();
    if (!number)
        fail(childPath(m_path, name), QStringLiteral("A whole number is expected here."));
    return hasFailed() ? 0 : *number;
}

std::optional<qint64> Reader::optionalInteger(QStringView name)
{
    if (hasFailed() || isAbsent(m_value.member(name)))
        return std::nullopt;
    const qint64 number = integer(name);
    return hasFailed() ? std::nullopt : std::optional(number);
}

QStringList Reader::stringList(QStringView name)
{
    QStringList list;
    optionalArray(name, [&list](Reader &element) {
        if (!element.value().isString())
            element.fail(element.path(), QStringLiteral("A string is expected here."));
        list.append(element.value().toString());
    });
    return hasFailed() ? QStringList() : list;
}

Value Reader::optionalObject(QStringView name)
{
    const Value member = m_value.member(name);
    if (hasFailed() || isAbsent(member))
        return Value();
    if (!member.isObject()) {
        fail(childPath(m_path, name), QStringLiteral("An object is expected here."));
        return Value();
    }
    return member;
}

void Reader::array(QStringView name, const std::function<void(Reader &)> &visit)
{
    Reader list(m_value.member(name), childPath(m_path, name), m_problem);
    list.elements(visit);
}

void Reader::optionalArray(QStringView name, const std::function<void(Reader &)> &visit)
{
    if (!isAbsent(m_value.member(name)))
        array(name, visit);
}

void Reader::elements(const std::function<void(Reader &)> &visit)
{
    if (!m_value.isArray())
        fail(m_path, QStringLiteral("A list is expected here."));
    qsizetype index = 0;
    for (Value child = m_value.firstChild(); !child.isMissing() && !hasFailed();
         child = child.nextSibling(), ++index) {
        Reader element(child, m_path + QLatin1Char('[') + QString::number(index) + QLatin1Char(']'),
                       m_problem);
        visit(element);
    }
}

} // namespace accountdesk::json
