#pragma once

#include "graph/layer_type.h"

#include <QString>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace loom {
struct Project;
}

/// What a learner reads for a tensor of a network, `h/sum:gradient`, wherever one is named.
namespace loom::ui {

/// `h/sum:gradient` → `sum`, true.
std::pair<std::string, bool> partOf(const std::string& tensor);
/// What the node's layer says of a tensor on its way; null: of no such one.
const InnerSpec* innerOf(const Graph& graph, const std::string& node, const std::string& name);
/// The node's name, or that of the loss of that id; the id where there is neither.
QString ownerName(const Project& project, const std::string& id);
/// "Dense 1 · weighted sum", "Dense 1 · kernel", "Dense 1 · gradient (bias)".
QString tensorName(const Project& project, const std::string& tensor);
/// "unit 3", "weight from 1 to unit 2", "row 1, column 2": counted from 1. Empty of a single number.
QString placeWords(const std::string& tensor, int rank, const std::vector<std::int64_t>& index);
/// "Dense 1 · kernel, weight from 1 to unit 2".
QString elementName(const Project& project, const std::string& tensor, const std::vector<std::int64_t>& index);

} // namespace loom::ui
