// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QProxyStyle>

// Fusion, flattened: our inputs, buttons, headers and focus rings, drawn from the palette. It replaces an
// application-wide style sheet, which would slow down every widget and freeze colours.
class Style final : public QProxyStyle
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Style)

public:
    // styleHint() that answers with the Theme::Density, also through style sheets and other proxies, plus one;
    // a style that does not know it answers 0.
    static constexpr auto DensityHint = StyleHint(SH_CustomBase + 1);

    static constexpr char InvalidProperty[] = "invalid"; // dynamic, bool: outlines an editor as wrong

    explicit Style(Theme::Density density);

    void polish(QWidget *widget) override;
    using QProxyStyle::polish;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget = nullptr) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget = nullptr) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option,
                         const QWidget *widget = nullptr) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option = nullptr,
                    const QWidget *widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption *option = nullptr, const QWidget *widget = nullptr,
                  QStyleHintReturn *returnData = nullptr) const override;
    QIcon standardIcon(StandardPixmap pixmap, const QStyleOption *option = nullptr,
                       const QWidget *widget = nullptr) const override;

private:
    void drawTableCell(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;

    Theme::Density m_density;
    mutable qint64 m_hairlinePalette = -1; // cache key of the palette that the colour below was mixed from
    mutable QColor m_hairline;
};
