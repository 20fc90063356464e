#include "course/lab_hands.h"

#include "course/lab_address.h"
#include "course/lab_state.h"
#include "course/lab_values.h"
#include "course/lab_words.h"

#include <algorithm>
#include <cctype>
#include <cmath>

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

namespace {

constexpr double kSame = 1e-6; // a share: networks hold 32-bit numbers

bool same(double a, double b)
{
    return std::abs(a - b) <= kSame * (1 + std::abs(b));
}

/// Networks, lists and experiments, where something on the page shows them, trains them or moves a part of them.
bool movesUnseen(const Lab& lab, const LabStep& page, const LabAddress& address)
{
    const LabSubject* subject = lab.subject(address.subject);
    const bool isNumber = subject && !subject->numbers.empty();
    if (!subject || isNumber || (address.kind == LabAddress::Kind::setting && subject->experiment.empty()))
        return false;
    return page.train == subject->id || std::ranges::any_of(page.views, [&](const std::string& id) {
               const LabView& view = *lab.view(id);
               const std::string words = view.fields.dump();
               return view.of == subject->id || words.find(subject->id + ":") != std::string::npos
                   || words.find(subject->id + ".") != std::string::npos;
           });
}

bool reaches(const LabHand& hand, const LabStep& page, double to)
{
    if (hand.path == page.play.path && hand.range && std::floor(to) != to)
        return false; // it goes up one by one
    return !hand.range
        || (to >= hand.range->first - kSame * std::abs(hand.range->first)
            && to <= hand.range->second + kSame * std::abs(hand.range->second));
}

/// Where a page puts a number itself; a formula may come to anything.
bool putsThere(const LabStep& page, const std::string& path, double to)
{
    for (const auto* settings : {&page.set, &page.after})
        for (const auto& [address, setting] : *settings)
            if (const double* number = std::get_if<double>(&setting);
                address == path && (!number || same(*number, to)))
                return true;
    return false;
}

bool wasLeft(const Lab& lab, const LabStep& page, const std::string& path, double at, LabValues& values)
{
    if (reachOn(lab, page, path, at, values) == LabReach::yes || putsThere(page, path, at))
        return true;
    if (std::ranges::any_of(page.set, [&](const LabSetting& setting) { return setting.first == path; }))
        return false;
    const Result<double> begins = values.value(path);
    bool kept = !begins || same(*begins, at);
    for (const auto* pages : {&lab.steps, &lab.quiz, &lab.tasks})
        for (const LabStep& other : *pages)
            kept = kept || putsThere(other, path, at) || reachOn(lab, other, path, at, values) == LabReach::yes;
    return kept;
}

} // namespace

LabReach reachOn(const Lab& lab, const LabStep& page, const std::string& path, double to, LabValues& values)
{
    const auto isLocked = [&](const std::string& id) {
        return !page.predict && !id.empty() && std::ranges::find(page.locks, id) != page.locks.end();
    };
    if (isLocked(path))
        return LabReach::locked;
    LabReach reach = LabReach::none;
    for (const LabHand& hand : handsOn(lab, page, values)) {
        if (hand.path != path)
            continue;
        if (!isLocked(hand.leads) && reaches(hand, page, to))
            return LabReach::yes;
        reach = isLocked(hand.leads) ? LabReach::locked : LabReach::outside;
    }
    const Result<LabAddress> address = parseAddress(path);
    return reach == LabReach::none && address && movesUnseen(lab, page, *address) ? LabReach::yes : reach;
}

bool canBeLeft(const Lab& lab, const LabStep& page, const LabState& state, LabValues& values)
{
    (void)values.reset();
    return std::ranges::all_of(state.settings, [&](const auto& setting) {
        const double number = numberOf(setting.second);
        const Result<double> begins = values.value(setting.first);
        const Result<LabAddress> address = parseAddress(setting.first);
        const LabSubject* subject = address ? lab.subject(address->subject) : nullptr;
        const bool follows = !subject || !subject->experiment.empty() || !begins || !std::isfinite(number);
        return follows || wasLeft(lab, page, setting.first, number, values);
    });
}

} // namespace loom
