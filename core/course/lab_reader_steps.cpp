#include "base/listed.h"
#include "base/math.h"
#include "base/nested_text.h"
#include "course/lab_address.h"
#include "course/lab_answer.h"
#include "course/lab_reading.h"
#include "course/lab_rows.h"

#include <algorithm>

namespace loom {
namespace {

constexpr double kMostPerSecond = 30; // more pictures nobody sees
constexpr std::size_t kLeastWrong = 3; // of an open question, so that a wrong answer is met by its own sentence

LabWrong wrongFrom(LabReading& reading, const Json& json, const Address& at)
{
    RecordReader in(json, at, reading.log);
    LabWrong wrong;
    wrong.id = in.text("id");
    RecordReader when(in.record("when"), in.address() / "when", reading.log);
    for (const char* kind : {"equals", "below", "above"})
        if (when.take(kind)) {
            wrong.when = kind;
            wrong.number = when.number(kind, 0);
        }
    wrong.tolerance = when.number("tolerance", 0);
    for (const char* kind : {"option", "text", "form"})
        if (when.take(kind)) {
            wrong.when = kind;
            wrong.option = when.text(kind);
        }
    if (when.take("near")) {
        wrong.when = "near";
        const Json& place = when.list("near");
        if (place.size() == 2 && place[0].is_number() && place[1].is_number()) {
            wrong.number = place[0].get<double>();
            wrong.up = place[1].get<double>();
        } else {
            reading.refuse(at / "when" / "near", Text(TR("{path} must be a place: two numbers, across and up")));
        }
    }
    if (wrong.when.empty())
        reading.refuse(
            at,
            Text(TR("{path}: a wrong answer says when it is met: equals, below, above, option, text, form or near")));
    if (wrong.when == "form" && !isCurveForm(wrong.option))
        reading.refuse(
            at,
            Text(TR("{path}: “{name}” is no form of a curve; there are: flat, rising, falling, valley, hill"),
                 {{"name", wrong.option}}));
    when.rest();
    in.rest();
    return wrong;
}

void judgeChoice(LabReading& reading, const LabPredict& predict, const Address& at)
{
    if (std::ranges::find(predict.options, predict.answer) == predict.options.end())
        return reading.refuseUnknown(at / "answer", predict.answer, predict.options);
    for (const std::string& option : predict.options) {
        const bool met = std::ranges::any_of(predict.wrong, [&](const LabWrong& w) { return w.option == option; });
        if (option != predict.answer && !met)
            reading.refuse(
                at / "wrong",
                Text(TR("{path}: the wrong option “{name}” has no sentence of its own"), {{"name", option}}));
    }
}

void judgeOrder(LabReading& reading, const LabPredict& predict, const Address& at)
{
    std::vector<std::string> given = orderOf(predict.answer), options = predict.options;
    std::ranges::sort(given);
    std::ranges::sort(options);
    if (given != options)
        reading.refuse(at / "answer", Text(TR("{path} must be all the options, in the right order, behind commas")));
}

/// The kinds of views that such a question is answered in; none: it is answered beside them.
std::vector<std::string> viewsThatAsk(const std::string& question)
{
    std::vector<std::string> able;
    for (const LabPart& kind : labViews())
        if (std::ranges::count(kind.asks, question) > 0)
            able.emplace_back(kind.id);
    return able;
}

void judgeAsked(LabReading& reading, const LabPredict& predict, const std::vector<std::string>& able,
                const Address& at, const LabView* view, const Lab& lab)
{
    if (!view)
        reading.refuseUnknown(at, predict.on, namesOf(lab.views));
    else if (std::ranges::count(able, view->type) == 0)
        reading.refuse(
            at,
            Text(TR("{path}: “{name}” is a view of the type {type}, in which no {kind} is asked; one of the "
                    "type {able} is needed"),
                 {{"name", nested(Text::verbatim(predict.on))},
                  {"type", nested(Text::verbatim(view->type))},
                  {"kind", nested(Text::verbatim(predict.kind))},
                  {"able", nested(Text::verbatim(listed(able)))}}));
}

/// Which view or address a flag, a curve or a handle is on, and that its answer is there.
void judgeOn(LabReading& reading, const LabPredict& predict, const Address& at, const Lab& lab)
{
    if (predict.kind == "handle")
        (void)reading.movedAddress(at / "on", predict.on, lab);
    else if (const std::vector<std::string> able = viewsThatAsk(predict.kind); !able.empty())
        judgeAsked(reading, predict, able, at / "on", lab.view(predict.on), lab);
}

LabPredict predictFrom(LabReading& reading, const Json& json, const Address& at, const Lab& lab)
{
    RecordReader in(json, at, reading.log);
    LabPredict predict;
    predict.kind = in.text("kind");
    if (predict.kind == "click") {
        const std::vector<std::string> place = in.texts("answer");
        if (place.size() == 2) {
            predict.answer = reading.checkedAddress(at / "answer", place[0], lab);
            predict.answerUp = reading.checkedAddress(at / "answer", place[1], lab);
        } else {
            reading.refuse(at / "answer", Text(TR("{path} must be two addresses: how far across, and how far up")));
        }
    } else {
        predict.answer = in.text("answer");
    }
    predict.tolerance = in.number("tolerance", 0);
    predict.factor = in.number("factor", 0);
    predict.options = in.texts("options");
    predict.on = in.text("on");
    const Json& wrong = in.list("wrong");
    for (std::size_t i = 0; i < wrong.size(); ++i)
        predict.wrong.push_back(wrongFrom(reading, wrong[i], itemAddress(at / "wrong", wrong[i], i)));
    in.rest();
    const bool curve = predict.kind == "draw", place = predict.kind == "click";
    const bool list = predict.kind == "order" || predict.kind == "shape";
    if (predict.kind == "choice") {
        judgeChoice(reading, predict, at);
        return predict;
    }
    if (!predict.isNumber() && !curve && !list && !place) {
        reading.refuse(
            at / "kind",
            Text(TR("{path} is “{name}”; there are: number, flag, handle, choice, order, shape, draw, click"),
                 {{"name", predict.kind}}));
        return predict;
    }
    if (predict.kind == "order")
        judgeOrder(reading, predict, at);
    if (predict.isNumber())
        (void)reading.checkedAddress(at / "answer", predict.answer, lab);
    judgeOn(reading, predict, at, lab);
    if (predict.wrong.size() < kLeastWrong)
        reading.refuse(at / "wrong",
                       Text(TR("{path}: an open question needs {count} known wrong answers, here are {given}"),
                            {{"count", kLeastWrong}, {"given", predict.wrong.size()}}));
    return predict;
}

LabDone doneFrom(LabReading& reading, const Json& json, const Address& at, const Lab& lab)
{
    RecordReader in(json, at, reading.log);
    LabDone done;
    if (in.take("value"))
        done.value = reading.checkedAddress(at / "value", in.text("value"), lab);
    if (in.take("moved")) {
        done.value = reading.checkedAddress(at / "moved", in.text("moved"), lab);
        done.moved = true;
    }
    if (in.take("action")) {
        done.actions = {in.text("action")};
        if (!lab.action(done.actions.front()))
            reading.refuseUnknown(at / "action", done.actions.front(), namesOf(lab.actions));
    }
    if (in.take("actions")) {
        done.actions = in.texts("actions");
        for (const std::string& action : done.actions)
            if (!lab.action(action))
                reading.refuseUnknown(at / "actions", action, namesOf(lab.actions));
    }
    if (in.take("finished")) {
        done.finished = in.text("finished");
        if (!lab.run(done.finished))
            reading.refuseUnknown(at / "finished", done.finished, namesOf(lab.runs));
    }
    done.bounds = reading.bounds(in);
    done.solution = reading.settings(in, "solution", lab);
    const bool bounded = done.bounds.atLeast || done.bounds.atMost;
    if (done.value.empty() && done.actions.empty() && done.finished.empty())
        reading.refuse(at, Text(TR("{path} is no goal: it needs value, moved, action or finished")));
    else if (bounded != (!done.value.empty() && !done.moved))
        reading.refuse(at,
                       bounded ? Text(TR("{path} has bounds, but no value that they are of"))
                               : Text(TR("{path} requires nothing: it needs at_least, at_most or within")));
    else if (bounded && done.solution.empty())
        reading.refuse(at, Text(TR("{path}: a goal that is a number needs a solution that reaches it")));
    in.rest();
    return done;
}

LabPlay playFrom(LabReading& reading, const Json& json, const Address& at, const Lab& lab)
{
    RecordReader in(json, at, reading.log);
    LabPlay play;
    play.path = reading.movedAddress(at / "path", in.text("path"), lab);
    play.from = in.integer("from", 0);
    play.to = in.integer("to", 0);
    play.perSecond = in.number("per_second", play.perSecond);
    reading.judgeRange(at / "to", double(play.from), double(play.to));
    if (double(play.to) - double(play.from) > double(LabReading::kMostRows))
        reading.refuse(at, Text(TR("{path}: at most {most} numbers are played"), {{"most", LabReading::kMostRows}}));
    if (!(play.perSecond >= 1 && play.perSecond <= kMostPerSecond))
        reading.refuse(at / "per_second", Text(TR("{path} must be from 1 to {most}"), {{"most", kMostPerSecond}}));
    in.rest();
    return play;
}

/// What is taken over a sweep needs one.
void judgeEach(LabReading& reading, const Address& at, const LabMeasure& measure, const Lab& lab)
{
    const LabRun* run = lab.run(runAndAddress(measure.value).first);
    const bool slope = measure.each == "slope";
    if (!run || (!slope && measure.each != "argmin" && measure.each != "argmax"))
        return;
    const auto below = std::ranges::find_if(run->points, [](double point) { return !(point > 0); });
    if (run->sweep.empty())
        reading.refuse(at,
                       Text(TR("{path}: {each} is taken over a sweep, and the run “{name}” has none"),
                            {{"each", measure.each}, {"name", run->id}}));
    else if (slope && below != run->points.end())
        reading.refuse(at,
                       Text(TR("{path}: slope is that of ln |value| over ln {name}, the power with which it grows; "
                               "so {name} is swept above 0, here it is {value}. How steep a curve is says a "
                               "quantity with “derivative”"),
                            {{"name", run->sweep}, {"value", *below}}));
}

} // namespace

LabMeasure LabReading::measure(RecordReader& in, const Lab& lab)
{
    LabMeasure measure;
    for (auto [key, out] :
         {std::pair("value", &measure.value), std::pair("minus", &measure.minus), std::pair("over", &measure.over)})
        *out = in.text(key);
    measure.each = in.text("each", measure.each);
    judgeEach(*this, in.address() / "each", measure, lab);
    if (measure.each == "count" && in.take("count"))
        measure.count = in.integer("count", 1);
    measure.bounds = bounds(in);
    return measure;
}

LabStep readLabStep(LabReading& reading, const Json& json, const Address& at, const Lab& lab,
                    const std::vector<LabStep>& before)
{
    RecordReader in(json, at, reading.log);
    LabStep step;
    step.id = reading.id(in, [&](const std::string& id) { return std::ranges::count(before, id, &LabStep::id) > 0; });
    step.views = in.texts("views");
    for (const std::string& view : step.views)
        if (!lab.view(view))
            reading.refuseUnknown(at / "views", view, namesOf(lab.views));
    step.actions = in.texts("actions");
    for (const std::string& action : step.actions)
        if (!lab.action(action))
            reading.refuseUnknown(at / "actions", action, namesOf(lab.actions));
    step.controls = in.texts("controls");
    std::vector<std::string> paths;
    for (const LabControl& control : lab.controls)
        paths.push_back(control.path);
    for (const std::string& control : step.controls)
        if (std::ranges::find(lab.controls, control, &LabControl::path) == lab.controls.end())
            reading.refuseUnknown(at / "controls", control, paths);
    step.locks = in.texts("locks");
    for (const std::string& lock : step.locks)
        if (!lab.action(lock))
            (void)reading.checkedAddress(at / "locks", lock, lab);
    step.set = reading.settings(in, "set", lab);
    step.after = reading.settings(in, "after", lab);
    step.hides = in.texts("hides");
    for (const std::string& hidden : step.hides)
        if (!lab.view(hidden))
            (void)reading.checkedAddress(at / "hides", hidden, lab);
    if (const Json* predict = in.take("predict"))
        step.predict = predictFrom(reading, *predict, at / "predict", lab);
    step.train = in.text("train");
    if (const LabSubject* trained = lab.subject(step.train); !step.train.empty() && (!trained || !trained->hasData()))
        reading.refuse(
            at / "train",
            Text(TR("{path}: there is no subject “{name}” with data to train on"), {{"name", step.train}}));
    step.run = in.text("run");
    if (!step.run.empty() && !lab.run(step.run))
        reading.refuseUnknown(at / "run", step.run, namesOf(lab.runs));
    if (const Json* play = in.take("play"))
        step.play = playFrom(reading, *play, at / "play", lab);
    if (const Json* done = in.take("done"))
        step.done = doneFrom(reading, *done, at / "done", lab);
    step.headline = reading.addresses(in, "headline", lab);
    in.rest();
    return step;
}

LabCheck readLabCheck(LabReading& reading, const Json& json, const Address& at, const Lab& lab)
{
    RecordReader in(json, at, reading.log);
    LabCheck check;
    check.id =
        reading.id(in, [&](const std::string& id) { return std::ranges::count(lab.checks, id, &LabCheck::id) > 0; });
    static_cast<LabMeasure&>(check) = reading.measure(in, lab);
    check.mustFail = in.text("must") == "fail";
    check.isLong = in.flag("long");
    in.rest();
    if (!check.bounds.atLeast && !check.bounds.atMost)
        reading.refuse(at, Text(TR("{path} requires nothing: it needs at_least, at_most or within")));
    return check;
}

} // namespace loom
