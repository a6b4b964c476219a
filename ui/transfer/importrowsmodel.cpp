// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/importrowsmodel.h"

#include "ui/common/icons.h"
#include "ui/common/tableview.h"

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int keptRows = 500;

struct Look
{
    const char *title;
    const char *icon;
    Theme::Role colour;
};

// By ImportPlan::Outcome.
constexpr std::array looks {
    Look {QT_TRANSLATE_NOOP("ImportRowsModel", "New"), "list-add", Theme::Role::Success},
    Look {QT_TRANSLATE_NOOP("ImportRowsModel", "Changed"), "document-edit", Theme::Role::Info},
    Look {QT_TRANSLATE_NOOP("ImportRowsModel", "Unchanged"), "emblem-ok", Theme::Role::Muted},
    Look {QT_TRANSLATE_NOOP("ImportRowsModel", "Rejected"), "dialog-error", Theme::Role::Danger},
};

const Look &lookOf(ImportPlan::Outcome outcome)
{
    return looks[std::size_t(outcome)];
}

}

ImportRowsModel::ImportRowsModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_rows(keptRows)
{
}

QString ImportRowsModel::title(Outcome outcome)
{
    return tr(lookOf(outcome).title);
}

QString ImportRowsModel::iconName(Outcome outcome)
{
    return QString::fromLatin1(lookOf(outcome).icon);
}

Theme::Role ImportRowsModel::colour(Outcome outcome)
{
    return lookOf(outcome).colour;
}

void ImportRowsModel::setImport(OpenImport *import)
{
    beginResetModel();
    m_import = import;
    m_header = import ? import->file().header() : QStringList();
    m_outcomes = import ? (*import)->findings().outcomes : std::vector<Outcome>();
    m_counts = import ? (*import)->findings().summary.rows : std::array<qint64, 4>();
    m_rows.clear();
    select();
    endResetModel();
}

void ImportRowsModel::setFilter(std::optional<Outcome> outcome)
{
    beginResetModel();
    m_filter = outcome;
    select();
    endResetModel();
}

void ImportRowsModel::select()
{
    m_shown.clear();
    if (!m_filter)
        return;
    m_shown.reserve(std::size_t(count(*m_filter)));
    for (std::size_t i = 0; i < m_outcomes.size(); ++i) {
        if (m_outcomes[i] == *m_filter)
            m_shown.push_back(qint64(i) + 1);
    }
}

int ImportRowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_filter ? m_shown.size() : m_outcomes.size());
}

int ImportRowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstCell + int(m_header.size());
}

qint64 ImportRowsModel::numberOf(int row) const
{
    return m_filter ? m_shown[std::size_t(row)] : row + 1;
}

ImportedRow ImportRowsModel::importedRow(int row) const
{
    return read(numberOf(row));
}

const ImportedRow &ImportRowsModel::read(qint64 number) const
{
    if (const ImportedRow *known = m_rows.object(number))
        return *known;
    auto *row = new ImportedRow(readAnew(number));
    m_rows.insert(number, row);
    return *row;
}

// What cannot be read any more says so in the row.
ImportedRow ImportRowsModel::readAnew(qint64 number) const
{
    auto row = (*m_import)->row(number);
    if (row)
        return *std::move(row);
    ImportedRow unread {.number = number, .outcome = Outcome::Rejected};
    unread.problems.append({.row = number, .reason = row.error().message, .code = row.error().code});
    return unread;
}

int ImportRowsModel::columnOf(const QString &header) const
{
    const auto column = header.isEmpty() ? -1 : m_header.indexOf(header);
    return column < 0 ? -1 : FirstCell + int(column);
}

int ImportRowsModel::firstWrongColumn(int row) const
{
    for (const ImportProblem &problem : read(numberOf(row)).problems) {
        if (const int column = columnOf(problem.column); column >= 0)
            return column;
    }
    return -1;
}

Qt::ItemFlags ImportRowsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid() || index.column() < FirstCell)
        return flags;
    const qint64 number = numberOf(index.row());
    const bool isOpen = m_outcomes[std::size_t(number - 1)] == Outcome::Rejected
        || (*m_import)->choices().corrections.contains(number);
    return isOpen ? flags | Qt::ItemIsEditable : flags;
}

