// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QLocale>

#include <optional>

// Numbers of an asset as people type them. Empty text is no value; what cannot be read is Invalid with its field.
namespace AssetDialogValues {

// Minor units from "1,234.50" in the way of the locale, or with a plain dot.
Result<std::optional<qint64>> cost(const QString &typed, const QLocale &locale);
QString costText(std::optional<qint64> cost, const QLocale &locale);

Result<std::optional<int>> months(const QString &typed, const QLocale &locale);
QString monthsText(std::optional<int> months, const QLocale &locale);

}
