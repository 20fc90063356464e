#pragma once

#include "base/random.h"
#include "tuning/search_space.h"

namespace loom::samplers {

/// Random numbers of one proposal, taken one after the other.
class Draws {
public:
    Draws(const RandomStream& stream, std::int64_t time)
        : stream_(stream)
        , time_(std::uint64_t(time))
    {
    }
    double uniform() { return stream_.uniform(index_++, time_); }
    double normal() { return stream_.normal(index_++, time_); }

private:
    RandomStream stream_;
    std::uint64_t time_, index_ = 0;
};

/// A density over the places of a space: a mixture of one kernel around each point that it was made of and a broad
/// one over all. A range has normal kernels, cut off at its ends; choices have the share of the point's own and a
/// little of each other.
class Parzen {
public:
    Parzen(const SearchSpace& space, std::vector<Places> points, double width);
    Places draw(Draws& draws) const;
    double logDensity(const Places& places) const;

private:
    double drawOn(std::size_t axis, const Places* around, Draws& draws) const;
    double logKernel(std::size_t axis, double place, const Places* around) const;

    const SearchSpace& space_;
    std::vector<Places> points_;
    double deviation_; ///< of a point's kernels
};

} // namespace loom::samplers
