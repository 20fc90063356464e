#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace loom::sources {

/// What the beginning of an array in NumPy's format says of it (NEP 1): the lengths of its axes, its elements, and
/// their order.
struct NpyHeader {
    std::vector<std::int64_t> axes;
    char kind = 'f'; ///< f: float, i: whole, u: whole and not below 0, b: true or false
    int elementBytes = 4;
    bool bigEndian = false;
    bool fortran = false; ///< the first axis varies fastest

    std::int64_t size() const; ///< elements; saturates
    std::int64_t bytes() const; ///< of all elements; saturates
    std::string type() const; ///< as NumPy calls it: "float32", "uint8"
    std::string shape() const; ///< "60000 × 28 × 28"
};

/// The header at the front of `bytes` (as many as there are, kMostNpyHeader suffice), and how many of them it takes.
struct NpyBeginning {
    NpyHeader header;
    std::int64_t length = 0;
};
constexpr std::size_t kMostNpyHeader = 1 << 16;

/// `name`: of the file or array, for the sentences. Arrays of Python objects, texts, complex numbers and records are
/// refused.
Result<NpyBeginning> readNpyHeader(const std::string& name, std::string_view bytes);

} // namespace loom::sources
