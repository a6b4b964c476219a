// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QtConcurrent>

#include <type_traits>

// Runs `work` in another thread and hands what it returns to `done` in the thread of `owner`, always later.
// If the owner is gone by then, nothing happens. (Qt 6.4's QFuture::then() asserts in that case.)
template <typename Work, typename Done>
void runInBackground(QObject *owner, Work work, Done done)
{
    auto *watcher = new QFutureWatcher<std::invoke_result_t<Work>>(owner);
    QObject::connect(watcher, &QFutureWatcherBase::finished, owner, [watcher, done] {
        watcher->deleteLater();
        done(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(work));
}
