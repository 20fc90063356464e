#include "data/sources/picture_common.h"

#include "base/file.h"
#include "data/sources/picture_turn_common.h"

#include <algorithm>
#include <csetjmp>
#include <cstdio>
#include <cstring>
#include <fstream>

#include <jpeglib.h>
#include <png.h>

namespace loom::sources {
namespace {

constexpr std::int64_t kMostBytes = 256 << 20;
constexpr std::int64_t kMostPixels = 100'000'000;

bool isPng(std::string_view bytes)
{
    return bytes.starts_with("\x89PNG\r\n\x1A\n");
}

bool isJpeg(std::string_view bytes)
{
    return bytes.starts_with("\xFF\xD8\xFF");
}

Text noPicture(const std::string& file)
{
    return Text(TR("{file} is no PNG or JPEG picture: take it out of the folder, or save it again as one."),
                {{"file", file}});
}

Text cannotDecode(const std::string& file, const char* reason)
{
    return Text(TR("The picture {file} cannot be read ({reason}): take it out of the folder, or save it again."),
                {{"file", file}, {"reason", reason}});
}

Result<void> makeRoom(const std::string& file, std::int64_t rows, std::int64_t columns, Picture& picture)
{
    if (rows < 1 || columns < 1 || rows > kMostPixels / columns)
        return Text(TR("The picture {file} has {columns} × {rows} pixels, more than 100 million: make it smaller."),
                    {{"file", file}, {"columns", columns}, {"rows", rows}});
    picture.rows = rows;
    picture.columns = columns;
    picture.bytes.resize(std::size_t(rows * columns * 3));
    return {};
}

Result<Picture> readPng(const std::string& file, const std::string& bytes)
{
    png_image image;
    std::memset(&image, 0, sizeof image);
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0)
        return cannotDecode(file, image.message);
    image.format = PNG_FORMAT_RGB;
    Picture picture;
    if (const auto room = makeRoom(file, image.height, image.width, picture); !room) {
        png_image_free(&image);
        return room.error();
    }
    const png_color white{255, 255, 255};
    if (png_image_finish_read(&image, &white, picture.bytes.data(), 0, nullptr) == 0)
        return cannotDecode(file, image.message);
    return picture;
}

/// libjpeg's way out of an error, with its words.
struct JpegError {
    jpeg_error_mgr manager;
    std::jmp_buf back;
    char words[JMSG_LENGTH_MAX];
};

[[noreturn]] void leave(j_common_ptr info)
{
    auto* error = reinterpret_cast<JpegError*>(info->err);
    info->err->format_message(info, error->words);
    std::longjmp(error->back, 1);
}

/// Warnings of libjpeg tell of damage: half a picture is no picture.
void leaveWarned(j_common_ptr info, int level)
{
    if (level < 0)
        leave(info);
}

/// The steps between which errors jump out: no object lives on their stack.
struct JpegReader {
    jpeg_decompress_struct info;
    JpegError error;

    bool begin(const std::string& bytes, const PictureSize& wanted)
    {
        if (setjmp(error.back) != 0)
            return false;
        jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(bytes.data()), (unsigned long)bytes.size());
        jpeg_save_markers(&info, JPEG_APP0 + 1, 0xFFFF); // Exif
        jpeg_read_header(&info, TRUE);
        info.out_color_space = JCS_RGB;
        info.dct_method = JDCT_ISLOW;
        info.scale_num = 1;
        info.scale_denom = 1;
        // The picture may have to be turned: both sides stay long enough for both.
        const auto shorter = std::min(info.image_height, info.image_width);
        while (info.scale_denom < 8
               && std::int64_t(shorter / (2 * info.scale_denom)) >= std::max(wanted.rows, wanted.columns))
            info.scale_denom *= 2;
        jpeg_calc_output_dimensions(&info);
        return true;
    }
    int orientation() const
    {
        for (const jpeg_marker_struct* marker = info.marker_list; marker; marker = marker->next)
            if (const int turn = exifOrientation({marker->data, marker->data_length}); turn != 1)
                return turn;
        return 1;
    }
    bool decode(std::uint8_t* out)
    {
        if (setjmp(error.back) != 0)
            return false;
        jpeg_start_decompress(&info);
        while (info.output_scanline < info.output_height) {
            JSAMPROW row = out + std::size_t(info.output_scanline) * info.output_width * 3;
            jpeg_read_scanlines(&info, &row, 1);
        }
        jpeg_finish_decompress(&info);
        return true;
    }
};

Result<Picture> readJpeg(const std::string& file, const std::string& bytes, const PictureSize& wanted)
{
    JpegReader reader;
    reader.info.err = jpeg_std_error(&reader.error.manager);
    reader.error.manager.error_exit = leave;
    reader.error.manager.emit_message = leaveWarned;
    reader.error.words[0] = '\0';
    jpeg_create_decompress(&reader.info);
    Picture picture;
    Result<void> done;
    const bool begun = reader.begin(bytes, wanted);
    const int orientation = begun ? reader.orientation() : 1; // decoding forgets it
    if (!begun)
        done = cannotDecode(file, reader.error.words);
    else if (auto room = makeRoom(file, reader.info.output_height, reader.info.output_width, picture); !room)
        done = room;
    else if (std::int64_t(reader.info.image_width) * std::int64_t(reader.info.image_height) > kMostPixels)
        done = makeRoom(file, reader.info.image_height, reader.info.image_width, picture);
    else if (!reader.decode(picture.bytes.data()))
        done = cannotDecode(file, reader.error.words);
    jpeg_destroy_decompress(&reader.info);
    if (!done)
        return done.error();
    return turned(std::move(picture), orientation);
}

