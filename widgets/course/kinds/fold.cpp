#include "lab_views/fold_plot.h"

#include "course/held_plane.h"
#include "course/lab_session.h"
#include "course/lab_view.h"
#include "course/symbols.h"

#include <algorithm>
#include <cmath>

namespace loom::ui {
namespace {

constexpr int kCorners = 33; ///< of the sheet's cells, along each side

QRectF squareOf(const Json& range)
{
    const double low = range[0].get<double>(), high = range[1].get<double>();
    return {low, low, high - low, high - low};
}

/// All places and a little beyond, as a square.
QRectF squareAround(const std::vector<QPointF>& places)
{
    constexpr double kBeyond = 0.1;
    QRectF box(places.front(), QSizeF());
    for (const QPointF& at : places)
        box = {QPointF(std::min(box.left(), at.x()), std::min(box.top(), at.y())),
               QPointF(std::max(box.right(), at.x()), std::max(box.bottom(), at.y()))};
    const double half = std::max({box.width(), box.height(), 1e-6}) * (0.5 + kBeyond);
    return {box.center() - QPointF(half, half), QSizeF(2 * half, 2 * half)};
}

/// The plane of the inputs with the rows of a truth table, on its way into the plane of the first two hidden nodes.
class FoldView : public FoldPlot {
public:
    FoldView(const LabViewContext& context, QWidget* parent)
        : FoldPlot(context.theme, parent)
        , session_(context.session)
        , view_(context.view)
        , hidden_(view_.fields.value("hidden", std::string("hidden")) + "/output")
        , output_(view_.fields.value("output", std::string("output")))
        , corners_(view_.fields.value("corners", std::string()))
        , before_(squareOf(view_.fields.value("range", Json::array({-0.3, 1.3}))))
        , plane_(session_.values(), view_.of,
                 PlaneCells::withCorners(before_.left(), before_.right(), before_.top(), before_.bottom(), kCorners,
                                         kCorners))
        , table_(session_.values(), view_.of, PlaneCells::withCorners(0, 1, 0, 1, 2, 2))
    {
        setObjectName(QString::fromStdString(view_.id));
        for (const auto& [handle, address] : view_.grab)
            if (handle == "share")
                share_ = address;
        connect(this, &FoldPlot::shareMoved, this, [this](double share) {
            if (!share_.empty())
                session_.move(share_, share);
        });
        followSession(
            *this, session_, [this] { follow(); }, [this] { turnPage(); });
        turnPage();
    }

protected:
    void showEvent(QShowEvent* event) override
    {
        FoldPlot::showEvent(event);
        follow();
    }

private:
    std::string weight(const char* tensor) const { return view_.of + ":" + output_ + "/" + tensor; }
    std::string symbolOf(int unit) const { return view_.of + ":" + hidden_ + "[" + std::to_string(unit) + "]"; }

    void turnPage()
    {
        setAccessibleName(wordText(session_, view_.id));
        setEnds(wordText(session_, view_.id + ".before"), wordText(session_, view_.id + ".after"));
        setAxes(symbolText(session_, view_.fields.value("x", std::string())),
                symbolText(session_, view_.fields.value("y", std::string())), symbolText(session_, symbolOf(0)),
                symbolText(session_, symbolOf(1)));
        setInvitation(sliderHandle(), session_.invitation(view_.id));
        setLocked(sliderHandle(), !share_.empty() && session_.isLocked(share_));
        follow();
    }

    /// The rows 00, 01, 10, 11, with where the hidden nodes put them.
    void placePoints()
    {
        std::vector<FoldPoint> points;
        const int table = corners_.empty() ? 0 : int(std::lround(session_.value(corners_)));
        for (int row = 0; row < 4 && !corners_.empty(); ++row) {
            const int x = row / 2, y = row % 2, cell = 2 * (1 - y) + x;
            FoldPoint point;
            point.from = QPointF(x, y);
            point.to = table_.units(hidden_) < 2 ? point.from
                                                 : QPointF(table_.at(hidden_, 0, cell), table_.at(hidden_, 1, cell));
            point.kind = (table >> row) & 1;
            point.mark = point.kind == 1 ? PointMark::square : PointMark::disc;
            point.letter = QString::number(point.kind);
            point.name = QStringLiteral("%1%2").arg(x).arg(y);
            points.push_back(point);
        }
        setPoints(std::move(points));
    }

    void placeSheet()
    {
        FoldSheet sheet{kCorners, kCorners, {}, {}, {}, {}};
        const std::vector<double> places = plane_.cells().middles();
        for (std::int64_t i = 0; i < kCorners * kCorners; ++i) {
            sheet.from.emplace_back(places[std::size_t(2 * i)], places[std::size_t(2 * i + 1)]);
            sheet.to.emplace_back(plane_.at(hidden_, 0, i), plane_.at(hidden_, 1, i));
            sheet.shade.push_back(float(2 * plane_.at(output_ + "/output", 0, i) - 1));
            sheet.side.push_back(float(plane_.at(output_ + "/sum", 0, i)));
        }
        const Json range = view_.fields.value("folded", Json());
        setRanges(before_, range.is_array() ? squareOf(range) : squareAround(sheet.to));
        setSheet(std::move(sheet));
        setLine({session_.value(weight("kernel[0,0]")), session_.value(weight("kernel[1,0]")),
                 session_.value(weight("bias[0]"))});
    }

    /// What nobody sees is not computed.
    void follow()
    {
        if (!share_.empty())
            setShare(session_.value(share_));
        if (!isVisible())
            return;
        if (plane_.refresh() && plane_.units(hidden_) >= 2 && plane_.units(output_ + "/sum") == 1)
            placeSheet();
        table_.refresh();
        placePoints();
    }

    LabSession& session_;
    const LabView& view_;
    std::string hidden_, output_, corners_, share_;
    QRectF before_;
    HeldPlane plane_; ///< at the corners of the sheet's cells
    HeldPlane table_; ///< at the rows of the table
};

QWidget* make(const LabViewContext& context, QWidget* parent)
{
    return new FoldView(context, parent);
}

} // namespace
} // namespace loom::ui

namespace loom::lab_view_types {

ui::LabViewType fold()
{
    return {.id = "fold", .make = ui::make};
}

} // namespace loom::lab_view_types
