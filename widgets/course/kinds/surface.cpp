#include "lab_views/surface_map.h"

#include "course/lab_session.h"
#include "course/lab_view.h"
#include "course/symbols.h"
#include "formula/program.h"

#include <cmath>

namespace loom::ui {
namespace {

/// A height over two numbers, by a formula or on an experiment's grid, with a ball by hand, trails and arrows.
class SurfaceView : public SurfaceMap {
public:
    SurfaceView(const LabViewContext& context, QWidget* parent)
        : SurfaceMap(context.theme, parent)
        , session_(context.session)
        , view_(context.view)
    {
        setObjectName(QString::fromStdString(view_.id));
        for (const auto& [handle, address] : view_.grab)
            grab_[handle] = address;
        const Json ball = view_.fields.value("ball", Json::array());
        if (ball.size() == 2)
            ball_ = {ball[0].get<std::string>(), ball[1].get<std::string>()};
        readHeight();
        connect(this, &SurfaceMap::ballMoved, this, [this](const QPointF& to) {
            session_.moveTogether({{grab_["ball.x"], to.x()}, {grab_["ball.y"], to.y()}});
        });
        connect(this, &SurfaceMap::guessMoved, this, [this](const QPointF& to) {
            session_.setPendingGuess(LabPlace{to.x(), to.y()});
        });
        followSession(
            *this, session_, [this] { follow(); }, [this] { turnPage(); });
        turnPage();
    }

private:
    using Place = std::pair<std::string, std::string>;

    void readHeight()
    {
        const Json height = view_.fields.value("height", Json::object());
        grid_ = height.value("grid", std::string());
        const Result<Formula> formula = Formula::parse(height.value("formula", std::string()));
        if (!formula || !grid_.empty())
            return;
        names_ = formula->names();
        for (const char* key : {"x", "y"}) {
            const std::string variable = height.value(key, std::string(key));
            variables_.push_back(std::size_t(std::ranges::find(names_, variable) - names_.begin()));
            if (variables_.back() == names_.size())
                names_.push_back(variable);
        }
        program_ = std::make_shared<const FormulaProgram>(*formula, names_);
    }

    PlotAxis axis(const char* key) const
    {
        const Json json = view_.fields.value(key, Json::object());
        return {json.value("from", -1.0), json.value("to", 1.0),
                wordText(session_, json.value("name", view_.id + "." + key)), false};
    }

    void turnPage()
    {
        setAxes(axis("x"), axis("y"), view_.fields.value("equal", false));
        setLogarithmic(view_.fields.value("scale", std::string("linear")) == "log");
        setAccessibleName(wordText(session_, view_.id));
        values_.clear();
        shown_ = nullptr;
        follow();
        setInvitation(asksOn(session_, view_, "click") ? guessHandle() : ballHandle(), session_.invitation(view_.id));
        if (grab_.contains("ball.x"))
            setLocked(ballHandle(), session_.isLocked(grab_["ball.x"]));
    }

    /// Only where something of it changed: the picture is made in many small parts.
    void drawHeight()
    {
        if (!grid_.empty()) {
            const Tensor* grid = session_.values().output(grid_);
            if (!grid || grid->shape().rank() != 2 || (shown_ && *shown_ == *grid))
                return;
            shown_ = std::make_unique<Tensor>(*grid);
            const std::span<const double> heights = grid->values<double>();
            setValues(std::vector<float>(heights.begin(), heights.end()), int(grid->shape()[0]),
                      int(grid->shape()[1]));
            return;
        }
        if (!program_)
            return;
        std::vector<double> values;
        for (std::size_t i = 0; i < names_.size(); ++i)
            values.push_back(i == variables_[0] || i == variables_[1] ? 0 : session_.value(names_[i]));
        if (values == values_)
            return;
        values_ = values;
        setRule([program = program_, values, x = variables_[0], y = variables_[1]](double right, double up) mutable {
            values[x] = right;
            values[y] = up;
            return program->at(values);
        });
    }

    void follow()
    {
        const bool covered = session_.isCovered(view_.id);
        drawHeight();
        const QPointF at = ballPlace();
        if (!ball_.first.empty() && std::isfinite(at.x()) && std::isfinite(at.y())) {
            if (ballNow())
                moveBall(at);
            else
                setBall(SurfaceBall{at, grab_.contains("ball.x"), {}});
        }
        setPaths(covered ? std::vector<SurfacePath>() : paths());
        setFanOf(covered);
        setSteps(covered ? std::vector<SurfaceStep>() : steps(at));
        setMarks(marks());
        placeGuess();
        drawKnives(covered);
    }

    QPointF ballPlace() const
    {
        return ball_.first.empty() ? QPointF() : QPointF(session_.value(ball_.first), session_.value(ball_.second));
    }

    std::vector<QPointF> places(const std::string& address) const
    {
        std::vector<QPointF> out;
        const Tensor* list = session_.values().output(address);
        for (std::int64_t i = 0; list && i + 1 < list->size(); i += 2)
            out.emplace_back(list->at(i), list->at(i + 1));
        return out;
    }

