// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QStringList>

class QSqlDatabase;

// One of the keys a person pasted, and the rows it stands for: none where it was not found.
struct KeyMatch
{
    QString key;
    QList<qint64> ids = {};
};

// A column pasted from a spreadsheet or a mail: tags, serials, e-mails.
namespace PastedKeys {

// The first cell of each line, without white space and quotation marks around it; no empty ones, each once in any case.
QStringList parse(const QString &text);
// What `statement` finds: it selects (position in :keys, id), with :keys a JSON list.
Result<QList<KeyMatch>> match(const QSqlDatabase &db, const QString &statement, const QStringList &keys);

}
