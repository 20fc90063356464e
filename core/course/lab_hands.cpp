#include "course/lab_hands.h"

#include "course/lab_address.h"
#include "course/lab_values.h"
#include "course/lab_words.h"

#include <algorithm>
#include <cctype>

namespace loom {
namespace {

using Range = std::optional<std::pair<double, double>>;

Range rangeIn(const Json& record)
{
    const auto from = record.find("from"), to = record.find("to");
    if (from == record.end() || to == record.end() || !from->is_number() || !to->is_number())
        return {};
    return std::pair(from->get<double>(), to->get<double>());
}

/// As the handle's word of the view says it.
Range rangeOf(const LabHandle& handle, const LabView& view)
{
    const std::string word = handle.range;
    if (word == "from")
        return rangeIn(view.fields);
    const auto found = view.fields.find(word);
    if (found == view.fields.end())
        return {};
    if (found->is_object())
        return rangeIn(*found);
    const bool pair = found->is_array() && found->size() == 2 && (*found)[0].is_number() && (*found)[1].is_number();
    return pair ? Range(std::pair((*found)[0].get<double>(), (*found)[1].get<double>())) : Range();
}

/// Of `line.b` what `line.w1` moves: a line is locked by its first number.
std::string leading(const LabView& view, const std::string& handle)
{
    const std::size_t dot = handle.find('.');
    const bool isBar = std::isdigit(static_cast<unsigned char>(handle.front()));
    if (dot != std::string::npos && !isBar)
        for (const auto& [name, address] : view.grab)
            if (name.starts_with(handle.substr(0, dot + 1)))
                return address;
    return {};
}

void addHandles(const LabView& view, const LabPart& kind, std::vector<LabHand>& hands)
{
    for (const auto& [name, address] : view.grab) {
        const auto handle =
            std::ranges::find_if(kind.handles, [&](const LabHandle& known) { return isHandle(known, name); });
        hands.push_back(
            {address, leading(view, name), handle == kind.handles.end() ? Range() : rangeOf(*handle, view)});
    }
}

/// Addresses in the view's words, as of lines that a hand may move: they are moved anywhere.
void addNamed(const Json& json, const LabView& view, std::vector<LabHand>& hands)
{
    if (json.is_string()) {
        const std::string text = json.get<std::string>();
        if (std::ranges::find(view.grab, text, &std::pair<std::string, std::string>::second) == view.grab.end())
            hands.push_back({text, text, {}});
    }
    if (json.is_structured())
        for (const Json& inside : json)
            addNamed(inside, view, hands);
}

/// What the network reads by hand.
void addInputs(const LabView& view, LabValues& values, std::vector<LabHand>& hands)
{
    HeldNetwork* network = values.network(view.of);
    const Project* project = values.project(view.of);
    if (!network || !project || view.fields.contains("pictures"))
        return;
    for (const Node& node : project->graph.nodes) {
        const LayerType* type = findLayer(node.type);
        const std::string tensor = node.id + "/output";
        if (!type || !readsField(*type) || !network->canBeMoved(tensor) || network->shapeOf(tensor).rank() != 1)
            continue;
        for (std::int64_t i = 0; i < network->shapeOf(tensor).size(); ++i)
            hands.push_back({written({LabAddress::Kind::element, view.of, tensor, {i}}), {}, {}});
    }
}

} // namespace

std::vector<LabHand> handsOn(const Lab& lab, const LabStep& page, LabValues& values)
{
    std::vector<LabHand> hands;
    for (const LabControl& control : lab.controls)
        if (std::ranges::count(page.controls, control.path) > 0)
            hands.push_back({control.path,
                             {},
                             control.editor == "slider" ? Range(std::pair(control.from, control.to)) : Range()});
    for (const std::string& id : page.views) {
        const LabView& view = *lab.view(id);
        const LabPart* kind = findLabPart(labViews(), view.type);
        if (!kind)
            continue;
        addHandles(view, *kind, hands);
        addNamed(view.fields, view, hands);
        if (kind->movesInputs)
            addInputs(view, values, hands);
    }
    for (const std::string& id : page.actions)
        for (const auto& [path, setting] : lab.action(id)->set)
            hands.push_back({path, id, {}});
    if (!page.play.path.empty())
        hands.push_back({page.play.path, {}, std::pair(double(page.play.from), double(page.play.to))});
    return hands;
}

} // namespace loom
