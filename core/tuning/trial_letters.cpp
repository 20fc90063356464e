#include "tuning/trial_letters.h"

#include "base/json.h"
#include "base/nested_text.h"
#include "project/project_file.h"
#include "tensor/safetensors.h"

#include <algorithm>

namespace loom {
namespace {

constexpr const char *kState = "state/", *kWeights = "weights/", *kAbout = "about", *kProject = "project",
                     *kNumbers = "numbers", *kValues = "values", *kEpochs = "epochs", *kCurve = "curve";
constexpr std::int64_t kEpochHead = 4; // epoch, last step, seconds, samples a second; then the values

std::string bytesOf(const NamedTensors& content)
{
    const SafetensorsBytes parts = safetensorsBytes(content);
    std::string bytes = parts.head;
    for (const std::string_view tensor : parts.tensors)
        bytes += tensor;
    return bytes;
}

Text unreadable()
{
    return TR("Another process of the search sent what cannot be read; all must be of the same version");
}

Tensor numbersOf(std::span<const double> numbers)
{
    return Tensor::of<double>(Shape{std::int64_t(numbers.size())}, numbers);
}

std::vector<double> numbersIn(const NamedTensors& letter, const char* name)
{
    const auto found = letter.tensors.find(name);
    if (found == letter.tensors.end() || found->second.dtype() != DType::f64)
        return {};
    const auto values = found->second.values<double>();
    return {values.begin(), values.end()};
}

Tensor tensorOf(std::string_view bytes)
{
    Tensor tensor(Shape{std::int64_t(bytes.size())}, DType::u8);
    std::ranges::copy(bytes, static_cast<char*>(tensor.data()));
    return tensor;
}

Tensor tensorOf(std::span<const EpochRecord> epochs)
{
    const std::int64_t width = kEpochHead + (epochs.empty() ? 0 : std::int64_t(epochs[0].values.size()));
    std::vector<double> numbers;
    for (const EpochRecord& epoch : epochs) {
        numbers.insert(numbers.end(),
                       {double(epoch.epoch), double(epoch.lastStep), epoch.seconds, epoch.samplesPerSecond});
        numbers.insert(numbers.end(), epoch.values.begin(), epoch.values.end());
    }
    return Tensor::of<double>(Shape{std::int64_t(epochs.size()), width}, numbers);
}

std::vector<EpochRecord> epochsIn(const NamedTensors& letter)
{
    const auto found = letter.tensors.find(kEpochs);
    if (found == letter.tensors.end() || found->second.shape().rank() != 2)
        return {};
    const std::vector<double> numbers = numbersIn(letter, kEpochs);
    const std::size_t width = std::size_t(found->second.shape()[1]);
    std::vector<EpochRecord> epochs;
    for (std::size_t at = 0; width >= kEpochHead && at + width <= numbers.size(); at += width) {
        EpochRecord& epoch = epochs.emplace_back();
        epoch.epoch = std::int64_t(numbers[at]);
        epoch.lastStep = std::int64_t(numbers[at + 1]);
        epoch.seconds = numbers[at + 2];
        epoch.samplesPerSecond = numbers[at + 3];
        epoch.values.assign(numbers.begin() + std::ptrdiff_t(at) + kEpochHead,
                            numbers.begin() + std::ptrdiff_t(at + width));
    }
    return epochs;
}

template<class Content> void pack(NamedTensors& letter, const Content& content, const char* prefix)
{
    for (const auto& [name, tensor] : content.tensors)
        letter.tensors[prefix + name] = tensor;
    for (const auto& [name, text] : content.metadata)
        letter.metadata[prefix + name] = text;
}

template<class Content> void unpack(NamedTensors& letter, Content& content, const std::string& prefix)
{
    for (auto& [name, tensor] : letter.tensors)
        if (name.starts_with(prefix))
            content.tensors[name.substr(prefix.size())] = std::move(tensor);
    for (auto& [name, text] : letter.metadata)
        if (name.starts_with(prefix))
            content.metadata[name.substr(prefix.size())] = std::move(text);
}

Result<NamedTensors> opened(std::string_view letter)
{
    return safetensorsFrom(letter, "letter");
}

std::optional<StepCurve> curveIn(const NamedTensors& letter)
{
    const auto found = letter.tensors.find(kCurve);
    if (found == letter.tensors.end() || found->second.dtype() != DType::u8)
        return std::nullopt;
    return StepCurve::from({static_cast<const char*>(found->second.data()), found->second.bytes()});
}

} // namespace

std::string letterOf(const SearchHello& hello)
{
    return bytesOf({{},
                    {{kAbout, writeSettings(hello.settings)},
                     {kProject, writeProject(hello.project)},
                     {"series", writeJson(Json(hello.series))},
                     {"files", writeJson(Json(hello.dataFiles))}},
                    {}});
}

Result<SearchHello> helloFrom(std::string_view bytes)
{
    Result<NamedTensors> letter = opened(bytes);
    if (!letter)
        return letter.error();
    SearchHello hello;
    Result<SearchSettings> settings = readSettings(letter->metadata[kAbout]);
    if (!settings)
        return settings.error();
    Result<OpenedProject> project = parseProject(letter->metadata[kProject]);
    if (!project)
        return project.error();
    const Result<Json> series = parseJson(letter->metadata["series"]), files = parseJson(letter->metadata["files"]);
    if (!series || !series->is_array() || !files || !(files->is_object() || files->is_null()))
        return unreadable();
    hello.settings = std::move(*settings);
    hello.project = std::move(project->project);
    for (const Json& name : *series)
        hello.series.push_back(name.is_string() ? name.get<std::string>() : std::string());
    for (const auto& [file, hash] : files->items())
        hello.dataFiles[file] = hash.is_string() ? hash.get<std::string>() : std::string();
    return hello;
}

std::string letterOf(const PartTask& task, std::int64_t number)
{
    NamedTensors letter;
    letter.metadata[kProject] = writeProject(task.project);
    letter.metadata["kernels"] = task.kernels;
    const double numbers[] = {double(number),       double(task.trial),       double(task.part),
                              double(task.threads), double(task.until),       task.seconds,
                              task.mostSeconds,     double(task.keepWeights), double(task.from.has_value())};
    letter.tensors[kNumbers] = numbersOf(numbers);
    letter.tensors[kCurve] = tensorOf(task.curve.bytes());
    if (task.from)
        pack(letter, *task.from, kState);
    return bytesOf(letter);
}

Result<std::pair<PartTask, std::int64_t>> taskFrom(std::string_view bytes)
{
    Result<NamedTensors> letter = opened(bytes);
    if (!letter)
        return letter.error();
    const std::vector<double> numbers = numbersIn(*letter, kNumbers);
    Result<OpenedProject> project = parseProject(letter->metadata[kProject]);
    std::optional<StepCurve> curve = curveIn(*letter);
    if (numbers.size() != 9 || !project || !curve)
        return unreadable();
    PartTask task;
    task.trial = std::int64_t(numbers[1]);
    task.part = int(numbers[2]);
    task.project = std::move(project->project);
    task.threads = int(numbers[3]);
    task.kernels = letter->metadata["kernels"];
    task.until = std::int64_t(numbers[4]);
    task.seconds = numbers[5];
    task.curve = std::move(*curve);
    task.mostSeconds = numbers[6];
    task.keepWeights = numbers[7] != 0;
    if (numbers[8] != 0)
        unpack(*letter, task.from.emplace(), kState);
    return std::pair(std::move(task), std::int64_t(numbers[0]));
}

std::string letterOf(const PartStretch& stretch, std::int64_t number)
{
    NamedTensors letter;
    letter.metadata["sentence"] = stretch.sentence.empty() ? std::string() : nested(stretch.sentence);
    letter.metadata["seed"] = std::to_string(stretch.part.seed);
    const double numbers[] = {double(number),
                              double(stretch.trial),
                              double(stretch.part.number),
                              double(stretch.part.steps),
                              stretch.part.seconds,
                              double(stretch.counts.parameters),
                              double(stretch.counts.multiplyAdds),
                              double(stretch.ended),
                              double(stretch.stopped),
                              double(stretch.overTime),
                              double(stretch.state.has_value())};
    letter.tensors[kNumbers] = numbersOf(numbers);
    letter.tensors[kValues] = numbersOf(stretch.part.values);
    letter.tensors[kEpochs] = tensorOf(stretch.part.epochs);
    letter.tensors[kCurve] = tensorOf(stretch.part.curve.bytes());
    pack(letter, stretch.weights, kWeights);
    if (stretch.state)
        pack(letter, *stretch.state, kState);
    return bytesOf(letter);
}

Result<std::pair<PartStretch, std::int64_t>> stretchFrom(std::string_view bytes)
{
    Result<NamedTensors> letter = opened(bytes);
    if (!letter)
        return letter.error();
    const std::vector<double> numbers = numbersIn(*letter, kNumbers);
    std::optional<StepCurve> curve = curveIn(*letter);
    if (numbers.size() != 11 || !curve)
        return unreadable();
    PartStretch stretch;
    stretch.trial = std::int64_t(numbers[1]);
    stretch.part.number = int(numbers[2]);
    stretch.part.seed = std::strtoull(letter->metadata["seed"].c_str(), nullptr, 10);
    stretch.part.steps = std::int64_t(numbers[3]);
    stretch.part.seconds = numbers[4];
    stretch.part.values = numbersIn(*letter, kValues);
    stretch.part.epochs = epochsIn(*letter);
    stretch.part.curve = std::move(*curve);
    stretch.counts = {std::int64_t(numbers[5]), std::int64_t(numbers[6])};
    stretch.ended = numbers[7] != 0;
    stretch.stopped = numbers[8] != 0;
    stretch.overTime = numbers[9] != 0;
    if (const std::string& sentence = letter->metadata["sentence"]; !sentence.empty())
        stretch.sentence = textOf(sentence);
    if (numbers[10] != 0)
        unpack(*letter, stretch.state.emplace(), kState);
    unpack(*letter, stretch.weights, kWeights);
    return std::pair(std::move(stretch), std::int64_t(numbers[0]));
}

std::string letterOf(const EpochRecord& record, std::int64_t number)
{
    const double numbers[] = {double(number)};
    NamedTensors letter;
    letter.tensors[kNumbers] = numbersOf(numbers);
    letter.tensors[kEpochs] = tensorOf(std::span(&record, 1));
    return bytesOf(letter);
}

Result<std::pair<EpochRecord, std::int64_t>> epochFrom(std::string_view bytes)
{
    const Result<NamedTensors> letter = opened(bytes);
    if (!letter)
        return letter.error();
    const std::vector<double> numbers = numbersIn(*letter, kNumbers);
    std::vector<EpochRecord> epochs = epochsIn(*letter);
    if (numbers.size() != 1 || epochs.size() != 1)
        return unreadable();
    return std::pair(std::move(epochs[0]), std::int64_t(numbers[0]));
}

} // namespace loom
