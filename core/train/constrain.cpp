#include "train/constrain.h"

#include "base/check.h"
#include "plan/inline_work.h"

#include <algorithm>

namespace loom {
namespace {

constexpr std::int64_t kPieceElements = 8192;
constexpr double kWork = 4; ///< operations a number

} // namespace

void Constrain::setParameters(const std::vector<ConstrainedParameter>& all)
{
    rounds_.clear();
    for (const ConstrainedParameter& one : all)
        for (std::size_t i = 0; i < one.constraints.size(); ++i)
            add(i, *one.parameter, one.constraints[i]);
}

void Constrain::add(std::size_t round, Tensor& parameter, const Part& constraint)
{
    const ConstraintType* type = findConstraint(constraint.type);
    LOOM_ASSERT(type); // a recipe's were checked
    if (rounds_.size() <= round)
        rounds_.resize(round + 1);
    Piece piece{.type = type, .parameter = &parameter};
    const std::vector<double> numbers = constraintNumbers(*type, constraint.attributes);
    LOOM_ASSERT(numbers.size() <= kMostConstraintNumbers);
    std::ranges::copy(numbers, piece.numbers);
    piece.columns = constraintColumns(*type, parameter.shape());
    piece.rows = parameter.size() / std::max<std::int64_t>(1, piece.columns);
    const std::int64_t step = std::max<std::int64_t>(1, kPieceElements / std::max<std::int64_t>(1, piece.rows));
    for (piece.first = 0; piece.first < piece.columns; piece.first += step) {
        piece.count = std::min(step, piece.columns - piece.first);
        rounds_[round].pieces.push_back(piece);
    }
    rounds_[round].work += kWork * double(parameter.size());
}

void Constrain::run(ThreadPool& pool, DType dtype)
{
    for (const Round& round : rounds_) {
        const auto one = [&](int place, int) {
            const Piece& p = round.pieces[std::size_t(place)];
            if (dtype == DType::f64)
                p.type->holdF64(
                    {p.parameter->values<double>().data(), p.rows, p.columns, p.first, p.count, p.numbers});
            else
                p.type->holdF32(
                    {p.parameter->values<float>().data(), p.rows, p.columns, p.first, p.count, p.numbers});
        };
        if (round.work >= kInlineWork)
            pool.run(int(round.pieces.size()), one);
        else
            for (int place = 0; place < int(round.pieces.size()); ++place)
                one(place, 0);
    }
}

} // namespace loom
