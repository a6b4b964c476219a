// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/persondialog.h"

#include "core/access/administrators.h"
#include "core/workspace/workspace.h"
#include "ui/access/notice.h"
#include "ui/access/writerefusal.h"
#include "ui/catalog/catalogcombo.h"
#include "ui/common/errortext.h"
#include "ui/common/form.h"
#include "ui/common/formfield.h"
#include "ui/people/codedialog.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace {

// Valid in every field: what a single field as typed is tried in.
Person sample()
{
    Person person;
    person.firstName = u"A"_s;
    person.lastName = u"A"_s;
    return person;
}

}

PersonDialog::PersonDialog(Workspace &workspace, QWidget *parent)
    : MergingDialog(workspace, parent)
    , m_notice(new Notice)
    , m_handOver(new QCheckBox(tr("Hand over a one-time &code for the first sign-in")))
{
    body()->insertWidget(0, m_notice);
    createFields();
    addHandOver();
    setPerson({});
    connect(this, &QDialog::accepted, this, &PersonDialog::handOverCode);
    resize(620, sizeHint().height());
}

void PersonDialog::createFields()
{
    addText(u"first_name"_s, &Person::firstName, tr("&First name"), true);
    addText(u"last_name"_s, &Person::lastName, tr("&Last name"), true);
    addText(u"email"_s, &Person::email, tr("&E-mail"));
    addText(u"staff_number"_s, &Person::staffNumber, tr("Staff or student &number"));
    addText(u"phone1"_s, &Person::phone1, tr("&Phone"));
    addText(u"phone2"_s, &Person::phone2, tr("Se&cond phone"));
    m_site = addChoice(CatalogList::Kind::Sites, u"site_id"_s, tr("&Site"));
    m_department = addChoice(CatalogList::Kind::Departments, u"department_id"_s, tr("&Department"));
    addText(u"organization"_s, &Person::organization, tr("&Organization"));
    addText(u"position"_s, &Person::position, tr("Pos&ition"));
    addStatus();
    addNotes();
}

void PersonDialog::addText(const QString &name, QString Person::*member, const QString &label, bool required)
{
    auto *edit = new QLineEdit;
    edit->setObjectName(name);
    edit->setMaxLength(255);
    FormField *added = form()->addField(label, edit);
    added->setRequired(required);
    bindField(name, added);
    m_texts.append({name, member, edit});
    connect(edit, &QLineEdit::textChanged, this, [this, text = m_texts.last()] { check(text); });
}

CatalogCombo *PersonDialog::addChoice(CatalogList::Kind kind, const QString &name, const QString &label)
{
    auto *combo = new CatalogCombo(workspace().catalog, kind);
    combo->setObjectName(name);
    FormField *added = form()->addField(label, combo);
    added->setError(combo->error());
    bindField(name, added);
    return combo;
}

void PersonDialog::addStatus()
{
    m_status = new QComboBox;
    m_status->setObjectName(u"status"_s);
    m_status->addItem(tr("Active"), int(PersonStatus::Value::Active));
    m_status->addItem(tr("Inactive"), int(PersonStatus::Value::Inactive));
    bindField(u"status"_s, form()->addField(tr("S&tatus"), m_status));
}

void PersonDialog::addNotes()
{
    m_notes = new QPlainTextEdit;
    m_notes->setObjectName(u"notes"_s);
    m_notes->setTabChangesFocus(true);
    m_notes->setFixedHeight(4 * m_notes->fontMetrics().lineSpacing());
    bindField(u"notes"_s, form()->addField(tr("Note&s"), m_notes, 2));
}

void PersonDialog::addHandOver()
{
    m_handOver->setObjectName(u"handOverCode"_s);
    form()->addWidget(m_handOver);
    connect(m_handOver, &QCheckBox::toggled, this, &PersonDialog::checkHandOver);
}

void PersonDialog::setPerson(const Person &person)
{
    m_original = person;
    for (const TextField &text : std::as_const(m_texts))
        text.edit->setText(person.*text.member);
    m_site->setId(person.siteId);
    m_department->setId(person.departmentId);
    m_status->setCurrentIndex(m_status->findData(int(person.status)));
    m_notes->setPlainText(person.notes);
    const bool isNew = !person.id;
    setWindowTitle(isNew ? tr("Add a person") : tr("Edit %1").arg(person.fullName()));
    setVerb(isNew ? tr("Add person") : tr("Save"));
    updateMode();
}

