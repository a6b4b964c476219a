// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/tables/tablequery.h"
#include "core/tables/view.h"

#include <QDate>
#include <QMap>

// What narrows a report beyond filters: a term of its query whose value people choose.
struct ReportParameter
{
    enum class Kind {
        Date, // as the query language writes it: 2026-01-31, 2026-01, 2026, today, month …
        Days // a number of days from today on, 0 to mostDays
    };
    static constexpr int mostDays = 36'500;

    const char *name; // on the command line: "from"
    const char *title; // untranslated, context "Reports"
    Kind kind;
    const char *column; // what the term is about, and how
    FilterTerm::Op op;
    bool negated;
    const char *initial; // the value where nobody says another; empty: it does not narrow

    QString initialValue() const { return QString::fromLatin1(initial); }
    // The day that a value stands for as a bound: the last one for "up to", else the first. None for an empty value.
    // Invalid for what is no date or no number of days.
    Result<QDate> day(const QString &value, const QDate &today) const;
};

// A question that is asked again and again, as data: a view, the rows of it that the report is about, and parameters.
// It is listed, filtered, sorted and exported as its view is, under the same rights.
struct Report
{
    using Values = QMap<QString, QString>; // by the parameters' names

    const View &view; // its name and title are the report's
    const char *description; // a sentence, untranslated, context "Reports"
    const char *filter = ""; // in the query language: what every row of it fits
    std::span<const ReportParameter> parameters = {};

    QString name() const { return QString::fromLatin1(view.name); }
    const ReportParameter *parameter(const QString &parameterName) const; // nullptr if there is none
    // The terms that make the report of the view. What is not among `values` has its initial value, what is empty there
    // does not narrow. Invalid for a value that does not fit, a name that is not there, and a period ("from", "to")
    // that ends before it begins; the field is the parameter's name.
    Result<QList<FilterTerm>> filters(const Values &values, const QDate &today) const;
};

namespace Reports {

std::span<const Report> all();
const Report *find(const QString &name); // nullptr if there is none
QString title(const Report &report); // translated
QString description(const Report &report); // translated
QString title(const ReportParameter &parameter); // translated

}
