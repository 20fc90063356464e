#include "editor/canvas/layout.h"

#include "editor/canvas/canvas_geometry.h"
#include "editor/canvas/layered_drawing.h"

#include <algorithm>
#include <set>

namespace loom::ui {

namespace {

/// The nodes and groups that stand directly inside one frame (or on the canvas), and where their insides lie.
class Layouter {
public:
    Layouter(const Graph& graph, const LayoutOptions& options)
        : graph_(graph)
        , options_(options)
    {
    }

    std::map<std::string, Position> run()
    {
        draw({});
        return places_;
    }

private:
    bool exists(const std::string& group) const { return !group.empty() && graph_.findGroup(group) != nullptr; }

    /// Ids of the groups around a group or node, the innermost first; a circle of parents ends where it closes.
    std::vector<std::string> around(const std::string& group) const
    {
        std::vector<std::string> chain;
        for (std::string id = group; exists(id); id = graph_.findGroup(id)->parent) {
            if (std::find(chain.begin(), chain.end(), id) != chain.end())
                break;
            chain.push_back(id);
        }
        return chain;
    }

    /// What stands for the node directly inside `frame`: "n:ID", "g:ID", or nothing when the node is elsewhere.
    std::string standIn(const Node& node, const std::string& frame) const
    {
        const std::vector<std::string> chain = around(node.group);
        std::string inner = "n:" + node.id;
        for (const std::string& group : chain) {
            if (group == frame)
                return inner;
            inner = "g:" + group;
        }
        return frame.empty() ? inner : std::string();
    }

    Box draw(const std::string& frame);
    void shift(const std::string& group, double x, double y);

    const Graph& graph_;
    LayoutOptions options_;
    std::map<std::string, Position> places_;
};

void Layouter::shift(const std::string& group, double x, double y)
{
    for (const Node& node : graph_.nodes) {
        const auto chain = around(node.group);
        if (std::find(chain.begin(), chain.end(), group) == chain.end())
            continue;
        places_[node.id].x += x;
        places_[node.id].y += y;
    }
}

/// Places what is inside the frame relative to (0, 0) and returns the size of it all.
Box Layouter::draw(const std::string& frame)
{
    std::map<std::string, int> index;
    std::vector<std::string> names;
    std::vector<Box> boxes, insides;
    for (const Node& node : graph_.nodes) {
        const std::string name = standIn(node, frame);
        if (name.empty() || index.count(name))
            continue;
        index[name] = int(names.size());
        names.push_back(name);
        Box box{canvas::kCardWidth, canvas::kCardHeight};
        Box inside;
        if (name[0] == 'g') {
            inside = draw(name.substr(2));
            if (!graph_.findGroup(name.substr(2))->folded)
                box = {inside.width + 2 * canvas::kFramePadding,
                       inside.height + 2 * canvas::kFramePadding + canvas::kFrameTitle};
        }
        boxes.push_back(box);
        insides.push_back(inside);
    }
    std::vector<std::pair<int, int>> links;
    for (const Edge& edge : graph_.edges) {
        const Node *from = graph_.find(edge.from.node), *to = graph_.find(edge.to.node);
        if (!from || !to)
            continue;
        const auto a = index.find(standIn(*from, frame)), b = index.find(standIn(*to, frame));
        if (a != index.end() && b != index.end() && a != b)
            links.emplace_back(a->second, b->second);
    }
    drawLayered(boxes, links,
                {canvas::kColumnGap, canvas::kRowGap, frame.empty() ? options_.aspect : 0, options_.readable});
    Box whole;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const Box& box = boxes[i];
        whole.width = std::max(whole.width, box.x + box.width);
        whole.height = std::max(whole.height, box.y + box.height);
        if (names[i][0] == 'n') {
            places_[names[i].substr(2)] = {box.x, box.y};
            continue;
        }
        // A folded card stands in the middle of what it hides.
        const bool folded = graph_.findGroup(names[i].substr(2))->folded;
        const double x = folded ? (box.width - insides[i].width) / 2 : canvas::kFramePadding;
        const double y = folded ? (box.height - insides[i].height) / 2 : canvas::kFramePadding + canvas::kFrameTitle;
        shift(names[i].substr(2), box.x + x, box.y + y);
    }
    return whole;
}

} // namespace

std::map<std::string, Position> tidyLayout(const Graph& graph, const LayoutOptions& options)
{
    return Layouter(graph, options).run();
}

} // namespace loom::ui
