#include "data/numpy/npz_roles.h"

#include "base/lower_case.h"
#include "data/source_paths.h"

#include <algorithm>

namespace loom::sources {
namespace {

using Names = std::vector<std::string>;

Names namesIn(const Attributes& attributes, const char* name)
{
    const auto* names = std::get_if<Names>(&attributeOf(attributes, name));
    return names ? *names : Names();
}

/// How the arrays of a data set are usually called: inputs, target, and the same of the test set.
struct Usual {
    const char *input, *target, *testInput, *testTarget;
};
constexpr Usual kUsual[] = {{"x_train", "y_train", "x_test", "y_test"},
                            {"train_x", "train_y", "test_x", "test_y"},
                            {"train_images", "train_labels", "test_images", "test_labels"},
                            {"train_data", "train_labels", "test_data", "test_labels"},
                            {"training_images", "training_labels", "test_images", "test_labels"},
                            {"x", "y", "", ""},
                            {"images", "labels", "", ""},
                            {"image", "label", "", ""},
                            {"data", "target", "", ""},
                            {"data", "labels", "", ""},
                            {"features", "labels", "", ""},
                            {"features", "target", "", ""},
                            {"inputs", "targets", "", ""},
                            {"arr_0", "arr_1", "arr_2", "arr_3"}};

/// The array of that name, capitals or not, if it can be read; else nothing.
std::string known(const NpzFile& file, const std::string& name)
{
    for (const NpyArray& array : file.arrays())
        if (!name.empty() && lowerCase(array.name) == name && array.refusal.empty())
            return array.name;
    return {};
}

bool isInput(const std::string& name)
{
    return std::ranges::any_of(kUsual, [&](const Usual& usual) { return lowerCase(name) == usual.input; });
}

/// What the names of the arrays tell.
NpzRoles guessed(const NpzFile& file, const NpzFile& targets)
{
    NpzRoles roles;
    for (const Usual& usual : kUsual) {
        const std::string input = known(file, usual.input);
        if (input.empty())
            continue;
        if (roles.inputs.empty())
            roles.inputs = {input};
        const std::string target = known(targets, usual.target);
        if (target.empty())
            continue;
        roles.inputs = {input};
        roles.target = target;
        const std::string testInput = known(file, usual.testInput);
        roles.testTarget = testInput.empty() ? std::string() : known(targets, usual.testTarget);
        if (!roles.testTarget.empty())
            roles.testInputs = {testInput};
        return roles;
    }
    const auto only = [](const NpzFile& of) { return of.arrays().size() == 1 ? of.arrays()[0].name : std::string(); };
    if (roles.inputs.empty() && !only(file).empty())
        roles.inputs = {only(file)};
    if (&targets != &file)
        roles.target = only(targets);
    return roles;
}

/// Every array that is named is there and can be read.
Result<void> checkThere(const std::string& path, const NpzFile& file, const Names& names)
{
    for (const std::string& name : names) {
        if (name.empty())
            continue;
        const NpyArray* const array = file.find(name);
        if (!array)
            return Text(TR("{file} has no array “{name}”; it has: {all}."),
                        {{"file", fileName(path)}, {"name", name}, {"all", file.names(name)}});
        if (!array->refusal.empty())
            return array->refusal;
    }
    return {};
}

std::string joined(const Names& names)
{
    std::string all;
    for (const std::string& name : names)
        all += (all.empty() ? "" : ", ") + name;
    return all;
}

} // namespace

bool NpzRoles::uses(const std::string& name) const
{
    return std::ranges::find(inputs, name) != inputs.end() || std::ranges::find(testInputs, name) != testInputs.end()
        || name == target || name == testTarget;
}

std::map<std::string, std::string> NpzRoles::guesses() const
{
    return {{"inputs", joined(inputs)},
            {"targets", target},
            {"test_inputs", joined(testInputs)},
            {"test_targets", testTarget}};
}

Result<NpzRoles> npzRoles(const std::string& path, const NpzFile& file, const NpzFile& targets,
                          const Attributes& attributes)
{
    NpzRoles roles = guessed(file, targets);
    const Names inputs = namesIn(attributes, "inputs"), testInputs = namesIn(attributes, "test_inputs");
    const std::string target = stringOf(attributeOf(attributes, "targets"));
    const std::string testTarget = stringOf(attributeOf(attributes, "test_targets"));
    if (!inputs.empty() && inputs != roles.inputs)
        roles.testInputs.clear(); // those found belong to others
    if (!inputs.empty())
        roles.inputs = inputs;
    if (!target.empty())
        roles.target = target;
    if (!testInputs.empty())
        roles.testInputs = testInputs;
    if (!testTarget.empty())
        roles.testTarget = testTarget;
    if (roles.inputs.empty()) {
        for (const NpyArray& array : file.arrays())
            if (isInput(array.name)) // else it would have been taken: it cannot be read
                return array.refusal;
        return Text(TR("{file} has the arrays {all}, and none is called as inputs usually are (x_train, images …): "
                       "name the input, and the target."),
                    {{"file", fileName(path)}, {"all", file.names()}});
    }
    if (!roles.testInputs.empty() && roles.testInputs.size() != roles.inputs.size())
        return Text(TR("{inputs} arrays are inputs, but {tests} are inputs of test rows: name one for each."),
                    {{"inputs", roles.inputs.size()}, {"tests", roles.testInputs.size()}});
    if (roles.testInputs.empty() || roles.target.empty())
        roles.testTarget.clear();
    if (!roles.testInputs.empty() && !roles.target.empty() && roles.testTarget.empty())
        return Text(TR("The test rows (“{name}”) have no target: name it, too."), {{"name", roles.testInputs[0]}});
    for (const Names* names : {&roles.inputs, &roles.testInputs})
        if (const auto there = checkThere(path, file, *names); !there)
            return there.error();
    if (const auto there = checkThere(path, targets, {roles.target, roles.testTarget}); !there)
        return there.error();
    return roles;
}

} // namespace loom::sources
