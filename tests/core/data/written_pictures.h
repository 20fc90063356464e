#pragma once

#include <QtTest/QtTest>

#include <array>
#include <functional>
#include <png.h>
#include <vector>

/// Picture files as tests need them.
namespace loom::test {

using Colour = std::array<std::uint8_t, 4>;
using Paint = std::function<Colour(int row, int column)>;

inline Paint plain(Colour colour)
{
    return [=](int, int) { return colour; };
}

inline void writePng(const QString& file, int rows, int columns, const Paint& paint)
{
    QDir().mkpath(QFileInfo(file).path());
    std::vector<std::uint8_t> bytes;
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < columns; ++c)
            for (const std::uint8_t part : paint(r, c))
                bytes.push_back(part);
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = png_uint_32(columns);
    image.height = png_uint_32(rows);
    image.format = PNG_FORMAT_RGBA;
    QVERIFY(png_image_write_to_file(&image, file.toUtf8().constData(), 0, bytes.data(), 0, nullptr) != 0);
}

} // namespace loom::test
