#include "train/device_update.h"

#include "base/check.h"
#include "graph/constraint_type.h"

#include <algorithm>
#include <new>

namespace loom {
namespace {

std::int64_t piecesOf(const Tensor& parameter)
{
    return (parameter.size() + kUpdatePiece - 1) / kUpdatePiece;
}

} // namespace

DeviceUpdate::DeviceUpdate(const OptimizerType& type, std::span<const UpdateTarget> targets,
                           const DeviceMemory& memory)
    : type_(type)
    , device_(memory.device())
    , memory_(memory)
{
    std::size_t pieces = 0;
    for (const UpdateTarget& target : targets)
        if (target.learns()) {
            pieces += std::size_t(piecesOf(*target.parameter));
            penalties_ += target.penalized() ? std::size_t(piecesOf(*target.parameter)) : 0;
            ++learning_;
        }
    nextSquare_ = penalties_;
    factors_ = penalties_ + pieces;
    penaltyHere_.resize(penalties_);
    sums_ = device_.reserve((factors_ + learning_ + 1) * sizeof(double));
    if (!sums_)
        throw std::bad_alloc();
    int place = 0;
    for (const UpdateTarget& target : targets)
        if (target.learns())
            addTarget(target, place++);
    norms_.insert(norms_.begin(), call("clear", 1, {}, {sums(factors_)}, {}, {place + 1}));
    shorten_.push_back(call("shorten", 1, {}, {sums(factors_), sums(factors_ + learning_)}, {0, 0}, {place}));
}

DeviceUpdate::~DeviceUpdate()
{
    device_.release(sums_);
}

DeviceUpdate::Call DeviceUpdate::call(const std::string& rule, std::int64_t count, std::vector<void*> in,
                                      std::vector<void*> out, std::vector<double> reals,
                                      std::vector<std::int64_t> ints) const
{
    const Kernel* kernel = device_.updates.find(rule, DType::f32);
    LOOM_ASSERT(kernel);
    OpInfo op;
    op.in.assign(in.size(), Shape{count});
    op.out.assign(out.size(), Shape{count});
    op.reals = std::move(reals);
    op.ints = std::move(ints);
    return {kernel, std::move(op), std::move(in), std::move(out)};
}

void DeviceUpdate::addTarget(const UpdateTarget& target, int place)
{
    const std::int64_t count = target.parameter->size(), pieces = piecesOf(*target.parameter);
    void* const gradient = memory_.address(target.gradient);
    void* const weights = memory_.tensors().address(*target.parameter);
    double* const factor = sums(factors_ + std::size_t(place));
    if (target.penalized()) {
        const std::vector<double> how = {target.l1, target.l2};
        penalize_.push_back(call("penalty_sums", count, {weights}, {sums(nextPenalty_)}, how, {kUpdatePiece}));
        penalize_.push_back(call("penalty", count, {weights}, {gradient}, how));
        nextPenalty_ += std::size_t(pieces);
    }
    limit_.push_back(call("limit", count, {}, {gradient}, {0}));
    norms_.push_back(call("squares", count, {gradient}, {sums(nextSquare_)}, {}, {kUpdatePiece}));
    norms_.push_back(call("add_squares", 1, {sums(nextSquare_)}, {factor, sums(factors_ + learning_)}, {}, {pieces}));
    nextSquare_ += std::size_t(pieces);
    multiply_.push_back(call("multiply", count, {factor}, {gradient}));
    std::vector<void*> moved = {weights};
    moved_.push_back(target.parameter);
    for (Tensor& slot : *target.state) {
        moved.push_back(memory_.tensors().address(slot));
        moved_.push_back(&slot);
    }
    move_.push_back(
        call(type_.id, count, {gradient}, std::move(moved), std::vector<double>(2 + type_.attributes.size())));
    for (const Part& constraint : target.constraints)
        addConstraint(constraint, *target.parameter, weights);
}

void DeviceUpdate::addConstraint(const Part& part, const Tensor& parameter, void* there)
{
    const ConstraintType& type = *findConstraint(part.type);
    const std::int64_t columns = constraintColumns(type, parameter.shape());
    hold_.push_back(call(type.id, parameter.size(), {}, {there}, constraintNumbers(type, part.attributes),
                         {parameter.size() / std::max<std::int64_t>(1, columns), columns}));
}

void DeviceUpdate::run(const std::vector<Call>& calls) const
{
    for (const Call& one : calls)
        one.kernel->run({one.op, one.in.data(), one.out.data(), 1, 0, 1, false, nullptr, 0, 0, 1, memory_.session()});
}

void DeviceUpdate::complete(double most)
{
    run(penalize_);
    if (penalties_ > 0)
        device_.copyOut(memory_.session(), penaltyHere_.data(), sums_, penalties_ * sizeof(double));
    for (Call& one : limit_)
        one.op.reals[0] = most;
    if (most > 0)
        run(limit_);
}

void DeviceUpdate::apply(std::span<const double> attributes, std::int64_t step, double rate, double own, double all)
{
    if (own > 0 || all > 0) {
        run(norms_);
        shorten_.front().op.reals = {own, all};
        run(shorten_);
        run(multiply_);
    }
    for (Call& one : move_) {
        one.op.reals[0] = rate;
        one.op.reals[1] = double(step);
        std::ranges::copy(attributes, one.op.reals.begin() + 2);
    }
    run(move_);
    run(hold_);
}

void DeviceUpdate::applied()
{
    for (const Tensor* tensor : moved_)
        memory_.tensors().changedThere(*tensor);
}

double DeviceUpdate::penalty() const
{
    double sum = 0;
    for (const double one : penaltyHere_)
        sum += one;
    return sum;
}

} // namespace loom
