// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <functional>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace {

using Colour = std::function<QColor(QIcon::Mode)>;

constexpr qreal DisabledOpacity = 0.4;

QString pathOf(const QString &name)
{
    return u":/icons/"_s + name + u".svg"_s;
}

// One SVG whose currentColor is filled in when it is drawn.
class SvgEngine final : public QIconEngine
{
public:
    SvgEngine(QString name, Colour colour)
        : m_name(std::move(name))
        , m_colour(std::move(colour))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        const QPixmap pixmap = draw(rect.size(), mode, ratio);
        painter->drawPixmap(rect, pixmap);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override { return draw(size, mode, 1); }

    // `size` comes in device pixels.
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal) override
    {
        return draw(size, mode, 1);
    }

    QIconEngine *clone() const override { return new SvgEngine(*this); }
    QString key() const override { return u"CustodianSvg"_s; }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

private:
    QPixmap draw(const QSize &size, QIcon::Mode mode, qreal ratio) const
    {
        const QColor colour = m_colour(mode);
        const QSize device = size * ratio;
        const QString cacheKey = u"icon/%1/%2/%3x%4/%5"_s.arg(m_name, colour.name(QColor::HexArgb))
                                     .arg(device.width())
                                     .arg(device.height())
                                     .arg(mode == QIcon::Disabled);
        QPixmap pixmap;
        if (!QPixmapCache::find(cacheKey, &pixmap)) {
            pixmap = QPixmap::fromImage(render(device, colour, mode == QIcon::Disabled ? DisabledOpacity : 1));
            QPixmapCache::insert(cacheKey, pixmap);
        }
        pixmap.setDevicePixelRatio(ratio);
        return pixmap;
    }

    QImage render(const QSize &size, const QColor &colour, qreal opacity) const
    {
        QFile file(pathOf(m_name));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QSvgRenderer svg(file.readAll().replace("currentColor", colour.name().toLatin1()));
        svg.setAspectRatioMode(Qt::KeepAspectRatio);
        QImage image(size, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        svg.render(&painter);
        if (opacity < 1) { // afterwards and at once: strokes that cross must not show
            painter.setCompositionMode(QPainter::CompositionMode_DestinationIn);
            painter.fillRect(image.rect(), QColor::fromRgbF(0, 0, 0, float(opacity)));
        }
        return image;
    }

    QString m_name;
    Colour m_colour;
};

QIcon make(const QString &name, Colour colour)
{
    if (!Icons::exists(name)) {
#ifndef QT_NO_DEBUG
        if (!name.isEmpty())
            qWarning("No bundled icon is named \"%s\"", qUtf8Printable(name));
#endif
        return {};
    }
    return QIcon(new SvgEngine(name, std::move(colour)));
}

QColor textColour(QIcon::Mode mode)
{
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::Active, mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::Text);
}

} // namespace

QIcon Icons::get(const QString &name)
{
    return make(name, textColour);
}

QIcon Icons::get(const QString &name, const QColor &tint)
{
    return make(name, [tint](QIcon::Mode) { return tint; });
}

QIcon Icons::get(const QString &name, Theme::Role role)
{
    return make(name, [role](QIcon::Mode) { return Theme::color(role); });
}

bool Icons::exists(const QString &name)
{
    return !name.isEmpty() && QFile::exists(pathOf(name));
}
