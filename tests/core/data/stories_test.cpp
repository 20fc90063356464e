#include "data/source_type.h"
#include "tensor/tensor.h"

#include <QTest>
#include <algorithm>
#include <set>

using namespace loom;

namespace {

constexpr std::int64_t kRows = 300, kLength = 40, kNames = 20, kFirstName = 2;

Dataset rowsOf(Attributes attributes, std::uint64_t seed = 7)
{
    const SourceType* source = findSource("stories");
    attributes.emplace("samples", kRows);
    return std::move(source->load(completed(source->attributes, attributes), {{}, seed, {}})).value().rows;
}

std::int64_t wordAt(const Dataset& rows, int field, std::int64_t row, std::int64_t step)
{
    return std::int64_t(rows.at(field, row, step));
}

bool isName(std::int64_t word)
{
    return word >= kFirstName && word < kFirstName + kNames;
}

} // namespace

class StoriesTest : public QObject {
    Q_OBJECT
private slots:
    void eachWordIsAskedForByThoseBefore()
    {
        const Dataset rows = rowsOf({});
        QCOMPARE(rows.fields()[0].lengths, std::string("words_length"));
        std::set<std::int64_t> lengths;
        for (std::int64_t row = 0; row < kRows; ++row) {
            const std::int64_t length = wordAt(rows, 2, row, 0);
            lengths.insert(length);
            QVERIFY(length > 20 && length <= kLength);
            for (std::int64_t step = 0; step < kLength; ++step) {
                QCOMPARE(wordAt(rows, 0, row, step) > 1, step < length);
                QCOMPARE(wordAt(rows, 1, row, step) > 1, step < length);
                if (step + 1 < length)
                    QCOMPARE(wordAt(rows, 1, row, step), wordAt(rows, 0, row, step + 1));
            }
            QCOMPARE(rows.fields()[1].classes[std::size_t(wordAt(rows, 1, row, length - 1))], std::string("."));
        }
        QVERIFY(lengths.size() > 5);
    }

    void theNameReturns_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("korean") << "korean";
        QTest::newRow("english") << "english";
    }
    void theNameReturns()
    {
        QFETCH(QString, language);
        const Dataset rows = rowsOf({{"language", language.toStdString()}});
        std::set<std::int64_t> names;
        std::int64_t returns = 0, far = 0;
        for (std::int64_t row = 0; row < kRows; ++row) {
            const std::int64_t name = wordAt(rows, 0, row, 0);
            QVERIFY(isName(name));
            names.insert(name);
            std::int64_t last = 0;
            for (std::int64_t step = 1; step < wordAt(rows, 2, row, 0); ++step)
                if (const std::int64_t word = wordAt(rows, 0, row, step); isName(word)) {
                    QCOMPARE(word, name);
                    ++returns;
                    far += step - last > 9;
                    last = step;
                }
        }
        QCOMPARE(std::int64_t(names.size()), kNames);
        QVERIFY(returns > 2 * kRows && far > kRows / 2);
        const std::vector<std::string>& words = rows.fields()[0].words;
        QCOMPARE(std::set(words.begin(), words.end()).size(), words.size());
    }

    void theSeedTellsTheStories()
    {
        const Dataset first = rowsOf({}), again = rowsOf({}), other = rowsOf({}, 8);
        bool differs = false;
        for (std::int64_t row = 0; row < kRows; ++row)
            for (std::int64_t step = 0; step < kLength; ++step) {
                QCOMPARE(wordAt(first, 0, row, step), wordAt(again, 0, row, step));
                differs = differs || wordAt(first, 0, row, step) != wordAt(other, 0, row, step);
            }
        QVERIFY(differs);
        // Of fewer stories the first ones.
        const SourceType* source = findSource("stories");
        const Attributes few = completed(source->attributes, {{"samples", std::int64_t(2)}});
        const Dataset two = std::move(source->load(few, {{}, 7, {}})).value().rows;
        for (std::int64_t step = 0; step < kLength; ++step)
            QCOMPARE(wordAt(two, 0, 1, step), wordAt(first, 0, 1, step));
    }
};

QTEST_GUILESS_MAIN(StoriesTest)
#include "stories_test.moc"
