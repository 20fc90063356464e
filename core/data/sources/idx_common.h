#pragma once

#include "data/sources/source_common.h"

#include <cstdint>
#include <string>
#include <vector>

namespace loom::sources {

/// What an IDX file holds: the lengths of its axes and its unsigned bytes.
struct IdxContent {
    std::vector<std::int64_t> axes;
    std::vector<std::uint8_t> bytes;
};

/// The four files of a picture set in the format of MNIST.
struct IdxFiles {
    std::string trainingImages;
    std::string trainingLabels;
    std::string testImages;
    std::string testLabels;
};

/// Reads an IDX file of unsigned bytes with `rank` axes, plain or gzip (Y. LeCun's format: two zero bytes, a
/// type byte, a rank byte, one big-endian 32-bit length an axis, then the elements). Memory grows with what
/// the file really holds, never with what it claims.
Result<IdxContent> readIdx(const std::string& file, int rank);

/// Training rows first, then the test set; fields `image` u8 (rows, columns, 1) and `label` i32 (). Labels
/// must be below the number of class names; without names the classes are "0" … "9", and more where a label
/// is larger.
Result<SourceData> readIdxSet(const IdxFiles& files, std::vector<std::string> classes, const SourceContext& context);

} // namespace loom::sources
