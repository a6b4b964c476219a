// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/appearance.h"

#include <QMetaEnum>
#include <QSettings>

using namespace Qt::Literals::StringLiterals;

namespace {

const QString schemeKey = u"appearance/scheme"_s;
const QString densityKey = u"appearance/density"_s;

template <typename E>
E readEnum(const QSettings &settings, const QString &key, E fallback)
{
    bool known = false;
    const int value = QMetaEnum::fromType<E>().keyToValue(settings.value(key).toString().toLatin1().constData(),
                                                          &known);
    return known ? E(value) : fallback;
}

template <typename E>
QString nameOf(E value)
{
    return QString::fromLatin1(QMetaEnum::fromType<E>().valueToKey(int(value)));
}

}

Appearance Appearance::read(const QSettings &settings)
{
    const Appearance defaults;
    return {readEnum(settings, schemeKey, defaults.scheme), readEnum(settings, densityKey, defaults.density)};
}

void Appearance::write(QSettings &settings) const
{
    settings.setValue(schemeKey, nameOf(scheme));
    settings.setValue(densityKey, nameOf(density));
}
