// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/roles/personchecklist.h"

#include "core/workspace/workspace.h"
#include "ui/common/searchfield.h"
#include "ui/common/twolinedelegate.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QStandardItemModel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int MostShown = 60; // who looks for more types another letter

bool contains(const QList<Person> &people, qint64 id)
{
    return std::ranges::find(people, id, &Person::id) != people.end();
}

}

PersonCheckList::PersonCheckList(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_search(new SearchField(tr("Name, e-mail or number")))
    , m_list(new QListView)
    , m_model(new QStandardItemModel(this))
    , m_count(new QLabel)
    , m_clear(new QToolButton)
{
    m_search->setObjectName(u"personSearch"_s);
    m_search->setAccessibleName(tr("Search people"));
    createList();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(createFooter());
    connect(m_search, &SearchField::searched, this, &PersonCheckList::showRows);
    connect(m_search, &SearchField::moveToResults, this, [this] {
        m_list->setFocus();
        if (!m_list->currentIndex().isValid())
            m_list->setCurrentIndex(m_model->index(0, 0));
    });
    connect(m_model, &QStandardItemModel::itemChanged, this, &PersonCheckList::toggled);
    reload();
}

void PersonCheckList::createList()
{
    m_list->setObjectName(u"people"_s);
    m_list->setAccessibleName(tr("People"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new TwoLineDelegate(TwoLineDelegate::Indicator::Check, m_list));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
}

QWidget *PersonCheckList::createFooter()
{
    m_count->setTextFormat(Qt::PlainText);
    m_count->setObjectName(u"chosenCount"_s);
    m_clear->setObjectName(u"clearChosen"_s);
    m_clear->setText(tr("Clear"));
    m_clear->setToolTip(tr("Choose nobody"));
    m_clear->setAutoRaise(true);
    connect(m_clear, &QToolButton::clicked, this, [this] { setIds({}); });
    auto *footer = new QWidget;
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(2, 0, 0, 0);
    row->addWidget(m_count, 1);
    row->addWidget(m_clear);
    return footer;
}

QList<qint64> PersonCheckList::ids() const
{
    QList<qint64> ids;
    for (const Person &person : m_chosen)
        ids.append(person.id);
    return ids;
}

void PersonCheckList::setIds(const QList<qint64> &ids)
{
    m_chosen.clear();
    for (const qint64 id : ids) {
        if (auto person = m_workspace.people.find(id); person && !contains(m_chosen, id))
            m_chosen.append(*std::move(person));
    }
    showRows();
    emit changed();
}

void PersonCheckList::setRefusal(const Refusal &refusal)
{
    m_refusal = refusal;
    updateRefusals();
}

void PersonCheckList::focusSearch()
{
    m_search->setFocus();
}

void PersonCheckList::reload()
{
    m_roles.clear();
    showRows();
}

void PersonCheckList::showRows()
{
    const QString text = m_search->text().trimmed();
    const auto found = m_workspace.people.search(text, MostShown);
    m_shown = text.isEmpty() ? m_chosen : QList<Person>();
    for (const Person &person : found ? *found : QList<Person>()) {
        if (!contains(m_shown, person.id))
            m_shown.append(person);
    }
    m_model->clear();
    for (const Person &person : std::as_const(m_shown))
        addRow(person);
    showCount();
}

void PersonCheckList::updateRefusals()
{
    for (int row = 0; row < m_model->rowCount(); ++row)
        updateRefusal(m_model->item(row), m_shown.at(row));
}

void PersonCheckList::addRow(const Person &person)
{
    auto *item = new QStandardItem(person.fullName());
    item->setData(person.id, TwoLineDelegate::IdRole);
    item->setData(description(person), TwoLineDelegate::SentenceRole);
    item->setData(description(person), Qt::AccessibleDescriptionRole);
    item->setCheckState(contains(m_chosen, person.id) ? Qt::Checked : Qt::Unchecked);
    updateRefusal(item, person);
    m_model->appendRow(item);
}

// Who is chosen can always be taken out again.
void PersonCheckList::updateRefusal(QStandardItem *item, const Person &person)
{
    const QString refusal = m_refusal ? m_refusal(person) : QString();
    const bool open = refusal.isEmpty() || item->checkState() == Qt::Checked;
    item->setData(refusal, TwoLineDelegate::RefusalRole);
    item->setFlags(open ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable : Qt::NoItemFlags);
}

void PersonCheckList::toggled(const QStandardItem *item)
{
    const qint64 id = item->data(TwoLineDelegate::IdRole).toLongLong();
    const bool checked = item->checkState() == Qt::Checked;
    if (checked == contains(m_chosen, id))
        return;
    if (checked)
        m_chosen.append(*std::ranges::find(m_shown, id, &Person::id));
    else
        m_chosen.removeIf([id](const Person &person) { return person.id == id; });
    showCount();
    emit changed();
}

void PersonCheckList::showCount()
{
    m_count->setText(m_chosen.isEmpty() ? tr("Nobody chosen") : tr("%n chosen", nullptr, int(m_chosen.size())));
    m_clear->setVisible(!m_chosen.isEmpty());
}

QString PersonCheckList::description(const Person &person) const
{
    QStringList names;
    for (const Role &role : rolesOf(person.id))
        names.append(role.name);
    const QString now = names.isEmpty() ? tr("No role yet") : names.join(u", "_s);
    const QString known = person.email.isEmpty() ? person.staffNumber : person.email;
    const QString line = known.isEmpty() ? now : tr("%1 · %2", "role, e-mail").arg(now, known);
    return person.status == PersonStatus::Value::Inactive ? tr("%1 · inactive").arg(line) : line;
}

const QList<Role> &PersonCheckList::rolesOf(qint64 id) const
{
    if (const auto known = m_roles.constFind(id); known != m_roles.constEnd())
        return *known;
    const auto roles = m_workspace.roles.currentRoles(id);
    return *m_roles.insert(id, roles ? *roles : QList<Role>());
}

QString PersonCheckList::standing(const Person &person) const
{
    QString standing = person.status == PersonStatus::Value::Active ? u"active"_s : u"inactive"_s;
    for (const Role &role : rolesOf(person.id))
        standing += u'/' + QString::number(role.id);
    return standing;
}
