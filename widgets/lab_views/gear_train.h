#pragma once

#include "lab_views/gear_layout.h"
#include "lab_views/hand_view.h"

#include <QFont>
#include <QPainterPath>

namespace loom::ui {

/// One dial of a train: a number with a hand.
struct GearDial {
    QString name; ///< plain or typeset
    QString value; ///< as it is written, plain or typeset
    double angle = 0; ///< of its hand, in turns clockwise from the top
    double unitsPerTurn = 1; ///< what a whole turn is worth
    bool movable = false; ///< by hand
    bool lockable = false; ///< a click locks and unlocks it
};

/// Two to four dials that drive one another. Who computes sets all angles; the train itself turns only the dial that
/// a hand turns, and the hand of a guess.
class GearTrain : public HandView {
    Q_OBJECT
public:
    enum Kind { dial };
    static HandleId dialHandle(int index) { return {dial, index}; }

    explicit GearTrain(Theme& theme, QWidget* parent = nullptr);

    /// Two to four, and the words of each mesh between them ("6x = 3"). Takes a guess away.
    void setDials(std::vector<GearDial> dials, std::vector<QString> ratios);
    void setAngles(const std::vector<double>& turns);
    void setValues(const std::vector<QString>& values);
    void setRatios(const std::vector<QString>& ratios);

    /// A hand on this dial now turns a second, dotted hand, from where the dial stands; none: the guess stays where
    /// it is.
    void setGuessing(const std::optional<int>& dial);
    /// How far the dotted hand went, in the dial's units; none where there is no guess.
    std::optional<double> guess() const;
    void setGuessWords(const QString& words); ///< below the dial; empty: "your guess: …"
    void clearGuess();

    const std::vector<GearDial>& dials() const { return dials_; }
    QPointF handTip(int dial) const; ///< in the widget
    std::optional<QPointF> guessTip() const;
    const GearLayout& layoutOfWheels() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void turned(int dial, double delta); ///< by hand, in the dial's units; clockwise is more
    void guessed(double delta); ///< as guess()
    void lockChanged(int dial, bool locked); ///< by a click

protected:
    std::vector<Handle> handles() const override;
    void moveHandle(const HandleId& handle, const QPointF& to) override;
    void stepHandle(const HandleId& handle, const QPointF& share) override;
    void clickHandle(const HandleId& handle) override;
    QString handleWords(const HandleId& handle) const override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    struct Guess {
        int dial = 0;
        double from = 0, angle = 0; ///< in turns
    };

    void turn(int dial, double turns);
    bool turns(int dial) const; ///< a hand can turn it, or a guess on it
    QString guessWords() const;
    QFont nameFont() const;
    QFont valueFont() const;
    QFont ratioFont() const;
    QFont guessFont() const;
    double faceRadius(int dial) const;
    QPointF tip(int dial, double turns) const;
    void measure() const;
    void relayout();
    void paintWheel(QPainter& painter, const GearWheel& wheel, const QPainterPath& path, double turns,
                    bool pinion) const;
    void paintFace(QPainter& painter, int dial) const;
    void paintGuess(QPainter& painter) const;
    void paintTies(QPainter& painter) const;
    void paintInvitation(QPainter& painter, LabelRoom& room);
    void write(QPainter& painter, LabelRoom& room, const QRectF& rect, const QString& words, QFont font,
               double factor) const;
    void paintWords(QPainter& painter, LabelRoom& room) const;

    std::vector<GearDial> dials_;
    std::vector<QString> ratios_;
    std::optional<Guess> guess_;
    std::optional<int> guessing_;
    QString guessWords_;
    QPointF pressedPointer_, lastPointer_;
    mutable GearTexts texts_; ///< the largest that there have been: live numbers do not move the wheels
    mutable std::optional<GearLayout> layout_;
    mutable std::vector<QPainterPath> paths_; ///< of dials, then of a pinion
};

} // namespace loom::ui
