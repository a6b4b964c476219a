// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/tablequery.h"
#include "core/tables/view.h"

// The query language of the search field, saved views and --filter: words that are searched, and terms
//   field:value   field="a text"   field:one,"two words"   -field:value   due<2026-01-01   holder:none   holder:any
//   is:overdue    at:2026-01..2026-03    asset:LT-0042 (the filters of a view)    "field:quoted is a word"
// Fields go by ViewColumn::name() or their id, in any case. none stands for an empty field, any for its negation; in
// quotation marks they are texts. A quotation mark within quotation marks is doubled.
namespace QueryText {

// What does not fit, where: shown underlined, with the sentence.
struct Problem
{
    qsizetype start; // in the text, in UTF-16 units
    qsizetype length;
    QString message;
};

struct Parsed
{
    QString search; // the words that are no term
    QList<FilterTerm> filters; // the terms without a problem, their fields as column ids
    QList<Problem> problems;
};

// Any text can be parsed.
Parsed parse(const View &view, const QString &text);
// The shortest text that parses to these; parse(format()) gives the same back.
QString format(const View &view, const QString &search, const QList<FilterTerm> &filters);
QString format(const View &view, const FilterTerm &term);

// What can stand at the cursor, for completion.
struct Cursor
{
    enum class Kind { Nothing, Field, Value };
    Kind kind = Kind::Nothing;
    qsizetype start = 0; // what a completion replaces
    qsizetype length = 0;
    QString typed = {}; // so far, without quotes
    const ViewColumn *column = nullptr; // of a value; nullptr with "is:"
};
Cursor at(const View &view, const QString &text, qsizetype position);
// The fields (with "is" where the view has conditions) that begin with what was typed, "status:".
QStringList fieldCompletions(const View &view, const QString &typed);
// Values that need no database: days, conditions, states, none, any. Related texts come from the database.
QStringList fixedValues(const View &view, const ViewColumn *column);
QString quotedIfNeeded(const QString &value); // as it has to stand in a term

}
