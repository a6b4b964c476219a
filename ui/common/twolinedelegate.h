// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

// Rows of a check box, a radio button or neither, a title, a sentence under it, and a note at the end. The whole row
// answers to a click; Space toggles a check box. What is disabled shows why, in place of the sentence.
class TwoLineDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TwoLineDelegate)

public:
    enum class Indicator { None, Check, Radio }; // Radio: the current row is the choice
    enum Role {
        SentenceRole = Qt::UserRole + 1, // QString, wrapped
        RefusalRole, // QString
        NoteRole, // QString
        IdRole, // qint64
    };

    explicit TwoLineDelegate(Indicator indicator, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    struct Parts; // where everything of a row goes

    Parts partsOf(const QStyleOptionViewItem &option, const QModelIndex &index, const QRect &row) const;
    void paintIndicator(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                        const QRect &rect) const;

    const Indicator m_indicator;
};
