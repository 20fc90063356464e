#pragma once

#include "plots/map_image.h"

#include <QWidget>
#include <functional>

class QCheckBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace loom::ui {

class ColorScale;
class HeatMap;
class Theme;
class TileGrid;

/// Many maps of one size as tiles in one colour scale; a click enlarges one, the pointer reads its numbers.
class MapPanel : public QWidget {
    Q_OBJECT
public:
    explicit MapPanel(Theme& theme, QWidget* parent = nullptr);

    /// `word` names one of them: "map %1".
    void setMaps(MapStack maps, const QString& word);
    /// Each map in a scale of its own instead of one for all.
    void setOwnScale(bool own);
    void enlarge(int map); ///< -1: back to all
    void retranslate();

    const MapStack& maps() const { return maps_; }
    int enlarged() const { return enlarged_; }
    const MapRange& range() const { return range_; }
    MapRange rangeFor(int map) const;
    TileGrid* grid() const { return grid_; }
    HeatMap* large() const { return large_; }
    QString readout() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showScale();
    void showLarge();
    void read(int map, int row, int column);

    Theme& theme_;
    MapStack maps_;
    MapColors colors_;
    MapRange range_;
    QString word_;
    bool own_ = false;
    int enlarged_ = -1;
    QStackedWidget* pages_;
    TileGrid* grid_;
    HeatMap* large_;
    ColorScale* scale_;
    QLabel* readout_;
    QPushButton* back_;
    QCheckBox* ownScale_;
};

} // namespace loom::ui
