#include "common/theme.h"
#include "patience.h"
#include "plots/bar_chart.h"
#include "project/project_file.h"
#include "views/parts/word_field.h"
#include "views/word_neighbours_view.h"
#include "widgets/document/projects.h"
#include "widgets/views/pictures.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLabel>
#include <QTranslator>
#include <algorithm>
#include <cmath>

using namespace loom;
using namespace loom::ui;
using loom::test::Pictures;
using loom::test::whole;

/// The words that lie nearest to one another, as the view shows them, against the weights of the network; asked for
/// with mouse and keys.
class WordNeighboursTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void neighboursAreThoseOfTheWeights();
    void theyChangeAsTrainingGoesOn();
    void aWordIsTypedWithTheHelpOfAList();
    void aFoundWordBecomesTheChosenOne();
    void anUnknownWordIsExplained();
    void analogiesAreThoseOfTheWeights();
    void anotherLayerHasItsOwnNeighbours();
    void aSwitchOfTheLanguageKeepsTheChoice();
    void hiddenItAsksForNothing();
    void aNetworkWithoutWordsSaysSo();

private:
    WordField& field(const char* name = "word") { return *view_->findChild<WordField*>(QLatin1String(name)); }
    QLabel& label(const char* name) { return *view_->findChild<QLabel*>(QLatin1String(name)); }
    void write(WordField& field, const QString& text);
    void click(BarChart& chart, int bar);
    /// By the weights that the network has now.
    Similarity space(const char* node = "space");
    std::vector<LikeWord> expected(const std::string& word, const char* node = "space");
    static bool same(const std::vector<LikeWord>& a, const std::vector<LikeWord>& b);
    QStringList texts(const std::vector<LikeWord>& like);

    Theme theme_;
    Pictures words_;
    std::unique_ptr<WordNeighboursView> view_;
};

void WordNeighboursTest::initTestCase()
{
    Project project = openProject(LOOM_SOURCE_DIR "/samples/word2vec.loom")->project;
    project.data.source.attributes["samples"] = whole(2000);
    words_.document.setProject(project, {});
    words_.session.setSpeed(0);
    words_.session.prepare(project, {});
    QTRY_VERIFY_WITH_TIMEOUT(words_.session.state() != TrainingSession::State::preparing, kPatience);
    QVERIFY2(words_.session.state() == TrainingSession::State::ready, english(words_.session.failure()).c_str());
}

void WordNeighboursTest::init()
{
    words_.selection.setNodes({});
    view_ = std::make_unique<WordNeighboursView>(words_.context(theme_));
    view_->resize(760, 600);
    view_->show();
    QVERIFY(QTest::qWaitForWindowExposed(view_.get()));
    QTRY_VERIFY_WITH_TIMEOUT(!view_->neighbours().empty(), kPatience);
}

void WordNeighboursTest::write(WordField& field, const QString& text)
{
    QTest::mouseClick(&field, Qt::LeftButton);
    field.selectAll();
    QTest::keyClick(&field, Qt::Key_Delete);
    for (const QChar letter : text) // as an input method hands them over
        QTest::sendKeyEvent(QTest::Click, &field, Qt::Key_unknown, QString(letter), {});
}

void WordNeighboursTest::click(BarChart& chart, int bar)
{
    QTest::mouseClick(&chart, Qt::LeftButton, {}, chart.barRect(bar).center().toPoint());
}

Similarity WordNeighboursTest::space(const char* node)
{
    const std::map<std::string, Tensor> weights = words_.weights();
    const Tensor& table = weights.at(std::string(node) + "/embeddings");
    const std::vector<std::string> all = words_.session.data()->rows.fields()[0].words;
    const auto numbers = table.values<float>();
    const std::int64_t units = table.shape()[1], last = std::ssize(all);
    // Without padding and what stands for unknown words.
    return {{all.begin() + 2, all.end()},
            numbers.subspan(std::size_t(2 * units), std::size_t((last - 2) * units)),
            units};
}

std::vector<LikeWord> WordNeighboursTest::expected(const std::string& word, const char* node)
{
    const Similarity now = space(node);
    return now.nearest(now.rowOf(word), 15);
}

bool WordNeighboursTest::same(const std::vector<LikeWord>& a, const std::vector<LikeWord>& b)
{
    return std::ranges::equal(a, b, [](const LikeWord& x, const LikeWord& y) {
        return x.word == y.word && std::abs(x.likeness - y.likeness) < 1e-9;
    });
}

