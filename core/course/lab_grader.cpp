#include "course/lab_grader.h"

#include "course/lab_hands.h"
#include "course/lab_judge.h"

#include <cmath>

namespace loom {
namespace {

std::unique_ptr<LabValues> valuesOf(const Lab& lab)
{
    Result<std::unique_ptr<LabValues>> values = LabValues::make(lab);
    if (!values)
        return nullptr;
    (*values)->useKernels("baseline");
    return std::move(*values);
}

/// Only what can be computed from numbers is a goal: that a button was pressed is not.
bool hasGoal(const LabStep& step)
{
    return !step.done.value.empty() && !step.done.moved && step.done.actions.empty() && step.done.finished.empty();
}

} // namespace

LabGrader::LabGrader(std::shared_ptr<const Lab> lab)
    : lab_(std::move(lab))
{
}

LabMarks LabGrader::marks(const LearnerRecord& record, std::stop_token stop)
{
    static const LearnerRecord::OfLab nothing;
    const auto known = record.labs.find(lab_->id);
    const bool opened = known != record.labs.end();
    stop_ = std::move(stop);
    LabMarks marks{lab_->id, opened, {}};
    if (opened && !asked_) {
        asked_ = valuesOf(*lab_);
        reached_ = valuesOf(*lab_);
    }
    if (asked_)
        (void)asked_->reset();
    for (const auto* steps : {&lab_->steps, &lab_->quiz, &lab_->tasks})
        for (const LabStep& step : *steps) {
            if (opened && asked_)
                (void)asked_->set(step.set); // as the pages follow one another: what a page sets stays
            if (step.predict) {
                marks.marks.push_back(question(step, opened ? known->second : nothing));
                marks.marks.back().counts = steps == &lab_->quiz;
            }
            if (hasGoal(step)) {
                marks.marks.push_back(goal(step, opened ? known->second : nothing));
                marks.marks.back().counts = steps == &lab_->tasks;
            }
        }
    return marks;
}

LabMark LabGrader::question(const LabStep& step, const LearnerRecord::OfLab& of)
{
    LabMark mark{LabMark::Kind::question, step.id};
    const auto given = of.answers.find(step.id);
    if (given == of.answers.end()) {
        mark.lost = LostPoint::notAnswered;
    } else if (given->second.looked) {
        mark.lost = LostPoint::looked;
    } else {
        mark.guess = given->second.guess;
        mark.first = given->second.first;
        judge(mark, *step.predict);
    }
    return mark;
}

void LabGrader::judge(LabMark& mark, const LabPredict& predict)
{
    if (!fits(predict, *mark.guess)) {
        mark.lost = LostPoint::otherQuestion;
        return;
    }
    if (!asked_) {
        mark.lost = LostPoint::notComputed;
        return;
    }
    if (predict.kind == "draw")
        computeRun(runAndAddress(predict.answer).first);
    else if (predict.isNumber() || predict.kind == "click")
        for (const std::string* address : {&predict.answer, &predict.answerUp})
            if (!address->empty())
                computeBehind(*address, *asked_);
    mark.verdict = judgedNow(*lab_, *asked_, predict, *mark.guess);
    if (predict.isNumber() && !mark.verdict.pending)
        mark.truth = mark.verdict.truth;
    if (std::holds_alternative<std::string>(*mark.guess))
        mark.answer = predict.answer;
    mark.lost = mark.verdict.pending ? LostPoint::notComputed
        : mark.verdict.right         ? LostPoint::none
                                     : LostPoint::wrong;
}

LabMark LabGrader::goal(const LabStep& step, const LearnerRecord::OfLab& of)
{
    LabMark mark{LabMark::Kind::goal, step.id};
    const auto reached = of.reached.find(step.id);
    if (reached == of.reached.end()) {
        mark.lost = of.done.contains(step.id) ? LostPoint::noNumbers : LostPoint::notReached;
        return mark;
    }
    mark.lost = LostPoint::doesNotFit;
    if (!reached_ || !restore(*reached_, reached->second))
        return mark;
    mark.lost = LostPoint::cannotBeSet;
    if (!scratch_)
        scratch_ = valuesOf(*lab_);
    if (!scratch_ || !canBeLeft(*lab_, step, reached->second, *scratch_))
        return mark;
    mark.lost = LostPoint::doesNotFit;
    computeBehind(step.done.value, *reached_);
    const Result<double> value = reached_->value(step.done.value);
    if (!value)
        return mark;
    mark.truth = *value;
    mark.lost = step.done.bounds.holds(*value) ? LostPoint::none : LostPoint::goalNotMet;
    return mark;
}

/// What a number follows from that takes long: runs, and what experiments prepare.
void LabGrader::computeBehind(const std::string& address, LabValues& values)
{
    std::set<std::string> seen;
    lookBehind(address, values, seen);
}

void LabGrader::lookBehind(const std::string& text, LabValues& values, std::set<std::string>& seen)
{
    const Result<LabAddress> address = parseAddress(text);
    if (!address || !seen.insert(text).second)
        return;
    if (address->kind != LabAddress::Kind::quantity) {
        if (values.experiment(address->subject))
            (void)values.prepare(address->subject, {stop_, {}}); // what failed has no value
        return;
    }
    const LabQuantity* quantity = lab_->quantity(address->name);
    if (quantity && quantity->measured)
        for (const std::string* value :
             {&quantity->measured->value, &quantity->measured->minus, &quantity->measured->over})
            computeRun(runAndAddress(*value).first);
    if (const Result<LabOrigin> origin = values.origin(text))
        for (const auto& [name, behind] : origin->names)
            lookBehind(behind, values, seen);
}

/// By the lab's own numbers, as the button on the page has it: the same for every learner.
void LabGrader::computeRun(const std::string& id)
{
    const LabRun* run = lab_->run(id);
    if (!run || !runs_.insert(id).second)
        return;
    const std::unique_ptr<LabValues> values = valuesOf(*lab_);
    if (!values)
        return;
    if (const Result<LabRows> rows = rowsOf(*values, *run, {stop_, {}})) {
        asked_->takeRows(id, *rows);
        reached_->takeRows(id, *rows);
    }
}

} // namespace loom
