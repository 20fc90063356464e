#include "lab_views/gear_train.h"

#include "course/lab_session.h"
#include "course/lab_view.h"
#include "course/symbols.h"

namespace loom::ui {
namespace {

constexpr int kDigits = 3; // behind the point: the wheels keep their places while numbers run

/// Numbers that drive one another as dials that mesh; each mesh carries how much faster the next one turns.
class GearsView : public GearTrain {
public:
    GearsView(const LabViewContext& context, QWidget* parent)
        : GearTrain(context.theme, parent)
        , session_(context.session)
        , view_(context.view)
    {
        setObjectName(QString::fromStdString(view_.id));
        for (const Json& dial : view_.fields.value("dials", Json::array()))
            dials_.push_back({dial.value("value", std::string()), dial.value("move", std::string()),
                              dial.value("turn", 1.0), dial.value("from", -1.0), dial.value("to", 1.0)});
        for (const Json& mesh : view_.fields.value("meshes", Json::array()))
            meshes_.push_back(mesh.is_string() ? mesh.get<std::string>() : std::string());
        connect(this, &GearTrain::turned, this, [this](int index, double by) {
            const Dial& dial = dials_[std::size_t(index)];
            session_.move(dial.move, std::clamp(session_.value(dial.move) + by, dial.from, dial.to));
            follow();
        });
        followSession(
            *this, session_, [this] { follow(); }, [this] { turnPage(); });
        turnPage();
    }

private:
    struct Dial {
        std::string value, move;
        double turn, from, to;
    };

    QString mesh(const std::string& address) const
    {
        const bool covered = session_.isCovered(view_.id) || session_.isCovered(address);
        return QStringLiteral("%1 = %2").arg(symbolText(session_, address),
                                             covered ? QStringLiteral("?")
                                                     : labNumber(session_.value(address), kDigits));
    }

    void turnPage()
    {
        setAccessibleName(wordText(session_, view_.id));
        std::vector<GearDial> dials;
        for (const Dial& dial : dials_) {
            GearDial shown;
            shown.name = symbolText(session_, dial.value);
            shown.unitsPerTurn = dial.turn;
            shown.movable = !dial.move.empty();
            dials.push_back(shown);
        }
        std::vector<QString> ratios;
        for (const std::string& address : meshes_)
            ratios.push_back(mesh(address));
        setDials(std::move(dials), std::move(ratios));
        for (std::size_t i = 0; i < dials_.size(); ++i)
            if (!dials_[i].move.empty()) {
                setLocked(dialHandle(int(i)), session_.isLocked(dials_[i].move));
                setInvitation(dialHandle(int(i)), session_.invitation(view_.id));
            }
        follow();
    }

    void follow()
    {
        std::vector<double> turns;
        std::vector<QString> values, ratios;
        for (const Dial& dial : dials_) {
            const double value = session_.value(dial.value);
            turns.push_back(value / dial.turn);
            values.push_back(labNumber(value, kDigits));
        }
        for (const std::string& address : meshes_)
            ratios.push_back(mesh(address));
        setAngles(turns);
        setValues(values);
        setRatios(ratios);
    }

    LabSession& session_;
    const LabView& view_;
    std::vector<Dial> dials_;
    std::vector<std::string> meshes_;
};

QWidget* make(const LabViewContext& context, QWidget* parent)
{
    return new GearsView(context, parent);
}

} // namespace
} // namespace loom::ui

namespace loom::lab_view_types {

ui::LabViewType gears()
{
    return {.id = "gears", .make = ui::make};
}

} // namespace loom::lab_view_types
