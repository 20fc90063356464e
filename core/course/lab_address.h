#pragma once

#include "base/result.h"
#include "tensor/shape.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace loom {

/// Where a number of a lab stands: `QUANTITY`; `SUBJECT:NODE/NAME[i,j]`, an element of a tensor, without the batch
/// axis, or `SUBJECT:NAME[i,j]` of what an experiment came to; or `SUBJECT.PATH`, a setting of the subject.
struct LabAddress {
    enum class Kind { quantity, element, setting };
    Kind kind = Kind::quantity;
    std::string subject;
    std::string name; ///< quantity, tensor or path
    std::vector<std::int64_t> index; ///< of an element

    bool operator==(const LabAddress&) const = default;
};

/// A sentence where the text is no address.
Result<LabAddress> parseAddress(std::string_view text);
/// As it is written.
std::string written(const LabAddress& address);

} // namespace loom
