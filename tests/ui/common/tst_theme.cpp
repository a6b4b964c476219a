// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QDir>
#include <QMetaEnum>
#include <QTest>
#include <QWidget>

using namespace Qt::Literals::StringLiterals;
using Theme::Density;
using Theme::Role;
using Theme::Scheme;

namespace {

// The colour of the most opaque pixel.
QColor inkOf(const QIcon &icon, QIcon::Mode mode = QIcon::Normal)
{
    const QImage image = icon.pixmap(QSize(48, 48), 1, mode).toImage();
    QColor ink(Qt::transparent);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (const QColor pixel = image.pixelColor(x, y); pixel.alpha() > ink.alpha())
                ink = pixel;
        }
    }
    return ink;
}

} // namespace

class TestTheme final : public QObject
{
    Q_OBJECT

private slots:
    void semanticColoursAreReadable_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<Theme::Role>("role");
        const QMetaEnum roles = QMetaEnum::fromType<Role>();
        for (const bool dark : {false, true}) {
            for (const Role role : {Role::Success, Role::Warning, Role::Danger, Role::Info, Role::Muted, Role::Accent})
                QTest::addRow("%s in %s", roles.valueToKey(int(role)), dark ? "dark" : "light") << dark << role;
        }
    }

    void semanticColoursAreReadable()
    {
        QFETCH(bool, dark);
        QFETCH(Theme::Role, role);
        const QPalette palette = dark ? Theme::darkPalette() : Theme::lightPalette();
        const QColor colour = Theme::color(role, palette);
        for (const auto ground : {QPalette::Base, QPalette::AlternateBase, QPalette::Window, QPalette::Highlight})
            QCOMPARE_GE(Theme::contrast(colour, palette.color(ground)), 4.5);
        QCOMPARE_GE(Theme::contrast(colour, Theme::color(Role::SurfaceRaised, palette)), 4.5);
        QCOMPARE_GE(Theme::contrast(colour, Theme::tint(role, palette)), 4.5);
    }

    void textIsReadable_data()
    {
        QTest::addColumn<QPalette::ColorRole>("text");
        QTest::addColumn<QPalette::ColorRole>("ground");
        QTest::newRow("window") << QPalette::WindowText << QPalette::Window;
        QTest::newRow("base") << QPalette::Text << QPalette::Base;
        QTest::newRow("alternate base") << QPalette::Text << QPalette::AlternateBase;
        QTest::newRow("button") << QPalette::ButtonText << QPalette::Button;
        QTest::newRow("selection") << QPalette::HighlightedText << QPalette::Highlight;
        QTest::newRow("text on selection") << QPalette::Text << QPalette::Highlight;
        QTest::newRow("placeholder") << QPalette::PlaceholderText << QPalette::Base;
        QTest::newRow("placeholder on window") << QPalette::PlaceholderText << QPalette::Window;
        QTest::newRow("link") << QPalette::Link << QPalette::Base;
        QTest::newRow("link on window") << QPalette::Link << QPalette::Window;
        QTest::newRow("visited link") << QPalette::LinkVisited << QPalette::Base;
        QTest::newRow("tool tip") << QPalette::ToolTipText << QPalette::ToolTipBase;
    }

    void textIsReadable()
    {
        QFETCH(QPalette::ColorRole, text);
        QFETCH(QPalette::ColorRole, ground);
        for (const QPalette &palette : {Theme::lightPalette(), Theme::darkPalette()})
            QCOMPARE_GE(Theme::contrast(palette.color(text), palette.color(ground)), 4.5);
    }

    void textOnAccentIsReadable()
    {
        for (const QPalette &palette : {Theme::lightPalette(), Theme::darkPalette()})
            QCOMPARE_GE(Theme::contrast(Theme::color(Role::OnAccent, palette), Theme::color(Role::Accent, palette)),
                        4.5);
    }

    void contrastIsThatOfTheGuidelines()
    {
        QCOMPARE(qRound(Theme::contrast(Qt::black, Qt::white)), 21);
        QCOMPARE(Theme::contrast(Qt::red, Qt::red), 1.0);
        QCOMPARE(qRound(100 * Theme::contrast(QColor(0x767676), Qt::white)), 454);
    }

    void schemesSwitch()
    {
        Theme::apply(*qApp, Scheme::Dark, Density::Comfortable);
        QVERIFY(Theme::isDark());
        Theme::apply(*qApp, Scheme::Light, Density::Comfortable);
        QVERIFY(!Theme::isDark());
    }

    void systemForgetsTheSchemeBefore()
    {
        Theme::apply(*qApp, Scheme::System, Density::Comfortable);
        const bool dark = Theme::isDark();
        Theme::apply(*qApp, dark ? Scheme::Light : Scheme::Dark, Density::Comfortable);
        Theme::apply(*qApp, Scheme::System, Density::Comfortable);
        QCOMPARE(Theme::isDark(), dark);
    }

    void compactRowsAreLower()
    {
        const QWidget widget;
        Theme::apply(*qApp, Scheme::Light, Density::Compact);
        QCOMPARE(Theme::density(&widget), Density::Compact);
        const int compact = Theme::rowHeight(&widget);
        Theme::apply(*qApp, Scheme::Light, Density::Comfortable);
        QCOMPARE(Theme::density(&widget), Density::Comfortable);
        QCOMPARE_LT(compact, Theme::rowHeight(&widget));
    }

    void densityOutlivesAStyleSheet()
    {
        Theme::apply(*qApp, Scheme::Light, Density::Compact);
        QWidget widget;
        widget.setStyleSheet(u"QWidget { margin: 0 }"_s);
        QCOMPARE(Theme::density(&widget), Density::Compact);
    }

    void digitsAreTabular()
    {
        const QFontMetrics metrics(Theme::tabularDigits(QApplication::font()));
        for (char16_t digit = u'1'; digit <= u'9'; ++digit)
            QCOMPARE(metrics.horizontalAdvance(QChar(digit)), metrics.horizontalAdvance(u'0'));
    }

    void everyIconIsDrawn()
    {
        const QStringList files = QDir(u":/icons"_s).entryList({u"*.svg"_s});
        QVERIFY(files.size() > 50);
        for (const QString &file : files) {
            const QIcon icon = Icons::get(file.chopped(4));
            QVERIFY2(!icon.isNull() && inkOf(icon).alpha() > 200, qPrintable(file));
        }
    }

    void iconsFollowThePalette()
    {
        Theme::apply(*qApp, Scheme::Light, Density::Comfortable);
        const QIcon plain = Icons::get(u"key"_s);
        const QIcon role = Icons::get(u"key"_s, Role::Danger);
        const QIcon tinted = Icons::get(u"key"_s, QColor(Qt::magenta));
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            Theme::apply(*qApp, scheme, Density::Comfortable);
            const QPalette palette = QApplication::palette();
            QCOMPARE(inkOf(plain).rgb(), palette.color(QPalette::Text).rgb());
            QCOMPARE(inkOf(plain, QIcon::Selected).rgb(), palette.color(QPalette::HighlightedText).rgb());
            QVERIFY(inkOf(plain, QIcon::Disabled).alpha() < 128);
            QCOMPARE(inkOf(role).rgb(), Theme::color(Role::Danger).rgb());
            QCOMPARE(inkOf(tinted).rgb(), QColor(Qt::magenta).rgb());
        }
    }

    void unknownIconIsNull()
    {
#ifndef QT_NO_DEBUG
        QTest::ignoreMessage(QtWarningMsg, "No bundled icon is named \"no-such-icon\"");
#endif
        QVERIFY(Icons::get(u"no-such-icon"_s).isNull());
        QVERIFY(Icons::get(QString()).isNull());
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
