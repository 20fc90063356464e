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

/// Many maps of one size as tiles in one colour scale; a click picks one to be enlarged, the pointer reads its
/// numbers.
class MapPanel : public QWidget {
    Q_OBJECT
public:
    explicit MapPanel(Theme& theme, QWidget* parent = nullptr);

    /// `word` names one of them: "map %1".
    void setMaps(MapStack maps, const QString& word);
    /// Each map in a scale of its own instead of one for all.
    void setOwnScale(bool own);
    /// Enlarges that map and frames a cell of it; -1: all of them, no cell.
    void showPicked(int map, const QPoint& cell);
    void retranslate();

    const MapStack& maps() const { return maps_; }
    int enlarged() const { return enlarged_; }
    const MapRange& range() const { return range_; }
    MapRange rangeFor(int map) const;
    TileGrid* grid() const { return grid_; }
    HeatMap* large() const { return large_; }
    QString readout() const;

signals:
    void picked(int map); ///< -1: all of them are asked for
    void cellPicked(const QPoint& cell); ///< of the enlarged map

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void enlarge(int map);
    void showScale();
    void showLarge();
    void nameEnlarged();
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
