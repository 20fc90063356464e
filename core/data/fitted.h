#pragma once

#include "base/result.h"
#include "tensor/safetensors.h"

#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace loom {

/// What a data recipe has learned from its training part: the numbers of transforms (means, deviations …), what
/// stands where a value is missing, and the words and classes of the source. It travels with the weights, as a
/// network means nothing without it: new data are brought into the same form, not measured anew.
struct Fitted {
    /// f64 tensors `data/TRANSFORM/FIELD.NAME`; means for missing values are `data/missing/FIELD.mean`.
    std::map<std::string, Tensor> tensors;
    std::string source; ///< SourceData::learned
    std::map<std::string, std::vector<std::string>> classes; ///< of each label field
    std::map<std::string, std::vector<std::string>> words; ///< of each vocabulary, by TRANSFORM/FIELD

    bool empty() const { return tensors.empty() && source.empty() && classes.empty() && words.empty(); }
    /// Puts it beside the weights: the tensors, and as metadata "data/source", and as JSON lists
    /// "data/classes/FIELD" and "data/words/TRANSFORM/FIELD".
    void addTo(NamedTensors& model) const;
};

/// What a weights file says, which may be nothing: tensors whose names begin with "data/", and metadata.
Fitted fittedFrom(const NamedTensors& model);

/// Where one transform finds its numbers, or leaves those that it measures.
class FittedNumbers {
public:
    using Lists = std::vector<std::vector<double>>;

    /// `known` may be null: everything is measured. Both must outlive this.
    FittedNumbers(std::string transform, const Fitted* known, Fitted& learned)
        : transform_(std::move(transform))
        , known_(known && !known->empty() ? known : nullptr)
        , learned_(learned)
    {
    }
    /// One list a name: those known, else those that `measure` gives, of `count` numbers for a field of `width`
    /// numbers a row. A sentence where the known ones are of another width or were measured otherwise.
    Result<Lists> of(const std::string& field, std::span<const char* const> names, std::int64_t width,
                     std::int64_t count, const std::function<Result<Lists>()>& measure);
    /// The field's vocabulary: the one known, else the one that `collect` gives.
    Result<std::vector<std::string>> wordsOf(const std::string& field,
                                             const std::function<Result<std::vector<std::string>>()>& collect);
    const std::string& transform() const { return transform_; }

private:
    Result<Lists> known(const std::string& field, std::span<const char* const> names, std::int64_t width,
                        std::int64_t count) const;

    std::string transform_;
    const Fitted* known_;
    Fitted& learned_;
};

} // namespace loom
