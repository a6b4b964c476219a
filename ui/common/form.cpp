// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/form.h"

#include "ui/common/formfield.h"

#include <QGridLayout>
#include <QLabel>

#include <algorithm>

Form::Form(int columns, QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_columns(columns)
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(18);
    m_grid->setVerticalSpacing(6);
    for (int column = 0; column < columns; ++column)
        m_grid->setColumnStretch(column, 1);
}

FormField *Form::addField(const QString &label, QWidget *editor, int span)
{
    auto *field = new FormField(label, editor);
    addField(field, span);
    return field;
}

void Form::addField(FormField *field, int span)
{
    span = qBound(1, span, m_columns);
    if (m_column + span > m_columns)
        endLine();
    m_grid->addWidget(field, m_row, m_column, 1, span, Qt::AlignTop);
    m_column += span;
    m_fields.append(field);
    connect(field, &FormField::stateChanged, this, &Form::stateChanged);
}

void Form::addSection(const QString &title)
{
    auto *caption = new QLabel(title);
    caption->setTextFormat(Qt::PlainText);
    QFont bold = caption->font();
    bold.setWeight(QFont::DemiBold);
    caption->setFont(bold);
    caption->setContentsMargins(0, m_row ? 8 : 0, 0, 2);
    addWidget(caption);
}

void Form::addWidget(QWidget *widget)
{
    endLine();
    m_grid->addWidget(widget, m_row, 0, 1, m_columns);
    ++m_row;
}

bool Form::hasErrors() const
{
    return std::ranges::any_of(m_fields, [](const FormField *f) { return f->state() == FormField::State::Error; });
}

bool Form::isComplete() const
{
    return !hasErrors()
        && std::ranges::none_of(m_fields, [](const FormField *f) { return f->isRequired() && f->isEmpty(); });
}

bool Form::focusFirstProblem()
{
    auto found = std::ranges::find(m_fields, FormField::State::Error, &FormField::state);
    if (found == m_fields.end())
        found = std::ranges::find_if(m_fields, [](const FormField *f) { return f->isRequired() && f->isEmpty(); });
    if (found == m_fields.end())
        return false;
    (*found)->editor()->setFocus(Qt::OtherFocusReason);
    return true;
}

void Form::endLine()
{
    if (m_column == 0)
        return;
    m_column = 0;
    ++m_row;
}
