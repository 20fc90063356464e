#include "project/specs.h"

#include "data/source_type.h"
#include "data/transform_type.h"
#include "graph/constraint_type.h"
#include "graph/layer_type.h"
#include "optimizers/optimizer_type.h"
#include "train/callback_type.h"
#include "train/metric_type.h"

namespace loom {
namespace {

template<class T> const std::vector<AttributeSpec>* attributesOf(const T* type)
{
    return type ? &type->attributes : nullptr;
}

AttributeSpec scheduleSpec()
{
    AttributeSpec spec;
    spec.name = "schedule";
    spec.kind = AttributeKind::part;
    spec.fallback = std::vector<Part>{};
    spec.title = TR("Schedule");
    spec.help = TR("How the learning rate changes while training runs; none: it stays as it is.");
    spec.choices = {"schedules"};
    spec.optional = true;
    return spec;
}

std::map<std::string, std::vector<AttributeSpec>> optimizersWithSchedule()
{
    std::map<std::string, std::vector<AttributeSpec>> out;
    for (const OptimizerType& type : optimizersTable()) {
        out[type.id] = type.attributes;
        if (!findSpec(type.attributes, "schedule"))
            out[type.id].push_back(scheduleSpec());
    }
    return out;
}

} // namespace

const std::vector<AttributeSpec>* layerSpecs(const std::string& type)
{
    return attributesOf(findLayer(type));
}

const std::vector<AttributeSpec>* optimizerSpecs(const std::string& type)
{
    static const std::map<std::string, std::vector<AttributeSpec>> table = optimizersWithSchedule();
    const auto found = table.find(type);
    return found == table.end() ? nullptr : &found->second;
}

const std::vector<AttributeSpec>* scheduleSpecs(const std::string& type)
{
    return attributesOf(findSchedule(type));
}

const std::vector<AttributeSpec>* sourceSpecs(const std::string& type)
{
    return attributesOf(findSource(type));
}

const std::vector<AttributeSpec>* transformSpecs(const std::string& type)
{
    return attributesOf(findTransform(type));
}

const std::vector<AttributeSpec>* callbackSpecs(const std::string& type)
{
    return attributesOf(findCallback(type));
}

const std::vector<AttributeSpec>* constraintSpecs(const std::string& type)
{
    return attributesOf(findConstraint(type));
}

const std::vector<AttributeSpec>* metricSpecs(const std::string& type)
{
    return attributesOf(findMetric(type));
}

std::vector<std::string> lossIds()
{
    std::vector<std::string> ids;
    for (const LayerType& type : layersTable())
        if (type.category == LayerCategory::loss)
            ids.push_back(type.id);
    return ids;
}

} // namespace loom
