#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace loom {

/// Several steps of one series folded into one point (DESIGN §4, Curves).
struct CurveBucket {
    std::int32_t series = 0;
    std::int64_t firstStep = 0;
    std::int64_t count = 0;
    double mean = 0;
    double minimum = 0;
    double maximum = 0;
};

/// One finished epoch, never folded: values by series name (`loss`, `accuracy`, `validation_loss` …).
struct EpochRecord {
    std::int64_t epoch = 0; ///< from 1
    std::int64_t lastStep = 0;
    std::vector<double> values; ///< in the order of Trainer::series(); NaN where absent
    double seconds = 0;
    double samplesPerSecond = 0;
};

} // namespace loom
