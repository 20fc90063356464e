#pragma once

#include "analysis/held_network.h"
#include "course/held_experiment.h"
#include "course/lab.h"
#include "course/lab_address.h"
#include "course/lab_origin.h"
#include "course/lab_rows.h"
#include "course/lab_walk.h"
#include "course/refit.h"
#include "course/subject_data.h"
#include "formula/formula.h"
#include "project/results.h"

#include <map>
#include <memory>
#include <set>

namespace loom {

/// The numbers of a lab as they stand: what is held, and all that follows. Addresses are those of
/// course/lab_address.h. One thread at a time uses it.
class LabValues {
public:
    /// The lab must live as long.
    static Result<std::unique_ptr<LabValues>> make(const Lab& lab);

    Result<double> value(const std::string& address);
    /// Moves what can be moved: an element of a parameter or of the sample, a setting of the subject's project.
    Result<void> set(const std::string& address, double value);
    /// A setting of a subject, in its own form; what is held of the subject stays where it still fits.
    Result<void> setSetting(const std::string& subject, const std::string& path, const Value& value);
    /// All at once: formulas are over quantities as they are before any of them moves.
    Result<void> set(const std::vector<LabSetting>& settings);
    Result<void> act(const LabAction& action);
    bool canBeMoved(const std::string& address) const;
    /// Trains the subject as its project says, from the seed (none: the project's), on one thread. What it came to is
    /// at `SUBJECT.run.NAME` (project/results.h), and its network has the trained weights from then on.
    Result<void> train(const std::string& subject, std::optional<std::uint64_t> seed = {}, std::stop_token stop = {});
    /// The variant of the kernels that trains; empty: the best there is.
    void useKernels(const std::string& variant) { kernels_ = variant; }
    /// What an experiment has to prepare for its settings as they are.
    Result<void> prepare(const std::string& subject, const ExperimentWork& work = {});
    /// Null where the subject is none.
    HeldExperiment* experiment(const std::string& subject);
    /// An experiment's whole output at SUBJECT:NAME, for a picture; null where it is not there yet.
    const Tensor* output(const std::string& address);
    /// What a run measured, for quantities and pictures of it.
    void takeRows(const std::string& run, LabRows rows) { rows_[run] = std::move(rows); }
    const LabRows* rows(const std::string& run) const;
    /// A whole list at SUBJECT:NAME, as it stands; null where there is none.
    const std::vector<double>* list(const std::string& address) const;
    /// What a quantity counts that is an action repeated.
    Result<LabWalk> walk(const std::string& quantity);
    /// Everything as the lab's file has it; what runs and experiments took long for is kept.
    Result<void> reset();
    /// Of a long sum with its `shown` largest terms.
    Result<LabOrigin> origin(const std::string& address, std::size_t shown = kLargestExplained);
    HeldNetwork* network(const std::string& subject);
    /// As its settings were moved; null where there is no such subject.
    const Project* project(const std::string& subject) const;
    const LabSubject* subject(const std::string& id) const; ///< likewise
    /// What it learns from; null where it has no data. How well it does as it stands is at `SUBJECT.now.accuracy`,
    /// `SUBJECT.now.loss` and, on the test part, `SUBJECT.now.test_accuracy`.
    SubjectData* data(const std::string& subject);
    /// Settings that were moved since the file was read, by their address, in the order in which they first were.
    const std::vector<std::pair<std::string, Value>>& movedSettings() const { return moved_; }
    /// Of a formula over quantities, `2*w1`; or at an address.
    Result<double> computed(const std::string& formula);
    /// False while an experiment that the number follows from is still to be prepared for its settings: then it is
    /// one of before, or none.
    bool isSettled(const std::string& address);
    const Lab& lab() const { return lab_; }

private:
    explicit LabValues(const Lab& lab)
        : lab_(lab)
    {
    }
    Result<double> quantityValue(const LabQuantity& quantity);
    Result<const Formula*> formulaOf(const LabQuantity& quantity);
    Result<std::vector<double>> rowsOver(const std::string& subject, const Formula& formula,
                                         const std::map<std::string, std::string>& names);
    Result<std::vector<double>> meantBy(const LabSetting& setting);
    Result<double> formulaValue(const Formula& formula, const std::map<std::string, std::string>& names,
                                bool single = false);
    Result<HeldNetwork*> held(const std::string& subject);
    void refit(const std::string& subject, const std::string& moved);
    Result<SubjectData*> dataOf(const std::string& subject);
    Result<double> measured(const std::string& subject, const std::string& name);
    Result<LabOrigin> elementOrigin(const LabAddress& address, std::size_t shown);
    LabOrigin settingOrigin(const LabAddress& address);
    bool isSettled(const std::string& address, std::set<std::string>& seen);

    const Lab& lab_;
    std::string kernels_;
    std::map<std::string, std::vector<Formula>> formulas_; ///< of the quantities: one, or all to choose from
    std::map<std::string, LabSubject> subjects_; ///< as they were changed
    std::vector<std::pair<std::string, Value>> moved_; ///< settings of projects
    std::map<std::string, RunResults> results_; ///< of what was trained
    std::map<std::string, std::unique_ptr<HeldNetwork>> networks_; ///< made when first asked for
    std::map<std::string, std::unique_ptr<HeldExperiment>> experiments_;
    std::map<std::string, LabRows> rows_; ///< of runs
    std::map<std::string, KeptWalk> walks_; ///< of quantities that are actions repeated
    std::map<std::string, std::unique_ptr<SubjectData>> data_; ///< likewise
    std::map<std::string, std::unique_ptr<OutputRefit>> refits_;
};

} // namespace loom
