#pragma once

#include "plots/plot_saving.h"
#include "plots/run_focus.h"

#include <QPixmap>
#include <QPointer>
#include <QWidget>
#include <optional>

namespace loom::ui {

class Theme;

/// What all plots share that show a mark a run: marks are painted once into a picture, what changes with the pointer
/// over it. The pointer and the arrows point at a run, a click and Return pick it (with Ctrl or Shift besides
/// others), a double click opens it. A drag brushes a rectangle; a click beside all marks and Escape take it back. B
/// begins a brush at the run that is pointed at, which the arrows widen. Page Up and Down go through the runs one by
/// one.
class RunPlot : public QWidget {
    Q_OBJECT
public:
    RunPlot(Theme& theme, QWidget* parent);
    ~RunPlot() override;

    /// What is done in other plots is seen here, and the other way round; shared by all plots of a search.
    void follow(RunFocus* focus);
    RunFocus& focus() const { return *focus_; }

    virtual int runs() const = 0;
    /// Where its mark is; null: it has none.
    virtual QRectF markRect(int run) const = 0;
    virtual int runAt(const QPointF& place) const; ///< −1: none near
    bool isShown(int run) const; ///< has a mark and is not hidden
    QRectF brushRect() const; ///< null: none
    QString readout() const { return readout_; } ///< of the run that is pointed at, rich text
    int paints() const { return paints_; } ///< how often all marks were painted
    PlotPage page() const; ///< as it is saved
    QSize sizeHint() const override;

signals:
    void pointed(int run); ///< −1: none any more
    void picked(int run, bool more); ///< more: with Ctrl or Shift
    void opened(int run);
    void brushed();

protected:
    enum class Look { pale, plain, strong }; ///< outside the brushes; as it is; picked or pointed at

    /// Within the axes; a brush keeps its place in it. Measured once until something changes: every mark asks.
    const QRectF& area() const;
    virtual QRectF measuredArea() const = 0;
    /// Axes and what else lies under the marks; kept as a picture.
    virtual void paintGround(QPainter& painter) const = 0;
    virtual void paintRun(QPainter& painter, int run, Look look) const = 0;
    /// Over all marks, kept with them.
    virtual void paintOver(QPainter& painter) const;
    /// What is said of a run, rich text.
    virtual QString words(int run) const = 0;
    virtual QString table() const = 0; ///< CSV
    virtual QString title() const = 0;
    /// Marks are painted in this order: the last lies on top.
    virtual std::vector<int> order() const = 0;
    virtual bool holds(const QRectF& brush, int run) const; ///< by its middle, unless said
    void dropBrush();
    /// Other runs, axes, or hidden ones: for plots that reckon with all of them.
    virtual void rearranged();
    /// Other runs, or the same ones at other places: the brush is judged again.
    void stale();

    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

    Theme& theme_;

private:
    void leave();
    void connectFocus(RunFocus* focus);
    struct Press {
        QPointF at;
        bool moved = false;
    };
    void pointAt(int run);
    void pick(int run, bool more);
    void brushTo(const QRectF& rect);
    void reportBrush();
    int next(int run, const QPoint& step) const;
    void stepTo(int run);
    void showReadout(const QPoint& at);
    Look lookOf(int run) const;
    void paintMarks(QPainter& painter) const;
    void paintStrong(QPainter& painter) const;
    QPixmap blank() const;

    QPointer<RunFocus> focus_;
    RunFocus* own_;
    mutable std::optional<QRectF> area_;
    QPixmap ground_, marks_; ///< null: to be painted
    std::optional<QRectF> brush_; ///< in parts of the area
    std::optional<Press> press_;
    int anchor_ = -1; ///< where keys began to brush
    QString readout_;
    int paints_ = 0;
};

} // namespace loom::ui
