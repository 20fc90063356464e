#include "tensor/safetensors.h"

#include "base/file.h"
#include "base/json.h"

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

std::optional<DType> dtypeOf(const std::string& name)
{
    for (DType dtype : {DType::f32, DType::f64, DType::i32, DType::u8})
        if (name == nameInFile(dtype))
            return dtype;
    return std::nullopt;
}

std::string headerOf(const NamedTensors& content)
{
    Json header = Json::object();
    if (!content.metadata.empty())
        header["__metadata__"] = content.metadata;
    std::size_t offset = 0;
    for (const auto& [name, tensor] : content.tensors) {
        Json entry;
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

Result<Tensor> tensorFrom(const std::string& file, const std::string& name, const Json& entry, std::string_view data)
{
    const Text broken(TR("{file}: the entry of tensor {name} is broken; save the weights again"),
                      {{"file", file}, {"name", name}});
    if (!entry.is_object() || !entry.contains("dtype") || !entry["dtype"].is_string())
        return broken;
    const std::string type = entry["dtype"].get<std::string>();
    const auto dtype = dtypeOf(type);
    if (!dtype)
        return Text(TR("{file}: tensor {name} has the type {type}; Netloom reads F32, F64, I32 and U8"),
                    {{"file", file}, {"name", name}, {"type", type}});
    const auto axes = wholeNumbers(entry, "shape");
    const auto offsets = wholeNumbers(entry, "data_offsets");
    if (!axes || !offsets || offsets->size() != 2 || (*offsets)[0] > (*offsets)[1])
        return broken;
    const Shape shape(*axes);
    const std::int64_t held = (*offsets)[1] - (*offsets)[0];
    if ((*offsets)[1] > std::int64_t(data.size()))
        return Text(TR("{file}: tensor {name} ends at byte {end}, but the file holds only {size}; it is cut off"),
                    {{"file", file}, {"name", name}, {"end", (*offsets)[1]}, {"size", data.size()}});
    if (shape.size() > held || shape.size() * std::int64_t(bytesOf(*dtype)) != held)
        return Text(TR("{file}: tensor {name} of shape {shape} does not fit its {size} bytes"),
                    {{"file", file}, {"name", name}, {"shape", describe(shape)}, {"size", held}});
    Tensor tensor(shape, *dtype);
    if (held > 0)
        std::memcpy(tensor.data(), data.data() + (*offsets)[0], std::size_t(held));
    return tensor;
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

Result<NamedTensors> readSafetensors(const std::string& file)
{
    const Result<std::string> bytes = readFile(file, kLargestFile);
    if (!bytes)
        return bytes.error();
    std::uint64_t length = 0;
    if (bytes->size() < sizeof length)
        return Text(TR("{file} has {size} bytes; a weights file has at least 8"),
                    {{"file", file}, {"size", bytes->size()}});
    std::memcpy(&length, bytes->data(), sizeof length);
    if (length > kLargestHeader || length > bytes->size() - sizeof length)
        return Text(TR("{file} is no weights file or cut off: its header claims more than its {size} bytes"),
                    {{"file", file}, {"size", bytes->size()}});
    const Result<Json> header = parseJson(bytes->substr(sizeof length, length));
    if (!header)
        return Text(TR("{file}: the header of the weights file is broken: {reason}"),
                    {{"file", file}, {"reason", english(header.error())}});
    if (!header->is_object())
        return Text(TR("{file}: the header of the weights file is no record"), {{"file", file}});
    const std::string_view data = std::string_view(*bytes).substr(sizeof length + length);
    NamedTensors out;
    for (const auto& [name, entry] : header->items()) {
        if (name == "__metadata__") {
            readMetadata(entry, out);
            continue;
        }
        Result<Tensor> tensor = tensorFrom(file, name, entry, data);
        if (!tensor)
            return tensor.error();
        out.tensors[name] = std::move(*tensor);
    }
    return out;
}

Result<void> writeSafetensors(const NamedTensors& content, const std::string& file)
{
    const std::string header = headerOf(content);
    const std::uint64_t length = header.size();
    std::vector<std::string_view> pieces{{reinterpret_cast<const char*>(&length), sizeof length}, header};
    for (const auto& [name, tensor] : content.tensors)
        if (tensor.bytes() > 0)
            pieces.emplace_back(static_cast<const char*>(tensor.data()), tensor.bytes());
    return writeFileAtomically(file, pieces);
}

} // namespace loom
