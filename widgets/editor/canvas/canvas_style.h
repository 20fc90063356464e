#pragma once

#include <QColor>
#include <QFont>
#include <QHash>
#include <QPixmap>

namespace loom::ui {

class Theme;

/// Colours, fonts and icons of the canvas, taken out of the theme once so that painting looks nothing up.
class CanvasStyle {
public:
    explicit CanvasStyle(Theme* theme);
    void reload();

    double scale = 1; ///< the theme's; the view multiplies its zoom by it
    double smallZoom = 0; ///< below, a card is its icon and its name, as large as they fit
    QColor canvas, grid, card, border, picked, accent, focus, text, muted, frame, frameBorder;
    QColor wire, badWire, port, dimPort, glow, pill, pillText, error, errorFill, warning, warningFill, minimap;
    QFont name, body, small;

    /// In the text colour, drawn for that many pixels: a larger one made small would lose its strokes.
    QPixmap icon(const QString& name, int pixels) const;
    Theme* theme() const { return theme_; }

private:
    Theme* theme_;
    mutable QHash<std::pair<QString, int>, QPixmap> icons_;
};

} // namespace loom::ui
