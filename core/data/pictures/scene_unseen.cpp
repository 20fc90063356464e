#include "data/pictures/scene_unseen.h"

#include "base/listed.h"

#include <algorithm>

namespace loom::sources {
namespace {

std::string trimmed(const std::string& text)
{
    const std::size_t first = text.find_first_not_of(' ');
    return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

} // namespace

Result<UnseenScenes::Kind> UnseenScenes::kindOf(const std::string& name, const std::vector<SceneShape>& shapes)
{
    const auto& colors = sceneColorNames();
    const std::size_t blank = name.find(' ');
    const auto color = std::ranges::find(colors, name.substr(0, blank));
    const std::string rest = blank == std::string::npos ? std::string() : trimmed(name.substr(blank));
    const auto shape = std::ranges::find(shapes, rest, [](SceneShape one) { return std::string(nameOf(one)); });
    if (color != colors.end() && shape != shapes.end())
        return Kind(int(color - colors.begin()), *shape);
    std::vector<std::string> known;
    for (const SceneShape one : shapes)
        known.emplace_back(nameOf(one));
    return Text(
        TR("“{name}” is no object of these scenes: write a color ({colors}) and a shape ({shapes}), as in “red "
           "star”, or two of them, as in “red star + blue circle”."),
        {{"name", name}, {"colors", listed({colors.begin(), colors.end()})}, {"shapes", listed(known)}});
}

Result<UnseenScenes> UnseenScenes::of(const std::vector<std::string>& names, std::int64_t pairs,
                                      const std::vector<SceneShape>& shapes, std::uint64_t seed)
{
    UnseenScenes unseen;
    for (const std::string& name : names) {
        const std::size_t sign = name.find('+');
        const auto first = kindOf(trimmed(name.substr(0, sign)), shapes);
        if (!first)
            return first.error();
        if (sign == std::string::npos) {
            unseen.objects_.insert(*first);
            continue;
        }
        const auto second = kindOf(trimmed(name.substr(sign + 1)), shapes);
        if (!second)
            return second.error();
        unseen.pairs_.emplace(*first, *second);
    }
    std::vector<Kind> kinds;
    for (int color = 0; color < int(sceneColors().size()); ++color)
        for (const SceneShape shape : shapes)
            kinds.emplace_back(color, shape);
    const std::size_t all = kinds.size() * kinds.size();
    if (2 * std::size_t(pairs) > all)
        return Text(
            TR("{pairs} of the {all} pairs of objects are to be unseen: at most half of them, or too little is "
               "left to learn from."),
            {{"pairs", pairs}, {"all", all}});
    const RandomStream stream(seed, "data/scenes/unseen");
    std::vector<std::size_t> order(all);
    for (std::size_t i = 0; i < all; ++i)
        order[i] = i;
    for (std::size_t i = 0; i < std::size_t(pairs); ++i) {
        std::swap(order[i], order[i + stream.below(std::uint32_t(all - i), i)]);
        unseen.pairs_.emplace(kinds[order[i] / kinds.size()], kinds[order[i] % kinds.size()]);
    }
    return unseen;
}

bool UnseenScenes::holds(const Scene& scene) const
{
    if (empty())
        return false;
    const std::vector<const SceneObject*> objects = leftToRight(scene);
    const auto kind = [&](std::size_t i) { return Kind(objects[i]->named, objects[i]->shape); };
    for (std::size_t i = 0; i < objects.size(); ++i)
        if (objects_.contains(kind(i)) || (i > 0 && pairs_.contains({kind(i - 1), kind(i)})))
            return true;
    return false;
}

} // namespace loom::sources
