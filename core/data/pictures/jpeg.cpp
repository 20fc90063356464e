#include "data/pictures/decode.h"
#include "data/pictures/turn.h"

#include <algorithm>
#include <csetjmp>
#include <cstdio>

#include <jpeglib.h>

#include <jerror.h>

namespace loom::sources {
namespace {

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

/// Half a picture is no picture; other warnings (bytes too many between markers, an odd order of scans) change no
/// pixel.
void leaveDamaged(j_common_ptr info, int level)
{
    constexpr int kDamage[] = {JWRN_HIT_MARKER, JWRN_HUFF_BAD_CODE, JWRN_JPEG_EOF, JWRN_NOT_SEQUENTIAL,
                               JWRN_ARITH_BAD_CODE};
    if (level < 0 && std::ranges::find(kDamage, info->err->msg_code) != std::end(kDamage))
        leave(info);
}

/// The steps between which errors jump out: no object lives on their stack.
struct JpegReader {
    jpeg_decompress_struct info;
    JpegError error;
    bool cmyk = false; ///< printers' colours, which libjpeg leaves as they are

    bool begin(const std::string& bytes, const PictureSize& wanted)
    {
        if (setjmp(error.back) != 0)
            return false;
        jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(bytes.data()), (unsigned long)bytes.size());
        jpeg_save_markers(&info, JPEG_APP0 + 1, 0xFFFF); // Exif
        jpeg_read_header(&info, TRUE);
        cmyk = info.jpeg_color_space == JCS_CMYK || info.jpeg_color_space == JCS_YCCK;
        info.out_color_space = cmyk ? JCS_CMYK : JCS_RGB;
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
            JSAMPROW row = out + std::size_t(info.output_scanline) * info.output_width * (cmyk ? 4 : 3);
            jpeg_read_scanlines(&info, &row, 1);
        }
        jpeg_finish_decompress(&info);
        return true;
    }
};

/// Ink on white paper; Adobe's programs store how much of the paper is left instead.
void toRgb(const std::vector<std::uint8_t>& inks, bool inverted, Picture& picture)
{
    std::uint8_t* to = picture.bytes.data();
    for (std::size_t i = 0; i + 3 < inks.size(); i += 4)
        for (std::size_t c = 0; c < 3; ++c) {
            const int colour = inverted ? inks[i + c] : 255 - inks[i + c],
                      black = inverted ? inks[i + 3] : 255 - inks[i + 3];
            *to++ = std::uint8_t((colour * black + 127) / 255);
        }
}

} // namespace

Result<Picture> readJpeg(const std::string& file, const std::string& bytes, const PictureSize& wanted)
{
    JpegReader reader;
    reader.info.err = jpeg_std_error(&reader.error.manager);
    reader.error.manager.error_exit = leave;
    reader.error.manager.emit_message = leaveDamaged;
    reader.error.words[0] = '\0';
    jpeg_create_decompress(&reader.info);
    Picture picture;
    std::vector<std::uint8_t> inks;
    Result<void> done;
    const bool begun = reader.begin(bytes, wanted);
    const int orientation = begun ? reader.orientation() : 1; // decoding forgets it
    if (!begun)
        done = cannotDecode(file, reader.error.words);
    else if (auto room = makeRoom(file, reader.info.output_height, reader.info.output_width, picture); !room)
        done = room;
    else if (std::int64_t(reader.info.image_width) * std::int64_t(reader.info.image_height) > kMostPicturePixels)
        done = makeRoom(file, reader.info.image_height, reader.info.image_width, picture);
    else if (inks.resize(reader.cmyk ? picture.bytes.size() / 3 * 4 : 0);
             !reader.decode(reader.cmyk ? inks.data() : picture.bytes.data()))
        done = cannotDecode(file, reader.error.words);
    else if (reader.cmyk)
        toRgb(inks, reader.info.saw_Adobe_marker, picture);
    jpeg_destroy_decompress(&reader.info);
    if (!done)
        return done.error();
    return turned(std::move(picture), orientation);
}

} // namespace loom::sources
