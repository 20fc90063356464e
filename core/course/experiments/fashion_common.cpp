#include "course/experiments/fashion_common.h"

#include "data/source_type.h"

#include <filesystem>
#include <map>
#include <mutex>

namespace loom::experiments {
namespace {

Node node(const char* id, const char* type, Attributes attributes)
{
    Node made;
    made.id = id;
    made.type = type;
    made.attributes = std::move(attributes);
    return made;
}

} // namespace

Project fashionProject(const FashionRecipe& recipe)
{
    Project project;
    project.title = "Fashion-MNIST";
    project.seed = recipe.seed;
    project.graph.nodes = {
        node("image", "input", {}), node("flat", "flatten", {}),
        node("hidden", "dense", {{"units", kFashionNodes}, {"activation", std::string("relu")}}),
        node("out", "dense", {{"units", kFashionClasses}, {"activation", std::string("softmax")}})};
    project.graph.edges = {{{"image"}, {"flat"}}, {{"flat"}, {"hidden"}}, {{"hidden"}, {"out"}}};
    project.data = usualRecipe({"fashion_mnist", {}});
    project.data.split.validation = 0;
    project.data.split.training = recipe.pictures;
    Loss loss;
    loss.type = "categorical_crossentropy";
    project.training.losses = {loss};
    project.training.optimizer = {"sgd", {{"learning_rate", recipe.rate}}};
    project.training.batchSize = recipe.batch;
    project.training.epochs = recipe.epochs;
    project.training.metrics = {{"accuracy", {}}};
    return project;
}

Result<std::shared_ptr<const PreparedData>> fashionPictures(const FashionRecipe& recipe)
{
    static std::mutex reading;
    static std::map<std::int64_t, std::weak_ptr<const PreparedData>> read; // by how many
    const std::lock_guard lock(reading);
    if (std::shared_ptr<const PreparedData> held = read[recipe.pictures].lock())
        return held;
    FashionRecipe same = recipe;
    same.seed = FashionRecipe().seed;
    RunOptions options;
    options.threads = 1;
    Result<std::shared_ptr<const PreparedData>> data = loadData(fashionProject(same), options);
    if (data)
        read[recipe.pictures] = *data;
    return data;
}

Text fashionLacking()
{
    const SourceType* source = findSource("fashion_mnist");
    const std::string folder = stringOf(findSpec(source->attributes, "folder")->fallback);
    std::error_code error;
    if (std::filesystem::exists(folder + "/train-images-idx3-ubyte.gz", error))
        return {};
    return Text(TR("The Fashion-MNIST pictures are missing: install the Debian package dataset-fashion-mnist."));
}

} // namespace loom::experiments
