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

/// A density over the places of a space: a mixture of a kernel around each point and, by its share, an even one over
/// all. A range has normal kernels, cut off at its ends; choices have the point's own, and a little of each other.
class Parzen {
public:
    /// How wide kernels are along each axis.
    enum class Width {
        spread, ///< as the points are spread (Scott's rule), so that it narrows as they gather
        narrow ///< the least that there is
    };
    /// `points`: at least one, the one that counts most first where `ranked`. `even`: weight of the even part, where
    /// a point's is about 1.
    Parzen(const SearchSpace& space, std::vector<Places> points, bool ranked, Width width, double even);
    Places draw(Draws& draws) const;
    double logDensity(const Places& places) const;

private:
    double drawOn(std::size_t axis, double around, Draws& draws) const;
    double kernelOn(std::size_t axis, double place, double around) const;

    const SearchSpace& space_;
    std::vector<Places> points_;
    std::vector<double> weights_; ///< of the points; all but what the even part has
    Places deviations_; ///< an axis each
};

} // namespace loom::samplers
