#pragma once

#include "project/project.h"

/// Small projects for the tests of documents and sessions.
namespace loom::test {

inline Value whole(std::int64_t number)
{
    return number;
}

/// Points of the plane through two dense layers, in the time of a blink.
inline Project planeProject(std::int64_t epochs = 3)
{
    Project project;
    project.title = "XOR";
    project.graph.nodes = {
        {"point", "input", {}, "", {0, 0}},
        {"hidden", "dense", {{"units", whole(8)}, {"activation", std::string("tanh")}}, "", {200, 0}},
        {"out", "dense", {{"units", whole(2)}, {"activation", std::string("softmax")}}, "", {400, 0}}};
    project.graph.edges = {{{"point", ""}, {"hidden", ""}}, {{"hidden", ""}, {"out", ""}}};
    project.data.source = {"toy_2d", {{"kind", std::string("xor")}, {"samples", whole(400)}}};
    project.data.split = {"ratio", 0.1, 0.1};
    project.training.losses = {{"loss", "categorical_crossentropy"}};
    project.training.optimizer = {"adam", {{"learning_rate", 0.02}}};
    project.training.batchSize = 32;
    project.training.epochs = epochs;
    project.training.metrics = {{"accuracy", {}}};
    return project;
}

} // namespace loom::test
