#include "data/prepared_cache.h"

#include "base/file.h"
#include "base/json.h"
#include "base/nested_text.h"
#include "data/apply_transforms.h"
#include "data/column_file_parts.h"
#include "data/source_paths.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <limits>
#include <sys/stat.h>

namespace loom {
namespace {

namespace fs = std::filesystem;

/// Raise the number when a source or a transform makes other rows of the same files.
constexpr std::string_view kMagic = "LOOMROW2";
constexpr std::size_t kStart = 16; ///< magic and check sum
constexpr std::int64_t kLeastSource = 1 << 20; ///< bytes that take longer to prepare than to look for
constexpr const char* kExtension = ".rows";
constexpr const char* kParts[] = {"training", "validation", "test"};

// The key

Json jsonOf(const std::vector<Part>& parts);

struct ToJson {
    Json operator()(std::monostate) const { return nullptr; }
    Json operator()(const std::vector<Part>& parts) const { return jsonOf(parts); }
    template<class T> Json operator()(const T& value) const { return value; }
};

Json jsonOf(const Attributes& attributes)
{
    Json json = Json::object();
    for (const auto& [name, value] : attributes)
        json[name] = std::visit(ToJson{}, value);
    return json;
}

Json jsonOf(const std::vector<Part>& parts)
{
    Json json = Json::array();
    for (const Part& part : parts)
        json.push_back({part.type, jsonOf(part.attributes)});
    return json;
}

/// The recipe's transforms that prepare rows, with all attributes.
std::vector<Part> preparing(const DataRecipe& recipe)
{
    std::vector<Part> parts;
    for (const Part& part : recipe.transforms)
        if (const TransformType* type = findTransform(part.type); type && type->prepare) {
            parts.push_back({part.type, completed(type->attributes, part.attributes)});
            parts.back().attributes.insert(part.attributes.begin(), part.attributes.end()); // its id
        }
    return parts;
}

/// The files that the attributes name, each with its stamp; `bytes`: of all of them. None where one is no file.
std::optional<Json> filesOf(const SourceType& source, const Attributes& attributes, const SourceContext& context,
                            std::int64_t& bytes)
{
    Json files = Json::array();
    for (const AttributeSpec& spec : source.attributes) {
        const std::string given = stringOf(attributeOf(attributes, spec.name));
        if (spec.kind != AttributeKind::file || given.empty())
            continue;
        std::vector<Text> notes;
        std::error_code error;
        const std::string path = fs::canonical(sources::resolvedPath(given, context, notes), error).string();
        struct stat status { };
        if (error || ::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode))
            return std::nullopt;
        files.push_back({path, sources::stampOf(status)});
        bytes += std::int64_t(status.st_size);
    }
    return files;
}

std::string hashOf(const Fitted* known)
{
    if (!known || known->empty())
        return {};
    NamedTensors all;
    known->addTo(all);
    const SafetensorsBytes bytes = safetensorsBytes(all);
    std::uint64_t hash = stableHash(bytes.head);
    for (const std::string_view tensor : bytes.tensors)
        hash = stableHash(tensor, hash);
    return std::to_string(hash);
}

// What is kept

Json jsonOf(const Field& field)
{
    std::vector<std::int64_t> shape;
    for (int axis = 0; axis < field.shape.rank(); ++axis)
        shape.push_back(field.shape[axis]);
    return {{"name", field.name},      {"type", int(field.dtype)}, {"shape", shape},
            {"role", int(field.role)}, {"classes", field.classes}, {"features", field.features},
            {"form", int(field.form)}, {"words", field.words},     {"lengths", field.lengths}};
}

Json jsonOf(const std::vector<Text>& texts)
{
    Json list = Json::array();
    for (const Text& text : texts)
        list.push_back(nested(text));
    return list;
}

Json contentOf(const PreparedData& data)
{
    Json fields = Json::array(), faults = Json::array();
    for (const Field& field : data.rows.fields())
        fields.push_back(jsonOf(field));
    for (const Fault& fault : data.faults.listed)
        faults.push_back({nested(fault.place), nested(fault.reason)});
    return {{"fields", std::move(fields)},   {"notes", jsonOf(data.notes)},        {"faults", std::move(faults)},
            {"left_out", data.faults.count}, {"training_rows", data.trainingRows}, {"guesses", data.guesses}};
}

std::int64_t bytesOf(const PreparedData& data)
{
    std::int64_t bytes = 0;
    for (int field = 0; field < int(data.rows.fields().size()); ++field)
        bytes += std::int64_t(data.rows.column(field).bytes());
    return bytes;
}

Tensor tensorOf(std::span<const std::int64_t> rows)
{
    Tensor tensor(Shape{std::int64_t(rows.size())}, DType::i32);
    std::ranges::transform(rows, tensor.values<std::int32_t>().begin(), [](std::int64_t row) { return int(row); });
    return tensor;
}

std::uint64_t sumOf(const SafetensorsBytes& bytes)
{
    std::uint64_t sum = column_file::checkSum(bytes.head.data(), bytes.head.size(), 0);
    for (const std::string_view tensor : bytes.tensors)
        sum = column_file::checkSum(tensor.data(), tensor.size(), sum);
    return sum;
}

// Reading; throws what nlohmann's accessors throw where the content is not as `contentOf` writes it

Field fieldFrom(const Json& json)
{
    Field field{json.at("name").get<std::string>(),
                DType(std::clamp(json.at("type").get<int>(), 0, int(DType::u8))),
                Shape(json.at("shape").get<std::vector<std::int64_t>>()),
                FieldRole(std::clamp(json.at("role").get<int>(), 0, int(FieldRole::lengths))),
                json.at("classes").get<std::vector<std::string>>(),
                json.at("features").get<std::vector<std::string>>()};
    field.form = FieldForm(std::clamp(json.at("form").get<int>(), 0, int(FieldForm::series)));
    field.words = json.at("words").get<std::vector<std::string>>();
    field.lengths = json.at("lengths").get<std::string>();
    return field;
}

std::optional<RowSet> partFrom(const NamedTensors& model, const char* name, std::int64_t rows)
{
    const auto found = model.tensors.find(name);
    if (found == model.tensors.end() || found->second.dtype() != DType::i32)
        return std::nullopt;
    const auto numbers = found->second.values<std::int32_t>();
    if (std::ranges::any_of(numbers, [&](std::int32_t row) { return row < 0 || row >= rows; }))
        return std::nullopt;
    return RowSet(std::vector<std::int64_t>(numbers.begin(), numbers.end()));
}

std::optional<Dataset> rowsFrom(NamedTensors& model, const Json& content)
{
    std::vector<Field> fields;
    std::vector<Tensor> columns;
    for (const Json& json : content.at("fields")) {
        Field field = fieldFrom(json);
        const auto column = model.tensors.find(std::to_string(fields.size()));
        if (column == model.tensors.end() || column->second.dtype() != field.dtype
            || column->second.shape().rank() != field.shape.rank() + 1
            || column->second.shape() != field.shape.withFront(column->second.shape()[0])
            || (!columns.empty() && column->second.shape()[0] != columns.front().shape()[0]))
            return std::nullopt;
        fields.push_back(std::move(field));
        columns.push_back(std::move(column->second));
    }
    return Dataset(std::move(fields), std::move(columns));
}

std::optional<PreparedData> dataFrom(NamedTensors& model, const Json& content)
{
    PreparedData data;
    auto rows = rowsFrom(model, content);
    if (!rows || rows->size() == 0)
        return std::nullopt;
    data.rows = std::move(*rows);
    RowSet* const parts[] = {&data.training, &data.validation, &data.test};
    for (std::size_t i = 0; i < 3; ++i) {
        auto part = partFrom(model, kParts[i], data.rows.size());
        if (!part)
            return std::nullopt;
        *parts[i] = std::move(*part);
    }
    for (const Json& note : content.at("notes"))
        data.notes.push_back(textOf(note.get<std::string>()));
    for (const Json& fault : content.at("faults"))
        data.faults.add({textOf(fault.at(0).get<std::string>()), textOf(fault.at(1).get<std::string>())});
    data.faults.count = content.at("left_out").get<std::int64_t>();
    data.trainingRows = content.at("training_rows").get<std::int64_t>();
    data.guesses = content.at("guesses").get<std::map<std::string, std::string>>();
    data.fitted = fittedFrom(model);
    return data;
}

std::optional<NamedTensors> modelFrom(const PreparedCache& cache)
{
    const auto bytes = readFile(cache.file, PreparedCache::kMostBytes);
    std::uint64_t sum = 0;
    if (!bytes || bytes->size() < kStart || !bytes->starts_with(kMagic))
        return std::nullopt;
    std::memcpy(&sum, bytes->data() + kMagic.size(), sizeof sum);
    auto model = safetensorsFrom(std::string_view(*bytes).substr(kStart), cache.file);
    if (!model || sumOf(safetensorsBytes(*model)) != sum || model->metadata["key"] != cache.key)
        return std::nullopt;
    return std::move(*model);
}

/// Takes away what was not opened for longest until the rest has room, what is left of a broken writer included.
void makeRoom(const fs::path& folder, std::int64_t most)
{
    struct Kept {
        fs::file_time_type used;
        std::int64_t bytes;
        fs::path file;
    };
    std::vector<Kept> all;
    std::error_code error, ignored;
    for (fs::directory_iterator file(folder, error), end; !error && file != end; file.increment(error)) {
        const std::string name = file->path().filename().string();
        const bool ours = name.ends_with(kExtension) || name.find(std::string(kExtension) + ".") != std::string::npos;
        if (ours && file->is_regular_file(ignored))
            all.push_back({file->last_write_time(ignored), std::int64_t(file->file_size(ignored)), file->path()});
    }
    std::ranges::sort(all, std::ranges::greater(), &Kept::used);
    std::int64_t bytes = 0;
    for (const Kept& one : all)
        if ((bytes += one.bytes) > most)
            fs::remove(one.file, ignored);
}

} // namespace