/// How much each old pixel of one axis counts in a new one.
struct Taps {
    std::vector<std::int64_t> first; ///< old pixel of each new one
    std::vector<std::int64_t> begin; ///< of its weights, then their number
    std::vector<float> weights;
};

/// New pixels over the stretch [from, from + length) of an axis with `count` old ones.
Taps tapsOf(double from, double length, std::int64_t count, std::int64_t wanted)
{
    Taps taps;
    const double step = length / double(wanted), reach = std::max(step, 1.0);
    for (std::int64_t i = 0; i < wanted; ++i) {
        // A box as wide as the new pixel, or as an old one: that is linear interpolation.
        const double low = from + (double(i) + 0.5) * step - reach / 2, high = low + reach;
        const std::int64_t first = std::clamp<std::int64_t>(std::int64_t(low < 0 ? 0 : low), 0, count - 1);
        taps.first.push_back(first);
        taps.begin.push_back(std::int64_t(taps.weights.size()));
        double sum = 0;
        std::vector<double> covered;
        for (std::int64_t k = first; k < count && (k == first || double(k) < high); ++k) {
            // What hangs over an edge counts for the pixel at the edge.
            const double left = k == 0 ? low : std::max(low, double(k));
            const double right = k == count - 1 ? high : std::min(high, double(k + 1));
            covered.push_back(std::max(0.0, right - left));
            sum += covered.back();
        }
        for (const double part : covered)
            taps.weights.push_back(float(part / sum));
    }
    taps.begin.push_back(std::int64_t(taps.weights.size()));
    return taps;
}

std::uint8_t byteOf(float value)
{
    return std::uint8_t(std::clamp(value + 0.5f, 0.0f, 255.0f));
}

/// One row of the old picture in the new width.
void narrowRow(const std::uint8_t* from, const Taps& taps, std::vector<float>& out)
{
    for (std::size_t i = 0; i < taps.first.size(); ++i) {
        float sums[3] = {0, 0, 0};
        const std::uint8_t* pixel = from + 3 * taps.first[i];
        for (std::int64_t k = taps.begin[i]; k < taps.begin[i + 1]; ++k, pixel += 3)
            for (int c = 0; c < 3; ++c)
                sums[c] += taps.weights[std::size_t(k)] * float(pixel[c]);
        std::copy(sums, sums + 3, out.begin() + std::ptrdiff_t(3 * i));
    }
}

} // namespace

Result<void> checkPicture(const std::string& file)
{
    char start[8] = {};
    std::ifstream stream(file, std::ios::binary);
    stream.read(start, sizeof start);
    const std::string_view bytes(start, std::size_t(stream.gcount()));
    return isPng(bytes) || isJpeg(bytes) ? Result<void>() : noPicture(file);
}

Result<Picture> readPicture(const std::string& file, const PictureSize& wanted)
{
    const auto bytes = readFile(file, kMostBytes);
    if (!bytes)
        return bytes.error();
    if (isPng(*bytes))
        return readPng(file, *bytes);
    if (isJpeg(*bytes))
        return readJpeg(file, *bytes, wanted);
    return noPicture(file);
}

void resizePicture(const Picture& picture, const PictureSize& wanted, std::uint8_t* out)
{
    double rows = double(picture.rows), columns = double(picture.columns);
    if (wanted.crop) {
        const double unit = std::min(rows / double(wanted.rows), columns / double(wanted.columns));
        rows = unit * double(wanted.rows);
        columns = unit * double(wanted.columns);
    }
    const Taps down = tapsOf((double(picture.rows) - rows) / 2, rows, picture.rows, wanted.rows);
    const Taps across = tapsOf((double(picture.columns) - columns) / 2, columns, picture.columns, wanted.columns);
    std::vector<float> narrow(std::size_t(wanted.columns) * 3), sums(narrow.size());
    for (std::size_t r = 0; r < down.first.size(); ++r) {
        std::fill(sums.begin(), sums.end(), 0.0f);
        for (std::int64_t k = down.begin[r]; k < down.begin[r + 1]; ++k) {
            narrowRow(picture.bytes.data() + (down.first[r] + k - down.begin[r]) * picture.columns * 3, across,
                      narrow);
            for (std::size_t i = 0; i < sums.size(); ++i)
                sums[i] += down.weights[std::size_t(k)] * narrow[i];
        }
        for (std::size_t i = 0; i < sums.size(); i += 3) {
            if (wanted.grey) { // ITU-R BT.601
                *out++ = byteOf(0.299f * sums[i] + 0.587f * sums[i + 1] + 0.114f * sums[i + 2]);
                continue;
            }
            for (std::size_t c = 0; c < 3; ++c)
                *out++ = byteOf(sums[i + c]);
        }
    }
}

} // namespace loom::sources
