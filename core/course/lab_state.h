#pragma once

#include "base/json.h"
#include "base/value.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace loom {

class LabValues;

/// Where everything in a lab stands that a hand or a training can move, so that it can be computed again.
struct LabState {
    std::vector<std::pair<std::string, Value>> settings; ///< `SUBJECT.PATH`, in the order in which they are put in
    /// `SUBJECT:NODE/NAME`: the elements of a parameter or of the sample, in row-major order; `SUBJECT:NAME`: a list.
    std::map<std::string, std::vector<double>> tensors;

    bool operator==(const LabState&) const = default;
};

/// As it stands; tensors together hold at most `kMostStateNumbers`, else none is kept.
LabState stateOf(LabValues& values);
constexpr std::size_t kMostStateNumbers = 20'000;

/// Puts everything where it stood. A sentence where the state does not fit the lab, or asks for what no lab needs:
/// it may come from a stranger.
Result<void> restore(LabValues& values, const LabState& state);

Json jsonOf(const LabState& state);
/// What is odd in it is left out.
LabState stateFrom(const Json& json);

} // namespace loom
