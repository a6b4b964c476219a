// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/filterbar.h"

#include "core/tables/dayrange.h"
#include "core/tables/querytext.h"
#include "ui/common/flowlayout.h"
#include "ui/common/iconlabel.h"
#include "ui/common/icons.h"
#include "ui/filter/filterchip.h"
#include "ui/filter/filterpopup.h"
#include "ui/filter/filtertext.h"
#include "ui/filter/queryfield.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScopedValueRollback>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace {

using Op = FilterTerm::Op;

constexpr int RestMs = 600;
constexpr int FieldWidth = 220; // before the buttons beside it say what they do in words
constexpr QLatin1StringView ConditionField("is");

}

FilterBar::FilterBar(const View &view, Providers providers, QWidget *parent)
    : QWidget(parent)
    , m_view(view)
    , m_providers(std::move(providers))
    , m_field(new QueryField(view, m_providers.facet))
    , m_line(new QHBoxLayout)
    , m_message(createMessage())
    , m_row(new QWidget)
    , m_clear(new QToolButton)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(m_line);
    column->addWidget(m_message);
    column->addWidget(m_row);
    m_line->setSpacing(8);
    m_line->addWidget(m_field, 1);
    setFocusProxy(m_field);
    m_field->setObjectName(u"searchField"_s);
    m_field->installEventFilter(this);
    createChips();
    m_rest.setSingleShot(true);
    m_rest.setInterval(RestMs);
    connect(&m_rest, &QTimer::timeout, this, &FilterBar::showMessage);
    connect(m_field, &QueryField::moveToResults, this, &FilterBar::moveToResults);
    connect(m_field, &QLineEdit::returnPressed, this, &FilterBar::showMessage);
    connect(m_field, &QueryField::queryChanged, this, [this] {
        m_field->message().isEmpty() ? showMessage() : m_rest.start();
        announce();
    });
    showState();
}

QWidget *FilterBar::createMessage()
{
    auto *message = new QWidget;
    auto *row = new QHBoxLayout(message);
    row->setContentsMargins(4, 0, 4, 0);
    row->setSpacing(6);
    auto *icon = new IconLabel(14);
    icon->setIcon(Icons::get(u"dialog-error"_s, Theme::Role::Danger));
    m_messageText = new QLabel;
    m_messageText->setObjectName(u"queryProblem"_s);
    m_messageText->setTextFormat(Qt::PlainText);
    m_messageText->setWordWrap(true);
    row->addWidget(icon);
    row->addWidget(m_messageText, 1);
    message->hide();
    return message;
}

void FilterBar::createChips()
{
    new FlowLayout(m_row);
    for (const ViewColumn &column : m_view.columns) {
        if (column.chip)
            addChip(&column, nullptr);
    }
    for (const ViewCondition &condition : m_view.conditions) {
        if (condition.chip)
            addChip(nullptr, &condition);
    }
    m_clear->setObjectName(u"clearFilters"_s);
    m_clear->setText(tr("Clear all"));
    m_clear->setAutoRaise(true);
    if (!m_chips.isEmpty())
        m_clear->setFixedHeight(m_chips.constFirst().button->sizeHint().height());
    m_row->layout()->addWidget(m_clear);
    m_row->setVisible(!m_chips.isEmpty());
    connect(m_clear, &QToolButton::clicked, this, [this] {
        m_field->setFocus(); // the button is about to go
        clear();
    });
}

void FilterBar::addChip(const ViewColumn *column, const ViewCondition *condition)
{
    const qsizetype index = m_chips.size();
    auto *button = new FilterChip(column ? Views::title(*column) : Views::title(*condition),
                                  column ? FilterChip::Kind::Choices : FilterChip::Kind::Toggle);
    button->setObjectName(column ? QString(u"chip-"_s + QLatin1StringView(column->id))
                                 : QString(u"condition-"_s + QLatin1StringView(condition->name)));
    m_row->layout()->addWidget(button);
    m_chips.append({button, column, condition});
    connect(button, &FilterChip::clicked, this, [this, index] { click(index); });
    connect(button, &FilterChip::clearRequested, this, [this, index] { choose(index, {}); });
}

void FilterBar::setHint(const QString &text)
{
    m_field->setPlaceholderText(text);
    m_field->setAccessibleName(text);
}

void FilterBar::addBeside(QToolButton *button)
{
    m_line->addWidget(button);
    m_beside.append(button);
    fitBeside();
}

void FilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitBeside();
}

void FilterBar::fitBeside()
{
    int room = contentsRect().width() - FieldWidth;
    for (QToolButton *button : std::as_const(m_beside)) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        room -= button->sizeHint().width() + m_line->spacing();
    }
    for (QToolButton *button : std::as_const(m_beside))
        button->setToolButtonStyle(room < 0 ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
}

FilterTerm FilterBar::conditionTerm(const ViewCondition &condition) const
{
    return {QString(ConditionField), Op::Equals, {QString::fromLatin1(condition.name)}};
}

