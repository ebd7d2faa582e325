// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/devices/devicetext.h"

#include <QCoreApplication>
#include <QStringList>

namespace accountdesk {

namespace {

using State = records::DeviceEntry::State;

struct DeviceText
{
    Q_DECLARE_TR_FUNCTIONS(accountdesk::DeviceText)
};

QString createdSentence(const records::DeviceEntry &entry)
{
    QStringList sentences;
    if (entry.credentialId.isEmpty())
        sentences.append(DeviceText::tr("The tenant has it, but its id was lost with an answer. "
                                        "Without the id it cannot be deleted from here."));
    if (entry.isKeyInMemoryOnly)
        sentences.append(DeviceText::tr("Its key was kept in memory only: it ends with the run of the "
                                        "program that made it."));
    return sentences.join(QLatin1Char(' '));
}

} // namespace

QString deviceStateWord(const models::DeviceRow &row)
{
    if (row.isBusy)
        return DeviceText::tr("Being worked on…");
    switch (row.entry.state) {
    case State::Prepared:
    case State::KeyStored: return DeviceText::tr("Not registered yet");
    case State::Sent: return DeviceText::tr("In doubt");
    case State::Created: return DeviceText::tr("Registered");
    case State::Removing: return DeviceText::tr("Deletion unfinished");
    }
    return {};
}

Badge::Tone deviceStateTone(const models::DeviceRow &row)
{
    if (row.isBusy)
        return Badge::Tone::Accent;
    return row.entry.isUnfinished() ? Badge::Tone::Warning : Badge::Tone::Good;
}

QString deviceStateSentence(const models::DeviceRow &row)
{
    if (row.isBusy)
        return {};
    switch (row.entry.state) {
    case State::Prepared:
        return DeviceText::tr("It was begun, but not finished. Nothing was sent: finish it, or "
                              "forget it.");
    case State::KeyStored:
        return DeviceText::tr("The key is made, but it is not registered with your tenant. Finish "
                              "it, or forget it.");
    case State::Sent:
        return DeviceText::tr("It was sent, but no usable answer came: the tenant may have it or "
                              "not. Sending it again settles it and never makes a second one.");
    case State::Created: return createdSentence(row.entry);
    case State::Removing:
        return DeviceText::tr("The deletion was begun, but is not finished here. Deleting it again "
                              "does no harm.");
    }
    return {};
}

QString deviceFinishVerb(State state)
{
    switch (state) {
    case State::Prepared:
    case State::KeyStored: return DeviceText::tr("Finish");
    case State::Sent: return DeviceText::tr("Send again");
    case State::Removing: return DeviceText::tr("Delete again");
    case State::Created: break;
    }
    return {};
}

QString fingerprintText(const QString &hex)
{
    QStringList pairs;
    for (qsizetype i = 0; i < hex.size(); i += 2)
        pairs.append(hex.mid(i, 2));
    return pairs.join(QLatin1Char(':'));
}

QString creationStageText(devices::CreateDevice::Stage stage)
{
    using Stage = devices::CreateDevice::Stage;
    switch (stage) {
    case Stage::MakingKey: return DeviceText::tr("Making a key pair");
    case Stage::StoringKey: return DeviceText::tr("Putting the private key away");
    case Stage::Sending: return DeviceText::tr("Sending the public key to your tenant");
    case Stage::CleaningUp: return DeviceText::tr("Clearing up");
    case Stage::New:
    case Stage::Finished: break;
    }
    return {};
}

} // namespace accountdesk
