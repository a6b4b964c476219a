// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

// A horizontal header that shows further sort keys beside Qt's sort indicator, which is the first: an arrow and the
// key's number behind the title.
class SortHeader final : public QHeaderView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SortHeader)

public:
    struct Key
    {
        int section; // logical
        Qt::SortOrder order;
    };

    explicit SortHeader(QWidget *parent = nullptr);

    void setFurtherKeys(const QList<Key> &keys); // the second, the third …
    // While sortIndicatorChanged() tells of a click with Shift down, which adds a key.
    bool isAdding() const { return m_adding; }

    // The table's is not taken: to paint a section Qt would ask it about every row.
    void setSelectionModel(QItemSelectionModel *selectionModel) override;

protected:
    void initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    QList<Key> m_further;
    bool m_adding = false;
};
