#pragma once

#include "base/result.h"
#include "base/value.h"

#include <limits>

namespace loom {

/// What an attribute holds; decides editor, JSON form and range check.
enum class AttributeKind {
    boolean,
    integer,
    real,
    choice, ///< one of `choices`
    text,
    file, ///< a path; relative ones start at the project's folder
    integers, ///< a list of whole numbers, `count` long (0: any length)
    reals,
    texts,
    part, ///< a list of at most one Part out of the table named by `choices[0]` (schedule, regularizer)
};

/// When a changed attribute takes effect while training runs (DESIGN §4).
enum class Applies { now, epoch, restart };

/// One attribute of a layer, optimizer, source …: name, kind, default, range and the words around it.
/// Property panel, file reader, `--set`, checks and help all read it.
struct AttributeSpec {
    std::string name;
    AttributeKind kind = AttributeKind::real;
    Value fallback;
    Text title;
    Text help;
    double minimum = -std::numeric_limits<double>::infinity();
    double maximum = std::numeric_limits<double>::infinity();
    double step = 0; ///< 0: chosen by the editor
    bool logarithmic = false;
    bool exclusiveMinimum = false;
    int count = 0;
    std::vector<std::string> choices;
    std::string unit;
    Applies applies = Applies::restart;
    bool optional = false; ///< null ("none") is allowed
};

/// The value in the spec's own form (3 → 3.0 for a real, 3 → [3, 3] for two integers), or a sentence that names
/// the attribute, the value and the allowed range.
Result<Value> checked(const AttributeSpec& spec, const Value& value);

/// Every spec's value: what `given` holds where it is valid, else the default.
Attributes completed(const std::vector<AttributeSpec>& specs, const Attributes& given);

const AttributeSpec* findSpec(const std::vector<AttributeSpec>& specs, const std::string& name);

} // namespace loom
