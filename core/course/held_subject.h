#pragma once

#include "analysis/held_network.h"
#include "course/lab.h"

namespace loom {

/// What the subject's inputs read: the fields of its data, else those that are filled by hand.
Result<std::vector<FieldShape>> subjectFields(const LabSubject& subject);

/// The subject's network with its weights as drawn by the seed, then as they are held.
Result<std::unique_ptr<HeldNetwork>> heldSubject(const LabSubject& subject);

} // namespace loom
