#pragma once

#include "command.h"

#include "project/project_file.h"
#include "project/run.h"

namespace loom::cli {

/// A project file opened for a command, with --set, --epochs … applied.
struct Opened {
    Project project;
    std::vector<Issue> issues; ///< what was odd in the file
    std::string folder; ///< where its relative paths start
};

Result<Opened> openFor(const Options& options);
/// --set, --epochs …
Result<void> applySettings(const Options& options, Project& project);
/// The common options as a run takes them; shows progress while data are read, on a terminal.
RunOptions runOptions(const Options& options, const Opened& opened);
/// "device cpu, kernels avx2"
std::string computedBy(const Device* device, const std::string& kernels);
/// Only the data of the project, with the same progress.
Result<PreparedData> readData(const Options& options, const Opened& opened);

/// Puts --weights into the network; without it the file beside the project, which must be there when `required`.
Result<void> loadWeights(const Options& options, Network& network, bool required);
/// The project as it was trained: its run with the weights, and what they know about their data.
Result<Run> trainedRun(const Options& options, const Opened& opened);
/// The same of the file that the command was given.
Result<Run> trainedRun(const Options& options);

/// "error: the sentence" for a line of output.
std::string lineOf(const Issue& issue);
const char* nameOf(Severity severity);

/// Rows of the part asked for by --part; else the test part, else validation, else training.
struct DataPart {
    std::string name;
    const RowSet* rows;
};
DataPart partFor(const Options& options, const PreparedData& data);

} // namespace loom::cli
