// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/roles/roleassignmentdialog.h"

#include "core/workspace/workspace.h"
#include "ui/access/notice.h"
#include "ui/access/writerefusal.h"
#include "ui/common/form.h"
#include "ui/common/formfield.h"
#include "ui/common/icons.h"
#include "ui/common/twolinedelegate.h"
#include "ui/roles/personchecklist.h"
#include "ui/roles/roleeffectpanel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int MostNamed = 4; // of those who have the role already

qint64 idOf(const QListWidgetItem *item)
{
    return item ? item->data(TwoLineDelegate::IdRole).toLongLong() : 0;
}

QWidget *captioned(const QString &caption, QWidget *content)
{
    auto *label = new QLabel(caption);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(content);
    auto *all = new QWidget;
    auto *column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(label);
    column->addWidget(content, 1);
    return all;
}

}

RoleAssignmentDialog::RoleAssignmentDialog(Workspace &workspace, QWidget *parent)
    : EditDialog(parent)
    , m_workspace(workspace)
    , m_notice(new Notice)
    , m_people(new PersonCheckList(workspace))
    , m_roles(new QListWidget)
    , m_effect(new RoleEffectPanel)
    , m_revoke(new QWidget)
    , m_revokeRow(new QHBoxLayout(m_revoke))
    , m_reason(new QLineEdit)
{
    setWindowTitle(tr("Assign a role"));
    setVerb(tr("Assign role"));
    auto *halves = new QSplitter(Qt::Vertical);
    halves->setChildrenCollapsible(false);
    halves->addWidget(createChoices());
    halves->addWidget(createEffect());
    halves->setStretchFactor(0, 1);
    halves->setStretchFactor(1, 1);
    halves->setSizes({310, 240});
    body()->insertWidget(0, m_notice);
    body()->insertWidget(1, halves, 1);
    createReason();

    loadRoles();
    m_people->setRefusal([this](const Person &person) { return personRefusal(person); });
    connect(m_people, &PersonCheckList::changed, this, &RoleAssignmentDialog::refresh);
    connect(m_roles, &QListWidget::itemSelectionChanged, this, &RoleAssignmentDialog::refresh);
    refresh();
    resize(920, 740);
}

QWidget *RoleAssignmentDialog::createChoices()
{
    m_roles->setObjectName(u"roles"_s);
    m_roles->setAccessibleName(tr("Roles"));
    m_roles->setItemDelegate(new TwoLineDelegate(TwoLineDelegate::Indicator::Radio, m_roles));
    m_roles->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_roles->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_roles->setResizeMode(QListView::Adjust);
    auto *sides = new QSplitter;
    sides->setChildrenCollapsible(false);
    sides->setHandleWidth(12);
    sides->addWidget(captioned(tr("&Who"), m_people));
    sides->addWidget(captioned(tr("Gets the &role"), m_roles));
    sides->setSizes({460, 440});
    return sides;
}

QWidget *RoleAssignmentDialog::createEffect()
{
    m_revoke->setObjectName(u"revokeLine"_s);
    m_revokeRow->setContentsMargins(0, 0, 0, 0);
    auto *all = new QWidget;
    auto *column = new QVBoxLayout(all);
    column->setContentsMargins(0, 6, 0, 0);
    column->addWidget(m_effect, 1);
    column->addWidget(m_revoke);
    return all;
}

void RoleAssignmentDialog::createReason()
{
    m_reason->setObjectName(u"reason"_s);
    m_reason->setMaxLength(255);
    FormField *field = form()->addField(tr("Rea&son"), m_reason, 2);
    field->setHint(tr("Kept in the journal: who asked for it, and why"));
    bindField(u"reason"_s, field);
}

void RoleAssignmentDialog::loadRoles()
{
    const auto roles = m_workspace.roles.roles();
    if (!roles)
        return showError(roles.error());
    for (const Role &role : *roles) {
        auto *item = new QListWidgetItem(role.name, m_roles);
        item->setData(TwoLineDelegate::IdRole, role.id);
        item->setData(TwoLineDelegate::SentenceRole, role.description);
        item->setData(Qt::AccessibleDescriptionRole, role.description);
    }
}

void RoleAssignmentDialog::setPeople(const QList<qint64> &userIds)
{
    m_people->setIds(userIds);
}

void RoleAssignmentDialog::setRole(qint64 roleId)
{
    for (int row = 0; row < m_roles->count(); ++row) {
        if (idOf(m_roles->item(row)) == roleId)
            m_roles->setCurrentRow(row);
    }
}

QList<qint64> RoleAssignmentDialog::people() const
{
    return m_people->ids();
}

qint64 RoleAssignmentDialog::role() const
{
    const QList<QListWidgetItem *> selected = m_roles->selectedItems();
    return selected.isEmpty() ? 0 : idOf(selected.first());
}

Result<Saved> RoleAssignmentDialog::save()
{
    return m_workspace.roles.assign(people(), role(), m_reason->text().trimmed());
}

void RoleAssignmentDialog::showEvent(QShowEvent *event)
{
    EditDialog::showEvent(event);
    if (people().isEmpty())
        m_people->focusSearch();
    else
        m_roles->setFocus();
}

void RoleAssignmentDialog::refresh()
{
    clearError();
    m_refusals.clear();
    for (int row = 0; row < m_roles->count(); ++row)
        updateRole(m_roles->item(row));
    m_people->updateRefusals();
    const QString reason = refusal();
    const bool unfinished = people().isEmpty() || !role();
    m_notice->showRefusal(unfinished && writeRefusal(m_workspace, Permission::AssignRoles).isEmpty() ? QString()
                                                                                                     : reason);
    setBlocked(reason);
    updateEffect();
    updateRevoke();
}

