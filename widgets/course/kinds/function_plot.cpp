#include "lab_views/function_plot.h"

#include "common/theme.h"
#include "course/lab_session.h"
#include "course/lab_view.h"
#include "course/symbols.h"
#include "formula/program.h"

#include <limits>
#include <utility>

namespace loom::ui {
namespace {

/// Formulas over quantities as curves of one of their names, and an address as a point on the first of them.
class FunctionView : public FunctionPlot {
public:
    FunctionView(const LabViewContext& context, QWidget* parent)
        : FunctionPlot(context.theme, parent)
        , session_(context.session)
        , view_(context.view)
        , variable_(text("variable", "x"))
        , from_(view_.fields.value("from", -5.0))
        , to_(view_.fields.value("to", 5.0))
        , point_(text("point"))
        , slope_(text("slope"))
        , lens_(text("lens"))
        , single_(text("single"))
        , rides_(view_.fields.value("rides", 0))
    {
        setObjectName(QString::fromStdString(view_.id));
        for (const auto& [handle, address] : view_.grab)
            (handle == "lens" ? lensGrab_ : grab_) = address;
        for (const Json& curve : view_.fields.value("curves", Json::array()))
            addCurve(curve.value("formula", std::string()), curve.value("name", std::string()),
                     curve.value("color", -1), curve.value("quantity", std::string()));
        if (const std::string curve = text("curve"); !curve.empty())
            addCurve(curve, view_.id + ".curve", -1, {});
        connect(this, &FunctionPlot::lensChanged, this, [this](double half) { session_.move(lensGrab_, half); });
        connect(this, &FunctionPlot::pointMoved, this, [this](int, double x) { session_.move(grab_, x); });
        followSession(
            *this, session_, [this] { follow(); }, [this] { turnPage(); });
        turnPage();
    }

private:
    /// A formula as it is drawn: its names, with the variable among them, and the numbers it was drawn with.
    struct Drawn {
        std::string quantity; ///< whose formula it is, where that may change
        Formula formula;
        std::string name;
        int color = -1; ///< of the classes' colours; none: the colour of text
        std::vector<std::string> names;
        std::map<std::string, std::string> addresses; ///< of names that are not called as what they stand for
        std::size_t variable = 0;
        std::shared_ptr<const FormulaProgram> program; ///< shared with the curve's rule, which outlives a redrawing
        std::vector<double> values;
    };

    std::string text(const char* key, const char* fallback = "") const
    {
        return view_.fields.value(key, std::string(fallback));
    }

    void addCurve(const std::string& text, const std::string& name, int color, const std::string& quantity)
    {
        Drawn drawn{.quantity = quantity, .name = name, .color = color};
        if (quantity.empty()) {
            const Result<Formula> formula = Formula::parse(text);
            if (!formula)
                return;
            take(drawn, *formula);
        } else if (!takeQuantity(drawn)) {
            return;
        }
        curves_.push_back(std::move(drawn));
    }

    bool takeQuantity(Drawn& drawn) const
    {
        const Result<LabOrigin> origin = session_.origin(drawn.quantity);
        if (!origin || !origin->formula)
            return false;
        drawn.addresses = origin->names;
        if (*origin->formula != drawn.formula || !drawn.program)
            take(drawn, *origin->formula);
        return true;
    }

    void take(Drawn& drawn, const Formula& formula) const
    {
        drawn.formula = formula;
        drawn.names = formula.names();
        auto variable = std::ranges::find(drawn.names, variable_);
        drawn.variable = std::size_t(variable - drawn.names.begin());
        if (variable == drawn.names.end())
            drawn.names.push_back(variable_);
        drawn.program = std::make_shared<const FormulaProgram>(formula, drawn.names);
        drawn.values.clear();
    }

    void turnPage()
    {
        const Json range = view_.fields.value("range", Json::array({0, 1}));
        if (lens_.empty())
            setAxes({from_, to_, wordText(session_, point_)},
                    {range[0].get<double>(), range[1].get<double>(), wordText(session_, view_.id + ".up")});
        setAccessibleName(wordText(session_, view_.id));
        for (Drawn& drawn : curves_)
            drawn.values.clear();
        follow();
        if (!grab_.empty()) {
            setLocked(pointHandle(0), session_.isLocked(grab_));
            setInvitation(pointHandle(0), session_.invitation(view_.id));
        }
    }

    /// False: they stand as they are.
    bool takeValues()
    {
        const bool single = !single_.empty() && session_.value(single_) != 0;
        bool changed = std::exchange(isSingle_, single) != single;
        for (Drawn& drawn : curves_) {
            if (!drawn.quantity.empty())
                takeQuantity(drawn);
            std::vector<double> values;
            for (const std::string& name : drawn.names) {
                const auto address = drawn.addresses.find(name);
                values.push_back(name == variable_
                                     ? 0
                                     : session_.value(address == drawn.addresses.end() ? name : address->second));
            }
            changed = changed || values != drawn.values;
            drawn.values = std::move(values);
        }
        return changed;
    }