QVariant ImportRowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == TableView::ColumnIdRole)
        return QString::number(section);
    if (role == TableView::ColumnWidthRole)
        return section == Effect ? 50 : section == Result ? 17 : section < FirstCell ? 7 : 16;
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Row:
        return tr("Row");
    case Line:
        return tr("Line");
    case Result:
        return tr("Result");
    case Effect:
        return tr("What changes, or why not");
    default:
        return m_header.value(section - FirstCell).simplified();
    }
}

QVariant ImportRowsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(index.column() <= Line ? Qt::AlignTrailing | Qt::AlignVCenter
                                               : Qt::AlignLeading | Qt::AlignVCenter);
    const qint64 number = numberOf(index.row());
    const Outcome outcome = m_outcomes[std::size_t(number - 1)];
    if (role == Qt::DecorationRole)
        return index.column() == Result ? Icons::get(iconName(outcome), colour(outcome)) : QVariant();
    if (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::ToolTipRole && role != Qt::ForegroundRole)
        return {};
    if (role == Qt::DisplayRole && index.column() == Row)
        return QLocale().toString(number);
    if (role == Qt::DisplayRole && index.column() == Line)
        return QLocale().toString(read(number).line);
    if (role == Qt::DisplayRole && index.column() == Result)
        return title(outcome);
    const ImportedRow &row = read(number);
    if (role == Qt::ForegroundRole)
        return colourOf(row, index.column());
    if (role == Qt::EditRole)
        return row.cells.value(index.column() - FirstCell);
    if (role == Qt::DisplayRole)
        return text(row, index.column()).simplified();
    const ImportProblem *wrong = problem(row, index.column());
    const QString tip = wrong ? wrong->text() : index.column() >= Effect ? text(row, index.column()) : QString();
    return tip.toHtmlEscaped();
}

QString ImportRowsModel::text(const ImportedRow &row, int column) const
{
    return column >= FirstCell ? row.cells.value(column - FirstCell) : column == Effect ? effect(row) : QString();
}

QString ImportRowsModel::effect(const ImportedRow &row) const
{
    QStringList parts;
    for (const ImportProblem &problem : row.problems)
        parts.append(
            problem.column.isEmpty()
                ? problem.reason
                : tr("%1: %2", "column, reason").arg(problem.column, problem.reason)); // its cell shows the value
    for (const ImportChange &change : row.changes) {
        const QString field = (*m_import)->schema().fields[std::size_t(change.field)].label();
        parts.append(row.outcome == Outcome::New ? tr("%1: %2", "field, value").arg(field, change.after)
                                                 : tr("%1: %2 → %3", "field, before, after")
                                                       .arg(field, change.before.isEmpty() ? u"–"_s : change.before,
                                                            change.after.isEmpty() ? u"–"_s : change.after));
    }
    return parts.join(u"  ·  "_s);
}

const ImportProblem *ImportRowsModel::problem(const ImportedRow &row, int column) const
{
    for (const ImportProblem &problem : row.problems) {
        if (column >= FirstCell && columnOf(problem.column) == column)
            return &problem;
    }
    return nullptr;
}

QVariant ImportRowsModel::colourOf(const ImportedRow &row, int column) const
{
    if (column == Result)
        return Theme::color(colour(row.outcome));
    if (problem(row, column))
        return Theme::color(Theme::Role::Danger);
    const bool isQuiet = column < Result
        || (column >= FirstCell
            && (*m_import)->choices().mapping.fieldOf(column - FirstCell) == ImportMapping::ignored);
    return isQuiet ? Theme::color(Theme::Role::Muted) : QVariant();
}

bool ImportRowsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const qint64 number = numberOf(index.row());
    const int column = index.column() - FirstCell;
    if (role != Qt::EditRole || column < 0 || read(number).cells.value(column) == value.toString())
        return false;
    if (!m_import->correct(number, column, value.toString()))
        return false;
    m_rows.remove(number);
    Outcome &outcome = m_outcomes[std::size_t(number - 1)];
    --m_counts[std::size_t(outcome)];
    outcome = read(number).outcome;
    ++m_counts[std::size_t(outcome)];
    emit dataChanged(this->index(index.row(), 0), this->index(index.row(), columnCount() - 1));
    emit corrected();
    return true;
}
