// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/querytext.h"
#include "ui/common/searchfield.h"
#include "ui/filter/completionlist.h"
#include "ui/filter/facetprovider.h"

#include <QPointer>

// The search line of a table, read as the query language while it is typed. What cannot be read is underlined, its
// sentence is the tooltip there and the accessible description. A list offers fields after their first letters and
// values after "field:"; Down, Up choose in it, Tab takes the chosen or first entry, Enter only a chosen one, Escape
// closes it. Everything else typed goes on as if there were no list. Ctrl+Space opens it.
class QueryField final : public SearchField
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QueryField)

public:
    // `view` outlives the field. Without `values` only the fixed ones are offered.
    QueryField(const View &view, FacetProvider values, QWidget *parent = nullptr);
    ~QueryField() override;

    const QueryText::Parsed &query() const { return m_query; } // of the text as it is
    QString message() const; // of the first problem; empty if there is none
    // Cuts the terms out of the text that `unwanted` is true of.
    void removeTerms(const std::function<bool(const FilterTerm &)> &unwanted);

signals:
    void queryChanged(); // at each change of the text, after query() has changed

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void read();
    void underline();
    bool showToolTip(const QHelpEvent *event);
    bool handleListKey(const QKeyEvent *event);
    void complete(bool asked);
    void offerFields(const QueryText::Cursor &cursor, bool asked);
    void offerValues(const QueryText::Cursor &cursor);
    QList<CompletionList::Item> listed(const Facet &facet, const QString &typed) const;
    void offer(const QList<CompletionList::Item> &items, qsizetype start);
    void take(const CompletionList::Item &item);
    void closeList();

    const View &m_view;
    const FacetProvider m_values;
    QueryText::Parsed m_query;
    QPointer<CompletionList> m_list; // over the window, which may be gone first
    qsizetype m_offeredAt = 0; // where in the text the completion begins
    QPoint m_listAt; // where in the field the list began
    int m_asked = 0; // answers to earlier questions are dropped
    bool m_composing = false; // an input method shows text of its own
};
