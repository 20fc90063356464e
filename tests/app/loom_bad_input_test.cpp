#include "app/loom_program.h"
#include "tensor/safetensors.h"

#include <QtTest>
#include <functional>
#include <limits>

using namespace loom;

namespace {

QByteArray bigEndian(std::initializer_list<quint32> numbers)
{
    QByteArray bytes;
    for (quint32 number : numbers)
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes.append(char(number >> shift));
    return bytes;
}

QByteArray table()
{
    QByteArray text = "a,b,c,d,price\n";
    for (int row = 2; row <= 1000; ++row)
        text += row == 812 ? "1,2,3\n" : "1,2,3,4,5\n";
    return text;
}

} // namespace

class LoomBadInputTest : public QObject {
    Q_OBJECT
private slots:
    void badInputGetsOneSentence_data();
    void badInputGetsOneSentence();

private:
    QString path(const QString& name) const { return folder_.path() + "/" + name; }
    /// The XOR sample with words of its text replaced.
    QString changed(const QString& name, const QByteArray& from, const QByteArray& to)
    {
        QByteArray text = bytesOf(kSource + "/tests/data/broken/template.loom");
        if (!text.contains(from))
            qFatal("the template does not hold %s", from.constData());
        write(path(name), text.replace(from, to));
        return path(name);
    }
    QTemporaryDir folder_;
};

void LoomBadInputTest::badInputGetsOneSentence_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QStringList>("said");
    const auto row = [](const char* name, const QStringList& words, const QStringList& said) {
        QTest::newRow(name) << words << said;
    };
    const QByteArray source = R"({"type": "toy_2d", "kind": "xor_table"})";
    row("a data set that is missing",
        {"train", changed("missing.loom", source, R"({"type": "mnist_idx", "folder": "nowhere"})")}, {"nowhere"});
    QDir(folder_.path()).mkdir("idx");
    write(path("idx/train-images-idx3-ubyte"), bigEndian({0x803, 60000, 28, 28}) + QByteArray(5000, 'x'));
    write(path("idx/train-labels-idx1-ubyte"), bigEndian({0x801, 60000}) + QByteArray(60000, '\1'));
    write(path("idx/t10k-images-idx3-ubyte"), bigEndian({0x803, 10, 28, 28}) + QByteArray(7840, 'x'));
    write(path("idx/t10k-labels-idx1-ubyte"), bigEndian({0x801, 10}) + QByteArray(10, '\1'));
    row("an IDX file that is cut off",
        {"train", changed("idx.loom", source, R"({"type": "mnist_idx", "folder": "idx"})")},
        {"train-images", "47,040,000", "5,000"});
    write(path("table.csv"), table());
    row("a CSV with 3 columns in row 812 instead of 5",
        {"train", changed("csv.loom", source, R"({"type": "csv", "file": "table.csv", "unreadable": "refuse"})")},
        {"812", "3", "5"});
    const QByteArray whole = bytesOf(kSource + "/tests/data/broken/template.loom");
    write(path("half.loom"), whole.left(whole.size() / 2));
    row("a project that is cut in half", {"train", path("half.loom")}, {"line", "column", "cut off"});
    row("a project of a newer format", {"train", changed("newer.loom", R"("format": 1)", R"("format": 7)")},
        {"7", "2"});
    row("a network with a loop", {"train", changed("loop.loom", R"(["flat", "hidden"])", R"(["output", "hidden"])")},
        {"loop"});
    row("a layer that is not known",
        {"train", changed("layer.loom", R"("type": "flatten")", R"("type": "hologram")")}, {"hologram"});
    row("a kernel of size −3",
        {"train", changed("kernel.loom", R"("pool_size": [1, 1])", R"("pool_size": [-3, -3])")}, {"Window", "-3"});
    row("a layer of a trillion units", {"train", changed("units.loom", R"("units": 4)", R"("units": 4000000000000)")},
        {"hidden", "4000000000000"});
    row("a loss that is not known", {"train", changed("loss.loom", "binary_crossentropy", "regret")}, {"regret"});
    row("an optimizer that is not known", {"train", changed("optimizer.loom", R"("adam")", R"("adamant")")},
        {"adamant"});
    write(path("other.safetensors"), [] {
        const QByteArray header = R"({"hidden/kernel":{"dtype":"F32","shape":[3,4],"data_offsets":[0,48]}})";
        QByteArray length(8, '\0');
        length[0] = char(header.size());
        return length + header + QByteArray(48, '\0');
    }());
    row("weights of other shapes", {"train", kSource + "/samples/xor.loom", "--weights", path("other.safetensors")},
        {"hidden", "kernel", "3 × 4", "2 × 4"});
    Tensor broken(Shape{4}, DType::f32);
    broken.set(2, std::numeric_limits<double>::quiet_NaN());
    QVERIFY(writeSafetensors({{{"hidden/kernel", Tensor(Shape{2, 4}, DType::f32)},
                               {"hidden/bias", broken},
                               {"output/kernel", Tensor(Shape{4, 1}, DType::f32)},
                               {"output/bias", Tensor(Shape{1}, DType::f32)}},
                              {}},
                             path("nan.safetensors").toStdString()));
    row("weights of a training that had failed",
        {"evaluate", kSource + "/samples/xor.loom", "--weights", path("nan.safetensors")},
        {"hidden/bias", "not finite", "entry 2"});
    write(path("no.safetensors"), "hello");
    row("weights that are none", {"train", kSource + "/samples/xor.loom", "--weights", path("no.safetensors")},
        {"5 bytes"});
}

void LoomBadInputTest::badInputGetsOneSentence()
{
    QFETCH(QStringList, words);
    QFETCH(QStringList, said);
    const Called called = call(words + QStringList{"--json"});
    QVERIFY2(called.code == 1, called.err.constData());
    QCOMPARE(called.err.count('\n'), 1);
    for (const QString& part : said)
        QVERIFY2(called.err.contains(part.toUtf8()), called.err.constData());
    const QString sentence = called.event("error")["sentence"].toString();
    QVERIFY(!sentence.isEmpty());
    QVERIFY2(called.err.contains(sentence.toUtf8()), called.err.constData());
}

QTEST_GUILESS_MAIN(LoomBadInputTest)
#include "loom_bad_input_test.moc"
