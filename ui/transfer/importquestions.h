// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/import.h"

#include <QWidget>

class QComboBox;
class QGridLayout;

// What only a person can say of the values of a file, each question with its answer beside it, and what the file says
// itself. Hidden while there is neither.
class ImportQuestions final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImportQuestions)

public:
    explicit ImportQuestions(QWidget *parent = nullptr);

    void setSummary(const ImportSummary &summary, const ImportSchema &schema, const ImportOptions &options);
    const ImportOptions &options() const { return m_options; } // with the answers
    QComboBox *firstOpen() const { return m_firstOpen; } // nullptr when all are answered

signals:
    void answered();

private:
    void clear();
    void addIcon(int row, bool isSettled);
    QComboBox *add(const ImportQuestion &question, int row);
    void askOrder(const ImportQuestion &question, const QString &field, QComboBox *answer);
    void askCentury(QComboBox *answer);
    static QString sentence(const ImportQuestion &question);

    QGridLayout *m_grid;
    ImportOptions m_options;
    QComboBox *m_firstOpen = nullptr;
};
