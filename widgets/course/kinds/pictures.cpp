#include "common/theme.h"
#include "course/lab_session.h"
#include "course/lab_view.h"
#include "course/symbols.h"

#include <QImage>
#include <QPainter>
#include <QWidget>
#include <algorithm>
#include <cmath>

namespace loom::ui {
namespace {

constexpr double kLetters = 13; // px at scale 1
constexpr double kGap = 1.5, kWords = 10; // units: around a picture, below it …
constexpr double kFewWords = 5.5; // … where there is room for the class alone
constexpr double kSmall = 14; // units: narrower pictures have few words
constexpr double kBadge = 0.25, kMark = 0.75; // of a picture's side, at most; of the badge's

/// Pictures of an experiment, each with the class that the network takes it for, how sure it is, and whether that is
/// right. `pictures` (n, rows, columns) and lists of n: `answers`, `truth`, `sure`; words `names.0`, `names.1` …
class PicturesView : public QWidget {
public:
    PicturesView(const LabViewContext& context, QWidget* parent)
        : QWidget(parent)
        , session_(context.session)
        , view_(context.view)
        , theme_(context.theme)
    {
        setObjectName(QString::fromStdString(view_.id));
        followSession(
            *this, session_, [this] { follow(); }, [this] { follow(); });
        connect(&theme_, &Theme::changed, this, &PicturesView::follow);
        follow();
    }

    QSize sizeHint() const override { return {theme_.px(92), theme_.px(72)}; }
    QSize minimumSizeHint() const override { return {theme_.px(56), theme_.px(40)}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
        painter.setFont(theme_.font(kLetters));
        const Plan plan = planned();
        for (std::size_t i = 0; i < shown_.size(); ++i)
            paintOne(painter, shown_[i], cell(int(i), plan.columns), plan);
    }

private:
    struct Shown {
        QImage picture;
        QString answer;
        int percent = 0;
        bool right = false;
    };

    int rowsOf(int columns) const { return (int(shown_.size()) + columns - 1) / columns; }

    double sideWith(int columns, double words) const
    {
        const double across = double(width()) / columns - theme_.px(2 * kGap);
        const double down = double(height()) / std::max(1, rowsOf(columns)) - theme_.px(2 * kGap + words);
        return std::min(across, down);
    }

    /// Columns with which the pictures are largest, and their side.
    struct Plan {
        int columns = 1;
        double side = 0, words = kWords;
    };

    Plan planned() const
    {
        Plan best;
        for (const double words : {kWords, kFewWords}) {
            best = {1, sideWith(1, words), words};
            for (int columns = 2; columns <= int(shown_.size()); ++columns)
                if (const double side = sideWith(columns, words); side > best.side)
                    best = {columns, side, words};
            if (best.side >= theme_.px(kSmall))
                break;
        }
        best.side = std::max(1.0, best.side);
        return best;
    }

    QRectF cell(int index, int columns) const
    {
        const double w = double(width()) / columns, h = double(height()) / std::max(1, rowsOf(columns));
        return {(index % columns) * w, (index / columns) * h, w, h};
    }

    void paintOne(QPainter& painter, const Shown& shown, const QRectF& cell, const Plan& plan) const
    {
        const double below = theme_.px(plan.words);
        const QRectF place(cell.center().x() - plan.side / 2, cell.top() + (cell.height() - plan.side - below) / 2,
                           plan.side, plan.side);
        painter.drawImage(place, shown.picture);
        const QColor line = theme_.color(shown.right ? QStringLiteral("line") : QStringLiteral("warning"));
        painter.setPen(QPen(line, theme_.px(shown.right ? 0.25 : 0.75)));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(place);
        const double badge = std::min<double>(theme_.px(5.5), plan.side * kBadge);
        paintMark(painter, shown.right, {place.right() - badge, place.top(), badge, badge});
        painter.setPen(theme_.color(QStringLiteral("text")));
        const QRectF words(cell.left(), place.bottom() + theme_.px(0.5), cell.width(), below - theme_.px(0.5));
        const QString answer =
            plan.words < kWords ? shown.answer : QStringLiteral("%1\n%2 %").arg(shown.answer).arg(shown.percent);
        painter.drawText(words, Qt::AlignHCenter | Qt::AlignTop, answer);
    }

    void paintMark(QPainter& painter, bool right, const QRectF& badge) const
    {
        painter.fillRect(badge, theme_.color(QStringLiteral("card")));
        const int size = std::max(1, int(badge.width() * kMark));
        const QColor color = theme_.color(right ? QStringLiteral("text") : QStringLiteral("warning"));
        painter.drawPixmap(badge.center() - QPointF(size / 2.0, size / 2.0),
                           theme_.pixmap(right ? QStringLiteral("check") : QStringLiteral("close"), size, color,
                                         devicePixelRatioF()));
    }

    const Tensor* tensor(const char* field) const
    {
        return session_.values().output(view_.fields.value(field, std::string()));
    }

    static QImage pictureFrom(const Tensor& pictures, std::int64_t index)
    {
        const int rows = int(pictures.shape()[1]), columns = int(pictures.shape()[2]);
        QImage image(columns, rows, QImage::Format_Grayscale8);
        for (int y = 0; y < rows; ++y)
            for (int x = 0; x < columns; ++x)
                image.scanLine(y)[x] =
                    uchar(std::clamp(pictures.at((index * rows + y) * columns + x), 0.0, 1.0) * 255 + 0.5);
        return image;
    }

    void follow()
    {
        shown_.clear();
        const Tensor* pictures = tensor("pictures");
        const Tensor* answers = tensor("answers");
        const Tensor* truth = tensor("truth");
        const Tensor* sure = tensor("sure");
        if (pictures && answers && truth && sure && pictures->shape().rank() == 3 && !session_.isCovered(view_.id))
            for (std::int64_t i = 0;
                 i < std::min({pictures->shape()[0], answers->size(), truth->size(), sure->size()}); ++i) {
                const std::string name =
                    view_.fields.value("names", view_.id) + "." + std::to_string(std::lround(answers->at(i)));
                shown_.push_back({pictureFrom(*pictures, i), wordText(session_, name),
                                  int(std::lround(sure->at(i) * 100)), answers->at(i) == truth->at(i)});
            }
        setAccessibleName(wordText(session_, view_.id));
        setAccessibleDescription(described());
        update();
    }

    QString described() const
    {
        QStringList words;
        for (const Shown& shown : shown_)
            words << QStringLiteral("%1 %2 %").arg(shown.answer).arg(shown.percent);
        return words.join(QStringLiteral(", "));
    }

    LabSession& session_;
    const LabView& view_;
    Theme& theme_;
    std::vector<Shown> shown_;
};

QWidget* make(const LabViewContext& context, QWidget* parent)
{
    return new PicturesView(context, parent);
}

} // namespace
} // namespace loom::ui

namespace loom::lab_view_types {

ui::LabViewType pictures()
{
    return {.id = "pictures", .make = ui::make};
}

} // namespace loom::lab_view_types