    /// In 32-bit numbers it is a staircase as soon as one looks at a millionth of x.
    std::function<double(double)> ruleOf(const Drawn& drawn) const
    {
        if (isSingle_)
            return [program = drawn.program, values = std::vector<float>(drawn.values.begin(), drawn.values.end()),
                    at = drawn.variable](double x) mutable {
                values[at] = float(x);
                return double(program->atF32(values));
            };
        return [program = drawn.program, values = drawn.values, at = drawn.variable](double x) mutable {
            values[at] = x;
            return program->at(values);
        };
    }

    /// The lens fills most of the plot: what is seen is x and its neighbours, as far apart as the lens is wide.
    void look()
    {
        constexpr double kAround = 1.4; // of the lens
        constexpr int kSamples = 64;
        const double half = session_.value(lens_), at = session_.value(point_), reach = half * kAround;
        double low = 0, high = 0;
        const std::function<double(double)> rule = ruleOf(curves_.front());
        for (int i = 0; i <= kSamples; ++i) {
            const double y = rule(at - reach + 2 * reach * i / kSamples);
            low = i == 0 ? y : std::min(low, y);
            high = i == 0 ? y : std::max(high, y);
        }
        const double middle = (low + high) / 2;
        const double least = 4 * std::numeric_limits<double>::epsilon() * std::max(1.0, std::abs(middle));
        const double room = std::max((high - low) * 0.55, least);
        setAxes({at - reach, at + reach, wordText(session_, point_)},
                {middle - room, middle + room, wordText(session_, view_.id + ".up")});
        const Json limits = view_.fields.value("lens_range", Json::array({1e-15, 1}));
        setLens(half, lensGrab_.empty() ? 0 : limits[0].get<double>(),
                lensGrab_.empty() ? 0 : limits[1].get<double>());
    }

    void drawCurves()
    {
        // What would tell the answer is not drawn: of a function and its slope the function alone.
        const std::size_t shown =
            session_.isCovered(view_.id) ? view_.fields.value("shown_covered", std::size_t(1)) : curves_.size();
        std::vector<FunctionCurve> curves;
        for (const Drawn& drawn : curves_) {
            if (curves.size() == shown)
                break;
            FunctionCurve curve;
            curve.rule = ruleOf(drawn);
            if (!slope_.empty() && curves.empty())
                curve.slope = [this](double) { return session_.value(slope_); };
            curve.name = symbolText(session_, drawn.name);
            if (drawn.color >= 0)
                curve.color = theme_.classColor(drawn.color);
            curve.dashed = !curves.empty() && curves_.size() == 2; // the slope beside its function
            curves.push_back(std::move(curve));
        }
        setCurves(std::move(curves));
    }

    void follow()
    {
        if (takeValues())
            drawCurves();
        const bool covered = session_.isCovered(view_.id);
        if (!lens_.empty() && !curves_.empty())
            look();
        // Where it lands by itself would tell the answer; where the hand holds it does not.
        if (covered && !grab_.empty() && session_.value(point_) != session_.value(grab_)) {
            setPoints({});
        } else if (!point_.empty()) {
            FunctionPoint point;
            point.curve = rides_;
            point.x = session_.value(point_);
            point.movable = !grab_.empty();
            point.guides = !covered && lens_.empty();
            const std::string straight = covered ? std::string() : text("straight");
            point.straight = straight == "tangent" ? FunctionPoint::Straight::tangent
                : straight == "secant"             ? FunctionPoint::Straight::secant
                                                   : FunctionPoint::Straight::none;
            setPoints({point});
        }
        if (view_.fields.contains("rectangle"))
            drawRectangle(covered);
    }

    void drawRectangle(bool covered)
    {
        const std::string width = view_.fields["rectangle"].value("width", std::string());
        const std::string height = view_.fields["rectangle"].value("height", std::string());
        FunctionRectangle rectangle;
        rectangle.width = session_.value(width);
        rectangle.height = session_.value(height);
        rectangle.across = symbolText(session_, width);
        rectangle.up = symbolText(session_, height);
        rectangle.area = covered ? QString() : labNumber(rectangle.width * rectangle.height);
        setRectangle(rectangle);
    }

    LabSession& session_;
    const LabView& view_;
    std::string variable_;
    double from_, to_;
    std::string point_, grab_;
    std::string slope_; ///< of the first curve at the point, computed elsewhere; empty: the curve's own
    std::string lens_, lensGrab_; ///< half the width of what is looked at, and what the wheel moves
    std::string single_; ///< the curves are computed in 32-bit numbers where this is not 0
    int rides_; ///< the curve that the point is on
    bool isSingle_ = false;
    std::vector<Drawn> curves_;
};

QWidget* make(const LabViewContext& context, QWidget* parent)
{
    return new FunctionView(context, parent);
}

} // namespace
} // namespace loom::ui

namespace loom::lab_view_types {

ui::LabViewType function_plot()
{
    return {.id = "function_plot", .make = ui::make};
}

} // namespace loom::lab_view_types
