// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class FormField;
class QGridLayout;

// Lays FormFields out in one or two columns of equal width.
class Form final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Form)

public:
    explicit Form(int columns = 1, QWidget *parent = nullptr);

    FormField *addField(const QString &label, QWidget *editor, int span = 1);
    void addField(FormField *field, int span = 1); // takes it over; span in columns
    void addSection(const QString &title); // a caption over the fields that follow
    void addWidget(QWidget *widget); // a line of its own

    const QList<FormField *> &fields() const { return m_fields; }
    bool hasErrors() const;
    bool isComplete() const; // no error, and no required field empty

    // Focuses the first field with an error or, failing that, the first empty required one.
    bool focusFirstProblem();

signals:
    void stateChanged(); // of any field

private:
    void endLine();

    QGridLayout *m_grid;
    QList<FormField *> m_fields;
    int m_columns;
    int m_row = 0;
    int m_column = 0;
};
