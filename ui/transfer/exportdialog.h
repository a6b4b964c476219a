// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/transfer/exportact.h"

#include <QDialog>

class FormField;
class QButtonGroup;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSettings;
class Workspace;

// Asks how what a table shows is exported: which columns in which order, for whom, where to. Remembers the choice for
// each view, as long as its table shows the same columns. Writes nothing itself.
class ExportDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExportDialog)

public:
    // `columns`: the ones shown, in order; the others the reader may see are offered unchecked.
    ExportDialog(Workspace &workspace, QSettings &settings, const View &view, const TableQuery &query,
                 const QList<const ViewColumn *> &columns, qint64 rowCount, QWidget *parent = nullptr);

    void setMoment(const QString &moment); // of the past, which is exported then
    ExportAct choice() const; // to be carried out when it is accepted

public slots:
    void accept() override; // not while something does not fit: it says what

private:
    QWidget *createColumns();
    QWidget *createColumnButtons();
    QWidget *createProfiles();
    QWidget *createTarget();
    void listColumns(const QStringList &checked); // these first
    void moveColumn(int by);
    QStringList chosenColumns() const;
    CsvProfile profile() const;
    QString target() const;
    QString problem() const; // with the columns
    QString targetProblem() const;
    void remember();
    QString key(const QString &name) const; // of a setting of this view
    void browse();

    Workspace &m_workspace;
    QSettings &m_settings;
    const View &m_view;
    const TableQuery m_query;
    const QStringList m_shown; // by the table
    const qint64 m_rowCount;
    QLabel *m_summary;
    QListWidget *m_columns;
    QButtonGroup *m_profiles;
    QLineEdit *m_target;
    FormField *m_targetField;
    QLabel *m_error;
    QPushButton *m_export = nullptr;
};
