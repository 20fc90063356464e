#pragma once

#include "data/field.h"
#include "project/project.h"
#include "train/network.h"

namespace loom {

/// Takes over from a .safetensors file the weights of all layers whose names and shapes are the network's. A sentence
/// where no layer can begin with them.
Result<CarriedOver> carryOver(Network& network, const Graph& graph, const std::string& file);
/// Which layers begin with weights of that file, and why the others do not.
Text sentenceOf(const CarriedOver& over, const Graph& graph, const std::string& file);

/// The file that the recipe names in `start_from`.
std::string startFile(const Project& project, const std::string& folder);
/// Takes over its weights, where the recipe names one; what was taken is told like a warning. A file of word vectors
/// (project/word_vectors.h) gives each embedding that reads numbers of words the rows of those that stand in it.
Result<std::vector<Issue>> startFrom(Network& network, const Project& project, const std::string& folder,
                                     const std::vector<Field>& fields);

} // namespace loom
