// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/relationalpagemodel.h"

#include "core/db/database.h"

#include <QSqlError>
#include <QSqlRecord>

using namespace Qt::Literals::StringLiterals;

RelationalPageModel::RelationalPageModel(Database &database, const View &view, QObject *parent)
    : QSqlRelationalTableModel(parent, database.connection())
    , m_view(view)
{
    setTable(QString::fromLatin1(view.rows));
    m_idColumn = record().indexOf(u"id"_s);
    setEditStrategy(OnManualSubmit);
    setJoinMode(LeftJoin); // an inner join hides rows whose key is NULL
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
        const ViewColumn &column = view.columns[i];
        if (column.relatedTable)
            setRelation(int(i),
                        {QString::fromLatin1(column.relatedTable), u"id"_s, QString::fromLatin1(column.relatedField)});
    }
}

bool RelationalPageModel::setPage(const QList<qint64> &ids)
{
    QStringList list;
    for (const qint64 id : ids)
        list.append(QString::number(id));
    m_idList = list.join(u',');
    return select();
}

bool RelationalPageModel::select()
{
    if (!QSqlRelationalTableModel::select())
        return false;
    while (canFetchMore()) // an open read blocks checkpoints
        fetchMore();
    m_rowOf.clear();
    for (int row = 0; row < rowCount(); ++row)
        m_rowOf.insert(QSqlTableModel::data(index(row, m_idColumn)).toLongLong(), row);
    return true;
}

QString RelationalPageModel::selectStatement() const
{
    if (m_statement.isEmpty())
        m_statement = QSqlRelationalTableModel::selectStatement();
    return m_statement + u" WHERE %1.id IN (%2)"_s.arg(QLatin1StringView(m_view.rows), m_idList);
}

QVariant RelationalPageModel::data(const QModelIndex &index, int role) const
{
    if (m_denied.contains(index.column()))
        return {};
    if (role == IdRole)
        return QSqlTableModel::data(index.siblingAtColumn(m_idColumn));
    if (role == StoredRole)
        return QSqlTableModel::data(index, Qt::EditRole);
    if (!m_refused.isEmpty() && (role == Qt::DisplayRole || role == Qt::EditRole || role == RefusalRole)) {
        const qint64 id = QSqlTableModel::data(index.siblingAtColumn(m_idColumn)).toLongLong();
        if (const RefusedEdit *refused = refusedEdit(id, index.column()))
            return role == RefusalRole ? QVariant(refused->refusal.message) : refused->value;
    }
    return QSqlTableModel::data(index, role); // not the relational one, which reads all related rows for a dictionary
}

QVariant RelationalPageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= int(m_view.columns.size()))
        return QSqlRelationalTableModel::headerData(section, orientation, role);
    const ViewColumn &column = m_view.columns[std::size_t(section)];
    switch (role) {
    case Qt::DisplayRole:
        return Views::title(column);
    case ColumnIdRole:
        return QString::fromLatin1(column.id);
    case ColumnHiddenRole:
        return !column.visible;
    case ColumnDeniedRole:
        return m_denied.contains(section);
    case ColumnTypeRole:
        return int(column.type);
    default:
        return QSqlRelationalTableModel::headerData(section, orientation, role);
    }
}

bool RelationalPageModel::isEditable(int) const
{
    return false;
}

Result<void> RelationalPageModel::edit(qint64 id, int column, const QVariant &seen, const QVariant &value)
{
    const QString columnId = QString::fromLatin1(m_view.columns[std::size_t(column)].id);
    const bool same = seen.toString() == value.toString();
    const auto written = !isEditable(column) ? Result<void>(notEdited())
        : same                               ? Result<void>()
                                             : submitRow(id, {{columnId, seen, value}});
    if (written)
        m_refused.remove({id, column});
    else
        m_refused.insert({id, column}, {seen, value, written.error()});
    if (rowOf(id) >= 0)
        select();
    emit refusedEditsChanged();
    return written;
}

const RelationalPageModel::RefusedEdit *RelationalPageModel::refusedEdit(qint64 id, int column) const
{
    const auto refused = m_refused.constFind({id, column});
    return refused == m_refused.cend() ? nullptr : &*refused;
}

QList<RelationalPageModel::Cell> RelationalPageModel::refusedEdits() const
{
    return m_refused.keys();
}

void RelationalPageModel::retryBusyEdits()
{
    const auto refused = m_refused;
    for (auto it = refused.cbegin(); it != refused.cend(); ++it) {
        if (it->refusal.code != Error::Code::Busy)
            continue;
        const auto written = edit(it.key().first, it.key().second, it->seen, it->value);
        if (!written && written.error().code == Error::Code::Busy)
            return;
    }
}

void RelationalPageModel::discardEdit(qint64 id, int column)
{
    if (m_refused.remove({id, column}))
        emit refusedEditsChanged();
}

void RelationalPageModel::discardEdits()
{
    m_refused.clear();
    emit refusedEditsChanged();
}

// submitAll() comes here with what setData() changed; the row as it was read is what was seen.
bool RelationalPageModel::updateRowInTable(int row, const QSqlRecord &values)
{
    QList<Edit> edits;
    for (int column = 0; column < int(m_view.columns.size()); ++column) {
        if (values.isGenerated(column))
            edits.append({QString::fromLatin1(m_view.columns[std::size_t(column)].id),
                          QSqlQueryModel::data(index(row, column), Qt::EditRole), values.value(column)});
    }
    const auto submitted = submitRow(index(row, 0).data(IdRole).toLongLong(), edits);
    if (!submitted)
        setLastError(QSqlError(submitted.error().message, submitted.error().detail, QSqlError::TransactionError));
    return bool(submitted);
}

bool RelationalPageModel::insertRowIntoTable(const QSqlRecord &)
{
    setLastError(QSqlError(tr("Rows are added through a dialog."), {}, QSqlError::TransactionError));
    return false;
}

bool RelationalPageModel::deleteRowFromTable(int)
{
    setLastError(QSqlError(tr("Rows are deleted by an action."), {}, QSqlError::TransactionError));
    return false;
}

Result<void> RelationalPageModel::submitRow(qint64, const QList<Edit> &)
{
    return notEdited();
}

Error RelationalPageModel::notEdited()
{
    return {Error::Code::Denied, tr("This table is edited through a dialog.")};
}
