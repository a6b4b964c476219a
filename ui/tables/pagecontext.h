// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class ActionRegistry;
class BackgroundReader;
class PastMoment;
class QSettings;
class Workspace;

// What a page with a table works with. Two background readers, so that counting never keeps rows waiting; they
// read what is now.
struct PageContext
{
    Workspace &workspace;
    ActionRegistry &actions;
    QSettings &settings;
    BackgroundReader &rows;
    BackgroundReader &counts;
    PastMoment *past = nullptr; // for pages that show any moment; the others need none
};
