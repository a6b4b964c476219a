// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/querytext.h"

#include "core/tables/dayrange.h"
#include "core/tables/viewsql.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

using Op = FilterTerm::Op;

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(QueryText)
};

constexpr QLatin1StringView conditionField = "is"_L1;

// A word, or one of the values of a term, as it stands in the text.
struct Piece
{
    qsizetype start = 0;
    qsizetype end = 0;
    QString text = {}; // without its quotation marks
    bool isQuoted = false;
    bool isClosed = true;
};

// What stands between two gaps: a word (the only piece, no field), or a term.
struct Token
{
    qsizetype start = 0;
    qsizetype end = 0;
    qsizetype fieldStart = 0;
    qsizetype valuesStart = 0;
    QString field = {};
    Op op = Op::Contains;
    bool isNegated = false;
    QList<Piece> pieces = {};
};

const QList<std::pair<QString, Op>> &operators()
{
    static const QList<std::pair<QString, Op>> signs {{u":"_s, Op::Contains}, {u"="_s, Op::Equals},
                                                      {u"<"_s, Op::Less},     {u"<="_s, Op::LessOrEqual},
                                                      {u">"_s, Op::Greater},  {u">="_s, Op::GreaterOrEqual}};
    return signs;
}

QString signOf(Op op)
{
    const auto found = std::find_if(operators().cbegin(), operators().cend(),
                                    [op](const auto &candidate) { return candidate.second == op; });
    return found->first;
}

Op opOf(const QString &sign)
{
    const auto found = std::find_if(operators().cbegin(), operators().cend(),
                                    [&](const auto &candidate) { return candidate.first == sign; });
    return found->second;
}

// How a term begins: minus, field, sign.
QRegularExpressionMatch termAt(const QString &text, qsizetype start)
{
    static const QRegularExpression beginning(u"\\G(-?)(\\p{L}[\\p{L}\\p{N}_]*)([<>]=?|[:=])"_s);
    return beginning.match(text, start);
}

bool isWord(const QString &text, QLatin1StringView word)
{
    return text.compare(word, Qt::CaseInsensitive) == 0;
}

bool isMissing(const Piece &piece)
{
    return !piece.isQuoted && piece.text.isEmpty();
}

bool isNone(const Piece &piece)
{
    return !piece.isQuoted && isWord(piece.text, "none"_L1);
}

bool isAny(const Piece &piece)
{
    return !piece.isQuoted && isWord(piece.text, "any"_L1);
}

// From the quotation mark at `start` to its partner; a doubled one inside stands for itself.
Piece readQuoted(const QString &text, qsizetype start)
{
    Piece piece {.start = start, .isQuoted = true, .isClosed = false};
    qsizetype at = start + 1;
    while (at < text.size() && !piece.isClosed) {
        const bool isMark = text.at(at) == u'"';
        const bool isDoubled = isMark && at + 1 < text.size() && text.at(at + 1) == u'"';
        piece.isClosed = isMark && !isDoubled;
        if (!piece.isClosed)
            piece.text += text.at(at);
        at += isDoubled ? 2 : 1;
    }
    piece.end = at;
    return piece;
}

Piece readPiece(const QString &text, qsizetype start, bool endsAtComma)
{
    Piece piece {.start = start, .end = start};
    if (start < text.size() && text.at(start) == u'"')
        piece = readQuoted(text, start);
    while (piece.end < text.size() && !text.at(piece.end).isSpace() && !(endsAtComma && text.at(piece.end) == u','))
        piece.text += text.at(piece.end++);
    return piece;
}

Token readToken(const QString &text, qsizetype start)
{
    Token token {.start = start, .fieldStart = start, .valuesStart = start};
    const auto term = termAt(text, start);
    if (term.hasMatch()) {
        token.isNegated = term.capturedLength(1) > 0;
        token.fieldStart = term.capturedStart(2);
        token.field = term.captured(2);
        token.op = opOf(term.captured(3));
        token.valuesStart = term.capturedEnd();
    }
    token.end = token.valuesStart;
    do {
        token.pieces.append(readPiece(text, token.pieces.isEmpty() ? token.end : token.end + 1, term.hasMatch()));
        token.end = token.pieces.constLast().end;
    } while (term.hasMatch() && token.end < text.size() && text.at(token.end) == u',');
    return token;
}

