#pragma once

#include <QStringList>
#include <QWidget>
#include <vector>

namespace loom::ui {

class Theme;

/// A square table of counts with names on both sides and cells that can be clicked; the more, the stronger
/// the colour, by share of the row. Right guesses stand on the diagonal, in a colour of their own. Cells too small
/// for a number are colour alone; the pointer reads them.
class MatrixGrid : public QWidget {
    Q_OBJECT
public:
    explicit MatrixGrid(Theme& theme, QWidget* parent = nullptr);

    /// As many rows and columns as names; nothing is shown without any.
    void setCounts(const QStringList& names, std::vector<std::int64_t> counts);
    void setAxes(const QString& rows, const QString& columns);
    void setCurrent(int row, int column);

    std::int64_t count(int row, int column) const { return counts_[std::size_t(row * size_ + column)]; }
    QPoint current() const { return current_; } ///< x: column; (-1, -1) none
    QRectF cellRect(int row, int column) const;
    QPoint cellAt(const QPoint& place) const;
    QSize sizeHint() const override;
    /// How often all names were measured: once for each set of names and each look.
    int measurements() const { return measurements_; }

signals:
    void clicked(int row, int column);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void describe();
    QRectF area() const;
    void measureNames();
    bool namesFit() const;
    double share(int row, int column) const;
    QColor fillOf(int row, int column) const;
    void paintNames(QPainter& painter);
    void paintColumnName(QPainter& painter, int column);
    void paintCells(QPainter& painter);
    void paintNumbers(QPainter& painter);

    Theme& theme_;
    int size_ = 0;
    std::vector<std::int64_t> counts_, totals_; ///< totals of the rows
    int nameWidth_ = 0, measurements_ = 0;
    QStringList names_;
    QString rowWord_, columnWord_;
    QPoint current_{-1, -1};
};

} // namespace loom::ui
