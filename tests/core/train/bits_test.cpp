#include "kernels/variants.h"
#include "networks.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace loom;
using namespace loom::test;

namespace {

struct Case {
    const char* name;
    Graph graph;
    CompileOptions options;
};

Graph denseGraph(const char* activation, std::int64_t outputs, const char* last)
{
    GraphBuilder b;
    b.add("image", "input").add("flat", "flatten");
    b.add("hidden", "dense", {{"units", whole(24)}, {"activation", words(activation)}});
    b.add("out", "dense", {{"units", whole(outputs)}, {"activation", words(last)}});
    return b.graph;
}

CompileOptions with(const char* optimizer, DType dtype = DType::f32)
{
    CompileOptions options = pictureOptions(20);
    options.optimizer = {optimizer, {{"learning_rate", 0.005}}};
    options.dtype = dtype;
    return options;
}

std::vector<Case> cases()
{
    GraphBuilder pools;
    pools.add("image", "input").add("a", "conv2d", {{"filters", whole(5)}, {"strides", pair(2, 2)}});
    pools.add("act", "elu")
        .add("mean", "average_pooling2d")
        .add("b", "conv2d",
             {{"filters", whole(7)}, {"kernel_size", pair(1, 1)}, {"activation", words("leaky_relu")}});
    pools.add("all", "global_average_pooling2d")
        .add("out", "dense", {{"units", whole(4)}, {"activation", words("softmax")}});
    GraphBuilder tiles; // enough channels for Winograd's, pooled, free and normalized
    tiles.add("image", "input");
    for (const auto& [id, filters] : {std::pair("a", 17), {"b", 33}, {"c", 16}})
        tiles.add(id, "conv2d",
                  {{"filters", whole(filters)}, {"kernel_size", pair(3, 3)}, {"activation", words("relu")}});
    tiles.add("pool", "max_pooling2d")
        .add("d", "conv2d", {{"filters", whole(18)}, {"kernel_size", pair(3, 3)}, {"padding", words("same")}});
    tiles.add("norm", "batch_normalization")
        .add("act", "relu")
        .add("flat", "flatten")
        .add("out", "dense", {{"units", whole(4)}, {"activation", words("softmax")}});
    return {{"pictures with everything, adam", pictureGraph(), with("adam")},
            {"pictures with everything in f64, adamw", pictureGraph(), with("adamw", DType::f64)},
            {"dense relu, sgd", denseGraph("relu", 4, "softmax"), with("sgd")},
            {"dense tanh, rmsprop", denseGraph("tanh", 4, "softmax"), with("rmsprop")},
            {"dense sigmoid from probabilities, adagrad", denseGraph("sigmoid", 4, "sigmoid"), with("adagrad")},
            {"strides, average and global pooling, adam", pools.graph, with("adam")},
            {"convolutions of many channels, adam", tiles.graph, with("adam")}};
}

/// FNV-1a over names and bytes of everything that training changes.
QString hashOf(const std::map<std::string, Tensor>& state)
{
    std::uint64_t h = 0xcbf29ce484222325ull;
    const auto add = [&h](const void* data, std::size_t bytes) {
        for (std::size_t i = 0; i < bytes; ++i)
            h = (h ^ static_cast<const std::uint8_t*>(data)[i]) * 0x100000001b3ull;
    };
    for (const auto& [name, tensor] : state) {
        add(name.data(), name.size());
        add(tensor.data(), tensor.bytes());
    }
    return QString::number(h, 16).rightJustified(16, '0');
}

} // namespace

/// Law 2: seven networks have the stored bits after 50 steps, on any machine. The files are written anew, where they
/// are meant to change, by running this program with NETLOOM_WRITE_BITS set.
class BitsTest : public QObject {
    Q_OBJECT
private slots:
    void sevenNetworksKeepTheirBits_data();
    void sevenNetworksKeepTheirBits();
};

void BitsTest::sevenNetworksKeepTheirBits_data()
{
    QTest::addColumn<bool>("runs");
    for (const KernelVariant& variant : kernelVariants())
        QTest::newRow(variant.name.c_str()) << (variant.table != nullptr);
}

void BitsTest::sevenNetworksKeepTheirBits()
{
    QFETCH(bool, runs);
    if (!runs)
        QSKIP("this processor does not run the variant");
    const std::string variant = QTest::currentDataTag();
    QFile file(QStringLiteral(LOOM_SOURCE_DIR "/tests/reference/bits/%1.json").arg(variant.c_str()));
    QJsonObject stored;
    if (file.open(QIODevice::ReadOnly))
        stored = QJsonDocument::fromJson(file.readAll()).object();
    file.close();
    QJsonObject found;
    std::vector<Case> all = cases();
    for (Case& one : all) {
        one.options.kernels = variant;
        const QString hash = hashOf(trained(one.graph, one.options, 2, 50, 19));
        QCOMPARE(hash, hashOf(trained(one.graph, one.options, 1, 50, 19)));
        found[QLatin1String(one.name)] = hash;
    }
    if (qEnvironmentVariableIsSet("NETLOOM_WRITE_BITS") && file.open(QIODevice::WriteOnly))
        file.write(QJsonDocument(found).toJson());
    else
        QCOMPARE(found, stored);
}

QTEST_GUILESS_MAIN(BitsTest)
#include "bits_test.moc"
