#include "data/pictures/scene.h"

#include "base/math.h"
#include "base/text.h"

#include <algorithm>

namespace loom::sources {
namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr double kMostTurn = kPi / 9; // 20°
constexpr double kLeastContrast = 0.25; ///< of an object of any color against the background

/// Numbers of one scene, one after the other.
class Draw {
public:
    Draw(const RandomStream& stream, std::int64_t index)
        : stream_(stream)
        , index_(std::uint64_t(index))
    {
    }
    double uniform(double low, double high) { return low + (high - low) * stream_.uniform(next_++, index_); }
    /// From `low` to `high`, both included.
    std::int64_t whole(std::int64_t low, std::int64_t high)
    {
        return low + stream_.below(std::uint32_t(high - low + 1), next_++, index_);
    }

private:
    const RandomStream& stream_;
    std::uint64_t index_;
    std::uint64_t next_ = 0;
};

SceneColor anyColor(Draw& draw)
{
    return {draw.uniform(0, 1), draw.uniform(0, 1), draw.uniform(0, 1)};
}

double contrast(const SceneColor& a, const SceneColor& b)
{
    return std::max({math::abs(a[0] - b[0]), math::abs(a[1] - b[1]), math::abs(a[2] - b[2])});
}

/// A shade of gray with a tint, brighter towards one side.
void drawBackground(Scene& scene, Draw& draw)
{
    const double gray = draw.uniform(0.3, 0.7);
    for (double& c : scene.background)
        c = gray + draw.uniform(-0.08, 0.08);
    scene.slope = {draw.uniform(-0.15, 0.15), draw.uniform(-0.15, 0.15)};
}

void drawStrokes(Scene& scene, const SceneRules& rules, Draw& draw)
{
    const std::int64_t count = draw.whole(0, rules.strokes);
    for (std::int64_t i = 0; i < count; ++i) {
        SceneStroke stroke;
        stroke.from = {draw.uniform(0, kSceneSide), draw.uniform(0, kSceneSide)};
        const double angle = draw.uniform(0, 2 * kPi), length = draw.uniform(12, 45);
        stroke.to = {stroke.from.x + length * math::cos(angle), stroke.from.y + length * math::sin(angle)};
        stroke.width = draw.uniform(1, 2);
        stroke.color = anyColor(draw);
        scene.strokes.push_back(stroke);
    }
}

SceneObject drawObject(const Scene& scene, const SceneRules& rules, Draw& draw)
{
    SceneObject object;
    object.shape = rules.shapes[std::size_t(draw.whole(0, std::int64_t(rules.shapes.size()) - 1))];
    object.named = rules.anyColor ? -1 : int(draw.whole(0, std::int64_t(sceneColors().size()) - 1));
    if (rules.anyColor)
        do
            object.color = anyColor(draw);
        while (contrast(object.color, scene.background) < kLeastContrast);
    else
        for (std::size_t c = 0; c < 3; ++c) // no two reds are quite alike
            object.color[c] =
                std::clamp(sceneColors()[std::size_t(object.named)][c] + draw.uniform(-0.08, 0.08), 0.0, 1.0);
    object.radius = draw.uniform(rules.smallest, std::max(rules.smallest, rules.largest));
    object.turn = draw.uniform(-kMostTurn, kMostTurn);
    return object;
}

/// Is it plain which of the two a sentence names first, and how the other lies from it?
bool plain(const SceneObject& one, const SceneObject& other, double clear)
{
    const double dx = math::abs(one.at.x - other.at.x), dy = math::abs(one.at.y - other.at.y);
    return dx >= clear && math::abs(dx - dy) >= clear;
}

/// Looks for a place where the object covers none of the others too much, stands clear of them and is cut off by no
/// edge.
bool place(SceneObject& object, const std::vector<SceneObject>& others, const SceneRules& rules, Draw& draw)
{
    constexpr int kTries = 40;
    const double margin = std::min(1.25 * object.radius, kSceneSide / 2.0);
    for (int i = 0; i < kTries; ++i) {
        object.at = {draw.uniform(margin, kSceneSide - margin), draw.uniform(margin, kSceneSide - margin)};
        const SceneBox box = boxOf(object);
        if (std::ranges::all_of(others, [&](const SceneObject& other) {
                return overlapOf(box, boxOf(other)) <= rules.overlap && plain(object, other, rules.clear);
            }))
            return true;
    }
    return false;
}

const std::string& wordOf(const SceneObject& object)
{
    return sceneColorNames()[std::size_t(object.named)];
}

void addNoun(const SceneObject& object, std::vector<std::string>& words)
{
    words.insert(words.end(), {"a", wordOf(object), nameOf(object.shape)});
}

} // namespace

const char* nameOf(SceneShape shape)
{
    constexpr const char* kNames[kSceneShapes] = {TR("circle"), TR("square"),   TR("triangle"),  TR("star"),
                                                  TR("ring"),   TR("plus"),     TR("half-disc"), TR("hexagon"),
                                                  TR("heart"),  TR("crescent"), TR("T"),         TR("arrow")};
    return kNames[int(shape)];
}

std::span<const SceneColor> sceneColors()
{
    static constexpr SceneColor kColors[] = {
        {0.85, 0.15, 0.15}, {0.15, 0.65, 0.2}, {0.15, 0.3, 0.85}, {0.9, 0.8, 0.15}};
    return kColors;
}

std::span<const std::string> sceneColorNames()
{
    static const std::array<std::string, 4> kNames{"red", "green", "blue", "yellow"};
    return kNames;
}

Scene drawnScene(const SceneRules& rules, const RandomStream& stream, std::int64_t index)
{
    Draw draw(stream, index);
    Scene scene;
    scene.noise = rules.noise;
    scene.grain = RandomStream(stream.key(), "grain");
    scene.index = std::uint64_t(index);
    drawBackground(scene, draw);
    drawStrokes(scene, rules, draw);
    const std::int64_t count = draw.whole(rules.least, std::max(rules.least, rules.most));
    for (std::int64_t i = 0; i < count; ++i) {
        SceneObject object = drawObject(scene, rules, draw);
        if (place(object, scene.objects, rules, draw))
            scene.objects.push_back(object);
    }
    return scene;
}

std::vector<const SceneObject*> leftToRight(const Scene& scene)
{
    std::vector<const SceneObject*> objects;
    for (const SceneObject& object : scene.objects)
        objects.push_back(&object);
    std::ranges::stable_sort(objects, {}, [](const SceneObject* object) { return object->at.x; });
    return objects;
}

std::vector<std::string> sentenceOf(const Scene& scene)
{
    const std::vector<const SceneObject*> objects = leftToRight(scene);
    std::vector<std::string> words;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        if (i == 1 && objects.size() == 2) {
            const double dx = objects[1]->at.x - objects[0]->at.x, dy = objects[1]->at.y - objects[0]->at.y;
            if (dx >= math::abs(dy))
                words.insert(words.end(), {"left", "of"});
            else
                words.emplace_back(dy > 0 ? "above" : "below");
        } else if (i > 0) {
            words.emplace_back("and");
        }
        addNoun(*objects[i], words);
    }
    return words;
}

} // namespace loom::sources
