// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/program.h"

#include <QCoreApplication>

#include <clocale>

#ifdef Q_OS_UNIX
#include <csignal>
#include <langinfo.h>
#endif

using namespace Qt::Literals::StringLiterals;

namespace {

// A reader that goes away or a file that is full is an error of the call that writes, not the end of the program.
void ignoreSignals()
{
#ifdef Q_OS_UNIX
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
#endif
}

// Arguments and output are UTF-8 whatever the locale says; without this Qt would warn of it, as under cron.
void useUtf8()
{
#ifdef Q_OS_UNIX
    std::setlocale(LC_ALL, "");
    if (QByteArray(::nl_langinfo(CODESET)) != "UTF-8")
        qputenv("LC_ALL", "C.UTF-8");
#endif
}

}

int main(int argc, char *argv[])
{
    ignoreSignals();
    useUtf8();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationVersion(QStringLiteral(CUSTODIAN_VERSION));
    return Program::run(QCoreApplication::arguments());
}
