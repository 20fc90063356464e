#include "train/update.h"

#include "base/math.h"
#include "base/wide.h"
#include "kernels/update_steps.h"
#include "plan/inline_work.h"

#include <algorithm>

namespace loom {
namespace {

constexpr double kUpdateWork = 8; ///< operations a number that the optimizer moves
constexpr std::size_t kMostSlots = 8;

template<class T> LOOM_WIDE void addLanes(const Execution::Lanes& lanes, std::int64_t begin, std::int64_t count)
{
    T* sum = reinterpret_cast<T*>(lanes.base) + begin;
    for (int lane = 1; lane < lanes.count; ++lane) {
        const T* part = reinterpret_cast<const T*>(lanes.base + lanes.stride * std::size_t(lane)) + begin;
        for (std::int64_t i = 0; i < count; ++i)
            sum[i] += part[i];
    }
}

/// Adds the penalties' gradient l1·sign(w) + 2·l2·w and returns their value.
template<class T> LOOM_WIDE double addPenalty(const T* w, T* g, std::int64_t count, double l1, double l2)
{
    double value = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        g[i] += updates::penaltySlope(w[i], l1, l2);
        value += updates::penaltyValue(w[i], l1, l2);
    }
    return value;
}

template<class T> LOOM_WIDE void weigh(const T* g, T* sum, std::int64_t count, T weight, bool adds)
{
    for (std::int64_t i = 0; i < count && !adds; ++i)
        sum[i] = weight * g[i];
    for (std::int64_t i = 0; i < count && adds; ++i)
        sum[i] += weight * g[i];
}

template<class T> LOOM_WIDE void multiply(T* g, std::int64_t count, T factor)
{
    for (std::int64_t i = 0; i < count; ++i)
        g[i] *= factor;
}

template<class T> LOOM_WIDE void clipEach(T* g, std::int64_t count, T most)
{
    for (std::int64_t i = 0; i < count; ++i)
        g[i] = updates::limited(g[i], most);
}

template<class T> double squares(const T* g, std::int64_t count)
{
    double sum = 0;
    for (std::int64_t i = 0; i < count; ++i)
        sum += double(g[i]) * double(g[i]);
    return sum;
}

template<class T> auto updateOf(const OptimizerType& type)
{
    if constexpr (std::is_same_v<T, double>)
        return type.updateF64;
    else
        return type.updateF32;
}

} // namespace

Update::Update(const OptimizerType& type, const Attributes& attributes, DType dtype)
    : type_(type)
    , dtype_(dtype)
{
    const Attributes all = completed(type.attributes, attributes);
    for (const AttributeSpec& spec : type.attributes) {
        if (spec.name == "clipnorm")
            clipNorm_ = int(attributes_.size());
        if (spec.name == "clipvalue")
            clipValue_ = int(attributes_.size());
        const Value& value = attributeOf(all, spec.name);
        attributes_.push_back(spec.kind == AttributeKind::boolean ? double(boolOf(value)) : numberOf(value));
    }
}

void Update::setTargets(std::vector<UpdateTarget> targets, const Execution& execution)
{
    targets_ = std::move(targets);
    pieces_.clear();
    elements_ = 0;
    for (std::size_t t = 0; t < targets_.size(); ++t)
        if (targets_[t].learns())
            addPieces(int(t), execution);
    penalizes_ = std::ranges::any_of(targets_, &UpdateTarget::penalized);
    LOOM_ASSERT(type_.slotNames.size() <= kMostSlots);
    factors_.assign(targets_.size(), 1.0);
    std::vector<ConstrainedParameter> held;
    for (const UpdateTarget& target : targets_)
        if (target.learns() && !target.constraints.empty())
            held.push_back({target.parameter, target.constraints});
    constrain_.setParameters(held);
    onDevice_ = execution.there() ? std::make_unique<DeviceUpdate>(type_, targets_, *execution.there()) : nullptr;
}

double Update::attribute(int place) const
{
    return place >= 0 ? attributes_[std::size_t(place)] : 0;
}

void Update::end(Execution& execution, ThreadPool& pool, std::int64_t step, double learningRate, double most)
{
    const bool clips = most > 0 || clipsByNorm();
    endedThere_ = onDevice_ != nullptr;
    if (onDevice_) {
        onDevice_->complete(attribute(clipValue_));
        onDevice_->apply(attributes_, step + 1, learningRate, attribute(clipNorm_), most);
    } else if (!clips) {
        run(execution, pool, step, learningRate);
    } else {
        complete(execution, pool);
        apply(execution, pool, step, learningRate, shortened(execution, most));
    }
}

void Update::ended()
{
    if (onDevice_)
        onDevice_->applied();
}

