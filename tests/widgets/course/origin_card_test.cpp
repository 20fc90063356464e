#include "common/theme.h"
#include "course/lab_session.h"
#include "course/origin_card.h"
#include "formula/formula_label.h"
#include "patience.h"

#include <QAbstractButton>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QtTest>

using namespace loom;
using namespace loom::ui;

namespace {

/// A neuron over a hundred numbers.
constexpr const char* kWide = R"({"format": 1, "id": "wide",
 "subjects": [{"id": "net", "project": {"title": "t", "seed": 7, "graph": {"nodes": [{"id": "x", "type": "input"},
   {"id": "n", "type": "dense", "attributes": {"units": 1}}], "edges": [["x", "n"]]}}, "inputs": {"x": [100]}},
  {"id": "one", "numbers": {"t": 1}}],
 "quantities": [{"id": "sum", "formula": "s", "names": {"s": "net:n/sum[0]"}}],
 "headline": ["sum"], "steps": [{"id": "look"}],
 "runs": [{"id": "turns", "sweep": {"path": "one.t", "values": [0, 1]}}],
 "checks": [{"id": "holds", "value": "turns.one.t", "at_least": 0},
  {"id": "never", "value": "turns.one.t", "at_least": 9, "must": "fail"}]})";

/// The largest of eighty-one cells.
constexpr const char* kPooled = R"({"format": 1, "id": "pooled",
 "subjects": [{"id": "net", "project": {"title": "t", "seed": 7, "graph": {"nodes": [{"id": "x", "type": "input"},
   {"id": "pool", "type": "max_pooling2d", "attributes": {"pool_size": [9, 9]}}], "edges": [["x", "pool"]]}},
   "inputs": {"x": [9, 9, 1]}}, {"id": "one", "numbers": {"t": 1}}],
 "quantities": [{"id": "top", "formula": "s", "names": {"s": "net:pool/output[0,0,0]"}}],
 "headline": ["top"], "steps": [{"id": "look"}],
 "runs": [{"id": "turns", "sweep": {"path": "one.t", "values": [0, 1]}}],
 "checks": [{"id": "holds", "value": "turns.one.t", "at_least": 0},
  {"id": "never", "value": "turns.one.t", "at_least": 9, "must": "fail"}]})";

constexpr QPoint kAt(10, 120);

} // namespace

/// The card that says where a number comes from.
class OriginCardTest : public QObject {
    Q_OBJECT
private slots:
    void cleanup()
    {
        page_.reset();
        session_.reset();
    }

    void aLongMaximumShowsItsLargestCellsAndHowManyMore()
    {
        OriginCard* card = open(entryOf(kPooled));
        for (int i = 0; i < 81; ++i)
            session_->move("net:x/output[" + std::to_string(i / 9) + "," + std::to_string(i % 9) + ",0]", i % 20);
        session_->move("net:x/output[8,8,0]", 30);
        card->showOrigin("net:pool/output[0,0,0]", kAt);
        const Result<LabOrigin> origin = session_->origin("net:pool/output[0,0,0]");
        QVERIFY(origin.ok() && origin->formula);
        QCOMPARE(origin->names.size(), kLargestExplained);
        const LabOthers& others = origin->others.at("r1");
        QCOMPARE(others.count, 81 - kLargestExplained);
        QCOMPARE(others.together, 16.0); // 30, four each of 19, 18, 17, three of 16: one is left
        std::map<std::string, double> values{{"r1", others.together}};
        for (const auto& [name, address] : origin->names)
            values[name] = session_->value(address);
        QCOMPARE(*origin->formula->evaluate(values), 30.0);
        QVERIFY2(card->sourceWords().contains(QStringLiteral("65 other(s), at most 16")),
                 qPrintable(card->sourceWords()));
    }

    void aLongSumShowsItsLargestTermsAndTheRestTogether()
    {
        OriginCard* card = open(entryOf(kWide));
        for (int i = 0; i < 100; ++i)
            session_->move("net:x/output[" + std::to_string(i) + "]", i % 10 - 4.5);
        card->showOrigin("net:n/sum[0]", kAt);
        const std::size_t all = 100;
        for (const std::size_t shown :
             {kLargestExplained, 2 * kLargestExplained, kMostExplained, kLargestExplained}) {
            const Result<LabOrigin> origin = session_->origin("net:n/sum[0]", shown);
            const LabOthers& others = origin->others.at("r1");
            QCOMPARE(others.count, all - shown);
            QVERIFY2(card->sourceWords().contains(QString::number(others.count)), qPrintable(card->sourceWords()));
            QVERIFY2(card->sourceWords().contains(labNumber(others.together)), qPrintable(card->sourceWords()));
            QCOMPARE(std::size_t(formula(card)->names().size()), 2 * shown + 3); // y, x, w, the bias, the others
            emit formula(card)->picked("r1");
        }
        emit formula(card)->picked("x1");
        QVERIFY2(card->address().startsWith("net:x/output["), qPrintable(card->address()));
    }

