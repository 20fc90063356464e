#pragma once

#include "lab_views/handle.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>
#include <map>
#include <optional>
#include <set>
#include <vector>

class QLineEdit;

namespace loom::ui {

class LabelRoom;
class Theme;

/// A painted view with handles: what all of them share of mouse, keys, locks, invitations and speech. Tab goes from
/// handle to handle, arrows move the one that has the focus by 1/50 of its range, with Shift by 1/10; Space and
/// Return are a click. The box of a number has arrows to click, and a field to type into. What the views show moves
/// at once; the signals tell it to who computes.
class HandView : public QWidget {
    Q_OBJECT
public:
    HandView(Theme& theme, QWidget* parent);

    /// A locked handle bears a small lock and does not move.
    void setLocked(const HandleId& handle, bool locked);
    bool isLocked(const HandleId& handle) const { return locked_.contains(handle); }
    /// A pulsing arrow at the handle with these words, until it is moved for the first time; empty: none.
    void setInvitation(const HandleId& handle, const QString& words);
    bool invites(const HandleId& handle) const { return invitations_.contains(handle); }

    /// Of the handle, in the widget; none where it cannot be seen now.
    std::optional<QPointF> handlePlace(const HandleId& handle) const;
    std::optional<HandleId> focusedHandle() const { return focused_; }
    void setFocusedHandle(const HandleId& handle);
    /// Where something was written when the view was painted last.
    const std::vector<QRectF>& labelRects() const { return labels_; }

signals:
    void grabbed(); ///< a handle begins to move
    void released(); ///< and is let go

protected:
    /// In the order of Tab.
    virtual std::vector<Handle> handles() const = 0;
    /// The handle is drawn to this place of the widget; not called for locked ones.
    virtual void moveHandle(const HandleId& handle, const QPointF& to) = 0;
    /// The handle goes a share of its range, x to the right and y down.
    virtual void stepHandle(const HandleId& handle, const QPointF& share) = 0;
    virtual void clickHandle(const HandleId&) { }
    /// Of a handle that is a number: what stands in its field, and what was typed there.
    virtual double numberAt(const HandleId&) const { return 0; }
    virtual void takeNumber(const HandleId&, double) { }
    /// What a screen reader says of the handle: name and numbers.
    virtual QString handleWords(const HandleId& handle) const = 0;
    /// The handle under the pointer or with the focus is another one.
    virtual void attentionChanged() { }

    bool isHot(const HandleId& handle) const { return hovered_ == handle || dragged_ == handle; }
    bool showsFocus(const HandleId& handle) const { return hasFocus() && focused_ == handle; }
    std::optional<HandleId> hoveredHandle() const { return hovered_; }
    std::optional<HandleId> draggedHandle() const { return dragged_; }
    QPointF grabbedPlace() const { return pressedAt_ + grip_; } ///< of the dragged handle when it was pressed
    void paintHandles(QPainter& painter);
    void avoidLocks(LabelRoom& room) const; ///< no number lies under a lock
    void paintInvitations(QPainter& painter, LabelRoom& room);
    void keepLabels(const LabelRoom& room);
    static constexpr double kStep = 1.0 / 50; ///< of the range, by an arrow key
    /// A step by key or wheel is a whole hold: who listens to grabbed and released hears both.
    void stepOnce(const HandleId& handle, const QPointF& share);
    /// Says the focused handle's present numbers.
    void speak();
    /// A handle that exists no more loses focus, lock and invitation.
    void forgetHandles(int kind, int fromIndex);

    bool event(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

    Theme& theme_;

private:
    std::optional<Handle> find(const HandleId& handle) const;
    std::optional<Handle> handleAt(const QPointF& at) const;
    void hover(const QPointF& at);
    void tellHow(const QPoint& at, const QPoint& onScreen);
    static bool beginsNumber(const QString& text);
    bool stepByArrows(const Handle& handle);
    void openField(const Handle& handle, const QString& text);
    void takeField();
    void firstMove(const HandleId& handle);
    void paintInvitation(QPainter& painter, const Handle& handle, const QRectF& label, const QString& words) const;
    void watchPulse();

    std::set<HandleId> locked_;
    std::map<HandleId, QString> invitations_;
    std::optional<HandleId> hovered_, focused_, pressed_, dragged_;
    QPointF pressedAt_, grip_; ///< from the pointer to the handle's place
    QPointer<QLineEdit> field_; ///< the one number that is being typed …
    HandleId fieldOf_; ///< … and whose it is
    QTimer pulse_;
    int phase_ = 0;
    std::vector<QRectF> labels_;
};

} // namespace loom::ui