Person PersonDialog::person() const
{
    Person person = m_original;
    for (const TextField &text : m_texts)
        person.*text.member = text.edit->text().trimmed();
    person.siteId = m_site->id();
    person.departmentId = m_department->id();
    person.status = PersonStatus::Value(m_status->currentData().toInt());
    person.notes = m_notes->toPlainText();
    return person;
}

Result<Saved> PersonDialog::save()
{
    PersonService &people = workspace().people;
    const auto update = [&people, mode = m_mode](const Person &stored, const Person &merged) {
        return mode == Mode::Contact ? people.updateContact(stored, merged) : people.update(stored, merged);
    };
    const auto done = m_original.id ? saveMerged(u"users"_s, m_original.id, people.merge(m_original, person()), update)
                                    : people.create(person());
    if (done)
        m_savedId = done->id;
    return done;
}

// What is wrong with this field alone; an empty required one is no error while people have not come to it.
void PersonDialog::check(const TextField &text)
{
    Person tried = sample();
    tried.*text.member = text.edit->text();
    const auto valid = PersonService::validate(tried);
    const bool wrong = !valid && valid.error().field == text.name && !text.edit->text().trimmed().isEmpty();
    field(text.name)->setError(wrong ? ErrorText::sentence(valid.error()) : QString());
}

// A code is for signing in, which takes an address.
void PersonDialog::checkHandOver()
{
    FormField *email = field(u"email"_s);
    const bool needed = m_handOver->isChecked() && !m_handOver->isHidden();
    if (email->isRequired() != needed) {
        email->setRequired(needed);
        emit form()->stateChanged();
    }
}

QString PersonDialog::editRefusal() const
{
    if (const QString missing = writeRefusal(workspace(), Permission::EditPeople); !missing.isEmpty() || !m_original.id)
        return missing;
    const auto administrator = Administrators(workspace().database).contains(m_original.id);
    if (!administrator)
        return ErrorText::sentence(administrator.error());
    return *administrator ? writeRefusal(workspace(), Permission::EditAdministrators) : QString();
}

void PersonDialog::updateMode()
{
    const QString refusal = editRefusal();
    const bool contact = m_original.id && writeRefusal(workspace(), Permission::EditContact, m_original.id).isEmpty();
    m_mode = refusal.isEmpty() ? Mode::All : contact ? Mode::Contact : Mode::Nothing;
    if (m_mode == Mode::Contact)
        m_notice->showInfo(
            tr("You can keep your phone numbers up to date. The rest is for the people who look after this list."));
    else
        m_notice->showRefusal(refusal);
    applyMode();
}

void PersonDialog::applyMode()
{
    const bool all = m_mode == Mode::All;
    const bool isNew = !m_original.id;
    for (const TextField &text : std::as_const(m_texts)) {
        const bool locked = !all && !(m_mode == Mode::Contact && text.name.startsWith("phone"_L1));
        text.edit->setReadOnly(locked);
        text.edit->setFrame(!locked);
    }
    for (QWidget *choice : {static_cast<QWidget *>(m_site), static_cast<QWidget *>(m_department)})
        choice->setEnabled(all);
    m_notes->setReadOnly(!all);
    m_notes->setFrameShape(all ? QFrame::StyledPanel : QFrame::NoFrame);
    const bool oneself = m_original.id && m_original.id == workspace().session.userId();
    m_status->setEnabled(all && !oneself);
    field(u"status"_s)->setHint(oneself && all ? tr("Nobody deactivates themselves.") : QString());
    m_handOver->setVisible(isNew && all && workspace().session.may(Permission::IssueCode));
    checkHandOver();
    setBlocked(m_mode == Mode::Nothing ? m_notice->text() : QString());
}

void PersonDialog::handOverCode()
{
    if (!m_handOver->isChecked() || m_handOver->isHidden() || m_original.id || !m_savedId)
        return;
    auto *dialog = new CodeDialog(workspace(), m_savedId, parentWidget());
    dialog->open();
    dialog->issue();
}
