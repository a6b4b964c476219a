// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QPointer>
#include <QStaticText>
#include <QStyledItemDelegate>

class RowSelectionModel;

// Paints a cell as the style does, several times faster: lines are laid out and elided once and kept. Reads text, icon,
// colour and alignment of an index and nothing else: no check boxes, fonts or backgrounds of single cells, one line
// each. The focus frame is the view's. Its editors show the value, not the text it is shown with, and write only what was
// changed.
class CellDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CellDelegate)

public:
    explicit CellDelegate(QObject *parent = nullptr);

    // Rows that `selection` (not owned) holds beside its ranges are drawn as selected, too.
    void setSelection(const RowSelectionModel *selection);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

private:
    struct Key
    {
        QString text;
        int width;

        bool operator==(const Key &) const = default;
        friend size_t qHash(const Key &key, size_t seed = 0) { return qHashMulti(seed, key.text, key.width); }
    };

    void paintCell(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintText(QPainter *painter, const QStyleOptionViewItem &option, const QRect &rect,
                   const QModelIndex &index) const;
    const QStaticText &line(const QStyleOptionViewItem &option, const QString &text, int width) const;
    void forgetLinesOf(const QPainter *painter, const QStyleOptionViewItem &option) const;

    QPointer<const RowSelectionModel> m_selection;
    mutable QCache<Key, QStaticText> m_lines; // in the font and scale below
    mutable QFont m_font;
    mutable qreal m_ratio = 0;
};
