#include "lab_views/comparison_plot.h"

#include "course/lab_session.h"
#include "course/lab_view.h"
#include "course/symbols.h"
#include "course/view_series.h"

#include <cmath>

namespace loom::ui {
namespace {

/// What runs, experiments and the numbers of the moment came to, on one pair of axes; questions are answered on it by
/// a flag or a drawn curve.
class ComparisonView : public ComparisonPlot {
public:
    ComparisonView(const LabViewContext& context, QWidget* parent)
        : ComparisonPlot(context.theme, parent)
        , session_(context.session)
        , view_(context.view)
        , sources_(context.session, context.view)
    {
        setObjectName(QString::fromStdString(view_.id));
        for (const auto& [handle, address] : view_.grab)
            grab_.insert(address);
        connect(this, &ComparisonPlot::flagMoved, this, &ComparisonView::takeFlag);
        connect(this, &ComparisonPlot::drawn, this, &ComparisonView::takeCurve);
        connect(&session_, &LabSession::movedByHand, this, [this] { sources_.beginAnew(); });
        connect(&session_, &LabSession::learned, this, [this] {
            if (isVisible())
                sources_.rememberTrained();
        });
        connect(&session_, &LabSession::guessChanged, this, &ComparisonView::placeFlags);
        followSession(
            *this, session_, [this] { follow(); }, [this] { turnPage(); });
        turnPage();
    }

private:
    bool asks(const char* kind) const { return asksOn(session_, view_, kind); }

    PlotAxis axis(const char* key, int place, bool& grows) const
    {
        const Json json = view_.fields.value(key, Json::object());
        const Json scale = view_.fields.value("scale", Json::array());
        PlotAxis axis;
        axis.logarithmic = std::size_t(place) < scale.size() && scale[std::size_t(place)] == "log";
        grows = !json.contains("to");
        axis.low = json.value("from", axis.logarithmic ? 1.0 : 0.0);
        axis.high = json.value("to", axis.logarithmic ? axis.low * 10 : axis.low + 1);
        axis.name = wordText(session_, json.value("name", view_.id + "." + key));
        return axis;
    }

    void turnPage()
    {
        bool growX = false, growY = false;
        const PlotAxis x = axis("x", 0, growX), y = axis("y", 1, growY);
        setAxes(x, y, growX, growY);
        setAccessibleName(wordText(session_, view_.id));
        const LabSession::Answer* answer = session_.answer();
        setDrawing(asks("draw") && isOpenQuestion(session_));
        QPolygonF curve;
        if (const LabCurve* drawn = answer && !answer->looked ? std::get_if<LabCurve>(&answer->guess) : nullptr)
            for (const auto& [at, height] : *drawn)
                curve += QPointF(at, height);
        if (!asks("draw") || answer)
            setGuess(curve);
        if (asks("flag") && !answer && !session_.pendingGuess()) {
            const double middle = placeOf(onRoundNumbers({}), x.at(0.5));
            session_.setPendingGuess(middle); // where the flag stands before it is taken hold of
        }
        setInvitation(asks("draw") ? penHandle() : flagHandle(0), session_.invitation(view_.id));
        follow();
    }

    void follow()
    {
        const bool covered = session_.isCovered(view_.id);
        sources_.remember();
        setSeries(sources_.series(covered ? view_.fields.value("shown_covered", std::size_t(0))
                                          : std::numeric_limits<std::size_t>::max()));
        std::vector<ComparisonLine> lines;
        for (const Json& line : view_.fields.value("lines", Json::array())) {
            const std::string address = line.value("value", std::string());
            const double value = session_.value(address);
            if (std::isfinite(value) && !covered && !session_.isCovered(address))
                lines.push_back({value, wordText(session_, line.value("name", address)),
                                 line.value("vertical", false) ? Qt::Vertical : Qt::Horizontal});
        }
        setLines(std::move(lines));
        placeFlags();
    }

