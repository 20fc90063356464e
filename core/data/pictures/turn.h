#pragma once

#include "data/pictures/picture.h"

#include <span>

namespace loom::sources {

/// How a camera was held, from the Exif block of a JPEG picture (tag 0x0112 of its first directory): 1 to 8, 1 where
/// nothing says otherwise.
int exifOrientation(std::span<const std::uint8_t> block);

/// The picture as it is to be seen.
Picture turned(Picture picture, int orientation);

} // namespace loom::sources
