// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/viewsql.h"

#include "core/base/isotime.h"
#include "core/base/searchtext.h"
#include "core/tables/dayrange.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace {

using Op = FilterTerm::Op;

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(ViewSql)
};

QString alias(const View &view, const ViewColumn &column)
{
    return u"r%1"_s.arg(view.indexOf(QLatin1StringView(column.id)));
}

constexpr qsizetype mostSelects = 200; // SQLite takes 500 in one compound

// :match becomes :match_3, so that several parts make one statement.
SqlText numbered(const SqlText &text, const QString &part)
{
    static const QRegularExpression name(u":([a-z]+)\\b"_s);
    SqlText result;
    result.sql = QString(text.sql).replace(name, u":\\1_%1"_s.arg(part));
    for (auto value = text.values.cbegin(); value != text.values.cend(); ++value)
        result.values.insert(u"%1_%2"_s.arg(value.key(), part), value.value());
    return result;
}

// Of these, what a descriptor's statement names.
SqlText bound(const char *statement, const QVariantMap &values)
{
    SqlText text {QString::fromLatin1(statement), {}};
    for (auto value = values.cbegin(); value != values.cend(); ++value) {
        if (text.sql.contains(u':' + value.key()))
            text.values.insert(value.key(), value.value());
    }
    return text;
}

QString moment(const ViewColumn &column, const QDate &day)
{
    return column.type == ColumnType::Date ? day.toString(Qt::ISODate) : IsoTime::toText(day.startOfDay().toUTC());
}

// "2026-01-31 10:06", where there are times.
QDateTime exactMoment(const ViewColumn &column, const QString &text)
{
    return column.type == ColumnType::Timestamp ? IsoTime::parse(text) : QDateTime();
}

// A cost is typed as it is exported and stored in cents.
std::optional<qlonglong> number(const ViewColumn &column, const QString &text)
{
    static const QRegularExpression shape(u"^([0-9]{1,15})(?:\\.([0-9]{1,2}))?\\z"_s);
    const auto parts = shape.match(text.trimmed());
    if (!parts.hasMatch() || (column.type == ColumnType::Integer && parts.capturedLength(2) > 0))
        return {};
    const QString digits = parts.captured(1);
    return (column.type == ColumnType::Money ? digits + parts.captured(2).leftJustified(2, u'0') : digits).toLongLong();
}

QString comparison(Op op)
{
    switch (op) {
    case Op::Less:
        return u"<"_s;
    case Op::LessOrEqual:
        return u"<="_s;
    case Op::Greater:
        return u">"_s;
    case Op::GreaterOrEqual:
        return u">="_s;
    default:
        return u"="_s;
    }
}

bool comparesOrder(Op op)
{
    return op != Op::Contains && op != Op::Equals;
}

bool isOffered(const ViewColumn &column, const QString &value)
{
    return column.values && QString::fromLatin1(column.values).split(u' ').contains(value, Qt::CaseInsensitive);
}

Error isText(const QString &name)
{
    return {Error::Code::Invalid, Tr::tr("“%1” is a text: it is compared with : or =.").arg(name), name};
}

Error unknownField(const View &view, const QString &id)
{
    return {Error::Code::Invalid, Tr::tr("There is no column “%1” in %2.").arg(id, QLatin1StringView(view.name)),
            u"column"_s};
}

}

QString ViewSql::expression(const ViewColumn &column) const
{
    if (column.relatedTable)
        return alias(m_view, column) + u'.' + QLatin1StringView(column.relatedField);
    return u"t."_s + QLatin1StringView(column.field);
}

QString ViewSql::joins() const
{
    QString sql;
    for (const ViewColumn &column : m_view.columns) {
        if (column.relatedTable)
            sql += u" LEFT JOIN %1 %2 ON %2.id = t.%3"_s.arg(QLatin1StringView(column.relatedTable),
                                                             alias(m_view, column), QLatin1StringView(column.field));
    }
    return sql;
}

QList<SortKey> ViewSql::sortKeys(const TableQuery &query) const
{
    if (!query.sort.isEmpty())
        return query.sort;
    return {{QString::fromLatin1(m_view.defaultSort), m_view.defaultDescending}};
}

