// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/roles/role.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QStackedLayout;

// What an assignment gives and takes: two lists, and lines about what ends and who else has the role.
class RoleEffectPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RoleEffectPanel)

public:
    explicit RoleEffectPanel(QWidget *parent = nullptr);

    // One effect for each person. `others`: a sentence about who else has the role.
    void setEffects(const QList<RoleEffect> &effects, const QString &others);
    void setHint(const QString &text); // instead: what to do first

private:
    struct Side
    {
        QWidget *widget;
        QLabel *caption;
        QListWidget *list;
    };

    Side createSide(const QString &name);
    void fill(const Side &side, const QList<QStringList> &sentences, bool gain);
    static QString endsText(const QList<RoleEffect> &effects);

    QStackedLayout *m_pages;
    Side m_gains;
    Side m_losses;
    QLabel *m_ends;
    QLabel *m_others;
    QLabel *m_hint;
};
