#include "data/data_recipe.h"
#include "data/pictures/idx.h"

#include <QtTest/QtTest>

#include <filesystem>
#include <png.h>

using namespace loom;
namespace fs = std::filesystem;

namespace {

const std::string kData = LOOM_SOURCE_DIR "/tests/data/idx/";

/// Names of the four files, as different sites give them out.
const std::vector<std::vector<std::string>> kNames = {
    {"train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"},
    {"train-images.idx3-ubyte", "train-labels.idx1-ubyte", "t10k-images.idx3-ubyte", "t10k-labels.idx1-ubyte"}};

} // namespace

class IdxTest : public QObject {
    Q_OBJECT

private slots:
    void aPlainFileIsRead()
    {
        const auto content = sources::readIdx(kData + "pictures5", {3});
        QVERIFY(content.ok());
        QCOMPARE(content->axes, (std::vector<std::int64_t>{5, 3, 2}));
        QCOMPARE(content->bytes.size(), std::size_t(30));
        for (std::size_t i = 0; i < 30; ++i)
            QCOMPARE(int(content->bytes[i]), int(i * 7 % 256));
    }

    void aPackedFileIsRead()
    {
        const auto content = sources::readIdx(kData + "pictures.gz", {3});
        QVERIFY(content.ok());
        QCOMPARE(content->axes, (std::vector<std::int64_t>{5, 10, 10}));
        QCOMPARE(content->bytes.size(), std::size_t(500));
    }

