#pragma once

#include "core/layers/probe_network.h"

#include <QTest>

namespace loom::test {

constexpr std::int64_t kRows = 4;

/// One sample of a layer, as it is tried.
struct Trial {
    const LayerType* type = nullptr;
    LayerSample sample;
    std::string behind; ///< activation in front of a loss
    bool frozen = false;
};

/// Its network with seeded numbers everywhere; null: `why` says why not.
inline std::unique_ptr<Network> compiled(const Trial& trial, DType dtype, ThreadPool& pool, std::string& why,
                                         const Device* device = nullptr)
{
    ProbeNetwork probe = probeNetwork(*trial.type, trial.sample, kRows, trial.behind);
    if (Node* layer = probe.graph.find("layer"))
        layer->frozen = trial.frozen;
    Result<std::unique_ptr<Network>> made = Network::compile(
        probe.graph, probe.fields,
        {.dtype = dtype, .batch = kRows, .losses = probe.losses, .optimizer = {"sgd", {}}, .device = device}, pool);
    if (!made) {
        why = english(made.error());
        return nullptr;
    }
    std::unique_ptr<Network> network = std::move(*made);
    for (std::size_t i = 0; i < probe.inputs.size(); ++i) {
        Tensor& x = *network->parameter(probe.inputs[i]);
        fillTensor(
            x,
            drawn(std::size_t(x.size()), "x" + std::to_string(i), 0, trial.sample.positive && trial.behind.empty()));
    }
    // Biases and scales that start at 0 and 1 would hide mistakes.
    for (const ParameterView& view : network->parameters())
        if (view.name.starts_with("layer/") && view.trainable)
            fillTensor(*network->parameter(view.name), drawn(std::size_t(view.shape.size()), view.name));
    std::map<std::string, std::vector<double>> values;
    for (const FieldShape& field : probe.fields)
        values[field.name] =
            drawn(std::size_t(kRows * field.shape.size()), field.name,
                  field.dtype == DType::i32 ? trial.sample.classes : 0, trial.sample.positive || field.sampleWeight);
    values["mask"] = {1, 0, 1, 1};
    values["lengths"] = {3, 0, 100, 1}; // none, and more than there are steps
    fillFeeds(*network, kRows, values);
    return network;
}

/// A row for every sample of every layer: learning, frozen, and losses behind an activation.
inline void addTrials()
{
    QTest::addColumn<Trial>("trial");
    for (const LayerType& type : layersTable()) {
        // Of a layer that lets no gradient back and learns nothing there is none to prove.
        if (type.category == LayerCategory::source || (!type.inputs.front().differentiable && !type.parameters))
            continue;
        for (std::size_t i = 0; i < type.samples.size(); ++i) {
            const LayerSample& sample = type.samples[i];
            QTest::addRow("%s %d", type.id.c_str(), int(i)) << Trial{&type, sample, {}, false};
            // Where no gradient flows through, a frozen layer has nothing to prove.
            if (type.parameters && type.inputs.front().differentiable)
                QTest::addRow("%s %d frozen", type.id.c_str(), int(i)) << Trial{&type, sample, {}, true};
            if (type.category == LayerCategory::loss && sample.positive)
                for (const char* behind : {"sigmoid", "softmax"})
                    if (behind == std::string("sigmoid") || sample.inputs[0].size() > 1)
                        QTest::addRow("%s %d behind %s", type.id.c_str(), int(i), behind)
                            << Trial{&type, sample, behind, false};
        }
    }
}

} // namespace loom::test
