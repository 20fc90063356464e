#include "base/listed.h"
#include "base/math.h"
#include "base/nested_text.h"
#include "course/lab_address.h"
#include "course/lab_reading.h"
#include "course/lab_rows.h"

#include <algorithm>

namespace loom {
namespace {

/// `from`, `to` and how many `points` in even steps, or even factors where the scale is log.
void readPoints(LabReading& reading, RecordReader& in, LabRun& run)
{
    const std::int64_t count = in.integer("points", 0);
    const double from = in.number("from", 0), to = in.number("to", 1);
    const bool logarithmic = in.text("scale", "linear") == "log";
    if (count == 0)
        return;
    if (logarithmic && !(from > 0 && to > 0))
        reading.refuse(in.address(), Text(TR("{path}: a sweep on a log scale goes over numbers above 0")));
    if (count < 2 || count > LabReading::kMostRows)
        return; // refused where its words are judged
    for (std::int64_t i = 0; i < count; ++i) {
        const double share = double(i) / double(count - 1);
        run.points.push_back(logarithmic ? math::exp(math::log(from) + (math::log(to) - math::log(from)) * share)
                                         : from + (to - from) * share);
    }
}

/// `"press": {"one_step": 10}`: actions after all is set, in this order.
void readPresses(LabReading& reading, RecordReader& in, LabRun& run, const Lab& lab)
{
    for (const auto& [action, times] : in.record("press").items()) {
        if (!lab.action(action))
            reading.refuseUnknown(in.address() / "press", action, namesOf(lab.actions));
        else if (!times.is_number_integer() || times.get<std::int64_t>() < 1
                 || times.get<std::int64_t>() > LabReading::kMostRows)
            reading.refuse(in.address() / "press",
                           Text(TR("{path}: “{name}” is pressed a whole number of times, 1 to {most}"),
                                {{"name", action}, {"most", LabReading::kMostRows}}));
        else
            run.press.emplace_back(action, times.get<std::int64_t>());
    }
}

} // namespace

LabRun readLabRun(LabReading& reading, const Json& json, const Address& at, const Lab& lab)
{
    RecordReader in(json, at, reading.log);
    LabRun run;
    run.id =
        reading.id(in, [&](const std::string& id) { return lab.run(id) || lab.subject(id) || lab.quantity(id); });
    run.subject = in.text("subject");
    if (!run.subject.empty() && !lab.subject(run.subject))
        reading.refuseUnknown(at / "subject", run.subject, namesOf(lab.subjects));
    for (const Json& seed : in.list("seeds"))
        if (seed.is_number_unsigned())
            run.seeds.push_back(seed.get<std::uint64_t>());
    if (const Json* draw = in.take("draw")) {
        RecordReader drawn(*draw, at / "draw", reading.log);
        run.draws = std::clamp<std::int64_t>(drawn.integer("times", 1), 1, LabReading::kMostRows);
        for (const auto& [path, range] : drawn.record("from").items()) {
            if (!range.is_array() || range.size() != 2 || !range[0].is_number() || !range[1].is_number()) {
                reading.refuse(at / "draw" / "from",
                               Text(TR("{path}: “{name}” is drawn between two numbers"), {{"name", path}}));
                continue;
            }
            (void)reading.movedAddress(at / "draw" / "from" / path, path, lab);
            reading.judgeRange(at / "draw" / "from" / path, range[0].get<double>(), range[1].get<double>());
            run.drawn.push_back({path, range[0].get<double>(), range[1].get<double>()});
        }
        drawn.rest();
    }
    run.set = reading.settings(in, "set", lab);
    readPresses(reading, in, run, lab);
    if (const Json* sweep = in.take("sweep")) {
        RecordReader swept(*sweep, at / "sweep", reading.log);
        run.sweep = reading.movedAddress(at / "sweep" / "path", swept.text("path"), lab);
        for (const Json& value : swept.list("values"))
            if (value.is_number())
                run.points.push_back(value.get<double>());
        readPoints(reading, swept, run);
        if (run.points.empty())
            reading.refuse(at / "sweep", Text(TR("{path} goes nowhere: it needs values; or from, to and points")));
        swept.rest();
    }
    in.rest();
    return run;
}

} // namespace loom
