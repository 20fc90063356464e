#pragma once

#include "patience.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDrag>
#include <QKeyEvent>
#include <QPointer>
#include <QTest>
#include <QTimer>
#include <QWidget>
#include <QWindow>

namespace loom::ui::test {

/// Pointer and keyboard of a window, as the window system sends them: events go to the window, which finds out by
/// itself what lies under the pointer and what has the focus. Places are in the window's coordinates.
class Hands {
public:
    explicit Hands(QWidget* window)
        : window_(window)
    {
    }

    QPoint in(const QWidget* widget, QPoint place) const { return widget->mapTo(window_, place); }
    QPoint middleOf(const QWidget* widget) const { return in(widget, widget->rect().center()); }

    void press(QPoint at, Qt::KeyboardModifiers keys = {}, Qt::MouseButton button = Qt::LeftButton) const
    {
        QTest::mousePress(handle(), button, keys, at);
    }
    void moveTo(QPoint at) const { QTest::mouseMove(handle(), at); }
    void release(QPoint at, Qt::KeyboardModifiers keys = {}, Qt::MouseButton button = Qt::LeftButton) const
    {
        QTest::mouseRelease(handle(), button, keys, at);
    }
    void click(QPoint at, Qt::KeyboardModifiers keys = {}) const
    {
        moveTo(at);
        press(at, keys);
        release(at, keys);
    }
    void click(const QWidget* widget) const { click(middleOf(widget)); }
    void doubleClick(QPoint at) const { QTest::mouseDClick(handle(), Qt::LeftButton, {}, at); }

    /// Press and move, without letting go.
    void pull(QPoint from, QPoint to, Qt::KeyboardModifiers keys = {}) const
    {
        constexpr int kSteps = 8;
        moveTo(from);
        press(from, keys);
        for (int i = 1; i <= kSteps; ++i)
            moveTo(from + (to - from) * i / kSteps);
    }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers keys = {}) const
    {
        pull(from, to, keys);
        release(to, keys);
    }

    /// A real QDrag. Its exec() blocks, so a timer leads the pointer on, lets go, and in the end makes sure that the
    /// drag is over; with `escape` the key is pressed instead of letting go.
    void carry(QPoint from, QPoint to, bool escape = false) const
    {
        constexpr int kSteps = 8, kPause = 20;
        const QPoint start = from + QPoint(2 * QApplication::startDragDistance(), 0);
        int step = 0;
        bool leading = false;
        QTimer leader;
        QObject::connect(&leader, &QTimer::timeout, window_, [&] {
            step += leading ? 1 : 0;
            if (step == 0)
                return;
            if (step <= kSteps)
                moveTo(start + (to - start) * step / kSteps);
            else if (step == kSteps + 1)
                moveTo(to);
            else if (step == kSteps + 2 && escape)
                key(Qt::Key_Escape);
            else if (step == kSteps + 2)
                release(to);
            else if (step > kSteps + 5)
                QDrag::cancel();
        });
        leader.start(kPause);
        moveTo(from);
        press(from);
        moveTo(from + QPoint(QApplication::startDragDistance() / 2, 0));
        leading = true;
        moveTo(start);
        (void)QTest::qWaitFor([&] { return step > kSteps + 6; }, kPatience);
        if (escape)
            release(to);
    }

    /// Opens the box and clicks on the entry with that data; a choice may build the page with the box anew.
    void choose(QComboBox* box, const QString& data) const
    {
        QVERIFY2(box && box->isVisible(), qPrintable(data));
        click(box);
        const QPointer<QAbstractItemView> list = box->view();
        QTRY_VERIFY_WITH_TIMEOUT(list->isVisible(), kPatience);
        const int row = box->findData(data);
        QVERIFY2(row >= 0, qPrintable(data));
        const QModelIndex index = list->model()->index(row, 0);
        list->scrollTo(index);
        QTest::qWait(QApplication::doubleClickInterval()); // a list that has just opened takes no release
        QWindow* popup = list->window()->windowHandle();
        const QPoint place = list->viewport()->mapTo(list->window(), list->visualRect(index).center());
        QTest::mouseMove(popup, place);
        QTest::mouseClick(popup, Qt::LeftButton, {}, place);
        QTRY_VERIFY_WITH_TIMEOUT(!list || !list->isVisible(), kPatience);
    }

    void key(Qt::Key key, Qt::KeyboardModifiers keys = {}) const { QTest::keyClick(handle(), key, keys); }
    void type(const QString& text) const
    {
        for (const QChar c : text)
            QTest::keyClick(handle(), c.toLatin1());
    }
    /// A key of a keyboard that is in Hangul mode: it names a Hangul letter; the place of the key is its scan code.
    void hangulKey(char16_t letter, quint32 scanCode, Qt::KeyboardModifiers keys = {}) const
    {
        for (const QEvent::Type kind : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(kind, int(letter), keys, scanCode, 0, 0, QString(QChar(letter)));
            QCoreApplication::sendEvent(QApplication::focusWidget(), &event);
        }
    }
    /// What a Korean input method hands over once the syllables are whole.
    void commit(const QString& text) const
    {
        QInputMethodEvent event;
        event.setCommitString(text);
        QCoreApplication::sendEvent(QApplication::focusWidget(), &event);
    }

private:
    QWindow* handle() const { return window_->windowHandle(); }

    QWidget* window_;
};

} // namespace loom::ui::test
