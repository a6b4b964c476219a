// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"
#include "ui/assets/dialogchoice.h"

class Workspace;

// What there is to choose from in the dialogs of assets and custody.
namespace DialogEntries {

QList<DialogChoice::Entry> entries(const Workspace &workspace, CatalogList::Kind kind);
QList<DialogChoice::Entry> models(
    const Workspace &workspace); // with manufacturer and model number, for they share names
QList<DialogChoice::Entry> statuses(const Workspace &workspace);

}
