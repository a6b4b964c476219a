// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/viewrequest.h"

#include "app/cli/cli.h"
#include "app/cli/helptext.h"
#include "core/tables/querytext.h"

using namespace Qt::Literals::StringLiterals;

namespace {

QString fieldList(const View &view)
{
    QStringList fields;
    for (const ViewColumn &column : view.columns) {
        if (column.exported)
            fields.append(QString::fromLatin1(column.id));
    }
    return fields.join(u", "_s);
}

QString conditionList()
{
    QStringList names;
    for (const View *view : Views::all()) {
        for (const ViewCondition &condition : view->conditions)
            names.append(QString::fromLatin1(condition.name));
    }
    names.removeDuplicates();
    return names.join(u", "_s);
}

// Some reports are a view with parameters.
QString viewList()
{
    QStringList names;
    for (const View *view : Views::all())
        names.append(QString::fromLatin1(view->name));
    for (const Report &report : Reports::all())
        names.append(report.name());
    names.removeDuplicates();
    return names.join(u", "_s);
}

QString parameterList(const Report &report)
{
    QStringList names;
    for (const ReportParameter &parameter : report.parameters)
        names.append(QString::fromLatin1(parameter.name));
    return names.join(u", "_s);
}

QString parameterHelp(const ReportParameter &parameter)
{
    const QString form = QLatin1StringView(parameter.name)
        + (parameter.kind == ReportParameter::Kind::Days ? u"=DAYS"_s : u"=DATE"_s);
    return parameter.initialValue().isEmpty()
        ? form
        : Cli::tr("%1 (else %2)", "a parameter, its initial value").arg(form, parameter.initialValue());
}

QString reportHelp(const Report &report)
{
    QString text = Reports::description(report);
    if (!Views::find(report.name()))
        text += u' ' + Cli::tr("Fields: %1.").arg(fieldList(report.view));
    QStringList parameters;
    for (const ReportParameter &parameter : report.parameters)
        parameters.append(parameterHelp(parameter));
    if (!parameters.isEmpty())
        text += u' ' + Cli::tr("Parameters: %1.").arg(parameters.join(u", "_s));
    return HelpText::entry(report.name(), text);
}

}

ViewRequest::ViewRequest(const CommandLine &line, const QDate &today)
    : ViewRequest(line, today, line.arguments().value(0))
{
}

ViewRequest::ViewRequest(const CommandLine &line, const QDate &today, const QString &name)
    : m_report(Reports::find(name))
    , m_view(m_report ? &m_report->view : Views::find(name))
{
    if (!m_view) {
        m_problem = Cli::tr("There is no view “%1”; there are %2.").arg(name, viewList());
        return;
    }
    parseParameters(line.values("param"), today);
    m_query.search = line.value("search");
    parseFilters(line.values("filter"));
    parseSort(line.values("sort"));
    if (line.has("columns"))
        parseColumns(line.value("columns"));
}

QString ViewRequest::help()
{
    QString text = Cli::tr("Filters") + u":\n"_s;
    const std::pair<QString, QString> forms[] {
        {u"FIELD=VALUE"_s, Cli::tr("has exactly this value; without a value, is empty")},
        {u"FIELD:WORDS"_s,
         Cli::tr("has these words; a date: lies in 2026, 2026-01, 2026-01-31, 2026-01..2026-03, today, week, month")},
        {u"FIELD<VALUE"_s, Cli::tr("is less; likewise <=, > and >=, for dates and numbers")},
        {u"FIELD:none"_s, Cli::tr("is empty; FIELD:any is not")},
        {u"FIELD:A,\"B C\""_s, Cli::tr("has one of these")},
        {u"asset:TAG"_s,
         Cli::tr("of operations: has to do with this asset, whatever its tag is now; likewise person:NAME")},
        {u"is:CONDITION"_s, Cli::tr("meets a condition of the view: %1").arg(conditionList())},
        {u"-TERM"_s, Cli::tr("anything else")},
    };
    for (const auto &[form, meaning] : forms)
        text += HelpText::entry(form, meaning);
    text += u'\n' + Cli::tr("Views and their fields") + u":\n"_s;
    for (const View *view : Views::all())
        text += HelpText::entry(QString::fromLatin1(view->name), fieldList(*view));
    text += u'\n' + Cli::tr("Reports, to be named where a view is") + u":\n"_s;
    for (const Report &report : Reports::all())
        text += reportHelp(report);
    return text;
}

