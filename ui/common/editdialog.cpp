// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/editdialog.h"

#include "ui/common/dialogheight.h"
#include "ui/common/errortext.h"
#include "ui/common/form.h"
#include "ui/common/formfield.h"
#include "ui/common/iconlabel.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>

using namespace Qt::Literals::StringLiterals;

EditDialog::EditDialog(QWidget *parent)
    : QDialog(parent)
    , m_form(new Form(2))
    , m_body(new QVBoxLayout)
    , m_subtitle(new QLabel)
    , m_errorIcon(new IconLabel)
    , m_error(new QLabel)
    , m_errorLine(new QWidget)
{
    setModal(true);
    setAttribute(Qt::WA_DeleteOnClose);
    m_subtitle->setTextFormat(Qt::PlainText);
    m_subtitle->setWordWrap(true);
    m_subtitle->hide();

    m_errorIcon->setIcon(Icons::get(u"dialog-error"_s, Theme::color(Theme::Role::Danger)));
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_error->setObjectName(u"dialogError"_s);
    auto *errorRow = new QHBoxLayout(m_errorLine);
    errorRow->setContentsMargins(0, 0, 0, 0);
    errorRow->addWidget(m_errorIcon, 0, Qt::AlignTop);
    errorRow->addWidget(m_error, 1);
    m_errorLine->hide();

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_save = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(u"saveButton"_s);
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false); // Enter never cancels
    connect(buttons, &QDialogButtonBox::accepted, this, &EditDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &EditDialog::reject);
    connect(m_form, &Form::stateChanged, this, &EditDialog::updateButton);
    connect(&m_turn, &Turn::timeout, this, [this] {
        updateButton();
        accept();
    });
    for (const auto &keys : {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)})
        connect(new QShortcut(keys, this), &QShortcut::activated, this, &EditDialog::accept);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(m_subtitle);
    layout->addLayout(m_body, 1);
    m_body->addWidget(m_form);
    layout->addWidget(m_errorLine);
    layout->addWidget(buttons);
    m_save->setDefault(true); // once it belongs to the dialog, or that would choose another
}

QString EditDialog::message() const
{
    return m_errorLine->isHidden() ? QString() : m_error->text();
}

void EditDialog::setVerb(const QString &verb, const QString &iconName)
{
    m_save->setText(verb);
    m_iconName = iconName;
    updateButton();
}

void EditDialog::bindField(const QString &name, FormField *field)
{
    m_fields.insert(name, field);
}

void EditDialog::setSubtitle(const QString &text)
{
    m_subtitle->setText(text);
    m_subtitle->setVisible(!text.isEmpty());
}

void EditDialog::showError(const Error &error)
{
    if (FormField *wrong = m_fields.value(error.field)) {
        wrong->setError(error.message);
        m_form->focusFirstProblem();
        return;
    }
    m_error->setText(ErrorText::sentence(error));
    m_errorLine->show();
    DialogHeight::grow(this);
}

void EditDialog::clearError()
{
    m_turn.stop();
    m_errorLine->hide();
}

void EditDialog::setBlocked(const QString &reason)
{
    m_blocked = reason;
    m_save->setToolTip(reason.toHtmlEscaped());
    updateButton();
}

void EditDialog::accept()
{
    if (!m_save->isEnabled()) {
        m_form->focusFirstProblem();
        return;
    }
    clearError();
    const auto act = m_runner ? longAct() : Result<std::optional<LongAct>>(std::nullopt);
    if (!act)
        return showError(act.error());
    if (*act) {
        hide();
        return m_runner(**act);
    }
    const auto done = save();
    if (done)
        finish(done);
    else if (done.error().code == Error::Code::Busy)
        waitForTurn(done.error());
    else
        showError(done.error());
}

// What is typed meanwhile is saved, too.
void EditDialog::waitForTurn(const Error &busy)
{
    showError({.code = busy.code, .message = busy.message, .detail = busy.detail});
    m_error->setText(m_error->text() + u' ' + tr("Waiting to save it…"));
    m_turn.start();
    updateButton();
}

void EditDialog::finish(const Result<Saved> &done)
{
    if (done) {
        emit saved(*done);
        QDialog::accept();
    } else if (done.error().code == Error::Code::Cancelled) {
        QDialog::reject();
    } else {
        open();
        showError(done.error());
    }
}

void EditDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    updateButton();
    if (!m_form->focusFirstProblem() && !m_form->isAncestorOf(focusWidget()) && !m_form->fields().isEmpty())
        m_form->fields().constFirst()->editor()->setFocus();
}

void EditDialog::updateButton()
{
    const bool enabled = m_blocked.isEmpty() && m_form->isComplete() && !m_turn.isActive();
    m_save->setEnabled(enabled);
    if (!m_iconName.isEmpty())
        m_save->setIcon(Icons::get(m_iconName, enabled ? Theme::Role::OnAccent : Theme::Role::Muted));
}
