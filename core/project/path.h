#pragma once

#include "base/attribute_spec.h"
#include "project/project.h"
#include "project/record.h"

#include <string>

namespace loom {

/// A value of a project found by its address, with the spec that gives editor, range and text.
struct Addressed {
    Value value;
    AttributeSpec spec;
};

/// Address of anything in the table of the recipe (project/recipe_table.h): `seed`, `training.epochs`,
/// `training.optimizer.learning_rate`, `training.optimizer.schedule.type`, `training.losses.loss.weight`,
/// `graph.nodes.conv1.attributes.filters`, `data.source.noise`, `data.split.validation`. List items by id, else by
/// number: `training.callbacks.early_stopping.patience`. An item itself is a value: set to a type (`early_stopping`)
/// it is added or replaced, set to none it goes. `graph.count.conv2d` can be read.
/// A sentence names the part that does not exist and what does.
Result<Addressed> valueAt(const Project& project, const std::string& path);
Result<void> setValue(Project& project, const std::string& path, const Value& value);
/// `--set` form: the text is read as JSON where that fits the spec, else as text.
Result<void> setText(Project& project, const std::string& path, const std::string& text);

/// The same in any record of a table.
Result<Addressed> valueIn(const Record& record, const void* owner, const std::string& path);
Result<void> setValueIn(const Record& record, void* owner, const std::string& path, const Value& value);

} // namespace loom
