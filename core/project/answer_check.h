#pragma once

#include "graph/shape_inference.h"
#include "project/project.h"

namespace loom {

/// What is odd between the data's targets, the losses and the metrics; asked once the data are known. Targets that a
/// loss cannot compare with are errors, metrics that say nothing true (accuracy of amounts) are warnings: they are
/// not measured. Each has a repair.
void checkAnswers(const Project& project, const std::vector<LossUse>& uses, const std::vector<FieldShape>& fields,
                  std::vector<Issue>& issues);

/// Another loss asks for other metrics: those that say nothing true about any loss go, and where none is left the
/// usual ones come. A recipe without metrics stays without.
void fitMetrics(Project& project, const std::vector<FieldShape>& fields);

} // namespace loom
