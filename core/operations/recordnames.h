// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QSqlDatabase;
class RowPast;
struct ViewColumn;

// How people call the rows that operations change.
namespace RecordNames {

QString table(const QString &table); // "Asset"; as in the database where people have no name for it
// The tag, the name with the e-mail address, …; as it was when it was deleted; its number where nothing is known.
QString row(const QSqlDatabase &db, const QString &table, qint64 rowId);
// As it was right behind a change (its id); of what was not there then, as above.
QString row(const RowPast &past, const QString &table, qint64 rowId, qint64 change);
// In short, where another row refers to it: the name without the address. Empty where nothing is known.
QString reference(const RowPast &past, const QString &table, qint64 rowId, qint64 change);
// What is shown of this field of such rows: its title, its type, and what it refers to; nullptr where nobody is shown it.
const ViewColumn *column(const QString &table, const QString &field);
QString field(const QString &table, const QString &field); // the title of that column, else the field

}
