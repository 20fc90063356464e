#pragma once

#include "lab_views/hand_view.h"
#include "lab_views/plot_frame.h"
#include "lab_views/surface_field.h"
#include "lab_views/surface_sampler.h"

#include <QPixmap>
#include <array>
#include <span>

namespace loom::ui {

/// What a hand rolls over the surface; or only a mark of where one is.
struct SurfaceBall {
    QPointF at;
    bool movable = true;
    QString words; ///< beside it
};

/// A way over the surface, seen as a trail whose newest part is strongest.
struct SurfacePath {
    std::vector<QPointF> places; ///< what comes after a place that is not finite is not drawn
    int kind = 0; ///< colour of a class
    QString letter; ///< in the runner at its end; empty: no runner
    QString name; ///< beside its letter above the map
};

/// What a next step would be, as ghost arrows tip to tail.
struct SurfaceStep {
    struct Part {
        QPointF by;
        QString name; ///< beside it
        bool dashed = false;
    };
    QPointF from;
    std::vector<Part> parts;
    int kind = 0; ///< colour of a class
    QString letter; ///< in the ring where they lead
};

/// Arrows from one point.
struct SurfaceFan {
    enum class Look { thin, thick, mean };
    struct Arrow {
        QPointF by;
        Look look = Look::thin;
    };
    QPointF from;
    std::vector<Arrow> arrows;
    double scale = 0; ///< drawn length over `by`; 0: so that the longest takes a third of the shorter side
    QString words; ///< at the mean's tip
};

/// Two cuts through the ball: along x and along y. Their curves stand at the edges with their slopes.
struct SurfaceKnives {
    QString acrossWords, upWords; ///< in front of the slopes: "∂f/∂x ="
    bool movable = true; ///< each knife by itself, along the other axis
};

/// A place that is worth a word.
struct SurfaceMark {
    enum class Look { cross, ring }; ///< a minimum; a start
    QPointF at;
    QString words;
    Look look = Look::cross;
};

/// A place that is guessed with a click, or with the arrows, and what is so.
struct SurfaceGuess {
    std::optional<QPointF> at; ///< none: nothing was set yet
    QString words;
    bool open = false; ///< it may be set
    std::optional<QPointF> truth;
    QString truthWords;
};

/// A loss over two directions seen from above: shades with a light from the upper left and lines at round levels; on
/// it a ball by hand, trails, arrows, knives.
class SurfaceMap : public HandView {
    Q_OBJECT
public:
    enum Kind { ball, knifeAcross, knifeUp, guess };
    static HandleId ballHandle() { return {ball, 0}; }
    static HandleId acrossHandle() { return {knifeAcross, 0}; } ///< the knife along x, moved along y
    static HandleId upHandle() { return {knifeUp, 0}; }

    static HandleId guessHandle() { return {guess, 0}; }

    explicit SurfaceMap(Theme& theme, QWidget* parent = nullptr);

    /// `equal`: one unit is as long on both axes, so that a gradient stands at right angles to the lines.
    void setAxes(const PlotAxis& x, const PlotAxis& y, bool equal = false);
    /// Shades and levels by the logarithm; heights must be above 0 then.
    void setLogarithmic(bool logarithmic);
    /// In rows and columns, at least two of each, the topmost row first; the outermost lie on the limits of the axes.
    void setValues(std::span<const float> heights, int rows, int columns);
    /// Asked in the window's thread, about a thousand times at once and 17,000 times at rest, never longer than a few
    /// milliseconds at a time.
    void setRule(SurfaceRule rule);
    /// Both slopes at a place, as (∂/∂x, ∂/∂y); without it they are central differences.
    void setGradient(std::function<QPointF(QPointF)> gradient);
    void setBall(const std::optional<SurfaceBall>& ball);
    void moveBall(const QPointF& to);
    void setPaths(std::vector<SurfacePath> paths);
    void append(int path, const QPointF& place);
    void setSteps(std::vector<SurfaceStep> steps);
    void setFan(const std::optional<SurfaceFan>& fan);
    void setKnives(const std::optional<SurfaceKnives>& knives);
    void setMarks(std::vector<SurfaceMark> marks);
    void setGuess(const std::optional<SurfaceGuess>& guess);