void RoleAssignmentDialog::updateRole(QListWidgetItem *item)
{
    const qint64 id = idOf(item);
    const QString refused = roleRefusal(id);
    const auto holders = m_workspace.roles.holders(id);
    const int count = holders ? int(holders->size()) : 0;
    item->setData(TwoLineDelegate::NoteRole, count ? tr("%n person(s)", nullptr, count) : QString());
    item->setData(TwoLineDelegate::RefusalRole, refused);
    item->setFlags(refused.isEmpty() || item->isSelected() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable
                                                           : Qt::NoItemFlags);
}

void RoleAssignmentDialog::updateEffect()
{
    if (people().isEmpty() || !role())
        return m_effect->setHint(people().isEmpty()
                                     ? tr("Choose who gets a role, and what changes for them is shown here.")
                                     : tr("Choose a role, and what changes is shown here."));
    QList<RoleEffect> effects;
    QHash<QString, RoleEffect> known;
    for (const Person &person : m_people->chosen()) {
        const QString standing = m_people->standing(person);
        if (!known.contains(standing)) {
            const auto effect = m_workspace.roles.effect(person.id, role());
            if (!effect)
                return showError(effect.error());
            known.insert(standing, *effect);
        }
        effects.append(known.value(standing));
    }
    m_effect->setEffects(effects, othersText());
}

// Several roles at once: those that the one chosen person has, each with a way to take it away.
void RoleAssignmentDialog::updateRevoke()
{
    while (QLayoutItem *item = m_revokeRow->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    m_revoke->hide();
    if (m_workspace.roles.policy() != RoleService::Policy::Several || people().size() != 1)
        return;
    const auto roles = m_workspace.roles.currentRoles(people().first());
    for (const Role &role : roles ? *roles : QList<Role>()) {
        auto *button = new QPushButton(Icons::get(u"window-close"_s), tr("Remove %1").arg(role.name));
        button->setObjectName(u"revoke%1"_s.arg(role.id));
        button->setAutoDefault(false);
        const QString refused = personRefusal(m_people->chosen().first());
        button->setEnabled(refused.isEmpty());
        button->setToolTip(refused.toHtmlEscaped());
        connect(button, &QPushButton::clicked, this, [this, id = role.id] { revoke(id); });
        m_revokeRow->addWidget(button);
        m_revoke->show();
    }
    m_revokeRow->addStretch(1);
}

void RoleAssignmentDialog::revoke(qint64 roleId)
{
    const auto done = m_workspace.roles.revoke(people().first(), roleId, m_reason->text().trimmed());
    if (!done)
        return showError(done.error());
    m_people->reload();
    refresh();
    emit revoked(*done);
}

QString RoleAssignmentDialog::refusalOf(const Person &person, qint64 roleId) const
{
    const bool oneself = person.id == m_workspace.session.userId();
    const QString key = oneself ? u"oneself/%1"_s.arg(roleId) : u"%1:%2"_s.arg(m_people->standing(person)).arg(roleId);
    if (const auto known = m_refusals.constFind(key); known != m_refusals.constEnd())
        return *known;
    return *m_refusals.insert(key, m_workspace.roles.refusal(person.id, roleId));
}

// Without a role, who is refused every one; with it, who is refused that one.
QString RoleAssignmentDialog::personRefusal(const Person &person) const
{
    if (role())
        return refusalOf(person, role());
    QString reason;
    for (int row = 0; row < m_roles->count(); ++row) {
        reason = refusalOf(person, idOf(m_roles->item(row)));
        if (reason.isEmpty())
            break;
    }
    return reason;
}

// Why nobody of those chosen can get it.
QString RoleAssignmentDialog::roleRefusal(qint64 roleId) const
{
    const auto grants = m_workspace.roles.grants(roleId);
    if (grants && !m_workspace.session.grants().covers(*grants))
        return tr("It includes rights that you do not hold.");
    QString reason;
    for (const Person &person : m_people->chosen()) {
        reason = refusalOf(person, roleId);
        if (reason.isEmpty())
            break;
    }
    return reason;
}

QString RoleAssignmentDialog::refusal() const
{
    if (const QString missing = writeRefusal(m_workspace, Permission::AssignRoles); !missing.isEmpty())
        return missing;
    if (people().isEmpty())
        return tr("Choose who gets the role.");
    if (!role())
        return tr("Choose a role.");
    for (const Person &person : m_people->chosen()) {
        if (const QString reason = refusalOf(person, role()); !reason.isEmpty())
            return tr("%1: %2", "person, reason").arg(person.fullName(), reason);
    }
    const auto holders = m_workspace.roles.holders(role());
    const bool allHaveIt = holders && std::ranges::all_of(people(), [&](qint64 id) { return holders->contains(id); });
    return allHaveIt ? tr("Everybody you chose has this role already.") : QString();
}

QString RoleAssignmentDialog::othersText() const
{
    const auto holders = m_workspace.roles.holders(role());
    QStringList names;
    int others = 0;
    for (const qint64 id : holders ? *holders : QList<qint64>()) {
        if (people().contains(id) || ++others > MostNamed)
            continue;
        if (const auto person = m_workspace.people.find(id))
            names.append(person->fullName());
    }
    if (!others)
        return tr("Nobody else has this role.");
    if (others <= MostNamed)
        return tr("Also has this role: %1.").arg(names.join(u", "_s));
    return tr("Also has this role: %1 and %n more.", nullptr, others - int(names.size())).arg(names.join(u", "_s));
}
