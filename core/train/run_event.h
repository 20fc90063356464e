#pragma once

#include "base/result.h"
#include "base/value.h"
#include "train/curve.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loom {

/// Something decided from outside the function (project, seed, step): a setting moved while training runs, by hand or
/// by a callback. Acts before step `step` (from 0) is made. A run is its project plus the list of its events;
/// repeating it applies them at their steps.
struct RunEvent {
    std::int64_t step = 0;
    std::string path; ///< as project/path.h finds it: `training.optimizer.learning_rate`
    Value value; ///< a number, a truth value or words
    bool operator==(const RunEvent&) const = default;
};

/// Paths that every run takes while it trains.
inline constexpr const char* kRatePath = "training.optimizer.learning_rate";
inline constexpr const char* kBatchSizePath = "training.batch_size";
inline constexpr const char* kEpochsPath = "training.epochs";
/// `graph.nodes.conv1.frozen`
std::string frozenPath(const std::string& node);
std::string bypassedPath(const std::string& node);

/// What the trainer asks of a recipe that it does not know itself (made by project/live_settings.h).
struct LiveSettings {
    /// The value in the form of its spec; a sentence where it is out of range or acts after a restart only.
    std::function<Result<Value>(const std::string& path, const Value& value)> check;
    /// What the recipe itself holds there.
    std::function<Value(const std::string& path)> initial;
};

/// One JSON list a line: [step, path, value].
std::string writeEvents(const std::vector<RunEvent>& events);
/// Steps must not fall. Reads the form of version 1, too ("step name number" with names that were no paths).
Result<std::vector<RunEvent>> readEvents(const std::string& text);
/// `200:training.optimizer.learning_rate=0.01`; the value is read as a number, true, false or else as words.
Result<RunEvent> parseEvent(const std::string& text);

/// A line an epoch; digits suffice to get the same numbers back.
std::string writeEpochs(const std::vector<EpochRecord>& epochs);
/// Every epoch with `values` values, epochs counting from 1, last steps rising.
Result<std::vector<EpochRecord>> readEpochs(const std::string& text, std::size_t values);

/// A whole number of a damaged or hostile file: nothing where it is none or lies outside.
std::optional<std::int64_t> wholeNumber(double number, std::int64_t minimum, std::int64_t maximum);
/// What `shortest` wrote, back; nothing where the text is no number.
std::optional<double> exactNumber(std::string_view text);

} // namespace loom
