// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assets/assetdialogvalues.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double Minor = 100; // units in one of the currency
constexpr double Maximum = 1e12;

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(AssetDialogValues)
};

Error invalid(const QString &field, const QString &message)
{
    return {Error::Code::Invalid, message, field};
}

}

Result<std::optional<qint64>> AssetDialogValues::cost(const QString &typed, const QLocale &locale)
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return std::optional<qint64>();
    bool read = false;
    double value = locale.toDouble(text, &read);
    if (!read)
        value = QLocale::c().toDouble(text, &read);
    if (!read || !std::isfinite(value))
        return invalid(u"purchase_cost"_s, Tr::tr("Not an amount. Write it like %1.").arg(costText(129900, locale)));
    if (std::abs(value) > Maximum)
        return invalid(u"purchase_cost"_s, Tr::tr("This amount is too large."));
    const double minor = std::round(value * Minor);
    if (std::abs(value * Minor - minor) > 1e-3)
        return invalid(u"purchase_cost"_s, Tr::tr("An amount has at most two decimals."));
    return std::optional(qint64(minor));
}

QString AssetDialogValues::costText(std::optional<qint64> cost, const QLocale &locale)
{
    return cost ? locale.toString(double(*cost) / Minor, 'f', 2) : QString();
}

Result<std::optional<int>> AssetDialogValues::months(const QString &typed, const QLocale &locale)
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return std::optional<int>();
    bool read = false;
    const int months = locale.toInt(text, &read);
    if (!read)
        return invalid(u"warranty_months"_s, Tr::tr("Not a number of months."));
    return std::optional(months);
}

QString AssetDialogValues::monthsText(std::optional<int> months, const QLocale &locale)
{
    return months ? locale.toString(*months) : QString();
}