    /// The guess first, then what is so, then the lab's own flags.
    void placeFlags()
    {
        std::vector<ComparisonFlag> flags;
        addresses_.clear();
        const LabSession::Answer* answer = session_.answer();
        if (asks("flag")) {
            const LabGuess* guess = shownGuess(session_);
            if (const double* at = guess ? std::get_if<double>(guess) : nullptr) {
                flags.push_back(onRoundNumbers({*at, guessWords(), isOpenQuestion(session_)}));
                addresses_.emplace_back();
            }
            const double truth = session_.value(session_.step().predict->answer);
            if (answer && !answer->verdict.pending && std::isfinite(truth)) {
                flags.push_back({truth, truthWords(), false, 0});
                addresses_.emplace_back();
            }
        }
        for (const Json& flag : view_.fields.value("flags", Json::array())) {
            const std::string address = flag.value("x", std::string());
            const double value = session_.value(address);
            if (!std::isfinite(value) || session_.isCovered(address))
                continue;
            ComparisonFlag own{value, wordText(session_, flag.value("name", address)), grab_.contains(address)};
            own.step = flag.value("step", 0.0);
            if (const Tensor* stops = session_.values().output(flag.value("stops", std::string())))
                for (std::int64_t i = 0; i < stops->size(); ++i)
                    own.stops.push_back(stops->at(i));
            std::ranges::sort(own.stops);
            flags.push_back(own.step > 0 || !own.stops.empty() ? own : onRoundNumbers(own));
            addresses_.push_back(address);
        }
        if (sameFlags(flags))
            for (std::size_t i = 0; i < flags.size(); ++i)
                moveFlag(int(i), flags[i].x);
        else
            setFlags(std::move(flags));
    }

    /// Is it the same flags at other places? Then the one in the hand stays in the hand.
    bool sameFlags(const std::vector<ComparisonFlag>& wanted) const
    {
        return std::ranges::equal(wanted, flags(), [](const ComparisonFlag& a, const ComparisonFlag& b) {
            return a.name == b.name && a.movable == b.movable && a.step == b.step && a.stops == b.stops;
        });
    }

    /// What a hand sets stands on round numbers: where a run has a few rows alone, on theirs; over steps on whole
    /// ones; on a logarithmic axis on those of two digits; else about a hundred of them lie across.
    ComparisonFlag onRoundNumbers(ComparisonFlag flag) const
    {
        constexpr std::size_t kFew = 12;
        constexpr double kAcross = 100;
        for (const Json& series : view_.fields.value("series", Json::array())) {
            if (series.contains("list") && !series.contains("xs"))
                flag.step = 1;
            const std::string column = series.contains("x") ? std::string() : series.value("y", std::string());
            const LabRun* run = session_.lab().run(column.substr(0, column.find('.')));
            if (run && !run->sweep.empty() && run->points.size() <= kFew)
                flag.stops = run->points;
        }
        std::ranges::sort(flag.stops);
        const PlotAxis& axis = xAxis();
        if (flag.step > 0 || !flag.stops.empty())
            return flag;
        if (!axis.logarithmic) {
            flag.step = std::pow(10.0, std::floor(std::log10((axis.high - axis.low) / kAcross) + 1e-9));
            return flag;
        }
        for (double power = std::floor(std::log10(axis.low)); power <= std::log10(axis.high); ++power)
            for (int tenths = 10; tenths < 100; ++tenths)
                if (const double stop = tenths * std::pow(10.0, power - 1);
                    stop >= axis.low * (1 - 1e-9) && stop <= axis.high * (1 + 1e-9))
                    flag.stops.push_back(std::clamp(stop, axis.low, axis.high));
        return flag;
    }

    void takeFlag(int flag, double x)
    {
        const std::string& address = addresses_[std::size_t(flag)];
        if (address.empty())
            session_.setPendingGuess(x);
        else
            session_.move(address, x);
    }

    void takeCurve(const QPolygonF& guess)
    {
        LabCurve curve;
        for (const QPointF& place : guess)
            curve.emplace_back(place.x(), place.y());
        session_.setPendingGuess(curve);
    }

    LabSession& session_;
    const LabView& view_;
    ViewSeries sources_;
    std::set<std::string> grab_;
    std::vector<std::string> addresses_; ///< of the flags as they stand; empty: a guess or its answer
};

QWidget* make(const LabViewContext& context, QWidget* parent)
{
    return new ComparisonView(context, parent);
}

} // namespace
} // namespace loom::ui

namespace loom::lab_view_types {

ui::LabViewType comparison()
{
    return {.id = "comparison", .make = ui::make};
}

} // namespace loom::lab_view_types
