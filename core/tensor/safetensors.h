#pragma once

#include "base/file.h"
#include "tensor/tensor.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace loom {

/// Named tensors of a `.safetensors` file (huggingface/safetensors format: u64 header length, JSON, bytes)
/// and its string metadata. Names in alphabetical order, no time stamp: the same tensors give the same bytes.
struct NamedTensors {
    std::map<std::string, Tensor> tensors;
    std::map<std::string, std::string> metadata;
    std::map<std::string, std::string> unread; ///< left out while reading: name → a type that Netloom does not know
};

/// F32, F64, I32, U8 come as they are; F16 and BF16 as f32, BOOL as u8, I8, I16 and U16 as i32, U32, I64 and U64 as
/// f64; tensors of other types are left out. Sizes are checked against the file's length before anything is
/// allocated.
Result<NamedTensors> readSafetensors(const std::string& file, const FileProgress& progress = {});
Result<void> writeSafetensors(const NamedTensors& content, const std::string& file,
                              const FileProgress& progress = {});
/// The bytes of such a file: its head, then those of the tensors, which stay where they are in `content`.
struct SafetensorsBytes {
    std::string head;
    std::vector<std::string_view> tensors;
};
SafetensorsBytes safetensorsBytes(const NamedTensors& content);
/// Reads the bytes of such a file; `file` stands in sentences.
Result<NamedTensors> safetensorsFrom(std::string_view bytes, const std::string& file);

} // namespace loom
