#pragma once

#include "data/pictures/class_folders.h"

#include <map>

namespace loom::sources {

/// Which pictures of a folder are known to be whole: decoding all of them takes as long as an epoch, so it is kept in
/// the cache folder, for each file as long as it has the same size and time.
class CheckedPictures {
public:
    CheckedPictures(const std::string& folder, const SourceContext& context);
    /// Decodes the picture where it is not known.
    Result<void> check(const std::string& path, const PictureSize& size);
    /// Keeps what was found; where that cannot be written, it is found again the next time.
    void save() const;

private:
    std::string file_; ///< empty: nothing is kept
    std::map<std::string, std::string> known_, found_; ///< of each path, size and time
    bool changed_ = false;
};

} // namespace loom::sources
