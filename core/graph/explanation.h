#pragma once

#include "formula/formula.h"
#include "graph/layer_type.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// Where a number of a network comes from: each element of a tensor as a formula over other elements, forward
/// (`NODE/sum`, `NODE/output`, `LOSS/output`) and backward (`NODE/output:gradient`, `NODE/sum:gradient`,
/// `NODE/kernel:gradient`).
namespace loom {

/// One number of a tensor; the index has an entry an axis, without the batch axis.
struct Element {
    std::string tensor;
    std::vector<std::int64_t> index;
    auto operator<=>(const Element&) const = default;
};

/// The number that stands at an element.
using ElementValue = std::function<double(const Element&)>;

/// An element as a formula, and what each name in it stands for.
struct Explanation {
    Formula formula;
    std::map<std::string, Element> names;
    /// Of a sum that is too long to write down: the name that stands for all terms that are not written, and those
    /// terms, each with names of its own.
    std::map<std::string, std::vector<Explanation>> others;

    /// What the formula gives with these numbers; also of `others` all that stands behind one name.
    Result<double> value(const ElementValue& of) const;
};
/// The sum of what they give.
Result<double> valueOfAll(const std::vector<Explanation>& terms, const ElementValue& of);

/// Names for the elements in a formula that is being written: x1, x2 … in the order in which they are asked for.
class ElementNames {
public:
    /// The same element has the same name.
    Formula operator()(const std::string& stem, const Element& element);
    const std::map<std::string, Element>& all() const { return elements_; }

private:
    std::map<std::string, Element> elements_;
    std::map<Element, std::string> names_;
    std::map<std::string, int> counts_; ///< by stem
};

/// What a layer is asked to explain.
struct ExplainQuery {
    const LayerType& type;
    const LayerQuery& layer; ///< its attributes, and the shapes at its ports
    std::string node;
    std::string owner; ///< whose parameters it uses
    std::vector<std::string> inputs; ///< the tensors at its ports
    Shape output;
    /// "output", "sum"; "sum:gradient", "kernel:gradient" …: of its own; "input:gradient": what it adds to the
    /// gradient of its input `port`; of a loss also "logits:gradient": to what stands before the softmax or sigmoid
    /// in front of it.
    std::string of;
    std::vector<std::int64_t> index;
    std::size_t port = 0;
    /// An element's value where the formula depends on it (which number is the largest); no number: not known.
    ElementValue value;
};

/// Sums of more terms than this are written with their largest ones only.
constexpr std::size_t kMostExplained = 64;
/// So many of them, unless more are asked for.
constexpr std::size_t kLargestExplained = 16;

/// The explanation with those long sums, wherever they stand, as their `shown` terms of the largest magnitude (by
/// `value`) and one name, r1, r2 …, for all others. Terms that are written otherwise than most of their sum, as a
/// bias beside products, stay. None where a sum is too long and there is no `value`.
std::optional<Explanation> abridged(const Formula& formula, const std::map<std::string, Element>& names,
                                    const ElementValue& value, std::size_t shown = kLargestExplained);

/// The formula with others in the place of its names.
Formula put(const Formula& formula, const std::map<std::string, Formula>& values);

/// The index that comes next, the last axis the fastest; false after the last.
bool nextIndex(std::vector<std::int64_t>& index, const Shape& shape);
/// Where the element stands among those of the shape, row by row; -1 where the index does not fit.
std::int64_t elementPlace(const Shape& shape, std::span<const std::int64_t> index);

} // namespace loom
