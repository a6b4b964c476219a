// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/errortext.h"

#include <QCoreApplication>

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ErrorText", text);
}

QString advice(Error::Code code)
{
    switch (code) {
    case Error::Code::Reference:
        return tr("Nothing was changed. Remove what refers to it first.");
    case Error::Code::Conflict:
    case Error::Code::Duplicate:
        return tr("Nothing was changed.");
    case Error::Code::Denied:
        return tr("Ask an administrator.");
    case Error::Code::Busy:
        return tr("Nothing was changed, and what you typed is kept.");
    case Error::Code::Storage:
        return tr("What was saved before is safe.");
    case Error::Code::NotFound:
    case Error::Code::Invalid:
    case Error::Code::NotSignedIn:
    case Error::Code::Unsupported:
    case Error::Code::Cancelled:
        break;
    }
    return {};
}

}

namespace ErrorText {

QString sentence(const Error &error)
{
    const QString todo = advice(error.code);
    return todo.isEmpty() || error.message.contains(todo) ? error.message : error.message + u' ' + todo;
}

QString details(const Error &error)
{
    return error.detail;
}

}
