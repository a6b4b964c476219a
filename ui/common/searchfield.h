// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QTimer>

// A search line: tells what to search for when typing pauses, at once on Enter and on clearing.
class SearchField : public QLineEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchField)

public:
    explicit SearchField(const QString &placeholder = {}, QWidget *parent = nullptr);

    void setDelay(int ms) { m_timer.setInterval(ms); } // 120 ms by default

signals:
    void searched(const QString &text); // trimmed, once for each different text
    void moveToResults(); // Down: the owner focuses its table

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void search();

    QTimer m_timer;
    QString m_searched;
};
