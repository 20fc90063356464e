#include "common/theme_style.h"

#include "common/fitting_words.h"
#include "common/theme.h"
#include "common/wheel_guard.h"

#include <QPainter>
#include <QStyleFactory>

namespace loom::ui {

ThemeStyle::ThemeStyle(const Theme& theme)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
    , theme_(&theme)
    , wheel_(new WheelGuard(this))
{
}

void ThemeStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    wheel_->watch(widget);
}

int ThemeStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    constexpr double kIcon = 5, kSmallIcon = 4.5, kTitleIcon = 4, kGap = 2; // units
    if (!theme_)
        return QProxyStyle::pixelMetric(metric, option, widget);
    switch (metric) {
    case PM_ToolBarIconSize:
        return theme_->px(kIcon);
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
    case PM_TabCloseIndicatorWidth:
    case PM_TabCloseIndicatorHeight:
        return theme_->px(kSmallIcon);
    case PM_LayoutHorizontalSpacing:
        return theme_->px(kGap);
    case PM_TitleBarButtonIconSize:
        return theme_->px(kTitleIcon);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ThemeStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* data) const
{
    constexpr int kToolTipDelay = 400; // ms
    if (hint == SH_ToolTip_WakeUpDelay)
        return kToolTipDelay;
    // A click on a slider's groove goes there at once.
    if (hint == SH_Slider_AbsoluteSetButtons)
        return Qt::LeftButton;
    return QProxyStyle::styleHint(hint, option, widget, data);
}

void ThemeStyle::drawItemText(QPainter* painter, const QRect& rect, int flags, const QPalette& palette, bool enabled,
                              const QString& text, QPalette::ColorRole role) const
{
    const bool line = !(flags & Qt::TextWordWrap) && !text.contains(QLatin1Char('\n'))
        && !text.contains(QLatin1Char('&')); // of a mnemonic
    const bool longer = line && textWidth(text, painter->font()) > rect.width() + 1;
    QProxyStyle::drawItemText(painter, rect, flags, palette, enabled,
                              longer ? fittingWords(text, painter->font(), rect.width()) : text, role);
}

} // namespace loom::ui
