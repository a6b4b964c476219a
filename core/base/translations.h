// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLocale;

// The translations that come with the program, in resources under ":/translations".
namespace Translations {

// Installs Qt's own texts and ours for a locale into the application. What has no translation stays English, with
// English plurals.
void install(const QLocale &locale);

}