QList<SortKey> ViewSql::settledKeys(const TableQuery &query) const
{
    QList<SortKey> keys = sortKeys(query);
    if (keys != sortKeys({}))
        return keys;
    for (const QString &column : QString::fromLatin1(m_view.ties).split(u' ', Qt::SkipEmptyParts))
        keys.append({column, m_view.defaultDescending});
    return keys;
}

Result<QString> ViewSql::order(const QList<SortKey> &keys) const
{
    QStringList terms;
    for (const SortKey &key : keys) {
        const int index = m_view.indexOf(key.column);
        if (index < 0)
            return unknownField(m_view, key.column);
        const ViewColumn &sorted = m_view.columns[std::size_t(index)];
        const QString text = sorted.type == ColumnType::Text ? u" COLLATE NOCASE"_s : QString();
        terms.append(expression(sorted) + text + (key.descending ? u" DESC NULLS LAST"_s : u" ASC NULLS LAST"_s));
    }
    terms.append(keys.constFirst().descending ? u"t.id DESC"_s : u"t.id"_s);
    return terms.join(u", "_s);
}

QString ViewSql::keys(const View &view, const ViewColumn &column)
{
    if (column.keys)
        return QString::fromLatin1(column.keys);
    return u"SELECT t.id AS id, t.%2 AS key FROM %1 t WHERE t.%2 IS NOT NULL"_s.arg(QLatin1StringView(view.rows),
                                                                                    QLatin1StringView(column.field));
}

SqlText ViewSql::onlyRows(const QList<qint64> &ids)
{
    QStringList list;
    for (const qint64 id : ids)
        list.append(QString::number(id));
    return {u"SELECT value FROM json_each(:only)"_s, {{u"only"_s, QString(u'[' + list.join(u',') + u']')}}};
}

SqlText ViewSql::anyOf(const QList<SqlText> &selects)
{
    SqlText all;
    QStringList groups;
    for (qsizetype first = 0; first < selects.size(); first += mostSelects) {
        QStringList group;
        for (const SqlText &select : selects.sliced(first, std::min(mostSelects, selects.size() - first))) {
            group.append(select.sql);
            all.values.insert(select.values);
        }
        groups.append(group.join(u" UNION "_s));
    }
    all.sql = groups.size() == 1 ? groups.constFirst()
                                 : QString(u"SELECT * FROM ("_s + groups.join(u") UNION SELECT * FROM ("_s) + u')');
    return all;
}

SqlText WordSource::rows() const
{
    if (keys.isEmpty())
        return found;
    return {u"SELECT k.id FROM (%1) k WHERE k.key IN (%2)"_s.arg(keys, found.sql), found.values};
}

QList<WordSource> ViewSql::sources(const QString &word, int part) const
{
    const QString words = SearchText::words(word);
    const QString code = SearchText::code(word);
    if (words.isEmpty())
        return {};
    const QVariantMap values {{u"match"_s, SearchText::prefixMatch(words)},
                              {u"word"_s, words},
                              {u"grams"_s, SearchText::trigramMatch(code)},
                              {u"code"_s, code}};
    QList<WordSource> sources;
    for (const SearchSource &source : m_view.search) {
        const SqlText found = bound(source.found, values);
        if (!found.values.contains(u"grams"_s) || !found.values.value(u"grams"_s).toString().isEmpty())
            sources.append({numbered(found, QString::number(part)), QString::fromLatin1(source.keys)});
    }
    return sources;
}

Result<SqlText> ViewSql::rows(const FilterTerm &term, int part) const
{
    const ViewColumn *column = m_view.column(term.field);
    const ViewFilter *filter = m_view.filter(term.field);
    const bool named = term.field.compare("is"_L1, Qt::CaseInsensitive) == 0;
    if (!column && !filter && !named)
        return unknownField(m_view, term.field);
    if (named && comparesOrder(term.op))
        return Error {Error::Code::Invalid, Tr::tr("A condition is written is:%1.").arg(term.values.value(0)),
                      u"condition"_s};
    QList<SqlText> all;
    for (qsizetype i = 0; i < std::max<qsizetype>(1, term.values.size()); ++i) {
        const QString value = term.values.value(i);
        auto one = named ? conditionRows(value)
            : filter     ? filterRows(*filter, term.op, value)
                         : valueRows(*column, term.op, value);
        if (!one)
            return one.error();
        all.append(numbered(*one, u"%1_%2"_s.arg(part).arg(i)));
    }
    return anyOf(all);
}

