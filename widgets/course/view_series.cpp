#include "course/view_series.h"

#include "course/lab_session.h"
#include "course/symbols.h"

#include <cmath>
#include <utility>

namespace loom::ui {
namespace {

constexpr std::size_t kMostTried = 2000;

} // namespace

ViewSeries::ViewSeries(LabSession& session, const LabView& view)
    : session_(session)
    , id_(view.id)
{
    for (const Json& json : view.fields.value("series", Json::array())) {
        Source source;
        source.name = json.value("name", std::string());
        source.color = json.value("color", -1);
        source.dashed = json.value("dashed", false);
        source.picked = json.value("strong", false);
        const Json kept = json.value("kept", Json(false));
        source.kept = kept == true;
        source.trained = kept == "trained";
        const std::string look = json.value("look", json.contains("at") ? "marks" : "line");
        source.look = look == "marks" ? ComparisonSeries::Look::marks
            : look == "both"          ? ComparisonSeries::Look::both
                                      : ComparisonSeries::Look::line;
        if (json.contains("list")) {
            source.kind = Source::list;
            source.y = json.value("list", std::string());
            source.x = json.value("xs", std::string());
        } else if (const Json at = json.value("at", Json::array()); at.size() == 2) {
            source.kind = Source::place;
            source.x = at[0].get<std::string>();
            source.y = at[1].get<std::string>();
        } else {
            source.y = json.value("y", std::string());
            source.x = json.value("x", std::string());
            source.low = json.value("low", std::string());
            source.high = json.value("high", std::string());
        }
        sources_.push_back(std::move(source));
    }
}

void ViewSeries::remember()
{
    const std::vector<std::string>& shown = session_.step().views;
    const bool anew = std::exchange(page_, session_.page()) != session_.page();
    for (Source& source : sources_) {
        if (anew)
            source.tried.clear(); // with other settings
        if (!source.kept || std::ranges::find(shown, id_) == shown.end())
            continue;
        const QPointF now(session_.value(source.x), session_.value(source.y));
        const bool known = std::ranges::find(source.tried, now) != source.tried.end();
        if (!known && std::isfinite(now.x()) && std::isfinite(now.y()) && source.tried.size() < kMostTried)
            source.tried.push_back(now);
    }
}

void ViewSeries::rememberTrained()
{
    for (Source& source : sources_) {
        const QPointF now(session_.value(source.x), session_.value(source.y));
        if (!source.trained || !std::isfinite(now.x()) || !std::isfinite(now.y()))
            continue;
        if (goesOn_ && !source.tried.empty())
            source.tried.back() = now;
        else if (source.tried.size() < kMostTried)
            source.tried.push_back(now);
    }
    goesOn_ = true;
}

ComparisonSeries ViewSeries::begun(const Source& source, std::size_t index) const
{
    ComparisonSeries series;
    series.name = shownName(session_, source.name);
    series.classIndex = source.color < 0 ? int(index) : source.color;
    series.dashed = source.dashed;
    series.picked = source.picked;
    series.look = source.look;
    return series;
}

const std::vector<double>* ViewSeries::column(const std::string& value) const
{
    const auto [run, address] = runAndAddress(value);
    const LabRows* rows = session_.values().rows(run);
    const auto found = rows ? rows->find(address) : LabRows::const_iterator();
    return rows && found != rows->end() ? &found->second : nullptr;
}

void ViewSeries::addColumns(const Source& source, std::vector<ComparisonSeries>& out) const
{
    ComparisonSeries series = begun(source, out.size());
    const LabRun* run = session_.lab().run(runAndAddress(source.y).first);
    const std::vector<double>* y = column(source.y);
    const std::vector<double>* x = !source.x.empty() ? column(source.x)
        : run && !run->sweep.empty()                 ? column(run->id + "." + run->sweep)
                                                     : nullptr;
    const std::vector<double>* low = column(source.low);
    const std::vector<double>* high = column(source.high);
    for (std::size_t row = 0; y && row < y->size(); ++row) {
        if (x && row >= x->size())
            break;
        series.points.emplace_back(x ? (*x)[row] : double(row + 1), (*y)[row]);
        if (low && high && row < low->size() && row < high->size())
            series.band.push_back({(*low)[row], (*high)[row]});
    }
    if (series.look != ComparisonSeries::Look::marks && series.band.empty())
        std::ranges::stable_sort(series.points, {}, [](const QPointF& place) { return place.x(); });
    out.push_back(std::move(series));
}

void ViewSeries::addLists(const Source& source, std::vector<ComparisonSeries>& out) const
{
    const Tensor* list = session_.values().output(source.y);
    const Tensor* xs = source.x.empty() ? nullptr : session_.values().output(source.x);
    if (!list || list->shape().rank() < 1) {
        out.push_back(begun(source, out.size()));
        return;
    }
    const std::int64_t length = list->shape()[-1], rows = list->size() / std::max<std::int64_t>(1, length);
    for (std::int64_t row = 0; row < rows; ++row) {
        Source named = source;
        if (rows > 1)
            named.name += "." + std::to_string(row);
        ComparisonSeries series = begun(named, out.size());
        for (std::int64_t i = 0; i < length; ++i)
            series.points.emplace_back(xs && i < xs->size() ? xs->at(i) : double(i), list->at(row * length + i));
        out.push_back(std::move(series));
    }
}

void ViewSeries::addPlace(const Source& source, std::vector<ComparisonSeries>& out) const
{
    ComparisonSeries series = begun(source, out.size());
    series.points = source.tried;
    const QPointF now(session_.value(source.x), session_.value(source.y));
    if (!source.kept && !source.trained && std::isfinite(now.x()) && std::isfinite(now.y()))
        series.points.push_back(now);
    out.push_back(std::move(series));
}

std::vector<ComparisonSeries> ViewSeries::series(std::size_t most) const
{
    std::vector<ComparisonSeries> out;
    for (std::size_t i = 0; i < std::min(most, sources_.size()); ++i)
        switch (sources_[i].kind) {
        case Source::columns:
            addColumns(sources_[i], out);
            break;
        case Source::list:
            addLists(sources_[i], out);
            break;
        case Source::place:
            addPlace(sources_[i], out);
            break;
        }
    return out;
}

} // namespace loom::ui
