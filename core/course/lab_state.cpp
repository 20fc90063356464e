#include "course/lab_state.h"

#include "course/lab_values.h"
#include "graph/graph.h"
#include "project/json_reader.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <span>

namespace loom {
namespace {

constexpr std::int64_t kMostInGraph = 512; // units, filters …: larger networks are in no lab that is moved by hand
constexpr double kMostElsewhere = 1e6;
constexpr std::size_t kLongestWord = 64;
constexpr std::size_t kMostSettings = 256; // each costs a network that is compiled anew

/// Every index of a shape, one after the other.
void forEachIndex(const Shape& shape, const std::function<void(std::span<const std::int64_t>)>& visit)
{
    if (shape.size() == 0)
        return;
    std::vector<std::int64_t> index(std::size_t(std::max(shape.rank(), 1)), 0);
    for (;;) {
        visit(index);
        int axis = shape.rank() - 1;
        while (axis >= 0 && ++index[std::size_t(axis)] == shape[axis])
            index[std::size_t(axis--)] = 0;
        if (axis < 0)
            return;
    }
}

std::vector<std::string> movableTensors(const Project& project, const HeldNetwork& network)
{
    std::vector<std::string> names;
    for (const auto& [name, tensor] : network.weights())
        names.push_back(name);
    for (const Node& node : project.graph.nodes)
        if (network.canBeMoved(node.id + "/output"))
            names.push_back(node.id + "/output");
    std::erase_if(names, [&](const std::string& name) { return !network.canBeMoved(name); });
    return names;
}

void addTensors(LabState& state, LabValues& values, const LabSubject& subject)
{
    HeldNetwork* network = values.network(subject.id);
    if (!network)
        return;
    for (const std::string& name : movableTensors(*values.project(subject.id), *network)) {
        std::vector<double>& elements = state.tensors[subject.id + ":" + name];
        forEachIndex(network->shapeOf(name), [&](std::span<const std::int64_t> index) {
            const Result<double> element = network->element(name, index);
            elements.push_back(element ? *element : 0);
        });
    }
}

/// Does a setting from a stranger's file ask for more than a lab's own hand would give?
bool isModest(const std::string& path, const Value& value)
{
    if (const std::string* word = std::get_if<std::string>(&value))
        return word->size() <= kLongestWord && word->find_first_of("/\\") == std::string::npos;
    const bool inGraph = path.starts_with("graph.");
    if (const std::int64_t* whole = std::get_if<std::int64_t>(&value))
        return std::abs(double(*whole)) <= (inGraph ? double(kMostInGraph) : kMostElsewhere);
    if (const double* number = std::get_if<double>(&value))
        return std::abs(*number) <= kMostElsewhere;
    return std::holds_alternative<bool>(value) || std::holds_alternative<std::monostate>(value);
}

Result<void> putSetting(LabValues& values, const std::string& address, const Value& value)
{
    const Result<LabAddress> place = parseAddress(address);
    if (!place)
        return place.error();
    if (place->kind != LabAddress::Kind::setting || !isModest(place->name, value))
        return Text(TR("{address} cannot be put back: no lab moves it there"), {{"address", address}});
    const LabSubject* subject = values.lab().subject(place->subject);
    if (subject && !subject->numbers.empty())
        return values.set(address, numberOf(value));
    return values.setSetting(place->subject, place->name, value);
}

Result<void> putTensor(LabValues& values, const std::string& address, const std::vector<double>& elements)
{
    if (const std::vector<double>* list = values.list(address); list && list->size() == elements.size()) {
        for (std::size_t row = 0; row < elements.size(); ++row)
            if (const Result<void> set = values.set(address + "[" + std::to_string(row) + "]", elements[row]); !set)
                return set.error();
        return {};
    }
    const std::size_t colon = address.find(':');
    const LabSubject* subject = values.lab().subject(address.substr(0, colon));
    const bool held = subject && subject->numbers.empty() && subject->experiment.empty() && subject->lists.empty();
    HeldNetwork* network = held ? values.network(subject->id) : nullptr;
    const std::string name = colon == std::string::npos ? std::string() : address.substr(colon + 1);
    if (!network || !network->canBeMoved(name) || network->shapeOf(name).size() != std::int64_t(elements.size()))
        return Text(TR("{address} does not fit the lab's network: it holds {count} numbers"),
                    {{"address", address}, {"count", elements.size()}});
    std::size_t next = 0;
    forEachIndex(network->shapeOf(name), [&](std::span<const std::int64_t> index) {
        (void)network->setElement(name, index, elements[next++]); // it is there: the shape says so
    });
    return {};
}

} // namespace

LabState stateOf(LabValues& values)
{
    LabState state;
    state.settings = values.movedSettings();
    for (const LabSubject& subject : values.lab().subjects) {
        for (const auto& [name, unused] : subject.numbers)
            if (const Result<double> number = values.value(subject.id + "." + name))
                state.settings.emplace_back(subject.id + "." + name, *number);
        if (const HeldExperiment* experiment = values.experiment(subject.id))
            for (const auto& [name, value] : experiment->attributes())
                state.settings.emplace_back(subject.id + "." + name, value);
        else if (!subject.lists.empty())
            for (const auto& [name, unused] : subject.lists)
                state.tensors[subject.id + ":" + name] = *values.list(subject.id + ":" + name);
        else if (subject.numbers.empty())
            addTensors(state, values, subject);
    }
    std::size_t count = 0;
    for (const auto& [address, elements] : state.tensors)
        count += elements.size();
    if (count > kMostStateNumbers)
        state.tensors.clear();
    return state;
}

Result<void> restore(LabValues& values, const LabState& state)
{
    if (const Result<void> reset = values.reset(); !reset)
        return reset.error();
    for (const auto& [address, value] : state.settings)
        if (const Result<void> put = putSetting(values, address, value); !put)
            return put.error();
    for (const auto& [address, elements] : state.tensors)
        if (const Result<void> put = putTensor(values, address, elements); !put)
            return put.error();
    return {};
}

Json jsonOf(const LabState& state)
{
    Json settings = Json::object(), tensors = Json::object();
    for (const auto& [address, value] : state.settings)
        settings[address] = jsonFrom(value);
    for (const auto& [address, elements] : state.tensors)
        tensors[address] = elements;
    return {{"settings", std::move(settings)}, {"tensors", std::move(tensors)}};
}

LabState stateFrom(const Json& json)
{
    static const Json none = Json::object();
    const auto part = [&](const char* key) -> const Json& {
        if (!json.is_object())
            return none;
        const auto found = json.find(key);
        return found != json.end() && found->is_object() ? *found : none;
    };
    LabState state;
    for (const auto& [address, value] : part("settings").items())
        if (const std::optional<Value> read = valueFrom(value); read && state.settings.size() < kMostSettings)
            state.settings.emplace_back(address, *read);
    for (const auto& [address, elements] : part("tensors").items())
        if (elements.is_array() && elements.size() <= kMostStateNumbers
            && std::ranges::all_of(elements, [](const Json& element) { return element.is_number(); }))
            state.tensors[address] = elements.get<std::vector<double>>();
    return state;
}

} // namespace loom
