#include "analysis/gradcheck.h"

#include "base/check.h"
#include "base/math.h"
#include "base/random.h"

#include <algorithm>
#include <cmath>

namespace loom {
namespace {

/// A parameter that is learned, with its gradient by backpropagation.
struct Learned {
    std::string name;
    Tensor* tensor;
    Tensor gradient;
};

struct Numeric {
    double value;
    double noise;
};

/// (L(h) − L(−h)) / 2h
Numeric difference(const std::function<double(double)>& loss, double h, double scale)
{
    constexpr double kEpsilon = 2.220446049250313e-16;
    const double above = loss(h);
    const double below = loss(-h);
    return {(above - below) / (2 * h), 16 * kEpsilon * scale / h};
}

double errorOf(double analytic, const Numeric& numeric)
{
    const double larger = std::max(std::fabs(analytic), std::fabs(numeric.value));
    const double apart = std::fabs(analytic - numeric.value) - numeric.noise;
    if (!std::isfinite(apart))
        return INFINITY;
    return apart > 0 ? apart / larger : 0;
}

class Comparison {
public:
    Comparison(Network& network, const GradcheckOptions& options)
        : network_(network)
        , options_(options)
    {
        report_.limit = options.limit;
        nudgeAll();
        network_.forwardBackward(options_.rows, options_.step);
        scale_ = std::max(1.0, std::fabs(network_.loss()));
        for (const ParameterView& view : network_.parameters()) {
            Learned learned{view.name, network_.parameter(view.name), {}};
            if (!view.trainable || view.frozen)
                continue;
            // Where backpropagation brings nothing the gradient is said to be 0, and is compared like any other.
            if (!network_.gradient(view.name, learned.gradient))
                learned.gradient = Tensor(view.shape, DType::f64);
            learned_.push_back(std::move(learned));
        }
    }

    ~Comparison()
    {
        for (const auto& [tensor, values] : before_)
            *tensor = values;
    }

    GradcheckReport run()
    {
        double done = 0;
        for (const Learned& learned : learned_) {
            const std::int64_t size = learned.tensor->size();
            const std::int64_t count = std::min<std::int64_t>(size, options_.entries);
            const RandomStream stream(options_.seed, "gradcheck/" + learned.name);
            for (std::int64_t i = 0; i < count; ++i) {
                const bool all = size <= options_.entries;
                compareEntry(learned, all ? i : stream.below(std::uint32_t(size), std::uint64_t(i)));
                if (options_.progress
                    && !options_.progress((done + double(i) / double(count)) / double(learned_.size())))
                    return report_;
            }
            ++done;
        }
        for (int direction = 0; direction < options_.directions && !learned_.empty(); ++direction)
            compareDirection(direction);
        return report_;
    }

private:
    void nudgeAll()
    {
        for (const ParameterView& view : network_.parameters()) {
            if (!view.trainable)
                continue;
            Tensor& tensor = *network_.parameter(view.name);
            before_.emplace_back(&tensor, tensor);
            const RandomStream stream(options_.seed, "gradcheck/nudge/" + view.name);
            for (std::int64_t i = 0; i < tensor.size() && options_.nudge != 0; ++i)
                tensor.set(i, tensor.at(i) + options_.nudge * stream.normal(std::uint64_t(i)));
        }
    }

    template<class Move>
    void compare(const std::string& name, std::int64_t index, double analytic, double h, Move&& move)
    {
        const auto loss = [&](double t) {
            move(t);
            network_.forwardBackward(options_.rows, options_.step);
            return network_.loss();
        };
        GradcheckEntry entry = compareSlope(analytic, h, scale_, options_.limit, loss, report_.kinks);
        ++report_.compared;
        if (entry.error < report_.worst.error)
            return;
        entry.name = name;
        entry.index = index;
        report_.worst = entry;
    }

    void compareEntry(const Learned& learned, std::int64_t index)
    {
        double& place = learned.tensor->values<double>()[std::size_t(index)];
        const double before = place;
        const double h = 1e-5 * std::max(1.0, std::fabs(before));
        compare(learned.name, index, learned.gradient.at(index), h, [&](double t) { place = before + t; });
        place = before;
    }

    /// A direction of length 1 through all parameters; its derivative is the gradient's product with it.
    void compareDirection(int direction)
    {
        std::vector<Tensor> before, along;
        double square = 0;
        for (const Learned& learned : learned_) {
            const RandomStream stream(options_.seed, "gradcheck/direction/" + learned.name);
            Tensor& part = along.emplace_back(learned.tensor->shape(), DType::f64);
            for (std::int64_t i = 0; i < part.size(); ++i) {
                part.set(i, stream.normal(std::uint64_t(i), std::uint64_t(direction)));
                square += part.at(i) * part.at(i);
            }
            before.push_back(*learned.tensor);
        }
        const double length = math::sqrt(square);
        double analytic = 0;
        for (std::size_t p = 0; p < learned_.size(); ++p)
            for (std::int64_t i = 0; i < along[p].size(); ++i)
                analytic += learned_[p].gradient.at(i) * along[p].at(i) / length;
        const auto move = [&](double t) {
            for (std::size_t p = 0; p < learned_.size(); ++p) {
                const auto values = learned_[p].tensor->values<double>();
                const auto start = before[p].values<double>(), way = along[p].values<double>();
                for (std::size_t i = 0; i < values.size(); ++i)
                    values[i] = start[i] + t * way[i] / length;
            }
        };
        compare("direction", direction, analytic, 1e-5, move);
        move(0);
    }

    Network& network_;
    const GradcheckOptions& options_;
    std::vector<Learned> learned_;
    std::vector<std::pair<Tensor*, Tensor>> before_;
    double scale_ = 1;
    GradcheckReport report_;
};

} // namespace

GradcheckEntry compareSlope(double analytic, double h, double scale, double limit,
                            const std::function<double(double)>& loss, std::int64_t& kinks)
{
    constexpr double kKink = 1e-4;
    Numeric numeric = difference(loss, h, scale);
    double error = errorOf(analytic, numeric);
    if (error > limit) {
        // Either the gradient is wrong or the step crosses a corner: then a smaller step finds another slope.
        const Numeric finer = difference(loss, h / 10, scale);
        const double apart = std::fabs(finer.value - numeric.value) - finer.noise - numeric.noise;
        if (apart > kKink * std::max(std::fabs(finer.value), std::fabs(numeric.value))) {
            ++kinks;
            numeric = finer;
            error = errorOf(analytic, finer);
        }
    }
    return {"", 0, analytic, numeric.value, error};
}

GradcheckReport gradcheck(Network& network, const GradcheckOptions& options)
{
    LOOM_ASSERT(network.dtype() == DType::f64);
    return Comparison(network, options).run();
}

} // namespace loom
