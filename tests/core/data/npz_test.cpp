#include "reference/reference.h"

#include "data/data_recipe.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <bit>
#include <fstream>
#include <zip.h>

using namespace loom;
using Names = std::vector<std::string>;

namespace {

const std::string kFolder = LOOM_SOURCE_DIR "/tests/data/numpy";

std::string bytesOf(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// An array in memory: version 1, a header padded as NumPy pads it, then `data`.
std::string array(const std::string& dictionary, const std::string& data)
{
    const std::string header = dictionary + "\n";
    return std::string("\x93NUMPY\x01\x00", 8) + char(header.size() & 255) + char(header.size() >> 8) + header + data;
}

std::string dictionary(const std::string& type, const std::string& shape)
{
    return "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
}

/// The bits of all numbers of an input, whatever their type in memory, as f32.
std::vector<std::int64_t> bitsOf(const Tensor& column)
{
    std::vector<std::int64_t> bits;
    for (std::int64_t i = 0; i < column.size(); ++i)
        bits.push_back(column.dtype() == DType::f32
                           ? std::bit_cast<std::uint32_t>(column.values<float>()[std::size_t(i)])
                           : std::bit_cast<std::uint32_t>(float(column.at(i))));
    return bits;
}

} // namespace

/// Arrays of NumPy are read as NumPy reads them, bit by bit; what is wrong with a file is said in a sentence.
class NpzTest : public QObject {
    Q_OBJECT

private slots:
    void everyTypeAndOrderIsReadAsNumPyReadsIt()
    {
        const QJsonArray types = reference::file("numpy")["types"].toArray();
        QCOMPARE(types.size(), qsizetype(38));
        for (const QJsonValue& one : types) {
            const std::string file = one["file"].toString().toStdString();
            const auto data = load(kFolder + "/" + file, {{"inputs_as", std::string("numbers")}});
            QVERIFY2(data.ok(), data ? "" : english(data.error()).c_str());
            QVERIFY(data->rows.fields()[0].shape == Shape({3, 2}));
            QVERIFY2(bitsOf(data->rows.column(0)) == reference::integers(one["bits"]), file.c_str());
        }
    }

    void theLayoutOfMnistIsKnownByItsNames_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("stored") << "digits.npz";
        QTest::newRow("packed") << "digits_packed.npz";
    }
    void theLayoutOfMnistIsKnownByItsNames()
    {
        QFETCH(QString, file);
        const auto data = load(kFolder + "/" + file.toStdString(), {});
        QVERIFY2(data.ok(), data ? "" : english(data.error()).c_str());
        const Field& input = data->rows.fields()[0];
        QVERIFY(input.dtype == DType::u8 && input.shape == Shape({5, 4, 1}) && shapeOfPicture(input));
        const QJsonObject digits = reference::file("numpy")["digits"].toObject();
        QCOMPARE(bitsOf(data->rows.column(0)), reference::integers(digits["x"]));
        QVERIFY(data->rows.fields()[1].dtype == DType::i32);
        QCOMPARE(data->rows.fields()[1].classes, (Names{"0", "1", "2"}));
        const auto labels = data->rows.column(1).values<std::int32_t>();
        QCOMPARE(std::vector<std::int64_t>(labels.begin(), labels.end()), reference::integers(digits["y"]));
        QCOMPARE(data->test, (std::vector<std::int64_t>{12, 13, 14, 15}));
        QCOMPARE(data->guesses.at("test_inputs"), std::string("x_test"));
    }

    void channelsInFrontGoBehind()
    {
        const auto data = load(kFolder + "/channels.npz", {});
        QVERIFY2(data.ok(), data ? "" : english(data.error()).c_str());
        QVERIFY(data->rows.fields()[0].shape == Shape({6, 5, 2}));
        QCOMPARE(bitsOf(data->rows.column(0)), reference::integers(reference::file("numpy")["channels"]));
        QCOMPARE(data->rows.column(1).at(2), 1.0); // labels that lie in a column are labels, too
    }

