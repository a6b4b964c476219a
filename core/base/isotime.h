// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

// How moments are stored and exported: ISO 8601, UTC, whole seconds, "2026-11-20T10:06:27Z".
// As text they sort in the order of time, in both databases.
namespace IsoTime {

QString toText(const QDateTime &moment); // empty for an invalid moment
QString toText(const QDate &date); // "2026-11-20", empty for an invalid date
QDateTime fromText(const QString &text); // UTC; invalid if the text is not a moment

// A moment as people type it: "2026-11-20", "2026-11-20 10:06", "2026-11-20T10:06:27Z".
// Without a zone it is local time; a date alone is its first second. Invalid otherwise.
QDateTime parse(const QString &typed);

}
