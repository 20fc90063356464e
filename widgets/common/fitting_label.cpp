#include "common/fitting_label.h"

#include "common/fitting_words.h"

#include <QEvent>

namespace loom::ui {

FittingLabel::FittingLabel(QWidget* parent)
    : QLabel(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void FittingLabel::setParts(const QStringList& parts)
{
    if (parts == parts_)
        return;
    parts_ = parts;
    updateGeometry();
    fit();
}

void FittingLabel::setLeast(double heights)
{
    least_ = heights;
    updateGeometry();
}

QString FittingLabel::joined(qsizetype count) const
{
    return parts_.mid(0, count).join(QStringLiteral("  ·  "));
}

QSize FittingLabel::sizeHint() const
{
    const int width = int(textWidth(joined(parts_.size()), font())) + 1;
    return {parts_.isEmpty() ? 0 : width, fontMetrics().height()};
}

QSize FittingLabel::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), int(least_ * fontMetrics().height())), fontMetrics().height()};
}

void FittingLabel::fit()
{
    qsizetype count = parts_.size();
    while (count > 1 && textWidth(joined(count), font()) > width())
        --count;
    setText(fittingWords(joined(count), font(), width()));
    const QString whole = joined(parts_.size());
    setToolTip(text() == whole ? QString() : whole);
    setAccessibleName(whole);
}

void FittingLabel::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    fit();
}

void FittingLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        updateGeometry();
        fit();
    }
}

} // namespace loom::ui
