#pragma once

#include "base/issue.h"
#include "project/project.h"
#include "tensor/tensor.h"

#include <map>

namespace loom {

/// Ids that were allowed once and are not any longer (graph/reserved_ids.h) get others, wherever the project names
/// them; a note says so.
void releaseReservedIds(Project& project, std::vector<Issue>& issues);
/// Tensors NODE/NAME that were saved under such an id, under the new one. `data/TRANSFORM/NAME` is no node's.
std::map<std::string, Tensor> withReleasedIds(std::map<std::string, Tensor> weights);

} // namespace loom
