// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"
#include "ui/common/theme.h"

#include <QList>
#include <QString>

// How the kinds of statuses are shown.
namespace StatusKinds {

QList<StatusKind::Value> all(); // in the order of an asset's life
QString sentence(StatusKind::Value kind); // translated: what may be done with such an asset
QString iconName(StatusKind::Value kind);
Theme::Role color(StatusKind::Value kind); // always beside icon and text

}
