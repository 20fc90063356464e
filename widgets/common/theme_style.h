#pragma once

#include <QPointer>
#include <QProxyStyle>

namespace loom::ui {

class Theme;

/// Qt's Fusion with the sizes that a style sheet cannot set: icons grow with the theme's scale.
class ThemeStyle : public QProxyStyle {
    Q_OBJECT
public:
    explicit ThemeStyle(const Theme& theme);
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override;

private:
    QPointer<const Theme> theme_;
};

} // namespace loom::ui
