// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/queryfield.h"

#include "core/base/searchtext.h"
#include "ui/common/listhighlight.h"
#include "ui/common/theme.h"
#include "ui/filter/filtertext.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QTextCharFormat>
#include <QToolTip>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int MaximumValues = 50;

// Where the words and terms of a text end: at a space outside quotation marks.
QList<std::pair<qsizetype, qsizetype>> tokens(const QString &text)
{
    static const QString beforeQuote = u":=<>,"_s;
    QList<std::pair<qsizetype, qsizetype>> found;
    qsizetype start = -1;
    bool quoted = false;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        if (i == text.size() || (text.at(i).isSpace() && !quoted)) {
            if (start >= 0)
                found.append({start, i});
            start = -1;
            continue;
        }
        if (text.at(i) == u'"')
            quoted = !quoted && (start < 0 || beforeQuote.contains(text.at(i - 1)));
        if (start < 0)
            start = i;
    }
    return found;
}

bool isListed(const ViewColumn &column)
{
    return column.type == ColumnType::Text && (column.chip || column.relatedTable);
}

bool isOffered(const QString &value, const QString &typed)
{
    return value != typed && SearchText::hasWords(SearchText::words(value), SearchText::words(typed));
}

}

QueryField::QueryField(const View &view, FacetProvider values, QWidget *parent)
    : SearchField({}, parent)
    , m_view(view)
    , m_values(std::move(values))
    , m_list(new CompletionList(this))
{
    connect(this, &QLineEdit::textChanged, this, &QueryField::read);
    connect(this, &QLineEdit::textEdited, this, [this] { complete(false); });
    connect(this, &QLineEdit::cursorPositionChanged, this, [this] {
        if (m_list->isVisible() && QueryText::at(m_view, text(), cursorPosition()).start != m_offeredAt)
            closeList();
    });
    connect(m_list, &CompletionList::clicked, this, &QueryField::take);
}

QueryField::~QueryField()
{
    delete m_list;
}

QString QueryField::message() const
{
    return m_query.problems.isEmpty() ? QString() : m_query.problems.constFirst().message;
}

void QueryField::removeTerms(const std::function<bool(const FilterTerm &)> &unwanted)
{
    QStringList kept;
    for (const auto &[start, end] : tokens(text())) {
        const QString token = text().mid(start, end - start);
        const QList<FilterTerm> terms = QueryText::parse(m_view, token).filters;
        if (terms.isEmpty() || !unwanted(terms.constFirst()))
            kept.append(token);
    }
    setText(kept.join(u' '));
}

void QueryField::read()
{
    const QString before = message();
    m_query = QueryText::parse(m_view, text());
    underline();
    setAccessibleDescription(message());
    if (!message().isEmpty() && message() != before) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
    if (text().isEmpty())
        closeList();
    emit queryChanged();
}

// A line edit draws the formats of an input method; where none is at work, these are ours.
void QueryField::underline()
{
    if (m_composing)
        return;
    QTextCharFormat wave;
    wave.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    wave.setUnderlineColor(Theme::color(Theme::Role::Danger, palette()));
    QList<QInputMethodEvent::Attribute> formats;
    for (const QueryText::Problem &problem : std::as_const(m_query.problems))
        formats.append(
            {QInputMethodEvent::TextFormat, int(problem.start) - cursorPosition(), int(problem.length), wave});
    QInputMethodEvent event(QString(), formats);
    QLineEdit::inputMethodEvent(&event);
}

void QueryField::inputMethodEvent(QInputMethodEvent *event)
{
    m_composing = !event->preeditString().isEmpty();
    SearchField::inputMethodEvent(event);
    underline();
}

void QueryField::changeEvent(QEvent *event)
{
    SearchField::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        underline();
}

bool QueryField::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::ToolTip:
        return showToolTip(static_cast<QHelpEvent *>(event));
    case QEvent::ShortcutOverride:
        if (m_list->isVisible() && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape)
            event->accept();
        break;
    case QEvent::KeyPress: // before Tab moves the focus
        if (handleListKey(static_cast<QKeyEvent *>(event)))
            return true;
        break;
    default:
        break;
    }
    return SearchField::event(event);
}

bool QueryField::showToolTip(const QHelpEvent *event)
{
    const int at = cursorPositionAt(event->pos());
    const auto &problems = m_query.problems;
    const auto found = std::ranges::find_if(problems, [at](const QueryText::Problem &problem) {
        return at >= problem.start && at <= problem.start + problem.length;
    });
    if (found == problems.end())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPos(), found->message.toHtmlEscaped(), this);
    return true;
}

