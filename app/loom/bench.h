#pragma once

#include "bench_rounds.h"
#include "options.h"

#include "base/json.h"
#include "bench/bench_cases.h"

namespace loom::cli {

constexpr int kBenchRounds = 7;
constexpr double kBenchSeconds = 0.6;

/// What a case may use: the options, and data sets that are read once.
struct BenchContext {
    const Options& options;
    BenchData& data;

    int rounds(int fallback = kBenchRounds) const { return options.rounds > 0 ? options.rounds : fallback; }
    double seconds() const { return options.seconds > 0 ? options.seconds : kBenchSeconds; }
};

/// One measured thing: a line of the table and a `bench` event.
struct BenchLine {
    std::string name;
    std::string mode; ///< train, infer, fit, start, memory, open, save
    std::int64_t batch = 0; ///< rows a step, 0: there are no rows
    int threads = 1;
    Rounds rounds;
    double peakFraction = 0; ///< of the peak that was measured just before; 0: not meaningful
    double peak = 0; ///< f32 operations a second
    std::string device = "cpu";
    std::string kernels = "baseline";
    Json more = Json::object(); ///< further fields of the event: quality, losses, bytes
    std::string note; ///< the same for the table
};

/// A case that is not the step of a network.
struct ProgramCase {
    const char* name;
    const char* summary;
    Result<std::vector<BenchLine>> (*measure)(const BenchContext& context);
};

std::vector<ProgramCase> analysisCases();
std::vector<ProgramCase> processCases();
std::vector<ProgramCase> fileCases();

/// Trials and samples a second by 1, 2 … --ranks processes.
int benchRanks(const Options& options);
Result<BenchLine> measureNetwork(const BenchContext& context, const BenchCase& bench, std::int64_t batch);

} // namespace loom::cli
