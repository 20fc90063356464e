#pragma once

#include "formula/program.h"
#include "optimizers/optimizer_type.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace loom::experiments {

/// A place on a surface over two weights, or a way from one to another.
using RacePlace = std::array<double, 2>;

/// A surface over two weights x and y whose lowest height is 0, and its gradient.
class RaceSurface {
public:
    /// A formula of x and y; asserted.
    explicit RaceSurface(const std::string& formula);

    double height(const RacePlace& at) const { return height_.at(at); }
    RacePlace slope(const RacePlace& at) const { return {alongX_.at(at), alongY_.at(at)}; }

private:
    FormulaProgram height_, alongX_, alongY_;
};

/// Two weights in f64 that one of the engine's optimizers moves by its own kernel, with the optimizer's running
/// state.
class RaceRunner {
public:
    /// The optimizer's id and attributes; asserted.
    RaceRunner(const std::string& optimizer, const Attributes& attributes);

    /// At the start, nothing remembered.
    void start(const RacePlace& at);
    void step(const RacePlace& gradient, double rate);
    const RacePlace& at() const { return at_; }
    /// How far the next step would go by this gradient; nothing moves.
    RacePlace ahead(const RacePlace& gradient, double rate) const;

private:
    const OptimizerType* type_;
    std::vector<double> attributes_;
    RacePlace at_ = {};
    std::vector<RacePlace> state_; ///< a pair a slot
    std::int64_t steps_ = 0;
};

} // namespace loom::experiments
