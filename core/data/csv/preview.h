#pragma once

#include "data/csv/layout.h"
#include "data/preview.h"

namespace loom::sources {

/// The beginning of the table that the attribute `file` names, with the kinds and roles of its columns as far as its
/// first rows tell; a short work however long the table is.
Result<TablePreview> csvPreview(const Attributes& attributes, const SourceContext& context);

} // namespace loom::sources
