#pragma once

#include <QLabel>

namespace loom::ui {

/// A line of parts, the most important first: shows as many as there is room for, whole, instead of asking for room
/// or being cut off. What is missing stands in the tool tip.
class FittingLabel : public QLabel {
    Q_OBJECT
public:
    explicit FittingLabel(QWidget* parent = nullptr);

    void setParts(const QStringList& parts);
    /// The room that it asks for in any case, in times the height of a line: 5 hold a word, 9 a short sentence.
    void setLeast(double heights);
    QSize sizeHint() const override; ///< of all parts
    QSize minimumSizeHint() const override; ///< of what `setLeast` says, or of all parts

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QString joined(qsizetype count) const;
    void fit();

    QStringList parts_;
    double least_ = 5;
};

} // namespace loom::ui
