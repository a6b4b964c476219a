// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/missingentriespanel.h"

#include "core/workspace/workspace.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/people/personpicker.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

#include <algorithm>
#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int shortestChoice = 22; // characters
enum Column { Kind, Name, Rows, Decision };

QString capitalised(const QString &text)
{
    return text.left(1).toUpper() + text.mid(1);
}

// "zoe@example.org (Zoë Ek)"
QString nameOf(const MissingEntry &entry)
{
    const QString person = entry.person.fullName();
    return person.isEmpty() || person == entry.name ? entry.name : u"%1 (%2)"_s.arg(entry.name, person);
}

}

MissingEntriesPanel::MissingEntriesPanel(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_list(new QTreeWidget)
    , m_is(new QLabel(tr("&Is the same as")))
    , m_existing(new QComboBox)
    , m_person(PersonPicker::create(workspace, PickerField::Mode::Single, nullptr, [this] { return nearPeople(); }))
{
    m_list->setObjectName(u"missingEntries"_s);
    m_list->setAccessibleName(tr("Names that were not found"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setHeaderLabels({tr("Kind"), tr("Name in the file"), tr("Rows"), tr("What becomes of it")});
    m_list->header()->setSectionsMovable(false);
    m_list->header()->setStretchLastSection(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_list, 1);
    column->addWidget(createButtons());
    setFocusProxy(m_list);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &MissingEntriesPanel::showChoices);
}

QWidget *MissingEntriesPanel::createButtons()
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](const QString &name, const QString &text, const QString &icon, auto act) {
        auto *button = new QPushButton(text);
        if (!icon.isEmpty())
            button->setIcon(Icons::get(icon));
        button->setObjectName(name);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, act);
        row->addWidget(button);
        return button;
    };
    m_createAll = add(u"createAllMissing"_s, tr("Create &all"), u"list-add"_s, &MissingEntriesPanel::createAll);
    m_create = add(u"createMissing"_s, tr("C&reate"), {}, &MissingEntriesPanel::createSelected);
    m_leave = add(u"leaveMissing"_s, tr("&Leave, reject its rows"), {}, &MissingEntriesPanel::leaveSelected);
    row->addStretch(1);
    row->addWidget(m_is);
    m_existing->setObjectName(u"existingEntries"_s);
    m_existing->setAccessibleName(tr("Existing entry"));
    m_existing->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_existing->setMinimumContentsLength(shortestChoice);
    row->addWidget(m_existing);
    m_person->setObjectName(u"existingPerson"_s);
    m_person->lineEdit()->setAccessibleName(tr("Existing person"));
    m_person->setMinimumWidth(m_existing->sizeHint().width());
    connect(m_person, &PickerField::changed, this, [this] { m_use->setEnabled(isReplaceable()); });
    row->addWidget(m_person);
    m_use = add(u"useExisting"_s, tr("&Use"), {}, &MissingEntriesPanel::replaceSelected);
    return box;
}

void MissingEntriesPanel::setEntries(const QList<MissingEntry> &entries, const ImportLookups &lookups,
                                     const LookupDecisions &decisions)
{
    m_entries = entries;
    m_decisions = decisions;
    std::ranges::stable_partition(m_entries, [this](const MissingEntry &entry) { return isOpen(entry); });
    m_names.clear();
    m_list->clear();
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const MissingEntry &entry = m_entries.at(i);
        if (!m_names.contains(entry.kind))
            m_names.insert(entry.kind, lookups.names(entry.kind));
        auto *item = new QTreeWidgetItem(
            m_list, {capitalised(ImportLookups::title(entry.kind)), nameOf(entry), locale().toString(entry.rows)});
        item->setTextAlignment(Rows, Qt::AlignTrailing | Qt::AlignVCenter);
        showDecision(i);
    }
    for (const int column : {Kind, Name, Rows})
        m_list->resizeColumnToContents(column);
    m_list->setCurrentItem(m_list->topLevelItem(0));
    showChoices();
}

int MissingEntriesPanel::undecided() const
{
    return int(std::ranges::count_if(m_entries, [this](const MissingEntry &entry) { return isOpen(entry); }));
}

bool MissingEntriesPanel::isOpen(const MissingEntry &entry) const
{
    return m_decisions.of(entry.kind, entry.name) == LookupDecisions::Decision();
}

QString MissingEntriesPanel::decisionText(const MissingEntry &entry) const
{
    const LookupDecisions::Decision decision = m_decisions.of(entry.kind, entry.name);
    if (decision.creates && entry.kind == MissingEntry::Kind::Person)
        return tr("Is created, without a role and a password");
    if (decision.creates)
        return entry.kind == MissingEntry::Kind::Status ? tr("Is created, not for handing out") : tr("Is created");
    if (!decision.entry.isEmpty())
        return tr("Is the same as “%1”").arg(decision.entry);
    QStringList sentences {tr("Its rows are rejected.")};
    if (!entry.near.isEmpty())
        sentences.append(tr("Is it “%1”?").arg(entry.near.constFirst()));
    if (!entry.refusal.isEmpty())
        sentences.append(tr("Not to be created: %1").arg(entry.refusal));
    return sentences.join(u' ');
}

