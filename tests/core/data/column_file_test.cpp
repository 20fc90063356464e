#include "data/column_file.h"
#include "small_files.h"

#include <QtTest/QtTest>

#include <filesystem>
#include <fstream>

using namespace loom;

namespace {

constexpr std::int64_t kRows = 2 * 4096 + 100;

float numberOf(std::int64_t row)
{
    return 0.5f * float(row) - 3;
}

std::uint16_t placeOf(std::int64_t row)
{
    return std::uint16_t(row * 7 % 1000);
}

QByteArray bytesOf(const std::string& file)
{
    QFile opened(QString::fromStdString(file));
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
}

void put(const std::string& file, const QByteArray& bytes)
{
    QFile opened(QString::fromStdString(file));
    QVERIFY(opened.open(QIODevice::WriteOnly));
    QCOMPARE(opened.write(bytes), bytes.size());
}

template<class T> Result<std::vector<T>> numbersOf(const ColumnFile& file, int column, std::int64_t block)
{
    std::vector<T> numbers(std::size_t(file.rowsOf(block)));
    const auto read = file.read(std::array{column}, block, [&](std::size_t, const std::byte* stored) {
        std::memcpy(numbers.data(), stored, numbers.size() * sizeof(T));
    });
    if (!read)
        return read.error();
    return numbers;
}

} // namespace

class ColumnFileTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QVERIFY(write()); }

    void numbersComeBackBlockByBlock()
    {
        const auto opened = ColumnFile::open(file(), "key");
        QVERIFY(opened);
        const ColumnFile& columns = **opened;
        QCOMPARE(columns.head().rows, kRows);
        QCOMPARE(columns.head().content["what"].get<std::string>(), std::string("test"));
        QCOMPARE(columns.blocks(), std::int64_t(3));
        for (std::int64_t block = 0; block < 3; ++block) {
            const auto numbers = numbersOf<float>(columns, 0, block);
            const auto places = numbersOf<std::uint16_t>(columns, 2, block);
            QVERIFY(numbers && places);
            QCOMPARE(numbers->size(), block < 2 ? std::size_t(4096) : std::size_t(100));
            for (std::size_t i = 0; i < numbers->size(); ++i) {
                const std::int64_t row = block * 4096 + std::int64_t(i);
                QCOMPARE((*numbers)[i], numberOf(row));
                QCOMPARE((*places)[i], placeOf(row));
            }
        }
    }

    void longRowsLieInShortBlocksAndAnyColumnsCanBeRead()
    {
        constexpr int kColumns = 2000;
        constexpr std::int64_t kLongRows = 150;
        std::vector<int> bytes(kColumns, 4);
        bytes[7] = 0;
        auto writer = ColumnFileWriter::create(file(), {"long", kLongRows, bytes, {}});
        for (std::int64_t row = 0; writer && row < kLongRows; ++row) {
            for (int column = 0; column < kColumns; ++column)
                if (bytes[std::size_t(column)] > 0)
                    (*writer)->set(column, float(column * 1000 + row));
            QVERIFY((*writer)->endRow());
        }
        QVERIFY(writer && (*writer)->finish());
        const auto opened = ColumnFile::open(file(), "long");
        QVERIFY(opened);
        QCOMPARE((*opened)->blockRows(), std::int64_t(64));
        for (const std::vector<int>& wanted :
             {std::vector<int>{0}, {1999}, {6, 8}, {3, 4, 5, 6, 8, 9, 500, 501, 1000, 1999}})
            for (std::int64_t block = 0; block < 3; ++block) {
                std::size_t visited = 0;
                QVERIFY((*opened)->read(wanted, block, [&](std::size_t place, const std::byte* stored) {
                    QCOMPARE(place, visited++);
                    const auto* numbers = reinterpret_cast<const float*>(stored);
                    for (std::int64_t i = 0; i < (*opened)->rowsOf(block); ++i)
                        QCOMPARE(numbers[i], float(wanted[place] * 1000 + block * 64 + i));
                }));
                QCOMPARE(visited, wanted.size());
            }
    }

    void anotherKeyMakesItStale() { QVERIFY(!ColumnFile::open(file(), "other")); }

    void anAbsentFileIsRefused() { QVERIFY(!ColumnFile::open(file() + "x", "key")); }

    void everyOtherLengthIsRefused()
    {
        const QByteArray good = bytesOf(file());
        for (const int cut : {1, 8, 100, 5000, int(good.size()) - 30, int(good.size()) - 4, int(good.size())}) {
            put(file(), good.chopped(cut));
            QVERIFY2(!ColumnFile::open(file(), "key"), qPrintable(QString::number(cut)));
        }
        put(file(), good + "x");
        QVERIFY(!ColumnFile::open(file(), "key"));
    }

    void everyChangedByteOfTheHeadIsRefused()
    {
        const QByteArray good = bytesOf(file());
        const int head = 24 + int(good.mid(8, 1).at(0)) + 256 * int(static_cast<unsigned char>(good.at(9)));
        QVERIFY(head > 60 && head < 1000);
        for (int at = 0; at < head; ++at)
            for (const int bit : {0, 4, 7}) {
                QByteArray bad = good;
                bad[at] = char(bad[at] ^ (1 << bit));
                put(file(), bad);
                QVERIFY2(!ColumnFile::open(file(), "key"), qPrintable(QString::number(at)));
            }
    }

    void damagedNumbersAreNoticedAndTheFileIsTakenAway()
    {
        QByteArray bad = bytesOf(file());
        bad[bad.size() - 20] = char(bad[bad.size() - 20] ^ 1);
        put(file(), bad);
        const auto opened = ColumnFile::open(file(), "key");
        QVERIFY(opened);
        QVERIFY(numbersOf<float>(**opened, 0, 2));
        const auto read = numbersOf<std::uint16_t>(**opened, 2, 2);
        QVERIFY(!read);
        QVERIFY(english(read.error()).find("damaged") != std::string::npos);
        QVERIFY(!std::filesystem::exists(file()));
    }

    void anUnfinishedFileLeavesTheOldOneAndNothingBesideIt()
    {
        const QByteArray good = bytesOf(file());
        {
            auto writer = ColumnFileWriter::create(file(), {"new", kRows, {4}, {}});
            QVERIFY(writer);
            QCOMPARE(entries(), 2);
        }
        QCOMPARE(entries(), 1);
        QCOMPARE(bytesOf(file()), good);
    }

    void whatAKilledWriterLeftIsTakenAway()
    {
        put(file() + ".AbCdEf", "left over");
        QVERIFY(write());
        QCOMPARE(entries(), 1);
    }

    void aLivingWriterKeepsItsFile()
    {
        auto one = ColumnFileWriter::create(file(), {"one", 1, {4}, {}});
        auto two = ColumnFileWriter::create(file(), {"two", 1, {4}, {}});
        QVERIFY(one && two);
        for (auto* writer : {&one, &two}) {
            (**writer)->set(0, 1.0f);
            QVERIFY((**writer)->endRow());
            QVERIFY((**writer)->finish());
        }
        QVERIFY(ColumnFile::open(file(), "two"));
    }

    void withoutRoomASentenceSaysHowMuchIsNeeded()
    {
        const auto writer = [this] {
            const loom::test::SmallFiles limit(20000);
            return ColumnFileWriter::create(file(), {"key", kRows, {4, 0, 2}, {}});
        }();
        QVERIFY(!writer);
        const std::string sentence = english(writer.error());
        QVERIFY2(sentence.find("no room for the 1 MB") != std::string::npos, sentence.c_str());
        QCOMPARE(entries(), 1);
    }

    void aFolderThatCannotBeMadeIsNamed()
    {
        put(folder_.path().toStdString() + "/plain", "a file");
        const auto writer =
            ColumnFileWriter::create(folder_.path().toStdString() + "/plain/x.columns", {"key", 1, {4}, {}});
        QVERIFY(!writer);
        QVERIFY(english(writer.error()).find("/plain") != std::string::npos);
    }

private:
    std::string file() const { return folder_.path().toStdString() + "/cache/table.columns"; }

    int entries() const { return int(QDir(folder_.path() + "/cache").entryList(QDir::Files | QDir::Hidden).size()); }

    bool write()
    {
        auto writer = ColumnFileWriter::create(file(), {"key", kRows, {4, 0, 2}, {{"what", "test"}}});
        for (std::int64_t row = 0; writer && row < kRows; ++row) {
            (*writer)->set(0, numberOf(row));
            (*writer)->set(2, placeOf(row));
            if (!(*writer)->endRow())
                return false;
        }
        return writer && (*writer)->finish();
    }

    QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(ColumnFileTest)
#include "column_file_test.moc"
