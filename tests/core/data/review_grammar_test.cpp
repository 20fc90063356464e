#include "data/source_type.h"
#include "text/hangul.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <sstream>

using namespace loom;
using Words = std::vector<std::string>;

namespace {

const Words kGood{"재미있었다", "좋았다",   "멋졌다",       "신선했다",     "훌륭했다", "웃겼다",
                  "아름다웠다", "따뜻했다", "인상적이었다", "자연스러웠다", "강렬했다", "완벽했다"};

const Words kBad{"지루했다", "어색했다", "뻔했다",   "답답했다", "허술했다", "유치했다",
                 "산만했다", "느렸다",   "밋밋했다", "복잡했다", "거칠었다", "어두웠다"};

struct Review {
    std::string text;
    bool good = false;
};

std::vector<Review> reviewsIn(const Dataset& rows)
{
    std::vector<Review> reviews;
    for (std::int64_t row = 0; row < rows.size(); ++row) {
        reviews.push_back({{}, rows.at(1, row, 0) == 1});
        for (std::int64_t k = 0; k < rows.fields()[0].shape[0] && rows.at(0, row, k) != 0; ++k)
            reviews.back().text += char(rows.at(0, row, k));
    }
    return reviews;
}

std::vector<Review> reviewsOf(double purity, double negation, std::uint64_t seed = 7,
                              const std::string& language = "korean")
{
    const SourceType* source = findSource("review_grammar");
    const Attributes attributes{
        {"samples", std::int64_t(400)}, {"purity", purity}, {"negation", negation}, {"language", language}};
    return reviewsIn(std::move(source->load(completed(source->attributes, attributes), {{}, seed, {}})).value().rows);
}

Result<SourceData> newReviews(const char* cell, const std::string& value)
{
    const SourceType* source = findSource("review_grammar");
    NewRows rows;
    rows.row = {{cell, value}};
    return source->loadNew(rows, completed(source->attributes, {{"samples", std::int64_t(400)}}), {{}, 7, {}});
}

/// Sentences whose last word praises, and those where it is denied.
struct Counts {
    int praises = 0, blames = 0, denied = 0, sentences = 0;
};

Counts countsOf(const Review& review)
{
    Counts counts;
    std::istringstream in(review.text);
    std::string last;
    for (std::string word; in >> word; last = word)
        if (word.back() == '.') {
            word.pop_back();
            ++counts.sentences;
            counts.praises += std::ranges::count(kGood, word) > 0;
            counts.blames += std::ranges::count(kBad, word) > 0;
            counts.denied += last == "안";
        }
    return counts;
}

} // namespace

/// Reviews written by a grammar: what they say agrees with the verdict as often as is asked for.
class ReviewGrammarTest : public QObject {
    Q_OBJECT
private slots:
    void pureReviewsSayWhatTheyMean()
    {
        int good = 0;
        for (const Review& review : reviewsOf(1, 0)) {
            const Counts counts = countsOf(review);
            QVERIFY2(review.text.find("안 ") == std::string::npos, review.text.c_str());
            QVERIFY2((review.good ? counts.blames : counts.praises) == 0, review.text.c_str());
            QVERIFY(counts.sentences >= 3 && counts.sentences <= 7);
            good += review.good;
        }
        QVERIFY(good > 150 && good < 250);
    }

    void deniedWordsAreThoseOfTheOtherSide()
    {
        int denied = 0;
        for (const Review& review : reviewsOf(1, 1)) {
            const Counts counts = countsOf(review);
            QVERIFY2((review.good ? counts.praises : counts.blames) == 0, review.text.c_str());
            QCOMPARE(counts.denied, counts.praises + counts.blames);
            denied += counts.denied;
        }
        QVERIFY(denied > 400);
    }

    void mostJudgingSentencesAgree()
    {
        double agree = 0, all = 0;
        for (const Review& review : reviewsOf(0.8, 0)) {
            const Counts counts = countsOf(review);
            agree += review.good ? counts.praises : counts.blames;
            all += counts.praises + counts.blames;
        }
        QVERIFY(all > 1000);
        QVERIFY2(std::abs(agree / all - 0.8) < 0.04, std::to_string(agree / all).c_str());
    }

    void theSeedTellsThem()
    {
        const auto first = [](std::uint64_t seed, const std::string& language) {
            return reviewsOf(0.9, 0.3, seed, language).front().text;
        };
        QCOMPARE(first(7, "korean"), first(7, "korean"));
        QVERIFY(first(7, "korean") != first(8, "korean"));
        QVERIFY(first(7, "english") != first(8, "english"));
        bool denied = false;
        for (const Review& review : reviewsOf(0.9, 0.3, 7, "english"))
            denied = denied || review.text.find("was not ") != std::string::npos;
        QVERIFY(denied);
    }

    void aReviewOfOnesOwnIsARow()
    {
        const Dataset rows = std::move(newReviews("review", "음악이 참 좋았다.")).value().rows;
        QCOMPARE(rows.size(), std::int64_t(1));
        QCOMPARE(reviewsIn(rows).front().text, std::string("음악이 참 좋았다."));
        QCOMPARE(rows.at(1, 0, 0), -1.0); // what is to be said of it is not known
        QCOMPARE(findSource("review_grammar")->newColumns({}).front().name, std::string("review"));
    }

    void newOnesAreDrawnThatNoPartHolds()
    {
        const auto fresh = reviewsIn(std::move(newReviews("draw", "100")).value().rows);
        QCOMPARE(fresh.size(), std::size_t(100));
        // The data go on with them: the same grammar, other rows.
        const SourceType* source = findSource("review_grammar");
        const auto more = reviewsIn(
            std::move(source->load(completed(source->attributes, {{"samples", std::int64_t(500)}}), {{}, 7, {}}))
                .value()
                .rows);
        const auto seen = reviewsOf(0.9, 0.3);
        for (std::size_t i = 0; i < fresh.size(); ++i) {
            QCOMPARE(fresh[i].text, more[400 + i].text);
            QCOMPARE(fresh[i].good, more[400 + i].good);
            QVERIFY(std::ranges::find(seen, fresh[i].text, &Review::text) == seen.end());
        }
    }

    void whatIsNoReviewIsSaid()
    {
        for (const char* count : {"0", "-1", "2.5", "many", "10001", "nan", "1e300"}) {
            const auto wrong = newReviews("draw", count);
            QVERIFY2(!wrong && english(wrong.error()).find("whole number from 1 to 10,000") != std::string::npos,
                     count);
        }
        const auto none = newReviews("text", "음악");
        QVERIFY(!none && english(none.error()).find("review=") != std::string::npos);
    }

    void particlesFollowTheLastSyllable()
    {
        QVERIFY(endsInConsonant("음악") && endsInConsonant("장면"));
        QVERIFY(!endsInConsonant("연기") && !endsInConsonant("music") && !endsInConsonant("")
                && !endsInConsonant("é"));
    }
};

QTEST_GUILESS_MAIN(ReviewGrammarTest)
#include "review_grammar_test.moc"