    void theLargestTermsFollowTheNumbers()
    {
        OriginCard* card = open(entryOf(kWide));
        for (int i = 0; i < 100; ++i)
            session_->move("net:x/output[" + std::to_string(i) + "]", 1);
        card->showOrigin("net:n/sum[0]", kAt);
        const QString before = formula(card)->plainText();
        session_->move("net:x/output[63]", 1000);
        QVERIFY(formula(card)->plainText() != before);
        QVERIFY2(formula(card)->plainText().contains("1000"), qPrintable(formula(card)->plainText()));
    }

    void theCardStaysWithinItsPage()
    {
        OriginCard* card = open(entryOf(kWide));
        for (const QSize& size : {QSize(1200, 600), QSize(700, 600), QSize(700, 300)}) {
            page_->resize(size);
            card->showOrigin("net:n/sum[0]", kAt);
            for (int more = 0; more < 3; ++more) {
                QVERIFY(page_->rect().contains(card->geometry()));
                // What is longer is scrolled, not cut off.
                QTRY_VERIFY_WITH_TIMEOUT(
                    formula(card)->height() >= formula(card)->heightForWidth(formula(card)->width()), kPatience);
                emit formula(card)->picked("r1");
            }
        }
    }

    void aShortFormulaIsNotScrolled()
    {
        for (const double scale : {1.0, 1.5, 2.0}) {
            theme_.setScale(scale);
            theme_.applyTo(*qApp);
            for (const char* address : {"sum", "one.t"}) {
                OriginCard* card = open(entryOf(kWide));
                card->showOrigin(address, kAt);
                QApplication::processEvents();
                QVERIFY(!card->findChild<QScrollArea*>()->verticalScrollBar()->isVisible());
            }
        }
        theme_.setScale(1);
    }

    void whatGaveANumberIsASentenceWithLinks_data()
    {
        QTest::addColumn<QString>("lab");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("link"); ///< the first
        const auto row = [](const char* name, const char* lab, const char* address, const QStringList& words,
                            const char* link) { QTest::newRow(name) << lab << address << words << link; };
        row("an experiment", "vanishing-gradient", "stairs:first[0]", {"“Gradients of a deep network”", "n = 3"},
            "stairs.depth");
        row("a run", "xor", "successes", {"20 row", "at most 0.1", "Loss after training", "seed of its own"},
            "live.run.loss");
        row("an action repeated", "line-fit", "steps", {"Counted", "One step", "at most 0.0001", "w = 0", "20,000"},
            "away");
        row("a training", "xor", "live.run.loss", {"last training", "Two hidden nodes", "Seed = 7"}, "live.seed");
        row("the rows of the data", "playground", "hand.now.accuracy", {"rows of the data", "Circle"}, "");
        row("a number held by hand", "line-fit", "fit.w", {"Held by hand"}, "");
        row("a setting", "vanishing-gradient", "stairs.depth", {"A setting of the experiment"}, "");
    }
    void whatGaveANumberIsASentenceWithLinks()
    {
        QFETCH(QString, lab);
        QFETCH(QString, address);
        QFETCH(QStringList, words);
        QFETCH(QString, link);
        const CourseEntry* entry = findLab(entries_, lab.toStdString());
        QVERIFY(entry);
        OriginCard* card = open(*entry);
        card->showOrigin(address, kAt);
        QVERIFY(!formula(card)->isVisible());
        for (const QString& word : words)
            QVERIFY2(card->sourceWords().replace(QChar::Nbsp, QLatin1Char(' ')).contains(word),
                     qPrintable(card->sourceWords()));
        auto* source = card->findChild<QLabel*>("origin_source");
        QVERIFY2(!card->sourceWords().contains('%'), qPrintable(card->sourceWords()));
        const QRegularExpressionMatch first =
            QRegularExpression(QStringLiteral("<a href=\"([^\"]*)\">")).match(source->text());
        QCOMPARE(first.captured(1), link);
        if (link.isEmpty())
            return;
        emit source->linkActivated(link);
        QCOMPARE(card->address(), link);
        QTest::mouseClick(card->findChild<QAbstractButton*>("origin_back"), Qt::LeftButton);
        QCOMPARE(card->address(), address);
    }

private:
    static CourseEntry entryOf(const char* json)
    {
        std::variant<Lab, LabFault> read = readLab(json);
        if (const LabFault* fault = std::get_if<LabFault>(&read))
            qFatal("line %lld: %s", static_cast<long long>(fault->line), english(fault->sentence).c_str());
        CourseEntry entry;
        entry.id = "wide";
        entry.lab = std::make_shared<const Lab>(std::get<Lab>(std::move(read)));
        entry.lessons["en"];
        return entry;
    }

    OriginCard* open(const CourseEntry& entry)
    {
        session_ = std::make_unique<LabSession>();
        if (!session_->open(entry))
            qFatal("the lab cannot be opened");
        page_ = std::make_unique<QWidget>();
        page_->resize(1200, 600);
        auto* card = new OriginCard(*session_, theme_, page_.get());
        page_->show();
        if (!QTest::qWaitForWindowExposed(page_.get()))
            qFatal("the page is not shown");
        return card;
    }
    static FormulaLabel* formula(OriginCard* card) { return card->findChild<FormulaLabel*>(); }

    Theme theme_;
    std::vector<CourseEntry> entries_ = course({});
    std::unique_ptr<LabSession> session_;
    std::unique_ptr<QWidget> page_;
};

QTEST_MAIN(OriginCardTest)
#include "origin_card_test.moc"
