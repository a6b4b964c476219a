// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchapplication.h"

#include <QEventLoop>
#include <QMetaEnum>
#include <QScopedValueRollback>
#include <QThread>
#include <QTimer>

namespace {

constexpr qint64 stallNanoseconds = 5'000'000;

QByteArray description(const QObject *receiver, QEvent::Type type)
{
    const char *key = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
    return QByteArray(receiver->metaObject()->className()) + ' ' + (key ? QByteArray(key) : QByteArray::number(type));
}

}

BenchApplication::BenchApplication(int &argc, char **argv)
    : QApplication(argc, argv)
{
}

bool BenchApplication::notify(QObject *receiver, QEvent *event)
{
    if (QThread::currentThread() != thread()) // objects of other threads tell each other of their children
        return QApplication::notify(receiver, event);
    const QEvent::Type type = event->type();
    const bool outermost = m_depth == 0;
    QByteArray what; // the receiver may be gone afterwards
    if (outermost) {
        what = description(receiver, type);
        m_begun = Moment::now();
    }
    bool result = false;
    {
        const QScopedValueRollback deeper(m_depth, m_depth + 1);
        result = QApplication::notify(receiver, event);
    }
    m_painted = m_painted || (type == QEvent::Paint && receiver == m_watched);
    if (outermost)
        eventHandled(what);
    return result;
}

void BenchApplication::eventHandled(const QByteArray &what)
{
    const Moment now = Moment::now();
    if (now.wall - m_begun.wall >= stallNanoseconds)
        m_stalls.append({m_begun, now, m_job, what});
    if (std::exchange(m_painted, false))
        m_lastPaint = now;
    if (m_afterEvent)
        m_afterEvent();
}

bool BenchApplication::runUntil(const std::function<bool()> &done, std::chrono::seconds limit)
{
    QEventLoop loop;
    QTimer over;
    over.setSingleShot(true);
    connect(&over, &QTimer::timeout, &loop, [&loop] { loop.exit(1); });
    over.start(limit);
    const QScopedValueRollback asked(m_afterEvent, std::function<void()>([&] {
                                         if (done())
                                             loop.quit();
                                     }));
    return done() || loop.exec() == 0;
}

void BenchApplication::post(const std::function<void()> &act)
{
    QMetaObject::invokeMethod(this, act, Qt::QueuedConnection);
}
