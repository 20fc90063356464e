#pragma once

#include "train/metric_type.h"

#include <algorithm>
#include <vector>

namespace loom::test {

/// Metrics of amounts, of choices and of yes or no; those of boxes read cells and have a test of their own.
inline std::vector<MetricType> plainMetrics()
{
    std::vector<MetricType> plain;
    std::ranges::copy_if(metricsTable(), std::back_inserter(plain),
                         [](const MetricType& type) { return type.fits != std::vector{Judges::nothing}; });
    return plain;
}

} // namespace loom::test
