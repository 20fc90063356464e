#pragma once

#include "data/numpy/npz_roles.h"
#include "data/source_type.h"

namespace loom::sources {

/// Rows of a file of NumPy as the attributes of the source `npz` ask for them: the test rows behind the training
/// rows. Inputs of pictures are (rows, columns, channels), u8 where the file holds bytes; whole numbers as targets
/// are classes (i32), others numbers (f32). For a network that has learned (SourceContext::learned) shapes and
/// classes must be those that it knows.
Result<SourceData> npzSet(const std::string& path, const std::string& targetPath, const Attributes& attributes,
                          const SourceContext& context);

} // namespace loom::sources
