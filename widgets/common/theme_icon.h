#pragma once

#include <QByteArray>
#include <QColor>
#include <QIconEngine>
#include <QPixmap>
#include <QPointer>

namespace loom::ui {

class Theme;

/// Is there a resources/icons/NAME.svg (`layers/conv2d`, `play`)?
bool iconExists(const QString& name);
/// The SVG of the icon with every `currentColor` replaced.
QByteArray tintedIcon(const QString& name, const QColor& color);
/// `px` wide and high on screen; null when there is no such icon.
QPixmap iconPixmap(const QString& name, int px, const QColor& color, double pixelRatio = 1);

/// An icon drawn in the colours that the theme has when it is painted, so that nobody has to set it again.
class ThemeIcon : public QIconEngine {
public:
    ThemeIcon(const Theme& theme, const QString& name);
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    QIconEngine* clone() const override;
    QString iconName() override { return name_; }
    bool isNull() override { return false; }

private:
    QColor color(QIcon::Mode mode) const;
    QPointer<const Theme> theme_;
    QString name_;
};

} // namespace loom::ui
