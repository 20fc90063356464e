#include "course/experiment.h"

namespace loom {
namespace {

/// Needs what no computer has.
class Absent : public Experiment {
public:
    Result<void> prepare(const Attributes&, const ExperimentWork&) override { return Text(TR("there is nothing")); }
    Result<ExperimentOutputs> outputs(const Attributes&) override { return ExperimentOutputs(); }
};

} // namespace
} // namespace loom

namespace loom::experiments {

ExperimentType absent()
{
    return {.id = "absent",
            .outputs = {"number"},
            .prepares = true,
            .lacks = [] { return Text(TR("The pictures are missing.")); },
            .make = [] { return std::unique_ptr<Experiment>(new Absent); }};
}

} // namespace loom::experiments
