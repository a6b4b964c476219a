// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

// One group of settings: a title and a sentence at its leading side, the editors on a card at the other.
class SettingsCard final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsCard)

public:
    SettingsCard(const QString &title, const QString &sentence, QWidget *parent = nullptr);

    QVBoxLayout *body() const { return m_body; }

private:
    QVBoxLayout *m_body;
};
