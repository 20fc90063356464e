#pragma once

#include "lab_views/hand_view.h"
#include "lab_views/plot_frame.h"
#include "lab_views/point_mark.h"

class QVariantAnimation;

namespace loom::ui {

/// A sheet of the plane whose corners of cells go from one place to another, row after row.
struct FoldSheet {
    int rows = 0, columns = 0; ///< corners, not cells
    std::vector<QPointF> from, to;
    std::vector<float> shade; ///< −1 … 1 on the diverging scale
    std::vector<float> side; ///< the border runs where it is 0
};

/// A point that goes with the sheet.
struct FoldPoint {
    QPointF from, to;
    int kind = -1; ///< one of two classes, which are the two signs; -1: none
    PointMark mark = PointMark::disc;
    QString letter; ///< within it
    QString name; ///< beside it
};

/// The straight line w1·x + w2·y + b = 0 of the folded plane.
struct FoldLine {
    double w1 = 0, w2 = 0, b = 0;
};

/// Paper that is folded: a sheet with its points on the way from one plane to another, which a slider in the view
/// moves. What is a straight line in the folded plane is the border on the sheet, and its curve when pulled back.
class FoldPlot : public HandView {
    Q_OBJECT
public:
    enum Kind { slider, end };
    static HandleId sliderHandle() { return {slider, 0}; }
    static HandleId endHandle(int which) { return {end, which}; } ///< 0: before, 1: after

    explicit FoldPlot(Theme& theme, QWidget* parent = nullptr);

    /// Words at the slider's two ends, and names of the axes there, typeset.
    void setEnds(const QString& before, const QString& after);
    void setAxes(const QString& x, const QString& y, const QString& foldedX, const QString& foldedY);
    /// What is seen before and after; in between the window goes along.
    void setRanges(const QRectF& before, const QRectF& after);
    void setSheet(FoldSheet sheet);
    void setPoints(std::vector<FoldPoint> points);
    void setLine(const FoldLine& line);
    /// 0: before, 1: after. Stops an animation.
    void setShare(double share);

    double share() const { return share_; }
    QPointF pointPlace(int point) const; ///< (1 − t)·from + t·to
    /// The border as pairs of places on the sheet as it lies now.
    std::vector<QLineF> border() const;
    QPointF toWidget(const QPointF& place) const { return frame().toWidget(place); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void shareMoved(double share);

protected:
    std::vector<Handle> handles() const override;
    void moveHandle(const HandleId& handle, const QPointF& to) override;
    void stepHandle(const HandleId& handle, const QPointF& share) override;
    void clickHandle(const HandleId& handle) override;
    QString handleWords(const HandleId& handle) const override;
    void paintEvent(QPaintEvent* event) override;

private:
    /// The line across all that is seen, where it is straight at the end of the fold.
    struct Crease {
        QPointF from, to, normal;
        double opacity = 0;
    };
    std::optional<Crease> crease() const;
    QPointF placeOf(std::size_t corner) const;
    const PlotFrame& frame() const;
    QRectF endBox(int which) const;
    QLineF track() const;
    void moveShare(double share);
    void foldTo(double share);
    double reach() const;
    void paintSides(QPainter& painter) const;
    void paintSheet(QPainter& painter) const;
    void paintGrid(QPainter& painter) const;
    void paintBorder(QPainter& painter) const;
    void paintPoints(QPainter& painter, LabelRoom& room) const;
    void paintSlider(QPainter& painter, LabelRoom& room) const;

    mutable PlotFrame frame_;
    mutable QSize fitted_;
    mutable double fittedScale_ = 0, fittedShare_ = -1;
    QRectF before_{-1, -1, 2, 2}, after_{-1, -1, 2, 2};
    QString words_[2], x_[2], y_[2];
    FoldSheet sheet_;
    std::vector<FoldPoint> points_;
    FoldLine line_;
    double share_ = 0;
    QVariantAnimation* motion_;
};

} // namespace loom::ui
