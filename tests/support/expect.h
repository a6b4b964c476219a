// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtGlobal>

// The value of what must succeed; ends the test run with the error otherwise.
template <typename T>
T got(Result<T> result)
{
    if (!result)
        qFatal("%s %s", qUtf8Printable(result.error().message), qUtf8Printable(result.error().detail));
    return *std::move(result);
}

inline void got(const Result<void> &result)
{
    if (!result)
        qFatal("%s %s", qUtf8Printable(result.error().message), qUtf8Printable(result.error().detail));
}

// The error of what must fail.
template <typename T>
Error refusal(const Result<T> &result)
{
    return result ? Error {Error::Code::Cancelled, QStringLiteral("it was allowed")} : result.error();
}
