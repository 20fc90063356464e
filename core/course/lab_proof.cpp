#include "course/lab_proof.h"

#include "base/nested_text.h"
#include "course/held_subject.h"
#include "course/lab_hands.h"
#include "course/lab_reading.h"
#include "course/lab_values.h"

namespace loom {
namespace {

/// The number at the moment; none where something has to be computed first.
std::optional<double> numberAt(LabValues& values, const std::string& address)
{
    const Result<double> value = values.value(address);
    return value ? std::optional(*value) : std::nullopt;
}

void proveSubjects(LabReading& reading, const Lab& lab)
{
    for (const LabSubject& subject : lab.subjects)
        if (subject.hasData())
            if (const auto made = heldSubject(subject); !made)
                reading.refuseFor({"subjects", subject.id}, made.error());
}

void proveControls(LabReading& reading, const Lab& lab, LabValues& values)
{
    for (std::size_t i = 0; i < lab.controls.size(); ++i) {
        const LabControl& control = lab.controls[i];
        const std::optional<double> begins = numberAt(values, control.path);
        if (control.editor == "slider" && begins && !(*begins >= control.from && *begins <= control.to))
            reading.refuse({"controls", std::to_string(i)},
                           Text(TR("{path}: the slider goes from {from} to {to}, but {name} begins at {value}"),
                                {{"from", control.from},
                                 {"to", control.to},
                                 {"name", nested(Text::verbatim(control.path))},
                                 {"value", *begins}}));
    }
}

void tell(LabReading& reading, const Address& at, const Result<void>& done)
{
    if (!done)
        reading.refuseFor(at, done.error());
}

/// What the solution moves can be moved there on its page.
void proveReach(LabReading& reading, const LabStep& step, const Address& at, LabValues& values)
{
    for (const auto& [path, setting] : step.done.solution) {
        const double* number = std::get_if<double>(&setting);
        const Result<double> to = number ? Result<double>(*number) : values.computed(std::get<std::string>(setting));
        const std::optional<double> now = numberAt(values, path);
        if (!to || !now || *to == *now)
            continue;
        const LabReach reach = reachOn(values.lab(), step, path, *to, values);
        const Argument name{"name", nested(Text::verbatim(path))};
        if (reach == LabReach::locked)
            reading.refuse(at / path,
                           Text(TR("{path}: {name} cannot be set on this page: “locks” names it"), {name}));
        if (reach == LabReach::none)
            reading.refuse(at / path,
                           Text(TR("{path}: {name} cannot be set on this page: no control and no handle moves it "
                                   "there"),
                                {name}));
        if (reach != LabReach::outside)
            continue;
        for (const LabHand& hand : handsOn(values.lab(), step, values))
            if (hand.path == path && hand.range) {
                reading.refuse(at / path,
                               Text(TR("{path} is {value}; on this page {name} is moved from {from} to {to}"),
                                    {{"value", *to}, name, {"from", hand.range->first}, {"to", hand.range->second}}));
                break;
            }
    }
}

void proveGoal(LabReading& reading, const LabStep& step, const Address& at, LabValues& values)
{
    const std::size_t faults = reading.log.refusals.size();
    tell(reading, at / "set", values.reset() ? values.set(step.set) : Result<void>());
    const LabDone& done = step.done;
    if (done.solution.empty() || done.moved || reading.log.refusals.size() > faults)
        return;
    const std::optional<double> before = numberAt(values, done.value);
    if (!before)
        return;
    const Argument name{"name", nested(Text::verbatim(done.value))};
    if (done.bounds.holds(*before))
        reading.refuse(at / "done",
                       Text(TR("{path}: the goal is reached before anything is moved; {name} is {value}"),
                            {name, {"value", *before}}));
    tell(reading, at / "after", values.set(step.after));
    proveReach(reading, step, at / "done" / "solution", values);
    tell(reading, at / "done" / "solution", values.set(done.solution));
    const std::optional<double> reached = numberAt(values, done.value);
    if (reached && !done.bounds.holds(*reached))
        reading.refuse(
            at / "done" / "solution",
            Text(TR("{path} does not reach the goal; with it {name} is {value}"), {name, {"value", *reached}}));
}

} // namespace

std::vector<LabFault> faultsInNumbers(const Lab& lab, const std::string& json)
{
    LabReading reading;
    if (lab.steps.empty())
        reading.refuse({"steps"}, Text(TR("{path}: a lab has one page at least")));
    proveSubjects(reading, lab);
    const Result<std::unique_ptr<LabValues>> values = LabValues::make(lab);
    if (!values)
        reading.refuseFor({"quantities"}, values.error());
    if (!reading.log.refusal) {
        proveControls(reading, lab, **values);
        for (const auto& [key, pages] :
             {std::pair("steps", &lab.steps), std::pair("quiz", &lab.quiz), std::pair("tasks", &lab.tasks)})
            for (const LabStep& page : *pages)
                proveGoal(reading, page, Address{key, page.id}, **values);
    }
    return faultsOf(reading.log.refusals, json);
}

} // namespace loom
