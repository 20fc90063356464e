#pragma once

#include <QLayout>
#include <vector>

namespace loom::ui {

/// Widgets in a row that goes on in the next line where the room ends, so that a view may be narrow. What follows
/// the spring stands at the right edge while everything fits in one line.
class FlowLayout : public QLayout {
    Q_OBJECT
public:
    explicit FlowLayout(QWidget* parent = nullptr);
    ~FlowLayout() override;

    void addStretch() { spring_ = count(); }
    void addItem(QLayoutItem* item) override;
    int count() const override { return int(items_.size()); }
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    int arrange(const QRect& rect, bool move) const;
    int widthOfPartner(int index) const;
    int widthInOneLine() const;

    std::vector<QLayoutItem*> items_;
    int spring_ = -1;
};

} // namespace loom::ui
