// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/program.h"

#include "core/base/translations.h"

#include <QCoreApplication>
#include <QLocale>

#include <clocale>

#ifdef Q_OS_UNIX
#include <csignal>
#include <fcntl.h>
#include <langinfo.h>
#include <unistd.h>
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

// Where one of the three was closed, the next file to be opened would get its number, and what is printed.
void fillStandardDescriptors()
{
#ifdef Q_OS_UNIX
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(descriptor, F_GETFD) < 0) // opened the wrong way round, so that using it is an error as before
            (void)::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
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
    fillStandardDescriptors();
    ignoreSignals();
    useUtf8();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationVersion(QStringLiteral(CUSTODIAN_VERSION));
    Translations::install(QLocale());
    return Program::run(QCoreApplication::arguments());
}
