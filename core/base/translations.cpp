// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

using namespace Qt::Literals::StringLiterals;

namespace {

void installFile(const QLocale &locale, const QString &name, const QString &folder)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(locale, name, u"_"_s, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

}

namespace Translations {

void install(const QLocale &locale)
{
    const QString ours = u"custodian"_s;
    const QString folder = u":/translations"_s;
    installFile(QLocale(QLocale::English), ours, folder); // what it holds are plurals
    if (locale.language() == QLocale::English || locale.language() == QLocale::C)
        return;
    installFile(locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    installFile(locale, ours, folder);
}

}
