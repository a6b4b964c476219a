// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/screenshots.h"

#include <QApplication>
#include <QDialog>
#include <QPainter>
#include <QScreen>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

// The screen as it is where there is one, else the widgets painted over each other.
QPixmap picture(QWidget &window)
{
    if (QGuiApplication::platformName() == "xcb"_L1)
        return window.screen()->grabWindow(0);
    QPixmap pixmap = window.grab();
    QPainter painter(&pixmap);
    for (const QWidget *dialog : QApplication::topLevelWidgets()) {
        if (dialog->isVisible() && qobject_cast<const QDialog *>(dialog)) {
            const QPoint corner((window.width() - dialog->width()) / 2, (window.height() - dialog->height()) / 2);
            painter.fillRect(window.rect(), QColor(0, 0, 0, 60));
            painter.drawPixmap(corner, const_cast<QWidget *>(dialog)->grab());
        }
    }
    return pixmap;
}

}

Screenshots::Screenshots(const char *variable, const QString &fallback)
    : m_folder(qEnvironmentVariable(variable, fallback))
{
    m_folder.mkpath(u"."_s);
}

void Screenshots::take(QWidget &window, const QString &name)
{
    QTest::qWait(150); // layouts and animations settle
    ++m_count;
    const QString file = m_folder.filePath(u"%1-%2.png"_s.arg(m_count, 2, 10, QLatin1Char('0')).arg(name));
    QVERIFY2(picture(window).save(file), qPrintable(file));
}
