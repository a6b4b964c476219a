// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/catalog/statuskinds.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(StatusKinds)
};

}

namespace StatusKinds {

QList<StatusKind::Value> all()
{
    using enum StatusKind::Value;
    return {Pending, Deployable, Deployed, Undeployable, Archived};
}

QString sentence(StatusKind::Value kind)
{
    switch (kind) {
    case StatusKind::Value::Deployable:
        return Tr::tr("In stock: can be checked out.");
    case StatusKind::Value::Deployed:
        return Tr::tr("In use, mostly by the person who holds it.");
    case StatusKind::Value::Pending:
        return Tr::tr("On its way or being prepared: not yet to be checked out.");
    case StatusKind::Value::Undeployable:
        return Tr::tr("Broken, lost or in repair: cannot be checked out.");
    case StatusKind::Value::Archived:
        return Tr::tr("Retired: kept for the record, in nobody's hands.");
    }
    return {};
}

QString iconName(StatusKind::Value kind)
{
    switch (kind) {
    case StatusKind::Value::Deployable:
        return u"status-deployable"_s;
    case StatusKind::Value::Deployed:
        return u"status-deployed"_s;
    case StatusKind::Value::Pending:
        return u"status-pending"_s;
    case StatusKind::Value::Undeployable:
        return u"status-undeployable"_s;
    case StatusKind::Value::Archived:
        return u"status-archived"_s;
    }
    return {};
}

Theme::Role color(StatusKind::Value kind)
{
    switch (kind) {
    case StatusKind::Value::Deployable:
        return Theme::Role::Success;
    case StatusKind::Value::Deployed:
        return Theme::Role::Info;
    case StatusKind::Value::Pending:
        return Theme::Role::Warning;
    case StatusKind::Value::Undeployable:
        return Theme::Role::Danger;
    case StatusKind::Value::Archived:
        return Theme::Role::Muted;
    }
    return Theme::Role::Muted;
}

}
