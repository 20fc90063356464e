#pragma once

#include "views/parts/subject.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace loom::ui {

class HeatMap;
class RowFactsReader;
class StoredPictures;
class Theme;

/// The picked sample: its picture (numbers under the pointer), its label, and the way to the next one.
class RowPanel : public QWidget {
    Q_OBJECT
public:
    explicit RowPanel(Theme& theme, QWidget* parent = nullptr);
    void showRow(const std::shared_ptr<const Subject>& subject, std::int64_t row);
    /// The sample of one's own where there is one; the way to the next sample leads back to the data.
    void showPicked(const std::shared_ptr<const Subject>& subject, std::int64_t row, const GivenSamples& own);
    void forget();
    void retranslate();
    const HeatMap* picture() const { return picture_; }
    QString caption() const; ///< "class Coat", "price 73.1"
    QString numbers() const;

signals:
    void picked(qint64 row);

private:
    void showTile(const Subject& subject, const std::vector<float>& numbers);
    void tell();
    void go(qint64 row);

    Theme& theme_;
    HeatMap* picture_;
    QLabel* caption_;
    QLabel* place_;
    QLabel* curve_; ///< a tile whose numbers are no pixels
    QLabel* numbers_; ///< of a row without a tile
    QToolButton* previous_;
    QToolButton* next_;
    QPushButton* random_;
    StoredPictures* stored_;
    RowFactsReader* facts_;
    std::shared_ptr<const Subject> subject_; ///< what `stored_` reads
    std::shared_ptr<const Subject> told_; ///< of the row that is shown; shared with `facts_`
    int channels_ = 1;
    qint64 row_ = 0, size_ = 0, shown_ = -1; ///< `shown_`: of a row on disk, the one that was read
};

} // namespace loom::ui
