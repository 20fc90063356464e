#pragma once

#include "data/moves.h"
#include "data/source_type.h"

namespace loom::sources {

/// A drawing as a row: its moves, and the number of the figure; −1: nobody knows.
struct DoodleRow {
    std::vector<std::int32_t> moves;
    std::int32_t figure = -1;
};

/// What the sources of drawings have in common: `target` (the next move at each step, or the figure of the whole) and
/// `length` (moves that are read at most), with `own` ones between them.
std::vector<AttributeSpec> doodleAttributes(std::vector<AttributeSpec> own);

/// Why so many rows cannot be held; empty: they can.
Text tooManyDoodles(std::int64_t rows, const Attributes& attributes);

/// Rows of the fields moves (length), with "start" in front, moves_length (), and next (length), with "end" behind,
/// or figure (). Of longer drawings the beginning; how many those are is noted. Figures are told by these names.
Result<SourceData> doodleRows(const std::vector<DoodleRow>& rows, const std::vector<std::string>& figures,
                              const Attributes& attributes);

/// New rows: cells `moves`, a drawing's beginning each (d0 d0 d1 …; an empty one has begun nothing yet), or a file of
/// drawings.
Result<SourceData> newDoodles(const NewRows& rows, const Attributes& attributes, const SourceContext& context);
std::vector<NewColumn> newDoodleColumns(const std::string& learned);

} // namespace loom::sources
