#include "course/lab_session.h"
#include "course/lab_view.h"
#include "course/symbols.h"
#include "lab_views/plane_plot.h"

#include <cmath>
#include <utility>

namespace loom::ui {
namespace {

/// Two lists of a subject as points that a hand moves, and a line y = w·u + b through them, where u is x, shifted and
/// scaled as the lab says.
class FitPlane : public PlanePlot {
public:
    FitPlane(const LabViewContext& context, QWidget* parent)
        : PlanePlot(context.theme, parent)
        , session_(context.session)
        , view_(context.view)
        , x_(text("x"))
        , y_(text("y"))
    {
        setObjectName(QString::fromStdString(view_.id));
        for (const auto& [handle, address] : view_.grab)
            grab_[handle] = address;
        const Json range = view_.fields.value("range", Json::array({0, 10, 0, 10}));
        setRange(range[0].get<double>(), range[1].get<double>(), range[2].get<double>(), range[3].get<double>());
        const Json other = view_.fields.value("other", Json::object());
        other_ = {other.value("slope", std::string()), other.value("height", std::string()),
                  other.value("name", std::string())};
        setLines({PlaneLine{}});
        setStems(0);
        connect(this, &PlanePlot::pointMoved, this, [this](int index, const QPointF& to) {
            const std::string at = "[" + std::to_string(index) + "]";
            session_.moveTogether({{x_ + at, to.x()}, {y_ + at, to.y()}});
        });
        connect(this, &PlanePlot::lineMoved, this, &FitPlane::takeLine);
        followSession(
            *this, session_, [this] { follow(); }, [this] { turnPage(); });
        turnPage();
    }

private:
    std::string text(const char* key) const { return view_.fields.value(key, std::string()); }
    double number(const char* key, double none) const
    {
        const std::string address = text(key);
        return address.empty() ? none : session_.value(address);
    }

    void takeLine(int, double w1, double w2, double b)
    {
        constexpr double kSteepest = 50; // a line that stands upright is none of y over x
        if (!(std::abs(w2) * kSteepest > std::abs(w1)))
            return follow();
        const double slope = -w1 / w2, height = -b / w2;
        session_.moveTogether(
            {{grab_["line.w"], slope * number("scale", 1)}, {grab_["line.b"], height + slope * number("shift", 0)}});
    }

    void placePoints()
    {
        const std::vector<double>*xs = session_.values().list(x_), *ys = session_.values().list(y_);
        std::vector<PlanePoint> points;
        for (std::size_t i = 0; xs && ys && i < xs->size() && i < ys->size(); ++i) {
            PlanePoint point;
            point.at = {(*xs)[i], (*ys)[i]};
            point.use = view_.fields.value("movable", true) ? PointUse::move : PointUse::none;
            points.push_back(point);
        }
        setPoints(std::move(points));
    }

    /// A second line, over x as it is, that no hand moves.
    void placeOther()
    {
        const double slope = other_.slope.empty() ? std::nan("") : session_.value(other_.slope);
        const double height = other_.slope.empty() ? std::nan("") : session_.value(other_.height);
        const bool shown = std::isfinite(slope) && std::isfinite(height) && !session_.isCovered(other_.slope);
        if (shown != std::exchange(otherShown_, shown)) {
            PlaneLine own = line(0), second;
            own.name = shown ? wordText(session_, view_.fields.value("line", std::string())) : QString();
            second.name = wordText(session_, other_.name);
            second.movable = false;
            second.dashed = true;
            setLines(shown ? std::vector<PlaneLine>{own, second} : std::vector<PlaneLine>{own});
        }
        if (shown)
            moveLine(1, slope, -1, height);
    }

    void follow()
    {
        placePoints();
        placeOther();
        const double slope = session_.value(grab_["line.w"]) / number("scale", 1);
        moveLine(0, slope, -1, session_.value(grab_["line.b"]) - slope * number("shift", 0));
    }

    void turnPage()
    {
        follow();
        setAxes(wordText(session_, view_.id + ".x"), wordText(session_, view_.id + ".y"));
        setAccessibleName(wordText(session_, view_.id));
        const bool locked = session_.isLocked(grab_["line.w"]);
        for (const HandleId& handle : {endHandle(0, 0), endHandle(0, 1), bodyHandle(0)})
            setLocked(handle, locked);
        for (int i = 0; i < int(points().size()); ++i)
            setLocked(pointHandle(i), session_.isLocked(x_ + "[" + std::to_string(i) + "]"));
        setInvitation(text("invites") == "point" ? pointHandle(0) : endHandle(0, 1), session_.invitation(view_.id));
    }

    LabSession& session_;
    const LabView& view_;
    std::map<std::string, std::string> grab_;
    struct {
        std::string slope, height, name;
    } other_; ///< addresses of the second line, and what it is called; empty: none
    bool otherShown_ = false;
    std::string x_, y_; ///< SUBJECT:NAME of the lists
};

QWidget* make(const LabViewContext& context, QWidget* parent)
{
    return new FitPlane(context, parent);
}

} // namespace
} // namespace loom::ui

namespace loom::lab_view_types {

ui::LabViewType fit_plane()
{
    return {.id = "fit_plane", .make = ui::make};
}

} // namespace loom::lab_view_types
