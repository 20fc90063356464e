#include "base/math.h"
#include "data/pictures/scene.h"

#include <algorithm>

namespace loom::sources {
namespace {

constexpr double kPi = 3.14159265358979323846;
using Line = std::vector<ScenePoint>;

ScenePoint onCircle(double angle, double radius, double x = 0)
{
    return {x + radius * math::cos(angle), radius * math::sin(angle)};
}

/// Points of a circle from one angle to another; the corners lie less than 0.3 % of the radius inside.
Line arc(double from, double to, double radius, double x = 0)
{
    constexpr int kFull = 48;
    const int pieces = std::max(2, int(math::abs(to - from) / (2 * kPi) * kFull + 0.5));
    Line line;
    for (int i = 0; i <= pieces; ++i)
        line.push_back(onCircle(from + (to - from) * i / pieces, radius, x));
    return line;
}

/// Corners on a circle, every second one nearer by `inner`; the first one is above.
Line spikes(int corners, double inner)
{
    Line line;
    for (int i = 0; i < corners; ++i)
        line.push_back(onCircle(2 * kPi * i / corners - kPi / 2, i % 2 == 0 ? 1 : inner));
    return line;
}

/// After a known curve: x = 16 sin³ t, y = 13 cos t − 5 cos 2t − 2 cos 3t − cos 4t.
Line heart()
{
    Line line;
    for (int i = 0; i < 48; ++i) {
        const double t = 2 * kPi * i / 48, s = math::sin(t);
        const double y = 13 * math::cos(t) - 5 * math::cos(2 * t) - 2 * math::cos(3 * t) - math::cos(4 * t);
        line.push_back({16 * s * s * s / 17, -(y + 2.5) / 17});
    }
    return line;
}

/// The unit circle without a circle of radius 0.8 around (0.5, 0): they meet at (0.61, ±0.79).
Line crescent()
{
    constexpr double kOuter = 0.914735, kInner = 1.432861; // angles of the upper corner from either middle
    Line line = arc(kOuter, 2 * kPi - kOuter, 1);
    const Line back = arc(2 * kPi - kInner, kInner, 0.8, 0.5);
    line.insert(line.end(), back.begin() + 1, back.end() - 1);
    return line;
}

/// Around (0, 0) with the radius 1.
std::vector<Line> unitOutline(SceneShape shape)
{
    using enum SceneShape;
    switch (shape) {
    case circle:
        return {arc(0, 2 * kPi, 1)};
    case square:
        return {{{-0.85, -0.85}, {0.85, -0.85}, {0.85, 0.85}, {-0.85, 0.85}}};
    case triangle:
        return {{{0, -1}, {0.95, 0.75}, {-0.95, 0.75}}};
    case star:
        return {spikes(10, 0.42)};
    case ring:
        return {arc(0, 2 * kPi, 1), arc(0, 2 * kPi, 0.55)};
    case plus:
        return {{{-0.3, -1},
                 {0.3, -1},
                 {0.3, -0.3},
                 {1, -0.3},
                 {1, 0.3},
                 {0.3, 0.3},
                 {0.3, 1},
                 {-0.3, 1},
                 {-0.3, 0.3},
                 {-1, 0.3},
                 {-1, -0.3},
                 {-0.3, -0.3}}};
    case half_disc: {
        Line line = arc(kPi, 2 * kPi, 1);
        for (ScenePoint& point : line)
            point.y += 0.45;
        return {line};
    }
    case hexagon:
        return {spikes(6, 1)};
    case heart:
        return {sources::heart()};
    case crescent:
        return {sources::crescent()};
    case letter_t:
        return {{{-1, -1}, {1, -1}, {1, -0.45}, {0.3, -0.45}, {0.3, 1}, {-0.3, 1}, {-0.3, -0.45}, {-1, -0.45}}};
    case arrow:
        return {{{-1, -0.3}, {0.1, -0.3}, {0.1, -0.8}, {1, 0}, {0.1, 0.8}, {0.1, 0.3}, {-1, 0.3}}};
    }
    return {};
}

const std::array<std::vector<Line>, kSceneShapes>& unitOutlines()
{
    static const auto kOutlines = [] {
        std::array<std::vector<Line>, kSceneShapes> all;
        for (int i = 0; i < kSceneShapes; ++i)
            all[std::size_t(i)] = unitOutline(SceneShape(i));
        return all;
    }();
    return kOutlines;
}

} // namespace

std::vector<Line> outlineOf(const SceneObject& object)
{
    std::vector<Line> lines = unitOutlines()[std::size_t(object.shape)];
    const double c = object.radius * math::cos(object.turn), s = object.radius * math::sin(object.turn);
    for (Line& line : lines)
        for (ScenePoint& point : line)
            point = {object.at.x + c * point.x - s * point.y, object.at.y + s * point.x + c * point.y};
    return lines;
}

SceneBox boxOf(const SceneObject& object)
{
    SceneBox box{kSceneSide, kSceneSide, 0, 0};
    for (const Line& line : outlineOf(object))
        for (const ScenePoint& point : line) {
            const double x = std::clamp(point.x, 0.0, double(kSceneSide));
            const double y = std::clamp(point.y, 0.0, double(kSceneSide));
            box = {std::min(box.left, x), std::min(box.top, y), std::max(box.right, x), std::max(box.bottom, y)};
        }
    return box;
}

double overlapOf(const SceneBox& a, const SceneBox& b)
{
    const double width = std::min(a.right, b.right) - std::max(a.left, b.left);
    const double height = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
    const double smaller = std::min(a.area(), b.area());
    return width > 0 && height > 0 && smaller > 0 ? width * height / smaller : 0;
}

} // namespace loom::sources