    void inputsAndTargetMayLieInTwoFiles()
    {
        const auto data = load(kFolder + "/x.npy", {{"targets_file", kFolder + "/y.npy"}});
        QVERIFY2(data.ok(), data ? "" : english(data.error()).c_str());
        QCOMPARE(bitsOf(data->rows.column(0)), reference::integers(reference::file("numpy")["table"]));
        QCOMPARE(bitsOf(data->rows.column(1)), reference::integers(reference::file("numpy")["amounts"]));
        QVERIFY(data->rows.fields()[1].role == FieldRole::target && data->rows.fields()[1].shape == Shape({1}));
    }

    void arraysAreChosenByName()
    {
        const Attributes chosen{{"inputs", Names{"x_test"}},
                                {"targets", std::string("y_test")},
                                {"target_as", std::string("number")},
                                {"inputs_as", std::string("series")}};
        const auto data = load(kFolder + "/digits.npz", chosen);
        QVERIFY2(data.ok(), data ? "" : english(data.error()).c_str());
        QVERIFY(data->rows.size() == 4 && data->test.empty());
        QVERIFY(data->rows.fields()[0].form == FieldForm::series && data->rows.fields()[1].dtype == DType::f32);
        QVERIFY(sentence(kFolder + "/digits.npz", {{"targets", std::string("z")}})
                    .contains("has no array “z”; it has: x_train, y_train, x_test, y_test"));
    }

    void whatANetworkHasLearnedHolds()
    {
        const auto data = load(kFolder + "/digits.npz", {});
        QVERIFY(data.ok());
        SourceContext knowing{{}, 1, {}};
        knowing.learned = data->learned;
        knowing.needTargets = false;
        const auto again =
            findSource("npz")->loadNew({.table = kFolder + "/digits_packed.npz"}, completed({}), knowing);
        QVERIFY2(again.ok(), again ? "" : english(again.error()).c_str());
        QCOMPARE(again->rows.fields(), data->rows.fields());
        const auto other = findSource("npz")->loadNew({.table = kFolder + "/channels.npz"}, completed({}), knowing);
        QVERIFY(!other
                && english(other.error()).find("6 × 5 × 2, but the network has learned from rows of 5 × 4 × 1")
                    != std::string::npos);
        write("new.npy", array(dictionary("|u1", "(2, 5, 4)"), std::string(40, '\1')));
        const auto bare = findSource("npz")->loadNew({.table = folder() + "/new.npy"}, completed({}), knowing);
        QVERIFY2(bare.ok(), bare ? "" : english(bare.error()).c_str());
        QCOMPARE(bare->rows.fields(), data->rows.fields());
        QCOMPARE(bare->rows.column(1).at(0), -1.0);
    }

