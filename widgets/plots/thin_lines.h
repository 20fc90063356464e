#pragma once

#include <QColor>
#include <QPolygonF>
#include <vector>

class QImage;

namespace loom::ui {

/// Draws lines into a picture as QPainter does, smooth and of any colour, but thousands of them within a frame:
/// QPainter's are dealt out to threads a few pixels at a time. For lines that go from left to right, such as runs
/// over axes or epochs; where a line crosses itself it does not grow darker. One place alone is a dot.
class ThinLines {
public:
    /// It lives as long as the picture is drawn to; places are those before its device pixel ratio.
    explicit ThinLines(QImage& picture);
    void draw(const QPolygonF& line, const QColor& colour, double width);
    qint64 looked() const { return looked_; } ///< pixels that were looked at: what it has cost

private:
    struct Piece {
        double ax, ay, bx, by; ///< from its left to its right end
        double ux, uy, length; ///< the way along it, of length 1
    };
    void addPieces(const QPolygonF& line);
    void cover(const Piece& piece, int column);
    void cross(const Piece& piece, int column);
    void blend(int column);
    quint32& pixel(int column, int row);

    uchar* pixels_;
    qsizetype stride_;
    int width_, height_;
    double ratio_, reach_ = 1;
    quint64 ink_ = 0; ///< four channels, a word each
    quint32 alpha_ = 0;
    qint64 looked_ = 0;
    std::vector<Piece> pieces_;
    std::vector<quint8> covered_; ///< of a column, how much of each pixel
    int first_ = 0, last_ = -1; ///< rows of it that are touched
};

} // namespace loom::ui
