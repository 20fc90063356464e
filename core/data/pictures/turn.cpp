#include "data/pictures/turn.h"

#include <algorithm>
#include <string_view>

namespace loom::sources {
namespace {

/// Numbers of a TIFF structure in its own byte order; 0 beyond its end.
class Tiff {
public:
    explicit Tiff(std::span<const std::uint8_t> bytes)
        : bytes_(bytes)
        , little_(bytes.size() > 1 && bytes[0] == 'I')
    {
    }
    std::uint32_t number(std::size_t at, std::size_t count) const
    {
        std::uint32_t value = 0;
        if (at > bytes_.size() || count > bytes_.size() - at)
            return 0;
        for (std::size_t i = 0; i < count; ++i)
            value = value << 8 | bytes_[little_ ? at + count - 1 - i : at + i];
        return value;
    }

private:
    std::span<const std::uint8_t> bytes_;
    bool little_;
};

} // namespace

int exifOrientation(std::span<const std::uint8_t> block)
{
    constexpr std::string_view kStart("Exif\0\0", 6);
    if (block.size() < kStart.size() || !std::equal(kStart.begin(), kStart.end(), block.begin()))
        return 1;
    const Tiff tiff(block.subspan(kStart.size()));
    if (tiff.number(2, 2) != 42)
        return 1;
    const std::size_t directory = tiff.number(4, 4);
    for (std::size_t i = 0, entries = tiff.number(directory, 2); i < entries; ++i) {
        const std::size_t entry = directory + 2 + 12 * i;
        if (tiff.number(entry, 2) == 0x0112) {
            const std::uint32_t value = tiff.number(entry + 8, 2);
            return value >= 1 && value <= 8 ? int(value) : 1;
        }
    }
    return 1;
}

Picture turned(Picture picture, int orientation)
{
    if (orientation <= 1 || orientation > 8)
        return picture;
    const bool swapped = orientation >= 5;
    Picture out{swapped ? picture.columns : picture.rows, swapped ? picture.rows : picture.columns, {}};
    out.bytes.resize(picture.bytes.size());
    // Where the first row and column of the stored picture lie in the one to be seen (Exif 2.3, table of
    // orientation).
    const bool fromRight = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    const bool fromBottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    std::uint8_t* to = out.bytes.data();
    for (std::int64_t r = 0; r < out.rows; ++r)
        for (std::int64_t c = 0; c < out.columns; ++c, to += 3) {
            const std::int64_t row = swapped ? c : r, column = swapped ? r : c;
            const std::int64_t fromRow = fromBottom ? picture.rows - 1 - row : row;
            const std::int64_t fromColumn = fromRight ? picture.columns - 1 - column : column;
            std::copy_n(picture.bytes.data() + (fromRow * picture.columns + fromColumn) * 3, 3, to);
        }
    return out;
}

} // namespace loom::sources
