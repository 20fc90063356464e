#pragma once

#include "options.h"

namespace loom::cli {

/// Exit codes (stable; scripts depend on them).
enum Exit : int { kDone = 0, kWrongInput = 1, kWrongUsage = 2, kTrainingFailed = 3, kInterrupted = 130 };

/// What a command is given besides options: one file, or any number of names.
enum class Given { file, names };

/// One subcommand: what it is called, what it does, and the function that does it and returns the exit code.
struct Command {
    const char* name;
    const char* argument;
    const char* summary;
    std::string text; ///< what --help adds: what is printed and written
    int (*run)(const Options& options);
    Given given = Given::file;
    /// What is missing among the options, in words; empty: nothing. Null: nothing ever is.
    std::string (*missing)(const Options& options) = nullptr;
    bool ofProject = true; ///< it opens a project: the options that set and compute one are its own
};

const std::vector<Command>& commands();

int runTrain(const Options& options);
std::string missingToTrain(const Options& options);
int runEvaluate(const Options& options);
int runState(const Options& options);
int runRuns(const Options& options);
int runSweep(const Options& options);
/// `runs` of a search's store.
int runTrials(const Options& options);
int runGet(const Options& options);
int runPredict(const Options& options);
int runRecommend(const Options& options);
std::string missingToRecommend(const Options& options);
/// The methods that need no network, a line each, for the help.
std::string methodList();
int runWords(const Options& options);
std::string missingToWords(const Options& options);
int runGenerate(const Options& options);
std::string missingToGenerate(const Options& options);
int runWatch(const Options& options);
int runSummary(const Options& options);
int runCheck(const Options& options);
int runRateFinder(const Options& options);
int runGradcheck(const Options& options);
int runData(const Options& options);
int runBench(const Options& options);
int runLab(const Options& options);
/// The words of a part of a lab.json; of none: the parts.
int runLabWords(const Options& options, const std::string& part);
int runGrade(const Options& options);

/// The bench cases, a line each, for the help.
std::string benchCaseList();

} // namespace loom::cli
