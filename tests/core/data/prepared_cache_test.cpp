#include "data/prepared_cache.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <numeric>

using namespace loom;
namespace fs = std::filesystem;

namespace {

/// Reviews of more than a megabyte, some without a verdict or with a cell too many.
std::string reviews(int rows)
{
    const char* words[] = {"noodles", "soup", "greasy", "crisp", "seemed", "never", "again", "friendly", "and", "맛"};
    std::string text = "review,verdict\n";
    for (int i = 0; i < rows; ++i) {
        for (int k = 0; k < 14; ++k)
            text += std::string(words[(i * 7 + k * k * (i % 5)) % 10]) + " ";
        text += i % 97 == 3 ? ",\n" : i % 991 == 5 ? ",bad,7\n" : i % 2 == 0 ? ",good\n" : ",bad\n";
    }
    return text;
}

std::vector<double> allOf(const Dataset& rows, int field)
{
    const Tensor& column = rows.column(field);
    std::vector<double> values(std::size_t(column.size()));
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = column.at(std::int64_t(i));
    return values;
}

bool same(const PreparedData& a, const PreparedData& b)
{
    for (int field = 0; field < int(a.rows.fields().size()); ++field)
        if (allOf(a.rows, field) != allOf(b.rows, field))
            return false;
    const auto list = [](const RowSet& part) { return part.slice(0, std::int64_t(part.size())); };
    return a.rows.fields() == b.rows.fields() && list(a.training) == list(b.training)
        && list(a.validation) == list(b.validation) && list(a.test) == list(b.test) && a.notes == b.notes
        && a.faults.listed == b.faults.listed && a.faults.count == b.faults.count && a.guesses == b.guesses
        && a.fitted.source == b.fitted.source && a.fitted.classes == b.fitted.classes
        && a.fitted.words == b.fitted.words && a.fitted.tensors.size() == b.fitted.tensors.size()
        && a.fields() == b.fields() && a.trainingRows == b.trainingRows;
}

} // namespace

