// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/value.h"

#include "json/decimal.h"
#include "json/nodes.h"

#include <limits>

namespace accountdesk::json {

Value::Value() = default;
Value::~Value() = default;
Value::Value(const Value &) = default;
Value &Value::operator=(const Value &) = default;
Value::Value(QExplicitlySharedDataPointer<DocumentData> data, quint32 node)
    : m_data(std::move(data)), m_node(node) {}

bool Value::isMissing() const
{
    return !m_data;
}

Type Value::type() const
{
    return m_data ? static_cast<Type>(m_data->nodes[m_node].type) : Type::Null;
}

qsizetype Value::size() const
{
    return m_data && m_data->isContainer(m_node) ? m_data->count(m_node) : 0;
}

Value Value::at(qsizetype index) const
{
    if (index < 0 || index >= size())
        return Value();
    quint32 child = m_data->firstChild(m_node);
    for (qsizetype i = 0; i < index; ++i)
        child = m_data->nextSibling(child);
    return Value(m_data, child);
}

QString Value::nameAt(qsizetype index) const
{
    return at(index).name();
}

Value Value::member(QStringView name) const
{
    if (!isObject())
        return Value();
    quint32 found = 0;
    for (quint32 child = m_data->firstChild(m_node); child != 0; child = m_data->nextSibling(child)) {
        if (m_data->isNamed(child, name))
            found = child;
    }
    return found ? Value(m_data, found) : Value();
}

Value Value::firstChild() const
{
    const quint32 child = m_data ? m_data->firstChild(m_node) : 0;
    return child ? Value(m_data, child) : Value();
}

Value Value::nextSibling() const
{
    const quint32 sibling = m_data ? m_data->nextSibling(m_node) : 0;
    return sibling ? Value(m_data, sibling) : Value();
}

QString Value::name() const
{
    return m_data ? m_data->name(m_node) : QString();
}

QString Value::toString() const
{
    return isString() ? m_data->string(m_node) : QString();
}

bool Value::toBool(bool otherwise) const
{
    return isBool() ? m_data->source.at(m_data->nodes[m_node].begin) == 't' : otherwise;
}

QByteArray Value::numberText() const
{
    return isNumber() ? rawText() : QByteArray();
}

std::optional<qint64> Value::toInteger() const
{
    if (!isNumber())
        return std::nullopt;
    return decimalOf(m_data->raw(m_node)).toInteger();
}

double Value::toDouble(double otherwise) const
{
    if (!isNumber())
        return otherwise;
    const QByteArray text = numberText();
    bool isInRange = false;
    const double number = text.toDouble(&isInRange);
    if (isInRange)
        return number;
    const Decimal exact = decimalOf(text);
    const bool isHuge = exact.digits.size() + exact.exponent > 0;
    const double magnitude = isHuge ? std::numeric_limits<double>::infinity() : 0;
    return exact.isNegative ? -magnitude : magnitude;
}

QByteArray Value::rawText() const
{
    return rawView().toByteArray();
}

QByteArrayView Value::rawView() const
{
    return m_data ? m_data->raw(m_node) : QByteArrayView();
}

Position Value::position() const
{
    return m_data ? positionOf(m_data->source, m_data->nodes[m_node].begin) : Position();
}

} // namespace accountdesk::json
