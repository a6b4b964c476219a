// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/tablequery.h"
#include "ui/filter/facetprovider.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class FilterChip;
class QHBoxLayout;
class QLabel;
class QToolButton;
class QueryField;

// The search field of a table and below it a chip for each column and condition of the view that is offered so. Both
// are faces of one query, and each term of it has one place:
// - A chip owns what was chosen in it: one term with the values wanted (Op::Equals), "none" or "any". setQuery() puts
//   terms of that shape into the chips.
// - All else stays in the field as it was typed. A chip whose column is typed there is lit too and shows it.
// - Choosing in a chip or clearing it cuts the typed terms of its column out of the field.
class FilterBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterBar)

public:
    struct Providers
    {
        FacetProvider facet = {};
    };

    // `view` outlives the bar.
    FilterBar(const View &view, Providers providers, QWidget *parent = nullptr);

    QueryField *field() const { return m_field; }
    void setHint(const QString &text); // "Search tag, serial, holder …": in the empty field
    void addBeside(QToolButton *button); // at the end of the field's line; its icon only, where there is little room

    // Shows a query without telling changed(). What is shown already stays as it was typed.
    void setQuery(const QString &search, const QList<FilterTerm> &filters);
    QString search() const; // the words
    QList<FilterTerm> filters() const; // of the chips in their order, then of the field
    void clear(); // all of it, and tells

signals:
    void changed(); // search() or filters(), once for each change
    void moveToResults(); // Down in the field: the owner focuses its table

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Chip
    {
        FilterChip *button;
        const ViewColumn *column; // or
        const ViewCondition *condition;
        std::optional<FilterTerm> own = {};
    };

    void createChips();
    void addChip(const ViewColumn *column, const ViewCondition *condition);
    QWidget *createMessage();
    FilterTerm conditionTerm(const ViewCondition &condition) const;
    bool isAbout(const Chip &chip, const FilterTerm &term) const;
    bool canOwn(const Chip &chip, const FilterTerm &term) const;
    QList<FilterTerm> typed(const Chip &chip) const;
    void click(qsizetype index);
    void openPopup(qsizetype index);
    void choose(qsizetype index, const std::optional<FilterTerm> &term);
    void showState();
    void showMessage();
    void announce();
    void fitBeside();

    const View &m_view;
    const Providers m_providers;
    QueryField *m_field;
    QHBoxLayout *m_line; // the field and what stands beside it
    QList<QToolButton *> m_beside;
    QLabel *m_messageText = nullptr;
    QWidget *m_message;
    QWidget *m_row;
    QToolButton *m_clear;
    QList<Chip> m_chips;
    QTimer m_rest; // the message waits until typing rests
    bool m_setting = false;
    std::pair<QString, QList<FilterTerm>> m_announced;
};
