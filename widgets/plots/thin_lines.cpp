#include "plots/thin_lines.h"

#include <QImage>
#include <algorithm>
#include <cmath>

namespace loom::ui {
namespace {

constexpr int kWhole = 255 << 8; ///< a pixel, in which parts are counted

/// The four channels apart, and together again.
quint64 apart(quint32 pixel)
{
    return (pixel | quint64(pixel) << 24) & 0x00ff00ff00ff00ff;
}

quint32 together(quint64 channels)
{
    return quint32(channels | channels >> 24);
}

/// Lays a part of 255 of the ink over a pixel.
void lay(quint32& pixel, quint64 ink, quint32 alpha, quint32 part)
{
    const quint32 seen = (alpha * part + 127) / 255;
    quint64 sum = ink * part + apart(pixel) * (255 - seen);
    sum = ((sum + ((sum >> 8) & 0x00ff00ff00ff00ff) + 0x0080008000800080) >> 8) & 0x00ff00ff00ff00ff;
    pixel = together(sum);
}

/// As std::floor, of numbers that lie in a picture or near it; that is a call where it is not an instruction.
int below(double number)
{
    constexpr double kFar = 1 << 20;
    return int(std::clamp(number, -kFar, kFar) + kFar) - (1 << 20);
}

} // namespace

ThinLines::ThinLines(QImage& picture)
    : pixels_(picture.bits())
    , stride_(picture.bytesPerLine())
    , width_(picture.width())
    , height_(picture.height())
    , ratio_(picture.devicePixelRatioF())
    , covered_(std::size_t(picture.height()), 0)
{
    Q_ASSERT(picture.format() == QImage::Format_ARGB32_Premultiplied);
}

void ThinLines::addPieces(const QPolygonF& line)
{
    pieces_.clear();
    for (qsizetype i = 0; i + 1 < line.size(); ++i) {
        QPointF a = line[i] * ratio_, b = line[i + 1] * ratio_;
        if (b.x() < a.x())
            std::swap(a, b);
        const double length = std::hypot(b.x() - a.x(), b.y() - a.y());
        if (length > 0)
            pieces_.push_back(
                {a.x(), a.y(), b.x(), b.y(), (b.x() - a.x()) / length, (b.y() - a.y()) / length, length});
    }
}

void ThinLines::draw(const QPolygonF& line, const QColor& colour, double width)
{
    addPieces(line);
    if (line.size() == 1) { // a dot
        const QPointF at = line.first() * ratio_;
        pieces_.push_back({at.x(), at.y(), at.x(), at.y(), 1, 0, 0});
        width *= 3;
    }
    reach_ = (width * ratio_ + 1) / 2;
    ink_ = apart(qPremultiply(colour.rgba()));
    alpha_ = quint32(colour.alpha());
    std::size_t first = 0;
    while (first < pieces_.size()) {
        // Pieces that meet are drawn column by column together.
        std::size_t end = first + 1;
        while (end < pieces_.size() && pieces_[end].ax >= pieces_[end - 1].ax)
            ++end;
        const int from = std::max(0, below(pieces_[first].ax - reach_));
        const int to = std::min(width_ - 1, below(pieces_[end - 1].bx + reach_));
        for (int column = from; column <= to; ++column) {
            const double x = column + 0.5;
            while (first < end && pieces_[first].bx < x - reach_)
                ++first;
            if (first < end && pieces_[first].ax < x - reach_ && pieces_[first].bx > x + reach_) {
                cross(pieces_[first], column);
                continue;
            }
            for (std::size_t i = first; i < end && pieces_[i].ax <= x + reach_; ++i)
                cover(pieces_[i], column);
            blend(column);
        }
        first = end;
    }
}

quint32& ThinLines::pixel(int column, int row)
{
    return reinterpret_cast<quint32*>(pixels_ + row * stride_)[column];
}

/// Between its ends, where nothing else of the line is.
void ThinLines::cross(const Piece& piece, int column)
{
    const double middle = piece.ay + (column + 0.5 - piece.ax) * piece.uy / piece.ux, half = reach_ / piece.ux;
    const int first = std::max(0, below(middle - half + 0.5)),
              last = std::min(height_ - 1, below(middle + half - 0.5));
    const int reach = int(reach_ * kWhole), most = std::min(kWhole, int((2 * reach_ - 1) * kWhole));
    const int step = int(piece.ux * kWhole);
    looked_ += last - first + 1;
    int off = int((first + 0.5 - middle) * piece.ux * kWhole);
    for (int row = first; row <= last; ++row, off += step)
        if (const int part = std::min(reach - std::abs(off), most) >> 8; part > 0)
            lay(pixel(column, row), ink_, alpha_, quint32(part));
}

/// A pixel is covered by how near the line passes its middle.
void ThinLines::cover(const Piece& piece, int column)
{
    const double x = column + 0.5 - piece.ax;
    double top = std::min(piece.ay, piece.by) - reach_, bottom = std::max(piece.ay, piece.by) + reach_;
    if (piece.ux > 1e-6) {
        const double middle = piece.ay + x * piece.uy / piece.ux, half = reach_ / piece.ux;
        top = std::max(top, middle - half);
        bottom = std::min(bottom, middle + half);
    }
    const int first = std::max(0, below(top)), last = std::min(height_ - 1, below(bottom));
    if (first > last)
        return;
    looked_ += last - first + 1;
    double y = first + 0.5 - piece.ay;
    double along = x * piece.ux + y * piece.uy, off = x * piece.uy - y * piece.ux;
    const double most = std::min(1.0, 2 * reach_ - 1); // thinner than a pixel: paler
    for (int row = first; row <= last; ++row, along += piece.uy, off -= piece.ux) {
        const double past = along < 0 ? -along : along - piece.length;
        const double away = past > 0 ? std::sqrt(off * off + past * past) : std::abs(off);
        const auto part = quint8(255 * std::clamp(reach_ - away, 0.0, most) + 0.5);
        covered_[std::size_t(row)] = std::max(covered_[std::size_t(row)], part);
    }
    first_ = last_ < first_ ? first : std::min(first_, first);
    last_ = std::max(last_, last);
}

void ThinLines::blend(int column)
{
    for (int row = first_; row <= last_; ++row) {
        quint8& part = covered_[std::size_t(row)];
        if (part > 0)
            lay(pixel(column, row), ink_, alpha_, part);
        part = 0;
    }
    first_ = 0;
    last_ = -1;
}

} // namespace loom::ui
