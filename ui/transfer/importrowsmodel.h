// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"
#include "ui/transfer/openimport.h"

#include <QAbstractTableModel>
#include <QCache>

#include <optional>

// The rows of a file with what importing each would do. Knows the outcome of every row; what else it shows is read from
// the file and planned anew, only for the rows that are looked at. The cells of a rejected row can be corrected: the
// row is checked again at once, alone.
class ImportRowsModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImportRowsModel)

public:
    using Outcome = ImportPlan::Outcome;
    enum Column { Row, Line, Result, Effect, FirstCell }; // then the columns of the file

    explicit ImportRowsModel(QObject *parent = nullptr);

    void setImport(OpenImport *import); // with its findings; nullptr for none. Not owned
    void setFilter(std::optional<Outcome> outcome); // nothing: all rows
    std::optional<Outcome> filter() const { return m_filter; }
    qint64 count(Outcome outcome) const { return m_counts[std::size_t(outcome)]; } // with what was corrected

    ImportedRow importedRow(int row) const;
    int firstWrongColumn(int row) const; // of the model; −1 if no cell of it is to blame
    int columnOf(const QString &header) const; // of the model; −1 if there is none

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

    static QString title(Outcome outcome); // "New"
    static QString iconName(Outcome outcome);
    static Theme::Role colour(Outcome outcome);

signals:
    void corrected(); // counts and findings are those of a whole dry run no more

private:
    qint64 numberOf(int row) const;
    const ImportedRow &read(qint64 number) const;
    ImportedRow readAnew(qint64 number) const;
    void select();
    QString text(const ImportedRow &row, int column) const;
    QString effect(const ImportedRow &row) const;
    const ImportProblem *problem(const ImportedRow &row, int column) const; // of that cell; nullptr for none
    QVariant colourOf(const ImportedRow &row, int column) const;

    OpenImport *m_import = nullptr;
    QStringList m_header;
    std::vector<Outcome> m_outcomes; // by row, with what was corrected
    std::array<qint64, 4> m_counts {};
    std::optional<Outcome> m_filter;
    std::vector<qint64> m_shown; // their numbers; empty while all rows are
    mutable QCache<qint64, ImportedRow> m_rows;
};
