#include "views/parts/part_box.h"

#include "document/snapshot_source.h"

#include <QSignalBlocker>
#include <algorithm>

namespace loom::ui {

PartBox::PartBox(QWidget* parent)
    : QComboBox(parent)
{
    setObjectName(QStringLiteral("part"));
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
}

void PartBox::fill(const PreparedData& data, const SnapshotSource* source)
{
    const QSignalBlocker quiet(this);
    const QString current = currentData().toString();
    clear();
    setAccessibleName(tr("Part of the data"));
    if (!data.validation.empty())
        addItem(tr("Validation part"), QStringLiteral("validation"));
    addItem(tr("Training part"), QStringLiteral("training"));
    if (!data.test.empty() && (!source || source->state() == SnapshotSource::State::ended))
        addItem(tr("Test part"), QStringLiteral("test"));
    setCurrentIndex(std::max(0, findData(current)));
}

std::vector<std::int64_t> PartBox::rows(const PreparedData& data, std::int64_t most) const
{
    const QString part = currentData().toString();
    const RowSet& rows = part == QLatin1String("test") ? data.test
        : part == QLatin1String("validation")          ? data.validation
                                                       : data.training;
    return rows.slice(0, most);
}

} // namespace loom::ui
