// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/pastedkeys.h"

#include "core/base/text.h"
#include "core/db/sql.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace {

QString firstCell(const QString &line)
{
    QString cell = Text::line(line.section(u'\t', 0, 0));
    if (cell.size() > 1 && cell.startsWith(u'"') && cell.endsWith(u'"'))
        cell = Text::line(cell.sliced(1, cell.size() - 2).replace(u"\"\""_s, u"\""_s));
    return cell;
}

}

QStringList PastedKeys::parse(const QString &text)
{
    static const QRegularExpression lineEnd(u"\\r\\n|[\\n\\r\\x{2028}\\x{2029}]"_s);
    QStringList keys;
    QSet<QString> known;
    for (const QString &line : text.split(lineEnd)) {
        const QString key = firstCell(line);
        const qsizetype before = known.size();
        known.insert(key.toCaseFolded());
        if (!key.isEmpty() && known.size() > before)
            keys.append(key);
    }
    return keys;
}

Result<QList<KeyMatch>> PastedKeys::match(const QSqlDatabase &db, const QString &statement, const QStringList &keys)
{
    QList<KeyMatch> matches;
    for (const QString &key : keys)
        matches.append({key});
    const QByteArray list = QJsonDocument(QJsonArray::fromStringList(keys)).toJson(QJsonDocument::Compact);
    auto found = Sql::run(db, statement, {{u"keys"_s, QString::fromUtf8(list)}});
    if (!found)
        return found.error();
    while (found->next())
        matches[found->value(0).toLongLong()].ids.append(found->value(1).toLongLong());
    if (found->lastError().isValid())
        return Sql::toError(found->lastError());
    return matches;
}
