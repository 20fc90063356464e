#include "project/project_file.h"
#include "project/run.h"
#include "project/word_rows.h"

#include <QtTest>
#include <algorithm>
#include <cmath>

using namespace loom;

namespace {

Project sample(const char* name)
{
    return openProject(std::string(LOOM_SOURCE_DIR "/samples/") + name + ".loom")->project;
}

std::vector<WordRows> wordsOf(const Project& project)
{
    RunOptions options;
    options.threads = 1;
    options.projectFolder = LOOM_SOURCE_DIR "/samples";
    const Result<Run> run = makeRun(project, options);
    if (!run)
        qFatal("%s", english(run.error()).c_str());
    return wordRows(run->project.graph, run->data->fields());
}

QStringList nodesOf(const std::vector<WordRows>& all)
{
    QStringList nodes;
    for (const WordRows& one : all)
        nodes << QString::fromStdString(one.node);
    return nodes;
}

} // namespace

/// Which embeddings of a network have rows that are words, and how like those are.
class WordRowsTest : public QObject {
    Q_OBJECT
private slots:
    void embeddingsThatReadWordsAreFound_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QStringList>("nodes");
        QTest::newRow("a word and its neighbour") << QByteArray("word2vec") << QStringList{"space", "company"};
        QTest::newRow("reviews") << QByteArray("reviews_in_order") << QStringList{"space"};
        QTest::newRow("reviews with attention") << QByteArray("transformer_reviews") << QStringList{"space"};
        QTest::newRow("classified") << QByteArray("review_classifier") << QStringList{"space"};
        QTest::newRow("characters") << QByteArray("characters") << QStringList{"space"};
        QTest::newRow("hidden words") << QByteArray("mini_bert") << QStringList{"space"};
        QTest::newRow("next words") << QByteArray("mini_gpt") << QStringList{"space"};
        QTest::newRow("two alphabets") << QByteArray("dates_attention") << QStringList{"letters", "written"};
        QTest::newRow("users and items are no words") << QByteArray("factorisation") << QStringList{};
        QTest::newRow("points of a plane") << QByteArray("xor") << QStringList{};
    }
    void embeddingsThatReadWordsAreFound()
    {
        QFETCH(QByteArray, name);
        QFETCH(QStringList, nodes);
        const std::vector<WordRows> all = wordsOf(sample(name.constData()));
        QCOMPARE(nodesOf(all), nodes);
        for (const WordRows& one : all) {
            QCOMPARE(one.words.size(), one.rows.size());
            QVERIFY(std::ranges::is_sorted(one.rows) && one.rows.front() >= 1); // 0 is padding
            QVERIFY(std::ranges::count(one.words, "") == 0 && std::ranges::count(one.words, "[UNK]") == 0);
        }
    }

    void aSharedTableIsThatOfItsOwner()
    {
        Project project = sample("word2vec");
        Node* company = project.graph.find("company");
        QVERIFY(company);
        company->shares = "space";
        QCOMPARE(nodesOf(wordsOf(project)), QStringList{"space"});
    }

    /// Row 0 and row 2 are none of the words.
    void likenessIsOfTheWordsRows()
    {
        const WordRows words{"space", {"a", "b", "c"}, {1, 3, 4}};
        const std::vector<float> numbers{9, 9, 1, 0, 8, 8, 3, 4, 0, -2};
        for (const DType dtype : {DType::f32, DType::f64}) {
            const Tensor table = Tensor::of<float>({5, 2}, numbers).to(dtype);
            const Result<Similarity> space = similarityOf(words, table);
            QVERIFY(space.ok());
            const std::vector<LikeWord> like = space->nearest(*numberOfWord(words, "a"), 10);
            QCOMPARE(like.size(), std::size_t(2));
            QCOMPARE(like[0].word, 1);
            QVERIFY(std::abs(like[0].likeness - 0.6) < 1e-7 && std::abs(like[1].likeness) < 1e-7);
        }
    }

    void whatHasNoRowIsSaid()
    {
        const WordRows words{"space", {"a", "b", "c"}, {1, 3, 4}};
        for (const Shape& shape : {Shape{4, 2}, Shape{10}, Shape{}}) {
            const Result<Similarity> none = similarityOf(words, Tensor(shape, DType::f32));
            QVERIFY(!none.ok());
            QCOMPARE(QString::fromStdString(english(none.error())),
                     "The table of space has no row for each of the 3 words.");
        }
        const Result<std::int64_t> unknown = numberOfWord(words, "d");
        QVERIFY(!unknown.ok());
        QCOMPARE(QString::fromStdString(english(unknown.error())),
                 "There is no word “d” among the 3 that the network knows; some are: a, b, c.");
    }
};

QTEST_GUILESS_MAIN(WordRowsTest)
#include "word_rows_test.moc"