const ViewColumn *ViewSql::presence(const FilterTerm &term) const
{
    const bool isEmpty = !comparesOrder(term.op) && (term.values.isEmpty() || term.values == QStringList {QString()});
    const ViewColumn *column = m_view.column(term.field);
    return isEmpty && column && column->relatedTable ? column : nullptr;
}

Result<SqlText> ViewSql::conditionRows(const QString &name) const
{
    const ViewCondition *condition = m_view.condition(name);
    if (!condition)
        return Error {Error::Code::Invalid, Tr::tr("There is no condition “%1”.").arg(name), u"condition"_s};
    return bound(condition->rows, {{u"now"_s, IsoTime::toText(m_now)}});
}

Result<SqlText> ViewSql::valueRows(const ViewColumn &column, Op op, const QString &value) const
{
    if (value.isEmpty() && comparesOrder(op))
        return Error {Error::Code::Invalid,
                      Tr::tr("An empty field is not less or more than others: it is found with “:”."), column.name()};
    if (value.isEmpty())
        return emptyRows(column);
    switch (column.type) {
    case ColumnType::Date:
    case ColumnType::Timestamp:
        return dateRows(column, op, value);
    case ColumnType::Integer:
    case ColumnType::Money:
        return numberRows(column, op, value);
    case ColumnType::Text:
        break;
    }
    if (comparesOrder(op))
        return isText(column.name());
    return textRows(column, op, value);
}

// What has nothing to look for in it is called so by nobody.
Result<SqlText> ViewSql::filterRows(const ViewFilter &filter, Op op, const QString &value) const
{
    if (comparesOrder(op))
        return isText(QString::fromLatin1(filter.name));
    if (value.isEmpty())
        return SqlText {
            u"SELECT id FROM %1 EXCEPT %2"_s.arg(QLatin1StringView(m_view.table), QLatin1StringView(filter.any)), {}};
    const QString words = SearchText::words(value);
    const QString fits = op == Op::Equals ? u"search_folded(n.name) = :value"_s : u"has_words(n.name, :value)"_s;
    return SqlText {
        u"SELECT * FROM (WITH meant (id) AS MATERIALIZED (SELECT n.id FROM (%1) n WHERE :match <> '' AND %2) "
        "%3)"_s.arg(QLatin1StringView(filter.names), fits, QLatin1StringView(filter.rows)),
        {{u"match"_s, words.isEmpty() ? u""_s : SearchText::prefixMatch(words)},
         {u"value"_s, op == Op::Equals ? SearchText::folded(value) : words}}};
}

// Of the rows, or of the keys where the column says how to get at them fast.
SqlText ViewSql::rowsWhere(const ViewColumn &column, const QString &condition, const QVariantMap &values) const
{
    if (column.keys)
        return {u"SELECT k.id FROM (%1) k WHERE %2"_s.arg(QLatin1StringView(column.keys),
                                                          QString(condition).replace(u"%value"_s, u"k.key"_s)),
                values};
    return {u"SELECT t.id FROM %1 t WHERE %2"_s.arg(
                QLatin1StringView(m_view.rows),
                QString(condition).replace(u"%value"_s, u"t."_s + QLatin1StringView(column.field))),
            values};
}

SqlText ViewSql::emptyRows(const ViewColumn &column) const
{
    if (column.keys)
        return {u"SELECT id FROM %1 EXCEPT SELECT id FROM (%2)"_s.arg(QLatin1StringView(m_view.table),
                                                                      QLatin1StringView(column.keys)),
                {}};
    return rowsWhere(column, column.relatedTable ? u"%value IS NULL"_s : u"ifnull(%value, '') = ''"_s, {});
}