    void brokenArraysAreRefusedInASentence_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const std::string& bytes, const char* words) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString(words);
        };
        const std::string good = array(dictionary("<f4", "(2, 3)"), std::string(24, '\0'));
        row("an empty file", "", "cannot be read");
        row("something else", "hello, this is no array", "does not begin with its mark");
        row("a newer version", std::string("\x93NUMPY\x09\x00", 8) + good.substr(8), "version 9");
        row("a header that does not end", good.substr(0, 40), "header of");
        row("a header of nonsense", array("{'descr': 'rubbish", "xx"), "header cannot be read");
        row("no shape", array("{'descr': '<f4', 'fortran_order': False}", "xx"), "header cannot be read");
        row("a negative axis", array(dictionary("<f4", "(-1, 3)"), "xx"), "header cannot be read");
        row("an axis beyond all bounds", array(dictionary("<f4", "(99999999999999999999,)"), "xx"),
            "header cannot be");
        row("a product beyond all bounds", array(dictionary("<f8", "(1000000000000, 1000000000, 1000000000)"), "xx"),
            "is cut off");
        row("too few bytes", good.substr(0, good.size() - 1), "24 bytes, but it holds 23");
        row("objects", array(dictionary("|O", "(2,)"), "xx"), "Python objects");
        row("texts", array(dictionary("<U5", "(2,)"), "xx"), "“<U5”");
        row("complex numbers", array(dictionary("<c8", "(2,)"), "xx"), "“<c8”");
        row("records", array("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2,), }", "xx"), "“record”");
        row("no rows", array(dictionary("<f4", "(0, 3)"), ""), "holds no rows");
        row("one number", array(dictionary("<f4", "()"), "xxxx"), "holds no rows");
        row("an archive that is none", "PK\x03\x04 and then nothing", "cannot be unpacked");
    }
    void brokenArraysAreRefusedInASentence()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, words);
        write("broken.npy", bytes.toStdString());
        const QString said = sentence(folder() + "/broken.npy", {});
        QVERIFY2(said.contains(words), qPrintable(said));
    }

    void oneOddArrayDoesNotSpoilTheOthers()
    {
        const auto data = load(kFolder + "/objects.npz", {{"inputs", Names{"y"}}});
        QVERIFY2(data.ok(), data ? "" : english(data.error()).c_str());
        QCOMPARE(data->faults.count, std::int64_t(2)); // objects and texts
        QVERIFY(sentence(kFolder + "/objects.npz", {{"inputs", Names{"x"}}}).contains("Python objects"));
        QVERIFY(sentence(kFolder + "/objects.npz", {}).contains("Python objects")); // x is the input, were it whole
    }

    void anArchiveThatIsCutOrDamagedIsRefused()
    {
        const std::string whole = bytesOf(kFolder + "/digits_packed.npz");
        for (std::size_t length = 0; length < whole.size(); length += 37) {
            write("cut.npz", whole.substr(0, length));
            QVERIFY2(!sentence(folder() + "/cut.npz", {}).isEmpty(), std::to_string(length).c_str());
        }
        for (std::size_t at = 0; at < whole.size(); at += 11) { // any byte may be wrong: nothing crashes or hangs
            std::string broken = whole;
            broken[at] = char(broken[at] ^ 0x5A);
            write("broken.npz", broken);
            (void)load(folder() + "/broken.npz", {});
        }
    }

    void aBombIsNotUnpacked()
    {
        // 20 KB that claim to be 64 GB, and 64 MB of them that are zeros: no header is believed.
        const std::string path = folder() + "/bomb.npz";
        int code = 0;
        zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
        const std::string bytes = array(dictionary("|u1", "(64000000000,)"), std::string(20 << 20, '\0'));
        zip_file_add(archive, "x.npy", zip_source_buffer(archive, bytes.data(), bytes.size(), 0), 0);
        QCOMPARE(zip_close(archive), 0);
        const QString said = sentence(path, {});
        QVERIFY2(said.contains("is cut off"), qPrintable(said));
    }

    void arraysThatDoNotBelongTogetherAreRefused()
    {
        write("a.npy", array(dictionary("<f4", "(2, 3)"), std::string(24, '\0')));
        write("b.npy", array(dictionary("<f4", "(3,)"), std::string(12, '\0')));
        QVERIFY(sentence(folder() + "/a.npy", {{"targets_file", folder() + "/b.npy"}}).contains("“a” has 2 rows"));
        write("c.npy", array(dictionary("|i1", "(2,)"), std::string("\0\xFF", 2)));
        QVERIFY(sentence(folder() + "/a.npy", {{"targets_file", folder() + "/c.npy"}})
                    .contains("“c”, row 1: -1 is no class"));
    }

    void readingCanBeCancelled()
    {
        const auto data = findSource("npz")->load(completed({{"file", kFolder + "/digits.npz"}}),
                                                  {{}, 1, [](double) { return false; }});
        QVERIFY(!data.ok() && english(data.error()).find("cancelled") != std::string::npos);
    }

private:
    std::string folder() const { return folder_.path().toStdString(); }
    void write(const std::string& name, const std::string& bytes) const
    {
        std::ofstream(folder() + "/" + name, std::ios::binary) << bytes;
    }
    static Attributes completed(const Attributes& given)
    {
        return loom::completed(findSource("npz")->attributes, given);
    }
    static Result<SourceData> load(const std::string& file, Attributes attributes)
    {
        attributes["file"] = file;
        return findSource("npz")->load(completed(attributes), {{}, 1, {}});
    }
    static QString sentence(const std::string& file, const Attributes& attributes)
    {
        const auto data = load(file, attributes);
        return data ? QString() : QString::fromStdString(english(data.error()));
    }

    QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(NpzTest)
#include "npz_test.moc"
