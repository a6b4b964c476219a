// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assets/dialogchoice.h"

#include "ui/common/icons.h"

#include <QCompleter>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QWheelEvent>

DialogChoice::DialogChoice(const QString &none, QWidget *parent)
    : QComboBox(parent)
    , m_none(none)
{
    setEditable(true);
    setInsertPolicy(NoInsert);
    setFocusPolicy(Qt::StrongFocus);
    setMaxVisibleItems(14);
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(12);
    lineEdit()->setPlaceholderText(none.isEmpty() ? tr("Choose one") : none);
    auto *completer = new QCompleter(model(), this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    completer->setMaxVisibleItems(10);
    setCompleter(completer);
    connect(this, &QComboBox::activated, this, &DialogChoice::take);
    connect(this, &QComboBox::editTextChanged, this, &DialogChoice::report);
    connect(lineEdit(), &QLineEdit::returnPressed, this, &DialogChoice::takeOnlyMatch);
    connect(lineEdit(), &QLineEdit::editingFinished, this, &DialogChoice::finish);
}

void DialogChoice::setEntries(const QList<Entry> &entries)
{
    const auto before = id();
    const QSignalBlocker quiet(this);
    clear();
    if (hasNone())
        addItem(m_none);
    for (const Entry &entry : entries)
        addItem(entry.iconName.isEmpty() ? QIcon() : Icons::get(entry.iconName), entry.text, entry.id);
    setId(before);
}

std::optional<qint64> DialogChoice::id() const
{
    const QVariant found = itemData(typedIndex());
    return found.isValid() ? std::optional(found.toLongLong()) : std::nullopt;
}

void DialogChoice::setId(std::optional<qint64> id)
{
    take(id ? findData(*id) : -1);
}

bool DialogChoice::check()
{
    finish();
    return m_problem.isEmpty();
}

int DialogChoice::typedIndex() const
{
    const QString typed = currentText().trimmed();
    if (typed.isEmpty())
        return hasNone() ? 0 : -1;
    if (itemText(currentIndex()) == typed)
        return currentIndex();
    return findText(typed, Qt::MatchFixedString);
}

// Enter takes what can only be one; leaving the line does not.
void DialogChoice::takeOnlyMatch()
{
    const QString typed = currentText().trimmed();
    if (typed.isEmpty() || typedIndex() >= 0)
        return;
    const QModelIndexList matches = model()->match(model()->index(0, 0), Qt::DisplayRole, typed, 2, Qt::MatchContains);
    if (matches.size() == 1)
        take(matches.constFirst().row());
}

void DialogChoice::finish()
{
    const int index = typedIndex();
    if (index >= 0)
        take(index);
    else if (currentText().trimmed().isEmpty())
        setProblem(tr("Choose one."));
    else
        setProblem(tr("“%1” is not in the list.").arg(currentText().trimmed()));
}

// No choice is an empty line with its placeholder.
void DialogChoice::take(int index)
{
    const bool chosen = index >= 0 && itemData(index).isValid();
    setCurrentIndex(chosen ? index : -1);
    setEditText(chosen ? itemText(index) : QString());
    report();
}

void DialogChoice::report()
{
    if (typedIndex() >= 0)
        setProblem({});
    if (id() == m_reported)
        return;
    m_reported = id();
    emit changed();
}

void DialogChoice::setProblem(const QString &problem)
{
    if (problem == m_problem)
        return;
    m_problem = problem;
    emit problemChanged(problem);
}

void DialogChoice::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QComboBox::wheelEvent(event);
    else
        event->ignore();
}