// By what is stored or by what people call it.
SqlText ViewSql::titledRows(const ViewColumn &column, Op op, const QString &value) const
{
    const QString words = SearchText::words(value);
    const bool isWhole = op == Op::Equals || words.isEmpty();
    const auto fits = [&](const QString &text) {
        return isWhole ? SearchText::folded(text) == SearchText::folded(value)
                       : SearchText::hasWords(SearchText::words(text), words);
    };
    QStringList meant {value};
    for (const QString &stored : column.titles->values()) {
        if (fits(stored) || fits(column.titles->title(stored)))
            meant.append(stored);
    }
    return rowsWhere(column, u"%value IN (SELECT value FROM json_each(:values))"_s,
                     {{u"values"_s, QJsonDocument(QJsonArray::fromStringList(meant)).toJson(QJsonDocument::Compact)}});
}

SqlText ViewSql::textRows(const ViewColumn &column, Op op, const QString &value) const
{
    if (column.titles)
        return titledRows(column, op, value);
    const QString words = SearchText::words(value);
    const bool isWhole = op == Op::Equals || words.isEmpty();
    QString fits = isWhole ? u"search_folded(%text) = :value"_s : u"has_words(%text, :value)"_s;
    if (column.alsoFits && !isWhole)
        fits = u"(%1 OR %2)"_s.arg(fits, QLatin1StringView(column.alsoFits));
    QVariantMap values {{u"value"_s, isWhole ? SearchText::folded(value) : words}};
    QString narrowed;
    if (column.search && !words.isEmpty()) {
        narrowed = u"%id IN (%1) AND "_s.arg(QLatin1StringView(column.search));
        values.insert(u"match"_s, SearchText::prefixMatch(words));
    }
    const QString condition = narrowed + fits;
    if (!column.relatedTable)
        return rowsWhere(column, QString(condition).replace(u"%text"_s, u"%value"_s).replace(u"%id"_s, u"t.id"_s),
                         values);
    const QString related = QString(condition)
                                .replace(u"%text"_s, u"s."_s + QLatin1StringView(column.relatedField))
                                .replace(u"%id"_s, u"s.id"_s);
    return rowsWhere(
        column, u"%value IN (SELECT s.id FROM %1 s WHERE %2)"_s.arg(QLatin1StringView(column.relatedTable), related),
        values);
}

Result<SqlText> ViewSql::dateRows(const ViewColumn &column, Op op, const QString &value) const
{
    if (isOffered(column, value) && !comparesOrder(op))
        return conditionRows(value); // due:overdue
    QString from, to;
    if (const auto days = DayRange::parse(value, m_now.toLocalTime().date())) {
        from = moment(column, days->from);
        to = moment(column, days->to);
    } else if (const QDateTime exact = exactMoment(column, value); exact.isValid()) {
        from = to = IsoTime::toText(exact);
    } else {
        return Error {Error::Code::Invalid,
                      Tr::tr("“%1” is no date: write 2026-01-31, 2026-01, 2026 or one of %2.")
                          .arg(value, DayRange::words().join(u", "_s)),
                      column.name()};
    }
    switch (op) {
    case Op::Less:
        return rowsWhere(column, u"%value < :from"_s, {{u"from"_s, from}});
    case Op::GreaterOrEqual:
        return rowsWhere(column, u"%value >= :from"_s, {{u"from"_s, from}});
    case Op::LessOrEqual:
        return rowsWhere(column, from == to ? u"%value <= :to"_s : u"%value < :to"_s, {{u"to"_s, to}});
    case Op::Greater:
        return rowsWhere(column, from == to ? u"%value > :to"_s : u"%value >= :to"_s, {{u"to"_s, to}});
    default:
        return rowsWhere(column, from == to ? u"%value = :from"_s : u"%value >= :from AND %value < :to"_s,
                         from == to ? QVariantMap {{u"from"_s, from}} : QVariantMap {{u"from"_s, from}, {u"to"_s, to}});
    }
}

Result<SqlText> ViewSql::numberRows(const ViewColumn &column, Op op, const QString &value) const
{
    const auto typed = number(column, value);
    if (!typed)
        return Error {Error::Code::Invalid, Tr::tr("“%1” is no number.").arg(value), column.name()};
    return rowsWhere(column, u"%value %1 :value"_s.replace(u"%1"_s, comparison(op)), {{u"value"_s, *typed}});
}