/// Rows that took long to prepare are not prepared again while nothing has changed.
class PreparedCacheTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        qunsetenv("NETLOOM_NO_CACHE");
        QDir(cache()).removeRecursively();
        write("table.csv", reviews(13000));
    }

    void theSecondTimeNothingIsReadOrPrepared()
    {
        const PreparedData first = read(recipe());
        QVERIFY(asked_ > 0);
        QCOMPARE(files(), 1);
        QVERIFY(first.faults.count > 0 && first.notes.size() > 2);
        const PreparedData second = read(recipe());
        QCOMPARE(asked_, 0);
        QVERIFY(same(first, second));
    }

    void seriesAreKeptToo()
    {
        std::string text = "a,b,y\n";
        for (int i = 0; i < 60000; ++i)
            text +=
                std::to_string(i * 0.37) + "," + std::to_string(i % 77 * 1.5) + "," + std::to_string(i % 101) + "\n";
        write("table.csv", text);
        const DataRecipe series{{"csv", {{"file", std::string("table.csv")}}},
                                {{"windows", {{"length", std::int64_t(3)}}}, {"standardize", {}}},
                                {"chronological", 0.2, 0.1}};
        const PreparedData first = read(series), second = read(series);
        QCOMPARE(asked_, 0);
        QVERIFY(same(first, second));
        QVERIFY(first.pipeline.fields[0].scale == second.pipeline.fields[0].scale
                && first.pipeline.fields[0].offset == second.pipeline.fields[0].offset);
    }

    void whatElseIsMadeOfTheRowsDoesNotMatter()
    {
        read(recipe());
        DataRecipe other = recipe();
        other.transforms.push_back({"one_hot", {{"field", std::string("verdict")}}});
        QCOMPARE(read(other).pipeline.fields[1].oneHot, std::int64_t(2));
        QCOMPARE(asked_, 0);
        other.shuffleLabels = true; // of what is kept
        QVERIFY(!same(read(other), read(recipe())));
        QVERIFY(same(read(other), read(other)));
        QCOMPARE(asked_, 0);
    }

    void anotherRecipeIsPreparedAnew_data()
    {
        QTest::addColumn<QString>("what");
        for (const char* what : {"length", "split", "limit", "source", "seed", "words"})
            QTest::addRow("other %s", what) << QString(what);
    }
    void anotherRecipeIsPreparedAnew()
    {
        QFETCH(QString, what);
        const PreparedData first = read(recipe());
        DataRecipe other = recipe();
        SourceContext where = context();
        Fitted known = first.fitted;
        known.words.begin()->second.resize(6);
        if (what == "length")
            other.transforms[0].attributes["length"] = std::int64_t(9);
        else if (what == "split")
            other.split.validation = 0.3;
        else if (what == "limit")
            other.split.training = 500;
        else if (what == "source")
            other.source.attributes["rows"] = std::int64_t(9000);
        else if (what == "seed")
            where.seed = 8;
        const Fitted* of = what == "words" ? &known : nullptr;
        for (const bool again : {false, true}) {
            asked_ = 0;
            const auto data = prepare(other, where, of);
            QVERIFY(data);
            QVERIFY(!same(*data, first));
            QCOMPARE(asked_ == 0, again); // each recipe has a file of its own
        }
        read(recipe());
        QCOMPARE(asked_, 0);
    }

    void aChangedTableIsPreparedAnewAndTakesThePlace()
    {
        const PreparedData first = read(recipe());
        write("table.csv", reviews(12500));
        const PreparedData second = read(recipe());
        QVERIFY(asked_ > 0 && second.rows.size() < first.rows.size());
        QCOMPARE(files(), 1);
        // As large as before, written at another time.
        fs::last_write_time(folder() + "/table.csv", fs::file_time_type::clock::now() + std::chrono::seconds(5));
        read(recipe());
        QVERIFY(asked_ > 0);
        read(recipe());
        QCOMPARE(asked_, 0);
    }

    void aDamagedFileIsMadeAnew_data()
    {
        QTest::addColumn<double>("place");
        QTest::addColumn<bool>("cut");
        QTest::newRow("emptied") << 0.0 << true;
        QTest::newRow("cut within the head") << 0.0001 << true;
        QTest::newRow("cut in the middle") << 0.5 << true;
        QTest::newRow("the last byte is missing") << 0.9999999 << true;
        QTest::newRow("the first byte changed") << 0.0 << false;
        for (const double place : {0.0001, 0.001, 0.3, 0.6, 0.95, 0.999})
            QTest::addRow("a byte changed at %g", place) << place << false;
    }
    void aDamagedFileIsMadeAnew()
    {
        QFETCH(double, place);
        QFETCH(bool, cut);
        const PreparedData first = read(recipe());
        QFile file(cache() + "/" + QDir(cache()).entryList(QDir::Files).front());
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 at = qint64(place * double(file.size()));
        if (cut) {
            QVERIFY(file.resize(at));
        } else {
            char byte = 0;
            QVERIFY(file.seek(at) && file.getChar(&byte) && file.seek(at) && file.putChar(char(byte ^ 0x11)));
        }
        file.close();
        QVERIFY(same(read(recipe()), first));
        QVERIFY(asked_ > 0);
        QVERIFY(same(read(recipe()), first));
        QCOMPARE(asked_, 0);
    }

    void itCanBeSwitchedOff()
    {
        qputenv("NETLOOM_NO_CACHE", "1");
        read(recipe());
        QCOMPARE(files(), 0);
        read(recipe());
        QVERIFY(asked_ > 0);
    }

    void whatIsPreparedAtOnceIsNotKept()
    {
        write("table.csv", reviews(500));
        read(recipe());
        QCOMPARE(files(), 0);
        write("table.csv", reviews(13000));
        DataRecipe plain = recipe(); // no transform prepares rows: the table is refused for its text, and not kept
        plain.transforms.clear();
        QVERIFY(!prepare(plain, context()));
        QCOMPARE(files(), 0);
    }

    void aFolderThatCannotBeWrittenChangesNothing()
    {
        const PreparedData first = read(recipe());
        SourceContext nowhere = context();
        nowhere.cacheFolder = folder() + "/table.csv/cache";
        const auto data = prepare(recipe(), nowhere);
        QVERIFY(data && same(*data, first));
    }

    void whatWasNotOpenedForLongestGoesFirst()
    {
        const PreparedData data = read(recipe());
        QDir(cache()).removeRecursively();
        const auto place = [this](int i) { return cache().toStdString() + "/" + std::to_string(i) + ".rows"; };
        const auto age = [](const std::string& file, int hours) {
            fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(hours));
        };
        for (int i = 0; i < 5; ++i) {
            keepPrepared({place(i), "key"}, data);
            age(place(i), 20 - i);
        }
        const std::int64_t bytes = std::int64_t(fs::file_size(place(0)));
        write("cache/5.rows.Ab3dEf", std::string(100, 'x')); // of a writer that was killed
        age(place(5) + ".Ab3dEf", 30);
        write("cache/notes.txt", "x");
        QVERIFY(readPrepared({place(0), "key"})); // now it is the youngest
        QVERIFY(!readPrepared({place(1), "another key"}));
        keepPrepared({place(6), "key"}, data, 9 * bytes / 2);
        // Four files fit into four and a half times their size.
        QCOMPARE(QDir(cache()).entryList(QDir::Files, QDir::Name),
                 (QStringList{"0.rows", "3.rows", "4.rows", "6.rows", "notes.txt"}));
        keepPrepared({place(7), "key"}, data, 3 * bytes); // more than a quarter of the bound is not kept
        QVERIFY(!fs::exists(place(7)));
    }

private:
    SourceContext context()
    {
        const auto counting = [this](double fraction) {
            asked_ += fraction < 1;
            return true;
        };
        return {folder(), 7, counting, 64 << 20, cache().toStdString()};
    }
    static DataRecipe recipe()
    {
        return {{"csv",
                 {{"file", std::string("table.csv")},
                  {"target", std::vector<std::string>{"verdict"}},
                  {"text", std::vector<std::string>{"review"}}}},
                {{"vocabulary", {{"length", std::int64_t(12)}}}},
                {"ratio", 0.2, 0.1}};
    }
    PreparedData read(const DataRecipe& recipe)
    {
        asked_ = 0;
        auto data = prepare(recipe, context());
        if (!data)
            qWarning("%s", english(data.error()).c_str());
        return data.value();
    }
    int files() const { return int(QDir(cache()).entryList(QDir::Files).size()); }
    std::string folder() const { return folder_.path().toStdString(); }
    QString cache() const { return folder_.path() + "/cache"; }
    void write(const char* name, const std::string& text) const { std::ofstream(folder() + "/" + name) << text; }

    QTemporaryDir folder_;
    int asked_ = 0;
};

QTEST_GUILESS_MAIN(PreparedCacheTest)
#include "prepared_cache_test.moc"
