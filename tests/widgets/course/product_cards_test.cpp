#include "lab_views/product_cards.h"

#include "base/random.h"
#include "common/theme.h"
#include "course/course.h"
#include "course/lab_session.h"
#include "course/lab_view.h"
#include "widgets/lab_views/hand_play.h"

#include <QtTest>
#include <cmath>

using namespace loom;
using namespace loom::ui;

namespace {

double number(QString words)
{
    return words.replace(QChar(0x2212), QLatin1Char('-')).toDouble();
}

} // namespace

/// The cards of the lab backprop-by-hand, as they are printed.
class ProductCardsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { initResources(); }
    void init();
    void cleanup() { cards_.reset(); }
    void printedFactorsMultiplyToThePrintedGradient();
    void aWeightOfTheFirstLayerHasARowForEachPath();
    void whatWouldTellTheAnswerIsCovered();
    void theCardsAreLegible_data() { addSizes(); }
    void theCardsAreLegible();

private:
    void goTo(const char* step);
    double value(const std::string& address) const { return session_->value(address); }

    Theme theme_;
    std::vector<CourseEntry> entries_ = course({});
    std::unique_ptr<LabSession> session_;
    std::unique_ptr<ProductCards> cards_;
};

void ProductCardsTest::init()
{
    theme_.setScale(1);
    session_ = std::make_unique<LabSession>();
    QVERIFY(session_->open(*findLab(entries_, "backprop-by-hand")).ok());
    const LabView* view = session_->lab().view("cards");
    cards_.reset(
        dynamic_cast<ProductCards*>(findLabView("product_cards")->make({*session_, *view, theme_}, nullptr)));
    QVERIFY(cards_ != nullptr);
    cards_->resize(900, 240);
    cards_->show();
    QVERIFY(QTest::qWaitForWindowExposed(cards_.get()));
}

void ProductCardsTest::goTo(const char* step)
{
    for (int page = 0; page < session_->pages(); ++page)
        if (session_->stepAt(page).id == step)
            session_->goTo(page);
}

void ProductCardsTest::printedFactorsMultiplyToThePrintedGradient()
{
    goTo("balance"); // where nothing is locked or covered
    const char* gradients[] = {"g_w11", "g_w21", "g_w12", "g_w22", "g_v11", "g_v21", "g_v12", "g_v22"};
    const RandomStream stream(3, "cards");
    for (std::uint64_t draw = 0; draw < 100; ++draw) {
        const LabRun& random = *session_->lab().run("random");
        for (std::size_t i = 0; i < random.drawn.size(); ++i)
            session_->move(random.drawn[i].path, -2 + 4 * stream.uniform(draw * 32 + i));
        for (int wire = 0; wire < 8; ++wire) {
            session_->move("picked.weight", wire);
            double sum = 0;
            for (const ProductRow& row : cards_->rows()) {
                double product = 1;
                for (const ProductCard& card : row.cards)
                    product *= number(card.number);
                sum += product;
            }
            const double gradient = value(gradients[wire]);
            QVERIFY2(std::abs(sum - gradient) < 1e-4 / 2,
                     qPrintable(QStringLiteral("%1: %2 and %3").arg(gradients[wire]).arg(sum).arg(gradient)));
            QVERIFY2(cards_->line().contains(labNumber(gradient)), qPrintable(cards_->line()));
        }
    }
}

void ProductCardsTest::aWeightOfTheFirstLayerHasARowForEachPath()
{
    goTo("agree");
    QCOMPARE(cards_->rows().size(), std::size_t(2));
    QCOMPARE(cards_->rows()[0].cards.size(), std::size_t(5));
    QCOMPARE(number(cards_->rows()[0].product), number(labNumber(value("path_one"))));
    QCOMPARE(number(cards_->rows()[1].product), number(labNumber(value("path_two"))));
    session_->move("picked.weight", 4);
    QCOMPARE(cards_->rows().size(), std::size_t(1));
    QCOMPARE(cards_->rows()[0].cards.size(), std::size_t(3));
}

void ProductCardsTest::whatWouldTellTheAnswerIsCovered()
{
    goTo("three");
    QCOMPARE(cards_->rows()[0].product, QStringLiteral("?"));
    QCOMPARE(cards_->rows()[0].cards[0].number, QStringLiteral("?"));
    QVERIFY(cards_->line().isEmpty());
    session_->justLook();
    QVERIFY(std::abs(number(cards_->rows()[0].product) - value("g_v11")) < 1e-4);
}

void ProductCardsTest::theCardsAreLegible()
{
    QFETCH(QSize, size);
    QFETCH(double, scale);
    theme_.setScale(scale);
    goTo("agree");
    cards_->resize(size.expandedTo(cards_->minimumSizeHint()));
    cards_->grab();
    const QString faults = labelFaults(*cards_, cards_->labelRects());
    QVERIFY2(faults.isEmpty(), qPrintable(faults));
    QVERIFY(cards_->labelRects().size() > 20);
}

QTEST_MAIN(ProductCardsTest)
#include "product_cards_test.moc"
