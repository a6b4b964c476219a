// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/people/person.h"
#include "core/roles/role.h"

#include <QHash>
#include <QWidget>

#include <functional>

class QLabel;
class QListView;
class QStandardItem;
class QStandardItemModel;
class QToolButton;
class SearchField;
class Workspace;

// People to choose any number of: a search and a list with check boxes, each with the role they have. Who is
// chosen stays so while the search changes, and stands first where nothing is searched for.
class PersonCheckList final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PersonCheckList)

public:
    using Refusal = std::function<QString(const Person &person)>; // why they cannot be chosen, or empty

    explicit PersonCheckList(Workspace &workspace, QWidget *parent = nullptr);

    QList<qint64> ids() const; // in the order chosen
    const QList<Person> &chosen() const { return m_chosen; }
    void setIds(const QList<qint64> &ids);
    // The same for people who may do the same: their status and roles.
    QString standing(const Person &person) const;
    void setRefusal(const Refusal &refusal);
    void focusSearch();

public slots:
    void reload(); // reads people and their roles again
    void updateRefusals();

signals:
    void changed();

private:
    void createList();
    QWidget *createFooter();
    void showRows();
    void addRow(const Person &person);
    const QList<Role> &rolesOf(qint64 id) const;
    void updateRefusal(QStandardItem *item, const Person &person);
    void toggled(const QStandardItem *item);
    void showCount();
    QString description(const Person &person) const;

    Workspace &m_workspace;
    Refusal m_refusal;
    SearchField *m_search;
    QListView *m_list;
    QStandardItemModel *m_model;
    QLabel *m_count;
    QToolButton *m_clear;
    QList<Person> m_chosen;
    QList<Person> m_shown; // a row each
    mutable QHash<qint64, QList<Role>> m_roles; // as read since reload()
};
