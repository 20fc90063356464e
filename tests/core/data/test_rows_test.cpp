#include "data/data_recipe.h"

#include <QtTest/QtTest>

#include <fstream>
#include <png.h>

using namespace loom;
using Names = std::vector<std::string>;

/// A recipe may name its own test file or folder, and use only the beginning of a table.
class TestRowsTest : public QObject {
    Q_OBJECT

private slots:
    void aTestFileIsTheTestPart()
    {
        write("train.csv", "x,kind,y\n1,a,5\n2,b,6\n3,a,7\n4,b,8\n");
        write("test.csv", "x,kind,y\n9,b,1\n8,c,2\n7,b,3\n");
        const auto data = read({{"test_file", std::string("test.csv")}}, {"chronological", 0.25, 0.5});
        QVERIFY2(data, data ? "" : english(data.error()).c_str());
        QCOMPARE(data->rows.fields()[0].features, (Names{"x", "kind=a", "kind=b"}));
        QCOMPARE(data->training.size(), std::size_t(3));
        QCOMPARE(data->validation.size(), std::size_t(1));
        QCOMPARE(data->test.slice(0, 9), (std::vector<std::int64_t>{4, 5}));
        // The words are those of the table to train on: b is the second, and c is unknown.
        QCOMPARE(data->rows.at(0, 4, 2), 1.0);
        QCOMPARE(english(data->faults.listed.at(0).reason),
                 std::string("Column “kind”: the network does not know “c”."));
    }

    void aTestFileThatDoesNotFitIsExplained()
    {
        write("train.csv", "x,y\n1,5\n2,6\n");
        write("test.csv", "z,y\n9,1\n");
        const auto data = read({{"test_file", std::string("test.csv")}}, {"chronological", 0, 0});
        QVERIFY(!data);
        QVERIFY(english(data.error()).find("test.csv has no column “x”") != std::string::npos);
        QVERIFY(!read({{"test_file", std::string("absent.csv")}}, {"chronological", 0, 0}));
    }

    void aTestFolderKeepsTheClassesInOrder()
    {
        for (const char* name : {"train/ant/1.png", "train/bird/1.png", "train/cat/1.png", "test/cat/1.png"})
            picture(name);
        const auto data = prepare({{"image_folder",
                                    {{"folder", std::string("train")},
                                     {"test_folder", std::string("test")},
                                     {"rows", std::int64_t(2)},
                                     {"columns", std::int64_t(2)}}},
                                   {},
                                   {"chronological", 0, 0}},
                                  {folder_.path().toStdString(), 1, {}});
        QVERIFY2(data, data ? "" : english(data.error()).c_str());
        QCOMPARE(data->test.slice(0, 9), (std::vector<std::int64_t>{3}));
        QCOMPARE(data->rows.at(1, 3, 0), 2.0);
    }

    void onlyTheBeginningOfATableIsUsed()
    {
        std::string text = "x,y\n";
        for (int i = 0; i < 50; ++i)
            text += std::to_string(i) + "," + std::to_string(2 * i) + "\n";
        write("train.csv", text);
        const auto data = read({{"rows", std::int64_t(12)}}, {"chronological", 0.25, 0});
        QVERIFY2(data, data ? "" : english(data.error()).c_str());
        QCOMPARE(data->rows.size(), std::int64_t(12));
        QCOMPARE(data->rows.at(0, 11, 0), 11.0);
        QCOMPARE(data->validation.size(), std::size_t(3));
        // Converted to a column file too.
        const auto large =
            prepare({{"csv", {{"file", std::string("train.csv")}, {"rows", std::int64_t(12)}}},
                     {},
                     {"chronological", 0.25, 0}},
                    {folder_.path().toStdString(), 1, {}, 10, folder_.path().toStdString() + "/cache"});
        QVERIFY2(large, large ? "" : english(large.error()).c_str());
        QVERIFY(large->rows.store());
        QCOMPARE(large->rows.size(), std::int64_t(12));
    }

private:
    void write(const std::string& name, const std::string& text) const
    {
        std::ofstream(folder_.path().toStdString() + "/" + name) << text;
    }
    void picture(const QString& name) const
    {
        QDir().mkpath(QFileInfo(folder_.path() + "/" + name).path());
        const std::uint8_t grey[4] = {1, 2, 3, 4};
        png_image image{};
        image.version = PNG_IMAGE_VERSION;
        image.width = image.height = 2;
        image.format = PNG_FORMAT_GRAY;
        const QByteArray file = (folder_.path() + "/" + name).toUtf8();
        QVERIFY(png_image_write_to_file(&image, file.constData(), 0, grey, 0, nullptr) != 0);
    }
    Result<PreparedData> read(Attributes attributes, const Split& split) const
    {
        attributes["file"] = std::string("train.csv");
        return prepare({{"csv", attributes}, {}, split}, {folder_.path().toStdString(), 1, {}});
    }

    QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(TestRowsTest)
#include "test_rows_test.moc"
