// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QWidget>

// What a dialog says first: an icon, what it is about in bold, and more of it below. Plain text that can be selected.
class DialogHead final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DialogHead)

public:
    DialogHead(const QIcon &icon, const QString &title, const QString &sentence, QWidget *parent = nullptr);
};
