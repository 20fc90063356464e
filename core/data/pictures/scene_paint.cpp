#include "data/pictures/scene.h"

#include <algorithm>
#include <cmath>

namespace loom::sources {
namespace {

using Line = std::vector<ScenePoint>;
constexpr int kSide = int(kSceneSide);

/// Which share of each pixel closed lines cover, within a box of whole pixels.
struct Coverage {
    int left = kSide, top = kSide, right = 0, bottom = 0;
    std::vector<float> share;
    float at(int row, int column) const { return share[std::size_t((row - top) * (right - left) + column - left)]; }
};

void addSpan(double from, double to, float weight, int left, int right, float* row)
{
    from = std::max(from, double(left));
    to = std::min(to, double(right));
    for (int column = int(from); column < right && double(column) < to; ++column)
        row[column - left] += weight * float(std::min(to, column + 1.0) - std::max(from, double(column)));
}

/// Exact along x, on eight lines a pixel along y.
Coverage coverageOf(const std::vector<Line>& lines)
{
    constexpr int kLines = 8;
    Coverage cover;
    for (const Line& line : lines)
        for (const ScenePoint& point : line) {
            cover.left = std::min(cover.left, std::max(0, int(std::floor(point.x))));
            cover.top = std::min(cover.top, std::max(0, int(std::floor(point.y))));
            cover.right = std::max(cover.right, std::min(kSide, int(std::floor(point.x)) + 1));
            cover.bottom = std::max(cover.bottom, std::min(kSide, int(std::floor(point.y)) + 1));
        }
    const int width = cover.right - cover.left, height = cover.bottom - cover.top;
    if (width <= 0 || height <= 0)
        return {0, 0, 0, 0, {}};
    cover.share.assign(std::size_t(width * height), 0);
    std::vector<double> crossings;
    for (int i = 0; i < height * kLines; ++i) {
        const double y = cover.top + (i + 0.5) / kLines;
        crossings.clear();
        for (const Line& line : lines)
            for (std::size_t k = 0; k < line.size(); ++k) {
                const ScenePoint &a = line[k], &b = line[k + 1 < line.size() ? k + 1 : 0];
                if ((a.y <= y) != (b.y <= y))
                    crossings.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
            }
        std::ranges::sort(crossings);
        for (std::size_t k = 0; k + 1 < crossings.size(); k += 2)
            addSpan(crossings[k], crossings[k + 1], 1.0f / kLines, cover.left, cover.right,
                    cover.share.data() + std::ptrdiff_t(i / kLines) * width);
    }
    return cover;
}

void blend(const Coverage& cover, const SceneColor& color, std::vector<float>& picture)
{
    for (int row = cover.top; row < cover.bottom; ++row)
        for (int column = cover.left; column < cover.right; ++column)
            for (int c = 0; c < 3; ++c) {
                float& value = picture[std::size_t((row * kSide + column) * 3 + c)];
                value += cover.at(row, column) * (float(color[std::size_t(c)]) - value);
            }
}

Line outlineOf(const SceneStroke& stroke)
{
    const double dx = stroke.to.x - stroke.from.x, dy = stroke.to.y - stroke.from.y;
    const double length = std::sqrt(dx * dx + dy * dy);
    if (length == 0)
        return {};
    const double x = -dy / length * stroke.width / 2, y = dx / length * stroke.width / 2;
    return {{stroke.from.x + x, stroke.from.y + y},
            {stroke.to.x + x, stroke.to.y + y},
            {stroke.to.x - x, stroke.to.y - y},
            {stroke.from.x - x, stroke.from.y - y}};
}

std::vector<float> backgroundOf(const Scene& scene)
{
    std::vector<float> picture(std::size_t(kSide * kSide * 3));
    for (int row = 0; row < kSide; ++row)
        for (int column = 0; column < kSide; ++column)
            for (int c = 0; c < 3; ++c)
                picture[std::size_t((row * kSide + column) * 3 + c)] =
                    float(scene.background[std::size_t(c)] + scene.slope.x * ((column + 0.5) / kSide - 0.5)
                          + scene.slope.y * ((row + 0.5) / kSide - 0.5));
    return picture;
}

/// The sum of four bytes instead of a normal number: it looks the same, and a scene would take three times as long.
float grain(std::uint32_t bits)
{
    constexpr float kMean = 510, kDeviation = 147.8f;
    const std::uint32_t sum = (bits & 255) + ((bits >> 8) & 255) + ((bits >> 16) & 255) + (bits >> 24);
    return (float(sum) - kMean) / kDeviation;
}

} // namespace

void paintScene(const Scene& scene, std::uint8_t* out)
{
    std::vector<float> picture = backgroundOf(scene);
    for (const SceneStroke& stroke : scene.strokes)
        blend(coverageOf({outlineOf(stroke)}), stroke.color, picture);
    for (const SceneObject& object : scene.objects)
        blend(coverageOf(outlineOf(object)), object.color, picture);
    for (std::size_t i = 0; i < picture.size(); i += 4) {
        std::array<std::uint32_t, 4> bits{};
        if (scene.noise > 0)
            bits = philox(scene.grain.key(), i / 4, scene.index);
        for (std::size_t k = 0; k < 4; ++k) {
            const float noise = scene.noise > 0 ? float(scene.noise) * grain(bits[k]) : 0;
            *out++ = std::uint8_t(std::clamp((picture[i + k] + noise) * 255 + 0.5f, 0.0f, 255.0f));
        }
    }
}

void paintLabels(const Scene& scene, std::span<const SceneShape> shapes, std::int32_t* out)
{
    std::fill_n(out, kSide * kSide, 0);
    for (const SceneObject& object : scene.objects) {
        const std::int32_t label = 1 + std::int32_t(std::ranges::find(shapes, object.shape) - shapes.begin());
        const Coverage cover = coverageOf(outlineOf(object));
        for (int row = cover.top; row < cover.bottom; ++row)
            for (int column = cover.left; column < cover.right; ++column)
                if (cover.at(row, column) >= 0.5f)
                    out[row * kSide + column] = label;
    }
}

} // namespace loom::sources
