#pragma once

#include "plots/curve_plot.h"

#include <QImage>
#include <QWidget>
#include <array>
#include <functional>
#include <vector>

class QLabel;
class QTableWidget;

namespace loom::ui {

class Theme;
class TileGrid;

/// Two runs as they are compared; what is of a pair is of the first and the second.
struct ComparedRuns {
    struct Setting {
        QString name;
        std::array<QString, 2> values;
    };
    /// A sample of which the two say different things.
    struct Disagreement {
        int sample = 0;
        QString truth; ///< empty: it is not known
        std::array<QString, 2> said;
        std::array<bool, 2> right{false, false};
        QString values; ///< of the sample itself, where it is no picture; empty: not shown
    };
    std::array<QString, 2> names; ///< "trial 12"
    std::vector<Setting> results; ///< what they came to, above the settings
    std::vector<Setting> settings; ///< all of them: those that are the same are counted only
    std::vector<CurveLine> lines; ///< of both
    QString curveSteps; ///< of the other axis; empty: steps
    QString curveName; ///< of their values, e.g. "loss"
    NumberKind curveKind = NumberKind::loss;
    int samples = 0; ///< how many both were asked about; 0: not yet
    std::vector<Disagreement> disagreements;
};

/// Two runs side by side: the settings that differ, both curves, and the samples of which they say different things,
/// with their pictures where they have some.
class RunComparison : public QWidget {
    Q_OBJECT
public:
    explicit RunComparison(Theme& theme, QWidget* parent = nullptr);

    void setRuns(ComparedRuns runs);
    /// `image` of a sample, asked for those in view; none: a table instead.
    void setPictures(QSize cells, std::function<QImage(int sample)> image);

    QTableWidget* settings() const { return settings_; }
    CurvePlot* curves() const { return curves_; }
    TileGrid* tiles() const { return tiles_; }
    QTableWidget* rows() const { return rows_; }
    QString sameWords() const;
    QString summary() const;

signals:
    void picked(int sample);
    void opened(int sample); ///< by a double click

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QTableWidget* makeTable(const QString& objectName);
    void retranslate();
    void fillSettings();
    void fillRows();
    void fillTiles();
    QString summaryText() const;
    qsizetype shown() const; ///< samples of those on which they disagree
    QString caption(int tile) const;
    QString nameOf(int run) const;

    Theme& theme_;
    ComparedRuns runs_;
    QSize cells_{1, 1};
    std::function<QImage(int)> image_;
    QLabel *settingsTitle_, *same_, *summary_;
    QTableWidget *settings_, *rows_;
    CurvePlot* curves_;
    TileGrid* tiles_;
};

} // namespace loom::ui
