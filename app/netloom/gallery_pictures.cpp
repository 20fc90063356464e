#include "gallery_pictures.h"

#include "common/theme.h"
#include "data/source_type.h"
#include "project/project_file.h"
#include "tensor/tensor.h"

#include <QFileInfo>
#include <QPainter>
#include <algorithm>

namespace loom::ui {

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
    out.fill(theme.color("plot"));
    const SourceType* source = findSource(project.data.source.type);
    const Result<SourceData> data = source->load(project.data.source.attributes, {{}, project.seed, {}});
    if (!data)
        return out;
    const Dataset& rows = data->rows;
    QRectF all; // around all points
    const auto place = [&](std::int64_t row) { return QPointF(rows.at(0, row, 0), rows.at(0, row, 1)); };
    for (std::int64_t row = 0; row < rows.size(); ++row)
        all = row == 0 ? QRectF(place(row), QSizeF(1e-9, 1e-9)) : all.united(QRectF(place(row), QSizeF(1e-9, 1e-9)));
    QPainter painter(&out);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    constexpr double kPart = 0.86; // of the smaller side
    const double scale = kPart * std::min(size.width(), size.height()) / std::max(all.width(), all.height());
    const double dot = theme.px(rows.size() < 10 ? 2.0 : 0.7);
    for (std::int64_t row = 0; row < rows.size(); ++row) {
        painter.setBrush(theme.diverging(rows.at(1, row, 0) > 0.5 ? 0.8 : -0.8));
        const QPointF from = (place(row) - all.center()) * scale;
        const QPointF at(size.width() / 2.0 + from.x(), size.height() / 2.0 - from.y());
        painter.drawEllipse(at, dot, dot);
    }
    return out;
}

QImage clothesImage(const std::stop_token& stop)
{
    constexpr int kAcross = 3, kDown = 2, kSide = 28;
    const SourceType* source = findSource("fashion_mnist");
    const Result<SourceData> data = source->load({}, {{}, 0, [&](double) { return !stop.stop_requested(); }});
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

QString sampleTitle(const QString& file)
{
    const Result<OpenedProject> opened = openProject(file.toStdString());
    const QString title = opened ? QString::fromStdString(opened->project.title) : QString();
    return title.isEmpty() ? QFileInfo(file).completeBaseName() : title;
}

} // namespace loom::ui
