#include "editor/canvas/canvas_style.h"

#include "common/theme.h"
#include "editor/canvas/canvas_geometry.h"

namespace loom::ui {

CanvasStyle::CanvasStyle(Theme* theme)
    : theme_(theme)
{
    reload();
}

void CanvasStyle::reload()
{
    const auto color = [this](const char* key) { return theme_->color(QLatin1String(key)); };
    scale = theme_->scale();
    // A class sees the card from afar: small print is for a network that fits at its natural size.
    constexpr double kNearlyWhole = 0.99;
    smallZoom = scale > 1 ? kNearlyWhole : canvas::kSmallZoom;
    canvas = color("canvas");
    grid = color("canvas_grid");
    card = color("card");
    border = color("card_border");
    picked = color("card_selected");
    accent = color("accent");
    focus = color("focus");
    text = color("text");
    muted = color("muted");
    frame = color("group");
    frameBorder = color("group_border");
    wire = color("wire");
    badWire = color("wire_bad");
    port = color("port");
    dimPort = color("port_dim");
    glow = color("glow");
    pill = color("pill");
    pillText = color("pill_text");
    error = color("error");
    errorFill = color("error_fill");
    warning = color("warning");
    warningFill = color("warning_fill");
    minimap = color("minimap");
    // The view scales everything, so fonts are those of scale 1.
    constexpr double kName = 13, kBody = 13, kSmall = 12;
    name = theme_->font(kName / scale, true);
    body = theme_->font(kBody / scale);
    small = theme_->font(kSmall / scale);
    icons_.clear();
}

QPixmap CanvasStyle::icon(const QString& name, int pixels) const
{
    constexpr qsizetype kMost = 500; // every zoom has its own
    const std::pair<QString, int> key(name, pixels);
    const auto found = icons_.constFind(key);
    if (found != icons_.constEnd())
        return *found;
    if (icons_.size() >= kMost)
        icons_.clear();
    QPixmap pixmap = theme_->pixmap(name, pixels, text);
    if (pixmap.isNull())
        pixmap = theme_->pixmap(QStringLiteral("dot"), pixels, text);
    icons_.insert(key, pixmap);
    return pixmap;
}

} // namespace loom::ui
