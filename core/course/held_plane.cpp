#include "course/held_plane.h"

namespace loom {

std::vector<double> PlaneCells::middles() const
{
    std::vector<double> places;
    places.reserve(std::size_t(2 * rows * columns));
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            places.push_back(left + (column + 0.5) * (right - left) / columns);
            places.push_back(top - (row + 0.5) * (top - bottom) / rows);
        }
    return places;
}

PlaneCells PlaneCells::withCorners(double left, double right, double bottom, double top, int rows, int columns)
{
    const double x = (right - left) / (columns - 1) / 2, y = (top - bottom) / (rows - 1) / 2;
    return {left - x, right + x, bottom - y, top + y, rows, columns};
}

HeldPlane::HeldPlane(LabValues& values, std::string subject, const PlaneCells& cells)
    : values_(values)
    , subject_(std::move(subject))
    , cells_(cells)
{
}

bool HeldPlane::refresh()
{
    const LabSubject* subject = values_.subject(subject_);
    const HeldNetwork* network = values_.network(subject_);
    if (!subject || !network)
        return false;
    const bool anew = graph_ != subject->project.graph;
    if (anew) {
        graph_ = subject->project.graph;
        Result<std::unique_ptr<HeldRows>> made = HeldRows::make(*subject, std::int64_t(cells_.rows) * cells_.columns);
        rows_ = made && (*made)->setSamples(cells_.middles()) ? std::move(*made) : nullptr;
    }
    std::map<std::string, Tensor> weights = network->weights();
    if (!rows_ || (!anew && weights == weights_))
        return anew;
    weights_ = std::move(weights);
    rows_->answer(weights_);
    return true;
}

std::int64_t HeldPlane::units(const std::string& tensor) const
{
    return rows_ ? rows_->units(tensor) : 0;
}

double HeldPlane::at(const std::string& tensor, std::int64_t unit, std::int64_t cell) const
{
    return rows_->values(tensor)[std::size_t(cell * units(tensor) + unit)];
}

std::vector<float> HeldPlane::map(const std::string& tensor, std::int64_t unit) const
{
    const std::int64_t units = this->units(tensor);
    std::vector<float> map;
    if (unit < 0 || unit >= units)
        return map;
    const std::span<const double> all = rows_->values(tensor);
    for (std::size_t cell = 0; cell < std::size_t(cells_.rows * cells_.columns); ++cell)
        map.push_back(float(all[cell * std::size_t(units) + std::size_t(unit)]));
    return map;
}

} // namespace loom
