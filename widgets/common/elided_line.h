#pragma once

#include <QLineEdit>

namespace loom::ui {

/// A field of words. What is longer than the field ends with "…" while nobody writes in it, or begins with it where
/// the end tells more: of paths.
class ElidedLine : public QLineEdit {
    Q_OBJECT
public:
    explicit ElidedLine(Qt::TextElideMode where, QWidget* parent = nullptr);
    /// Leaves the cursor where it is while somebody writes the same, else puts it before them.
    void setWords(const QString& words);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Qt::TextElideMode where_;
};

} // namespace loom::ui