void MissingEntriesPanel::showDecision(qsizetype index)
{
    const MissingEntry &entry = m_entries.at(index);
    QTreeWidgetItem *item = m_list->topLevelItem(int(index));
    item->setText(Decision, decisionText(entry));
    item->setIcon(Decision,
                  isOpen(entry) ? Icons::get(u"dialog-warning"_s, Theme::Role::Warning)
                                : Icons::get(u"emblem-ok"_s, Theme::Role::Success));
}

QList<qsizetype> MissingEntriesPanel::selected() const
{
    QList<qsizetype> indexes;
    for (QTreeWidgetItem *item : m_list->selectedItems())
        indexes.append(m_list->indexOfTopLevelItem(item));
    return indexes;
}

// Several names of one kind may stand for the same entry.
void MissingEntriesPanel::showChoices()
{
    const QList<qsizetype> indexes = selected();
    const auto kindOf = [this](qsizetype index) { return m_entries.at(index).kind; };
    const bool isOneKind = !indexes.isEmpty() && std::all_of(indexes.cbegin(), indexes.cend(), [&](qsizetype index) {
        return kindOf(index) == kindOf(indexes.constFirst());
    });
    const bool arePeople = isOneKind && kindOf(indexes.constFirst()) == MissingEntry::Kind::Person;
    m_existing->clear();
    m_existing->setVisible(!arePeople);
    m_person->clear();
    m_person->setVisible(arePeople);
    m_is->setBuddy(arePeople ? static_cast<QWidget *>(m_person->lineEdit()) : m_existing);
    if (arePeople)
        showPeople(m_entries.at(indexes.constFirst()));
    else if (isOneKind)
        showEntries(m_entries.at(indexes.constFirst()));
    m_existing->setEnabled(m_existing->count() > 0);
    m_use->setEnabled(isReplaceable());
    m_leave->setEnabled(!indexes.isEmpty());
    showCreation(indexes);
}

// Near matches first.
void MissingEntriesPanel::showEntries(const MissingEntry &missing)
{
    m_existing->addItems(missing.near);
    if (!missing.near.isEmpty())
        m_existing->insertSeparator(m_existing->count());
    for (const QString &name : m_names.value(missing.kind)) {
        if (!missing.near.contains(name))
            m_existing->addItem(name);
    }
}

QList<qint64> MissingEntriesPanel::nearPeople() const
{
    const QList<qsizetype> indexes = selected();
    return indexes.isEmpty() ? QList<qint64>() : m_entries.at(indexes.constFirst()).nearPeople;
}

// The nearest is chosen; the others come first in the list.
void MissingEntriesPanel::showPeople(const MissingEntry &missing)
{
    m_person->setEnabled(m_workspace.session.may(Permission::ViewPeople));
    m_person->setToolTip(m_workspace.session.refusal(Permission::ViewPeople));
    m_person->setItems(PersonPicker::items(m_workspace, missing.nearPeople.mid(0, 1)));
}

bool MissingEntriesPanel::isReplaceable() const
{
    return m_person->isVisibleTo(this) ? m_person->isChosen() : m_existing->count() > 0;
}

// Why what is selected cannot be created is said where it can be read.
void MissingEntriesPanel::showCreation(const QList<qsizetype> &indexes)
{
    const auto canCreate = [this](qsizetype index) { return m_entries.at(index).refusal.isEmpty(); };
    const bool isPossible = std::any_of(indexes.cbegin(), indexes.cend(), canCreate);
    m_create->setEnabled(isPossible);
    m_create->setToolTip(isPossible || indexes.isEmpty() ? QString() : m_entries.at(indexes.constFirst()).refusal);
    m_createAll->setEnabled(std::ranges::any_of(
        m_entries, [this](const MissingEntry &entry) { return isOpen(entry) && entry.refusal.isEmpty(); }));
}

void MissingEntriesPanel::decide(const std::function<void(const MissingEntry &entry)> &act,
                                 const QList<qsizetype> &indexes)
{
    for (const qsizetype index : indexes) {
        act(m_entries.at(index));
        showDecision(index);
    }
    showCreation(selected());
    emit decided();
}

void MissingEntriesPanel::createSelected()
{
    create(selected());
}

void MissingEntriesPanel::create(QList<qsizetype> indexes)
{
    indexes.removeIf([this](qsizetype index) { return !m_entries.at(index).refusal.isEmpty(); });
    decide([this](const MissingEntry &entry) { m_decisions.create(entry); }, indexes);
}

// Those that nothing was decided of.
void MissingEntriesPanel::createAll()
{
    QList<qsizetype> open;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (isOpen(m_entries.at(i)))
            open.append(i);
    }
    create(open);
}

void MissingEntriesPanel::replaceSelected()
{
    if (m_person->isVisibleTo(this)) {
        if (const auto person = m_workspace.people.find(m_person->id().value_or(0)))
            decide([&](const MissingEntry &entry) { m_decisions.replace(entry.name, *person); }, selected());
        return;
    }
    const QString existing = m_existing->currentText();
    decide([&](const MissingEntry &entry) { m_decisions.replace(entry.kind, entry.name, existing); }, selected());
}

void MissingEntriesPanel::leaveSelected()
{
    decide([this](const MissingEntry &entry) { m_decisions.forget(entry.kind, entry.name); }, selected());
}
