#pragma once

#include "project/project_file.h"
#include "project/run_on.h"

#include <chrono>
#include <cmath>
#include <filesystem>
#include <limits>
#include <string>
#include <vector>

/// Projects trained on a device and on the processor, step by step.
namespace loom::test {

constexpr int kSampleSteps = 50;
/// The bound: how much a step's loss may differ from the processor's, in parts of it. Sums in another order differ by
/// some 10⁻⁷, and each step carries that on.
constexpr double kSampleLimit = 1e-3;
/// A loss below it counts as if it were so large.
constexpr double kLeastLoss = 1e-2;

/// What came of one project.
struct SampleRow {
    std::string name;
    std::string leftOut; ///< why it was not compared; empty: it was
    bool here = false; ///< the processor trained it
    int steps = 0;
    double greatest = 0; ///< difference of the losses of a step, in parts of the loss
    double secondsThere = 0, secondsHere = 0; ///< of all steps but the first

    bool agrees() const { return leftOut.empty() && steps > 0 && greatest <= kSampleLimit; }
};

/// Losses, step by step, and the time they took.
struct Losses {
    std::vector<double> all;
    double seconds = 0;
};

/// Infinite where one has more steps, or is no number where the other is one.
inline double greatestDifference(const std::vector<double>& there, const std::vector<double>& here)
{
    constexpr double kInfinite = std::numeric_limits<double>::infinity();
    double most = there.size() == here.size() ? 0 : kInfinite;
    for (std::size_t i = 0; i < there.size() && i < here.size(); ++i)
        if (std::isfinite(there[i]) && std::isfinite(here[i]))
            most = std::max(most, std::fabs(there[i] - here[i]) / std::max(std::fabs(here[i]), kLeastLoss));
        else
            most = kInfinite;
    return most;
}

/// `device` null: the processor computes.
inline Result<Losses> lossesOf(const Device* device, const Project& project, const RunOptions& how, int steps)
{
    Result<Run> run = makeRunOn(device, project, how);
    if (!run)
        return run.error();
    Losses losses;
    std::chrono::steady_clock::time_point start;
    for (int step = 0; step < steps && !run->trainer->ended(); ++step) {
        run->trainer->step();
        if (run->trainer->stepsDone() == step)
            break; // its batch could not be read
        losses.all.push_back(run->network->loss());
        if (step == 0)
            start = std::chrono::steady_clock::now();
    }
    losses.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return losses;
}

/// The project of a file, trained for its first steps there and here.
inline SampleRow trySample(const std::filesystem::path& file, const Device& device, int steps = kSampleSteps)
{
    SampleRow row{.name = file.stem().string()};
    const auto leave = [&](const Text& why) {
        row.leftOut = english(why);
        return row;
    };
    const Result<OpenedProject> opened = openProject(file.string());
    if (!opened)
        return leave(opened.error());
    RunOptions how;
    how.projectFolder = file.parent_path().string();
    how.maximumSteps = steps;
    const Result<std::shared_ptr<const PreparedData>> data = loadData(opened->project, how);
    if (!data)
        return leave(data.error());
    how.data = *data;
    const Result<Losses> here = lossesOf(nullptr, opened->project, how, steps);
    if (!here)
        return leave(here.error());
    row.here = true;
    const Result<Losses> there = lossesOf(&device, opened->project, how, steps);
    if (!there)
        return leave(there.error());
    row.steps = int(here->all.size());
    row.greatest = greatestDifference(there->all, here->all);
    row.secondsThere = there->seconds;
    row.secondsHere = here->seconds;
    return row;
}

/// All projects of a folder, in the order of their names.
inline std::vector<std::filesystem::path> projectsIn(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error))
        if (entry.path().extension() == ".loom")
            files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

} // namespace loom::test
