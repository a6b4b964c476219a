// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/permissions.h"

#include <QStringList>

#include <optional>
#include <span>

// How a value is stored, exported and shown. Money is in minor units (cents).
enum class ColumnType { Text, Integer, Money, Date, Timestamp };

// What people call the values of a column that are stored otherwise.
struct ValueTitles
{
    QStringList (*values)(); // the stored ones
    QString (*title)(const QString &value); // translated; the value itself where it has none
};

// One column of a view: the same descriptor gives the table's header, the CSV's header, the filter and the sort key.
struct ViewColumn
{
    const char *id; // the name in exports and on the command line (cli.md); the window remembers layouts by it
    const char *title; // untranslated, context "Views"
    ColumnType type = ColumnType::Text;
    const char *field; // column of the view's rows; with a relation it holds the key
    const char *relatedTable = nullptr; // where the shown text comes from
    const char *relatedField = nullptr;
    bool exported = true; // part of the command line's contract
    bool visible = true; // shown in the window until somebody chooses otherwise
    std::optional<Permission> needs = {}; // a right beyond the view's own
    const char *word = nullptr; // its name in the query language where the id is long: "due"
    bool chip = false; // offered in the filter bar
    // SELECT of (id, key) of the rows that have a key, or a value where there is no relation, by a covering index:
    // where the view itself is slow at that.
    const char *keys = nullptr;
    // SELECT of the ids (of the related table; without a relation, of the rows) that may fit :match, an FTS5 expression.
    const char *search = nullptr;
    // Condition on s (a row of the related table) that also fits ":" with :value (its words): the kind of a status.
    const char *alsoFits = nullptr;
    // What it can be, separated by spaces, offered by the completion; of a date: names of the view's conditions.
    const char *values = nullptr;
    const ValueTitles *titles = nullptr; // found by as well as the stored values
    bool past = false; // of a moment: it is never to come

    QString name() const; // in the query language: the word, else the id
};

// A condition with a name that the query language ("is:overdue"), the window and the command line offer.
struct ViewCondition
{
    const char *name;
    const char *title; // untranslated, context "Views"
    const char *rows; // SELECT of the ids, with :now where it matters
    bool chip = true; // offered in the filter bar
};

// What the query language finds rows by that is no column of them: what they are about, of which each has any number.
struct ViewFilter
{
    const char *name; // "asset"
    const char *names; // SELECT of (id, name) of what may be called :match, an FTS5 expression; an id may have several
    const char *rows; // SELECT of the ids of the rows that are about one of the table `meant` (id)
    const char *any; // SELECT of the ids of the rows that are about any at all
};

// Where a word of the search is looked for: SELECT of the ids of the rows that have it, or of the keys that `keys`,
// a SELECT of (id, key) of the rows by a covering index, relates the rows to. Both may name :match (the word as an FTS5
// prefix expression), :word (folded), :grams (its trigrams as an FTS5 expression) and :code (folded without
// punctuation). What needs :grams is left out for words with fewer than three characters.
struct SearchSource
{
    const char *found;
    const char *keys = nullptr;
};

// A list that can be shown, searched, sorted and exported. Rows come from a database view whose first columns are
// the fields of `columns` in their order; after them `id` and `version`, among others.
struct View
{
    const char *name; // on the command line
    const char *title; // untranslated, context "Views"
    const char *rows; // the database view, "asset_rows"
    const char *table; // the table whose keys are the ids, "assets"
    Permission permission;
    const char *own; // condition on t and :me for whoever may see only their own
    std::span<const ViewColumn> columns;
    const char *defaultSort; // a column's id
    bool defaultDescending = false;
    // Columns' ids, separated by spaces: what settles the order of a file in the view's own order where the default sort
    // ties. The ids of the rows do not, as another database has others.
    const char *ties = nullptr;
    std::span<const ViewCondition> conditions = {};
    std::span<const SearchSource> search = {}; // the first has the view's own texts
    std::span<const ViewFilter> filters = {};

    int indexOf(const QString &columnId) const; // −1 if there is none
    const ViewColumn *column(const QString &idOrWord) const; // by either name, in any case; nullptr if there is none
    const ViewFilter *filter(const QString &filterName) const; // in any case; nullptr if there is none
    const ViewCondition *condition(const QString &conditionName) const; // nullptr if there is none
};

namespace Views {

const View &assets();
const View &users();
const View &roles();
const View &roleAssignments();
const View &assignments();
const View &operations();

std::span<const View *const> all();
const View *find(const QString &name); // nullptr if there is none
QString title(const ViewColumn &column); // translated
QString title(const View &view); // translated
QString title(const ViewCondition &condition); // translated

}
