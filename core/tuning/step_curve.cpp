#include "tuning/step_curve.h"

#include <algorithm>
#include <bit>

namespace loom {
namespace {

constexpr std::int64_t kMostFold = std::int64_t(1) << 40;

void put(std::string& bytes, std::uint64_t number)
{
    for (int i = 0; i < 8; ++i)
        bytes += char(number >> (8 * i));
}

std::uint64_t numberAt(std::string_view bytes, std::size_t place)
{
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < 8; ++i)
        number |= std::uint64_t(static_cast<unsigned char>(bytes[8 * place + i])) << (8 * i);
    return number;
}

} // namespace

void StepCurve::add(double loss)
{
    sum_ += loss;
    if (++rest_ < fold_)
        return;
    points_.push_back(sum_ / double(fold_));
    sum_ = 0;
    rest_ = 0;
    if (points_.size() < kMost)
        return;
    for (std::size_t i = 0; i < kMost / 2; ++i)
        points_[i] = (points_[2 * i] + points_[2 * i + 1]) / 2;
    points_.resize(kMost / 2);
    fold_ *= 2;
}

std::vector<double> StepCurve::points() const
{
    std::vector<double> all = points_;
    if (rest_ > 0)
        all.push_back(sum_ / double(rest_));
    return all;
}

std::int64_t StepCurve::lastStepOf(std::size_t point) const
{
    return std::min(std::int64_t(point + 1) * fold_, steps());
}

std::string StepCurve::bytes() const
{
    std::string bytes;
    put(bytes, std::uint64_t(fold_));
    put(bytes, std::uint64_t(rest_));
    put(bytes, std::bit_cast<std::uint64_t>(sum_));
    for (const double point : points_)
        put(bytes, std::bit_cast<std::uint64_t>(point));
    return bytes;
}

std::optional<StepCurve> StepCurve::from(std::string_view bytes)
{
    constexpr std::size_t kHead = 3;
    const std::size_t count = bytes.size() / 8;
    if (bytes.size() % 8 != 0 || count < kHead || count - kHead >= kMost)
        return std::nullopt;
    StepCurve curve;
    curve.fold_ = std::int64_t(numberAt(bytes, 0));
    curve.rest_ = std::int64_t(numberAt(bytes, 1));
    curve.sum_ = std::bit_cast<double>(numberAt(bytes, 2));
    if (curve.fold_ < 1 || curve.fold_ > kMostFold || curve.rest_ < 0 || curve.rest_ >= curve.fold_)
        return std::nullopt;
    for (std::size_t i = kHead; i < count; ++i)
        curve.points_.push_back(std::bit_cast<double>(numberAt(bytes, i)));
    return curve;
}

} // namespace loom
