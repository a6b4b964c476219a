// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

// A password line with a button that shows what is typed.
class PasswordEdit final : public QLineEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PasswordEdit)

public:
    explicit PasswordEdit(QWidget *parent = nullptr);

private:
    void setShown(bool shown);

    QAction *m_show;
};
