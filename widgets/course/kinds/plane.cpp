#include "lab_views/plane_plot.h"

#include "course/held_plane.h"
#include "course/lab_session.h"
#include "course/lab_view.h"
#include "course/symbols.h"

#include <QTimer>
#include <cmath>

namespace loom::ui {
namespace {

constexpr int kCells = 61; ///< of the surface, along each side

/// A line's weights, each an address; a hand moves it unless `held` says otherwise.
struct LineAddresses {
    std::string w1, w2, b;
    std::string name; ///< what its symbol stands for
    bool movable = true;
};

/// The plane of a subject's two inputs: the sample in the hand, nodes' lines, the rows that it learns from, and under
/// them what one of its nodes answers.
class PlaneView : public PlanePlot {
public:
    PlaneView(const LabViewContext& context, QWidget* parent)
        : PlanePlot(context.theme, parent)
        , session_(context.session)
        , view_(context.view)
        , corners_(view_.fields.value("corners", std::string()))
        , surface_(view_.fields.value("surface", std::string()))
    {
        setObjectName(QString::fromStdString(view_.id));
        for (const auto& [handle, address] : view_.grab)
            grab_[handle] = address;
        readLines();
        const Json range = view_.fields.value("range", Json::array({-3, 3}));
        const double low = range[0].get<double>(), high = range[1].get<double>();
        setRange(low, high, low, high);
        if (!surface_.empty())
            plane_.emplace(session_.values(), view_.of, PlaneCells{low, high, low, high, kCells, kCells});
        setClasses(2);
        if (lines_.size() == 1 && surface_.empty())
            setTint(0);
        connectHand();
        later_.setSingleShot(true);
        connect(&later_, &QTimer::timeout, this, &PlaneView::colour);
        followSession(
            *this, session_, [this] { follow(); }, [this] { turnPage(); });
        turnPage();
    }

protected:
    void showEvent(QShowEvent* event) override
    {
        PlanePlot::showEvent(event);
        colour();
    }

private:
    std::string addressOf(const char* handle) const
    {
        const auto found = grab_.find(handle);
        return found == grab_.end() ? std::string() : found->second;
    }
    bool hasPoint() const { return grab_.contains("point.x"); }
    int table() const { return int(std::lround(session_.value(corners_))); }

    /// The one line that is grabbed, or several, each with its own addresses.
    void readLines()
    {
        if (grab_.contains("line.b"))
            lines_.push_back({grab_["line.w1"], grab_["line.w2"], grab_["line.b"], {}, true});
        for (const Json& line : view_.fields.value("lines", Json::array()))
            lines_.push_back({line.value("w1", std::string()), line.value("w2", std::string()),
                              line.value("b", std::string()), line.value("name", std::string()),
                              line.value("movable", true)});
    }

    void connectHand()
    {
        connect(this, &PlanePlot::pointClicked, this, [this](int point) {
            const int corner = point - (hasPoint() ? 1 : 0);
            session_.move(corners_, double(table() ^ (1 << corner)));
        });
        connect(this, &PlanePlot::pointMoved, this, [this](int, const QPointF& to) {
            session_.moveTogether({{addressOf("point.x"), to.x()}, {addressOf("point.y"), to.y()}});
        });
        connect(this, &PlanePlot::lineMoved, this, [this](int index, double w1, double w2, double b) {
            const LineAddresses line = lines_[std::size_t(index)];
            session_.moveTogether({{line.w1, w1}, {line.w2, w2}, {line.b, b}});
        });
    }

    /// The sample in the hand, then the four rows of a truth table with what is wanted there, or the rows of the
    /// data.
    void placePoints()
    {
        std::vector<PlanePoint> points;
        if (hasPoint()) {
            PlanePoint held;
            held.at = {session_.value(addressOf("point.x")), session_.value(addressOf("point.y"))};
            held.use = PointUse::move;
            points.push_back(held);
        }
        QStringList missed;
        for (int row = 0; row < 4 && !corners_.empty(); ++row) {
            PlanePoint corner;
            corner.at = {double(row / 2), double(row % 2)};
            corner.kind = (table() >> row) & 1;
            corner.letter = QString::number(corner.kind);
            corner.mark = corner.kind == 1 ? PointMark::square : PointMark::disc;
            corner.missed = isMissed(corner);
            if (corner.missed)
                missed << QStringLiteral("(%1, %2)").arg(row / 2).arg(row % 2);
            corner.use = session_.isLocked(corners_) || fixed() ? PointUse::none : PointUse::click;
            points.push_back(corner);
        }
        if (view_.fields.value("data", false))
            addData(points);
        setAccessibleDescription(missed.empty()
                                     ? QString()
                                     : PlanePlot::tr("on the wrong side: %1").arg(missed.join(QStringLiteral(", "))));
        setPoints(std::move(points));
    }

