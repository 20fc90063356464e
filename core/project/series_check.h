#pragma once

#include "base/issue.h"
#include "project/project.h"

namespace loom {

/// What the recipe of the data can do where a layer does not take what its input gives: rows become windows of a
/// series for one that reads sequences, words become numbers for an embedding.
void offerSeries(const Project& project, std::vector<Issue>& issues);

} // namespace loom
