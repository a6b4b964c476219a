// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backups/backuptablemodel.h"

#include "ui/common/icons.h"
#include "ui/common/momenttext.h"
#include "ui/common/tableview.h"
#include "ui/common/theme.h"

#include <QFileInfo>
#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

void BackupTableModel::setBackups(const QList<Backup> &backups)
{
    if (backups == m_backups)
        return;
    beginResetModel();
    m_backups = backups;
    endResetModel();
}

int BackupTableModel::rowOf(const QString &path) const
{
    const auto found = std::ranges::find(m_backups, path, &Backup::path);
    return found == m_backups.end() ? -1 : int(found - m_backups.begin());
}

int BackupTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_backups.size());
}

int BackupTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BackupTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Backup &backup = m_backups.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return displayValue(backup, index.column());
    case Qt::DecorationRole:
        return decoration(backup, index.column());
    case Qt::ToolTipRole:
        return (index.column() == Checked && !backup.problem.isEmpty() ? backup.problem : backup.path).toHtmlEscaped();
    case Qt::TextAlignmentRole:
        return int((index.column() == Size ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    case SortRole:
        return sortValue(backup, index.column());
    default:
        return {};
    }
}

QVariant BackupTableModel::displayValue(const Backup &backup, int column)
{
    switch (column) {
    case Made:
        return MomentText::moment(backup.at);
    case Reason:
        return BackupReason::text(backup.reason);
    case Size:
        return QLocale().formattedDataSize(backup.bytes);
    case Checked:
        return !backup.problem.isEmpty() ? tr("Damaged")
            : backup.isVerified()        ? tr("Verified %1").arg(MomentText::moment(backup.verifiedAt))
                                         : tr("Not verified");
    case File:
        return QFileInfo(backup.path).fileName();
    default:
        return {};
    }
}

QVariant BackupTableModel::sortValue(const Backup &backup, int column)
{
    switch (column) {
    case Made:
        return backup.at;
    case Size:
        return backup.bytes;
    case Checked:
        return backup.verifiedAt;
    default:
        return displayValue(backup, column);
    }
}

QVariant BackupTableModel::decoration(const Backup &backup, int column)
{
    if (column == File && backup.isSealed)
        return Icons::get(u"emblem-locked"_s);
    if (column != Checked)
        return {};
    if (!backup.problem.isEmpty())
        return Icons::get(u"dialog-error"_s, Theme::color(Theme::Role::Danger));
    return backup.isVerified() ? Icons::get(u"emblem-ok"_s, Theme::color(Theme::Role::Success))
                               : Icons::get(u"dialog-warning"_s, Theme::color(Theme::Role::Warning));
}

QVariant BackupTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    struct Header
    {
        const char *id;
        QString title;
        int width;
    };
    const Header headers[] = {{"made", tr("Made"), 18},
                              {"reason", tr("Why"), 18},
                              {"size", tr("Size"), 10},
                              {"checked", tr("State"), 28},
                              {"file", tr("File"), 44}};
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return headers[section].title;
    case Qt::TextAlignmentRole:
        return int((section == Size ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    case TableView::ColumnIdRole:
        return QString::fromLatin1(headers[section].id);
    case TableView::ColumnWidthRole:
        return headers[section].width;
    default:
        return {};
    }
}
