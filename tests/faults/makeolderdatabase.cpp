// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/olderdatabase.h"

#include <QCoreApplication>

// older-database FILE VERSION PEOPLE: a database of an earlier schema, for the faults that interrupt its update.
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4)
        qFatal("usage: older-database FILE VERSION PEOPLE");
    makeOlderDatabase(arguments.at(1), arguments.at(2).toInt(), arguments.at(3).toInt());
    return 0;
}
