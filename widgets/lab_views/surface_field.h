#pragma once

#include <QImage>
#include <QLineF>
#include <QString>
#include <vector>

namespace loom::ui {

class Theme;

/// Heights on a grid over two directions, the topmost row first, the outermost values on the limits: what lies
/// between them, round levels with their lines, and the picture with a light from the upper left.
class SurfaceField {
public:
    SurfaceField() = default;
    /// Logarithmic: levels and shades by the heights' logarithm; heights not above 0 then stand at the lowest that
    /// is.
    SurfaceField(std::vector<double> heights, int rows, int columns, bool logarithmic);

    bool isEmpty() const { return heights_.empty(); }
    int columns() const { return columns_; }
    double low() const { return low_; } ///< of the finite heights
    double high() const { return high_; }
    /// Between the grid's lines in proportion; shares of both axes (0 … 1). NaN without heights.
    double at(double across, double up) const;
    double tone(double height) const; ///< on the scale, 0 … 1
    const std::vector<double>& levels() const { return levels_; }
    QString levelText(std::size_t level) const; ///< plain or with a typeset power
    /// The parts of this level's line, in shares of width and height from the upper left corner.
    const std::vector<QLineF>& line(std::size_t level) const { return lines_[level]; }
    /// A pixel a height.
    QImage image(const Theme& theme) const;

private:
    double height(int row, int column) const
    {
        return heights_[std::size_t(row) * std::size_t(columns_) + std::size_t(column)];
    }
    void chooseLevels();
    void traceLines();
    void traceTriangle(const struct SurfaceCorner& a, const struct SurfaceCorner& b, const struct SurfaceCorner& c);
    double slope(int row, int column) const;

    std::vector<double> heights_;
    int rows_ = 0, columns_ = 0;
    bool logarithmic_ = false;
    double low_ = 0, high_ = 0;
    std::vector<double> levels_;
    std::vector<std::vector<QLineF>> lines_;
};

} // namespace loom::ui
