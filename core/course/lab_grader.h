#pragma once

#include "course/grading.h"
#include "course/lab_values.h"

#include <set>

namespace loom {

/// Marks one lab, learner after learner.
class LabGrader {
public:
    explicit LabGrader(std::shared_ptr<const Lab> lab);

    const Lab& lab() const { return *lab_; }
    /// `stop`: what is not computed then is not known to be right.
    LabMarks marks(const LearnerRecord& record, std::stop_token stop);

private:
    LabMark question(const LabStep& step, const LearnerRecord::OfLab& of);
    LabMark goal(const LabStep& step, const LearnerRecord::OfLab& of);
    void judge(LabMark& mark, const LabPredict& predict);
    void computeBehind(const std::string& address, LabValues& values);
    void lookBehind(const std::string& address, LabValues& values, std::set<std::string>& seen);
    void computeRun(const std::string& run);

    std::shared_ptr<const Lab> lab_; ///< shared: the list of the course may be read anew meanwhile
    std::unique_ptr<LabValues> asked_; ///< as the pages set it, for questions
    std::unique_ptr<LabValues> reached_; ///< as the learner had it, for goals
    std::unique_ptr<LabValues> scratch_; ///< to find out what hands reach
    std::set<std::string> runs_; ///< computed, or failed
    std::stop_token stop_;
};

} // namespace loom
