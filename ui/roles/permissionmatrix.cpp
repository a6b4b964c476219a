// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/roles/permissionmatrix.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QRadioButton>

using namespace Qt::Literals::StringLiterals;

namespace {

enum Column { SentenceColumn, NoneColumn, OwnColumn, AllColumn, ReasonColumn };
enum class Group { Assets, Custody, People, Roles, System };

// Every right has its place: a new one does not compile without.
Group groupOf(Permission permission)
{
    switch (permission) {
    case Permission::ViewAssets:
    case Permission::ViewCost:
    case Permission::EditAssets:
    case Permission::BulkEditAssets:
    case Permission::RetireAssets:
    case Permission::EditCatalog:
    case Permission::DeleteForGood:
        return Group::Assets;
    case Permission::ViewCustody:
    case Permission::ChangeCustody:
        return Group::Custody;
    case Permission::ViewPeople:
    case Permission::EditPeople:
    case Permission::BulkEditPeople:
    case Permission::EditAdministrators:
    case Permission::EditContact:
    case Permission::IssueCode:
    case Permission::ChangePassword:
        return Group::People;
    case Permission::ViewRoles:
    case Permission::AssignRoles:
    case Permission::EditRoles:
        return Group::Roles;
    case Permission::ExportViews:
    case Permission::ShareViews:
    case Permission::ViewOperations:
    case Permission::EditSettings:
    case Permission::BackUp:
    case Permission::Count:
        break;
    }
    return Group::System;
}

QString titleOf(Group group)
{
    switch (group) {
    case Group::Assets:
        return PermissionMatrix::tr("Assets");
    case Group::Custody:
        return PermissionMatrix::tr("Custody");
    case Group::People:
        return PermissionMatrix::tr("People");
    case Group::Roles:
        return PermissionMatrix::tr("Roles");
    case Group::System:
        break;
    }
    return PermissionMatrix::tr("System");
}

QLabel *plainLabel(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QString capitalized(const QString &text)
{
    return text.isEmpty() ? text : text.first(1).toUpper() + text.sliced(1);
}

}

PermissionMatrix::PermissionMatrix(QWidget *parent)
    : QScrollArea(parent)
    , m_grid(new QGridLayout)
{
    setObjectName(u"permissions"_s);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("What the role may do"));
    auto *content = new QWidget;
    content->setLayout(m_grid);
    content->setBackgroundRole(QPalette::Base);
    m_grid->setContentsMargins(14, 8, 14, 10);
    m_grid->setHorizontalSpacing(20);
    m_grid->setVerticalSpacing(7);
    m_grid->setColumnStretch(ReasonColumn, 1);
    for (const Group group : {Group::Assets, Group::Custody, Group::People, Group::Roles, Group::System}) {
        addCaption(titleOf(group));
        for (const PermissionRow &row : Permissions::table()) {
            if (groupOf(row.permission) == group)
                addRow(row);
        }
    }
    m_grid->setRowStretch(m_grid->rowCount(), 1);
    setWidget(content);
    setLimit(Grants::builtin(2));
}

void PermissionMatrix::addHeader(int line)
{
    const std::pair<Column, QString> titles[] = {
        {NoneColumn, tr("No")}, {OwnColumn, tr("Own")}, {AllColumn, tr("All")}};
    for (const auto &[column, title] : titles) {
        QLabel *label = plainLabel(title);
        label->setForegroundRole(QPalette::PlaceholderText);
        m_grid->addWidget(label, line, column, Qt::AlignHCenter | Qt::AlignBottom);
    }
}

void PermissionMatrix::addCaption(const QString &title)
{
    QLabel *caption = plainLabel(title);
    QFont bold = caption->font();
    bold.setWeight(QFont::DemiBold);
    caption->setFont(bold);
    caption->setContentsMargins(0, m_rows.isEmpty() ? 0 : 10, 0, 0);
    const int line = m_rows.isEmpty() ? 0 : m_grid->rowCount();
    m_grid->addWidget(caption, line, SentenceColumn);
    addHeader(line);
}

void PermissionMatrix::addRow(const PermissionRow &row)
{
    const QString sentence = Permissions::sentence(row.permission, Scope::All);
    const QString name = QString::fromLatin1(row.name);
    auto *choices = new QButtonGroup(this);
    const int line = m_grid->rowCount();
    m_grid->addWidget(plainLabel(capitalized(sentence)), line, SentenceColumn);
    const auto addChoice = [&](Scope scope, Column column, const QString &spoken, const QString &end) {
        auto *choice = new QRadioButton;
        choice->setObjectName(name + end);
        choice->setAccessibleName(tr("%1: %2", "right, reach").arg(sentence, spoken));
        choices->addButton(choice, int(scope));
        m_grid->addWidget(choice, line, column, Qt::AlignHCenter);
    };
    addChoice(Scope::None, NoneColumn, tr("no"), u".none"_s);
    if (row.grantableOwn)
        addChoice(Scope::Own, OwnColumn, tr("their own"), u".own"_s);
    addChoice(Scope::All, AllColumn, tr("all"), u".all"_s);
    choices->button(int(Scope::None))->setChecked(true);
    QLabel *reason = plainLabel({});
    reason->setForegroundRole(QPalette::PlaceholderText);
    m_grid->addWidget(reason, line, ReasonColumn);
    connect(choices, &QButtonGroup::idToggled, this, [this](int, bool checked) {
        if (checked)
            emit changed();
    });
    m_rows.append({row.permission, choices, reason});
}

Grants PermissionMatrix::grants() const
{
    Grants grants;
    for (const Row &row : m_rows)
        grants.set(row.permission, Scope(row.choices->checkedId()));
    return grants;
}

void PermissionMatrix::setGrants(const Grants &grants)
{
    for (const Row &row : std::as_const(m_rows)) {
        if (QAbstractButton *choice = row.choices->button(int(grants.scope(row.permission))))
            choice->setChecked(true);
        updateRow(row);
    }
}

void PermissionMatrix::setLimit(const Grants &limit)
{
    m_limit = limit;
    for (const Row &row : std::as_const(m_rows))
        updateRow(row);
}

void PermissionMatrix::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    setLimit(m_limit);
}

// What the editor does not hold can be neither granted nor taken.
void PermissionMatrix::updateRow(const Row &row)
{
    const Scope held = m_limit.scope(row.permission);
    const bool beyond = Scope(row.choices->checkedId()) > held;
    bool limited = beyond;
    const QList<QAbstractButton *> buttons = row.choices->buttons();
    for (QAbstractButton *choice : buttons) {
        const bool allowed = !beyond && Scope(row.choices->id(choice)) <= held;
        limited = limited || !allowed;
        choice->setEnabled(allowed && !m_readOnly);
    }
    const bool ownOnly = held == Scope::Own && row.choices->button(int(Scope::Own));
    const QString reason = ownOnly ? tr("You hold it for your own only.") : tr("You do not hold this right.");
    row.reason->setText(limited && !m_readOnly ? reason : QString());
    for (QAbstractButton *choice : buttons)
        choice->setAccessibleDescription(row.reason->text());
}
