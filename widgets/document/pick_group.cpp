#include "document/pick_group.h"

namespace loom::ui {

void PickGroup::setNodes(const QStringList& nodes)
{
    if (nodes == pick_.nodes)
        return;
    const QString before = node();
    pick_.nodes = nodes;
    const bool otherUnits = node() != before && (pick_.unit >= 0 || pick_.place.x() >= 0);
    if (otherUnits) {
        pick_.unit = -1;
        pick_.place = {-1, -1};
    }
    emit nodesChanged();
    if (otherUnits)
        emit partChanged();
}

void PickGroup::setRow(qint64 row)
{
    if (row == pick_.row && !pick_.own)
        return;
    pick_.row = row;
    pick_.own.reset();
    emit rowChanged();
}

void PickGroup::setOwn(const GivenSamples& own)
{
    if (own == pick_.own)
        return;
    pick_.own = own;
    emit rowChanged();
}

void PickGroup::setUnit(const QString& node, int unit)
{
    if (node != this->node())
        setNodes({node});
    if (unit == pick_.unit)
        return;
    pick_.unit = unit;
    emit partChanged();
}

void PickGroup::setPlace(const QPoint& place)
{
    if (place == pick_.place)
        return;
    pick_.place = place;
    emit partChanged();
}

void PickGroup::setLabel(int label)
{
    if (label == pick_.label)
        return;
    pick_.label = label;
    emit partChanged();
}

void PickGroup::forgetParts()
{
    if (pick_.unit < 0 && pick_.place.x() < 0 && pick_.label < 0)
        return;
    pick_.unit = pick_.label = -1;
    pick_.place = {-1, -1};
    emit partChanged();
}

void PickGroup::setData(const std::shared_ptr<const void>& data)
{
    if (data_.lock() != data)
        forgetParts();
    data_ = data;
}

void PickGroup::take(const Pick& pick)
{
    pick_ = pick;
    emit nodesChanged();
    emit rowChanged();
    emit partChanged();
}

} // namespace loom::ui
