#pragma once

#include <QPointer>
#include <QProxyStyle>

namespace loom::ui {

class Theme;
class WheelGuard;

/// Qt's Fusion with what a style sheet cannot set: icons grow with the theme's scale, and the wheel scrolls.
class ThemeStyle : public QProxyStyle {
    Q_OBJECT
public:
    explicit ThemeStyle(const Theme& theme);
    using QProxyStyle::polish;
    void polish(QWidget* widget) override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override;
    /// A line that is longer than its place ends in "…" behind a whole word, nowhere in a letter.
    void drawItemText(QPainter* painter, const QRect& rect, int flags, const QPalette& palette, bool enabled,
                      const QString& text, QPalette::ColorRole role) const override;

private:
    QPointer<const Theme> theme_;
    WheelGuard* wheel_;
};

} // namespace loom::ui
