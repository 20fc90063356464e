#pragma once

#include "tuning/search_store.h"

namespace loom {

/// The trials as a table (CSV, RFC 4180, a line of names first): trial, state, rung, objective, a column an address
/// that varies; objective_2 of a second objective; lowest and highest where a trial has several runs; reason; then
/// run_seconds, start_time, end_time and worker, which alone depend on the computer.
std::string writeTrialsCsv(const StoredSearch& search);
/// A trial as a JSON record on one line, with the same names and the settings as `settings`.
std::string writeTrialJson(const StoredSearch& search, const Trial& trial);
/// "2026-11-28T20:50:30Z"; empty for 0.
std::string timeOf(std::int64_t seconds);

/// What the winner came to with new seeds.
struct AgainSummary {
    std::int64_t trial = 0;
    double inSearch = 0;
    double mean = 0, deviation = 0; ///< of the sample
    int runs = 0; ///< that came to a number
};
/// Nothing before two runs are done.
std::optional<AgainSummary> againSummary(const StoredSearch& search);

/// A trial's project as `loom train` takes it, with the seed of its first run.
Result<Project> trialProject(const StoredSearch& search, std::int64_t trial);

} // namespace loom
