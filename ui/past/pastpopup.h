// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QFrame>

class FormField;
class OptionalDateEdit;

// Asks for the moment whose state the tables shall show. Takes none that has not come yet.
class PastPopup final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PastPopup)

public:
    // `shown`: the moment in view, invalid for now.
    PastPopup(const QDateTime &shown, const QDateTime &now, QWidget *parent);

    void openAt(const QWidget *anchor); // below it, or above where there is no room; gone when closed

signals:
    void chosen(const QDateTime &moment);
    void backRequested();

private:
    void accept();
    QWidget *createShortcuts();

    const QDateTime m_now;
    OptionalDateEdit *m_moment;
    FormField *m_field;
};
