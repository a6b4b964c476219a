// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/palette/paletteitem.h"

#include <QListWidget>

// The rows of the palette under the titles of their sections. The keyboard stays with the palette's line.
class PaletteList final : public QListWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PaletteList)

public:
    explicit PaletteList(QWidget *parent = nullptr);

    // Without empty sections. Makes the item with `currentKey` current, else the first.
    void setSections(const QList<PaletteSection> &sections, const QString &currentKey = {});
    const PaletteItem *current() const; // nullptr when there is none
    bool isEmpty() const { return m_items.isEmpty(); }
    void moveCurrent(int items); // down, negative up; past the titles, not past the ends
    QSize sizeHint() const override; // as high as its rows, up to a limit

signals:
    void chosen(); // the current item was clicked

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addTitle(const QString &title);
    void addItem(const PaletteItem &item);
    void makeCurrent(int index);
    void showCurrent();

    QList<PaletteItem> m_items;
    QList<int> m_rows; // of the items
};
