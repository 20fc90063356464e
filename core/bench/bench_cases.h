#pragma once

#include "project/project.h"

#include <functional>
#include <memory>

namespace loom {

/// What one step of a bench case is: gather, forward, loss, backward and update, or the inference plan alone.
enum class BenchMode { train, infer };
const char* nameOf(BenchMode mode);

/// One network on which speed is measured, as an ordinary project that makeRun takes. Names, networks, data and steps
/// are those of the peers' scripts, so that ratios mean something. Validation, metrics and callbacks: none.
struct BenchCase {
    const char* name;
    const char* summary;
    BenchMode mode;
    std::vector<std::int64_t> batches; ///< measured when no other is asked for
    Project (*project)();
    /// Rows that no source of the recipe delivers, drawn from the seed; null: the project's own recipe.
    PreparedData (*rows)(std::uint64_t seed) = nullptr;
};

const std::vector<BenchCase>& benchCases();
/// Null when there is none of that name.
const BenchCase* findBenchCase(const std::string& name);

/// A case made ready: makeRun(project, {.data = data}).
struct BenchProject {
    Project project;
    std::shared_ptr<const PreparedData> data;
};

/// Makes cases ready and reads each data set only once, however many cases use it.
class BenchData {
public:
    /// `progress` is asked while data are read, as in RunOptions.
    explicit BenchData(std::function<bool(double)> progress = {})
        : progress_(std::move(progress))
    {
    }
    /// The project with that batch size; training rows are cut to whole batches, as every step is to be alike.
    Result<BenchProject> prepared(const BenchCase& bench, std::int64_t batch);

private:
    std::function<bool(double)> progress_;
    std::vector<std::pair<DataRecipe, PreparedData>> read_;
};

} // namespace loom
