#pragma once

#include "plots/map_image.h"

#include <QWidget>

namespace loom::ui {

class Theme;

/// The colour scale in use with the numbers at its ends (and 0 in the middle when it is symmetric).
class ColorScale : public QWidget {
    Q_OBJECT
public:
    explicit ColorScale(Theme& theme, QWidget* parent = nullptr);
    void setScale(MapScale scale, const MapRange& range);
    /// Instead of numbers: each map has its own scale.
    void setWords(const QString& words);
    const MapRange& range() const { return range_; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme& theme_;
    MapScale scale_ = MapScale::diverging;
    MapRange range_;
    QString words_;
};

} // namespace loom::ui
