#pragma once

#include <QString>
#include <QWidget>
#include <optional>
#include <vector>

namespace loom::ui {

class Theme;

/// A factor of a product: a card with what it is called, its symbol and its number.
struct ProductCard {
    QString head; ///< a word, written once above the column where all rows have the same
    QString symbol; ///< plain or with typeset indices
    QString number;
    double value = 0; ///< for the sign's colour; 0: none
};

/// Cards that are multiplied, and what they give.
struct ProductRow {
    std::vector<ProductCard> cards;
    QString product;
};

/// A number as a product of cards, or as a sum of several such products, one a row; below it a line that compares.
/// Large where there is room; where there is little, heads go first, then symbols.
class ProductCards : public QWidget {
    Q_OBJECT
public:
    explicit ProductCards(Theme& theme, QWidget* parent = nullptr);

    /// `left`: what the products are equal to, plain or with typeset indices.
    void setProducts(const QString& left, std::vector<ProductRow> rows, const QString& line);
    const std::vector<ProductRow>& rows() const { return rows_; }
    const QString& line() const { return line_; }
    /// Where cards and products were painted last.
    const std::vector<QRectF>& labelRects() const { return labels_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// What is written: all of it, or less.
    struct Room {
        bool heads = true, symbols = true;
        double px = 0; ///< of numbers, at scale 1
        double left = 0, product = 0, sign = 0; ///< widths
        std::vector<double> columns;
        double head = 0, card = 0, line = 0; ///< heights
        QSizeF size;
    };
    Room roomFor(double px, bool heads, bool symbols) const;
    Room fitting() const;
    void paintRow(QPainter& painter, const Room& room, std::size_t row, double top);
    void paintCard(QPainter& painter, const Room& room, const ProductCard& card, const QRectF& rect);
    void write(QPainter& painter, const QRectF& rect, const QString& words);
    QColor inkOf(double value) const;

    Theme& theme_;
    QString left_, line_;
    std::vector<ProductRow> rows_;
    std::vector<QRectF> labels_;
};

} // namespace loom::ui
