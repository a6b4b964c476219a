// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchqueries.h"

#include "bench/benchrandom.h"
#include "core/db/database.h"
#include "core/db/sql.h"

using namespace Qt::Literals::StringLiterals;

namespace {

const QStringList hostile {
    u"' OR 1=1 --"_s, u"\"; DROP TABLE assets; --"_s, u"* NEAR( \"a"_s, u"%_%"_s, u"a OR b NOT c"_s, u"((((("_s};

class Chooser final
{
public:
    explicit Chooser(const QSqlDatabase &db)
        : m_db(db)
    {
    }

    // Texts of a column, from row after random row that fits; fewer if there are not so many.
    QStringList texts(const QString &table, const QString &column, int count, const QString &fits = u"1"_s)
    {
        const auto newest = Sql::value(m_db, u"SELECT max(id) FROM "_s + table);
        QStringList list;
        for (int i = 0; i < count && newest; ++i) {
            const auto text = Sql::value(m_db,
                                         QString(u"SELECT "_s + column + u" FROM "_s + table
                                                 + u" WHERE id >= :id AND "_s + column + u" <> '' AND "_s + fits
                                                 + u" ORDER BY id LIMIT 1"_s),
                                         {{u"id"_s, m_random.between(1, newest->toLongLong())}});
            if (!text)
                m_error = text.error();
            else if (!text->isNull())
                list.append(text->toString());
        }
        return list;
    }

    const std::optional<Error> &error() const { return m_error; }

private:
    QSqlDatabase m_db;
    BenchRandom m_random {1};
    std::optional<Error> m_error;
};

QString firstWords(const QString &text, int words)
{
    return text.simplified().section(u' ', 0, words - 1).left(24);
}

}

Result<QStringList> benchQueries(const Database &database)
{
    const QString notAscii = u"full_name GLOB '*[^ -~]*'"_s;
    Chooser chooser(database.connection());
    QStringList queries = chooser.texts(u"assets"_s, u"asset_tag"_s, 7);
    for (const QString &serial : chooser.texts(u"assets"_s, u"serial"_s, 6))
        queries.append(serial.mid(2, 5));
    for (const QString &model : chooser.texts(u"models"_s, u"name"_s, 4))
        queries.append(firstWords(model, 2));
    for (const QString &name : chooser.texts(u"users"_s, u"full_name"_s, 6))
        queries.append(firstWords(name, 2));
    for (const QString &name : chooser.texts(u"users"_s, u"full_name"_s, 4, notAscii))
        queries.append(firstWords(name, 1));
    for (const QString &note : chooser.texts(u"assets"_s, u"notes"_s, 4))
        queries.append(firstWords(note, 2));
    const QStringList models = chooser.texts(u"models"_s, u"name"_s, 4);
    const QStringList names = chooser.texts(u"users"_s, u"last_name"_s, 4);
    for (qsizetype i = 0; i < std::min(models.size(), names.size()); ++i)
        queries.append(QString(firstWords(models.at(i), 1) + u' ' + firstWords(names.at(i), 1)));
    if (chooser.error())
        return *chooser.error();
    return queries + hostile;
}
