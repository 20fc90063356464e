#pragma once

#include "base/value.h"

#include <QAbstractSpinBox>

#include <limits>

namespace loom::ui {

/// Whole or real.
enum class NumberKind { integer, real };

/// How a NumberEdit steps: by `step` (0: a tenth of the number's size), or 1, 2, 5, 10 … where logarithmic.
struct NumberRange {
    double minimum = -std::numeric_limits<double>::infinity();
    double maximum = std::numeric_limits<double>::infinity();
    bool exclusiveMinimum = false;
    double step = 0;
    bool logarithmic = false;
};

/// A number that is typed, stepped with arrows and wheel, or dragged sideways. What is typed is handed on as
/// it is, also outside the range: whoever owns the meaning of the number refuses it with a sentence.
class NumberEdit : public QAbstractSpinBox {
    Q_OBJECT
public:
    explicit NumberEdit(NumberKind kind, QWidget* parent = nullptr);

    void setRange(const NumberRange& range) { range_ = range; }
    /// An empty field then stands for null, shown as `placeholder`.
    void setOptional(const QString& placeholder);

    /// The number; null when empty and optional; the typed words where they are no number.
    Value value() const;
    /// Shows it without `edited`.
    void setValue(const Value& value);
    /// The next number up (`steps` > 0) or down from `number`, kept in the range.
    double stepped(double number, int steps) const;

    QSize sizeHint() const override;
    void stepBy(int steps) override;
    bool event(QEvent* event) override;
    QValidator::State validate(QString& input, int& position) const override;

signals:
    /// Typed and confirmed, stepped, or dragged (each time it changes).
    void edited(const loom::Value& value);
    /// A drag or a confirmed text is over: the next edit is another one.
    void finished();

protected:
    StepEnabled stepEnabled() const override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void confirm();
    void change(double number);
    double clamped(double number) const;
    bool dragEvent(QEvent* event);

    NumberKind kind_;
    NumberRange range_;
    bool optional_ = false;
    Value shown_;
    double dragFrom_ = 0;
    int dragX_ = 0;
    bool pressed_ = false, dragging_ = false;
    bool typing_ = false; ///< a press then places the cursor or marks text, and does not drag the number
};

/// The number a person typed: "1e-3", "0,5", "1,000", "64", "1/4", "2 × 10⁻³". Null for nothing, the text itself for
/// no number.
Value numberTyped(const QString& text, NumberKind kind);
/// As a person writes it, shortest form that reads back to the same number.
QString numberShown(const Value& value);

} // namespace loom::ui
