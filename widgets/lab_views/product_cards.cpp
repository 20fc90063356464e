#include "lab_views/product_cards.h"

#include "common/theme.h"
#include "lab_views/label_room.h"

#include <QPainter>
#include <QTextDocumentFragment>
#include <algorithm>
#include <numeric>
#include <tuple>

namespace loom::ui {
namespace {

constexpr double kText = 13, kLarge = 20, kMiddle = 17, kSmall = 15, kLine = 15; // px at scale 1
constexpr double kPad = 1, kGap = 1; // units

QString plain(const QString& rich)
{
    return QTextDocumentFragment::fromHtml(rich).toPlainText();
}

} // namespace

ProductCards::ProductCards(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
{
    connect(&theme_, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ProductCards::setProducts(const QString& left, std::vector<ProductRow> rows, const QString& line)
{
    left_ = left;
    rows_ = std::move(rows);
    line_ = line;
    QStringList words;
    for (const ProductRow& row : rows_) {
        QStringList factors;
        for (const ProductCard& card : row.cards)
            factors += QStringLiteral("%1 %2 = %3").arg(card.head, plain(card.symbol), card.number);
        words += factors.join(QStringLiteral(" × ")) + QStringLiteral(" = ") + row.product;
    }
    setAccessibleDescription(plain(left_) + QStringLiteral(": ") + words.join(QStringLiteral(" + "))
                             + QStringLiteral(". ") + plain(line_));
    updateGeometry();
    update();
}

ProductCards::Room ProductCards::roomFor(double px, bool heads, bool symbols) const
{
    Room room;
    room.px = px;
    room.heads = heads;
    room.symbols = symbols;
    const double pad = theme_.px(kPad), gap = theme_.px(kGap);
    const QFont text = theme_.font(kText), math = theme_.mathFont(px), digits = theme_.tabularFont(px);
    const auto width = [](const QString& words, const QFont& font) { return labelSize(words, font).width(); };
    room.left = width(left_ + QStringLiteral(" ="), math) + gap;
    room.sign = width(QStringLiteral("×"), math) + gap;
    for (const ProductRow& row : rows_) {
        room.columns.resize(std::max(room.columns.size(), row.cards.size()));
        for (std::size_t i = 0; i < row.cards.size(); ++i)
            room.columns[i] = std::max({room.columns[i], heads ? width(row.cards[i].head, text) : 0,
                                        2 * pad + (symbols ? width(row.cards[i].symbol, math) : 0),
                                        2 * pad + width(row.cards[i].number, digits)});
        room.product = std::max(room.product, width(row.product, digits) + gap);
    }
    room.head = heads ? labelSize(QStringLiteral("가"), text).height() : 0;
    room.card = labelSize(QStringLiteral("0"), digits).height()
        + (symbols ? labelSize(QStringLiteral("o<sub>1</sub>"), math).height() : 0) + pad;
    room.line = line_.isEmpty() ? 0 : labelSize(line_, theme_.font(kLine, true)).height() + gap;
    const double cards =
        std::accumulate(room.columns.begin(), room.columns.end(), 0.0) + room.sign * double(room.columns.size());
    const double count = double(rows_.size());
    room.size = {std::max(room.left + cards + room.product, width(line_, theme_.font(kLine, true))) + 2 * gap,
                 room.head + count * (room.card + gap) + room.line + gap};
    return room;
}

ProductCards::Room ProductCards::fitting() const
{
    for (const auto& [px, heads, symbols] :
         {std::tuple(kLarge, true, true), {kMiddle, true, true}, {kSmall, true, true}, {kSmall, false, true}})
        if (const Room room = roomFor(px, heads, symbols);
            room.size.width() <= width() && room.size.height() <= height())
            return room;
    return roomFor(kText, false, false);
}

QSize ProductCards::sizeHint() const
{
    return roomFor(kSmall, true, true).size.toSize();
}

QSize ProductCards::minimumSizeHint() const
{
    return roomFor(kText, false, false).size.toSize();
}

QColor ProductCards::inkOf(double value) const
{
    return theme_.color(value < 0       ? QStringLiteral("negative")
                            : value > 0 ? QStringLiteral("positive")
                                        : QStringLiteral("text"));
}

void ProductCards::write(QPainter& painter, const QRectF& rect, const QString& words)
{
    drawLabel(painter, rect, words);
    const QSizeF size = labelSize(words, painter.font());
    labels_.push_back({rect.center() - QPointF(size.width(), size.height()) / 2, size});
}

void ProductCards::paintCard(QPainter& painter, const Room& room, const ProductCard& card, const QRectF& rect)
{
    painter.setBrush(theme_.color(QStringLiteral("card")));
    painter.setPen(QPen(theme_.color(QStringLiteral("card_border")), theme_.px(0.25)));
    painter.drawRoundedRect(rect, theme_.px(1), theme_.px(1));
    QRectF number = rect;
    if (room.symbols) {
        QRectF symbol = rect;
        symbol.setBottom(rect.center().y());
        number.setTop(rect.center().y());
        painter.setFont(theme_.mathFont(room.px));
        painter.setPen(theme_.color(QStringLiteral("text")));
        write(painter, symbol, card.symbol);
    }
    painter.setFont(theme_.tabularFont(room.px));
    painter.setPen(inkOf(card.value));
    write(painter, number, card.number);
}

void ProductCards::paintRow(QPainter& painter, const Room& room, std::size_t index, double top)
{
    const ProductRow& row = rows_[index];
    const QColor text = theme_.color(QStringLiteral("text"));
    double x = std::max(0.0, (width() - room.size.width()) / 2) + theme_.px(kGap);
    const auto take = [&](double width) {
        const QRectF rect(x, top, width, room.card);
        x += width;
        return rect;
    };
    const auto sign = [&](const QRectF& rect, const QString& words) {
        painter.setFont(theme_.mathFont(room.px));
        painter.setPen(text);
        write(painter, rect, words);
    };
    const QRectF left = take(room.left);
    sign(left, index == 0 ? left_ + QStringLiteral(" =") : QStringLiteral("+"));
    for (std::size_t i = 0; i < row.cards.size(); ++i) {
        if (i > 0)
            sign(take(room.sign), QStringLiteral("×"));
        const QRectF rect = take(room.columns[i]);
        if (room.heads && index == 0) {
            painter.setFont(theme_.font(kText));
            painter.setPen(theme_.color(QStringLiteral("muted")));
            write(painter, QRectF(rect.left(), rect.top() - room.head, rect.width(), room.head), row.cards[i].head);
        }
        paintCard(painter, room, row.cards[i], rect);
    }
    sign(take(room.sign), QStringLiteral("="));
    painter.setFont(theme_.tabularFont(room.px));
    write(painter, take(room.product), row.product);
}

void ProductCards::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    labels_.clear();
    const Room room = fitting();
    double top = std::max(0.0, (height() - room.size.height()) / 2) + room.head;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        paintRow(painter, room, row, top);
        top += room.card + theme_.px(kGap);
    }
    painter.setFont(theme_.font(kLine, true));
    painter.setPen(theme_.color(QStringLiteral("text")));
    const QSizeF size = labelSize(line_, painter.font());
    if (!line_.isEmpty())
        write(painter, QRectF(QPointF((width() - size.width()) / 2, top), size), line_);
}

} // namespace loom::ui
