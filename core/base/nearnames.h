// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

// What somebody may have meant by a name that is not there: "Dell Inc" looks like "Dell Inc.".
namespace NearNames {

// Three at the most, the nearest first; of those that are as near, in the order of `there`. Case does not matter.
QStringList of(const QString &name, const QStringList &there);

}
