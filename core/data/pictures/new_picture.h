#pragma once

#include "data/pictures/picture.h"
#include "data/source_type.h"

namespace loom::sources {

/// The new picture for a network that has learned from pictures: its pixels as they are given, or those of its file.
Result<Picture> newPicture(const NewRows& rows, const PictureSize& wanted);

} // namespace loom::sources
