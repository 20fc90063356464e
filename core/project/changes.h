#pragma once

#include "base/attribute_spec.h"
#include "project/project.h"
#include "project/record.h"

namespace loom {

/// One thing in which two projects differ, with the address where the second has it.
struct ProjectChange {
    std::string path; ///< `training.optimizer.learning_rate`, `graph.nodes.conv1`, `graph.edges`
    Applies applies = Applies::restart; ///< when a run of the first project can take it over
    Value value; ///< what the second has there; `none` where it is no single value
    bool operator==(const ProjectChange&) const = default;
};

/// What a run is made of and is not the same: nodes, wires (in the order in which they enter a node), data, recipe,
/// seed. Places on the canvas, titles and folded groups are no part of a run. A node that came, went or has another
/// type counts once. Takes time in proportion to the projects' size.
std::vector<ProjectChange> changesBetween(const Project& before, const Project& after);
/// What differs in two owners of any record of a table.
std::vector<ProjectChange> changesIn(const Record& record, const void* before, const void* after);

} // namespace loom
