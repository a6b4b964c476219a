// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QListWidget;

// What could be written at the cursor: a list over the window below a field, which keeps the keyboard. Nothing is
// highlighted until the person does it.
class CompletionList final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CompletionList)

public:
    struct Item
    {
        QString text; // what is written
        QString title;
        QString detail = {};
    };

    explicit CompletionList(QWidget *field);

    void setItems(const QList<Item> &items); // keeps what is highlighted; none hides the list
    // At `position`, in the field's coordinates, as far as the field reaches; below it, or above where there is no room.
    void openAt(const QPoint &position);
    void moveHighlight(int rows);
    const Item *highlighted() const;
    const Item *first() const { return m_items.isEmpty() ? nullptr : &m_items.constFirst(); }
    const QList<Item> &items() const { return m_items; }

signals:
    void clicked(const Item &item);

private:
    QSize wantedSize() const;

    QWidget *m_field;
    QListWidget *m_list;
    QList<Item> m_items;
};
