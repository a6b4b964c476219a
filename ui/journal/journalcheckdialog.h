// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/verifier.h"

#include <QDateTime>
#include <QDialog>

class QListWidget;

// What the verification of a database found.
struct JournalCheck
{
    QDateTime at = {}; // when it ended
    qint64 operations = 0; // that were in the journal
    QList<Finding> findings = {};
};

// Says plainly that everything fits, or what does not, with the first operation that does not fit.
class JournalCheckDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JournalCheckDialog)

public:
    explicit JournalCheckDialog(const JournalCheck &check, QWidget *parent = nullptr);

signals:
    void linkActivated(const QString &link); // to an operation, see Page; the dialog closes

private:
    QListWidget *createList(const JournalCheck &check);
    void follow(qint64 operation);
};
