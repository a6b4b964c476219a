// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QListWidget;

// The current row of a list that a field above it moves: the keyboard stays with the field.
namespace ListHighlight {

int rows(int key); // that a key moves it by: down, negative up; 0 for a key that does not

// Not past the ends; where nothing is highlighted, from outside onto the first or the last row. An empty list stays.
void move(QListWidget &list, int rows);

void announce(QListWidget &list); // to screen readers, which hear of the focus only

}
