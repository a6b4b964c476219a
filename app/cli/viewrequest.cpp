// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/viewrequest.h"

#include "app/cli/cli.h"
#include "app/cli/helptext.h"

#include <QRegularExpression>

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

QString viewList()
{
    QStringList names;
    for (const View *view : Views::all())
        names.append(QString::fromLatin1(view->name));
    return names.join(u", "_s);
}

// A cost is typed as it is exported and stored in cents; what is no cost matches none.
ColumnFilter stored(const View &view, const ColumnFilter &filter)
{
    const ViewColumn &column = view.columns[std::size_t(view.indexOf(filter.column))];
    static const QRegularExpression shape(u"^([0-9]{1,15})(?:\\.([0-9]{1,2}))?\\z"_s);
    const auto parts = shape.match(filter.value);
    if (column.type != ColumnType::Money || !parts.hasMatch())
        return filter;
    return {filter.column, parts.captured(1) + parts.captured(2).leftJustified(2, u'0')};
}

}

ViewRequest::ViewRequest(const CommandLine &line)
    : m_view(Views::find(line.arguments().value(0)))
{
    if (!m_view) {
        m_problem = Cli::tr("There is no view “%1”; there are %2.").arg(line.arguments().value(0), viewList());
        return;
    }
    m_query.search = line.value("search");
    parseFilters(line.values("filter"));
    parseSort(line.values("sort"));
    if (line.has("columns"))
        parseColumns(line.value("columns"));
}

QString ViewRequest::help()
{
    QString text = Cli::tr("Views and their fields") + u":\n"_s;
    for (const View *view : Views::all())
        text += HelpText::entry(QString::fromLatin1(view->name), fieldList(*view));
    return text;
}

Result<QList<const ViewColumn *>> ViewRequest::columns(const ViewReader &reader) const
{
    if (m_columns.isEmpty())
        return reader.columns(*m_view, true);
    return reader.columns(*m_view, m_columns);
}

void ViewRequest::parseFilters(const QStringList &filters)
{
    for (const QString &filter : filters) {
        const qsizetype equals = filter.indexOf(u'=');
        if (equals < 0)
            m_problem = Cli::tr("--filter takes FIELD=VALUE, and “%1” has no “=”.").arg(filter);
        else if (knows(filter.left(equals)))
            m_query.filters.append(stored(*m_view, {filter.left(equals), filter.mid(equals + 1)}));
    }
}

void ViewRequest::parseSort(const QStringList &keys)
{
    for (const QString &key : keys) {
        const QString field = key.section(u':', 0, 0);
        const QString direction = key.section(u':', 1);
        if (!direction.isEmpty() && direction != "desc"_L1 && direction != "asc"_L1)
            m_problem = Cli::tr("--sort takes FIELD or FIELD:desc, and not “%1”.").arg(key);
        else if (knows(field))
            m_query.sort.append({field, direction == "desc"_L1});
    }
}

void ViewRequest::parseColumns(const QString &list)
{
    for (const QString &field : list.split(u',')) {
        if (knows(field.trimmed()))
            m_columns.append(field.trimmed());
    }
}

bool ViewRequest::knows(const QString &field)
{
    if (m_view->indexOf(field) >= 0)
        return true;
    m_problem = Cli::tr("The view “%1” has no field “%2”; it has %3.")
                    .arg(QString::fromLatin1(m_view->name), field, fieldList(*m_view));
    return false;
}
