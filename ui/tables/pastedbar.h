// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class Notice;
class QPushButton;

// How many of the lines that somebody pasted were found, and which were not. Hidden until there are some.
class PastedBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PastedBar)

public:
    explicit PastedBar(QWidget *parent = nullptr);

    void tell(qsizetype found, const QStringList &missing);

signals:
    void cleared(); // by the person

private:
    Notice *m_notice;
    QPushButton *m_copy;
    QStringList m_missing;
};
