#include "base/file.h"
#include "tensor/safetensors.h"

#include <QtTest>
#include <cstring>

using namespace loom;

namespace {

std::string fileOf(std::uint64_t length, const std::string& header, const std::string& data)
{
    std::string bytes(8, '\0');
    std::memcpy(bytes.data(), &length, 8);
    return bytes + header + data;
}

std::string fileOf(const std::string& header, const std::string& data)
{
    return fileOf(header.size(), header, data);
}

} // namespace

class SafetensorsTest : public QObject {
    Q_OBJECT
private slots:
    void init() { file_ = folder_.path().toStdString() + "/w.safetensors"; }
    void everyTypeComesBackByteForByte()
    {
        NamedTensors content;
        for (DType dtype : {DType::f32, DType::f64, DType::i32, DType::u8}) {
            Tensor tensor(Shape{2, 3}, dtype);
            for (int i = 0; i < 6; ++i)
                tensor.set(i, i * 1.5);
            content.tensors[std::string("layer/") + nameOf(dtype)] = tensor;
        }
        content.tensors["layer/scalar"] = Tensor(Shape{}, DType::f32);
        content.tensors["layer/empty"] = Tensor(Shape{0, 4}, DType::f32);
        content.metadata["events"] = "1 a 0.5\n";
        QVERIFY(writeSafetensors(content, file_).ok());
        const auto read = readSafetensors(file_);
        QVERIFY2(read.ok(), read.ok() ? "" : english(read.error()).c_str());
        QCOMPARE(read->metadata, content.metadata);
        QCOMPARE(read->tensors.size(), content.tensors.size());
        for (const auto& [name, tensor] : content.tensors)
            QVERIFY2(read->tensors.at(name) == tensor, name.c_str());
    }
    void theHeaderIsTheFormatsOwn()
    {
        NamedTensors content;
        content.tensors["b"] = Tensor(Shape{2}, DType::f32);
        content.tensors["a"] = Tensor(Shape{}, DType::f64);
        QVERIFY(writeSafetensors(content, file_).ok());
        const std::string bytes = *readFile(file_, 10000);
        const std::string header = R"({"a":{"dtype":"F64","shape":[],"data_offsets":[0,8]},)"
                                   R"("b":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}})";
        QCOMPARE(bytes.substr(8, header.size()), header);
        QCOMPARE(bytes.size() % 8, std::size_t(0));
    }
    void typesOfOtherProgramsAreRead_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QList<double>>("numbers");
        const auto row = [](const char* type, const char* hex, QList<double> numbers) {
            QTest::newRow(type) << QByteArray::fromHex(hex) << QString(type) << numbers;
        };
        // 1, −2.5, the smallest and the largest of them, the smallest normal one
        row("F16", "003c 00c1 0100 ff7b 0004", {1, -2.5, 0x1p-24, 65504, 0x1p-14});
        row("BF16", "803f 20c0 0000 8000", {1, -2.5, 0, 0x1p-126});
        row("I64", "0100000000000000 feffffffffffffff 0000000000002000", {1, -2, 0x1p53});
        row("U64", "0100000000000000", {1});
        row("I8", "01ff80", {1, -1, -128});
        row("I16", "0100feff", {1, -2});
        row("U16", "feff", {65534});
        row("U32", "feffffff", {4294967294.0});
        row("BOOL", "0001", {0, 1});
    }
    void typesOfOtherProgramsAreRead()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, type);
        QFETCH(QList<double>, numbers);
        const std::string header = QString(R"({"a":{"dtype":"%1","shape":[%2],"data_offsets":[0,%3]}})")
                                       .arg(type)
                                       .arg(numbers.size())
                                       .arg(bytes.size())
                                       .toStdString();
        QVERIFY(writeFileAtomically(file_, fileOf(header, bytes.toStdString())).ok());
        const auto read = readSafetensors(file_);
        QVERIFY2(read.ok(), read.ok() ? "" : english(read.error()).c_str());
        const Tensor& tensor = read->tensors.at("a");
        QCOMPARE(tensor.size(), std::int64_t(numbers.size()));
        for (int i = 0; i < numbers.size(); ++i)
            QCOMPARE(tensor.at(i), numbers[i]);
    }
    void aTensorOfAnUnknownTypeIsLeftOut()
    {
        QVERIFY(writeFileAtomically(file_,
                                    fileOf(R"({"a":{"dtype":"F8_E5M2","shape":[4],"data_offsets":[0,4]},)"
                                           R"("b":{"dtype":"U8","shape":[1],"data_offsets":[4,5]}})",
                                           "12345"))
                    .ok());
        const auto read = readSafetensors(file_);
        QVERIFY(read.ok());
        QCOMPARE(read->tensors.size(), std::size_t(1));
        QCOMPARE(read->unread.at("a"), std::string("F8_E5M2"));
    }
    void aHostileFileIsRefusedInASentence_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const std::string& bytes, const char* words) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << words;
        };
        row("an empty file", "", "at least 8");
        row("a header longer than the file", fileOf(std::uint64_t(1) << 60, "{}", ""), "claims more");
        row("a broken header", fileOf("{\"a\":", ""), "is broken");
        row("a header that is a list", fileOf("[]", ""), "no record");
        row("a tensor beyond the end", fileOf(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", "1234"),
            "cut off");
        row("a shape of 2^62 elements",
            fileOf(R"({"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,4]}})", "1234"),
            "does not fit");
        row("a negative shape", fileOf(R"({"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}})", "1234"),
            "is broken");
        row("offsets the wrong way round",
            fileOf(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}})", "1234"), "is broken");
    }
    void aHostileFileIsRefusedInASentence()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, words);
        QVERIFY(writeFileAtomically(file_, bytes.toStdString()).ok());
        const auto read = readSafetensors(file_);
        QVERIFY(!read.ok());
        QVERIFY2(english(read.error()).find(words.toStdString()) != std::string::npos, english(read.error()).c_str());
    }

private:
    QTemporaryDir folder_;
    std::string file_;
};

QTEST_GUILESS_MAIN(SafetensorsTest)
#include "safetensors_test.moc"
