#include "common/theme.h"
#include "course/lab_session.h"
#include "course/lab_view.h"
#include "course/symbols.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWidget>
#include <cmath>
#include <set>

namespace loom::ui {
namespace {

constexpr int kSide = 4, kTables = 16;

/// The board of the sixteen truth tables of two inputs: those that were solved have a mark; a click takes one up.
class SixteenView : public QWidget {
public:
    SixteenView(const LabViewContext& context, QWidget* parent)
        : QWidget(parent)
        , session_(context.session)
        , view_(context.view)
        , theme_(context.theme)
        , table_(view_.fields.value("table", std::string()))
        , right_(view_.fields.value("right", std::string()))
    {
        setObjectName(QString::fromStdString(view_.id));
        setFocusPolicy(Qt::StrongFocus);
        setMinimumSize(theme_.px(40), theme_.px(40));
        followSession(
            *this, session_, [this] { follow(); }, [this] { follow(); });
        follow();
    }

    QSize sizeHint() const override { return {theme_.px(60), theme_.px(60)}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setFont(theme_.font(15, true));
        painter.setPen(theme_.color(QStringLiteral("text")));
        painter.drawText(QRectF(0, 0, width(), theme_.px(7)), Qt::AlignCenter, title());
        for (int table = 0; table < kTables; ++table)
            paintTable(painter, table);
    }

    void mousePressEvent(QMouseEvent* event) override
    {
        for (int table = 0; table < kTables; ++table)
            if (cell(table).contains(event->position()))
                session_.move(table_, table);
    }

    void keyPressEvent(QKeyEvent* event) override
    {
        const int by = event->key() == Qt::Key_Left ? -1
            : event->key() == Qt::Key_Right         ? 1
            : event->key() == Qt::Key_Up            ? -kSide
            : event->key() == Qt::Key_Down          ? kSide
                                                    : 0;
        if (by == 0)
            QWidget::keyPressEvent(event);
        else if (const int next = present() + by; next >= 0 && next < kTables)
            session_.move(table_, next);
    }

    void focusInEvent(QFocusEvent* event) override
    {
        QWidget::focusInEvent(event);
        update();
    }

private:
    int present() const { return int(std::lround(session_.value(table_))); }
    QString title() const
    {
        return QStringLiteral("%1 %2 / %3").arg(wordText(session_, view_.id)).arg(solved_.size()).arg(kTables);
    }

    QRectF cell(int table) const
    {
        const double top = theme_.px(8), gap = theme_.px(0.75);
        const double room = std::min<double>(width() - theme_.px(4), height() - top - theme_.px(2));
        const double side = room / kSide, left = (width() - room) / 2;
        return QRectF(left + (table % kSide) * side, top + (table / kSide) * side, side, side)
            .adjusted(gap, gap, -gap, -gap);
    }

    /// The four outputs where their corners are: x1 to the right, x2 up.
    void paintTable(QPainter& painter, int table) const
    {
        const QRectF all = cell(table);
        for (int row = 0; row < 4; ++row) {
            const QRectF corner(all.left() + (row / 2) * all.width() / 2,
                                all.top() + (1 - row % 2) * all.height() / 2, all.width() / 2, all.height() / 2);
            QColor color = theme_.diverging((table >> row) & 1 ? 0.6 : -0.6);
            if (!solved_.contains(table))
                color.setAlphaF(0.35F);
            painter.fillRect(corner, color);
        }
        const bool picked = table == present();
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme_.color(picked ? QStringLiteral("accent") : QStringLiteral("line")),
                            theme_.px(picked ? 0.75 : 0.25)));
        painter.drawRect(all);
        if (solved_.contains(table)) {
            const int size = int(all.width() / 2);
            painter.drawPixmap(QPointF(all.center().x() - size / 2.0, all.center().y() - size / 2.0),
                               theme_.pixmap(QStringLiteral("check"), size, theme_.color(QStringLiteral("text"))));
        }
    }

    void follow()
    {
        if (session_.value(right_) >= 4)
            solved_.insert(present());
        setAccessibleName(title());
        update();
    }

    LabSession& session_;
    const LabView& view_;
    Theme& theme_;
    std::string table_, right_;
    std::set<int> solved_;
};

QWidget* make(const LabViewContext& context, QWidget* parent)
{
    return new SixteenView(context, parent);
}

} // namespace
} // namespace loom::ui

namespace loom::lab_view_types {

ui::LabViewType sixteen()
{
    return {.id = "sixteen", .make = ui::make};
}

} // namespace loom::lab_view_types
