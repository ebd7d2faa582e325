// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/controlnames.h"

namespace accountdesk {

namespace {

constexpr const char *controlNames[] = {
    "about",
    "acceptWarning",
    "addElement",
    "addFirstValue",
    "addValue",
    "adoptData",
    "adoptKey",
    "allowTooLarge",
    "appDataTree",
    "askForIt",
    "cancelDevice",
    "cancelLink",
    "cancelPause",
    "cancelSave",
    "cancelSecondSignIn",
    "challenge",
    "changePassword",
    "changePersonWithDraft",
    "chooseAnotherSchema",
    "chooseSchema",
    "closeDialog",
    "closeExport",
    "closePassword",
    "closeSign",
    "confirmDelete",
    "confirmLink",
    "confirmSave",
    "continueDraft",
    "copyKey",
    "copyReadRequest",
    "copyRequest",
    "copyRescue",
    "copySignature",
    "createDevice",
    "dataTree",
    "dataViews",
    "deleteDevice",
    "deletePasted",
    "deleteValue",
    "deviceName",
    "discardDraft",
    "dropLeftText",
    "dropText",
    "duplicateValue",
    "exactRequest",
    "exportKey",
    "exportOutcome",
    "field:",
    "fileNameEdit",
    "findNext",
    "findPrevious",
    "finishDevice",
    "goToTextProblem",
    "jsonProblem",
    "jsonText",
    "keep",
    "keepDevice",
    "keepMine",
    "keepTheirs",
    "keyboardShortcuts",
    "linkAnother",
    "linkDone",
    "linkNext",
    "linkWithoutData",
    "loseSecondData",
    "moreIdentities",
    "moveValueDown",
    "moveValueIn",
    "moveValueOut",
    "moveValueUp",
    "openRescue",
    "openSecondBrowser",
    "passwordAnswer",
    "passwordChoice",
    "pastedCredentialId",
    "pastedOutcome",
    "publicKey",
    "quit",
    "quitWithDraft",
    "randomChallenge",
    "readSecondAgain",
    "redoEdit",
    "refreshAll",
    "registerDevice",
    "remove",
    "removeElement",
    "removeFactor",
    "saveData",
    "saveKey",
    "schemaName",
    "schemaProblem",
    "searchData",
    "secondPerson",
    "sendPasswordEmail",
    "sheetFailure",
    "signChallenge",
    "signInAgain",
    "signOut",
    "signOutWithDraft",
    "signOutcome",
    "signature",
    "stay",
    "stopLink",
    "stopUsingSchema",
    "takeUpLeftText",
    "tryKey",
    "undoEdit",
    "undoSave",
    "unlink",
    "valueChoice",
    "valueName",
    "valueNumber",
    "valueText",
    "valueType",
};

constexpr const char *moreViewNames[] = {"compare", "form", "id", "json", "paste"};

} // namespace

QStringList tourControlNames()
{
    QStringList names;
    for (const char *name : controlNames)
        names.append(QString::fromLatin1(name));
    return names;
}

QStringList tourViewNames()
{
    QStringList names{QString(firstTourView)};
    for (const char *name : moreViewNames)
        names.append(QString::fromLatin1(name));
    return names;
}

} // namespace accountdesk
