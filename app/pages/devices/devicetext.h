// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/createdevice.h"
#include "models/devicesmodel.h"
#include "widgets/badge.h"

namespace accountdesk {

/// A device credential's state for people.
QString deviceStateWord(const models::DeviceRow &row);       ///< "Registered"
Badge::Tone deviceStateTone(const models::DeviceRow &row);
/// What is unfinished and how to finish it, or what is to be known of the key; may be empty.
QString deviceStateSentence(const models::DeviceRow &row);
/// The button that finishes it; empty if nothing is unfinished.
QString deviceFinishVerb(records::DeviceEntry::State state);
/// "3f:a2:…" in groups that can be compared by eye.
QString fingerprintText(const QString &hex);
/// What is being done at a stage; empty where nothing is.
QString creationStageText(devices::CreateDevice::Stage stage);

} // namespace accountdesk