std::optional<PreparedCache> preparedCache(const DataRecipe& recipe, const SourceContext& context,
                                           const Fitted* known)
{
    const SourceType* source = findSource(recipe.source.type);
    const char* off = std::getenv("NETLOOM_NO_CACHE");
    const std::vector<Part> steps = preparing(recipe);
    const std::string folder = sources::cacheFolder(context);
    // Tables read no other files than those that their attributes name.
    if ((off && *off) || !source || !source->preview || steps.empty() || folder.empty())
        return std::nullopt;
    const auto attributes = checkedAttributes(recipe.source, source->attributes);
    std::int64_t bytes = 0;
    const auto files = attributes ? filesOf(*source, *attributes, context, bytes) : std::nullopt;
    if (!files || bytes < kLeastSource)
        return std::nullopt;
    const Split& split = recipe.split;
    const Json made{{"source", jsonOf(std::vector<Part>{{recipe.source.type, *attributes}})},
                    {"folder", context.folder},
                    {"split", {split.method, split.validation, split.test, split.training, split.folds, split.fold}},
                    {"seed", context.seed},
                    {"rows", context.mostRows},
                    {"most_in_memory", context.mostInMemory},
                    {"steps", jsonOf(steps)},
                    {"known", hashOf(known)}};
    const std::string how = writeJson(made);
    return PreparedCache{folder + "/" + sources::cacheName(how) + kExtension, how + writeJson(*files)};
}

