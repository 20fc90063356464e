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
    QSize sizeHint() const override; ///< of all parts
    QSize minimumSizeHint() const override; ///< of a few letters

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QString joined(qsizetype count) const;
    void fit();

    QStringList parts_;
};

} // namespace loom::ui
