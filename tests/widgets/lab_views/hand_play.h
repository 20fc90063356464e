#pragma once

#include "common/theme.h"

#include <QRectF>
#include <QTest>
#include <QWidget>
#include <vector>

/// A drag of the left button in steps; the pointer moves off far enough at first not to be a click.
inline void dragByMouse(QWidget& widget, const QPointF& from, const QPointF& to, int steps = 8)
{
    QTest::mousePress(&widget, Qt::LeftButton, {}, from.toPoint());
    for (int i = 1; i <= steps; ++i)
        QTest::mouseMove(&widget, (from + (to - from) * i / steps).toPoint());
    QTest::mouseRelease(&widget, Qt::LeftButton, {}, to.toPoint());
}

/// What is wrong with the places of a view's labels; empty: all lie within, none over another.
inline QString labelFaults(const QWidget& widget, const std::vector<QRectF>& labels)
{
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const QRectF& a = labels[i];
        const QString where =
            QStringLiteral("label %1 (%2, %3, %4 × %5)").arg(i).arg(a.x()).arg(a.y()).arg(a.width()).arg(a.height());
        if (!QRectF(widget.rect()).contains(a))
            return where + QStringLiteral(" leaves the view");
        for (std::size_t k = i + 1; k < labels.size(); ++k)
            if (a.intersects(labels[k]))
                return where + QStringLiteral(" lies over label %1").arg(k);
    }
    return {};
}

/// Sizes and scales in which a view has to be legible.
inline void addSizes()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("scale");
    for (const double scale : {1.0, 1.5})
        for (const QSize& size : {QSize(300, 220), QSize(420, 420), QSize(640, 300), QSize(1000, 760)})
            QTest::newRow(qPrintable(QStringLiteral("no label is cut or covered at %1 × %2, scale %3")
                                         .arg(size.width())
                                         .arg(size.height())
                                         .arg(scale)))
                << size << scale;
}
