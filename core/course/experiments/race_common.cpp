#include "course/experiments/race_common.h"

namespace loom::experiments {
namespace {

const std::vector<std::string>& weights()
{
    static const std::vector<std::string> names = {"x", "y"};
    return names;
}

Formula parsed(const std::string& text)
{
    Result<Formula> formula = Formula::parse(text);
    LOOM_ASSERT(formula.ok());
    return std::move(*formula);
}

} // namespace

RaceSurface::RaceSurface(const std::string& formula)
    : height_(parsed(formula), weights())
    , alongX_(parsed(formula).derivative("x"), weights())
    , alongY_(parsed(formula).derivative("y"), weights())
{
}

RaceRunner::RaceRunner(const std::string& optimizer, const Attributes& attributes)
    : type_(findOptimizer(optimizer))
{
    LOOM_ASSERT(type_ != nullptr && type_->updateF64 != nullptr);
    const Attributes all = completed(type_->attributes, attributes);
    for (const AttributeSpec& spec : type_->attributes) {
        const Value& value = attributeOf(all, spec.name);
        attributes_.push_back(numberOf(value, boolOf(value)));
    }
    start({});
}

void RaceRunner::start(const RacePlace& at)
{
    at_ = at;
    steps_ = 0;
    state_.clear();
    for (const double first : type_->slotStart)
        state_.push_back({first, first});
}

void RaceRunner::step(const RacePlace& gradient, double rate)
{
    constexpr std::size_t kMostSlots = 8;
    LOOM_ASSERT(state_.size() <= kMostSlots);
    std::array<double*, kMostSlots> places = {};
    for (std::size_t i = 0; i < state_.size(); ++i)
        places[i] = state_[i].data();
    ++steps_;
    type_->updateF64(
        {at_.data(), gradient.data(), places.data(), std::int64_t(at_.size()), rate, attributes_.data(), steps_});
}

RacePlace RaceRunner::ahead(const RacePlace& gradient, double rate) const
{
    RaceRunner other = *this;
    other.step(gradient, rate);
    return {other.at_[0] - at_[0], other.at_[1] - at_[1]};
}

} // namespace loom::experiments
