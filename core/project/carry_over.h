#pragma once

#include "train/network.h"

namespace loom {

/// Takes over from a .safetensors file the weights of all layers whose names and shapes are the network's. A sentence
/// where no layer can begin with them.
Result<CarriedOver> carryOver(Network& network, const Graph& graph, const std::string& file);
/// Which layers begin with weights of that file, and why the others do not.
Text sentenceOf(const CarriedOver& over, const Graph& graph, const std::string& file);

} // namespace loom
