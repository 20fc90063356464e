#include "text/similarity.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace loom;

namespace {

/// In the plane: who and how old, and two rows that point nowhere.
Similarity family()
{
    constexpr float kNone = std::numeric_limits<float>::quiet_NaN();
    const std::vector<float> table = {3, 0,     3, // he
                                      0, 3,     3, // she
                                      5, 0,     -5, // boy
                                      0, 1,     -1, // girl
                                      4, 0,     3, // man
                                      0, 0,     0, // nothing
                                      1, kNone, 1};
    return {{"he", "she", "boy", "girl", "man", "nothing", "odd"}, table, 3};
}

} // namespace

/// How like words are, counted by hand.
class SimilarityTest : public QObject {
    Q_OBJECT
private slots:
    void likenessIsTheCosine();
    void theNearestStandFirst();
    void fourthCornersAreFound();
};

void SimilarityTest::likenessIsTheCosine()
{
    const Similarity words = family();
    QVERIFY(std::abs(words.likeness(0, 1) - 0.5) < 1e-12);
    QVERIFY(std::abs(words.likeness(2, 3) - 0.5) < 1e-12);
    QVERIFY(std::abs(words.likeness(0, 4) - 7 / (5 * std::sqrt(2.0))) < 1e-12);
    QVERIFY(std::abs(words.likeness(0, 2)) < 1e-12);
    QVERIFY(std::abs(words.likeness(3, 3) - 1) < 1e-12);
    QCOMPARE(words.likeness(0, 5), 0.0);
    QCOMPARE(words.likeness(6, 0), 0.0);
    QCOMPARE(words.rowOf("girl"), std::int64_t(3));
    QCOMPARE(words.rowOf("aunt"), std::int64_t(-1));
}

void SimilarityTest::theNearestStandFirst()
{
    const Similarity words = family();
    const std::vector<LikeWord> near = words.nearest(0, 3);
    QCOMPARE(near.size(), std::size_t(3));
    QCOMPARE(words.words()[std::size_t(near[0].word)], std::string("man"));
    QCOMPARE(words.words()[std::size_t(near[1].word)], std::string("she"));
    QCOMPARE(near[1].likeness, words.likeness(0, 1));
    QCOMPARE(near[2].word, std::int64_t(2)); // boy and two more are at 0: the first of them
    QCOMPARE(words.nearest(0, 100).size(), std::size_t(6));
    QVERIFY(words.nearest(0, 0).empty());
}

void SimilarityTest::fourthCornersAreFound()
{
    const Similarity words = family();
    const std::vector<LikeWord> corner = words.analogy(0, 1, 2, 1); // he is to she as boy is to …
    QCOMPARE(words.words()[std::size_t(corner.at(0).word)], std::string("girl"));
    QVERIFY(std::abs(corner[0].likeness - 1) < 1e-12);
    for (const LikeWord& word : words.analogy(0, 1, 2, 100))
        QVERIFY(word.word > 2);
}

QTEST_GUILESS_MAIN(SimilarityTest)
#include "similarity_test.moc"
