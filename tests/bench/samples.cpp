// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/samples.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>
#include <ctime>

using namespace Qt::Literals::StringLiterals;

namespace {

qint64 nanoseconds(clockid_t clock)
{
    timespec time {};
    clock_gettime(clock, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

double milliseconds(qint64 nanoseconds)
{
    return double(nanoseconds) / 1e6;
}

// By nearest rank.
double shareOf(QList<double> values, double share)
{
    if (values.isEmpty())
        return 0;
    std::ranges::sort(values);
    const auto rank = qsizetype(std::ceil(share * double(values.size())));
    return values.at(std::clamp<qsizetype>(rank - 1, 0, values.size() - 1));
}

QJsonArray toArray(const QList<double> &values)
{
    QJsonArray array;
    for (const double value : values)
        array.append(value);
    return array;
}

QList<double> fromArray(const QJsonArray &array)
{
    QList<double> values;
    for (const QJsonValue &value : array)
        values.append(value.toDouble());
    return values;
}

}

Moment Moment::now()
{
    return {nanoseconds(CLOCK_MONOTONIC), nanoseconds(CLOCK_THREAD_CPUTIME_ID)};
}

void Samples::add(const Moment &begun, const Moment &ended)
{
    m_values.append(milliseconds(ended.wall - begun.wall));
    m_processor.append(milliseconds(ended.processor - begun.processor));
}

void Samples::add(const Samples &others)
{
    m_values += others.m_values;
    m_processor += others.m_processor;
}

double Samples::share(double share) const
{
    return shareOf(m_values, share);
}

double Samples::processor() const
{
    return shareOf(m_processor, 0.5);
}

QJsonObject Samples::toJson() const
{
    return {{u"values"_s, toArray(m_values)}, {u"processor"_s, toArray(m_processor)}};
}

Samples Samples::fromJson(const QJsonObject &json)
{
    Samples samples;
    samples.m_values = fromArray(json.value(u"values"_s).toArray());
    samples.m_processor = fromArray(json.value(u"processor"_s).toArray());
    return samples;
}

QByteArray toJson(const Figures &figures)
{
    QJsonObject object;
    for (auto figure = figures.cbegin(); figure != figures.cend(); ++figure)
        object.insert(figure.key(), figure->toJson());
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Figures figuresFromJson(const QByteArray &json)
{
    Figures figures;
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    for (auto figure = object.begin(); figure != object.end(); ++figure)
        figures.insert(figure.key(), Samples::fromJson(figure->toObject()));
    return figures;
}

double ownMegabytes()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("RssAnon:"))
            return line.mid(8).chopped(3).trimmed().toDouble() / 1024;
    }
    return 0;
}
