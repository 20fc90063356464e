#pragma once

#include "base/attribute_spec.h"
#include "project/project.h"

#include <string>

namespace loom {

/// A value of a project found by its address, with the spec that gives editor, range and text.
struct Addressed {
    Value value;
    AttributeSpec spec;
};

/// Address of anything settable: `seed`, `title`, `training.epochs`, `training.optimizer.learning_rate`,
/// `training.optimizer.schedule.type`, `training.losses.loss.weight`, `graph.nodes.conv1.attributes.filters`,
/// `data.source.noise`, `data.transforms.0.factor`, `data.split.validation`, `training.callbacks.0.patience`.
/// List items by id, else by number. A sentence names the part that does not exist and what does.
Result<Addressed> valueAt(const Project& project, const std::string& path);
Result<void> setValue(Project& project, const std::string& path, const Value& value);
/// `--set` form: the text is read as JSON where that fits the spec, else as text.
Result<void> setText(Project& project, const std::string& path, const std::string& text);

} // namespace loom
