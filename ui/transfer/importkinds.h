// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class Workspace;
struct ImportSchema;

// The kinds of record that files are imported as, in the order to choose from.
namespace ImportKinds {

QList<const ImportSchema *> all(Workspace &workspace);
QList<const ImportSchema *> permitted(Workspace &workspace); // to who is signed in
const ImportSchema *find(Workspace &workspace, const QString &name); // nullptr for none

// What a file with these columns and this name is of, among the permitted: first of what has a column to match by, then
// what knows most columns, then what the file is called after. nullptr where none knows a column.
const ImportSchema *likeliest(Workspace &workspace, const QStringList &header, const QString &fileName);

}
