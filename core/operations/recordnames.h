// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QSqlDatabase;
struct ViewColumn;

// How people call the rows that operations change.
namespace RecordNames {

QString table(const QString &table); // "Asset"; as in the database where people have no name for it
// The tag, the name with the e-mail address, …; as it was when it was deleted; its number where nothing is known.
QString row(const QSqlDatabase &db, const QString &table, qint64 rowId);
// Of the list of these rows, the column that shows this field of them; nullptr if none does.
const ViewColumn *column(const QString &table, const QString &field);
QString field(const QString &table, const QString &field); // the title of that column, else the field

}