void Update::addPieces(int t, const Execution& execution)
{
    const Tensor& parameter = *targets_[std::size_t(t)].parameter;
    const std::int64_t size = parameter.size(), place = elements_;
    elements_ += size;
    const int deferred = execution.deferredPieces(targets_[std::size_t(t)].gradient);
    const std::int64_t rows = parameter.shape().rank() > 0 ? parameter.shape()[0] : 1;
    for (int piece = 0; piece < deferred; ++piece) {
        const std::int64_t begin = pieceBegin(rows, piece, deferred) * (size / rows);
        const std::int64_t end = pieceBegin(rows, piece + 1, deferred) * (size / rows);
        pieces_.push_back({t, begin, end - begin, place + begin, piece, 0});
    }
    for (std::int64_t begin = 0; deferred == 0 && begin < size; begin += kUpdatePiece)
        pieces_.push_back({t, begin, std::min(kUpdatePiece, size - begin), place + begin, -1, 0});
}

bool Update::set(const std::string& attribute, double value)
{
    for (std::size_t i = 0; i < type_.attributes.size(); ++i)
        if (type_.attributes[i].name == attribute) {
            attributes_[i] = value;
            std::ranges::fill(factors_, 1.0);
            return true;
        }
    return false;
}

/// Penalties and the limit of each number, on a gradient that is whole; returns the penalty.
template<class T> double Update::penalized(const UpdateTarget& target, const T* w, T* g, std::int64_t count) const
{
    const double penalty = target.penalized() ? addPenalty(w, g, count, target.l1, target.l2) : 0;
    if (const double most = attribute(clipValue_); most > 0)
        clipEach(g, count, T(most));
    return penalty;
}

/// The gradient in its lane, whole.
template<class T> T* Update::wholeLane(const Piece& piece, Execution& execution, int thread) const
{
    const int gradient = targets_[std::size_t(piece.target)].gradient;
    if (piece.deferred >= 0)
        execution.runDeferred(gradient, piece.deferred, thread);
    const Execution::Lanes lanes = execution.lanes(gradient);
    addLanes<T>(lanes, piece.begin, piece.count);
    return reinterpret_cast<T*>(lanes.base) + piece.begin;
}

/// The gradient in its lane, taken from a sum.
template<class T> T* Update::taken(const Piece& piece, Execution& execution) const
{
    const UpdateTarget& target = targets_[std::size_t(piece.target)];
    T* g = reinterpret_cast<T*>(execution.lanes(target.gradient).base) + piece.begin;
    const T* from = whole_ ? reinterpret_cast<const T*>(whole_) + piece.place
                           : static_cast<const T*>(target.gathered->data()) + piece.begin;
    weigh(from, g, piece.count, T(weight_), false);
    return g;
}

template<class T> void Update::runPiece(Piece& piece, Execution& execution, int thread)
{
    const UpdateTarget& target = targets_[std::size_t(piece.target)];
    T* w = static_cast<T*>(target.parameter->data()) + piece.begin;
    T* g = completes_ ? wholeLane<T>(piece, execution, thread)
                      : reinterpret_cast<T*>(execution.lanes(target.gradient).base) + piece.begin;
    if (completes_)
        piece.penalty = penalized(target, w, g, piece.count);
    if (!applies_)
        return;
    if (const double factor = factor_ * factors_[std::size_t(piece.target)]; factor != 1)
        multiply(g, piece.count, T(factor));
    T* slots[kMostSlots] = {};
    for (std::size_t s = 0; s < target.state->size(); ++s)
        slots[s] = static_cast<T*>((*target.state)[s].data()) + piece.begin;
    updateOf<T>(type_)({w, g, slots, piece.count, rate_, attributes_.data(), step_ + 1});
}

template<class T> void Update::addShardPiece(const Piece& piece, Execution& execution, int thread)
{
    const T* g = wholeLane<T>(piece, execution, thread);
    weigh(g, reinterpret_cast<T*>(sum_) + piece.place, piece.count, T(weight_), adds_);
}

template<class T> void Update::gatherPiece(Piece& piece, Execution& execution, int thread)
{
    const UpdateTarget& target = targets_[std::size_t(piece.target)];
    T* g = whole_ ? taken<T>(piece, execution) : wholeLane<T>(piece, execution, thread);
    weigh<T>(g, static_cast<T*>(target.gathered->data()) + piece.begin, piece.count, T(share_), adds_);
    piece.penalty = penalized(target, static_cast<const T*>(target.parameter->data()) + piece.begin, g, piece.count);
}

template<class T> void Update::takePiece(Piece& piece, Execution& execution)
{
    const UpdateTarget& target = targets_[std::size_t(piece.target)];
    T* g = taken<T>(piece, execution);
    piece.penalty = penalized(target, static_cast<const T*>(target.parameter->data()) + piece.begin, g, piece.count);
}

