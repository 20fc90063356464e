#pragma once

#include "data/pictures/picture.h"
#include "data/source_type.h"

namespace loom::sources {

/// The new picture for a network that has learned from pictures: its pixels as they are given, or those of its file.
Result<Picture> newPicture(const NewRows& rows, const PictureSize& wanted);
/// It as the only row of a field of pictures and of a target, of which nothing is known: -1 or no number.
Result<SourceData> newPictureRow(const NewRows& rows, const PictureSize& size, std::vector<Field> fields,
                                 const std::string& learned);

} // namespace loom::sources
