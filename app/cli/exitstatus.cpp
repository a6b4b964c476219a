// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exitstatus.h"

ExitStatus exitStatus(Error::Code code)
{
    switch (code) {
    case Error::Code::NotSignedIn:
    case Error::Code::Denied:
        return ExitStatus::Denied;
    case Error::Code::Conflict:
    case Error::Code::Duplicate:
    case Error::Code::Reference:
        return ExitStatus::Conflict;
    case Error::Code::NotFound:
        return ExitStatus::NotFound;
    case Error::Code::Invalid:
        return ExitStatus::Invalid;
    case Error::Code::Busy:
    case Error::Code::Unsupported:
    case Error::Code::Storage:
    case Error::Code::Cancelled:
        break;
    }
    return ExitStatus::Storage;
}