void QueryField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier)
        return complete(true);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        closeList();
    SearchField::keyPressEvent(event);
}

bool QueryField::handleListKey(const QKeyEvent *event)
{
    if (!m_list->isVisible())
        return false;
    if (const int rows = ListHighlight::rows(event->key())) {
        m_list->moveHighlight(rows);
        return true;
    }
    switch (event->key()) {
    case Qt::Key_Tab:
        take(m_list->highlighted() ? *m_list->highlighted() : *m_list->first());
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_list->highlighted())
            return false;
        take(*m_list->highlighted());
        return true;
    case Qt::Key_Escape:
        closeList();
        return true;
    default:
        return false;
    }
}

void QueryField::complete(bool asked)
{
    ++m_asked;
    const QueryText::Cursor cursor = QueryText::at(m_view, text(), cursorPosition());
    switch (cursor.kind) {
    case QueryText::Cursor::Kind::Field:
        return offerFields(cursor, asked);
    case QueryText::Cursor::Kind::Value:
        return offerValues(cursor);
    case QueryText::Cursor::Kind::Nothing:
        return closeList();
    }
}

void QueryField::offerFields(const QueryText::Cursor &cursor, bool asked)
{
    QList<CompletionList::Item> items;
    if (!cursor.typed.isEmpty() || asked) {
        for (const QString &field : QueryText::fieldCompletions(m_view, cursor.typed)) {
            const ViewColumn *column = m_view.column(field.chopped(1));
            items.append({field, field, column ? Views::title(*column) : tr("Condition")});
        }
    }
    offer(items, cursor.start);
}

void QueryField::offerValues(const QueryText::Cursor &cursor)
{
    QList<CompletionList::Item> fixed;
    for (const QString &value : QueryText::fixedValues(m_view, cursor.column)) {
        const ViewCondition *condition = cursor.column ? nullptr : m_view.condition(value);
        if (value != cursor.typed && value.startsWith(cursor.typed, Qt::CaseInsensitive))
            fixed.append({value, value, condition ? Views::title(*condition) : QString()});
    }
    offer(fixed, cursor.start);
    if (!m_values || !cursor.column || !isListed(*cursor.column))
        return;
    m_values(*cursor.column, cursor.typed, this, [this, fixed, cursor, asked = m_asked](const Facet &facet) {
        if (asked != m_asked)
            return;
        QList<CompletionList::Item> items = listed(facet, cursor.typed);
        for (const CompletionList::Item &item : fixed) {
            if (std::ranges::find(items, item.text, &CompletionList::Item::text) == items.end())
                items.append(item);
        }
        offer(items, cursor.start);
    });
}

// The most frequent first.
QList<CompletionList::Item> QueryField::listed(const Facet &facet, const QString &typed) const
{
    Facet values = facet;
    values.removeIf([&](const FacetValue &each) { return each.text.isEmpty() || !isOffered(each.text, typed); });
    std::ranges::stable_sort(values, std::greater {}, &FacetValue::count);
    QList<CompletionList::Item> items;
    for (const FacetValue &each : values.first(qMin<qsizetype>(values.size(), MaximumValues)))
        items.append({QueryText::quotedIfNeeded(each.text), each.text, locale().toString(each.count)});
    return items;
}

void QueryField::offer(const QList<CompletionList::Item> &items, qsizetype start)
{
    if (!m_list->isVisible() || start != m_offeredAt)
        m_listAt = cursorRect().bottomLeft();
    m_offeredAt = start;
    m_list->setItems(items);
    if (isVisible())
        m_list->openAt(m_listAt);
}

void QueryField::take(const CompletionList::Item &item)
{
    const QueryText::Cursor cursor = QueryText::at(m_view, text(), cursorPosition());
    const bool value = cursor.kind == QueryText::Cursor::Kind::Value;
    const bool last = cursor.start + cursor.length == text().size();
    const QString written = item.text + (value && last ? u" "_s : QString()); // item is gone when the text changes
    closeList();
    setSelection(int(cursor.start), int(cursor.length));
    insert(written);
}

void QueryField::closeList()
{
    ++m_asked;
    if (m_list)
        m_list->setItems({});
}

void QueryField::focusOutEvent(QFocusEvent *event)
{
    closeList();
    SearchField::focusOutEvent(event);
}

void QueryField::hideEvent(QHideEvent *event)
{
    closeList();
    SearchField::hideEvent(event);
}
