#include "tensor/safetensors.h"

#include "base/json.h"
#include "base/memory.h"
#include "base/nested_text.h"

#include <bit>
#include <cstring>
#include <limits>
#include <optional>

namespace loom {
namespace {

static_assert(std::endian::native == std::endian::little, "the format is little-endian");

constexpr std::int64_t kLargestFile = std::int64_t(1) << 36;
constexpr std::uint64_t kLargestHeader = 100'000'000; // the limit of the format's own reader

const char* nameInFile(DType dtype)
{
    constexpr const char* kNames[] = {"F32", "F64", "I32", "U8"};
    return kNames[int(dtype)];
}

template<class T> T loaded(const char* at)
{
    T value;
    std::memcpy(&value, at, sizeof value);
    return value;
}

/// IEEE 754 half precision: 1 sign, 5 exponent, 10 fraction bits.
double halfAt(const char* at)
{
    const std::uint32_t bits = loaded<std::uint16_t>(at);
    const std::uint32_t sign = (bits & 0x8000) << 16, exponent = bits >> 10 & 31, fraction = bits & 1023;
    if (exponent == 0)
        return (sign ? -0x1p-24 : 0x1p-24) * double(fraction);
    const std::uint32_t wide = exponent == 31 ? 255 : exponent + 112;
    return double(std::bit_cast<float>(sign | wide << 23 | fraction << 13));
}

/// The upper half of an f32.
double brainHalfAt(const char* at)
{
    return double(std::bit_cast<float>(std::uint32_t(loaded<std::uint16_t>(at)) << 16));
}

template<class T> double wholeAt(const char* at)
{
    return double(loaded<T>(at));
}

/// How a type of the format is read: as one of ours, element by element where `element` says how.
struct Form {
    const char* name;
    std::int64_t bytes; ///< an element, in the file
    DType as;
    double (*element)(const char* at) = nullptr; ///< null: byte for byte
};

constexpr Form kForms[] = {{"F32", 4, DType::f32},
                           {"F64", 8, DType::f64},
                           {"I32", 4, DType::i32},
                           {"U8", 1, DType::u8},
                           {"BOOL", 1, DType::u8},
                           {"F16", 2, DType::f32, halfAt},
                           {"BF16", 2, DType::f32, brainHalfAt},
                           {"I8", 1, DType::i32, wholeAt<std::int8_t>},
                           {"I16", 2, DType::i32, wholeAt<std::int16_t>},
                           {"U16", 2, DType::i32, wholeAt<std::uint16_t>},
                           {"U32", 4, DType::f64, wholeAt<std::uint32_t>},
                           {"I64", 8, DType::f64, wholeAt<std::int64_t>},
                           {"U64", 8, DType::f64, wholeAt<std::uint64_t>}};

const Form* formOf(const std::string& type)
{
    for (const Form& form : kForms)
        if (type == form.name)
            return &form;
    return nullptr;
}

Tensor tensorOf(const Form& form, const Shape& shape, const char* data)
{
    Tensor tensor(shape, form.as);
    if (!form.element && tensor.bytes() > 0)
        std::memcpy(tensor.data(), data, tensor.bytes());
    for (std::int64_t i = 0; form.element && i < tensor.size(); ++i)
        tensor.set(i, form.element(data + i * form.bytes));
    return tensor;
}

std::string headerOf(const NamedTensors& content)
{
    Json header = Json::object();
    if (!content.metadata.empty())
        header["__metadata__"] = content.metadata;
    std::size_t offset = 0;
    for (const auto& [name, tensor] : content.tensors) {
        Json entry = Json::object(); // a null that turns into one is broken where memory fails meanwhile
        entry["dtype"] = nameInFile(tensor.dtype());
        entry["shape"] = tensor.shape().axes();
        entry["data_offsets"] = {offset, offset + tensor.bytes()};
        header[name] = std::move(entry);
        offset += tensor.bytes();
    }
    std::string text = writeJson(header);
    text.resize((text.size() + 7) / 8 * 8, ' '); // the elements start on a multiple of 8
    return text;
}

/// A list of whole numbers from 0 up, or nothing.
std::optional<std::vector<std::int64_t>> wholeNumbers(const Json& entry, const char* key)
{
    const auto found = entry.find(key);
    if (found == entry.end() || !found->is_array() || found->size() > 16)
        return std::nullopt;
    std::vector<std::int64_t> numbers;
    for (const Json& number : *found) {
        if (!number.is_number_integer() || number.get<std::int64_t>() < 0)
            return std::nullopt;
        numbers.push_back(number.get<std::int64_t>());
    }
    return numbers;
}

/// Puts the tensor into `out`, among those of unknown types where its type is none of ours.
Result<void> readEntry(const std::string& file, const std::string& name, const Json& entry, std::string_view data,
                       NamedTensors& out)
{
    const Text broken(TR("{file}: the entry of tensor {name} is broken; save the weights again"),
                      {{"file", file}, {"name", name}});
    if (!entry.is_object() || !entry.contains("dtype") || !entry["dtype"].is_string())
        return broken;
    const std::string type = entry["dtype"].get<std::string>();
    const Form* form = formOf(type);
    if (!form) {
        out.unread[name] = type;
        return {};
    }
    const auto axes = wholeNumbers(entry, "shape");
    const auto offsets = wholeNumbers(entry, "data_offsets");
    if (!axes || !offsets || offsets->size() != 2 || (*offsets)[0] > (*offsets)[1])
        return broken;
    const Shape shape(*axes);
    const std::int64_t held = (*offsets)[1] - (*offsets)[0];
    if ((*offsets)[1] > std::int64_t(data.size()))
        return Text(TR("{file}: tensor {name} ends at byte {end}, but the file holds only {size}; it is cut off"),
                    {{"file", file}, {"name", name}, {"end", (*offsets)[1]}, {"size", data.size()}});
    if (shape.size() > held || shape.size() * form->bytes != held)
        return Text(TR("{file}: tensor {name} of shape {shape} does not fit its {size} bytes"),
                    {{"file", file}, {"name", name}, {"shape", describe(shape)}, {"size", held}});
    out.tensors[name] = tensorOf(*form, shape, data.data() + (*offsets)[0]);
    return {};
}

void readMetadata(const Json& entries, NamedTensors& out)
{
    if (!entries.is_object())
        return;
    for (const auto& [key, value] : entries.items())
        if (value.is_string())
            out.metadata[key] = value.get<std::string>();
}

} // namespace

Result<NamedTensors> readSafetensors(const std::string& file, const FileProgress& progress)
{
    return withinMemory([&]() -> Result<NamedTensors> {
        const Result<std::string> bytes = readFile(file, kLargestFile, progress);
        return bytes ? safetensorsFrom(*bytes, file) : bytes.error();
    });
}

Result<NamedTensors> safetensorsFrom(std::string_view bytes, const std::string& file)
{
    std::uint64_t length = 0;
    if (bytes.size() < sizeof length)
        return Text(TR("{file} has {size} bytes; a weights file has at least 8"),
                    {{"file", file}, {"size", bytes.size()}});
    std::memcpy(&length, bytes.data(), sizeof length);
    if (length > kLargestHeader || length > bytes.size() - sizeof length)
        return Text(TR("{file} is no weights file or cut off: its header claims more than its {size} bytes"),
                    {{"file", file}, {"size", bytes.size()}});
    const Result<Json> header = parseJson(std::string(bytes.substr(sizeof length, length)));
    if (!header)
        return Text(TR("{file}: the header of the weights file is broken: {reason}"),
                    {{"file", file}, {"reason", nested(header.error())}});
    if (!header->is_object())
        return Text(TR("{file}: the header of the weights file is no record"), {{"file", file}});
    const std::string_view data = bytes.substr(sizeof length + length);
    NamedTensors out;
    for (const auto& [name, entry] : header->items()) {
        if (name == "__metadata__") {
            readMetadata(entry, out);
            continue;
        }
        if (const Result<void> done = readEntry(file, name, entry, data, out); !done)
            return done.error();
    }
    return out;
}

SafetensorsBytes safetensorsBytes(const NamedTensors& content)
{
    const std::string header = headerOf(content);
    const std::uint64_t length = header.size();
    SafetensorsBytes out;
    out.head.assign(reinterpret_cast<const char*>(&length), sizeof length);
    out.head += header;
    for (const auto& [name, tensor] : content.tensors)
        if (tensor.bytes() > 0)
            out.tensors.emplace_back(static_cast<const char*>(tensor.data()), tensor.bytes());
    return out;
}

Result<void> writeSafetensors(const NamedTensors& content, const std::string& file, const FileProgress& progress)
{
    return withinMemory([&]() -> Result<void> {
        SafetensorsBytes bytes = safetensorsBytes(content);
        bytes.tensors.insert(bytes.tensors.begin(), bytes.head);
        return writeFileAtomically(file, bytes.tensors, progress);
    });
}

} // namespace loom
