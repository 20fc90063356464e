#include "common/theme.h"
#include "lab_views/dot_rows.h"
#include "lab_views/label_room.h"

#include <algorithm>
#include <cmath>

namespace loom::ui {

namespace {
constexpr double kNamesMost = 0.3, kCellsMost = 0.32; ///< of width and height
} // namespace

double DotRows::numbersWidth() const
{
    double widest = 0;
    for (int i = 0; i < int(rows_.size()); ++i)
        widest = std::max(widest, labelSize(rowNumber(rows_[std::size_t(i)], i), theme_.tabularFont(13)).width());
    return widest;
}

/// Names to the left, numbers to the right, what is written at handles above, cells below.
const PlotFrame& DotRows::frame() const
{
    if (fitted_ == size() && fittedScale_ == theme_.scale())
        return frame_;
    double names = 0;
    for (const DotRow& row : rows_)
        names = std::max(names, labelSize(row.name, theme_.font(13)).width());
    const double gap = theme_.px(1), numbers = numbersWidth();
    const double beside =
        numbers > 0 ? numbers + 2 * gap - labelSize(QStringLiteral("0"), theme_.tabularFont(13)).height() : 0;
    const double above = threshold_ || window_ ? theme_.px(8) : 0;
    const double below = cells_.empty() ? 0 : std::min<double>(theme_.px(32), kCellsMost * height()) + gap;
    frame_.fit(QRectF(rect()).adjusted(std::min(names, kNamesMost * width()), above, -std::max(0.0, beside), -below),
               theme_, false);
    fitted_ = size();
    fittedScale_ = theme_.scale();
    placesAreOld_ = true;
    return frame_;
}

QRectF DotRows::rowRect(int row) const
{
    const QRectF area = frame().area();
    const double height = area.height() / std::max<double>(1, double(rows_.size()));
    return {area.left(), area.top() + row * height, area.width(), height};
}

QRectF DotRows::cellRect(int cell) const
{
    const double gap = theme_.px(1), depth = std::min<double>(theme_.px(32), kCellsMost * height());
    const double wide = (width() - gap * (double(cells_.size()) + 1)) / double(cells_.size());
    return {gap + cell * (wide + gap), height() - depth, wide, depth - gap / 2};
}

double DotRows::clamped(double at) const
{
    return std::clamp(at, frame_.x.low, frame_.x.high);
}

double DotRows::toWidget(double at) const
{
    return frame().toWidget({at, 0}).x();
}

double DotRows::toAxis(double x) const
{
    return frame().toPlot({x, 0}).x();
}

double DotRows::radius() const
{
    constexpr std::size_t kMany = 150;
    const bool many = std::ranges::any_of(rows_, [](const DotRow& row) { return row.dots.size() > kMany; });
    return theme_.px(many ? 0.75 : 1);
}

/// Dots of nearly one number stand above and below one another, around the row's middle; more than find room there
/// lie closer.
void DotRows::stackOnFloor(int row, Places& places) const
{
    constexpr double kUsed = 0.84;
    const std::vector<RowDot>& dots = rows_[std::size_t(row)].dots;
    const QRectF rect = rowRect(row);
    const double bin = 2 * radius();
    std::vector<int> counts(std::size_t(rect.width() / bin) + 2, 0), binOf(dots.size(), -1);
    places.floor.assign(dots.size(), {});
    for (std::size_t i = 0; i < dots.size(); ++i) {
        if (!std::isfinite(dots[i].at))
            continue;
        const double x = toWidget(clamped(dots[i].at));
        binOf[i] = int((x - rect.left()) / bin);
        ++counts[std::size_t(binOf[i])];
        places.floor[i].setX(x);
    }
    std::vector<int> used(counts.size(), 0);
    for (std::size_t i = 0; i < dots.size(); ++i) {
        if (binOf[i] < 0)
            continue;
        const std::size_t at = std::size_t(binOf[i]);
        const double step = std::min(bin, std::max(0.0, kUsed * rect.height() - bin) / std::max(1, counts[at] - 1));
        const int k = used[at]++;
        places.floor[i].setY(rect.center().y() + (k % 2 == 1 ? 1 : -1) * ((k + 1) / 2) * step);
    }
}

/// In lines below the cell's words, closer together the more there are.
void DotRows::packIntoCells(std::vector<Places>& all) const
{
    std::vector<int> counts(cells_.size(), 0), used(cells_.size(), 0);
    const auto cellOf = [&](const RowDot& dot) {
        return dot.cell >= 0 && dot.cell < int(cells_.size()) && std::isfinite(dot.at) ? dot.cell : -1;
    };
    for (const DotRow& row : rows_)
        for (const RowDot& dot : row.dots)
            if (const int cell = cellOf(dot); cell >= 0)
                ++counts[std::size_t(cell)];
    const double line = labelSize(QStringLiteral("0"), theme_.font(15, true)).height(), r = radius();
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        const std::vector<RowDot>& dots = rows_[row].dots;
        all[row].cell = all[row].floor;
        for (std::size_t i = 0; i < dots.size(); ++i) {
            const int cell = cellOf(dots[i]);
            if (cell < 0)
                continue;
            QRectF room = cellRect(cell);
            room.setTop(std::min(room.top() + line + theme_.px(1), room.bottom() - 2 * r));
            room.adjust(2 * r, r, -2 * r, -1.5 * r);
            const double width = std::max(1.0, room.width()), height = std::max(1.0, room.height());
            int columns = std::max(1, int(width / (2.2 * r)));
            const int lines = std::max(1, int(height / (2.2 * r)));
            const int count = counts[std::size_t(cell)];
            if (count > columns * lines)
                columns = std::max(1, int(std::ceil(std::sqrt(count * width / height))));
            const double across = std::min(2.2 * r, width / columns);
            const double down = std::min(2.2 * r, height / std::ceil(double(count) / columns));
            const int k = used[std::size_t(cell)]++;
            all[row].cell[i] = {room.left() + (k % columns) * across, room.top() + (k / columns) * down};
        }
    }
}

const std::vector<DotRows::Places>& DotRows::places() const
{
    frame();
    if (!placesAreOld_)
        return places_;
    places_.assign(rows_.size(), {});
    for (int row = 0; row < int(rows_.size()); ++row)
        stackOnFloor(row, places_[std::size_t(row)]);
    packIntoCells(places_);
    placesAreOld_ = false;
    return places_;
}

std::optional<QPointF> DotRows::dotPlace(int row, int dot) const
{
    const RowDot& shown = rows_[std::size_t(row)].dots[std::size_t(dot)];
    if (!std::isfinite(shown.at))
        return {};
    const Places& places = this->places()[std::size_t(row)];
    return places.floor[std::size_t(dot)] * (1 - fall_) + places.cell[std::size_t(dot)] * fall_;
}

} // namespace loom::ui
