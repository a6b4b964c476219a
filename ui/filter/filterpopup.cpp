// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/filterpopup.h"

#include "core/base/searchtext.h"
#include "core/tables/dayrange.h"
#include "ui/common/icons.h"
#include "ui/filter/detaildelegate.h"
#include "ui/filter/filtertext.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QScreen>
#include <QSet>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace {

enum ItemRole { ValueRole = DetailDelegate::DetailRole + 1, AnyRole };

constexpr int MaximumRows = 10; // seen at once
constexpr int MaximumEntries = 200;
constexpr int Width = 300;

bool contains(const QStringList &list, const QString &value)
{
    return list.contains(value, Qt::CaseInsensitive);
}

// As the database writes it, where a person wrote it in their own way.
void spell(QStringList &list, const QString &value)
{
    for (QString &each : list) {
        if (each.compare(value, Qt::CaseInsensitive) == 0)
            each = value;
    }
}

bool isAny(const FilterTerm &term)
{
    return term.negated && term.values == QStringList {QString()};
}

}

FilterPopup::FilterPopup(const ViewColumn &column, const std::optional<FilterTerm> &chosen, FacetProvider facet,
                         QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_column(column)
    , m_days(FilterText::isDate(column) ? FilterText::days(column) : QStringList())
    , m_facet(std::move(facet))
    , m_any(chosen && isAny(*chosen))
    , m_line(new QLineEdit)
    , m_list(new QListWidget)
    , m_message(new QLabel)
    , m_clear(new QPushButton(tr("Clear")))
{
    if (chosen && !m_any)
        m_checked = chosen->values;
    m_first = m_checked;
    createWidgets();
    ask();
}

void FilterPopup::createWidgets()
{
    setObjectName(u"filterPopup"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_NoMouseReplay); // so that a click on the chip closes it
    setAccessibleName(Views::title(m_column));
    setFrameShape(StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_line->setObjectName(u"filterPopupLine"_s);
    m_line->setPlaceholderText(!m_days.isEmpty()                    ? tr("2026-01-31 or 2026-01..2026-03")
                                   : FilterText::isPerson(m_column) ? tr("Type a name")
                                                                    : tr("Type to narrow"));
    m_line->setAccessibleName(m_line->placeholderText());
    m_line->addAction(Icons::get(u"edit-find"_s, Theme::Role::Muted), QLineEdit::LeadingPosition);
    m_line->installEventFilter(this);
    m_list->setObjectName(u"filterPopupList"_s);
    m_list->setAccessibleName(Views::title(m_column));
    m_list->setItemDelegate(new DetailDelegate(m_list));
    m_list->setFrameShape(NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setForegroundRole(QPalette::PlaceholderText);
    m_message->setContentsMargins(6, 2, 6, 2);
    m_clear->setObjectName(u"filterPopupClear"_s);
    m_clear->setFlat(true);
    m_clear->setAutoDefault(false);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 6);
    column->setSpacing(6);
    column->addWidget(m_line);
    column->addWidget(m_list);
    column->addWidget(m_message);
    column->addWidget(m_clear, 0, Qt::AlignTrailing);
    setFocusProxy(m_days.isEmpty() ? static_cast<QWidget *>(m_line) : m_list);
    connect(m_line, &QLineEdit::textChanged, this, &FilterPopup::ask);
    connect(m_list, &QListWidget::itemChanged, this, &FilterPopup::toggled);
    connect(m_clear, &QPushButton::clicked, this, &FilterPopup::clear);
}

void FilterPopup::ask()
{
    m_takeFirst = false;
    m_waiting = bool(m_facet);
    showEntries(); // what is known is narrowed at once
    if (m_facet)
        m_facet(m_column, m_line->text(), this, [this, asked = ++m_asked](const Facet &facet) {
            if (asked == m_asked)
                receive(facet);
        });
}

void FilterPopup::receive(const Facet &facet)
{
    m_waiting = false;
    Facet values = facet;
    std::ranges::stable_sort(values, std::greater {}, &FacetValue::count);
    m_values.clear();
    for (const FacetValue &each : std::as_const(values)) {
        m_values.append(each.text);
        m_counts.insert(each.text.toCaseFolded(), each.count);
        spell(m_first, each.text);
        spell(m_checked, each.text);
    }
    showEntries();
    if (m_takeFirst)
        takeHighlighted();
}

bool FilterPopup::fits(const QString &value) const
{
    return SearchText::hasWords(SearchText::words(FilterText::value(m_column, value)),
                                SearchText::words(m_line->text()));
}

// What was chosen before, then the days or the values as they came.
QStringList FilterPopup::entries() const
{
    QStringList all = m_days.isEmpty() ? m_first + m_values : m_days + QStringList {QString()} + m_first;
    const QString typed = m_line->text().trimmed();
    if (!m_days.isEmpty() && DayRange::parse(typed, QDate::currentDate()))
        all.prepend(typed);
    QStringList entries;
    QSet<QString> seen;
    for (const QString &value : all) {
        const QString folded = value.toCaseFolded();
        if (!seen.contains(folded) && fits(value))
            entries.append(value);
        seen.insert(folded);
    }
    return entries;
}

QString FilterPopup::countText(const QString &value) const
{
    const auto count = m_counts.constFind(value.toCaseFolded());
    if (count != m_counts.cend())
        return locale().toString(*count);
    const bool isDay = !m_days.isEmpty() && (value.isEmpty() || m_days.contains(value, Qt::CaseInsensitive));
    if (m_waiting && (isDay || m_days.isEmpty()))
        return u"…"_s;
    return isDay ? locale().toString(0) : QString();
}

void FilterPopup::showEntries()
{
    const QStringList all = entries();
    const QString current = m_list->currentItem() ? m_list->currentItem()->text() : QString();
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    if (FilterText::isPerson(m_column) && m_line->text().isEmpty())
        addRow(FilterText::any(m_column), {})->setData(AnyRole, true);
    for (const QString &value : all.first(qMin<qsizetype>(all.size(), MaximumEntries)))
        addRow(FilterText::value(m_column, value), countText(value))->setData(ValueRole, value);
    showChecks();
    highlight(current);
    m_message->setText(message(all.size()));
    m_message->setVisible(!m_message->text().isEmpty());
    fit();
}

// In the list the one that was current; while somebody types, the first.
void FilterPopup::highlight(const QString &text)
{
    const QList<QListWidgetItem *> again = m_list->findItems(text, Qt::MatchExactly);
    if (m_list->hasFocus() && !text.isEmpty() && !again.isEmpty())
        m_list->setCurrentItem(again.constFirst());
    else if (!m_line->text().isEmpty() || !m_days.isEmpty())
        m_list->setCurrentRow(0);
}

QString FilterPopup::message(qsizetype entries) const
{
    if (m_waiting)
        return tr("Counting…");
    if (entries > MaximumEntries)
        return tr("Type to find one of %n more.", nullptr, int(entries) - MaximumEntries);
    if (m_list->count() > 0)
        return {};
    return m_line->text().isEmpty() ? tr("There is nothing to choose from.")
                                    : tr("Nothing matches “%1”.").arg(m_line->text());
}

QListWidgetItem *FilterPopup::addRow(const QString &title, const QString &detail)
{
    auto *row = new QListWidgetItem(title, m_list);
    row->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    row->setData(DetailDelegate::DetailRole, detail);
    row->setData(Qt::AccessibleTextRole,
                 detail.isEmpty() ? title : tr("%1, %2", "a value, its count").arg(title, detail));
    return row;
}

void FilterPopup::toggled(const QListWidgetItem *item)
{
    const bool on = item->checkState() == Qt::Checked;
    const QString value = item->data(ValueRole).toString();
    m_any = on && item->data(AnyRole).toBool();
    if (item->data(AnyRole).toBool())
        m_checked.clear();
    else if (on)
        m_checked.append(value);
    else
        m_checked.removeIf([&value](const QString &each) { return each.compare(value, Qt::CaseInsensitive) == 0; });
    showChecks();
    emit chosen(term());
}

void FilterPopup::showChecks()
{
    const QSignalBlocker blocker(m_list);
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        const bool on = item->data(AnyRole).toBool() ? m_any : contains(m_checked, item->data(ValueRole).toString());
        item->setCheckState(on ? Qt::Checked : Qt::Unchecked);
    }
    m_clear->setEnabled(term().has_value());
}

void FilterPopup::clear()
{
    emit chosen({});
    close();
}

std::optional<FilterTerm> FilterPopup::term() const
{
    if (!m_any && m_checked.isEmpty())
        return {};
    return FilterTerm {.field = QString::fromLatin1(m_column.id),
                       .op = FilterTerm::Op::Equals,
                       .values = m_any ? QStringList {QString()} : m_checked,
                       .negated = m_any};
}

bool FilterPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list->viewport())
        return handleMouse(event);
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        takeHighlighted();
        return true;
    }
    return watched == m_line ? handleLineKey(key) : handleListKey(key);
}

