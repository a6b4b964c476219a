// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reports/reportparameters.h"

#include "core/base/isotime.h"
#include "ui/common/dateedit.h"
#include "ui/common/formfield.h"

#include <QHBoxLayout>
#include <QSpinBox>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int fieldWidth = 200;

}

ReportParameters::ReportParameters(const Report &report, const QDate &today, QWidget *parent)
    : QWidget(parent)
    , m_report(report)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    for (const ReportParameter &parameter : report.parameters) {
        const QString name = QString::fromLatin1(parameter.name);
        m_values.insert(name, parameter.initialValue());
        QWidget *editor = parameter.kind == ReportParameter::Kind::Date ? createDate(parameter, today)
                                                                        : createDays(parameter);
        editor->setObjectName(u"parameter-"_s + name);
        m_fields.insert(name, new FormField(Reports::title(parameter), editor));
        m_fields.value(name)->setFixedWidth(fieldWidth);
        row->addWidget(m_fields.value(name));
    }
    row->addStretch();
    setVisible(!report.parameters.empty());
}

QWidget *ReportParameters::createDate(const ReportParameter &parameter, const QDate &today)
{
    auto *edit = new OptionalDateEdit;
    edit->setToday(today);
    edit->setPlaceholderText(tr("Any day"));
    if (const auto day = parameter.day(parameter.initialValue(), today); day && day->isValid())
        edit->setDate(*day);
    connect(edit, &OptionalDateEdit::changed, this, [this, edit, &parameter] {
        if (!edit->isWrong())
            setValue(parameter, IsoTime::toText(edit->date()));
    });
    connect(edit, &OptionalDateEdit::problemChanged, this, [this, &parameter](const QString &problem) {
        m_fields.value(QString::fromLatin1(parameter.name))->setError(problem);
    });
    return edit;
}

QWidget *ReportParameters::createDays(const ReportParameter &parameter)
{
    auto *edit = new QSpinBox;
    edit->setRange(0, ReportParameter::mostDays);
    edit->setValue(parameter.initialValue().toInt());
    connect(edit, &QSpinBox::valueChanged, this,
            [this, &parameter](int days) { setValue(parameter, QString::number(days)); });
    return edit;
}

void ReportParameters::setValue(const ReportParameter &parameter, const QString &value)
{
    for (FormField *field : std::as_const(m_fields))
        field->clearMessage();
    m_values.insert(QString::fromLatin1(parameter.name), value);
    emit changed();
}

void ReportParameters::showProblem(const Error &error)
{
    if (FormField *field = m_fields.value(error.field))
        field->setError(error.message);
}
