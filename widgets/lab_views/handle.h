#pragma once

#include <QColor>
#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <compare>

class QPainter;

namespace loom::ui {

class Theme;

/// Names a handle of a view: its kind (an enum of the view) and its number among those.
struct HandleId {
    int kind = 0;
    int index = 0;
    auto operator<=>(const HandleId&) const = default;
};

/// What a hand can take hold of in a painted view, in places of the widget.
struct Handle {
    enum class Look {
        knob, ///< a disc with a ring
        bare, ///< the view paints it; only focus and lock are added
    };
    HandleId id;
    QPointF at;
    Look look = Look::knob;
    QColor fill; ///< of a knob
    double radius = 0; ///< what is seen
    QRectF box; ///< instead of a circle, where it is not null
    QLineF along; ///< this whole line is taken hold of, too, where it is not null
    Qt::CursorShape cursor = Qt::OpenHandCursor;
    bool moves = true; ///< false: it can be clicked only
    /// It is a box with a number: a double click or a digit opens a field to type it into, and its two arrow heads,
    /// where they are not null, are steps up and down.
    bool isNumber = false;
    QRectF arrows;
};

/// How far the place lies from what can be taken hold of: 0 within, infinite beyond its reach of at least
/// theme.px(3).
double distanceTo(const Handle& handle, const QPointF& at, const Theme& theme);
/// Where the way from the handle's place into this direction (of length 1) leaves what is seen of it.
QPointF borderOf(const Handle& handle, const QPointF& direction);
void paintRing(QPainter& painter, const Handle& handle, double beyond); ///< with the painter's pen
QRectF lockPlace(const Handle& handle, const Theme& theme); ///< where its lock is drawn
/// Knob, ring of hover or focus, lock.
void paintHandle(QPainter& painter, const Theme& theme, const Handle& handle, bool hot, bool focused, bool locked);

} // namespace loom::ui