    void aBrokenFileIsExplained_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("words");
        QTest::newRow("a file that is cut off") << "truncated"
                                                << "announces 30 bytes of data, but it holds 20";
        QTest::newRow("four billion pictures in 100 bytes")
            << "claims_4_billion"
            << "announces 3,136,000,000,000 bytes of data, but it holds 84";
        QTest::newRow("four billion pictures in a packed file") << "claims_4_billion.gz"
                                                                << "announces 3,136,000,000,000";
        QTest::newRow("a product of lengths beyond 64 bits") << "claims_beyond_64_bits"
                                                             << "but it holds 84";
        QTest::newRow("another element type that is cut off") << "wrong_magic"
                                                              << "but it holds";
        QTest::newRow("a text") << "not_idx"
                                << "is no IDX file with 3 axes";
        QTest::newRow("a header that is cut off") << "header_cut"
                                                  << "holds 10 bytes, its header alone needs 16";
        QTest::newRow("a file without pictures") << "no_pictures"
                                                 << "holds no data";
        QTest::newRow("a packed file that is cut off") << "cut.gz"
                                                       << "is damaged";
        QTest::newRow("a packed file whose content is cut off") << "truncated_inside.gz"
                                                                << "announces 500 bytes of data, but it holds 400";
        QTest::newRow("an empty file") << "empty"
                                       << "is empty";
        QTest::newRow("a file that is not there") << "absent"
                                                  << "does not exist";
        QTest::newRow("a folder") << "."
                                  << "cannot be read";
        QTest::newRow("labels instead of pictures") << "labels5"
                                                    << "starts with the number 2,049";
    }
    void aBrokenFileIsExplained()
    {
        QFETCH(QString, file);
        QFETCH(QString, words);
        const auto content = sources::readIdx(kData + file.toStdString(), {3});
        QVERIFY(!content.ok());
        const QString sentence = QString::fromStdString(english(content.error()));
        QVERIFY2(sentence.contains(words) && sentence.endsWith("."), qPrintable(sentence));
    }

    void theFourFilesAreFoundUnderTheirNames()
    {
        for (const auto& names : kNames) {
            const auto data = load({"pictures5", "labels5", "pictures5", "labels5"}, names);
            QVERIFY2(data.ok(), data ? "" : english(data.error()).c_str());
            QCOMPARE(data->rows.size(), std::int64_t(10));
            QCOMPARE(data->test, (std::vector<std::int64_t>{5, 6, 7, 8, 9}));
            QVERIFY(data->rows.fields()[0].shape == Shape({3, 2, 1}));
            QCOMPARE(data->rows.fields()[1].classes.size(), std::size_t(10));
            QCOMPARE(data->rows.fields()[1].classes[9], std::string("9"));
            QCOMPARE(data->rows.column(1).at(8), 9.0);
        }
    }

    void packedFilesAreFoundToo()
    {
        auto names = kNames[0];
        for (int i : {0, 2})
            names[std::size_t(i)] += ".gz";
        const auto data = load({"pictures.gz", "labels5", "pictures.gz", "labels5"}, names);
        QVERIFY2(data.ok(), data ? "" : english(data.error()).c_str());
        QVERIFY(data->rows.fields()[0].shape == Shape({10, 10, 1}));
    }

    void moreThanTenClassesAreCounted()
    {
        const auto data = load({"pictures5", "labels_large", "pictures5", "labels5"}, kNames[0]);
        QVERIFY(data.ok());
        QCOMPARE(data->rows.fields()[1].classes.size(), std::size_t(13));
    }

    void aSetThatDoesNotFitTogetherIsExplained_data()
    {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QString>("words");
        QTest::newRow("five pictures and four labels")
            << QStringList{"pictures5", "labels4", "pictures5", "labels5"} << "holds 5 pictures, but";
        QTest::newRow("test pictures of another size")
            << QStringList{"pictures5", "labels5", "pictures.gz", "labels5"} << "are 3 × 2, those of";
        QTest::newRow("a missing file") << QStringList{"pictures5", "labels5", "pictures5", ""}
                                        << "has no file t10k-labels-idx1-ubyte (plain or .gz)";
        QTest::newRow("a broken file among them")
            << QStringList{"truncated", "labels5", "pictures5", "labels5"} << "but it holds 20";
    }
    void aSetThatDoesNotFitTogetherIsExplained()
    {
        QFETCH(QStringList, files);
        QFETCH(QString, words);
        std::vector<std::string> copied;
        for (const QString& file : files)
            copied.push_back(file.toStdString());
        const auto data = load(copied, kNames[0]);
        QVERIFY(!data.ok());
        const QString sentence = QString::fromStdString(english(data.error()));
        QVERIFY2(sentence.contains(words) && sentence.endsWith("."), qPrintable(sentence));
    }

    void everyTypeOfElementIsRead()
    {
        struct Case {
            char type;
            QByteArray elements; ///< 1, -2 and 300 (or 44 where that is too much), big-endian
            double third;
        };
        const Case cases[] = {{0x09, QByteArray::fromHex("01fe2c"), 44},
                              {0x0B, QByteArray::fromHex("0001fffe012c"), 300},
                              {0x0C, QByteArray::fromHex("00000001fffffffe0000012c"), 300},
                              {0x0D, QByteArray::fromHex("3f800000c000000043960000"), 300},
                              {0x0E, QByteArray::fromHex("3ff0000000000000c0000000000000004072c00000000000"), 300}};
        const QTemporaryDir folder;
        for (const Case& one : cases) {
            QFile file(folder.path() + "/x");
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray("\0\0", 2) + one.type + '\1' + QByteArray("\0\0\0\3", 4) + one.elements);
            file.close();
            const auto content = sources::readIdx(file.fileName().toStdString(), {1});
            QVERIFY2(content, content ? "" : english(content.error()).c_str());
            QCOMPARE(content->at(0), 1.0);
            QCOMPARE(content->at(1), -2.0);
            QCOMPARE(content->at(2), one.third);
        }
    }

    void labelsOfWholeNumbersAndColouredPicturesAreRead()
    {
        const QTemporaryDir folder;
        const auto put = [&](const char* name, const QByteArray& bytes) {
            QFile file(folder.path() + "/" + name);
            QDir().mkpath(QFileInfo(file).path());
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
        };
        // Two pictures of 2 × 5 pixels, red in front of green in front of blue; as a name a folder, as Kaggle packs.
        QByteArray pictures = QByteArray::fromHex("00000804"
                                                  "00000002"
                                                  "00000003"
                                                  "00000002"
                                                  "00000005");
        for (int i = 0; i < 60; ++i)
            pictures.append(char(i));
        put("emnist-train-images-idx4-ubyte/emnist-train-images-idx4-ubyte", pictures);
        put("emnist-train-labels-idx1-int",
            QByteArray::fromHex("00000c01"
                                "00000002"
                                "00000001"
                                "00000000"));
        const auto data = findSource("mnist_idx")
                              ->load({{"folder", folder.path().toStdString()}, {"set", std::string("emnist")}}, {});
        QVERIFY2(data, data ? "" : english(data.error()).c_str());
        QVERIFY(data->rows.fields()[0].shape == Shape({2, 5, 3}));
        QCOMPARE(data->rows.at(0, 0, 0), 0.0);
        QCOMPARE(data->rows.at(0, 0, 1), 10.0); // green of the first pixel
        QCOMPARE(data->rows.at(0, 1, 5), 51.0); // blue of the second pixel of the second picture
        QCOMPARE(data->rows.at(1, 0, 0), 1.0);
        QVERIFY(data->test.empty());
        put("digits-train-images-idx3-ubyte", pictures);
        const auto two = findSource("mnist_idx")->load({{"folder", folder.path().toStdString()}}, {});
        QVERIFY(!two && english(two.error()).find("2 sets of IDX files") != std::string::npos);
    }

    void aNewPictureIsBroughtIntoTheFormOfTheSet()
    {
        // The set's pictures are dark at the border; a drawing in black ink on white paper is not.
        const QTemporaryDir folder;
        const QByteArray names[] = {"train-images-idx3-ubyte", "train-labels-idx1-ubyte"};
        QByteArray pictures = QByteArray::fromHex("00000803000000020000000300000003");
        for (int picture = 0; picture < 2; ++picture)
            pictures += QByteArray(4, 0) + char(200) + QByteArray(4, 0);
        const QByteArray contents[] = {pictures, QByteArray::fromHex("00000801000000020001")};
        for (int i = 0; i < 2; ++i) {
            QFile file(folder.path() + "/" + names[i]);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(contents[i]);
        }
        const Part source{"mnist_idx", {{"folder", folder.path().toStdString()}}};
        const auto learned = prepare({source, {}, {"chronological", 0, 0}}, {"", 1, {}});
        QVERIFY2(learned, learned ? "" : english(learned.error()).c_str());
        std::vector<std::uint8_t> ink(9, 255);
        ink[4] = 0;
        png_image image{};
        image.version = PNG_IMAGE_VERSION;
        image.width = image.height = 3;
        image.format = PNG_FORMAT_GRAY;
        const QByteArray file = (folder.path() + "/drawn.png").toUtf8();
        QVERIFY(png_image_write_to_file(&image, file.constData(), 0, ink.data(), 0, nullptr) != 0);
        NewRows rows;
        rows.picture = file.toStdString();
        const auto drawn = prepareNew({source, {}, {}}, rows, {"", 1, {}}, learned->fitted);
        QVERIFY2(drawn, drawn ? "" : english(drawn.error()).c_str());
        QCOMPARE(drawn->rows.at(0, 0, 4), 255.0);
        QCOMPARE(drawn->rows.at(0, 0, 0), 0.0);
        QVERIFY(english(drawn->notes.at(0)).find("light and dark were exchanged") != std::string::npos);
        QCOMPARE(drawn->rows.fields()[1].classes.size(), std::size_t(10));
    }

    void aLabelBeyondTheNamedClassesIsExplained()
    {
        const sources::IdxFiles files{kData + "pictures5", kData + "labels_large", kData + "pictures5",
                                      kData + "labels5"};
        const auto data = sources::readIdxSet(files, std::vector<std::string>(10, "x"), {});
        QVERIFY(!data.ok());
        const auto sentence = english(data.error());
        QVERIFY2(sentence.find("label 3: class 12 does not exist, there are 10 classes (0 to 9)")
                     != std::string::npos,
                 sentence.c_str());
    }

private:
    /// Copies the files under the given names into a fresh folder and loads it.
    static Result<SourceData> load(const std::vector<std::string>& files, const std::vector<std::string>& names)
    {
        const QTemporaryDir folder;
        const std::string path = folder.path().toStdString();
        for (std::size_t i = 0; i < files.size(); ++i)
            if (!files[i].empty())
                fs::copy_file(kData + files[i], path + "/" + names[i]);
        return findSource("mnist_idx")->load({{"folder", path}}, {});
    }
};

QTEST_GUILESS_MAIN(IdxTest)
#include "idx_test.moc"
