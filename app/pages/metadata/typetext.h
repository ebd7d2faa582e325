// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/value.h"

#include <QList>
#include <QString>

namespace accountdesk {

struct Error;

/// JSON's types in the order that a person is offered them.
QList<json::Type> allTypes();
QString typeTitle(json::Type type);
/// Why a save refused what it was to send, by its rule; empty for other failures.
QString contentSentence(const Error &error);
/// Why an edit was refused, by its rule; a sentence.
QString refusalSentence(const Error &error);

} // namespace accountdesk
