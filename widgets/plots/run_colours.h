#pragma once

#include <QColor>
#include <QWidget>
#include <vector>

namespace loom::ui {

class Theme;

/// How good runs are by their objective, for their colour: by rank, so that one run that went astray does not press
/// all others into one colour.
class RunColours {
public:
    RunColours() = default;
    /// Values that are no numbers (not known, failed) have no place.
    RunColours(const std::vector<double>& values, bool maximum);

    /// 0: the worst, 1: the best; equal ones stand alike. NaN where the value is none.
    double placeOf(double value) const;
    /// Between the values next to it; NaN where there are none.
    double valueAt(double place) const;
    bool empty() const { return sorted_.empty(); }

private:
    std::vector<double> sorted_; ///< the worst first, turned so that larger is better
    bool maximum_ = true;
};

/// The colour of a run in every plot: the better, the farther from the ground; grey where the place is not known or
/// the run was stopped early (`faint`).
QColor runColour(const Theme& theme, double place, bool faint);

/// Which colour is which objective: a bar with the worst, the middle and the best value, and the grey of runs that
/// were stopped early.
class RunScale : public QWidget {
    Q_OBJECT
public:
    explicit RunScale(Theme& theme, QWidget* parent = nullptr);
    void setColours(const RunColours& colours, const QString& objective);
    void setPruned(bool any); ///< is there a grey run to be explained?
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void describe();
    Theme& theme_;
    RunColours colours_;
    QString objective_;
    bool pruned_ = false;
};

} // namespace loom::ui
