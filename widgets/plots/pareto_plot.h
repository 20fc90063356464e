#pragma once

#include "plots/run_plane.h"

namespace loom::ui {

/// Runs by two objectives: those that no other beats in both are joined by steps, the others are pale.
class ParetoPlot : public RunPlane {
    Q_OBJECT
public:
    explicit ParetoPlot(Theme& theme, QWidget* parent = nullptr);
    /// Is larger better?
    void setDirections(bool xMaximum, bool yMaximum);
    /// From the best x on. Runs that were stopped early or are hidden are in no front.
    const std::vector<int>& front() const { return front_; }

protected:
    void paintOver(QPainter& painter) const override;
    double strengthOf(int run) const override;
    QString axisWords(const RunAxis& axis) const override;
    QString words(int run) const override;
    QString table() const override;
    QString title() const override;
    void rearranged() override;

private:
    bool isInFront(int run) const;
    bool xMaximum_ = false, yMaximum_ = false;
    std::vector<int> front_;
    std::vector<char> inFront_;
};

} // namespace loom::ui