QList<Token> tokensOf(const QString &text)
{
    QList<Token> tokens;
    for (qsizetype at = 0; at < text.size();) {
        if (text.at(at).isSpace()) {
            ++at;
            continue;
        }
        tokens.append(readToken(text, at));
        at = tokens.constLast().end;
    }
    return tokens;
}

QString quoted(const QString &text)
{
    return u'"' + QString(text).replace(u'"', u"\"\""_s) + u'"';
}

bool hasSpace(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.isSpace(); });
}

QString wordText(const QString &word)
{
    return word.startsWith(u'"') || termAt(word, 0).hasMatch() ? quoted(word) : word;
}

bool hasConditions(const View &view)
{
    return !view.conditions.empty();
}

// Reads one text for one view.
class Parser final
{
public:
    explicit Parser(const View &view)
        : m_view(view)
    {
    }

    QueryText::Parsed parse(const QString &text)
    {
        for (const Token &token : tokensOf(text))
            add(token);
        m_parsed.search = m_words.join(u' ').simplified();
        return m_parsed;
    }

private:
    void add(const Token &token)
    {
        const auto open = std::find_if(token.pieces.cbegin(), token.pieces.cend(),
                                       [](const Piece &piece) { return !piece.isClosed; });
        if (open != token.pieces.cend())
            report(open->start, open->end, Tr::tr("The quotation mark is not closed."));
        else if (token.field.isEmpty())
            m_words.append(token.pieces.constFirst().text);
        else
            addTerm(token);
    }

    void addTerm(const Token &token)
    {
        const ViewColumn *column = m_view.column(token.field);
        const ViewFilter *filter = m_view.filter(token.field);
        const bool isCondition = isWord(token.field, conditionField) && hasConditions(m_view);
        if (!column && !filter && !isCondition) {
            report(token.fieldStart, token.fieldStart + token.field.size(),
                   Tr::tr("There is no field “%1” here. To search for this text, put it in quotation marks.")
                       .arg(token.field));
            return;
        }
        if (std::any_of(token.pieces.cbegin(), token.pieces.cend(), isMissing)) {
            report(token.start, token.end,
                   Tr::tr("A value is missing: write “none” for an empty field, “any” for one that is not empty."));
            return;
        }
        FilterTerm term {.field = column ? QString::fromLatin1(column->id)
                             : filter    ? QString::fromLatin1(filter->name)
                                         : QString(conditionField),
                         .op = token.op,
                         .values = {},
                         .negated = token.isNegated};
        const qsizetype problems = m_parsed.problems.size();
        for (const Piece &piece : token.pieces)
            addValue(term, token, piece);
        if (m_parsed.problems.size() == problems)
            m_parsed.filters.append(term);
    }

    void addValue(FilterTerm &term, const Token &token, const Piece &piece)
    {
        const bool isAnything = isAny(piece) && term.field != conditionField;
        const bool isEmpty = isAnything || (isNone(piece) && term.field != conditionField);
        if (isAnything && token.pieces.size() > 1) {
            report(piece.start, piece.end, Tr::tr("“any” stands alone."));
            return;
        }
        FilterTerm alone = term;
        alone.values = {isEmpty ? QString() : piece.text};
        if (const auto rows = ViewSql(m_view, QDateTime::currentDateTimeUtc()).rows(alone); !rows) {
            report(piece.start, piece.end, rows.error().message);
            return;
        }
        term.values.append(alone.values);
        term.negated = term.negated != isAnything;
    }

    void report(qsizetype start, qsizetype end, const QString &message)
    {
        m_parsed.problems.append({start, end - start, message});
    }

    const View &m_view;
    QueryText::Parsed m_parsed;
    QStringList m_words;
};

}

