#pragma once

#include "base/text.h"

#include <string>
#include <vector>

namespace loom {

/// A function that a layer applies to its weighted sum (attribute `activation`): words and its names in code.
/// The layers relu, leaky_relu … are the same functions standing alone.
struct ActivationType {
    std::string id;
    Text title;
    std::string keras; ///< value of Keras's argument `activation`, as Python
    std::string pytorch; ///< module that follows the layer, empty for none
    double parameter = 0; ///< slope below 0 of leaky_relu, alpha of elu
};

const std::vector<ActivationType>& activationsTable();
/// The activation of that id; "linear" for an unknown one.
const ActivationType& activationOf(const std::string& id);
/// The choices of an attribute `activation`.
std::vector<std::string> activationIds();

} // namespace loom
