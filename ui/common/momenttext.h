// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

// How moments are shown to people: local time, in their locale, without seconds.
namespace MomentText {

QString date(const QDate &date); // empty for an invalid one
QString moment(const QDateTime &moment); // the last minute of a day is shown as the day; empty for an invalid one
QString written(
    const QDateTime &moment); // with the day's name, its month as a word and the time: "…, 3 May 2026, 10:00"
QString relative(const QDateTime &moment, const QDateTime &now); // "3 days ago", "tomorrow"

}
