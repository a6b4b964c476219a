// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/report.h"

#include <QWidget>

class FormField;

// A field for each parameter of a report, with its initial value to begin with.
class ReportParameters final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReportParameters)

public:
    // `report` outlives the fields.
    ReportParameters(const Report &report, const QDate &today, QWidget *parent = nullptr);

    Report::Values values() const { return m_values; } // the last ones that were no mistake
    void showProblem(const Error &error); // beside the field that it names

signals:
    void changed(); // values()

private:
    QWidget *createDate(const ReportParameter &parameter, const QDate &today);
    QWidget *createDays(const ReportParameter &parameter);
    void setValue(const ReportParameter &parameter, const QString &value);

    const Report &m_report;
    Report::Values m_values;
    QHash<QString, FormField *> m_fields; // by the parameters' names
};
