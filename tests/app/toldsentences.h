// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/troubledrun.h"

#include <QList>

#include <iterator>

namespace accountdesk::test {

/// What a person is told after a deed in trouble: TroubledRun::run() word for word.
struct Told
{
    Trouble trouble;
    const char *sentence;
};

template <std::size_t Count>
QList<Told> listOf(const Told (&all)[Count])
{
    return QList<Told>(std::begin(all), std::end(all));
}

QList<Told> toldOfReading(Deed deed);
QList<Told> toldOfData(Deed deed);
QList<Told> toldOfMethods(Deed deed);
QList<Told> toldOfDevices(Deed deed);

} // namespace accountdesk::test