Result<QList<const ViewColumn *>> ViewRequest::columns(const ViewReader &reader) const
{
    if (m_columns.isEmpty())
        return reader.columns(*m_view, true);
    return reader.columns(*m_view, m_columns);
}

void ViewRequest::parseParameters(const QStringList &parameters, const QDate &today)
{
    Report::Values values;
    for (const QString &parameter : parameters) {
        const QString name = parameter.section(u'=', 0, 0);
        if (!m_report || m_report->parameters.empty())
            m_problem = Cli::tr("“%1” has no parameters.").arg(QLatin1StringView(m_view->name));
        else if (!m_report->parameter(name))
            m_problem = Cli::tr("The report “%1” has no parameter “%2”; it has %3.")
                            .arg(m_report->name(), name, parameterList(*m_report));
        else if (!parameter.contains(u'='))
            m_problem = Cli::tr("--param takes NAME=VALUE, and not “%1”.").arg(parameter);
        values.insert(name, parameter.section(u'=', 1));
    }
    if (!m_report || !m_problem.isEmpty())
        return;
    const auto filters = m_report->filters(values, today);
    if (filters)
        m_query.filters = *filters;
    else
        m_problem = u"--param %1=%2: %3"_s.arg(filters.error().field, values.value(filters.error().field),
                                               filters.error().message);
}

void ViewRequest::parseFilters(const QStringList &filters)
{
    for (const QString &filter : filters)
        parseFilter(filter);
}

// FIELD=VALUE is the contract: all of VALUE is one text. Everything else is the query language.
void ViewRequest::parseFilter(const QString &filter)
{
    const qsizetype equals = filter.indexOf(u'=');
    const QString field = filter.left(equals);
    const bool isExact = equals > 0 && (m_view->column(field) || m_view->filter(field));
    const QString text = isExact
        ? QueryText::format(*m_view, {.field = field, .op = FilterTerm::Op::Equals, .values = {filter.mid(equals + 1)}})
        : filter;
    const auto parsed = QueryText::parse(*m_view, text);
    if (!parsed.problems.isEmpty())
        m_problem = Cli::tr("--filter %1: %2").arg(filter, parsed.problems.constFirst().message);
    else if (parsed.filters.isEmpty() || !parsed.search.isEmpty())
        m_problem = Cli::tr("--filter takes FIELD=VALUE or a term such as FIELD:VALUE, and not “%1”.").arg(filter);
    m_query.filters += parsed.filters;
}

void ViewRequest::parseSort(const QStringList &keys)
{
    for (const QString &key : keys) {
        const QString field = key.section(u':', 0, 0);
        const QString direction = key.section(u':', 1);
        if (!direction.isEmpty() && direction != "desc"_L1 && direction != "asc"_L1)
            m_problem = Cli::tr("--sort takes FIELD or FIELD:desc, and not “%1”.").arg(key);
        else if (const ViewColumn *column = known(field))
            m_query.sort.append({QString::fromLatin1(column->id), direction == "desc"_L1});
    }
}

void ViewRequest::parseColumns(const QString &list)
{
    for (const QString &field : list.split(u',')) {
        if (const ViewColumn *column = known(field.trimmed()))
            m_columns.append(QString::fromLatin1(column->id));
    }
}

const ViewColumn *ViewRequest::known(const QString &field)
{
    if (const ViewColumn *column = m_view->column(field))
        return column;
    m_problem = Cli::tr("The view “%1” has no field “%2”; it has %3.")
                    .arg(QString::fromLatin1(m_view->name), field, fieldList(*m_view));
    return nullptr;
}
