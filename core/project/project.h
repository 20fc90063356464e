#pragma once

#include "data/data_recipe.h"
#include "graph/graph.h"

namespace loom {

/// One loss of the training recipe. `of` and `target` are ends (graph/loss_end.h): a bare name is a node there
/// (empty: the only output) and a data field here (empty: the source's target field). `weight` is its factor in the
/// sum of all losses; `sampleWeight` and `mask` are data fields with one number a sample ("sample_weight" and "mask"
/// in the file, names as in Keras): empty takes the source's only field of that role where there is one, "none" none.
struct Loss {
    std::string id = "loss";
    std::string type;
    std::string of;
    std::string target;
    double weight = 1;
    std::string sampleWeight;
    std::string mask;
    Attributes attributes; ///< settings of the loss's type
    bool operator==(const Loss&) const = default;
};

/// A part of each training step that updates some nodes ("phases" of the file format).
struct Phase {
    std::string id;
    std::vector<std::string> losses;
    std::vector<std::string> updates;
    std::int64_t steps = 1;
    std::vector<Part> optimizer; ///< at most one; none: the recipe's
    bool operator==(const Phase&) const = default;
};

/// How the network is trained, as saved.
struct TrainingRecipe {
    std::vector<Loss> losses;
    Part optimizer{"adam", {}}; ///< attribute `schedule` is a list of at most one Part
    std::int64_t batchSize = 32;
    std::int64_t accumulate = 1; ///< batches whose mean gradient the optimizer acts on once
    std::int64_t epochs = 10;
    std::string dtype = "f32"; ///< the numbers that the network computes with: f32 or f64
    /// Each is measured where it says something true (train/metric_fit.h), and nowhere else.
    std::vector<Part> metrics;
    std::vector<Part> callbacks;
    std::vector<Phase> phases;
    std::vector<Part> constraints; ///< what weights keep to after each update (graph/constraint_type.h)
    /// Weights of another network, a file beside the project, that this one begins with where names and shapes agree.
    std::string startFrom;
    bool operator==(const TrainingRecipe&) const = default;
};

/// All that is saved of a network and its training: a value with ==. Weights stand beside it.
struct Project {
    std::string title;
    std::uint64_t seed = 7;
    Graph graph;
    DataRecipe data;
    TrainingRecipe training;
    std::string unknown; ///< keys of the file that this version does not know, kept as JSON text
    bool operator==(const Project&) const = default;
};

} // namespace loom
