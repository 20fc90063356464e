#include "data/pictures/decode.h"

#include <csetjmp>
#include <cstring>

#include <png.h>

namespace loom::sources {
namespace {

/// A PNG picture in memory on its way through libpng. Errors jump out of its steps: no object lives on their stack.
struct PngReader {
    png_structp png = nullptr;
    png_infop info = nullptr;
    const char* data = nullptr;
    std::size_t size = 0;
    std::size_t at = 0;
    char words[128] = {};

    ~PngReader() { png_destroy_read_struct(&png, &info, nullptr); }

    static void take(png_structp png, png_bytep to, std::size_t count)
    {
        auto* reader = static_cast<PngReader*>(png_get_io_ptr(png));
        if (count > reader->size - reader->at)
            png_error(png, TR("the file is cut off"));
        std::memcpy(to, reader->data + reader->at, count);
        reader->at += count;
    }
    [[noreturn]] static void fail(png_structp png, png_const_charp words)
    {
        auto* reader = static_cast<PngReader*>(png_get_error_ptr(png));
        std::strncpy(reader->words, words, sizeof reader->words - 1);
        png_longjmp(png, 1);
    }
    static void warn(png_structp, png_const_charp) { }

    bool begin()
    {
        png = png_create_read_struct(PNG_LIBPNG_VER_STRING, this, fail, warn);
        info = png ? png_create_info_struct(png) : nullptr;
        if (!info || setjmp(png_jmpbuf(png)) != 0)
            return false;
        png_set_benign_errors(png, 1);
        png_set_read_fn(png, this, take);
        png_set_user_limits(png, 0x7FFFFFFF, 0x7FFFFFFF);
        png_read_info(png, info);
        // Eight bits of red, green, blue and opacity, whatever is stored; no gamma is applied.
        png_set_expand(png);
        png_set_scale_16(png);
        png_set_gray_to_rgb(png);
        png_set_add_alpha(png, 0xFF, PNG_FILLER_AFTER);
        png_set_interlace_handling(png);
        png_read_update_info(png, info);
        return true;
    }
    bool decode(png_bytepp rows)
    {
        if (setjmp(png_jmpbuf(png)) != 0)
            return false;
        png_read_image(png, rows);
        return true;
    }
};

} // namespace

Result<Picture> readPng(const std::string& file, const std::string& bytes)
{
    PngReader reader;
    reader.data = bytes.data();
    reader.size = bytes.size();
    if (!reader.begin())
        return cannotDecode(file, reader.words);
    Picture picture;
    const std::int64_t rows = png_get_image_height(reader.png, reader.info);
    const std::int64_t columns = png_get_image_width(reader.png, reader.info);
    if (const auto room = makeRoom(file, rows, columns, picture); !room)
        return room.error();
    std::vector<std::uint8_t> all(std::size_t(rows * columns * 4));
    std::vector<png_bytep> lines;
    for (std::int64_t row = 0; row < rows; ++row)
        lines.push_back(all.data() + row * columns * 4);
    if (!reader.decode(lines.data()))
        return cannotDecode(file, reader.words);
    std::uint8_t* to = picture.bytes.data();
    for (std::size_t i = 0; i < all.size(); i += 4)
        for (std::size_t c = 0; c < 3; ++c)
            *to++ = std::uint8_t((all[i + c] * all[i + 3] + 255 * (255 - all[i + 3]) + 127) / 255);
    return picture;
}

} // namespace loom::sources
