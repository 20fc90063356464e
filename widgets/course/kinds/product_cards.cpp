#include "lab_views/product_cards.h"

#include "course/lab_session.h"
#include "course/lab_view.h"
#include "course/symbols.h"

#include <cmath>

namespace loom::ui {
namespace {

constexpr int kFactorDigits = 6; // two more than the product has: multiplied as printed they give it

/// The gradient of the picked weight as cards that are multiplied, a row a path, and beside it what the engine and
/// the central difference have for it.
class CardsView : public ProductCards {
public:
    CardsView(const LabViewContext& context, QWidget* parent)
        : ProductCards(context.theme, parent)
        , session_(context.session)
        , view_(context.view)
        , pick_(view_.fields.value("pick", std::string()))
    {
        setObjectName(QString::fromStdString(view_.id));
        for (const Json& product : view_.fields.value("products", Json::array()))
            products_.push_back({product.value("of", std::string()), product.value("engine", std::string()),
                                 product.value("near", std::string()),
                                 product.value("rows", std::vector<std::vector<std::string>>())});
        followSession(
            *this, session_, [this] { follow(); }, [this] { follow(); });
        follow();
    }

private:
    /// Addresses: what the product is, the engine's number for it, the central difference, the factors of each row.
    struct Product {
        std::string of, engine, near;
        std::vector<std::vector<std::string>> rows;
    };

    ProductCard card(const std::string& address) const
    {
        const double value = session_.value(address);
        return {wordText(session_, view_.id + "." + address), symbolText(session_, address),
                labNumber(value, kFactorDigits), value};
    }

    QString line(const Product& product, const QString& sum) const
    {
        const QString back = labNumber(session_.value(product.engine));
        return QStringLiteral("%1 %2 %3 %4 %5 ≈ %6 %7")
            .arg(wordText(session_, view_.id + ".engine"), back,
                 back == sum ? QStringLiteral("=") : QStringLiteral("≈"), wordText(session_, view_.id + ".product"),
                 sum, wordText(session_, view_.id + ".near"), labNumber(session_.value(product.near)));
    }

    void follow()
    {
        const int last = int(products_.size()) - 1;
        if (last < 0 || !isVisibleTo(parentWidget()))
            return;
        const Product& product = products_[std::size_t(std::clamp(int(std::lround(session_.value(pick_))), 0, last))];
        const bool covered = session_.isCovered(view_.id);
        std::vector<ProductRow> rows;
        double sum = 0;
        for (const std::vector<std::string>& factors : product.rows) {
            ProductRow row;
            double value = 1;
            for (const std::string& address : factors) {
                row.cards.push_back(card(address));
                value *= row.cards.back().value;
            }
            if (covered)
                for (ProductCard& hidden : row.cards) {
                    hidden.number = QStringLiteral("?");
                    hidden.value = 0; // its colour tells the sign
                }
            sum += value;
            row.product = covered ? QStringLiteral("?") : labNumber(value);
            rows.push_back(std::move(row));
        }
        setAccessibleName(wordText(session_, view_.id));
        setProducts(symbolText(session_, product.of), std::move(rows),
                    covered ? QString() : line(product, labNumber(sum)));
    }

    void showEvent(QShowEvent* event) override
    {
        ProductCards::showEvent(event);
        follow();
    }

    LabSession& session_;
    const LabView& view_;
    std::string pick_;
    std::vector<Product> products_;
};

QWidget* make(const LabViewContext& context, QWidget* parent)
{
    return new CardsView(context, parent);
}

} // namespace
} // namespace loom::ui

namespace loom::lab_view_types {

ui::LabViewType product_cards()
{
    return {.id = "product_cards", .make = ui::make};
}

} // namespace loom::lab_view_types
