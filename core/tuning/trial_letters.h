#pragma once

#include "tuning/trial_run.h"

#include <string>
#include <string_view>

namespace loom {

/// What every task of a search shares: sent to each process once.
struct SearchHello {
    SearchSettings settings;
    std::vector<std::string> series;
    Project project; ///< with absolute paths
    std::map<std::string, std::string> dataFiles; ///< file → hash
};

// Letters between the processes of a search (bytes of a .safetensors file, numbers as they are). `number` is what the
// sender calls a task. A letter that cannot be read is a mistake of the program: the sentence says which.

std::string letterOf(const SearchHello& hello);
Result<SearchHello> helloFrom(std::string_view letter);

std::string letterOf(const PartTask& task, std::int64_t number);
/// Without what a hello says: `objectives`, `series` and functions are the reader's to fill in.
Result<std::pair<PartTask, std::int64_t>> taskFrom(std::string_view letter);

std::string letterOf(const PartStretch& stretch, std::int64_t number);
Result<std::pair<PartStretch, std::int64_t>> stretchFrom(std::string_view letter);

std::string letterOf(const EpochRecord& record, std::int64_t number);
Result<std::pair<EpochRecord, std::int64_t>> epochFrom(std::string_view letter);

} // namespace loom
