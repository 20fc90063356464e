#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace loom::sources {

/// A picture as red, green and blue bytes, row by row.
struct Picture {
    std::int64_t rows = 0;
    std::int64_t columns = 0;
    std::vector<std::uint8_t> bytes;
};

/// What pictures become: all of one size, in colour (three channels) or grey (one).
struct PictureSize {
    std::int64_t rows = 64;
    std::int64_t columns = 64;
    bool grey = false;
    bool crop = false; ///< cut the longer side off instead of changing proportions
    bool letterBox = false; ///< keep all of the picture and its proportions, with black beside what is left free
    std::int64_t bytes() const { return rows * columns * (grey ? 1 : 3); }
};

/// Does the file begin like a PNG or JPEG picture, whatever it is called?
bool beginsLikePicture(const std::string& file);

/// A PNG or JPEG file, turned as its camera was held. Samples of 16 bits are divided by 257, what is transparent is
/// blended with white as stored, and warnings that change no pixel (bytes too many) count for nothing. JPEG pictures
/// may come smaller by 2, 4 or 8, but not smaller than `wanted`. Refuses more than 100 million pixels before anything
/// is allocated for them.
Result<Picture> readPicture(const std::string& file, const PictureSize& wanted);

/// Of a picture in the wanted size, the part that the old one fills: all of it but in a letter box.
struct PictureFrame {
    std::int64_t top = 0, left = 0, rows = 0, columns = 0;
};
PictureFrame frameOf(std::int64_t rows, std::int64_t columns, const PictureSize& wanted);

/// How much of a picture's middle becomes the wanted one: all of it but where it is cropped.
struct PicturePart {
    double rows = 0, columns = 0;
};
PicturePart partOf(std::int64_t rows, std::int64_t columns, const PictureSize& wanted);

/// Labels that lie on a picture in the wanted size: each new one is the old one at its middle, 0 beside a letter box.
void resizeLabels(const std::int32_t* labels, std::int64_t rows, std::int64_t columns, const PictureSize& wanted,
                  std::int32_t* out);

/// Writes the picture in the wanted size: each new pixel is the mean of what it covers, or lies between its
/// neighbours where it covers less than a pixel.
void resizePicture(const Picture& picture, const PictureSize& wanted, std::uint8_t* out);

} // namespace loom::sources
