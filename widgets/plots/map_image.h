#pragma once

#include <QImage>
#include <QRgb>
#include <array>
#include <span>
#include <vector>

namespace loom::ui {

class Theme;

/// Numbers in rows and columns, several of them of one size: feature maps, filters, pictures.
struct MapStack {
    int count = 0;
    int rows = 0;
    int columns = 0;
    std::vector<float> values; ///< map after map, row after row

    std::span<const float> map(int index) const
    {
        return std::span(values).subspan(std::size_t(index) * std::size_t(rows) * std::size_t(columns),
                                         std::size_t(rows) * std::size_t(columns));
    }
    float value(int index, int row, int column) const { return map(index)[std::size_t(row * columns + column)]; }
    bool empty() const { return values.empty(); }
};

/// Which number becomes which colour.
enum class MapScale {
    diverging, ///< orange − to blue +, symmetric about 0
    sequential, ///< from the smallest to the largest
    gray ///< pictures: black to white
};

/// The numbers at both ends of a colour scale.
struct MapRange {
    double low = 0;
    double high = 1;
    bool operator==(const MapRange&) const = default;
};

/// Ends of the scale for these values: ±max|x| when diverging. Numbers that are not finite are left out.
MapRange rangeOf(std::span<const float> values, MapScale scale);

/// 512 colours of a scale in the theme's colours; made once and used for many pictures.
class MapColors {
public:
    MapColors() = default;
    MapColors(const Theme& theme, MapScale scale);
    QRgb of(double value, const MapRange& range) const;
    QImage image(std::span<const float> values, int rows, int columns, const MapRange& range) const;
    bool isDark(double value, const MapRange& range) const; ///< white writing is read better on it

private:
    std::array<QRgb, 512> colors_{};
    QRgb broken_ = 0;
};

} // namespace loom::ui
