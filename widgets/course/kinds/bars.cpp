#include "lab_views/lab_bars.h"

#include "course/lab_session.h"
#include "course/lab_view.h"
#include "course/symbols.h"

#include <array>

namespace loom::ui {
namespace {

/// Numbers as bars in groups: `groups` of `bars`, each with the address of its `value` and, if wanted, of its
/// `target` and its `pull`; `grab` {"GROUP.BAR": address} lets a hand move a top.
class BarsView : public LabBars {
public:
    BarsView(const LabViewContext& context, QWidget* parent)
        : LabBars(context.theme, parent)
        , session_(context.session)
        , view_(context.view)
    {
        setObjectName(QString::fromStdString(view_.id));
        for (const Json& group : view_.fields.value("groups", Json::array()))
            groups_.push_back(groupFrom(group));
        setDigits(view_.fields.value("digits", -1));
        setFullPull(view_.fields.value("full_pull", 0.0));
        connect(this, &LabBars::barMoved, this, [this](int group, int bar, double value) {
            session_.move(groups_[std::size_t(group)].bars[std::size_t(bar)].grab, value);
            follow();
        });
        followSession(
            *this, session_, [this] { follow(); }, [this] { turnPage(); });
        turnPage();
    }

private:
    struct BarSource {
        std::string value, name, target, pull, grab;
    };
    struct GroupSource {
        std::string name, factor;
        LabBarColors colors = LabBarColors::plain;
        std::vector<BarSource> bars;
    };

    GroupSource groupFrom(const Json& json) const
    {
        static const std::array<std::pair<const char*, LabBarColors>, 3> kColors{
            {{"group", LabBarColors::group}, {"classes", LabBarColors::classes}, {"sign", LabBarColors::sign}}};
        GroupSource group{json.value("name", std::string()), json.value("factor", std::string()), {}, {}};
        for (const auto& [word, colors] : kColors)
            if (json.value("colors", std::string()) == word)
                group.colors = colors;
        for (const Json& bar : json.value("bars", Json::array())) {
            const std::string handle = std::to_string(groups_.size()) + "." + std::to_string(group.bars.size());
            BarSource source{bar.value("value", std::string()),
                             bar.value("name", std::string()),
                             bar.value("target", std::string()),
                             bar.value("pull", std::string()),
                             {}};
            for (const auto& [grabbed, address] : view_.grab)
                if (grabbed == handle)
                    source.grab = address;
            group.bars.push_back(source);
        }
        return group;
    }

    QString nameOf(const BarSource& bar) const
    {
        return shownName(session_, bar.name.empty() ? bar.value : bar.name);
    }

    LabBar shownBar(const BarSource& source) const
    {
        LabBar bar;
        bar.name = nameOf(source);
        bar.covered = session_.isCovered(view_.id) || session_.isCovered(source.value);
        bar.value = session_.value(source.value);
        bar.movable = !source.grab.empty();
        bar.step = view_.fields.value("step", 0.0);
        if (!source.target.empty())
            bar.target = session_.value(source.target);
        if (!source.pull.empty() && !session_.isCovered(source.pull))
            bar.pull = session_.value(source.pull);
        return bar;
    }

    void turnPage()
    {
        const Json range = view_.fields.value("range", Json::array({0, 1}));
        setAxis({range[0].get<double>(), range[1].get<double>(), wordText(session_, view_.id + ".up"),
                 view_.fields.value("scale", std::string()) == "log"});
        setAccessibleName(wordText(session_, view_.id));
        follow();
        for (std::size_t group = 0; group < groups_.size(); ++group)
            for (std::size_t bar = 0; bar < groups_[group].bars.size(); ++bar)
                if (const std::string& grab = groups_[group].bars[bar].grab; !grab.empty())
                    setLocked(barHandle(int(group), int(bar)), session_.isLocked(grab));
        invite();
    }

    /// The first bar that can be moved: one thing is to be taken hold of.
    void invite()
    {
        for (std::size_t group = 0; group < groups_.size(); ++group)
            for (std::size_t bar = 0; bar < groups_[group].bars.size(); ++bar)
                if (!groups_[group].bars[bar].grab.empty()) {
                    setInvitation(barHandle(int(group), int(bar)), session_.invitation(view_.id));
                    return;
                }
    }

    void follow()
    {
        std::vector<LabBarGroup> groups;
        for (const GroupSource& source : groups_) {
            LabBarGroup group;
            group.name = wordText(session_, source.name);
            group.colors = source.colors;
            if (!source.factor.empty() && !session_.isCovered(source.factor)) {
                group.factor = session_.value(source.factor);
                group.factorWords = wordText(session_, source.factor);
            }
            for (const BarSource& bar : source.bars)
                group.bars.push_back(shownBar(bar));
            groups.push_back(std::move(group));
        }
        setGroups(std::move(groups));
    }

    LabSession& session_;
    const LabView& view_;
    std::vector<GroupSource> groups_;
};

QWidget* make(const LabViewContext& context, QWidget* parent)
{
    return new BarsView(context, parent);
}

} // namespace
} // namespace loom::ui

namespace loom::lab_view_types {

ui::LabViewType bars()
{
    return {.id = "bars", .make = ui::make};
}

} // namespace loom::lab_view_types