// A click anywhere in a line checks it.
bool FilterPopup::handleMouse(QEvent *event)
{
    const bool release = event->type() == QEvent::MouseButtonRelease;
    if (!release && event->type() != QEvent::MouseButtonPress && event->type() != QEvent::MouseButtonDblClick)
        return false;
    QListWidgetItem *item = m_list->itemAt(static_cast<QMouseEvent *>(event)->position().toPoint());
    if (!item || static_cast<QMouseEvent *>(event)->button() != Qt::LeftButton)
        return true;
    m_list->setCurrentItem(item);
    if (release)
        item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    return true;
}

bool FilterPopup::handleLineKey(const QKeyEvent *event)
{
    if (event->key() != Qt::Key_Down || m_list->count() == 0)
        return false;
    m_list->setFocus();
    if (m_list->currentRow() < 0 || m_line->text().isEmpty())
        m_list->setCurrentRow(0);
    return true;
}

bool FilterPopup::handleListKey(QKeyEvent *event)
{
    const bool typed = !event->text().isEmpty() && event->text().at(0).isPrint() && event->key() != Qt::Key_Space;
    if (m_line->isHidden() || (!typed && (event->key() != Qt::Key_Up || m_list->currentRow() > 0)))
        return false;
    m_line->setFocus();
    if (typed)
        QCoreApplication::sendEvent(m_line, event);
    return true;
}

void FilterPopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

// Enter. Of what was typed the first is taken, also when it is still being looked for.
void FilterPopup::takeHighlighted()
{
    const bool typed = !m_line->text().isEmpty();
    QListWidgetItem *item = m_list->currentItem();
    if (typed && !item) {
        m_takeFirst = m_waiting;
        return;
    }
    if (item && (typed || m_list->hasFocus()))
        item->setCheckState(Qt::Checked);
    close();
}

// As high as its rows, so that a short list is a small popup.
void FilterPopup::fit()
{
    m_list->setFixedHeight(qBound(1, m_list->count(), MaximumRows) * qMax(m_list->sizeHintForRow(0), 20));
    setFixedWidth(Width);
    adjustSize();
}

void FilterPopup::openAt(const QWidget *chip)
{
    const QRect screen = chip->screen()->availableGeometry();
    QRect geometry({}, size());
    geometry.moveTopLeft(
        chip->mapToGlobal(QPoint(chip->isRightToLeft() ? chip->width() - width() : 0, chip->height() + 2)));
    if (geometry.bottom() > screen.bottom())
        geometry.moveBottom(chip->mapToGlobal(QPoint(0, -3)).y());
    geometry.moveLeft(qBound(screen.left(), geometry.left(), qMax(screen.left(), screen.right() - width())));
    move(geometry.topLeft());
    show();
    setFocus(Qt::PopupFocusReason);
}
