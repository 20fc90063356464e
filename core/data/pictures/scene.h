#pragma once

#include "base/random.h"
#include "tensor/tensor.h"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace loom::sources {

constexpr std::int64_t kSceneSide = 64; ///< pixels of a scene in each direction

enum class SceneShape {
    circle,
    square,
    triangle,
    star,
    ring,
    plus,
    half_disc,
    hexagon,
    heart,
    crescent,
    letter_t,
    arrow
};
constexpr int kSceneShapes = 12;
/// "circle", "half-disc" …
const char* nameOf(SceneShape shape);

/// Red, green and blue from 0 to 1.
using SceneColor = std::array<double, 3>;
/// The colors that have names, in the order of `SceneObject::named`: red, green, blue, yellow.
std::span<const SceneColor> sceneColors();
std::span<const std::string> sceneColorNames();

/// A place in pixels: x to the right, y downwards, from the upper left corner.
struct ScenePoint {
    double x = 0, y = 0;
    bool operator==(const ScenePoint&) const = default;
};

struct SceneObject {
    SceneShape shape = SceneShape::circle;
    SceneColor color = {};
    int named = -1; ///< which of `sceneColors`; -1: another color
    ScenePoint at = {}; ///< the middle
    double radius = 10; ///< in pixels
    double turn = 0; ///< in radians, clockwise
    bool operator==(const SceneObject&) const = default;
};

/// A thin line behind the objects.
struct SceneStroke {
    ScenePoint from, to;
    double width = 1;
    SceneColor color = {};
    bool operator==(const SceneStroke&) const = default;
};

/// What is to be seen in a picture of 64 × 64 pixels, as plain data: whoever changes an object paints anew.
struct Scene {
    SceneColor background = {0.5, 0.5, 0.5};
    ScenePoint slope = {}; ///< how much brighter the background is at the right and lower edge than at the others
    std::vector<SceneStroke> strokes;
    std::vector<SceneObject> objects; ///< later ones lie on top
    double noise = 0; ///< deviation of each number from what is painted
    RandomStream grain; ///< of the noise
    std::uint64_t index = 0; ///< of the noise in its stream
};

/// What may be in a scene.
struct SceneRules {
    std::vector<SceneShape> shapes;
    bool anyColor = false; ///< else the named ones
    std::int64_t least = 1, most = 4; ///< objects; fewer where no place is left for them
    double smallest = 6, largest = 13; ///< radius
    std::int64_t strokes = 4; ///< at most
    double noise = 0.06;
    double overlap = 0.3; ///< most of the smaller one of two boxes that the other may cover
    double clear = 0; ///< pixels that an object moves, sideways, up or down, before its sentence changes
};

/// Scene number `index`: a function of (stream, index) alone.
Scene drawnScene(const SceneRules& rules, const RandomStream& stream, std::int64_t index);

/// Closed lines around an object; what lies inside an odd number of them belongs to it.
std::vector<std::vector<ScenePoint>> outlineOf(const SceneObject& object);

/// Left, upper, right and lower edge in pixels, cut at the edges of the picture.
struct SceneBox {
    double left = 0, top = 0, right = 0, bottom = 0;
    double area() const { return (right - left) * (bottom - top); }
};
SceneBox boxOf(const SceneObject& object);
/// Which share of the smaller one of two boxes lies in the other.
double overlapOf(const SceneBox& a, const SceneBox& b);

/// Writes 64 × 64 × 3 bytes.
void paintScene(const Scene& scene, std::uint8_t* out);
/// Writes 64 × 64 numbers: 0 where the background (or a stroke) is seen, else 1 + the place of the shape in `shapes`.
void paintLabels(const Scene& scene, std::span<const SceneShape> shapes, std::int32_t* out);

/// The objects in the order in which a sentence names them.
std::vector<const SceneObject*> leftToRight(const Scene& scene);
/// "a red star left of a blue circle": two objects by where the second lies from the first, one or more than two one
/// after the other, from left to right. Only where all have named colors.
std::vector<std::string> sentenceOf(const Scene& scene);

} // namespace loom::sources
