#include "views/parts/unit_pick.h"

#include "document/pick_group.h"

namespace loom::ui {
namespace {

/// −1: the unit stands for no class. A single number of two classes speaks for the second.
int classOfUnit(const Subject& subject, const std::string& node, int unit)
{
    const int classes = int(subject.classes.size());
    if (classes == 0 || node != subject.output)
        return -1;
    const bool oneOfTwo = classes == 2 && subject.outputShape(node).size() == 1;
    return oneOfTwo ? 1 : unit < classes ? unit : -1;
}

} // namespace

void pickUnit(const Subject& subject, const std::string& node, int unit, PickGroup& picks)
{
    if (classOfUnit(subject, node, 0) >= 0)
        picks.setLabel(unit < 0 ? -1 : classOfUnit(subject, node, unit));
    picks.setUnit(QString::fromStdString(node), unit);
}

int pickedUnit(const Subject& subject, const std::string& node, const PickGroup& picks)
{
    const int unit = picks.node().toStdString() == node ? picks.pick().unit : -1;
    const int first = classOfUnit(subject, node, 0);
    if (first < 0 || (unit >= 0 && classOfUnit(subject, node, unit) < 0))
        return unit;
    const int label = pickedClass(subject, picks);
    return first == 0 ? label : label == first ? 0 : -1;
}

int pickedClass(const Subject& subject, const PickGroup& picks)
{
    const int label = picks.pick().label;
    return label < subject.classes.size() ? label : -1;
}

} // namespace loom::ui
