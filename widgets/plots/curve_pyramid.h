#pragma once

#include "train/curve.h"

#include <span>
#include <vector>

namespace loom::ui {

/// One drawn point of a curve: the buckets that fall on one column of pixels, folded.
struct CurveColumn {
    double x = 0; ///< number of the step, the middle one of what is folded
    double mean = 0;
    double minimum = 0;
    double maximum = 0;
    std::int64_t count = 0; ///< steps
};

/// A series of up to 2^20 buckets folded by fours, again and again, so that any stretch of it is drawn in
/// time proportional to the plot's width. It keeps no copy of the buckets themselves.
class CurvePyramid {
public:
    /// Takes in what is new since the last call; folds everything again when earlier buckets were merged.
    void sync(std::span<const CurveBucket> buckets);
    /// About `columns` columns over the steps [from, to], with one neighbour on each side; buckets as
    /// last synced. Buckets without a finite mean are left out.
    std::vector<CurveColumn> columns(std::span<const CurveBucket> buckets, double from, double to, int columns) const;
    /// Smallest and largest mean over [from, to]; false when nothing is there.
    bool range(std::span<const CurveBucket> buckets, double from, double to, double& low, double& high) const;

private:
    struct Fold {
        std::int64_t firstStep = 0, count = 0, steps = 0;
        double sum = 0, minimum = 0, maximum = 0;
        void add(const Fold& other);
    };
    static Fold foldOf(const CurveBucket& bucket);
    void fold(std::span<const CurveBucket> buckets, std::size_t from);

    std::vector<std::vector<Fold>> levels_;
    std::size_t synced_ = 0;
    CurveBucket first_, last_;
};

} // namespace loom::ui
