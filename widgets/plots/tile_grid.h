#pragma once

#include <QAbstractScrollArea>
#include <QHash>
#include <QImage>
#include <functional>

namespace loom::ui {

class Theme;

/// Many small pictures in rows: feature maps, filters, samples. Only what is seen is drawn, so any number
/// will do. Arrow keys move the picked tile, Enter or a click opens it.
class TileGrid : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit TileGrid(Theme& theme, QWidget* parent = nullptr);

    /// `image` and `caption` are asked for the tiles in view. `cells`: columns and rows of one picture. A null image
    /// is asked for again with the next painting, or comes by `setPicture`.
    void setTiles(int count, QSize cells, std::function<QImage(int)> image, std::function<QString(int)> caption);
    void setPicture(int tile, const QImage& picture);
    /// What is drawn over the pictures, each within its place; none by default.
    void setOverlay(std::function<void(QPainter&, const QRect& area, int tile)> overlay);
    /// The pictures changed, their number and size did not.
    void refresh();
    /// Length of a tile's longer side in theme units; 0: as large as lets all tiles fit, but not below
    /// `least`.
    void setTileUnits(double units, double least = 10);
    void setCurrent(int tile);
    int current() const { return current_; }
    int count() const { return count_; }
    QString caption(int tile) const { return caption_ ? caption_(tile) : QString(); }
    int captionLines() const { return lines_; } ///< as many as the first caption has; all have one height
    /// Place of a tile's picture in the viewport.
    QRect pictureRect(int tile) const;
    /// Tile and cell (x: column) at a place of the viewport; tile -1 where there is none.
    int tileAt(const QPoint& place, QPoint* cell = nullptr) const;

signals:
    void hovered(int tile, QPoint cell, QPoint globalPlace);
    void left();
    void clicked(int tile);
    void opened(int tile); ///< by a double click

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    double fittingLength() const;
    void arrange();
    QSize pictureSize(double longer) const;
    int captionHeight() const;
    QImage imageOf(int tile);
    qsizetype mostCached() const;

    Theme& theme_;
    int count_ = 0, current_ = -1, columns_ = 1;
    QSize cells_{1, 1}, picture_{1, 1};
    double units_ = 0, least_ = 10;
    std::function<QImage(int)> image_;
    std::function<QString(int)> caption_;
    std::function<void(QPainter&, const QRect&, int)> overlay_;
    int lines_ = 1;
    QHash<int, QImage> cache_;
};

} // namespace loom::ui
