// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/import.h"

#include <QWidget>

class FactsPanel;
class IconLabel;
class ImportProgress;
class QLabel;
class QPushButton;
class QRadioButton;
class QStackedWidget;

// The last step of an import: all rows or the good ones, how far it is, and what came of it.
class ImportRunStep final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImportRunStep)

public:
    explicit ImportRunStep(QWidget *parent = nullptr);

    // Of the dry run: asks what to import.
    void setSummary(const ImportSummary &summary, const LookupDecisions &decisions, const QString &fileName);
    bool isComplete() const; // it was said what to import, and there is something
    bool isPartial() const;
    qint64 rowsToImport() const; // rows that change something

    void showProgress();
    void setShare(double share); // 0 to 1
    void setCancelling();
    void showChoice(); // again, after nothing came of it
    // `operation`: 0 when nothing had to change. `isJournalOpen`: the person may read it there. `canUndo`: it can be undone.
    void showResult(const ImportSummary &summary, qint64 operation, bool isJournalOpen, bool canUndo);

signals:
    void changed();
    void journalRequested(qint64 operation);
    void undoRequested(qint64 operation);
    void rejectsRequested();

private:
    static QString created(const QList<MissingEntry> &missing, const LookupDecisions &decisions);
    QWidget *createChoice();
    QWidget *createResult();
    QRadioButton *addChoice(QWidget *page, const QString &name, const QString &text, QLabel **sentence);

    ImportSummary m_summary;
    QString m_fileName;
    qint64 m_operation = 0;
    QStackedWidget *m_pages;
    ImportProgress *m_progress;
    FactsPanel *m_plan;
    QRadioButton *m_all = nullptr;
    QRadioButton *m_good = nullptr;
    QLabel *m_allSentence = nullptr;
    QLabel *m_goodSentence = nullptr;
    IconLabel *m_icon;
    QLabel *m_title;
    FactsPanel *m_facts;
    QPushButton *m_rejects;
    QPushButton *m_undo;
    QWidget *m_choicePage;
    QWidget *m_resultPage;
};
