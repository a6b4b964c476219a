// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QList>

// A moment of this thread: wall clock and the processor time it has used, both in nanoseconds. The wall clock is
// the same in all processes.
struct Moment
{
    qint64 wall = 0;
    qint64 processor = 0;

    static Moment now();
};

// What one figure took, time and again.
class Samples final
{
public:
    void add(double value) { m_values.append(value); }
    void add(const Moment &begun, const Moment &ended); // milliseconds, and those of the processor
    void add(const Samples &others);

    bool isEmpty() const { return m_values.isEmpty(); }
    qsizetype count() const { return m_values.size(); }
    double share(double share) const; // 0.5 the median, 0.95, 1 the greatest; 0 when there is none
    double processor() const; // the median; 0 where it was not measured

    QJsonObject toJson() const;
    static Samples fromJson(const QJsonObject &json);

private:
    QList<double> m_values;
    QList<double> m_processor;
};

// Figures by name, as they go from the process that measures to the one that prints.
using Figures = QHash<QString, Samples>;

QByteArray toJson(const Figures &figures); // one line
Figures figuresFromJson(const QByteArray &json);

// The memory that is the process's own: neither files nor libraries. 0 where the system does not tell.
double ownMegabytes();