QStringList WordNeighboursTest::texts(const std::vector<LikeWord>& like)
{
    QStringList words;
    for (const LikeWord& one : like)
        words << QString::fromStdString(words_.session.data()->rows.fields()[0].words[std::size_t(one.word) + 2]);
    return words;
}

void WordNeighboursTest::neighboursAreThoseOfTheWeights()
{
    QVERIFY2(!view_->word().empty(), "there is something to see at once");
    QCOMPARE(field().text(), QString::fromStdString(view_->word()));
    QVERIFY(same(view_->neighbours(), expected(view_->word())));
    QCOMPARE(view_->bars().names(), texts(view_->neighbours()).mid(0, view_->bars().names().size()));
    QVERIFY(view_->bars().values().size() >= 10);
    QVERIFY(label("title").text().contains(field().text()));
    QCOMPARE(label("step").text(), QStringLiteral("after 0 steps"));
    // The whole width stands for the cosine 1.
    const double first = view_->bars().values()[0], width = view_->bars().barRect(0).width();
    QVERIFY(first > 0 && width < first * view_->bars().width());
}

void WordNeighboursTest::theyChangeAsTrainingGoesOn()
{
    const std::vector<LikeWord> before = view_->neighbours();
    words_.session.stepBatch();
    QTRY_COMPARE_WITH_TIMEOUT(label("step").text(), QStringLiteral("after 1 steps"), kPatience);
    QVERIFY(!same(view_->neighbours(), before));
    QVERIFY(same(view_->neighbours(), expected(view_->word())));
    words_.session.stepEpoch();
    QTRY_VERIFY_WITH_TIMEOUT(
        words_.session.stepsDone() > 1 && words_.session.state() == TrainingSession::State::paused, kPatience);
    const QString now = QStringLiteral("after %L1 steps").arg(words_.session.stepsDone());
    QTRY_COMPARE_WITH_TIMEOUT(label("step").text(), now, kPatience);
    QVERIFY(same(view_->neighbours(), expected(view_->word())));
}

void WordNeighboursTest::aWordIsTypedWithTheHelpOfAList()
{
    const QString word = QStringLiteral("사과");
    write(field(), word.left(1));
    QCOMPARE(field().completer()->popup()->isVisible(), true);
    QVERIFY(field().completer()->completionCount() > 0);
    int at = 0;
    while (at < field().completer()->completionCount()) {
        QTest::keyClick(field().completer()->popup(), Qt::Key_Down);
        if (field().text() == word)
            break;
        ++at;
    }
    QTest::keyClick(field().completer()->popup(), Qt::Key_Return);
    QCOMPARE(field().text(), word);
    QCOMPARE(view_->word(), word.toStdString());
    QTRY_VERIFY_WITH_TIMEOUT(same(view_->neighbours(), expected("사과")), kPatience);
    QVERIFY2(label("title").text().contains(word), qPrintable(label("title").text()));
    write(field(), QStringLiteral("프랑스")); // to its end, without the list
    QCOMPARE(view_->word(), std::string("프랑스"));
}

void WordNeighboursTest::aFoundWordBecomesTheChosenOne()
{
    auto& bars = *view_->findChild<BarChart*>(QStringLiteral("neighbours"));
    const QString third = bars.names()[2];
    click(bars, 2);
    QCOMPARE(view_->word(), third.toStdString());
    QCOMPARE(field().text(), third);
    QTRY_VERIFY_WITH_TIMEOUT(label("title").text().contains(third), kPatience);
    QVERIFY(same(view_->neighbours(), expected(third.toStdString())));
    const QString second = bars.names()[1];
    bars.setFocus();
    QTest::keyClick(&bars, Qt::Key_Home); // nothing
    QTest::keyClick(&bars, Qt::Key_Down);
    QTest::keyClick(&bars, Qt::Key_Down);
    QTest::keyClick(&bars, Qt::Key_Return);
    QVERIFY(view_->word() != third.toStdString());
    QTRY_VERIFY_WITH_TIMEOUT(same(view_->neighbours(), expected(view_->word())), kPatience);
}

