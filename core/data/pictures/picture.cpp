#include "data/pictures/picture.h"

#include "base/file.h"
#include "data/pictures/decode.h"

#include <algorithm>
#include <fstream>

namespace loom::sources {
namespace {

constexpr std::int64_t kMostBytes = 256 << 20;

/// What a file is that is called a picture and is none that can be read.
Text noPicture(const std::string& file, std::string_view bytes)
{
    struct Format {
        std::string_view begin;
        const char* name;
    };
    for (const Format& format :
         {Format{"GIF8", "GIF"}, Format{"BM", "BMP"}, Format{"RIFF", "WebP"}, Format{"II*", "TIFF"},
          Format{std::string_view("MM\0*", 4), "TIFF"}, Format{"%PDF", "PDF"}, Format{"<svg", "SVG"}})
        if (bytes.starts_with(format.begin))
            return Text(TR("{file} is a {format} file; PNG and JPEG pictures can be read: save it as one."),
                        {{"file", file}, {"format", format.name}});
    if (bytes.empty())
        return Text(TR("{file} is empty: take it out of the folder, or save it again."), {{"file", file}});
    return Text(TR("{file} is no PNG or JPEG picture: take it out of the folder, or save it again as one."),
                {{"file", file}});
}

std::string beginOf(const std::string& file)
{
    char start[8] = {};
    std::ifstream stream(file, std::ios::binary);
    stream.read(start, sizeof start);
    return {start, std::size_t(stream.gcount())};
}

} // namespace

bool isPng(std::string_view bytes)
{
    return bytes.starts_with("\x89PNG\r\n\x1A\n");
}

bool isJpeg(std::string_view bytes)
{
    return bytes.starts_with("\xFF\xD8\xFF");
}

Text cannotDecode(const std::string& file, const char* reason)
{
    return Text(TR("The picture {file} cannot be read ({reason}): take it out of the folder, or save it again."),
                {{"file", file}, {"reason", reason}});
}

Result<void> makeRoom(const std::string& file, std::int64_t rows, std::int64_t columns, Picture& picture)
{
    if (rows < 1 || columns < 1 || rows > kMostPicturePixels / columns)
        return Text(TR("The picture {file} has {columns} × {rows} pixels, more than 100 million: make it smaller."),
                    {{"file", file}, {"columns", columns}, {"rows", rows}});
    picture.rows = rows;
    picture.columns = columns;
    picture.bytes.resize(std::size_t(rows * columns * 3));
    return {};
}

bool beginsLikePicture(const std::string& file)
{
    const std::string bytes = beginOf(file);
    return isPng(bytes) || isJpeg(bytes);
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
    return noPicture(file, *bytes);
}

} // namespace loom::sources