    /// Where a repeated action leads from the ball.
    std::vector<QPointF> way(const std::string& quantity) const
    {
        std::vector<QPointF> out;
        const Result<LabWalk> walk = session_.values().walk(quantity);
        if (!walk || !grab_.contains("ball.x"))
            return out;
        const auto placeOf = [&](const char* handle) {
            return std::size_t(std::ranges::find(walk->moved, grab_.at(handle)) - walk->moved.begin());
        };
        const std::size_t x = placeOf("ball.x"), y = placeOf("ball.y");
        for (const std::vector<double>& place : walk->places)
            if (x < place.size() && y < place.size())
                out.emplace_back(place[x], place[y]);
        return out;
    }

    QString letterOf(const Json& json) const { return symbolText(session_, json.value("name", std::string())); }

    std::vector<SurfacePath> paths() const
    {
        std::vector<SurfacePath> out;
        for (const Json& path : view_.fields.value("paths", Json::array()))
            out.push_back({path.contains("walk") ? way(path.value("walk", std::string()))
                                                 : places(path.value("list", std::string())),
                           path.value("color", int(out.size())), letterOf(path),
                           wordText(session_, path.value("name", std::string()))});
        return out;
    }

    /// Thin arrows from the ball and their mean.
    void setFanOf(bool covered)
    {
        const Json json = view_.fields.value("fan", Json::object());
        if (json.empty() || covered) {
            setFan(std::nullopt);
            return;
        }
        SurfaceFan fan;
        fan.from = ballPlace();
        fan.scale = json.value("scale", 0.0);
        for (const QPointF& by : places(json.value("list", std::string())))
            fan.arrows.push_back({by, SurfaceFan::Look::thin});
        for (const QPointF& by : places(json.value("mean", std::string())))
            fan.arrows.push_back({by, SurfaceFan::Look::mean});
        fan.words = wordText(session_, json.value("name", std::string()));
        setFan(fan.arrows.empty() ? std::nullopt : std::optional(fan));
    }

    /// Ghosts of the next step, tip to tail: each list one runner's parts, from the ball or from where it stands.
    std::vector<SurfaceStep> steps(const QPointF& ball) const
    {
        std::vector<SurfaceStep> out;
        for (const Json& json : view_.fields.value("arrows", Json::array())) {
            SurfaceStep step;
            const std::vector<QPointF> from = places(json.value("from", std::string()));
            step.from = from.empty() ? ball : from.back();
            step.kind = json.value("color", int(out.size()));
            step.letter = letterOf(json);
            const Json names = json.value("parts", Json::array());
            std::size_t index = 0;
            for (const QPointF& by : places(json.value("list", std::string()))) {
                const std::string name = index < names.size() ? names[index].get<std::string>() : std::string();
                step.parts.push_back({by, wordText(session_, name), index > 0 && json.value("dashed", true)});
                ++index;
            }
            if (!step.parts.empty())
                out.push_back(std::move(step));
        }
        return out;
    }

    std::vector<SurfaceMark> marks() const
    {
        std::vector<SurfaceMark> out;
        for (const Json& json : view_.fields.value("points", Json::array())) {
            const Json at = json.value("at", Json::array());
            if (at.size() != 2)
                continue;
            const QPointF place(numberAt(at[0]), numberAt(at[1]));
            if (std::isfinite(place.x()) && std::isfinite(place.y()))
                out.push_back({place, wordText(session_, json.value("name", std::string())),
                               json.value("ring", false) ? SurfaceMark::Look::ring : SurfaceMark::Look::cross});
        }
        return out;
    }

    void placeGuess()
    {
        if (!asksOn(session_, view_, "click")) {
            setGuess(std::nullopt);
            return;
        }
        SurfaceGuess shown{{}, guessWords(), isOpenQuestion(session_), {}, truthWords()};
        const LabGuess* guess = shownGuess(session_);
        if (const LabPlace* place = guess ? std::get_if<LabPlace>(guess) : nullptr)
            shown.at = QPointF(place->x, place->y);
        const LabPredict& predict = *session_.step().predict;
        const QPointF truth(session_.value(predict.answer), session_.value(predict.answerUp));
        const LabSession::Answer* answer = session_.answer();
        if (answer && !answer->verdict.pending && std::isfinite(truth.x()) && std::isfinite(truth.y()))
            shown.truth = truth;
        setGuess(shown);
    }

    double numberAt(const Json& json) const
    {
        return json.is_number() ? json.get<double>() : session_.value(json.get<std::string>());
    }

    void drawKnives(bool covered)
    {
        const Json json = view_.fields.value("knives", Json::object());
        if (json.empty() || covered) {
            setKnives(std::nullopt);
            return;
        }
        const auto words = [&](const char* key) {
            return symbolText(session_, json.value(key, std::string())) + QStringLiteral(" =");
        };
        setKnives(SurfaceKnives{words("x"), words("y"), grab_.contains("ball.x")});
    }

    LabSession& session_;
    const LabView& view_;
    std::map<std::string, std::string> grab_;
    Place ball_;
    std::string grid_;
    std::unique_ptr<Tensor> shown_; ///< the grid as it was drawn last
    std::shared_ptr<const FormulaProgram> program_; ///< shared with the rule, which outlives a redrawing
    std::vector<std::string> names_;
    std::vector<std::size_t> variables_;
    std::vector<double> values_; ///< that the rule was made with
};

QWidget* make(const LabViewContext& context, QWidget* parent)
{
    return new SurfaceView(context, parent);
}

} // namespace
} // namespace loom::ui

namespace loom::lab_view_types {

ui::LabViewType surface()
{
    return {.id = "surface", .make = ui::make};
}

} // namespace loom::lab_view_types
