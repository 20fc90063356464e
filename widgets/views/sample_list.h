#pragma once

#include "views/subject.h"

#include <QHash>
#include <QStackedWidget>
#include <functional>

class QTableView;

namespace loom::ui {

class SamplesTable;
class StoredPictures;
class Theme;
class TileGrid;

/// Samples as pictures, or as table rows where the data are no pictures.
class SampleList : public QStackedWidget {
    Q_OBJECT
public:
    explicit SampleList(Theme& theme, QWidget* parent = nullptr);
    /// `caption` of a data row, below its picture. The subject must outlive what is shown.
    void setRows(const Subject& subject, std::vector<std::int64_t> rows,
                 std::function<QString(std::int64_t)> caption);
    void setTileUnits(double units);
    void setCurrentRow(std::int64_t row);
    TileGrid* grid() const { return grid_; }

signals:
    void picked(qint64 row);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    QImage pictureAt(const Subject& subject, int tile);

    TileGrid* grid_;
    QTableView* table_;
    SamplesTable* model_;
    StoredPictures* stored_;
    std::vector<std::int64_t> rows_;
    QHash<qint64, int> waiting_; ///< tiles whose row is being read
};

} // namespace loom::ui
