#pragma once

#include "train/callback_type.h"

namespace loom::callbacks {

/// Follows one value of the epochs (`validation_loss` …) and knows its best so far.
class Monitor {
public:
    explicit Monitor(const Attributes& attributes);

    /// A sentence when this run does not measure the value.
    Result<void> check(const EpochContext& context, const char* callback) const;
    double valueIn(const EpochContext& context) const;
    /// Better than the best by more than min_delta? Then it is the new best. NaN never is.
    bool improves(double value);

    const std::string& name() const { return name_; }
    double best() const { return best_; }
    void restore(const std::map<std::string, double>& state);

private:
    std::string name_;
    bool higher_ = false;
    double minDelta_ = 0;
    double best_ = 0;
};

/// monitor, mode and, with it, min_delta.
AttributeSpec monitorAttribute();
AttributeSpec modeAttribute();
AttributeSpec minDeltaAttribute(double fallback);
AttributeSpec patienceAttribute(std::int64_t fallback, Text help);
AttributeSpec fileAttribute(const char* fallback, Text help);

/// A count out of a saved state; 0 where it is absent or no count.
std::int64_t countIn(const std::map<std::string, double>& state, const std::string& name);

/// Where a callback writes: inside the run's folder, never outside it.
Result<std::string> insideFolder(const std::string& folder, const std::string& file, const char* callback);

} // namespace loom::callbacks