void WordNeighboursTest::anUnknownWordIsExplained()
{
    const std::string before = view_->word();
    write(field(), QStringLiteral("zebra"));
    QVERIFY(!label("said").text().contains(QStringLiteral("zebra"))); // it may become one
    QTest::keyClick(&field(), Qt::Key_Return);
    QVERIFY2(label("said").text().startsWith(QStringLiteral("There is no word “zebra” among the ")),
             qPrintable(label("said").text()));
    QCOMPARE(view_->word(), before); // the bars are still of it, and say so
    QVERIFY(label("title").text().contains(QString::fromStdString(before)));
    write(field(), QStringLiteral("사과"));
    QVERIFY(!label("said").text().contains(QStringLiteral("zebra")));
}

void WordNeighboursTest::analogiesAreThoseOfTheWeights()
{
    auto& answers = *view_->findChild<BarChart*>(QStringLiteral("answers"));
    QVERIFY(!answers.isVisible());
    write(field("analogyA"), QStringLiteral("프랑스"));
    write(field("analogyB"), QStringLiteral("파리"));
    QVERIFY(!answers.isVisible());
    write(field("analogyC"), QStringLiteral("일본"));
    QTRY_VERIFY_WITH_TIMEOUT(answers.isVisible(), kPatience);
    QVERIFY(!label("said").isVisible());
    const Similarity now = space();
    const auto right = now.analogy(now.rowOf("프랑스"), now.rowOf("파리"), now.rowOf("일본"), 5);
    QVERIFY(same(view_->answers(), right));
    QCOMPARE(answers.names(), texts(right));
    click(answers, 0);
    QCOMPARE(view_->word(), texts(right)[0].toStdString());
    write(field("analogyC"), QStringLiteral("일"));
    QVERIFY2(!answers.isVisible(), "answers are of the three words that stand there");
}

void WordNeighboursTest::anotherLayerHasItsOwnNeighbours()
{
    const std::string word = view_->word();
    words_.selection.setNodes({QStringLiteral("company")});
    QCOMPARE(view_->word(), word);
    QTRY_VERIFY_WITH_TIMEOUT(same(view_->neighbours(), expected(word, "company")), kPatience);
    QVERIFY(!same(view_->neighbours(), expected(word)));
}

void WordNeighboursTest::aSwitchOfTheLanguageKeepsTheChoice()
{
    write(field(), QStringLiteral("사과"));
    write(field("analogyA"), QStringLiteral("왕"));
    write(field("analogyB"), QStringLiteral("여왕"));
    write(field("analogyC"), QStringLiteral("소년"));
    QTRY_VERIFY_WITH_TIMEOUT(view_->answers().size() == 5, kPatience);
    const QString title = label("title").text();
    QTranslator korean;
    QVERIFY(korean.load(QStringLiteral(":/i18n/netloom_ko.qm")));
    QCoreApplication::installTranslator(&korean);
    QTRY_VERIFY_WITH_TIMEOUT(label("title").text() != title, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(view_->settled(), kPatience);
    QVERIFY(label("title").text().contains(QStringLiteral("사과")));
    QVERIFY2(label("step").text().contains(QStringLiteral("단계")), qPrintable(label("step").text()));
    QCOMPARE(view_->word(), std::string("사과"));
    QCOMPARE(field("analogyC").text(), QStringLiteral("소년"));
    QCOMPARE(view_->answers().size(), std::size_t(5));
    QVERIFY(same(view_->neighbours(), expected("사과")));
    QCoreApplication::removeTranslator(&korean);
}

void WordNeighboursTest::hiddenItAsksForNothing()
{
    QVERIFY(view_->wanted().has_value());
    view_->hide();
    QVERIFY(!view_->wanted().has_value());
}

void WordNeighboursTest::aNetworkWithoutWordsSaysSo()
{
    Pictures plane;
    plane.document.setProject(test::planeProject(), {});
    plane.session.prepare(test::planeProject(), {});
    QTRY_COMPARE_WITH_TIMEOUT(plane.session.state(), TrainingSession::State::ready, kPatience);
    WordNeighboursView view(plane.context(theme_));
    view.show();
    QTRY_VERIFY_WITH_TIMEOUT(view.notice().startsWith(QStringLiteral("No embedding of this network reads words")),
                             kPatience);
    QVERIFY(!view.wanted().has_value());
}

int main(int argc, char* argv[])
{
    loom::ui::initResources();
    QApplication application(argc, argv);
    WordNeighboursTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "word_neighbours_test.moc"
