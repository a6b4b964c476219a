// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/transfer/openimport.h"

#include <QWidget>

class FormField;
class Notice;
class QComboBox;
class QStandardItemModel;
class QTableWidget;

// The second step of an import: which field each column fills, what rows are matched by, and what they may do.
class ImportColumnsStep final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImportColumnsStep)

public:
    explicit ImportColumnsStep(QWidget *parent = nullptr);

    // Both outlive what is shown of them. `isRemembered`: the choices are those of an earlier file.
    void setFile(const CsvFile &file, const ImportSchema &schema, const ImportChoices &choices, bool isRemembered);
    void setChoices(const ImportChoices &choices); // of the same file
    const ImportChoices &choices() const { return m_choices; }
    bool isComplete() const; // a column says which record a row is about

signals:
    void changed();

private:
    QWidget *createSettings();
    QComboBox *addSetting(QWidget *box, const QString &name, const QString &label,
                          const QList<std::pair<QString, int>> &entries);
    void showColumns();
    QString examples(int column) const;
    QComboBox *fieldCombo(int column) const;
    void showMapping();
    void showKeys();
    void showSettings();
    void mapColumn(int column, int field);
    void settingsChanged();

    const CsvFile *m_file = nullptr;
    const ImportSchema *m_schema = nullptr;
    ImportChoices m_choices;
    Notice *m_notice;
    QTableWidget *m_columns;
    QStandardItemModel *m_fields; // what every column may fill
    QComboBox *m_key;
    QComboBox *m_mode = nullptr;
    QComboBox *m_empty = nullptr;
};
