// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/roles/role.h"

#include <QWidget>

class QLabel;
class QListWidget;

// What an assignment gives and takes: two lists, and a line about what ends and who else has the role.
class RoleEffectPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RoleEffectPanel)

public:
    explicit RoleEffectPanel(QWidget *parent = nullptr);

    void setEffects(const QList<RoleEffect> &effects); // one for each person
    void setHolders(const QString &text); // who else has the role
    void setHint(const QString &text); // instead of all that: what to do first, or why it cannot be done

private:
    QListWidget *createList(const QString &name, const QString &caption, QLabel **captionLabel);
    static void fill(QListWidget *list, const QStringList &sentences, int people, bool gain);

    QWidget *m_lists;
    QListWidget *m_gains;
    QListWidget *m_losses;
    QLabel *m_gainsCaption;
    QLabel *m_lossesCaption;
    QLabel *m_ends;
    QLabel *m_holders;
    QLabel *m_hint;
};
