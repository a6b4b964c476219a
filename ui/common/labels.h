// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLabel;
class QString;

// Labels for text that people wrote: never taken for markup.
namespace Labels {

QLabel *plain(const QString &text); // over as many lines as it takes
QLabel *heading(const QString &text, double scale = 1.3); // `scale`: of the usual font

}
