#include "gallery_pictures.h"

#include "common/stroke_pad.h"
#include "common/theme.h"
#include "data/doodle_figures.h"
#include "data/source_type.h"
#include "project/project_file.h"
#include "tensor/tensor.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <vector>

namespace loom::ui {

namespace {

/// Around all points; never quite empty.
QRectF around(const std::vector<QPointF>& points)
{
    constexpr QSizeF kLeast(1e-9, 1e-9);
    QRectF all;
    for (const QPointF& at : points)
        all = all.united(QRectF(at, kLeast));
    return all;
}

} // namespace

QPixmap centred(const QPixmap& picture, QSize size)
{
    QPixmap out(size);
    out.fill(Qt::transparent);
    QPainter painter(&out);
    painter.drawPixmap((size.width() - picture.width()) / 2, (size.height() - picture.height()) / 2, picture);
    return out;
}

QPixmap pointsPicture(const Project& project, const Theme& theme, QSize size)
{
    QPixmap out(size);
    out.fill(Qt::transparent);
    const SourceType* source = findSource(project.data.source.type);
    const Result<SourceData> data = source->load(project.data.source.attributes, {{}, project.seed, {}});
    if (!data)
        return out;
    const Dataset& rows = data->rows;
    std::vector<QPointF> places;
    for (std::int64_t row = 0; row < rows.size(); ++row)
        places.emplace_back(rows.at(0, row, 0), rows.at(0, row, 1));
    const QRectF all = around(places);
    QPainter painter(&out);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    constexpr double kPart = 0.95; // of the smaller side
    const double dot = theme.px(rows.size() < 10 ? 2.0 : 0.7);
    const double room = kPart * std::min(size.width(), size.height()) - 2 * dot;
    const double scale = room / std::max(all.width(), all.height());
    for (std::int64_t row = 0; row < rows.size(); ++row) {
        painter.setBrush(theme.diverging(rows.at(1, row, 0) > 0.5 ? 0.8 : -0.8));
        const QPointF from = (places[std::size_t(row)] - all.center()) * scale;
        const QPointF at(size.width() / 2.0 + from.x(), size.height() / 2.0 - from.y());
        painter.drawEllipse(at, dot, dot);
    }
    return out;
}

QPixmap drawingsPicture(const Project& project, const Theme& theme, QSize size)
{
    constexpr int kAcross = 3, kDown = 2;
    QPixmap out(size);
    out.fill(Qt::transparent);
    QPainter painter(&out);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color("text"), theme.unit() * 0.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const double side = std::min(double(size.width()) / kAcross, double(size.height()) / kDown);
    for (int i = 0; i < kAcross * kDown; ++i) {
        painter.resetTransform();
        painter.translate(size.width() / 2.0 + (i % kAcross - (kAcross - 1) / 2.0) * side,
                          size.height() / 2.0 + (i / kAcross - (kDown - 1) / 2.0) * side);
        drawStrokes(painter, fitted(drawnDoodle({}, project.seed, std::uint64_t(i)).drawing, side * 0.75));
    }
    return out;
}

QImage clothesImage(const std::stop_token& stop)
{
    constexpr int kAcross = 3, kDown = 2, kSide = 28;
    const SourceType* source = findSource("fashion_mnist");
    const Result<SourceData> data =
        source->load(completed(source->attributes, {}), {{}, 0, [&](double) { return !stop.stop_requested(); }});
    if (!data || data->rows.size() < kAcross * kDown)
        return {};
    QImage image(kAcross * kSide, kDown * kSide, QImage::Format_Grayscale8);
    for (int i = 0; i < kAcross * kDown; ++i)
        for (int y = 0; y < kSide; ++y)
            for (int x = 0; x < kSide; ++x)
                image.scanLine(i / kAcross * kSide + y)[i % kAcross * kSide + x] =
                    uchar(255 - data->rows.at(0, i, y * kSide + x));
    return image;
}

QPixmap networkPicture(const Graph& graph, const Theme& theme, QSize size)
{
    if (graph.nodes.empty())
        return {};
    std::vector<QPointF> places;
    for (const Node& node : graph.nodes)
        places.emplace_back(node.at.x, node.at.y);
    const QRectF all = around(places);
    constexpr double kColumn = 296, kRow = 160; // of the canvas
    const double columns = all.width() / kColumn + 1, rows = all.height() / kRow + 1;
    constexpr double kAcross = 1.5, kDown = 1.3; // from one card to the next, in cards
    const double side =
        std::min({size.width() / (kAcross * columns), size.height() / (kDown * rows), double(theme.px(6))});
    const auto place = [&](const Node& node) {
        const QPointF from = QPointF(node.at.x, node.at.y) - all.topLeft();
        return QPointF(side * (0.6 + kAcross * from.x() / kColumn), side * (0.6 + kDown * from.y() / kRow));
    };
    QPixmap out(size.width(), std::min(size.height(), int(std::ceil(kDown * rows * side))));
    out.fill(Qt::transparent);
    QPainter painter(&out);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color("wire"), std::max(1.0, theme.unit() / 4)));
    for (const Edge& edge : graph.edges)
        if (const Node* from = graph.find(edge.from.node), *to = graph.find(edge.to.node); from && to)
            painter.drawLine(place(*from), place(*to));
    for (const Node& node : graph.nodes) {
        const QRectF card(place(node) - QPointF(side / 2, side / 2), QSizeF(side, side));
        painter.setPen(QPen(theme.color("card_border"), std::max(1.0, theme.unit() / 5)));
        painter.setBrush(theme.color("card"));
        painter.drawRoundedRect(card, side / 5, side / 5);
        const int icon = int(side * 0.75);
        const QPixmap sign =
            theme.pixmap(QStringLiteral("layers/") + QString::fromStdString(node.type), icon, theme.color("text"));
        painter.drawPixmap(card.center() - QPointF(icon / 2.0, icon / 2.0), sign);
    }
    return out;
}

Project sampleProject(const QString& file)
{
    Result<OpenedProject> opened = openProject(file.toStdString());
    return opened ? std::move(opened->project) : Project();
}

} // namespace loom::ui
