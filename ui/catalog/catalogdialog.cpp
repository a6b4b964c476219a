// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/catalog/catalogdialog.h"

#include "core/base/validate.h"
#include "ui/access/notice.h"
#include "ui/access/writerefusal.h"
#include "ui/common/errortext.h"
#include "ui/common/form.h"
#include "ui/common/formfield.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

CatalogDialog::CatalogDialog(Workspace &workspace, QWidget *parent)
    : MergingDialog(workspace, parent)
    , m_notice(new Notice)
{
    body()->insertWidget(0, m_notice);
    const QString refusal = writeRefusal(workspace, Permission::EditCatalog);
    m_notice->showRefusal(refusal);
    setBlocked(refusal);
    setMinimumWidth(460);
}

void CatalogDialog::setNames(const QString &title, bool isNew)
{
    setWindowTitle(title);
    setVerb(isNew ? tr("Add") : tr("Save"));
}

void CatalogDialog::addName()
{
    m_name = new QLineEdit;
    m_name->setObjectName(u"name"_s);
    m_name->setMaxLength(255);
    FormField *added = form()->addField(tr("&Name"), m_name, 2);
    added->setRequired(true);
    bindField(u"name"_s, added);
    connect(m_name, &QLineEdit::textChanged, this, [this, added] {
        const auto valid = Validate::name(m_name->text(), u"name"_s);
        added->setError(valid || m_name->text().isEmpty() ? QString() : ErrorText::sentence(valid.error()));
    });
}

void CatalogDialog::addNotes()
{
    m_notes = new QPlainTextEdit;
    m_notes->setObjectName(u"notes"_s);
    m_notes->setTabChangesFocus(true);
    m_notes->setFixedHeight(4 * m_notes->fontMetrics().lineSpacing());
    bindField(u"notes"_s, form()->addField(tr("N&otes"), m_notes, 2));
}

QString CatalogDialog::name() const
{
    return m_name->text().trimmed();
}

QString CatalogDialog::notes() const
{
    return m_notes->toPlainText();
}

void CatalogDialog::setName(const QString &name)
{
    m_name->setText(name);
}

void CatalogDialog::setNotes(const QString &notes)
{
    m_notes->setPlainText(notes);
}
