// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/errortext.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

QString advice(Error::Code code)
{
    switch (code) {
    case Error::Code::Reference:
        return Tr::tr("Nothing was changed. Remove what refers to it first.");
    case Error::Code::Conflict:
    case Error::Code::Duplicate:
        return Tr::tr("Nothing was changed.");
    case Error::Code::Denied:
        return Tr::tr("Ask an administrator.");
    case Error::Code::Busy:
        return Tr::tr("Nothing was changed, and what you typed is kept.");
    case Error::Code::Storage:
        return Tr::tr("What was saved before is safe.");
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
    if (todo.isEmpty() || error.message.contains(todo))
        return error.message;
    const bool ended = error.message.endsWith(u'.') || error.message.endsWith(u':');
    return error.message + (ended ? u" "_s : u". "_s) + todo;
}

QString details(const Error &error)
{
    return error.detail;
}

}
