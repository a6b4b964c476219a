// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/demonames.h"
#include "core/demo/demoschool.h"

// Who the 250 people of the demo are: the posts, the classes, the three with an account.
namespace DemoCensus {

DemoName administrator(); // who makes the database
// Everybody, none entered yet; the administrator is the first.
QList<DemoPerson> take(DemoRandom &random);

}
