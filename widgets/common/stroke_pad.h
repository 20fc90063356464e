#pragma once

#include "data/moves.h"

#include <QWidget>
#include <utility>
#include <vector>

class QPainter;

namespace loom::ui {

class Theme;

/// Paper on which strokes are drawn, with a mouse, a finger or a pen: left button down, along, up. The arrows move
/// the pen, with Shift they draw; Backspace takes back the last stroke, Delete all. Lengths are in thousandths of the
/// paper's side.
class StrokePad : public QWidget {
    Q_OBJECT
public:
    static constexpr double kSide = 1000;

    explicit StrokePad(Theme& theme, QWidget* parent = nullptr);

    const PenDrawing& strokes() const { return strokes_; }
    bool isBlank() const { return strokes_.empty(); }
    void undoStroke();
    void clear();
    /// What somebody else draws behind the strokes, in grey.
    void setFollowing(PenDrawing following);
    const PenDrawing& following() const { return following_; }
    /// Where the pen may go next, each with its share: lines from a place on, the thicker the likelier.
    void setNext(PenPoint from, std::vector<std::pair<PenPoint, double>> next);

    QSize sizeHint() const override;

signals:
    void changed(); ///< a stroke or a part of it more, or strokes less

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    double scale() const; ///< pixels a unit
    PenPoint toPaper(const QPointF& place) const;
    void extend(PenPoint to);
    void describe();

    Theme& theme_;
    PenDrawing strokes_, following_;
    PenPoint from_;
    std::vector<std::pair<PenPoint, double>> next_;
    PenPoint pen_{kSide / 2, kSide / 2};
    bool drawing_ = false, byKey_ = false;
};

/// Draws lines with the painter's pen; a single point as a dot.
void drawStrokes(QPainter& painter, const PenDrawing& strokes);

} // namespace loom::ui
