#include "data/data_loader.h"
#include "data/data_recipe.h"
#include "small_files.h"

#include <QtTest/QtTest>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <numeric>

using namespace loom;
using Names = std::vector<std::string>;

namespace {

/// Numbers of many values, numbers of few, words, many dates, gaps, words among numbers, rows too long, a weight, a
/// class.
std::string table(int rows)
{
    std::string text = "size,rooms,town,built,age,w,price,kind\n";
    for (int i = 0; i < rows; ++i) {
        const char* towns[] = {"Seoul", "Busan", "\"Jeju, south\""};
        text += std::to_string(0.37 * i - 100) + "," + std::to_string(i % 4) + "," + towns[i * 7 % 3] + ","
            + std::to_string(1900 + i % 97) + (i % 12 < 9 ? "-0" : "-") + std::to_string(1 + i % 12) + "-"
            + std::to_string(10 + i % 19) + "," + (i % 499 == 3 ? std::string("old") : "")
            + (i % 11 == 5 ? std::string("NA") : std::to_string(i * 31 % 90)) + "," + std::to_string(1 + i % 2) + ","
            + std::to_string(i * 1.5) + ","
            + (i % 13 == 7      ? ""
                   : i % 5 == 0 ? "flat"
                                : "house")
            + (i % 997 == 9 ? ",7\n" : "\n");
    }
    return text;
}

Attributes settings(Attributes more)
{
    more["file"] = std::string("table.csv");
    return more;
}

std::vector<double> allOf(const Dataset& rows, int field)
{
    std::vector<std::int64_t> numbers(std::size_t(rows.size()));
    std::iota(numbers.begin(), numbers.end(), 0);
    const Field& f = rows.fields()[std::size_t(field)];
    Tensor all(f.shape.withFront(rows.size()), f.dtype);
    if (!rows.read(field, numbers, all.data()))
        return {};
    std::vector<double> values;
    for (std::int64_t i = 0; i < all.size(); ++i)
        values.push_back(all.at(i));
    return values;
}

bool holds(const std::vector<Text>& notes, const char* words)
{
    return std::ranges::any_of(notes,
                               [&](const Text& note) { return english(note).find(words) != std::string::npos; });
}

} // namespace

class CsvLargeTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QDir(cache()).removeRecursively();
        write("table.csv", table(5000));
    }

    void aConvertedTableIsTheTable_data()
    {
        QTest::addColumn<QString>("missing");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("category");
        QTest::addColumn<QString>("weight");
        QTest::newRow("rows with gaps are left out") << "drop"
                                                     << "price"
                                                     << ""
                                                     << "";
        QTest::newRow("gaps are filled with means") << "mean"
                                                    << "price"
                                                    << ""
                                                    << "";
        QTest::newRow("a class is the target") << "drop"
                                               << "kind"
                                               << ""
                                               << "";
        QTest::newRow("a class is the target and gaps are filled") << "mean"
                                                                   << "kind"
                                                                   << "rooms"
                                                                   << "";
        QTest::newRow("numbers may be categories") << "drop"
                                                   << "price"
                                                   << "rooms"
                                                   << "";
        QTest::newRow("a column may be a weight") << "mean"
                                                  << "kind"
                                                  << "age"
                                                  << "w";
        QTest::newRow("numbers of few values may be the target") << "drop"
                                                                 << "rooms"
                                                                 << ""
                                                                 << "";
    }
    void aConvertedTableIsTheTable()
    {
        QFETCH(QString, missing);
        QFETCH(QString, target);
        QFETCH(QString, category);
        QFETCH(QString, weight);
        Attributes attributes{{"missing", missing.toStdString()}, {"target", Names{target.toStdString()}}};
        if (!category.isEmpty())
            attributes["categories"] = Names{category.toStdString()};
        attributes["sample_weight"] = weight.toStdString();
        const DataRecipe recipe{{"csv", settings(attributes)}, {}, {"chronological", 0.1, 0.1}};
        const auto small = prepare(recipe, context(1 << 30)), large = prepare(recipe, context(1000));
        QVERIFY2(small && large, large ? "" : english(large.error()).c_str());
        QVERIFY(!small->rows.store() && large->rows.store());
        QVERIFY(small->rows.fields() == large->rows.fields());
        QCOMPARE(small->rows.size(), large->rows.size());
        for (int field = 0; field < int(small->rows.fields().size()); ++field)
            QCOMPARE(allOf(large->rows, field), allOf(small->rows, field));
        QCOMPARE(large->training.slice(0, 9999), small->training.slice(0, 9999));
        QCOMPARE(large->test.slice(0, 9999), small->test.slice(0, 9999));
        QVERIFY(small->faults.count > 0);
        QCOMPARE(large->faults.count, small->faults.count);
        QVERIFY(large->guesses == small->guesses);
        for (const Text& note : small->notes)
            QVERIFY2(holds(large->notes, english(note).c_str()), english(note).c_str());
        QVERIFY(holds(large->notes, "was converted once"));
    }

    void tablesThatNobodyOpensAnyLongerAreRemoved()
    {
        namespace fs = std::filesystem;
        const DataRecipe recipe{{"csv", settings({})}, {}, {"chronological", 0, 0}};
        const auto age = [](const fs::path& file, int days) {
            fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(24 * days));
        };
        QVERIFY(prepare(recipe, context(1000)));
        const fs::path converted = fs::directory_iterator(cache().toStdString())->path();
        const fs::path old = converted.parent_path() / "old.columns",
                       recent = converted.parent_path() / "recent.columns";
        const fs::path other = converted.parent_path() / "notes.txt";
        for (const fs::path& file : {old, recent, other})
            std::ofstream(file) << "x";
        age(old, 31);
        age(recent, 29);
        age(other, 400);
        // Opening a table that is converted already is using it, and removes nothing.
        age(converted, 31);
        QVERIFY(prepare(recipe, context(1000)));
        QVERIFY(fs::exists(old) && fs::last_write_time(converted) > fs::last_write_time(recent));
        write("table.csv", table(6000));
        QVERIFY(prepare(recipe, context(1000)));
        QVERIFY(!fs::exists(old) && fs::exists(recent) && fs::exists(other) && fs::exists(converted));
    }

    void wideRowsAreReadInShorterBlocks()
    {
        std::string text = "word,x,y\n";
        for (int i = 0; i < 6000; ++i)
            text += "w" + std::to_string(i % 900) + "," + std::to_string(i) + "," + std::to_string(i * 0.5) + "\n";
        write("table.csv", text);
        const DataRecipe recipe{{"csv", settings({})}, {}, {"chronological", 0, 0}};
        const auto small = prepare(recipe, context(1 << 30)), large = prepare(recipe, context(1000));
        QVERIFY(small && large);
        QVERIFY(large->rows.store()->blocks() > 20);
        QCOMPARE(allOf(large->rows, 0), allOf(small->rows, 0));
    }

    void errorsNameTheRow_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("words");
        QTest::newRow("a gap that is refused") << QByteArray("a,y\n1,2\n3,4\n,6\n") << "missing"
                                               << "error"
                                               << "row 4, column “a” holds no value";
        QTest::newRow("a weight below 0") << QByteArray("a,w,y\n1,2,3\n1,-2,3\n") << "sample_weight"
                                          << "w"
                                          << "row 3: the sample weight “w” is -2";
        QTest::newRow("a mask that is none") << QByteArray("a,m,y\n1,0.5,3\n1,0,3\n") << "mask"
                                             << "m"
                                             << "row 2: the mask “m” is 0.5";
        QTest::newRow("nothing is left") << QByteArray("a,b,y\n1,,3\n,2,3\n") << "missing"
                                         << "drop"
                                         << "each of the 2 rows misses a value";
        QTest::newRow("a column that is absent") << QByteArray("a,y\n1,2\n") << "mask"
                                                 << "z"
                                                 << "no column “z”";
        QTest::newRow("rows of another length") << QByteArray("a,y\n1,2\n3\n") << "unreadable"
                                                << "refuse"
                                                << "row 3: 1 columns";
    }
    void errorsNameTheRow()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, setting);
        QFETCH(QString, value);
        QFETCH(QString, words);
        write("table.csv", text.toStdString());
        const auto data =
            prepare({{"csv", settings({{setting.toStdString(), value.toStdString()}})}, {}, {"chronological", 0, 0}},
                    context(4));
        QVERIFY(!data);
        QVERIFY2(english(data.error()).find(words.toStdString()) != std::string::npos, english(data.error()).c_str());
    }

    void theTableIsConvertedOnce()
    {
        int asked = 0;
        SourceContext counting = context(1000);
        counting.progress = [&](double fraction) {
            asked += fraction < 1;
            return true;
        };
        QVERIFY(prepare(recipe(), counting));
        QVERIFY(asked > 2);
        asked = 0;
        const QStringList files = QDir(cache()).entryList(QDir::Files);
        QCOMPARE(files.size(), 1);
        QVERIFY(prepare(recipe(), counting));
        const DataRecipe other{
            {"csv", settings({{"target", Names{"kind"}}, {"missing", std::string("drop")}})}, {}, {}};
        QVERIFY(prepare(other, counting)); // what its columns are used for changes nothing in the file
        QCOMPARE(asked, 0);
        QCOMPARE(QDir(cache()).entryList(QDir::Files), files);
    }

    void aChangedTableIsConvertedAnew()
    {
        QVERIFY(prepare(recipe(), context(1000)));
        write("table.csv", table(4000));
        const auto data = prepare(recipe(), context(1000));
        QVERIFY(data);
        QVERIFY(data->rows.size() < 4000);
        QCOMPARE(QDir(cache()).entryList(QDir::Files).size(), 1);
    }

    void aBrokenColumnFileIsMadeAnew_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("bytes");
        QTest::newRow("cut short") << -1 << -100;
        QTest::newRow("emptied") << 0 << -1;
        QTest::newRow("a byte of the head changed") << 60 << 1;
    }
    void aBrokenColumnFileIsMadeAnew()
    {
        QFETCH(int, from);
        QFETCH(int, bytes);
        const auto before = prepare(recipe(), context(1000));
        QVERIFY(before);
        const std::vector<double> numbers = allOf(before->rows, 0);
        QFile file(cache() + "/" + QDir(cache()).entryList(QDir::Files).front());
        QVERIFY(file.open(QIODevice::ReadWrite));
        if (bytes < 0)
            QVERIFY(file.resize(from < 0 ? file.size() + bytes : from));
        else
            QVERIFY(file.seek(from) && file.write("\x01") == 1);
        file.close();
        const auto after = prepare(recipe(), context(1000));
        QVERIFY(after && after->rows.store());
        QCOMPARE(allOf(after->rows, 0), numbers);
        allOf(before->rows, 0); // meets the damage, and must not take the new file away for it
        QCOMPARE(QDir(cache()).entryList(QDir::Files).size(), 1);
    }

    void damagedNumbersEndInASentence()
    {
        const auto data = prepare(recipe(), context(1000));
        QVERIFY(data);
        QFile file(cache() + "/" + QDir(cache()).entryList(QDir::Files).front());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(file.size() - 3000) && file.write(QByteArray(200, '\x5A')) == 200);
        file.close();
        DataLoader loader(*data, data->training, 64, true, 1);
        QVERIFY(loader.take(0).empty());
        QVERIFY(english(loader.failure()).find("damaged") != std::string::npos);
        QVERIFY(prepare(recipe(), context(1000)));
    }

    void withoutACacheFolderTheTableIsHeldInMemory_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("words");
        QTest::newRow("it cannot be made")
            << QString::fromStdString(folder() + "/table.csv/cache") << "table.csv/cache cannot be made";
        QTest::newRow("nobody may write there") << "/sys"
                                                << "cannot be written: ";
    }
    void withoutACacheFolderTheTableIsHeldInMemory()
    {
        QFETCH(QString, folder);
        QFETCH(QString, words);
        SourceContext nowhere = context(1000);
        nowhere.cacheFolder = folder.toStdString();
        const auto data = prepare(recipe(), nowhere);
        QVERIFY(data);
        QVERIFY(!data->rows.store());
        QVERIFY(holds(data->notes, words.toUtf8().constData()));
        QVERIFY(holds(data->notes, "held in memory instead"));
    }

    void aFullCacheFolderLeavesTheTableInMemory()
    {
        const auto data = [this] {
            const loom::test::SmallFiles limit(20000);
            return prepare(recipe(), context(1000));
        }();
        QVERIFY(data && !data->rows.store());
        QVERIFY(holds(data->notes, "There is no room for the 1 MB of the converted table"));
        QVERIFY(holds(data->notes, "held in memory instead"));
        QVERIFY(QDir(cache()).entryList(QDir::Files | QDir::Hidden).isEmpty());
    }

    void convertingCanBeCancelledAtAnyTime()
    {
        for (const double until : {0.0, 0.3, 0.51, 0.9}) {
            SourceContext some = context(1000);
            some.progress = [&](double fraction) { return fraction < until; };
            const auto data = prepare(recipe(), some);
            QVERIFY(!data);
            QCOMPARE(english(data.error()), std::string("Reading the data was cancelled."));
            QVERIFY(QDir(cache()).entryList(QDir::Files | QDir::Hidden).isEmpty());
        }
    }

    void statisticsAreThoseOfTheTrainingPart()
    {
        write("table.csv", table(12000)); // several blocks
        for (const char* type : {"standardize", "normalize"}) {
            const DataRecipe wanted{{"csv", settings({{"target", Names{"price"}}, {"inputs", Names{"size", "age"}}})},
                                    {{type, {}}},
                                    {"chronological", 0.2, 0.1}};
            const auto small = prepare(wanted, context(1 << 30)), large = prepare(wanted, context(1000));
            QVERIFY(small && large);
            for (std::size_t j = 0; j < 2; ++j) {
                const FieldPipeline &a = small->pipeline.fields[0], &b = large->pipeline.fields[0];
                QVERIFY(a.scale[j] == b.scale[j] && a.offset[j] == b.offset[j]); // to the last bit
            }
        }
    }

    void classesBecomeOneHot()
    {
        const DataRecipe wanted{
            {"csv", settings({{"target", Names{"kind"}}})}, {{"one_hot", {{"field", std::string("kind")}}}}, {}};
        const auto large = prepare(wanted, context(1000));
        QVERIFY(large);
        QCOMPARE(large->pipeline.fields[1].oneHot, std::int64_t(2));
    }

private:
    SourceContext context(std::int64_t most) const { return {folder(), 7, {}, most, cache().toStdString()}; }
    static DataRecipe recipe() { return {{"csv", settings({{"target", Names{"price"}}})}, {}, {"ratio", 0.1, 0}}; }
    std::string folder() const { return folder_.path().toStdString(); }
    QString cache() const { return folder_.path() + "/cache"; }
    void write(const char* name, const std::string& text) const { std::ofstream(folder() + "/" + name) << text; }

    QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(CsvLargeTest)
#include "csv_large_test.moc"