/// Calls one.template operator()<T>(piece, thread) for each.
template<class Work> void Update::eachPiece(ThreadPool& pool, double work, Work&& one)
{
    const auto typed = [&](int piece, int thread) {
        if (dtype_ == DType::f64)
            one.template operator()<double>(pieces_[std::size_t(piece)], thread);
        else
            one.template operator()<float>(pieces_[std::size_t(piece)], thread);
    };
    if (work >= kInlineWork)
        pool.run(int(pieces_.size()), typed);
    else
        for (int piece = 0; piece < int(pieces_.size()); ++piece)
            typed(piece, 0);
}

void Update::runPieces(Execution& execution, ThreadPool& pool, double work)
{
    eachPiece(pool, work, [&]<class T>(Piece& piece, int thread) { runPiece<T>(piece, execution, thread); });
}

void Update::addShard(Execution& execution, ThreadPool& pool, std::byte* sum, bool adds, double weight)
{
    sum_ = sum;
    adds_ = adds;
    weight_ = weight;
    eachPiece(pool, double(elements_) + execution.deferredWork(),
              [&]<class T>(Piece& piece, int thread) { addShardPiece<T>(piece, execution, thread); });
}

void Update::takeSum(Execution& execution, ThreadPool& pool, const std::byte* sum)
{
    endedThere_ = false;
    whole_ = sum;
    weight_ = 1;
    eachPiece(pool, double(elements_), [&]<class T>(Piece& piece, int) { takePiece<T>(piece, execution); });
}

void Update::gather(Execution& execution, ThreadPool& pool, const std::byte* sum, bool adds, double weight)
{
    whole_ = sum;
    weight_ = 1;
    adds_ = adds;
    share_ = weight;
    eachPiece(pool, double(elements_) + (sum ? 0 : execution.deferredWork()),
              [&]<class T>(Piece& piece, int thread) { gatherPiece<T>(piece, execution, thread); });
}

void Update::takeGathered(Execution& execution, ThreadPool& pool, double factor)
{
    endedThere_ = false;
    whole_ = nullptr;
    weight_ = factor;
    eachPiece(pool, double(elements_), [&]<class T>(Piece& piece, int) { takePiece<T>(piece, execution); });
}

void Update::run(Execution& execution, ThreadPool& pool, std::int64_t step, double learningRate)
{
    step_ = step;
    rate_ = learningRate;
    factor_ = 1;
    completes_ = applies_ = true;
    runPieces(execution, pool, double(elements_) * kUpdateWork + execution.deferredWork());
    constrain_.run(pool, dtype_);
}

void Update::complete(Execution& execution, ThreadPool& pool)
{
    endedThere_ = onDevice_ != nullptr;
    if (onDevice_) {
        onDevice_->complete(attribute(clipValue_));
        return execution.finish();
    }
    completes_ = true;
    applies_ = false;
    runPieces(execution, pool, double(elements_) + execution.deferredWork());
}

void Update::apply(Execution& execution, ThreadPool& pool, std::int64_t step, double learningRate, double factor)
{
    step_ = step;
    rate_ = learningRate;
    factor_ = factor;
    completes_ = false;
    applies_ = true;
    runPieces(execution, pool, double(elements_) * kUpdateWork);
    constrain_.run(pool, dtype_);
}

bool Update::clipsByNorm() const
{
    return attribute(clipNorm_) > 0;
}

double Update::shortened(const Execution& execution, double most)
{
    std::ranges::fill(factors_, 0.0); // squares first
    double sum = 0;
    for (const Piece& piece : pieces_) {
        const std::byte* base = execution.lanes(targets_[std::size_t(piece.target)].gradient).base;
        const double part = dtype_ == DType::f64
            ? squares(reinterpret_cast<const double*>(base) + piece.begin, piece.count)
            : squares(reinterpret_cast<const float*>(base) + piece.begin, piece.count);
        factors_[std::size_t(piece.target)] += part;
        sum += part;
    }
    const double own = attribute(clipNorm_);
    if (own > 0)
        sum = 0;
    for (double& factor : factors_) {
        const double norm = math::sqrt(factor);
        const bool tooLong = own > 0 && norm > own;
        if (own > 0)
            sum += tooLong ? own * own : factor;
        factor = tooLong ? own / norm : 1;
    }
    const double norm = math::sqrt(sum);
    return most > 0 && norm > most ? most / norm : 1;
}

double Update::penalty() const
{
    if (endedThere_)
        return onDevice_->penalty();
    double sum = 0;
    if (penalizes_)
        for (const Piece& piece : pieces_)
            sum += piece.penalty;
    return sum;
}

} // namespace loom
