// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/importlookups.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QPushButton;
class QTreeWidget;

// The names in a file that the catalog lacks, and what shall become of each: created, another entry, or left, so that
// its rows are rejected.
class MissingEntriesPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MissingEntriesPanel)

public:
    explicit MissingEntriesPanel(QWidget *parent = nullptr);

    void setEntries(const QList<MissingEntry> &entries, const ImportLookups &lookups, const LookupDecisions &decisions);
    const LookupDecisions &decisions() const { return m_decisions; }
    int undecided() const; // they come first in the list

signals:
    void decided();

private:
    QWidget *createButtons();
    void createSelected();
    void createAll();
    void replaceSelected();
    void leaveSelected();
    void decide(const std::function<void(const MissingEntry &entry)> &act, const QList<qsizetype> &indexes);
    QList<qsizetype> selected() const;
    bool isOpen(const MissingEntry &entry) const; // nothing was decided of it
    void showDecision(qsizetype index);
    void showChoices();
    QString decisionText(const MissingEntry &entry) const;

    QList<MissingEntry> m_entries;
    QHash<MissingEntry::Kind, QStringList> m_names; // of what is there
    LookupDecisions m_decisions;
    QTreeWidget *m_list;
    QComboBox *m_existing;
    QPushButton *m_create = nullptr;
    QPushButton *m_createAll = nullptr;
    QPushButton *m_use = nullptr;
    QPushButton *m_leave = nullptr;
};
