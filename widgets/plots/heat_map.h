#pragma once

#include "plots/map_image.h"

#include <QWidget>

namespace loom::ui {

class Theme;

/// One matrix of numbers as colours; shows the number under the pointer, and every number where cells are
/// large.
class HeatMap : public QWidget {
    Q_OBJECT
public:
    explicit HeatMap(Theme& theme, QWidget* parent = nullptr);

    void setMap(int rows, int columns, std::vector<float> values, MapScale scale);
    void setMap(int rows, int columns, std::vector<float> values, MapScale scale, const MapRange& range);
    /// A colour picture; `values` (rows, columns, channels) are what the pointer reads.
    void setPicture(const QImage& image, int channels, std::vector<float> values);
    /// Square cells (pictures); else the map fills the widget (matrices).
    void setSquare(bool square);
    void setAxes(const QString& rows,
                 const QString& columns); ///< shown with their lengths; empty: no room taken

    /// Frames a cell, or the whole column where the row is −1; column −1: none.
    void setPicked(int row, int column);
    QPoint picked() const { return picked_; } ///< x: column

    int rows() const { return rows_; }
    int columns() const { return columns_; }
    double value(int row, int column, int channel = 0) const;
    const MapRange& range() const { return range_; }
    /// The cell at a place of the widget; (-1, -1) outside. x is the column.
    QPoint cellAt(const QPoint& place) const;
    QRectF cellRect(int row, int column) const;
    /// "row 3, column 5: 0.4312" for the cell under the pointer.
    QString readout() const { return readout_; }
    QSize sizeHint() const override;

signals:
    void hovered(int row, int column);
    void left();
    void clicked(); ///< anywhere
    void cellClicked(int row, int column); ///< by the mouse, or Enter where the arrows stand

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void pointTo(const QPoint& cell);
    QRectF area() const;
    void paintNumbers(QPainter& painter);
    void paintAxes(QPainter& painter);
    void paintPicked(QPainter& painter);

    Theme& theme_;
    int rows_ = 0, columns_ = 0, channels_ = 1;
    std::vector<float> values_;
    MapScale scale_ = MapScale::diverging;
    MapRange range_;
    QImage image_;
    bool square_ = true, picture_ = false;
    QString rowWord_, columnWord_, readout_;
    QPoint cell_{-1, -1}, picked_{-1, -1};
};

} // namespace loom::ui
