#pragma once

#include "base/file.h"
#include "data/dataset.h"
#include "data/moves.h"

namespace loom {

/// A drawing of one's own and what it shows.
struct OwnDoodle {
    std::string label;
    PenDrawing strokes;
};

/// What a file of drawings holds:
/// {"doodles": 1, "drawings": [{"label": "cat", "strokes": [[[0, 0], [10, 5]], [[3, 8], [3, 9]]]}]}
/// with points [x, y] in any unit, x to the right and y down. Drawings that cannot be read are left out and listed.
struct DoodleFile {
    std::vector<OwnDoodle> doodles;
    Faults faults;
};

/// A sentence where the file is none of drawings.
Result<DoodleFile> readDoodleFile(const std::string& file, const FileProgress& progress = {});
/// Puts a drawing behind those of the file, which is made where there is none; what cannot be read stays in it. Gives
/// back what the file holds now.
Result<DoodleFile> addDoodle(const std::string& file, const OwnDoodle& doodle);

} // namespace loom