std::optional<PreparedData> readPrepared(const PreparedCache& cache)
{
    auto model = modelFrom(cache);
    if (!model)
        return std::nullopt;
    try {
        const auto content = parseJson(model->metadata["content"]);
        auto data = content ? dataFrom(*model, *content) : std::nullopt;
        std::error_code ignored; // of a folder that is read-only
        if (data)
            fs::last_write_time(cache.file, fs::file_time_type::clock::now(), ignored);
        return data;
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

void keepPrepared(const PreparedCache& cache, const PreparedData& data, std::int64_t most)
{
    if (data.rows.store() || data.rows.size() > std::numeric_limits<std::int32_t>::max() || bytesOf(data) > most / 4)
        return;
    NamedTensors model;
    try {
        model.metadata["content"] = contentOf(data).dump();
    } catch (const Json::exception&) { // words that are no UTF-8 would come back as others
        return;
    }
    model.metadata["key"] = cache.key;
    data.fitted.addTo(model);
    for (int field = 0; field < int(data.rows.fields().size()); ++field)
        model.tensors.insert_or_assign(std::to_string(field), data.rows.column(field));
    const RowSet* const parts[] = {&data.training, &data.validation, &data.test};
    for (std::size_t i = 0; i < 3; ++i)
        model.tensors.insert_or_assign(kParts[i], tensorOf(parts[i]->list()));
    const SafetensorsBytes written = safetensorsBytes(model);
    const std::uint64_t sum = sumOf(written);
    std::vector<std::string_view> pieces{kMagic, {reinterpret_cast<const char*>(&sum), sizeof sum}, written.head};
    pieces.insert(pieces.end(), written.tensors.begin(), written.tensors.end());
    const fs::path folder = fs::path(cache.file).parent_path();
    if (makeFolder(folder.string()) && writeFileAtomically(cache.file, pieces))
        makeRoom(folder, most);
}

} // namespace loom
