#pragma once

#include "base/attribute_spec.h"
#include "base/listed.h"

namespace loom {

/// The attributes of a named layer, optimizer …; null when no such type is known. An optimizer's include
/// `schedule`, which every optimizer takes.
const std::vector<AttributeSpec>* layerSpecs(const std::string& type);
const std::vector<AttributeSpec>* optimizerSpecs(const std::string& type);
const std::vector<AttributeSpec>* scheduleSpecs(const std::string& type);
const std::vector<AttributeSpec>* sourceSpecs(const std::string& type);
const std::vector<AttributeSpec>* transformSpecs(const std::string& type);
const std::vector<AttributeSpec>* callbackSpecs(const std::string& type);
const std::vector<AttributeSpec>* constraintSpecs(const std::string& type);
const std::vector<AttributeSpec>* metricSpecs(const std::string& type);

/// The ids of all layers of category loss.
std::vector<std::string> lossIds();

} // namespace loom
