#pragma once

#include "graph/shape_inference.h"
#include "project/project.h"

#include <string>
#include <utility>
#include <vector>

/// Small networks for the editor's tests.
namespace loom::ui::test {

inline Value whole(std::int64_t number)
{
    return number;
}
inline Value word(const char* text)
{
    return std::string(text);
}

/// A network of nodes "id:type" in a row, each wired to the one before it.
inline Graph chain(const std::vector<std::pair<std::string, std::string>>& nodes)
{
    Graph graph;
    double x = 0;
    for (const auto& [id, type] : nodes) {
        Node node;
        node.id = id;
        node.type = type;
        node.at = {x, 0};
        x += 272;
        if (!graph.nodes.empty())
            graph.edges.push_back({{graph.nodes.back().id, {}}, {id, {}}});
        graph.nodes.push_back(node);
    }
    return graph;
}

/// The recipe of Fashion-MNIST (pictures of 28 × 28 × 1, ten classes) around a network.
inline Project fashion(const Graph& graph = {})
{
    Project project;
    project.title = "Fashion";
    project.graph = graph;
    project.data.source = {"fashion_mnist", {}};
    Loss loss;
    loss.type = "categorical_crossentropy";
    project.training.losses = {loss};
    project.training.metrics = {{"accuracy", {}}};
    return project;
}

inline std::vector<FieldShape> fashionFields()
{
    return {{"image", Shape{28, 28, 1}, DType::f32, false, 0}, {"label", Shape{}, DType::i32, true, 10}};
}

/// The Fashion CNN: nine layers.
inline Project fashionCnn()
{
    Project project = fashion(chain({{"image", "input"},
                                     {"conv1", "conv2d"},
                                     {"pool1", "max_pooling2d"},
                                     {"conv2", "conv2d"},
                                     {"pool2", "max_pooling2d"},
                                     {"conv3", "conv2d"},
                                     {"flat", "flatten"},
                                     {"hidden", "dense"},
                                     {"out", "dense"}}));
    project.title = "Fashion CNN";
    for (const char* id : {"conv1", "conv2", "conv3"}) {
        project.graph.find(id)->attributes["filters"] = whole(std::string(id) == "conv1" ? 32 : 64);
        project.graph.find(id)->attributes["activation"] = word("relu");
    }
    project.graph.find("hidden")->attributes = {{"units", whole(64)}, {"activation", word("relu")}};
    project.graph.find("out")->attributes = {{"units", whole(10)}, {"activation", word("softmax")}};
    return project;
}

} // namespace loom::ui::test
