#pragma once

#include "base/issue.h"
#include "base/result.h"
#include "project/project.h"

#include <string>

namespace loom {

/// A project out of a file and what was odd in it (unknown layers, unknown keys): opened all the same.
struct OpenedProject {
    Project project;
    std::vector<Issue> issues;
};

/// The newest format: 2 has `training.accumulate`. A file names the oldest that has all that it says
/// (RecordRow::since), so that one without later fields stays what it was.
constexpr int kProjectFormat = 2;

/// Reads the JSON of a `.loom`; a sentence with line and column where it is cut or broken, with both numbers
/// where its format is newer. Never allocates for a size that the text merely claims.
Result<OpenedProject> parseProject(const std::string& json);
/// Readable JSON, keys in the order of DESIGN §5.
std::string writeProject(const Project& project);

Result<OpenedProject> openProject(const std::string& file);
/// Atomic: writes beside it, syncs, renames.
Result<void> saveProject(const Project& project, const std::string& file);

/// The project for a file in another folder than `folder`: its data's relative paths, made absolute.
Project withAbsolutePaths(Project project, const std::string& folder);

/// "samples/xor.loom" → "samples/xor.safetensors".
std::string weightsFileOf(const std::string& projectFile);

/// The clipboard's form of a part of a graph.
std::string writeGraph(const Graph& graph);
Result<Graph> parseGraph(const std::string& json);

} // namespace loom
