// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demoagenda.h"

#include <QCoreApplication>

Result<void> DemoAgenda::run(DemoClock &clock, const QDateTime &end, const Progress &progress)
{
    const QDateTime start = clock.now();
    const auto span = static_cast<double>(start.secsTo(end));
    while (!m_acts.empty() && m_acts.begin()->first < end) {
        const auto next = m_acts.extract(m_acts.begin());
        clock.setNow(qMax(clock.now(), next.key()));
        if (auto done = next.mapped()(); !done)
            return done;
        if (progress && !progress(static_cast<double>(start.secsTo(clock.now())) / span))
            return Error {Error::Code::Cancelled,
                          QCoreApplication::translate("DemoData", "Making the demo was cancelled.")};
    }
    return {};
}
