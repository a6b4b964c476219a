// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/importlookups.h"

#include <QWidget>

#include <functional>

class PickerField;
class QComboBox;
class QLabel;
class QPushButton;
class QTreeWidget;
class Workspace;

// The names in a file that are not there, in the catalog or among the people, and what shall become of each: created,
// another entry or person, or left, so that its rows are rejected.
class MissingEntriesPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MissingEntriesPanel)

public:
    explicit MissingEntriesPanel(Workspace &workspace, QWidget *parent = nullptr); // which outlives it

    void setEntries(const QList<MissingEntry> &entries, const ImportLookups &lookups, const LookupDecisions &decisions);
    const LookupDecisions &decisions() const { return m_decisions; }
    int undecided() const; // they come first in the list

signals:
    void decided();

private:
    QWidget *createButtons();
    void create(QList<qsizetype> indexes); // those of them that can be
    void createSelected();
    void createAll();
    void replaceSelected();
    void leaveSelected();
    void decide(const std::function<void(const MissingEntry &entry)> &act, const QList<qsizetype> &indexes);
    QList<qsizetype> selected() const;
    bool isOpen(const MissingEntry &entry) const; // nothing was decided of it
    void showDecision(qsizetype index);
    void showChoices();
    void showEntries(const MissingEntry &missing);
    void showPeople(const MissingEntry &missing);
    void showCreation(const QList<qsizetype> &indexes);
    QList<qint64> nearPeople() const; // of the first selected name
    bool isReplaceable() const; // something to stand for the name is chosen
    QString decisionText(const MissingEntry &entry) const;

    Workspace &m_workspace;
    QList<MissingEntry> m_entries;
    QHash<MissingEntry::Kind, QStringList> m_names; // of what is there
    LookupDecisions m_decisions;
    QTreeWidget *m_list;
    QLabel *m_is;
    QComboBox *m_existing;
    PickerField *m_person;
    QPushButton *m_create = nullptr;
    QPushButton *m_createAll = nullptr;
    QPushButton *m_use = nullptr;
    QPushButton *m_leave = nullptr;
};
