#pragma once

#include <QStringList>
#include <QWidget>
#include <vector>

namespace loom::ui {

class Theme;

/// A square table of counts with names on both sides and cells that can be clicked; the more, the stronger
/// the colour, by share of the row. Right guesses stand on the diagonal.
class MatrixGrid : public QWidget {
    Q_OBJECT
public:
    explicit MatrixGrid(Theme& theme, QWidget* parent = nullptr);

    void setCounts(int size, std::vector<std::int64_t> counts);
    void setNames(const QStringList& names);
    void setAxes(const QString& rows, const QString& columns);
    void setCurrent(int row, int column);

    std::int64_t count(int row, int column) const { return counts_[std::size_t(row * size_ + column)]; }
    QPoint current() const { return current_; } ///< x: column; (-1, -1) none
    QRectF cellRect(int row, int column) const;
    QPoint cellAt(const QPoint& place) const;
    QSize sizeHint() const override;

signals:
    void clicked(int row, int column);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRectF area() const;
    int nameWidth() const;
    bool namesFit() const;
    double share(int row, int column) const;
    void paintNames(QPainter& painter);
    void paintCells(QPainter& painter);

    Theme& theme_;
    int size_ = 0;
    std::vector<std::int64_t> counts_;
    QStringList names_;
    QString rowWord_, columnWord_;
    QPoint current_{-1, -1};
};

} // namespace loom::ui
