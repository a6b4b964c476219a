// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"
#include "support/expect.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

// fault-writer FILE COUNT TAG: what a window does, many times: so many operations that check the asset out and in by
// turns, with a look at what others wrote before each. Prints the id of each operation, and on standard error why one
// failed.
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4)
        qFatal("usage: fault-writer FILE COUNT TAG");
    Clock clock;
    const auto workspace = got(Workspace::open(arguments.at(1), clock));
    const qint64 administrator = got(workspace->people.findByEmail(u"admin@example.org"_s)).id;
    got(workspace->session.open(administrator));
    const qint64 asset = got(workspace->assets.findByTag(arguments.at(3))).id;
    int failed = 0;
    for (int i = 0; i < arguments.at(2).toInt(); ++i) {
        (void)got(workspace->database.dataVersion());
        const bool isOut = got(workspace->custody.current(asset)).has_value();
        const auto saved = isOut ? workspace->custody.checkIn({.assetIds = {asset}})
                                 : workspace->custody.checkOut({.assetIds = {asset}, .userId = administrator});
        if (saved) {
            std::printf("%lld\n", saved->operation);
        } else {
            std::fprintf(stderr, "%s %s\n", qUtf8Printable(saved.error().message),
                         qUtf8Printable(saved.error().detail));
            ++failed;
        }
    }
    return failed == 0 ? 0 : 1;
}
