#pragma once

#include "base/random.h"
#include "base/text.h"
#include "graph/layer_type.h"

#include <span>
#include <string>
#include <vector>

namespace loom {

/// A rule for a parameter's first values: words for the property panel and element `index` as a pure function
/// of the parameter and its random stream. Names and formulas as Keras 3.
struct InitializerType {
    std::string id;
    Text title;
    Text text;
    std::string formula;
    double (*draw)(const ParameterSpec& spec, const RandomStream& stream, std::uint64_t index) = nullptr;
    /// Instead of `draw` where the numbers depend on each other: fills the whole parameter.
    void (*fill)(const ParameterSpec& spec, const RandomStream& stream, std::span<double> values) = nullptr;
    bool offered = true; ///< among the choices of an attribute
};

/// `orthogonal` takes time with the cube of the smaller side: sides up to here.
constexpr std::int64_t kLargestOrthogonal = 2048;

/// All initializers, the plain ones first.
const std::vector<InitializerType>& initializersTable();
/// The initializer of that id, or null.
const InitializerType* findInitializer(const std::string& id);
/// The choices of a `kernel_initializer` attribute: those that are offered.
std::vector<std::string> initializerIds();

/// Fills an f32 or f64 tensor after `spec.initializer` (which must exist). Both types get the same numbers,
/// rounded. The stream is the parameter's own, named `NODE/NAME`.
void initialize(Tensor& tensor, const ParameterSpec& spec, const RandomStream& stream);

} // namespace loom