bool FilterBar::isAbout(const Chip &chip, const FilterTerm &term) const
{
    if (chip.column)
        return m_view.column(term.field) == chip.column;
    return term.field.compare(ConditionField, Qt::CaseInsensitive) == 0 && !term.negated && term.values.size() == 1
        && m_view.condition(term.values.constFirst()) == chip.condition;
}

bool FilterBar::canOwn(const Chip &chip, const FilterTerm &term) const
{
    if (!isAbout(chip, term) || (term.op != Op::Equals && term.op != Op::Contains) || term.values.isEmpty())
        return false;
    if (chip.condition || term.values == QStringList {QString()})
        return true;
    if (!FilterText::isDate(*chip.column))
        return term.op == Op::Equals && !term.negated;
    const QStringList days = FilterText::days(*chip.column);
    return !term.negated && std::ranges::all_of(term.values, [&days](const QString &value) {
        return value.isEmpty() || days.contains(value, Qt::CaseInsensitive) || value.contains(DayRange::between);
    });
}

void FilterBar::setQuery(const QString &search, const QList<FilterTerm> &filters)
{
    if (search.simplified() == this->search() && filters == this->filters())
        return;
    const QScopedValueRollback setting(m_setting, true);
    for (Chip &chip : m_chips)
        chip.own.reset();
    QList<FilterTerm> rest;
    for (const FilterTerm &term : filters) {
        const auto owner = std::ranges::find_if(m_chips,
                                                [&](const Chip &chip) { return !chip.own && canOwn(chip, term); });
        if (owner != m_chips.end())
            owner->own = term;
        else
            rest.append(term);
    }
    m_field->setText(QueryText::format(m_view, search, rest));
    showState();
    m_announced = {this->search(), this->filters()};
}

QString FilterBar::search() const
{
    return m_field->query().search;
}

QList<FilterTerm> FilterBar::filters() const
{
    QList<FilterTerm> terms;
    for (const Chip &chip : m_chips) {
        if (chip.own)
            terms.append(*chip.own);
    }
    return terms + m_field->query().filters;
}

void FilterBar::clear()
{
    {
        const QScopedValueRollback setting(m_setting, true);
        for (Chip &chip : m_chips)
            chip.own.reset();
        m_field->clear();
    }
    announce();
}

QList<FilterTerm> FilterBar::typed(const Chip &chip) const
{
    QList<FilterTerm> terms = m_field->query().filters;
    terms.removeIf([&](const FilterTerm &term) { return !isAbout(chip, term); });
    return terms;
}

void FilterBar::click(qsizetype index)
{
    const Chip &chip = m_chips.at(index);
    if (chip.column)
        openPopup(index);
    else if (chip.own || !typed(chip).isEmpty())
        choose(index, {});
    else
        choose(index, conditionTerm(*chip.condition));
}

// Typed values are the choice where nothing was chosen.
void FilterBar::openPopup(qsizetype index)
{
    const Chip &chip = m_chips.at(index);
    std::optional<FilterTerm> chosen = chip.own;
    for (const FilterTerm &term : typed(chip)) {
        const bool any = term.values == QStringList {QString()};
        if (!chosen && (term.op == Op::Contains || term.op == Op::Equals) && (any || !term.negated))
            chosen = term;
    }
    auto *popup = new FilterPopup(*chip.column, chosen, m_providers.facet, this);
    connect(popup, &FilterPopup::chosen, this,
            [this, index](const std::optional<FilterTerm> &term) { choose(index, term); });
    popup->openAt(chip.button);
}

void FilterBar::choose(qsizetype index, const std::optional<FilterTerm> &term)
{
    {
        const QScopedValueRollback setting(m_setting, true);
        Chip &chip = m_chips[index];
        chip.own = term;
        if (!typed(chip).isEmpty())
            m_field->removeTerms([&](const FilterTerm &each) { return isAbout(chip, each); });
    }
    announce();
}

void FilterBar::showState()
{
    bool any = false; // the field alone has its own cross
    for (const Chip &chip : std::as_const(m_chips)) {
        QList<FilterTerm> terms = typed(chip);
        if (chip.own)
            terms.prepend(*chip.own);
        QStringList texts;
        for (const FilterTerm &term : std::as_const(terms)) {
            if (chip.column)
                texts.append(FilterText::term(*chip.column, term));
        }
        chip.button->setActive(!terms.isEmpty(), texts.join(u" · "_s));
        any = any || !terms.isEmpty();
    }
    m_clear->setVisible(any);
}

void FilterBar::showMessage()
{
    m_rest.stop();
    m_messageText->setText(m_field->message());
    m_message->setVisible(!m_field->message().isEmpty());
}

void FilterBar::announce()
{
    if (m_setting)
        return;
    showState();
    const std::pair now(search(), filters());
    if (now == m_announced)
        return;
    m_announced = now;
    emit changed();
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut)
        showMessage();
    return QWidget::eventFilter(watched, event);
}
