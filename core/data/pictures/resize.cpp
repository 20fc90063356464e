#include "data/pictures/picture.h"

#include <algorithm>

namespace loom::sources {
namespace {

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

/// The whole of the picture, or the middle of it with the proportions of the frame, to the rows of `out`.
void fillFrame(const Picture& picture, const PictureFrame& frame, const PictureSize& wanted, std::uint8_t* out)
{
    const auto [rows, columns] = partOf(picture.rows, picture.columns, wanted);
    const Taps down = tapsOf((double(picture.rows) - rows) / 2, rows, picture.rows, frame.rows);
    const Taps across = tapsOf((double(picture.columns) - columns) / 2, columns, picture.columns, frame.columns);
    const std::int64_t channels = wanted.grey ? 1 : 3;
    std::vector<float> narrow(std::size_t(frame.columns) * 3), sums(narrow.size());
    for (std::size_t r = 0; r < down.first.size(); ++r) {
        std::fill(sums.begin(), sums.end(), 0.0f);
        for (std::int64_t k = down.begin[r]; k < down.begin[r + 1]; ++k) {
            narrowRow(picture.bytes.data() + (down.first[r] + k - down.begin[r]) * picture.columns * 3, across,
                      narrow);
            for (std::size_t i = 0; i < sums.size(); ++i)
                sums[i] += down.weights[std::size_t(k)] * narrow[i];
        }
        std::uint8_t* to = out + ((frame.top + std::int64_t(r)) * wanted.columns + frame.left) * channels;
        for (std::size_t i = 0; i < sums.size(); i += 3) {
            if (wanted.grey) { // ITU-R BT.601
                *to++ = byteOf(0.299f * sums[i] + 0.587f * sums[i + 1] + 0.114f * sums[i + 2]);
                continue;
            }
            for (std::size_t c = 0; c < 3; ++c)
                *to++ = byteOf(sums[i + c]);
        }
    }
}

} // namespace

PictureFrame frameOf(std::int64_t rows, std::int64_t columns, const PictureSize& wanted)
{
    if (!wanted.letterBox)
        return {0, 0, wanted.rows, wanted.columns};
    const double unit = std::max(double(rows) / double(wanted.rows), double(columns) / double(wanted.columns));
    const auto shrunk = [&](std::int64_t length, std::int64_t most) {
        return std::clamp<std::int64_t>(std::int64_t(double(length) / unit + 0.5), 1, most);
    };
    const std::int64_t high = shrunk(rows, wanted.rows), wide = shrunk(columns, wanted.columns);
    return {(wanted.rows - high) / 2, (wanted.columns - wide) / 2, high, wide};
}

PicturePart partOf(std::int64_t rows, std::int64_t columns, const PictureSize& wanted)
{
    if (!wanted.crop)
        return {double(rows), double(columns)};
    const double unit = std::min(double(rows) / double(wanted.rows), double(columns) / double(wanted.columns));
    return {unit * double(wanted.rows), unit * double(wanted.columns)};
}

void resizeLabels(const std::int32_t* labels, std::int64_t rows, std::int64_t columns, const PictureSize& wanted,
                  std::int32_t* out)
{
    const PictureFrame frame = frameOf(rows, columns, wanted);
    const PicturePart part = partOf(rows, columns, wanted);
    const auto place = [](std::int64_t i, std::int64_t count, double length, std::int64_t all) {
        const double at = (double(all) - length) / 2 + (double(i) + 0.5) * length / double(count);
        return std::clamp<std::int64_t>(std::int64_t(at), 0, all - 1);
    };
    std::fill_n(out, wanted.rows * wanted.columns, 0);
    for (std::int64_t r = 0; r < frame.rows; ++r)
        for (std::int64_t c = 0; c < frame.columns; ++c) {
            const std::int64_t y = place(r, frame.rows, part.rows, rows);
            const std::int64_t x = place(c, frame.columns, part.columns, columns);
            out[(frame.top + r) * wanted.columns + frame.left + c] = labels[y * columns + x];
        }
}

void resizePicture(const Picture& picture, const PictureSize& wanted, std::uint8_t* out)
{
    if (wanted.letterBox)
        std::fill_n(out, wanted.bytes(), std::uint8_t(0));
    fillFrame(picture, frameOf(picture.rows, picture.columns, wanted), wanted, out);
}

} // namespace loom::sources
