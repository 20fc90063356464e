#pragma once

#include <QStringList>
#include <QWidget>
#include <vector>

namespace loom::ui {

class Theme;

/// One number a bar: with names as lying bars (class probabilities), without as standing bars in order
/// (outputs of a layer). Positive bars are blue, negative ones orange.
class BarChart : public QWidget {
    Q_OBJECT
public:
    explicit BarChart(Theme& theme, QWidget* parent = nullptr);

    void setValues(std::vector<float> values);
    /// As many names as values make lying bars; none: standing bars.
    void setNames(const QStringList& names);
    void setPercent(bool percent); ///< scale 0 … 100 %
    void setReach(double reach); ///< the scale goes at least so far
    void setMarked(int bar, const QString& words); ///< e.g. the true class; -1: none
    void setPicked(int bar); ///< framed; -1: none
    void setAxes(const QString& index, const QString& value);

    const std::vector<float>& values() const { return values_; }
    const QStringList& names() const { return names_; }
    int marked() const { return marked_; }
    int picked() const { return picked_; }
    QString readout() const { return readout_; }
    int barAt(const QPoint& place) const; ///< -1: none
    QRectF barRect(int bar) const;
    QSize sizeHint() const override;

signals:
    void clicked(int bar); ///< by the mouse, or Enter where the arrows stand

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void read(int bar);
    bool named() const { return !names_.isEmpty() && names_.size() == qsizetype(values_.size()); }
    bool lying() const;
    void measureNames();
    QRectF area() const;
    void range(double& low, double& high) const;
    void paintLying(QPainter& painter);
    void paintStanding(QPainter& painter);
    void paintPicked(QPainter& painter);
    QString valueText(float value) const;

    Theme& theme_;
    std::vector<float> values_;
    QStringList names_;
    int nameWidth_ = 0;
    bool percent_ = false;
    double reach_ = 0;
    int marked_ = -1, read_ = -1, picked_ = -1;
    QString markWords_, indexWord_, valueWord_, readout_;
};

} // namespace loom::ui
