#include "project/transform_check.h"

#include "base/listed.h"
#include "graph/repair.h"

#include <algorithm>

namespace loom {
namespace {

std::string pathOf(std::size_t index)
{
    return "data.transforms." + std::to_string(index);
}

/// ÷255 is made for the bytes of pictures: other numbers would all come close to 0, and nothing could be learned.
void checkPictureScale(const DataRecipe& recipe, std::size_t index, std::vector<Issue>& issues)
{
    const Part& part = recipe.transforms[index];
    const SourceType* source = findSource(recipe.source.type);
    const TransformType* scale = part.type == "scale" ? findTransform("scale") : nullptr;
    if (!scale || !source || source->pictures)
        return;
    const double factor = numberOf(attributeOf(completed(scale->attributes, part.attributes), "factor"));
    if (factor < 1.0 / 256 || factor > 1.0 / 127)
        return;
    const std::string path = pathOf(index);
    issues.push_back(
        {Severity::warning,
         "",
         path,
         Text(TR("The transform Scale multiplies by {factor}, as for pictures of 0 to 255, but this source "
                 "gives other numbers: they all come close to 0, and the network hardly learns"),
              {{"factor", factor}}),
         {removeRepair(TR("Remove the transform Scale"), path)}});
}

/// What prepares rows works before all that works on the finished ones.
void checkOrder(const DataRecipe& recipe, std::vector<Issue>& issues)
{
    const TransformType* before = nullptr;
    for (std::size_t i = 0; i < recipe.transforms.size(); ++i) {
        const TransformType* type = findTransform(recipe.transforms[i].type);
        if (type && type->prepare && before) {
            issues.push_back(
                {Severity::error,
                 "",
                 pathOf(i),
                 Text(TR("The transform {transform} makes other rows and must stand before {other}, which "
                         "works on the finished ones"),
                      {{"transform", type->title.pattern()}, {"other", before->title.pattern()}}),
                 {orderRepair(TR("Put the transforms in order"))}});
            return;
        }
        if (type && !type->prepare && !before)
            before = type;
    }
}

/// Windows of rows that are parted at random would hardly be any.
void checkSplit(const DataRecipe& recipe, std::vector<Issue>& issues)
{
    for (std::size_t i = 0; i < recipe.transforms.size(); ++i) {
        const TransformType* type = findTransform(recipe.transforms[i].type);
        if (!type || !type->ordered || recipe.split.method == "chronological"
            || (recipe.split.validation + recipe.split.test == 0 && recipe.split.folds < 2))
            continue;
        issues.push_back(
            {Severity::error,
             "",
             "data.split.method",
             Text(TR("The transform {transform} needs rows in a run, but the split draws single rows "
                     "out of them at random"),
                  {{"transform", type->title.pattern()}}),
             {setRepair(TR("Part the rows in their order"), "data.split.method", std::string("chronological"))}});
        return;
    }
}

/// Text needs a transform that reads it, and such a transform needs text.
void checkText(const DataRecipe& recipe, std::vector<Issue>& issues)
{
    const SourceType* source = findSource(recipe.source.type);
    if (!source || source->textColumns.empty() || !namesText(recipe.source) || readsText(recipe.transforms))
        return;
    Issue issue{Severity::error,
                "",
                "data.source." + source->textColumns,
                TR("The data hold text, which no network can read: a transform must make numbers of its words"),
                {}};
    for (const TransformType& type : transformsTable())
        if (type.readsText && !type.ordered)
            issue.repairs.insert(
                type.readsTables ? issue.repairs.begin() : issue.repairs.end(),
                appendRepair(Text(TR("Add the transform {transform}"), {{"transform", type.title.pattern()}}),
                             "data.transforms", {type.id, {}}));
    issues.push_back(std::move(issue));
}

/// Classes are mixed only as shares of each, which is what one_hot makes of their numbers.
void checkMixup(const DataRecipe& recipe, std::vector<Issue>& issues)
{
    const SourceType* source = findSource(recipe.source.type);
    const bool classes = recipe.split.method == "stratified" || (source && source->usualSplit == "stratified");
    for (std::size_t i = 0; classes && i < recipe.transforms.size(); ++i) {
        if (recipe.transforms[i].type == "one_hot")
            return;
        if (recipe.transforms[i].type != "mixup")
            continue;
        const Text title = findTransform("one_hot")->title;
        issues.push_back(
            {Severity::error,
             "",
             pathOf(i),
             Text(TR("The transform {transform} mixes the targets, too, but a class is a number between "
                     "which and the next there is nothing: {one_hot} must stand before it"),
                  {{"transform", findTransform("mixup")->title.pattern()}, {"one_hot", title.pattern()}}),
             {appendRepair(Text(TR("Add the transform {transform}"), {{"transform", title.pattern()}}),
                           "data.transforms", {"one_hot", {}})}});
        return;
    }
}

} // namespace

void checkTransforms(const DataRecipe& recipe, std::vector<Issue>& issues)
{
    for (std::size_t i = 0; i < recipe.transforms.size(); ++i)
        checkPictureScale(recipe, i, issues);
    checkOrder(recipe, issues);
    checkSplit(recipe, issues);
    checkMixup(recipe, issues);
    checkText(recipe, issues);
}

} // namespace loom
