// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/pickeritem.h"

#include <QFrame>

class QLabel;
class QListWidget;

// The list below a PickerField, with a line for what the list alone does not say. The keyboard stays with
// the field; nothing is highlighted until the person does it.
class PickerPopup final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PickerPopup)

public:
    explicit PickerPopup(QWidget *field);

    void setResults(const QList<PickerItem> &items, const QString &message);
    void openAt(const QWidget *field); // below it, or above where there is no room
    void moveHighlight(int rows);
    void clearHighlight();
    const PickerItem *highlighted() const;

signals:
    void clicked(const PickerItem &item);

private:
    QListWidget *m_list;
    QLabel *m_line;
    QList<PickerItem> m_items;
};
