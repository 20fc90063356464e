#pragma once

#include "data/dataset.h"
#include "data/source_type.h"

namespace loom::sources {

/// One rating as a file holds it.
struct FileRating {
    std::string user, item;
    float value = 0; ///< NaN: nobody knows
    double time = 0; ///< seconds since 1970, as far as the file tells them
    std::int64_t line = 0; ///< of the file, from 1
};

struct RatingFile {
    std::vector<FileRating> ratings;
    bool timed = false; ///< all of them have a time
    Faults faults;
    std::string format; ///< "u.data", "ratings.dat", "ratings.csv"
};

/// MovieLens' three formats: cells parted by tabs, by ::, or by commas below a line of names. What parts the cells is
/// seen at the first line. `needValues`: a line without a rating is left out, else nobody knows it.
Result<RatingFile> readRatingFile(const std::string& file, bool needValues, const SourceContext& context);

} // namespace loom::sources