namespace QueryText {

Parsed parse(const View &view, const QString &text)
{
    return Parser(view).parse(text);
}

QString format(const View &view, const FilterTerm &term)
{
    const ViewColumn *column = view.column(term.field);
    const QString start = (column ? column->name() : term.field) + signOf(term.op);
    const bool isEmpty = term.values.isEmpty() || term.values == QStringList {QString()};
    if (isEmpty && term.negated)
        return start + u"any"_s;
    QStringList values;
    for (const QString &value : isEmpty ? QStringList {QString()} : term.values)
        values.append(quotedIfNeeded(value));
    return (term.negated ? u"-"_s : QString()) + start + values.join(u',');
}

QString format(const View &view, const QString &search, const QList<FilterTerm> &filters)
{
    QStringList parts;
    for (const QString &word : search.simplified().split(u' ', Qt::SkipEmptyParts))
        parts.append(wordText(word));
    for (const FilterTerm &term : filters)
        parts.append(format(view, term));
    return parts.join(u' ');
}

Cursor at(const View &view, const QString &text, qsizetype position)
{
    const QList<Token> tokens = tokensOf(text);
    const auto token = std::find_if(tokens.cbegin(), tokens.cend(), [position](const Token &candidate) {
        return candidate.start <= position && position <= candidate.end;
    });
    if (token == tokens.cend())
        return {.kind = Cursor::Kind::Field, .start = position};
    if (token->field.isEmpty()) {
        const Piece &word = token->pieces.constFirst();
        const qsizetype start = token->start + (text.at(token->start) == u'-' && position > token->start ? 1 : 0);
        if (word.isQuoted)
            return {};
        return {Cursor::Kind::Field, start, token->end - start, text.mid(start, position - start), nullptr};
    }
    if (position < token->valuesStart) {
        const qsizetype start = std::min(token->fieldStart, position);
        return {Cursor::Kind::Field, start, token->valuesStart - start, text.mid(start, position - start), nullptr};
    }
    const ViewColumn *column = view.column(token->field);
    if (!column && !(isWord(token->field, conditionField) && hasConditions(view)))
        return {};
    const auto piece = std::find_if(token->pieces.cbegin(), token->pieces.cend(),
                                    [position](const Piece &candidate) { return position <= candidate.end; });
    const QString typed = readPiece(text.first(position), piece->start, true).text;
    return {Cursor::Kind::Value, piece->start, piece->end - piece->start, typed, column};
}

QStringList fieldCompletions(const View &view, const QString &typed)
{
    const auto begins = [&typed](const QString &name) { return name.startsWith(typed, Qt::CaseInsensitive); };
    QStringList fields;
    for (const ViewColumn &column : view.columns) {
        if (begins(column.name()) || begins(QString::fromLatin1(column.id)))
            fields.append(QString(column.name() + u':'));
    }
    for (const ViewFilter &filter : view.filters) {
        if (begins(QString::fromLatin1(filter.name)))
            fields.append(QString(QLatin1StringView(filter.name) + u':'));
    }
    if (hasConditions(view) && begins(conditionField))
        fields.append(u"is:"_s);
    return fields;
}

QStringList fixedValues(const View &view, const ViewColumn *column)
{
    QStringList values;
    if (!column) {
        for (const ViewCondition &condition : view.conditions)
            values.append(QString::fromLatin1(condition.name));
        return values;
    }
    if (column->type == ColumnType::Date || column->type == ColumnType::Timestamp)
        values = DayRange::words();
    if (column->values)
        values += QString::fromLatin1(column->values).split(u' ');
    return values + QStringList {u"none"_s, u"any"_s};
}

QString quotedIfNeeded(const QString &value)
{
    if (value.isEmpty())
        return u"none"_s;
    const bool isNeeded = value.startsWith(u'"') || value.startsWith(u'=') || value.contains(u',') || hasSpace(value)
        || isWord(value, "none"_L1) || isWord(value, "any"_L1);
    return isNeeded ? quoted(value) : value;
}

}
