#include "base/random.h"
#include "core/data/written_pictures.h"
#include "data/data_loader.h"
#include "data/pictures/picture.h"

#include <QtTest/QtTest>

#include <cstdio>
#include <functional>
#include <jpeglib.h>
#include <png.h>
#include <set>
#include <zlib.h>

using namespace loom;
using namespace loom::test;
using sources::readPicture;
using sources::resizePicture;

namespace {

void writeJpeg(const QString& file, int rows, int columns, const Paint& paint, J_COLOR_SPACE space = JCS_RGB)
{
    const int parts = space == JCS_RGB ? 3 : 4;
    QDir().mkpath(QFileInfo(file).path());
    jpeg_compress_struct info;
    jpeg_error_mgr error;
    info.err = jpeg_std_error(&error);
    jpeg_create_compress(&info);
    std::FILE* out = std::fopen(file.toUtf8().constData(), "wb");
    QVERIFY(out);
    jpeg_stdio_dest(&info, out);
    info.image_width = JDIMENSION(columns);
    info.image_height = JDIMENSION(rows);
    info.input_components = parts;
    info.in_color_space = space;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, 95, TRUE);
    jpeg_start_compress(&info, TRUE);
    for (int r = 0; r < rows; ++r) {
        std::vector<std::uint8_t> line;
        for (int c = 0; c < columns; ++c)
            for (int k = 0; k < parts; ++k)
                line.push_back(paint(r, c)[std::size_t(k)]);
        JSAMPROW row = line.data();
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    std::fclose(out);
}

/// One pixel of 16 bits.
void writeGrey16(const QString& file, std::uint16_t sample)
{
    std::FILE* out = std::fopen(file.toUtf8().constData(), "wb");
    QVERIFY(out);
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(png);
    png_init_io(png, out);
    png_set_IHDR(png, info, 1, 1, 16, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    png_byte bytes[2] = {png_byte(sample >> 8), png_byte(sample & 255)};
    png_write_row(png, bytes);
    png_write_end(png, nullptr);
    png_destroy_write_struct(&png, &info);
    std::fclose(out);
}

QByteArray bytesOf(const QString& file)
{
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
}

void put(const QString& file, const QByteArray& bytes)
{
    QDir().mkpath(QFileInfo(file).path());
    QFile opened(file);
    QVERIFY(opened.open(QIODevice::WriteOnly));
    QCOMPARE(opened.write(bytes), bytes.size());
}

Colour colourful(int r, int c)
{
    return {std::uint8_t(40 * r), std::uint8_t(60 * c), std::uint8_t(7 * r * c), 255};
}

} // namespace

class ImageFolderTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        writePng(at("dog/b.png"), 4, 4, plain({0, 0, 0, 255}));
        writePng(at("dog/a.PNG"), 4, 4, colourful);
        writePng(at("cat/1.png"), 4, 4, plain({200, 100, 50, 255}));
    }

    void foldersAreClassesAndNamesTheOrder()
    {
        QDir().mkpath(at("empty"));
        put(at("dog/notes.txt"), "no picture");
        put(at("dog/.hidden.png"), "no picture");
        put(at("loose.png"), "of no class");
        const PreparedData data = read();
        QCOMPARE(data.rows.size(), std::int64_t(3));
        QVERIFY(data.rows.fields()[0].shape == Shape({4, 4, 3}) && data.rows.fields()[0].dtype == DType::u8);
        QCOMPARE(data.rows.fields()[1].classes, (std::vector<std::string>{"cat", "dog"}));
        QCOMPARE(data.rows.column(1).at(0), 0.0);
        QCOMPARE(data.rows.column(1).at(1), 1.0);
        const auto pixels = data.rows.column(0).values<std::uint8_t>();
        for (int r = 0; r < 4; ++r)
            for (int c = 0; c < 4; ++c)
                for (int k = 0; k < 3; ++k)
                    QCOMPARE(pixels[std::size_t(48 + (4 * r + c) * 3 + k)], colourful(r, c)[std::size_t(k)]);
        QVERIFY(std::ranges::any_of(data.notes, [](const Text& note) {
            return english(note) == "1 files that are no PNG or JPEG pictures are left out.";
        }));
    }

    void smallerPicturesAreMeansOfWhatTheyCover()
    {
        const auto pixels = resized(4, 6,
                                    [](int r, int c) {
                                        return Colour{std::uint8_t(10 * r), std::uint8_t(c), 0, 255};
                                    },
                                    {2, 2, false, false});
        QCOMPARE(pixels, (std::vector<int>{5, 1, 0, 5, 4, 0, 25, 1, 0, 25, 4, 0}));
    }

    void fractionsOfPixelsCountByTheirShare()
    {
        // Three pixels to two: 0, 90, 255 → (0 + 90/2) / 1.5 and (90/2 + 255) / 1.5.
        const auto pixels = resized(1, 3,
                                    [](int, int c) {
                                        return Colour{std::uint8_t(c == 0 ? 0 : c == 1 ? 90 : 255), 0, 0, 255};
                                    },
                                    {1, 2, false, false});
        QCOMPARE(pixels, (std::vector<int>{30, 0, 0, 200, 0, 0}));
    }

    void largerPicturesLieBetweenTheirNeighbours()
    {
        const auto pixels = resized(1, 2,
                                    [](int, int c) {
                                        return Colour{std::uint8_t(200 * c), 0, 0, 255};
                                    },
                                    {1, 4, false, false});
        QCOMPARE(pixels, (std::vector<int>{0, 0, 0, 50, 0, 0, 150, 0, 0, 200, 0, 0}));
    }

    void greyWeighsTheColours()
    {
        QCOMPARE(resized(1, 1, plain({200, 100, 50, 255}), {1, 1, true, false}), (std::vector<int>{124}));
    }

    void croppingKeepsTheMiddle()
    {
        const Paint thirds = [](int, int c) { return Colour{std::uint8_t(c == 1 ? 255 : 0), 0, 0, 255}; };
        QCOMPARE(resized(1, 3, thirds, {1, 1, false, true})[0], 255);
        QCOMPARE(resized(1, 3, thirds, {1, 1, false, false})[0], 85);
    }

    void aLetterBoxKeepsAllAndItsProportions()
    {
        QCOMPARE(resized(2, 4, plain({200, 0, 0, 255}), {4, 4, true, false, true}),
                 (std::vector<int>{0, 0, 0, 0, 60, 60, 60, 60, 60, 60, 60, 60, 0, 0, 0, 0}));
        QCOMPARE(resized(9, 3, plain({200, 0, 0, 255}), {3, 3, true, false, true}),
                 (std::vector<int>{0, 60, 0, 0, 60, 0, 0, 60, 0}));
        QCOMPARE(resized(100, 1, plain({200, 0, 0, 255}), {3, 2, true, false, true}), // not less than a pixel
                 (std::vector<int>{60, 0, 60, 0, 60, 0}));
    }

    void whatIsTransparentBecomesWhite()
    {
        QCOMPARE(resized(1, 1, plain({10, 20, 30, 0}), {1, 1, false, false}), (std::vector<int>{255, 255, 255}));
    }

    void jpegPicturesAreRead()
    {
        for (const int size : {5, 40, 200}) { // from 20 on it is read at a smaller scale
            writeJpeg(at("j.jpg"), size, 2 * size, [=](int, int c) {
                return c < size ? Colour{220, 30, 40, 0} : Colour{10, 120, 240, 0};
            });
            const auto picture = readPicture(at("j.jpg").toStdString(), {5, 5, false, false});
            QVERIFY(picture);
            QVERIFY(picture->rows >= 5 && picture->columns >= 5 && picture->rows <= 25);
            std::vector<std::uint8_t> out(75);
            resizePicture(*picture, {5, 5, false, false}, out.data());
            const Colour left{220, 30, 40, 0}, right{10, 120, 240, 0};
            for (std::size_t k = 0; k < 3; ++k) {
                QVERIFY(std::abs(int(out[k]) - left[k]) <= 6);
                QVERIFY(std::abs(int(out[12 + k]) - right[k]) <= 6);
            }
        }
    }

    void picturesAreTurnedAsTheCameraWasHeld()
    {
        // Left above red, right above green, below them blue and white, in blocks that survive compression.
        const auto corner = [](int r, int c) {
            return r < 16 ? (c < 16 ? Colour{255, 0, 0, 0} : Colour{0, 255, 0, 0})
                          : (c < 16 ? Colour{0, 0, 255, 0} : Colour{255, 255, 255, 0});
        };
        writeJpeg(at("t.jpg"), 32, 32, corner);
        const QByteArray plainly = bytesOf(at("t.jpg"));
        const char* seen[] = {"rgbw", "grwb", "wbgr", "bwrg", "rbgw", "brwg", "wgbr", "gwrb"};
        for (const char order : {'I', 'M'})
            for (int orientation = 1; orientation <= 8; ++orientation) {
                const char value = char(orientation);
                const QByteArray tiff = order == 'I'
                    ? QByteArray("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 18) + value + QByteArray(7, '\0')
                    : QByteArray("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19) + value + QByteArray(6, '\0');
                const QByteArray block = QByteArray("Exif\0\0", 6) + tiff;
                QByteArray bytes = plainly;
                bytes.insert(2, QByteArray("\xFF\xE1\0", 3) + char(block.size() + 2) + block);
                put(at("t.jpg"), bytes);
                const auto picture = readPicture(at("t.jpg").toStdString(), {32, 32, false, false});
                QVERIFY(picture);
                QByteArray corners;
                for (const int place : {8 * 32 + 8, 8 * 32 + 24, 24 * 32 + 8, 24 * 32 + 24}) {
                    const std::uint8_t* pixel = picture->bytes.data() + 3 * place;
                    corners += pixel[0] > 127 && pixel[1] > 127 ? 'w'
                        : pixel[0] > 127                        ? 'r'
                        : pixel[1] > 127                        ? 'g'
                                                                : 'b';
                }
                QCOMPARE(corners, QByteArray(seen[orientation - 1]));
            }
    }

    void aFileThatIsNoPictureIsNamed_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("keep");
        QTest::newRow("an empty png") << "cat/x.png" << 0;
        QTest::newRow("a png cut short") << "cat/x.png" << -30;
        QTest::newRow("a jpeg cut short") << "cat/x.jpg" << -40;
        QTest::newRow("a jpeg with nothing but its start") << "cat/x.jpg" << 30;
    }
    void aFileThatIsNoPictureIsNamed()
    {
        QFETCH(QString, file);
        QFETCH(int, keep);
        file.endsWith("png") ? writePng(at(file), 20, 20, colourful) : writeJpeg(at(file), 20, 20, colourful);
        const QByteArray good = bytesOf(at(file));
        put(at(file), keep < 0 ? good.chopped(-keep) : good.left(keep));
        for (const std::int64_t most : {1 << 20, 10}) { // held, and read while the network trains
            const auto data = tryRead({}, most);
            QVERIFY2(data, data ? "" : english(data.error()).c_str());
            QCOMPARE(data->rows.size(), std::int64_t(3));
            QCOMPARE(data->faults.count, std::int64_t(1));
            QCOMPARE(english(data->faults.listed[0].place), file.toStdString());
            const std::string reason =
                english(data->faults.listed[0].reason); // the file as one finds it in the folder
            QVERIFY(reason.find(file.toStdString()) != std::string::npos);
            QVERIFY(reason.find(at(file).toStdString()) == std::string::npos);
            const auto refused = tryRead({{"unreadable", std::string("refuse")}}, most);
            QVERIFY(!refused && english(refused.error()).find(at(file).toStdString()) != std::string::npos);
        }
    }

    void aPictureThatBreaksInItsMiddleIsLeftOut()
    {
        writePng(at("cat/x.png"), 40, 40, colourful);
        const QByteArray whole = bytesOf(at("cat/x.png"));
        QByteArray bad = whole;
        bad[bad.size() / 2] = char(bad[bad.size() / 2] ^ 0x55);
        put(at("cat/x.png"), bad);
        for (int reading = 0; reading < 2; ++reading) { // the second one remembers the first
            const auto streamed = tryRead({}, 10);
            QVERIFY(streamed && streamed->rows.store());
            QCOMPARE(streamed->rows.size(), std::int64_t(3));
            QCOMPARE(english(streamed->faults.listed.at(0).place), std::string("cat/x.png"));
            DataLoader loader(*streamed, streamed->training, 4, true, 1);
            QVERIFY2(!loader.take(0).empty(), english(loader.failure()).c_str());
        }
        QCOMPARE(tryRead({})->faults.count, std::int64_t(1));
        put(at("cat/x.png"), whole);
        QCOMPARE(tryRead({}, 10)->rows.size(), std::int64_t(4));
        // As long as before and of the same second: only its time tells.
        put(at("cat/x.png"), bad);
        QCOMPARE(tryRead({}, 10)->rows.size(), std::int64_t(3));
    }

    void allBrokenFilesAreListedAtOnce()
    {
        put(at("dog/a text.png"), "hello");
        put(at("dog/empty.jpg"), "");
        put(at("dog/moving.gif"), "GIF89a and more");
        put(at("bird/only.png"), "no picture");
        const auto data = tryRead({});
        QVERIFY(data);
        QCOMPARE(data->faults.count, std::int64_t(4));
        QCOMPARE(data->rows.fields()[1].classes, (std::vector<std::string>{"cat", "dog"}));
        QVERIFY(english(data->faults.listed[3].reason).find("is a GIF file") != std::string::npos);
        // Mended and read again: nothing of the failure stays.
        writePng(at("bird/only.png"), 4, 4, colourful);
        QCOMPARE(tryRead({})->rows.fields()[1].classes.size(), std::size_t(3));
    }

    void picturesBelowClassFoldersAndUnderOtherNamesAreFound()
    {
        writeJpeg(at("dog/far/away/x.JFIF"), 4, 4, colourful);
        writePng(at("dog/no ending"), 4, 4, colourful);
        writePng(at("outside.png"), 4, 4, colourful);
        const auto data = tryRead({});
        QCOMPARE(data->rows.size(), std::int64_t(5));
        QVERIFY(std::ranges::any_of(data->notes, [](const Text& note) {
            return english(note) == "1 pictures lie in no class folder and are left out.";
        }));
    }

    void aFolderAroundTheClassFoldersIsLookedInto()
    {
        writePng(at("archive/pets/cat/1.png"), 4, 4, colourful);
        writePng(at("archive/pets/dog/1.png"), 4, 4, colourful);
        const auto data = tryRead({{"folder", at("archive").toStdString()}});
        QCOMPARE(data->rows.fields()[1].classes, (std::vector<std::string>{"cat", "dog"}));
    }

    void sixteenBitsAreDividedAsTheyAre()
    {
        // One grey in 16 bits: 0.25 and 0.5 of the range, no gamma.
        for (const auto& [sample, byte] : {std::pair(16448, 64), std::pair(32896, 128), std::pair(65535, 255)}) {
            writeGrey16(at("g.png"), std::uint16_t(sample));
            const auto picture = readPicture(at("g.png").toStdString(), {1, 1, false, false});
            QVERIFY(picture);
            QCOMPARE(int(picture->bytes[0]), byte);
        }
    }

    void whatIsHalfTransparentIsBlendedAsStored()
    {
        QCOMPARE(resized(1, 1, plain({200, 0, 0, 128}), {1, 1, false, false}), (std::vector<int>{227, 127, 127}));
    }

    void bytesTooManyInAJpegChangeNothing()
    {
        writeJpeg(at("j.jpg"), 16, 16, colourful);
        const auto good = readPicture(at("j.jpg").toStdString(), {16, 16, false, false});
        QByteArray bytes = bytesOf(at("j.jpg"));
        const qsizetype table = bytes.indexOf(QByteArray("\xFF\xDB", 2));
        bytes.insert(table, QByteArray(7, 'x'));
        put(at("j.jpg"), bytes + "trailing bytes");
        const auto odd = readPicture(at("j.jpg").toStdString(), {16, 16, false, false});
        QVERIFY2(odd, odd ? "" : english(odd.error()).c_str());
        QCOMPARE(odd->bytes, good->bytes);
    }

    void inksBecomeColours()
    {
        writeJpeg(at("k.jpg"), 16, 16, plain({255, 0, 255, 255}), JCS_CMYK);
        const auto picture = readPicture(at("k.jpg").toStdString(), {16, 16, false, false});
        QVERIFY(picture);
        // As Adobe stores it: how much of the paper is left of cyan, magenta, yellow and black ink.
        QVERIFY(picture->bytes[0] > 250 && picture->bytes[1] < 5 && picture->bytes[2] > 250);
    }

    void aPictureTooLargeIsRefusedBeforeMemoryIsTaken()
    {
        QByteArray bytes = bytesOf(at("cat/1.png"));
        const QByteArray huge = QByteArray::fromHex("000f4240000f4240"); // a million squared
        bytes.replace(16, 8, huge);
        const auto crc = crc32(0, reinterpret_cast<const Bytef*>(bytes.constData()) + 12, 17);
        for (int i = 0; i < 4; ++i)
            bytes[29 + i] = char(crc >> (24 - 8 * i));
        put(at("cat/1.png"), bytes);
        const auto data = tryRead({{"unreadable", std::string("refuse")}});
        QVERIFY(!data);
        QVERIFY2(english(data.error()).find("1,000,000 × 1,000,000 pixels") != std::string::npos,
                 english(data.error()).c_str());
    }

    void damagedPicturesNeverCrash()
    {
        writePng(at("x.png"), 30, 30, colourful);
        writeJpeg(at("x.jpg"), 30, 30, colourful);
        const RandomStream stream(3, "test/damage");
        for (const char* name : {"x.png", "x.jpg"}) {
            const QByteArray good = bytesOf(at(name));
            int refused = 0;
            for (std::uint64_t i = 0; i < 400; ++i) {
                QByteArray bad = good;
                for (std::uint64_t k = 0; k < 3; ++k)
                    bad[int(stream.below(std::uint32_t(bad.size()), 2 * k, i))] = char(stream.bits(2 * k + 1, i));
                put(at("bad"), bad);
                refused += !readPicture(at("bad").toStdString(), {8, 8, false, false});
            }
            QVERIFY(refused > 50);
        }
    }

    void aFolderWithoutClassesIsExplained()
    {
        for (const QString& folder : {QString(), at("dog"), at("nowhere"), at("cat/1.png")}) {
            const auto data = tryRead({{"folder", folder.toStdString()}});
            QVERIFY(!data);
            QVERIFY(english(data.error()).find(folder.toStdString()) != std::string::npos);
        }
    }

    void manyPicturesAreReadWhenTheyAreNeeded()
    {
        for (int i = 0; i < 30; ++i)
            writePng(at(QString("many/%1.png").arg(i)), 4, 4, plain({std::uint8_t(8 * i), 1, 2, 255}));
        const PreparedData held = read();
        const auto streamed = tryRead({}, 100);
        QVERIFY(streamed && streamed->rows.store() && !held.rows.store());
        QVERIFY(streamed->rows.fields() == held.rows.fields());
        DataLoader loader(*streamed, streamed->training, 7, true, 1);
        std::set<std::int64_t> seen;
        Tensor batch(Shape{7, 48}, DType::f32);
        for (std::int64_t number = 0; number < loader.batches(); ++number) {
            const auto rows = loader.take(number);
            loader.gather(0, {batch.data(), DType::f32, 7, 48});
            for (std::size_t i = 0; i < rows.size(); ++i) {
                seen.insert(rows[i]);
                for (int j = 0; j < 48; ++j)
                    QCOMPARE(batch.at(std::int64_t(48 * i) + j), held.rows.at(0, rows[i], j));
            }
        }
        QCOMPARE(seen.size(), std::size_t(33));
    }

    void readingCanBeCancelled()
    {
        for (const std::int64_t most : {std::int64_t(10), std::int64_t(1) << 20}) {
            const auto data = prepare({{"image_folder", settings({})}, {}, {"chronological", 0, 0}},
                                      {folder_->path().toStdString(), 1, [](double) { return false; }, most});
            QVERIFY(!data);
            QCOMPARE(english(data.error()), std::string("Reading the data was cancelled."));
        }
    }

private:
    QString at(const QString& name) const { return folder_->path() + "/" + name; }

    Attributes settings(Attributes more) const
    {
        Attributes all{
            {"folder", folder_->path().toStdString()}, {"rows", std::int64_t(4)}, {"columns", std::int64_t(4)}};
        for (const auto& [name, value] : more)
            all[name] = value;
        return all;
    }
    Result<PreparedData> tryRead(const Attributes& more, std::int64_t most = 1 << 20) const
    {
        return prepare({{"image_folder", settings(more)}, {}, {"chronological", 0, 0}},
                       {folder_->path().toStdString(), 1, {}, most, cache_.path().toStdString()});
    }
    PreparedData read() const { return tryRead({}).value(); }

    std::vector<int> resized(int rows, int columns, const Paint& paint, const sources::PictureSize& wanted) const
    {
        writePng(at("r.png"), rows, columns, paint);
        const auto picture = sources::readPicture(at("r.png").toStdString(), wanted);
        std::vector<std::uint8_t> out(std::size_t(wanted.bytes()));
        if (picture)
            sources::resizePicture(*picture, wanted, out.data());
        return {out.begin(), out.end()};
    }

    std::unique_ptr<QTemporaryDir> folder_;
    QTemporaryDir cache_;
};

QTEST_GUILESS_MAIN(ImageFolderTest)
#include "image_folder_test.moc"
