// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class Workspace;

// Who changed something last and when, as the journal has it: "ada@example.org, 3 May 2026 10:00"; "somebody else" for
// readers who do not see what everybody did.
namespace LastChange {

QString ofField(const Workspace &workspace, const QString &table, qint64 rowId, const QString &field);
QString ofRows(const Workspace &workspace, const QString &table, const QList<qint64> &rowIds); // whatever their fields

}