    const std::optional<SurfaceBall>& ballNow() const { return ball_; }
    const std::vector<SurfacePath>& paths() const { return paths_; }
    /// The discs of the runners as they stand: none over another or over the ball.
    std::vector<QPointF> runnerPlaces() const;
    double runnerRadius() const;
    /// Where letters were explained last, one for each path; null where one has no name or found no room.
    const std::vector<QRectF>& legend() const { return legend_; }
    const std::optional<SurfaceGuess>& guessNow() const { return guess_; }
    const SurfaceField& field() const { return field_; }
    bool isFine() const { return sampler_.isDone(); } ///< no finer picture comes
    double heightAt(const QPointF& place) const; ///< by the rule where there is one; NaN without heights
    QPointF slopesAt(const QPointF& place) const;
    double fanScale() const; ///< 0 without a fan
    QPointF toWidget(const QPointF& place) const { return frame().toWidget(place); }
    QPointF toPlane(const QPointF& at) const { return frame().toPlot(at); }
    QRectF area() const { return frame().area(); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void ballMoved(QPointF to);
    void guessMoved(QPointF to);

protected:
    std::vector<Handle> handles() const override;
    void moveHandle(const HandleId& handle, const QPointF& to) override;
    void stepHandle(const HandleId& handle, const QPointF& share) override;
    QString handleWords(const HandleId& handle) const override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    const PlotFrame& frame() const;
    void sample();
    void setField(const SurfaceField& field);
    void placeBall(QPointF to);
    void placeGuess(const QPointF& to);
    QPointF guessPlace() const;
    QPointF within(const QPointF& place) const;
    QPointF steppedFrom(const QPointF& place, const QPointF& share) const;
    void paintGuess(QPainter& painter, LabelRoom& room) const;
    double stripDepth() const;
    QRectF stripAbove() const;
    QRectF stripBeside() const;
    QColor inkOver(const QPointF& place) const;
    QPointF drawable(const QPointF& place) const;

    void paintMap(QPainter& painter);
    void renewPicture();
    void nameLevels(QPainter& painter, LabelRoom& room) const;
    void paintMarks(QPainter& painter) const;
    void nameMarks(QPainter& painter, LabelRoom& room) const;
    void paintBall(QPainter& painter, LabelRoom& room) const;
    void paintKnives(QPainter& painter) const;
    void paintCuts(QPainter& painter, LabelRoom& room) const;
    void paintCut(QPainter& painter, bool across) const;
    void paintPath(QPainter& painter, const SurfacePath& path) const;
    struct Runner {
        QPointF at; ///< where its disc finds room …
        QPointF end; ///< … beside the end of its way
        const SurfacePath* path;
        bool gone; ///< it has left the map, or its numbers are none
    };
    std::vector<Runner> runners() const;
    double legendRoom() const;
    void paintDisc(QPainter& painter, const QPointF& at, const SurfacePath& path) const;
    void paintRunners(QPainter& painter, LabelRoom& room) const;
    void paintLegend(QPainter& painter, LabelRoom& room);
    void paintSteps(QPainter& painter, LabelRoom& room) const;
    void paintStep(QPainter& painter, const SurfaceStep& step) const;
    void nameStep(QPainter& painter, const SurfaceStep& step, const QPointF& middle, LabelRoom& room) const;
    QPointF tipOf(const SurfaceStep& step) const;
    std::vector<QPointF> tips() const;
    void avoidTips(LabelRoom& room) const;
    void paintFan(QPainter& painter, LabelRoom& room) const;
    void writeBeside(QPainter& painter, LabelRoom& room, const QString& words, const QPointF& at, double away,
                     const QColor& ink) const;

    mutable PlotFrame frame_;
    mutable QSize fitted_;
    mutable double fittedScale_ = 0;
    bool equal_ = false, logarithmic_ = false;
    SurfaceField field_;
    std::vector<float> values_;
    int rows_ = 0, columns_ = 0;
    SurfaceRule rule_;
    std::function<QPointF(QPointF)> gradient_;
    SurfaceSampler sampler_;
    QPixmap picture_; ///< shades and lines, as large as the area
    bool pictureIsOld_ = true;
    std::vector<std::vector<QPointF>> namePlaces_; ///< of the levels, in shares of the picture, best first
    std::optional<SurfaceBall> ball_;
    std::vector<SurfacePath> paths_;
    std::vector<QRectF> legend_;
    std::vector<SurfaceStep> steps_;
    std::optional<SurfaceFan> fan_;
    std::optional<SurfaceKnives> knives_;
    std::vector<SurfaceMark> marks_;
    std::optional<SurfaceGuess> guess_;
};

} // namespace loom::ui
