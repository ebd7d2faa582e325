// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QExplicitlySharedDataPointer>
#include <QString>

#include <optional>

namespace accountdesk::json {

class Document;
struct DocumentData;
struct NodeAccess;

enum class Type { Null, Bool, Number, String, Array, Object };

/// Line and column, both from 1; the column counts characters, not bytes.
struct Position
{
    int line = 1;
    int column = 1;
    bool operator==(const Position &) const = default;
};

/// One value of a Document; keeps its document alive. A default constructed one is "missing":
/// every look-up on it yields missing again, so that chains need no checks.
class Value
{
public:
    Value();
    ~Value();
    Value(const Value &);
    Value &operator=(const Value &);

    bool isMissing() const;
    /// Null for a missing value too; ask isMissing() where the difference matters.
    Type type() const;
    bool isObject() const { return !isMissing() && type() == Type::Object; }
    bool isArray() const { return !isMissing() && type() == Type::Array; }
    bool isString() const { return !isMissing() && type() == Type::String; }
    bool isNumber() const { return !isMissing() && type() == Type::Number; }
    bool isBool() const { return !isMissing() && type() == Type::Bool; }
    bool isNull() const { return !isMissing() && type() == Type::Null; }

    /// Elements of an array or members of an object; 0 otherwise.
    qsizetype size() const;
    /// Element or member value by its place in the text; cost grows with the place.
    Value at(qsizetype index) const;
    /// Name of a member by its place.
    QString nameAt(qsizetype index) const;
    /// Member by name, the last one if doubled; missing if absent or not an object.
    Value member(QStringView name) const;
    Value operator[](QStringView name) const { return member(name); }

    /// Walks children in order at constant cost each: for (Value v = x.firstChild();
    /// !v.isMissing(); v = v.nextSibling()).
    Value firstChild() const;
    Value nextSibling() const;
    /// This value's member name; empty in an array.
    QString name() const;

    QString toString() const;                ///< decoded; empty if not a string
    bool toBool(bool otherwise = false) const;
    QByteArray numberText() const;           ///< as written; empty if not a number
    /// Exact integer (also when written 1.0 or 1e3) within qint64, else nothing.
    std::optional<qint64> toInteger() const;
    double toDouble(double otherwise = 0) const; ///< infinite beyond its range

    /// The part of the source that is this value, byte for byte.
    QByteArray rawText() const;
    QByteArrayView rawView() const;          ///< the same without a copy, while the value lives
    Position position() const;
    /// Pretty-printed with the given indent, numbers and order as they came.
    QByteArray toIndented(int indent = 2) const;

    /// Same value: objects compared without order, numbers by value of their text, strings
    /// decoded.
    bool equals(const Value &other) const;

private:
    Value(QExplicitlySharedDataPointer<DocumentData> data, quint32 node);
    QExplicitlySharedDataPointer<DocumentData> m_data;
    quint32 m_node = 0;
    friend class Document;
    friend struct NodeAccess;
};

} // namespace accountdesk::json
