// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/missingentriespanel.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
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

}

MissingEntriesPanel::MissingEntriesPanel(QWidget *parent)
    : QWidget(parent)
    , m_list(new QTreeWidget)
    , m_existing(new QComboBox)
{
    m_list->setObjectName(u"missingEntries"_s);
    m_list->setAccessibleName(tr("Names that are not in the catalog"));
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
    auto *label = new QLabel(tr("&Is the same as"));
    label->setBuddy(m_existing);
    row->addWidget(label);
    m_existing->setObjectName(u"existingEntries"_s);
    m_existing->setAccessibleName(tr("Existing entry"));
    m_existing->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_existing->setMinimumContentsLength(shortestChoice);
    row->addWidget(m_existing);
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
            m_list, {capitalised(ImportLookups::title(entry.kind)), entry.name, locale().toString(entry.rows)});
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
    if (decision.creates)
        return entry.kind == MissingEntry::Kind::Status ? tr("Is created, not for handing out") : tr("Is created");
    if (!decision.entry.isEmpty())
        return tr("Is the same as “%1”").arg(decision.entry);
    return entry.near.isEmpty() ? tr("Its rows are rejected")
                                : tr("Its rows are rejected. Is it “%1”?").arg(entry.near.constFirst());
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

// Near matches first; several names of one kind may stand for the same entry.
void MissingEntriesPanel::showChoices()
{
    const QList<qsizetype> indexes = selected();
    m_existing->clear();
    const bool isOneKind = std::all_of(indexes.cbegin(), indexes.cend(), [&](qsizetype index) {
        return m_entries.at(index).kind == m_entries.at(indexes.constFirst()).kind;
    });
    if (!indexes.isEmpty() && isOneKind) {
        const MissingEntry &first = m_entries.at(indexes.constFirst());
        m_existing->addItems(first.near);
        if (!first.near.isEmpty())
            m_existing->insertSeparator(m_existing->count());
        for (const QString &name : m_names.value(first.kind)) {
            if (!first.near.contains(name))
                m_existing->addItem(name);
        }
    }
    m_existing->setEnabled(m_existing->count() > 0);
    m_use->setEnabled(m_existing->count() > 0);
    m_create->setEnabled(!indexes.isEmpty());
    m_leave->setEnabled(!indexes.isEmpty());
    m_createAll->setEnabled(!m_entries.isEmpty());
}

void MissingEntriesPanel::decide(const std::function<void(const MissingEntry &entry)> &act,
                                 const QList<qsizetype> &indexes)
{
    for (const qsizetype index : indexes) {
        act(m_entries.at(index));
        showDecision(index);
    }
    emit decided();
}

void MissingEntriesPanel::createSelected()
{
    decide([this](const MissingEntry &entry) { m_decisions.create(entry.kind, entry.name); }, selected());
}

// Those that nothing was decided of.
void MissingEntriesPanel::createAll()
{
    QList<qsizetype> open;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (isOpen(m_entries.at(i)))
            open.append(i);
    }
    decide([this](const MissingEntry &entry) { m_decisions.create(entry.kind, entry.name); }, open);
}

void MissingEntriesPanel::replaceSelected()
{
    const QString existing = m_existing->currentText();
    decide([&](const MissingEntry &entry) { m_decisions.replace(entry.kind, entry.name, existing); }, selected());
}

void MissingEntriesPanel::leaveSelected()
{
    decide([this](const MissingEntry &entry) { m_decisions.forget(entry.kind, entry.name); }, selected());
}
