#include "plots/run_comparison.h"

#include "common/accessibility.h"
#include "common/core_text.h"
#include "common/theme.h"
#include "plots/tile_grid.h"

#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QTableWidget>
#include <algorithm>

namespace loom::ui {

namespace {
constexpr const char* kLetters[] = {"A", "B"};
constexpr double kTile = 24; // units
constexpr int kMostRows = 7; // settings that are seen without scrolling
constexpr qsizetype kMostShown = 500; // samples
} // namespace

RunComparison::RunComparison(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
    , settingsTitle_(new QLabel)
    , same_(new QLabel)
    , summary_(new QLabel)
    , settings_(makeTable(QStringLiteral("compared_settings")))
    , rows_(makeTable(QStringLiteral("disagreement_rows")))
    , curves_(new CurvePlot(theme))
    , tiles_(new TileGrid(theme))
{
    same_->setProperty("role", "muted");
    for (QLabel* label : {settingsTitle_, same_, summary_})
        label->setWordWrap(true);
    tiles_->setObjectName(QStringLiteral("disagreements"));
    curves_->setObjectName(QStringLiteral("compared_curves"));
    auto* layout = new QGridLayout(this);
    layout->addWidget(settingsTitle_, 0, 0);
    layout->addWidget(settings_, 1, 0);
    layout->addWidget(same_, 2, 0);
    layout->addWidget(curves_, 3, 0);
    layout->addWidget(summary_, 0, 1);
    layout->addWidget(tiles_, 1, 1, 3, 1);
    layout->addWidget(rows_, 1, 1, 3, 1);
    layout->setRowStretch(3, 1);
    layout->setColumnStretch(0, 1);
    layout->setColumnStretch(1, 1);
    rows_->hide();
    const auto sampleOf = [this](int at) { return runs_.disagreements[std::size_t(at)].sample; };
    connect(tiles_, &TileGrid::clicked, this, [this, sampleOf](int tile) { emit picked(sampleOf(tile)); });
    connect(tiles_, &TileGrid::opened, this, [this, sampleOf](int tile) { emit opened(sampleOf(tile)); });
    connect(rows_, &QTableWidget::currentCellChanged, this, [this, sampleOf](int row) {
        if (row >= 0)
            emit picked(sampleOf(row));
    });
    connect(rows_, &QTableWidget::cellActivated, this, [this, sampleOf](int row) { emit opened(sampleOf(row)); });
    connect(&theme, &Theme::changed, this, &RunComparison::retranslate);
    retranslate();
}

QTableWidget* RunComparison::makeTable(const QString& objectName)
{
    auto* table = new QTableWidget;
    table->setObjectName(objectName);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->setWordWrap(true);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    return table;
}

void RunComparison::setRuns(ComparedRuns runs)
{
    runs_ = std::move(runs);
    retranslate();
}

void RunComparison::setPictures(QSize cells, std::function<QImage(int)> image)
{
    cells_ = cells;
    image_ = std::move(image);
    fillTiles();
    fillRows();
}

QString RunComparison::nameOf(int run) const
{
    return QStringLiteral("%1 · %2").arg(QString::fromLatin1(kLetters[run]), runs_.names[std::size_t(run)]);
}

void RunComparison::retranslate()
{
    settingsTitle_->setFont(theme_.font(13, true));
    summary_->setFont(theme_.font(13, true));
    settingsTitle_->setText(runs_.results.empty() ? tr("Settings that differ")
                                                  : tr("What they came to, and the settings that differ"));
    nameControl(settings_, settings_->objectName(), settingsTitle_->text());
    nameControl(rows_, rows_->objectName(), tr("Samples on which the two disagree"));
    nameControl(tiles_, tiles_->objectName(), tr("Samples on which the two disagree"));
    nameControl(curves_, curves_->objectName(), tr("Curves of both"));
    fillSettings();
    curves_->setAxes(runs_.curveSteps.isEmpty() ? tr("steps") : runs_.curveSteps, runs_.curveName, runs_.curveKind);
    curves_->setLines(runs_.lines);
    curves_->refresh();
    summary_->setText(summaryText());
    fillTiles();
    fillRows();
}

void RunComparison::fillSettings()
{
    settings_->clear();
    settings_->setColumnCount(3);
    settings_->setHorizontalHeaderLabels({tr("Setting"), nameOf(0), nameOf(1)});
    settings_->setRowCount(0);
    const auto add = [this](const ComparedRuns::Setting& setting, bool strong) {
        const int row = settings_->rowCount();
        settings_->setRowCount(row + 1);
        const QString cells[] = {setting.name, setting.values[0], setting.values[1]};
        for (int column = 0; column < 3; ++column) {
            auto* item = new QTableWidgetItem(cells[column]);
            item->setToolTip(cells[column]);
            item->setFont(theme_.font(13, strong));
            settings_->setItem(row, column, item);
        }
    };
    for (const ComparedRuns::Setting& result : runs_.results)
        add(result, true);
    int same = 0;
    for (const ComparedRuns::Setting& setting : runs_.settings)
        setting.values[0] == setting.values[1] ? void(++same) : add(setting, false);
    const bool differ = same < int(runs_.settings.size());
    // As high as it needs to be, while the curves keep their room.
    settings_->resizeRowsToContents();
    int high = settings_->horizontalHeader()->sizeHint().height() + 2 * settings_->frameWidth();
    for (int row = 0; row < std::min(settings_->rowCount(), kMostRows); ++row)
        high += settings_->rowHeight(row);
    settings_->setFixedHeight(high);
    settings_->setVisible(settings_->rowCount() > 0);
    same_->setText(differ ? tr("%n other(s) are the same in both.", nullptr, same)
                          : tr("Both have the same settings."));
    same_->setVisible(same > 0);
}

QString RunComparison::sameWords() const
{
    return same_->isHidden() ? QString() : same_->text();
}

QString RunComparison::summary() const
{
    return summary_->text();
}

QString RunComparison::summaryText() const
{
    if (runs_.samples == 0)
        return tr("Here you see the samples on which the two disagree.");
    const auto count = [this](const auto& is) { return countText(std::ranges::count_if(runs_.disagreements, is)); };
    using One = ComparedRuns::Disagreement;
    QString all = tr("They disagree on %1 of %2 samples.")
                      .arg(countText(qint64(runs_.disagreements.size())), countText(runs_.samples));
    if (shown() < qsizetype(runs_.disagreements.size()))
        all += u' ' + tr("The first %1 are shown.").arg(countText(shown()));
    if (std::ranges::none_of(runs_.disagreements, [](const One& one) { return !one.truth.isEmpty(); }))
        return all;
    return all + u'\n'
        + tr("Only A is right on %1, only B on %2, neither on %3.")
              .arg(count([](const One& one) { return one.right[0] && !one.right[1]; }),
                   count([](const One& one) { return one.right[1] && !one.right[0]; }),
                   count([](const One& one) { return !one.right[0] && !one.right[1]; }));
}

qsizetype RunComparison::shown() const
{
    return std::min(qsizetype(runs_.disagreements.size()), kMostShown);
}

QString RunComparison::caption(int tile) const
{
    const ComparedRuns::Disagreement& one = runs_.disagreements[std::size_t(tile)];
    const auto line = [&one](int run) {
        return QStringLiteral("%1: %2").arg(QString::fromLatin1(kLetters[run]), one.said[std::size_t(run)]);
    };
    QStringList lines;
    if (!one.truth.isEmpty())
        lines << tr("true: %1").arg(one.truth);
    return (lines << line(0) << line(1)).join(u'\n');
}

void RunComparison::fillTiles()
{
    const bool shown = image_ && !runs_.disagreements.empty();
    tiles_->setVisible(bool(image_));
    tiles_->setTileUnits(kTile);
    tiles_->setTiles(
        shown ? int(this->shown()) : 0, cells_,
        [this](int tile) { return image_(runs_.disagreements[std::size_t(tile)].sample); },
        [this](int tile) { return caption(tile); });
}

void RunComparison::fillRows()
{
    rows_->setVisible(!image_);
    rows_->clear();
    const bool values = std::ranges::any_of(
        runs_.disagreements, [](const ComparedRuns::Disagreement& one) { return !one.values.isEmpty(); });
    QStringList titles{tr("Sample"), tr("True"), nameOf(0), nameOf(1)};
    if (values)
        titles << tr("Values");
    rows_->setColumnCount(int(titles.size()));
    rows_->setHorizontalHeaderLabels(titles);
    rows_->setRowCount(image_ ? 0 : int(shown()));
    for (int row = 0; row < rows_->rowCount(); ++row) {
        const ComparedRuns::Disagreement& one = runs_.disagreements[std::size_t(row)];
        const QString cells[] = {countText(one.sample + 1), one.truth, one.said[0], one.said[1], one.values};
        for (int column = 0; column < rows_->columnCount(); ++column) {
            auto* item = new QTableWidgetItem(cells[column]);
            QFont font = theme_.font(13);
            font.setBold((column == 2 || column == 3) && one.right[std::size_t(column - 2)]);
            item->setFont(font);
            item->setToolTip(column == 4 ? cells[column] : QString());
            rows_->setItem(row, column, item);
        }
    }
}

void RunComparison::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void RunComparison::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme_.color(QStringLiteral("panel")));
}

} // namespace loom::ui
