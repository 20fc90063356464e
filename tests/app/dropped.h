#pragma once

#include "widgets/editor/window_hands.h"

#include <QApplication>
#include <QDrag>
#include <QFile>
#include <QLabel>
#include <QMimeData>
#include <QMouseEvent>
#include <QTest>
#include <QUrl>
#include <utility>

namespace loom::ui::test {

/// What a file manager is: something from which a file is dragged.
class DragSource : public QLabel {
public:
    DragSource(QWidget* parent, const QString& path)
        : QLabel(QStringLiteral("file"), parent)
        , path_(path)
    {
        setGeometry(10, 200, 80, 40);
        show();
        raise();
    }

protected:
    void mousePressEvent(QMouseEvent* event) override { pressed_ = event->pos(); }
    void mouseMoveEvent(QMouseEvent* event) override
    {
        const bool far = (event->pos() - pressed_).manhattanLength() >= QApplication::startDragDistance();
        if (!far || std::exchange(dragging_, true))
            return;
        auto* data = new QMimeData;
        data->setUrls({QUrl::fromLocalFile(path_)});
        auto* drag = new QDrag(this);
        drag->setMimeData(data);
        drag->exec(Qt::CopyAction);
    }

private:
    QString path_;
    QPoint pressed_;
    bool dragging_ = false;
};

/// Carries the file from somewhere in `window` onto `onto`, as a hand would.
inline void drop(const QString& path, QWidget& window, QWidget& onto)
{
    DragSource source(&window, path);
    const Hands hands(window.window());
    hands.carry(hands.middleOf(&source), hands.middleOf(&onto));
}

inline void writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace loom::ui::test
