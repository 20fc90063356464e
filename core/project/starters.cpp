#include "project/starters.h"

#include <algorithm>

namespace loom {
namespace {

constexpr double kColumn = 296; ///< of the canvas, from one card to the next

void append(Graph& graph, const std::string& id, const std::string& type, Attributes attributes = {})
{
    Node node;
    node.id = id;
    node.type = type;
    node.attributes = std::move(attributes);
    node.at = {kColumn * double(graph.nodes.size()), 0};
    if (!graph.nodes.empty())
        graph.edges.push_back({{graph.nodes.back().id, {}}, {id, {}}});
    graph.nodes.push_back(std::move(node));
}

void appendDense(Graph& graph, const std::string& id, std::int64_t units, const std::string& activation)
{
    append(graph, id, "dense", {{"units", units}, {"activation", activation}});
}

void learnClasses(Project& project)
{
    project.training.losses = {{"loss", "categorical_crossentropy", "", "", 1}};
    project.training.metrics = {{"accuracy", {}}};
    project.data.split.method = "stratified";
}

Project pointsProject(const std::string& kind, std::int64_t points, double noise)
{
    Project made;
    made.data.source = {"toy_2d", {{"kind", kind}, {"samples", points}, {"noise", noise}}};
    made.data.split = {"stratified", 0.2, 0};
    made.training.losses = {{"loss", "binary_crossentropy", "", "", 1}};
    made.training.metrics = {{"binary_accuracy", {}}};
    made.training.batchSize = 16;
    made.training.epochs = 60;
    made.training.optimizer = {"adam", {{"learning_rate", 0.03}}};
    append(made.graph, "point", "input");
    return made;
}

Project smallPoints(const std::string& kind, double noise)
{
    Project made = pointsProject(kind, 400, noise);
    appendDense(made.graph, "hidden", 8, "tanh");
    appendDense(made.graph, "output", 1, "sigmoid");
    return made;
}

Project truthTable()
{
    Project made = pointsProject("xor_table", 4, 0);
    made.data.source.attributes = {{"kind", std::string("xor_table")}};
    made.data.split = {"ratio", 0, 0};
    made.training.batchSize = 4;
    made.training.epochs = 600;
    made.training.optimizer = {"adam", {{"learning_rate", 0.05}}};
    appendDense(made.graph, "hidden", 4, "tanh");
    appendDense(made.graph, "output", 1, "sigmoid");
    return made;
}

Project spiral()
{
    Project made = pointsProject("spiral", 600, 0.05);
    made.data.transforms = {{"scale", {{"factor", 0.5}}}};
    made.training.epochs = 400;
    made.training.optimizer = {"adam", {{"learning_rate", 0.005}}};
    appendDense(made.graph, "hidden1", 16, "tanh");
    appendDense(made.graph, "hidden2", 16, "tanh");
    appendDense(made.graph, "output", 1, "sigmoid");
    return made;
}

/// An input, a convolution and what leads to a vector.
void appendPictureLayers(Graph& graph)
{
    const std::vector<std::int64_t> window{3, 3};
    append(graph, "image", "input");
    append(graph, "conv", "conv2d",
           {{"filters", std::int64_t(16)}, {"kernel_size", window}, {"activation", std::string("relu")}});
    append(graph, "pool", "max_pooling2d");
    append(graph, "flatten", "flatten");
}

Project clothes()
{
    Project made;
    made.data.source = {"fashion_mnist", {}};
    made.data.transforms = {{"scale", {{"factor", 1.0 / 255}}}};
    made.data.split = {"stratified", 0.1, 0};
    made.training.batchSize = 64;
    made.training.epochs = 3;
    made.training.optimizer = {"adam", {{"learning_rate", 0.002}}};
    learnClasses(made);
    appendPictureLayers(made.graph);
    appendDense(made.graph, "output", 10, "softmax");
    return made;
}

} // namespace

std::vector<Starter> starters()
{
    return {
        {"clothes", TR("Clothes"), TR("70,000 small pictures of ten kinds of clothing: which is it?"),
         "fashion mnist pictures images cnn convolution 옷 사진 패션 그림 합성곱", clothes()},
        {"xor", TR("XOR"), TR("Four clouds of points; those across from each other belong together."),
         "exclusive or points plane 배타적 논리합 점 평면", smallPoints("xor", 0.05)},
        {"circle", TR("Circle"), TR("Points inside and around: no straight line parts them."),
         "ring points plane 원 고리 점 평면", smallPoints("circle", 0.05)},
        {"moons", TR("Two moons"), TR("Two crescents that reach into each other."),
         "crescent points plane 초승달 반달 점 평면", smallPoints("moons", 0.1)},
        {"gauss", TR("Two clouds"), TR("Two clouds of points: one neuron could part them."),
         "gauss blobs points plane linear 가우스 구름 점 평면 선형", smallPoints("gauss", 0.1)},
        {"spiral", TR("Spiral"), TR("Two arms around each other: needs two hidden layers and patience."),
         "points plane 나선 점 평면", spiral()},
        {"xor_table", TR("XOR table"), TR("The truth table itself: four rows, two bits, one answer."),
         "truth table logic bits 진리표 논리 비트", truthTable()},
    };
}

namespace {

/// A dense network for data whose target may be of any kind.
Project denseProject(Part source, Attributes standardize)
{
    Project made;
    made.data.source = std::move(source);
    made.data.transforms = {{"standardize", std::move(standardize)}};
    made.data.split = {"ratio", 0.2, 0}; // fits every kind of target
    made.training.epochs = 50;
    made.training.optimizer = {"adam", {{"learning_rate", 0.005}}};
    made.training.losses = {{"loss", "mse", "", "", 1}};
    made.training.metrics = {{"mae", {}}};
    append(made.graph, "features", "input");
    return made;
}

} // namespace

Project tableProject(const std::string& file)
{
    Project made = denseProject({"csv", {{"file", file}}}, {});
    appendDense(made.graph, "hidden", 16, "relu");
    return made;
}

Project arraysProject(const std::string& file)
{
    Project made = denseProject({"npz", {{"file", file}}}, {{"per", std::string("field")}});
    append(made.graph, "flatten", "flatten"); // rows may be pictures, series or numbers
    appendDense(made.graph, "hidden", 64, "relu");
    return made;
}

Project picturesProject(const std::string& folder)
{
    Project made;
    made.data.source = {"image_folder", {{"folder", folder}}};
    made.data.transforms = {{"scale", {{"factor", 1.0 / 255}}}};
    made.data.split = {"stratified", 0.2, 0};
    made.training.epochs = 20;
    made.training.optimizer = {"adam", {{"learning_rate", 0.002}}};
    learnClasses(made);
    appendPictureLayers(made.graph);
    return made;
}

Project fittedTo(Project project, const std::vector<FieldShape>& fields)
{
    const auto target = std::ranges::find_if(fields, [](const FieldShape& field) { return field.target; });
    if (target == fields.end() || project.graph.find("output") || project.graph.nodes.empty())
        return project;
    if (target->classes > 0) {
        learnClasses(project);
        appendDense(project.graph, "output", target->classes, "softmax");
    } else {
        project.training.losses = {{"loss", "mse", "", "", 1}};
        project.training.metrics = {{"mae", {}}};
        project.data.split.method = "ratio";
        // Amounts of any unit: a network starts near 0 and would take long to reach prices. Metrics keep the unit.
        project.data.transforms.push_back({"standardize", {{"field", target->name}}});
        appendDense(project.graph, "output", std::max<std::int64_t>(1, target->shape.size()), "linear");
    }
    return project;
}

} // namespace loom
