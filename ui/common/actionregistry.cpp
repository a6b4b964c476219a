// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/actionregistry.h"

#include "core/access/session.h"
#include "ui/common/icons.h"

#include <QAction>
#include <QMenu>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qsizetype mostShown = 60; // characters of what a command acts on
}

ActionRegistry::ActionRegistry(const Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&session, &Session::changed, this, &ActionRegistry::update);
}

QAction *ActionRegistry::add(const Definition &definition)
{
    auto *action = new QAction(definition.text, this);
    action->setObjectName(definition.id);
    action->setShortcut(definition.shortcut);
    if (!definition.icon.isEmpty())
        action->setIcon(Icons::get(definition.icon));
    m_actions.insert(definition.id, action);
    m_definitions.append(definition);
    updateAction(definition);
    return action;
}

QAction *ActionRegistry::action(const QString &id) const
{
    return m_actions.value(id);
}

void ActionRegistry::fill(QMenu *menu, const QStringList &ids) const
{
    menu->setToolTipsVisible(true);
    for (const QString &id : ids) {
        if (id.isEmpty())
            menu->addSeparator();
        else
            menu->addAction(action(id));
    }
}

void ActionRegistry::setObject(const QString &id, const QString &object)
{
    const Definition *found = definition(id);
    if (!found || m_objects.value(id) == object)
        return;
    m_objects.insert(id, object);
    QString shown = object.size() > mostShown ? object.left(mostShown - 1) + u'…' : object;
    shown.replace(u'&', "&&"_L1); // no mnemonic
    action(id)->setText(object.isEmpty() ? found->text
                                         : tr("%1: %2", "command, what it acts on").arg(found->text, shown));
    updateAction(*found);
}

void ActionRegistry::setBlocked(const QString &id, const QString &reason)
{
    m_blocked.insert(id, reason);
    if (const Definition *found = definition(id))
        updateAction(*found);
}

void ActionRegistry::setWritingBlocked(const QString &reason)
{
    m_writingBlocked = reason;
    update();
}

QString ActionRegistry::reason(const QString &id) const
{
    const Definition *found = definition(id);
    if (found && !isPermitted(id))
        return m_session.refusal(*found->needs, m_session.userId());
    return found && found->writes && !m_writingBlocked.isEmpty() ? m_writingBlocked : m_blocked.value(id);
}

bool ActionRegistry::isPermitted(const QString &id) const
{
    const Definition *found = definition(id);
    const auto may = [this](Permission permission) { return m_session.may(permission, m_session.userId()); };
    return found && (!found->needs || may(*found->needs) || std::ranges::any_of(found->orNeeds, may));
}

void ActionRegistry::update()
{
    for (const Definition &definition : std::as_const(m_definitions))
        updateAction(definition);
}

void ActionRegistry::updateAction(const Definition &definition)
{
    QAction *action = m_actions.value(definition.id);
    const QString why = reason(definition.id);
    const QString object = m_objects.value(definition.id);
    const QString plain = QString(definition.text).remove(u'&').remove(u'…');
    const QString name = object.isEmpty() ? plain : tr("%1: %2", "command, what it acts on").arg(plain, object);
    const QString keys = definition.shortcut.toString(QKeySequence::NativeText);
    action->setEnabled(why.isEmpty());
    const QString tip = !why.isEmpty() ? name + u": " + why : keys.isEmpty() ? name : name + u" (" + keys + u')';
    action->setToolTip(tip.toHtmlEscaped());
    action->setStatusTip(why);
}

const ActionRegistry::Definition *ActionRegistry::definition(const QString &id) const
{
    for (const Definition &definition : m_definitions) {
        if (definition.id == id)
            return &definition;
    }
    return nullptr;
}
