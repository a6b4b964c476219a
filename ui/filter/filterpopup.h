// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/tablequery.h"
#include "ui/filter/facetprovider.h"

#include <QFrame>
#include <QHash>

#include <optional>

class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QPushButton;

// The choices of a filter: its values with check boxes and counts, a line that narrows them. What is chosen takes
// effect at once. From the line Down goes into the list and Enter takes what is highlighted and closes; in the list
// Space checks, letters go to the line. Escape closes. It deletes itself when it closes.
class FilterPopup final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterPopup)

public:
    // `chosen`: a term with values of `column`, or none.
    FilterPopup(const ViewColumn &column, const std::optional<FilterTerm> &chosen, FacetProvider facet,
                QWidget *parent);

    void openAt(const QWidget *chip); // below it, or above where there is no room

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void chosen(const std::optional<FilterTerm> &term); // Equals with the values checked; none when nothing is

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void createWidgets();
    void ask();
    void receive(const Facet &facet);
    QStringList entries() const;
    bool fits(const QString &value) const;
    void showEntries();
    QListWidgetItem *addRow(const QString &title, const QString &detail);
    void showChecks();
    void highlight(const QString &text);
    QString message(qsizetype entries) const;
    QString countText(const QString &value) const;
    void toggled(const QListWidgetItem *item);
    void clear();
    std::optional<FilterTerm> term() const;
    bool handleMouse(QEvent *event);
    bool handleLineKey(const QKeyEvent *event);
    bool handleListKey(QKeyEvent *event);
    void takeHighlighted();
    void fit();

    const ViewColumn &m_column;
    const QStringList m_days; // of a column of dates
    const FacetProvider m_facet;
    QStringList m_first; // chosen when it was opened: they stay on top
    QStringList m_checked;
    bool m_any = false;
    QStringList m_values; // the most frequent first
    QHash<QString, qint64> m_counts;
    int m_asked = 0;
    bool m_waiting = false;
    bool m_takeFirst = false; // Enter came before the answer
    QLineEdit *m_line;
    QListWidget *m_list;
    QLabel *m_message;
    QPushButton *m_clear;
};
