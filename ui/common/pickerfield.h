// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/pickeritem.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <optional>

class PickerPopup;
class QKeyEvent;
class QLineEdit;

// Chooses one or several entities by search. It never guesses: Enter takes the highlighted row, the one
// whose title is exactly the text, or the only match; otherwise the list stays open and asks.
class PickerField final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PickerField)
    Q_PROPERTY(bool chosen READ isChosen NOTIFY changed USER true)

public:
    using Search = std::function<QList<PickerItem>(const QString &text)>; // best first; 20 are shown

    enum class Mode { Single, Multiple };

    explicit PickerField(Search search, Mode mode = Mode::Single, QWidget *parent = nullptr);

    QList<qint64> ids() const; // in the order chosen
    std::optional<qint64> id() const;
    const QList<PickerItem> &items() const { return m_items; }
    bool isChosen() const { return !m_items.isEmpty(); }
    void setItems(const QList<PickerItem> &items);
    void clear();

    // Text that is typed but not chosen: a dialog must not be accepted with it.
    QString pendingText() const;
    QString message() const { return m_message; }

    void setPlaceholderText(const QString &text);
    void setExactOnly(bool exactOnly) { m_exactOnly = exactOnly; } // for scans: the only match is not enough
    QLineEdit *lineEdit() const { return m_edit; }

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void changed();
    void messageChanged(const QString &message); // fits FormField::setWarning

private:
    void createEdit();
    void createPopup();
    QList<PickerItem> results() const; // for the text as it is now
    void openPopup(const QString &message = {});
    bool handleKey(QKeyEvent *event);
    bool resolve();
    bool tryPick(const PickerItem &item);
    void pick(const PickerItem &item);
    void remove(qint64 id);
    void showItems();
    void textEdited();
    void leave();
    void setMessage(const QString &message);

    Search m_search;
    Mode m_mode;
    QWidget *m_chips;
    QLineEdit *m_edit;
    PickerPopup *m_popup = nullptr;
    QTimer m_timer;
    QList<PickerItem> m_items;
    QString m_message;
    bool m_exactOnly = false;
};
