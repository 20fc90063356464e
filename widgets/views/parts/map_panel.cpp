#include "views/parts/map_panel.h"

#include "common/flow_layout.h"
#include "common/theme.h"
#include "plots/color_scale.h"
#include "plots/heat_map.h"
#include "plots/ticks.h"
#include "plots/tile_grid.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolTip>
#include <QVBoxLayout>

namespace loom::ui {

MapPanel::MapPanel(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
    , colors_(theme, MapScale::diverging)
    , pages_(new QStackedWidget)
    , grid_(new TileGrid(theme))
    , large_(new HeatMap(theme))
    , scale_(new ColorScale(theme))
    , readout_(new QLabel)
    , back_(new QPushButton)
    , ownScale_(new QCheckBox)
{
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(theme.px(1));
    auto* foot = new QHBoxLayout; // of an enlarged map alone, so that several panels find room side by side
    auto* scales = new FlowLayout;
    pages_->addWidget(grid_);
    pages_->addWidget(large_);
    lines->addWidget(pages_, 1);
    foot->addWidget(back_);
    foot->addWidget(readout_, 1);
    scales->setSpacing(theme.px(2));
    scales->addStretch();
    scales->addWidget(ownScale_);
    scales->addWidget(scale_);
    lines->addLayout(foot);
    lines->addLayout(scales);
    grid_->setObjectName(QStringLiteral("maps"));
    large_->setObjectName(QStringLiteral("largeMap"));
    back_->setObjectName(QStringLiteral("back"));
    ownScale_->setObjectName(QStringLiteral("ownScale"));
    readout_->setObjectName(QStringLiteral("readout"));
    readout_->setTextFormat(Qt::RichText);
    readout_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    back_->hide();
    readout_->hide();
    connect(grid_, &TileGrid::clicked, this, &MapPanel::picked);
    connect(grid_, &TileGrid::hovered, this, [this](int map, QPoint cell, QPoint at) {
        read(map, cell.y(), cell.x());
        QToolTip::showText(at, readout_->text(), grid_->viewport()); // the number beside what it is of
    });
    connect(grid_, &TileGrid::left, this, [this] {
        readout_->clear();
        QToolTip::hideText();
    });
    connect(large_, &HeatMap::hovered, this, [this](int row, int column) { read(enlarged_, row, column); });
    connect(large_, &HeatMap::left, this, &MapPanel::nameEnlarged);
    connect(large_, &HeatMap::cellClicked, this, [this](int row, int column) { emit cellPicked({column, row}); });
    connect(back_, &QPushButton::clicked, this, [this] { emit picked(-1); });
    connect(ownScale_, &QCheckBox::toggled, this, &MapPanel::setOwnScale);
    connect(&theme, &Theme::changed, this, [this] {
        colors_ = MapColors(theme_, MapScale::diverging);
        grid_->refresh();
    });
    retranslate();
}

void MapPanel::retranslate()
{
    grid_->setAccessibleName(tr("Maps"));
    large_->setAccessibleName(tr("Enlarged map"));
    back_->setText(tr("All maps"));
    ownScale_->setText(tr("Own scale each"));
    ownScale_->setToolTip(tr("Every map uses its own colour scale, so that weak ones can be seen too."));
    showScale();
}

void MapPanel::setMaps(MapStack maps, const QString& word)
{
    maps_ = std::move(maps);
    word_ = word;
    range_ = rangeOf(maps_.values, MapScale::diverging);
    if (enlarged_ >= maps_.count)
        enlarge(-1);
    grid_->setTiles(
        maps_.count, {maps_.columns, maps_.rows},
        [this](int map) { return colors_.image(maps_.map(map), maps_.rows, maps_.columns, rangeFor(map)); },
        [](int map) { return QString::number(map + 1); });
    showLarge();
    showScale();
}

void MapPanel::setOwnScale(bool own)
{
    own_ = own;
    ownScale_->setChecked(own);
    grid_->refresh();
    showLarge();
    showScale();
}

MapRange MapPanel::rangeFor(int map) const
{
    return own_ ? rangeOf(maps_.map(map), MapScale::diverging) : range_;
}

void MapPanel::showScale()
{
    if (own_ && enlarged_ < 0)
        scale_->setWords(tr("each map ± its own largest number"));
    else
        scale_->setScale(MapScale::diverging, enlarged_ >= 0 ? rangeFor(enlarged_) : range_);
}

void MapPanel::showLarge()
{
    if (enlarged_ < 0)
        return;
    const auto values = maps_.map(enlarged_);
    large_->setMap(maps_.rows, maps_.columns, {values.begin(), values.end()}, MapScale::diverging,
                   rangeFor(enlarged_));
}

void MapPanel::showPicked(int map, const QPoint& cell)
{
    if (map != enlarged_ && (map < maps_.count || enlarged_ >= 0))
        enlarge(map);
    large_->setPicked(cell.y(), cell.x());
}

void MapPanel::enlarge(int map)
{
    enlarged_ = map < maps_.count ? map : -1;
    const bool withKeys = pages_->currentWidget()->hasFocus();
    back_->setVisible(enlarged_ >= 0);
    readout_->setVisible(enlarged_ >= 0);
    pages_->setCurrentWidget(enlarged_ >= 0 ? static_cast<QWidget*>(large_) : grid_);
    if (withKeys)
        pages_->currentWidget()->setFocus();
    nameEnlarged();
    showLarge();
    showScale();
}

void MapPanel::nameEnlarged()
{
    readout_->setText(enlarged_ >= 0 ? QStringLiteral("<b>%1</b>").arg(word_.arg(enlarged_ + 1)) : QString());
}

void MapPanel::read(int map, int row, int column)
{
    if (map < 0 || map >= maps_.count || row >= maps_.rows || column >= maps_.columns)
        return;
    readout_->setText(tr("%1, row %2, column %3: <b>%4</b>")
                          .arg(word_.arg(map + 1))
                          .arg(row + 1)
                          .arg(column + 1)
                          .arg(fourDigits(maps_.value(map, row, column))));
}

QString MapPanel::readout() const
{
    return readout_->text();
}

void MapPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && enlarged_ >= 0)
        emit picked(-1);
    else
        QWidget::keyPressEvent(event);
}

} // namespace loom::ui
