#include "common/theme_icon.h"

#include "common/theme.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace loom::ui {
namespace {

QString fileOf(const QString& name)
{
    return QStringLiteral(":/icons/%1.svg").arg(name);
}

} // namespace

bool iconExists(const QString& name)
{
    return QFile::exists(fileOf(name));
}

QByteArray tintedIcon(const QString& name, const QColor& color)
{
    QFile file(fileOf(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("currentColor", color.name().toUtf8());
}

QPixmap iconPixmap(const QString& name, int px, const QColor& color, double pixelRatio)
{
    const int size = qMax(1, qRound(px * pixelRatio));
    const QString key = QStringLiteral("loom/%1/%2/%3").arg(name).arg(size).arg(color.rgba());
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        QSvgRenderer svg(tintedIcon(name, color));
        if (!svg.isValid())
            return {};
        pixmap = QPixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setOpacity(color.alphaF());
        svg.render(&painter);
        painter.end();
        QPixmapCache::insert(key, pixmap);
    }
    pixmap.setDevicePixelRatio(pixelRatio);
    return pixmap;
}

ThemeIcon::ThemeIcon(const Theme& theme, const QString& name)
    : theme_(&theme)
    , name_(name)
{
}

QColor ThemeIcon::color(QIcon::Mode mode) const
{
    if (!theme_)
        return Qt::gray;
    return theme_->color(mode == QIcon::Disabled ? QStringLiteral("disabled") : QStringLiteral("text"));
}

void ThemeIcon::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State)
{
    const int px = qMin(rect.width(), rect.height());
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1;
    const QPixmap pixmap = iconPixmap(name_, px, color(mode), ratio);
    painter->drawPixmap(rect.x() + (rect.width() - px) / 2, rect.y() + (rect.height() - px) / 2, pixmap);
}

QPixmap ThemeIcon::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State)
{
    return iconPixmap(name_, qMin(size.width(), size.height()), color(mode));
}

QPixmap ThemeIcon::scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale)
{
    // Qt passes the size in device pixels.
    return iconPixmap(name_, qRound(qMin(size.width(), size.height()) / scale), color(mode), scale);
}

QIconEngine* ThemeIcon::clone() const
{
    return new ThemeIcon(*this);
}

} // namespace loom::ui
