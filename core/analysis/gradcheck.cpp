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

class Comparison {
public:
    Comparison(Network& network, const GradcheckOptions& options)
        : network_(network)
        , options_(options)
    {
        report_.limit = options.limit;
        network_.forwardBackward(options_.rows, options_.step);
        scale_ = std::max(1.0, std::fabs(network_.loss()));
        for (const ParameterView& view : network_.parameters()) {
            Learned learned{view.name, network_.parameter(view.name), {}};
            if (view.trainable && !view.frozen && network_.gradient(view.name, learned.gradient))
                learned_.push_back(std::move(learned));
        }
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
    double lossNow()
    {
        network_.forwardBackward(options_.rows, options_.step);
        return network_.loss();
    }

    /// (L(x + h) − L(x − h)) / 2h; `move(t)` puts the parameters to x + t.
    template<class Move> Numeric difference(Move&& move, double h)
    {
        constexpr double kEpsilon = 2.220446049250313e-16;
        move(h);
        const double above = lossNow();
        move(-h);
        const double below = lossNow();
        return {(above - below) / (2 * h), 16 * kEpsilon * scale_ / h};
    }

    static double errorOf(double analytic, const Numeric& numeric)
    {
        const double larger = std::max(std::fabs(analytic), std::fabs(numeric.value));
        const double apart = std::fabs(analytic - numeric.value) - numeric.noise;
        if (!std::isfinite(apart))
            return INFINITY;
        return apart > 0 ? apart / larger : 0;
    }

    template<class Move>
    void compare(const std::string& name, std::int64_t index, double analytic, double h, Move&& move)
    {
        constexpr double kKink = 1e-4;
        Numeric numeric = difference(move, h);
        double error = errorOf(analytic, numeric);
        if (error > options_.limit) {
            // Either the gradient is wrong or the step crosses a corner: then a smaller step finds another slope.
            const Numeric finer = difference(move, h / 10);
            const double apart = std::fabs(finer.value - numeric.value) - finer.noise - numeric.noise;
            if (apart > kKink * std::max(std::fabs(finer.value), std::fabs(numeric.value))) {
                ++report_.kinks;
                numeric = finer;
                error = errorOf(analytic, finer);
            }
        }
        ++report_.compared;
        if (error >= report_.worst.error)
            report_.worst = {name, index, analytic, numeric.value, error};
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
    double scale_ = 1;
    GradcheckReport report_;
};

} // namespace

GradcheckReport gradcheck(Network& network, const GradcheckOptions& options)
{
    LOOM_ASSERT(network.dtype() == DType::f64);
    return Comparison(network, options).run();
}

} // namespace loom
