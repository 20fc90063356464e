#pragma once

#include "data/source_paths.h"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

namespace loom::sources {

/// The six types of elements of the format.
enum class IdxType : std::uint8_t { u8 = 0x08, i8 = 0x09, i16 = 0x0B, i32 = 0x0C, f32 = 0x0D, f64 = 0x0E };

/// What an IDX file holds: the lengths of its axes and its elements, as they stand in the file (big-endian).
struct IdxContent {
    std::vector<std::int64_t> axes;
    IdxType type = IdxType::u8;
    std::vector<std::uint8_t> bytes;

    std::int64_t size() const { return Shape(axes).size(); }
    double at(std::int64_t index) const;
};

/// The files of a picture set in the format of MNIST; those of a test set may be empty.
struct IdxFiles {
    std::string trainingImages;
    std::string trainingLabels;
    std::string testImages;
    std::string testLabels;
};

/// Reads an IDX file with one of these numbers of axes, plain or gzip (Y. LeCun's format: two zero bytes, a type
/// byte, a rank byte, one big-endian 32-bit length an axis, then the elements). Memory grows with what the file
/// really holds, never with what it claims.
Result<IdxContent> readIdx(const std::string& file, std::initializer_list<int> ranks);

/// The files of a set in that folder or one folder below, by the parts of their names that all givers share (train or
/// t10k or test; images or labels). `set`: how their names begin, where there are several sets.
Result<IdxFiles> findIdxSet(const std::string& folder, const std::string& set);

/// Training rows first, then the test set; fields `image` u8 (f32 where the file holds other numbers; rows, columns,
/// channels) and `label` i32 (). Pictures with four axes have their channels last or in front. Labels must be below
/// the number of class names; without names the classes are "0" … "9", and more where a label is larger.
Result<SourceData> readIdxSet(const IdxFiles& files, std::vector<std::string> classes, const SourceContext& context);

/// What a network that learns from such pictures must know about new ones (SourceData::learned).
std::string learnedOfIdx(const Tensor& pictures, const std::vector<std::string>& classes);
/// A new picture, brought to the size of the set's. Where it is dark on light and the set light on dark (or the other
/// way round), the two are exchanged, and its notes say so.
Result<SourceData> newIdxPicture(const NewRows& rows, const SourceContext& context);

} // namespace loom::sources
