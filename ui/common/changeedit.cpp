// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/changeedit.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QMetaProperty>

using namespace Qt::Literals::StringLiterals;

ChangeEdit::ChangeEdit(QWidget *editor, bool clearable, QWidget *parent)
    : QWidget(parent)
    , m_mode(new QComboBox)
    , m_editor(editor)
{
    m_mode->setObjectName(u"mode"_s);
    m_mode->addItem(tr("Keep"), int(Mode::Keep));
    m_mode->addItem(tr("Set to"), int(Mode::Set));
    if (clearable)
        m_mode->addItem(tr("Clear"), int(Mode::Clear));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_mode, 0, Qt::AlignTop);
    row->addWidget(editor, 1);
    setFocusProxy(m_mode);
    connect(m_mode, &QComboBox::currentIndexChanged, this, &ChangeEdit::modeChanged);
    connect(m_mode, &QComboBox::activated, this, [this] {
        if (mode() == Mode::Set)
            m_editor->setFocus(Qt::TabFocusReason);
    });
    connect(editor, editor->metaObject()->userProperty().notifySignal(), this,
            metaObject()->method(metaObject()->indexOfSignal("changed()")));
    m_editor->setEnabled(false);
}

ChangeEdit::Mode ChangeEdit::mode() const
{
    return Mode(m_mode->currentData().toInt());
}

void ChangeEdit::setMode(Mode mode)
{
    m_mode->setCurrentIndex(m_mode->findData(int(mode)));
}

bool ChangeEdit::isUnfinished() const
{
    return mode() == Mode::Set && m_editor->metaObject()->userProperty().read(m_editor).toString().isEmpty();
}

void ChangeEdit::modeChanged()
{
    m_editor->setEnabled(mode() == Mode::Set);
    emit changed();
}
