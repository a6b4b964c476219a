// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QDialog;

// Keeps a dialog as high as what it shows, up to the screen: a layout alone does not count lines that wrap.
namespace DialogHeight {

void fit(QDialog *dialog); // after parts came or went; of no effect while it is hidden
void grow(QDialog *dialog); // never makes it smaller: the person may have enlarged it

}