    /// Of one line's two sides each stands for an answer; where the answers are given, a point may be on the wrong
    /// one.
    bool isMissed(const PlanePoint& point) const
    {
        if (lines_.size() != 1 || !surface_.empty() || !fixed() || session_.isCovered(view_.id))
            return false;
        const LineAddresses& line = lines_.front();
        const double side =
            session_.value(line.w1) * point.at.x() + session_.value(line.w2) * point.at.y() + session_.value(line.b);
        return (side > 0) != (point.kind == 1);
    }

    bool fixed() const { return view_.fields.value("fixed", false); }

    /// What the network learns from.
    void addData(std::vector<PlanePoint>& points) const
    {
        const SubjectData* data = session_.values().data(view_.of);
        for (const DataPoint& row : data ? data->points() : std::vector<DataPoint>()) {
            if (row.test)
                continue;
            PlanePoint point;
            point.at = {row.x, row.y};
            point.kind = row.kind;
            point.mark = row.kind == 1 ? PointMark::square : PointMark::disc;
            points.push_back(point);
        }
    }

    void follow()
    {
        if (view_.fields.value("data", false)) {
            if (const Project* project = session_.values().project(view_.of); project && project->data != shown_)
                placePoints();
        } else if (corners_.empty() && hasPoint()) {
            movePoint(0, {session_.value(addressOf("point.x")), session_.value(addressOf("point.y"))});
        } else {
            placePoints();
        }
        for (std::size_t i = 0; i < lines_.size(); ++i)
            moveLine(int(i), session_.value(lines_[i].w1), session_.value(lines_[i].w2), session_.value(lines_[i].b));
        later_.start(0);
    }

    /// Once for all that a hand moves at a time; what nobody sees is not computed.
    void colour()
    {
        if (!plane_ || !isVisible() || !plane_->refresh())
            return;
        const double middle = view_.fields.value("middle", 0.5), reach = view_.fields.value("reach", 1.25);
        setSurface(plane_->map(surface_, 0), kCells, kCells, middle, reach);
    }

    void turnPage()
    {
        placePoints();
        if (const Project* project = session_.values().project(view_.of))
            shown_ = project->data;
        setAxes(symbolText(session_, view_.fields.value("x", addressOf("point.x"))),
                symbolText(session_, view_.fields.value("y", addressOf("point.y"))));
        setAccessibleName(wordText(session_, view_.id));
        placeLines();
        // One line is turned by its end; of several each is pushed as it is.
        setInvitation(hasPoint()              ? pointHandle(0)
                          : lines_.size() > 1 ? bodyHandle(0)
                                              : endHandle(0, 1),
                      session_.invitation(view_.id));
        if (hasPoint())
            setLocked(pointHandle(0), session_.isLocked(addressOf("point.x")));
        const bool measured = view_.fields.contains("ruler") && !session_.isCovered(view_.id);
        const std::string ruler = measured ? view_.fields["ruler"].get<std::string>() : std::string();
        setRuler(measured ? std::optional(PlaneRuler{0, 0, symbolText(session_, ruler) + QStringLiteral(" = ")})
                          : std::nullopt);
        follow();
    }

    void placeLines()
    {
        std::vector<PlaneLine> lines;
        for (const LineAddresses& line : lines_) {
            PlaneLine drawn{session_.value(line.w1), session_.value(line.w2), session_.value(line.b),
                            line.name.empty() ? QString() : symbolText(session_, line.name)};
            drawn.movable = line.movable;
            lines.push_back(drawn);
        }
        setLines(std::move(lines));
        for (int i = 0; i < int(lines_.size()); ++i) {
            const LineAddresses& line = lines_[std::size_t(i)];
            const bool locked = session_.isLocked(line.w1);
            setLocked(endHandle(i, 0), locked);
            setLocked(endHandle(i, 1), locked);
            setLocked(bodyHandle(i), locked || session_.isLocked(line.b));
        }
    }

    LabSession& session_;
    const LabView& view_;
    std::map<std::string, std::string> grab_;
    std::vector<LineAddresses> lines_;
    std::string corners_; ///< the number of the truth table whose rows are shown; empty: none
    std::string surface_; ///< `NODE/output` that colours the plane; empty: none
    std::optional<HeldPlane> plane_;
    DataRecipe shown_; ///< whose rows the points are
    QTimer later_;
};

QWidget* make(const LabViewContext& context, QWidget* parent)
{
    return new PlaneView(context, parent);
}

} // namespace
} // namespace loom::ui

namespace loom::lab_view_types {

ui::LabViewType plane()
{
    return {.id = "plane", .make = ui::make};
}

} // namespace loom::lab_view_types
