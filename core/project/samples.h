#pragma once

#include "base/result.h"

#include <string>
#include <vector>

namespace loom {

/// What kind of network a sample is of; the gallery has a heading for each.
enum class SampleFamily { first, pictures, tables, text, memory, recommend, generated };
Text titleOf(SampleFamily family);

/// A project that comes with the program: `samples/ID.loom`.
struct Sample {
    std::string id;
    SampleFamily family = SampleFamily::first;
    Text title; ///< in English that of the file
    Text text; ///< what is to be seen, in a sentence
};

/// All of them, family by family, the simplest first.
const std::vector<Sample>& samplesTable();
const Sample* findSample(const std::string& id);

} // namespace loom
