#include "app/loom_program.h"
#include "project/project_file.h"
#include "project/run.h"
#include "text/similarity.h"

#include <QTest>
#include <algorithm>
#include <sstream>

using namespace loom;
using Names = std::vector<std::string>;

namespace {

Names namesOf(const char* text)
{
    std::istringstream in(text);
    Names names;
    for (std::string name; in >> name;)
        names.push_back(name);
    return names;
}

/// The trained table of words.
Similarity spaceOf(const Run& run)
{
    const Tensor& table = *run.network->parameter("space/embeddings");
    const std::vector<std::string>& words = run.data->rows.fields()[0].words;
    const std::int64_t units = table.shape()[1];
    std::vector<float> rows;
    for (std::int64_t i = 0; i < std::ssize(words) * units; ++i)
        rows.push_back(float(table.at(i)));
    return {words, rows, units};
}

std::int64_t rowOf(const Similarity& space, const std::string& word)
{
    const std::int64_t row = space.rowOf(word);
    if (row < 0)
        qFatal("%s is no word", word.c_str());
    return row;
}

bool isAmong(const std::vector<LikeWord>& words, std::int64_t row)
{
    return std::ranges::find(words, row, &LikeWord::word) != words.end();
}

/// The share of pairs of kin of which one is among the five nearest words of the other.
double kinFound(const Similarity& space)
{
    int found = 0, all = 0;
    for (const char* line : {"사과 배 포도 복숭아 자두", "당근 무 배추 오이 호박", "피아노 기타 바이올린 첼로 플루트",
                             "버스 트럭 택시 승용차 승합차", "참새 까치 제비 비둘기 꾀꼬리",
                             "셔츠 바지 치마 외투 조끼", "장미 튤립 국화 백합 수선화", "식빵 케이크 도넛 쿠키 파이",
                             "사자 호랑이 곰 늑대 여우", "돛단배 여객선 나룻배 어선 유람선"}) {
        const Names kin = namesOf(line);
        for (const std::string& a : kin)
            for (const std::string& b : kin) {
                all += a != b;
                found += a != b && isAmong(space.nearest(rowOf(space, a), 5), rowOf(space, b));
            }
    }
    return double(found) / all;
}

/// The share of pairs of pairs where b − a + c lies nearest to d, among all words but a, b and c.
double analogies(const Similarity& space, const char* first, const char* second)
{
    const Names a = namesOf(first), b = namesOf(second);
    int right = 0, all = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < a.size(); ++j) {
            if (i == j)
                continue;
            ++all;
            right += isAmong(space.analogy(rowOf(space, a[i]), rowOf(space, b[i]), rowOf(space, a[j]), 1),
                             rowOf(space, b[j]));
        }
    return double(right) / all;
}

Run trained(std::uint64_t seed, double stray)
{
    Project project = openProject(LOOM_SOURCE_DIR "/samples/word2vec.loom")->project;
    project.seed = seed;
    project.data.source.attributes["stray"] = stray;
    RunOptions options;
    options.threads = 2;
    Run run = std::move(makeRun(project, options)).value();
    run.trainer->run({});
    return run;
}

} // namespace

/// How many of the test reviews the sample knows, with another node in the place of the one that reads them in order.
double reviewsKnown(const QByteArray& reader, const QStringList& settings = {})
{
    const QByteArray usual = R"("type": "gru", "attributes": {"units": 16})";
    QFile sample(kSource + "/samples/review_classifier.loom");
    const QTemporaryDir folder;
    const QString path = folder.path() + "/reviews.loom";
    QFile copy(path);
    if (!sample.open(QFile::ReadOnly) || !copy.open(QFile::WriteOnly))
        return -1;
    QByteArray text = sample.readAll();
    if (!text.contains(usual))
        return -1;
    copy.write(text.replace(usual, reader.isEmpty() ? usual : reader));
    copy.close();
    return call(QStringList{"train", path, "--json"} + settings).event("end")["test_accuracy"].toDouble(-1);
}

/// What word2vec finds out about words of the company that they keep, trained to its end.
class LoomWordsTest : public QObject {
    Q_OBJECT
private slots:
    /// With another framework, in a world of 1,195 words: .88 to .92 of the kin, .99 of he and she, .81 to .92 of
    /// lands and capitals.
    void wordsAreKnownByTheirCompany()
    {
        for (const std::uint64_t seed : {7, 8, 9}) {
            const Run run = trained(seed, 0.2);
            const Similarity space = spaceOf(run);
            QVERIFY(space.words().size() > 350);
            const double kin = kinFound(space),
                         sexes = analogies(space, "왕 아버지 할아버지 아들 오빠 삼촌 신랑 왕자 소년 남편",
                                           "여왕 어머니 할머니 딸 언니 이모 신부 공주 소녀 아내"),
                         lands = analogies(
                             space, "프랑스 일본 중국 이탈리아 영국 독일 스페인 이집트 인도 러시아 그리스 태국",
                             "파리 도쿄 베이징 로마 런던 베를린 마드리드 카이로 델리 모스크바 아테네 방콕");
            const QString told = QStringLiteral("seed %1: kin %2, he and she %3, capitals %4")
                                     .arg(seed)
                                     .arg(kin)
                                     .arg(sexes)
                                     .arg(lands);
            qInfo("%s", qPrintable(told));
            QVERIFY2(kin >= 0.92 && sexes >= 0.95 && lands >= 0.92, qPrintable(told));
        }
    }

    /// Where places, deeds and traits are those of any kind, there is nothing to know them by.
    void withoutCompanyKinAreNotFound()
    {
        const Run run = trained(7, 1);
        const double kin = kinFound(spaceOf(run));
        QVERIFY2(kin < 0.2, std::to_string(kin).c_str());
    }

    /// The mean of the words' numbers is the same in any order.
    void onlyTheOrderTellsWhatNotBelongsTo()
    {
        const double inOrder = reviewsKnown({}), bag = reviewsKnown(R"("type": "global_average_pooling1d")");
        QVERIFY2(inOrder >= 0.91, std::to_string(inOrder).c_str());
        QVERIFY2(bag >= 0.6 && bag <= 0.78, std::to_string(bag).c_str());
    }

    /// With another framework .84 to .87, where 8 of 10 sentences agree with the verdict and 15 of 100 deny.
    void reviewsOfTheRecipeReachItsNumber()
    {
        const double known =
            reviewsKnown({}, {"--set", "data.source.purity=0.8", "--set", "data.source.negation=0.15"});
        QVERIFY2(known >= 0.82 && known <= 0.92, std::to_string(known).c_str());
    }
};

QTEST_GUILESS_MAIN(LoomWordsTest)
#include "loom_words_test.moc"
