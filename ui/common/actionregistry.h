// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/permissions.h"

#include <QHash>
#include <QKeySequence>
#include <QObject>

#include <optional>

class QAction;
class QMenu;
class Session;

// Every command of the window, once: id, text, icon, default shortcut, permission. Menus, tool bars, context menus
// and the shortcut sheet are drawn from it. A command that cannot be run is greyed out and says why.
class ActionRegistry final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ActionRegistry)

public:
    struct Definition
    {
        QString id; // "asset.check-out"
        QString text; // with mnemonic
        QString icon = {};
        QKeySequence shortcut = {};
        std::optional<Permission> needs = {};
        bool writes = false; // into the database
        QList<Permission> orNeeds = {}; // any of these will do as well
    };

    explicit ActionRegistry(const Session &session, QObject *parent = nullptr);

    QAction *add(const Definition &definition);
    QAction *action(const QString &id) const; // nullptr for an unknown one
    QList<Definition> definitions() const { return m_definitions; } // in the order added
    // Adds the actions in their order; an empty id is a separator.
    void fill(QMenu *menu, const QStringList &ids) const;

    // What a command would act on now, named in its text: "Undo: Checked out A-1". Empty for none.
    void setObject(const QString &id, const QString &object);
    QString object(const QString &id) const { return m_objects.value(id); }

    // Why a command cannot be run now beyond its permission; empty when it can.
    void setBlocked(const QString &id, const QString &reason);
    // Why none of the commands that write can be run now; empty when they can.
    void setWritingBlocked(const QString &reason);
    QString reason(const QString &id) const; // why it is greyed out, empty when it is not
    bool isPermitted(const QString &id) const; // whether the reader's role allows it at all

public slots:
    void update(); // after other rights

private:
    void updateAction(const Definition &definition);
    const Definition *definition(const QString &id) const;

    const Session &m_session;
    QList<Definition> m_definitions;
    QHash<QString, QAction *> m_actions;
    QHash<QString, QString> m_objects;
    QHash<QString, QString> m_blocked;
    QString m_writingBlocked;
};
