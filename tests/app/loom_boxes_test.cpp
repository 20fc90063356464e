#include "loom_program.h"
#include "tensor/safetensors.h"

#include <QJsonArray>
#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace loom;

/// `loom predict` tells the boxes of a detector, as the view Boxes shows them.
class LoomBoxesTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const Called trained = call({"train", kSource + "/samples/detector.loom", "--set", "data.source.samples=48",
                                     "--steps", "1", "--batch-size", "4", "--out", folder_.path(), "--quiet"});
        QVERIFY2(trained.code == 0, trained.err.constData());
    }

    /// Each of 64 cells tells a box of its own 8 × 8 pixels.
    void eachCellsBoxStandsInPixels()
    {
        say(3, 1.0 / 8);
        const QJsonObject event = predicted();
        QCOMPARE(event["picture"].toArray(), (QJsonArray{64, 64}));
        const QJsonArray boxes = event["boxes"].toArray();
        QCOMPARE(boxes.size(), 64);
        const double score = 1 / (1 + std::exp(-3.0)) / (1 + 3 * std::exp(-5.0));
        for (int cell = 0; cell < 64; ++cell) {
            const QJsonObject box = boxes[cell].toObject();
            QCOMPARE(box["class"].toString(), QString("square"));
            QVERIFY(std::abs(box["score"].toDouble() - score) < 1e-6);
            QVERIFY(std::abs(box["left"].toDouble() - cell % 8 * 8) < 1e-3);
            QVERIFY(std::abs(box["top"].toDouble() - cell / 8 * 8) < 1e-3);
            QVERIFY(std::abs(box["right"].toDouble() - (cell % 8 + 1) * 8) < 1e-3);
            QVERIFY(std::abs(box["bottom"].toDouble() - (cell / 8 + 1) * 8) < 1e-3);
        }
        QVERIFY(!event["true_boxes"].toArray().isEmpty());
        for (const QJsonValue& one : event["true_boxes"].toArray()) {
            QVERIFY(one["left"].toDouble() >= 0 && one["left"].toDouble() < one["right"].toDouble());
            QVERIFY(one["bottom"].toDouble() <= 64 && one["top"].toDouble() < one["bottom"].toDouble());
            QVERIFY(!one["class"].toString().isEmpty());
        }
    }

    /// Boxes of 32 pixels overlap their neighbors' by 60 %: the surest (of equals the first) strike them out.
    void boxesThatSayTheSameAreStruckOut()
    {
        say(3, 0.5);
        const QJsonArray boxes = predicted()["boxes"].toArray();
        QVERIFY(boxes.size() > 4 && boxes.size() < 40);
        for (int i = 0; i < boxes.size(); ++i)
            for (int j = 0; j < i; ++j)
                QVERIFY(overlap(boxes[i].toObject(), boxes[j].toObject()) <= 0.5 + 1e-6 || cut(boxes[i].toObject())
                        || cut(boxes[j].toObject()));
    }

    void whatIsNotSureIsNoBox()
    {
        say(-1, 1.0 / 8); // a confidence of 0.27
        QVERIFY(predicted()["boxes"].toArray().isEmpty());
    }

    void thePrintedTableHasThemToo()
    {
        say(3, 1.0 / 8);
        const Called called = call({"predict", folder_.path() + "/project.loom", "--rows", "0:1"});
        QVERIFY2(called.code == 0, called.err.constData());
        const QList<QByteArray> lines = called.out.split('\n');
        QVERIFY2(lines[0].startsWith("row 0: 64 box(es) on 64 × 64 pixels"), lines[0].constData());
        QCOMPARE(lines[1].simplified(), QByteArray("square 0.93 0.0 0.0 8.0 8.0"));
        QVERIFY(std::ranges::any_of(lines, [](const QByteArray& line) { return line.contains("  true "); }));
    }

private:
    /// Every cell says the same of every picture: how sure, at its own middle, how wide, and square (the second
    /// class).
    void say(float sure, double width)
    {
        const std::string file = folder_.path().toStdString() + "/weights.safetensors";
        auto model = readSafetensors(file);
        QVERIFY2(model, model ? "" : english(model.error()).c_str());
        Tensor &kernel = model->tensors.at("cells/kernel"), &bias = model->tensors.at("cells/bias");
        for (std::int64_t i = 0; i < kernel.size(); ++i)
            kernel.set(i, 0);
        const double share = std::sqrt(width), logit = std::log(share / (1 - share));
        const double numbers[] = {double(sure), 0, 0, logit, logit, 0, 5, 0, 0};
        for (std::int64_t i = 0; i < 9; ++i)
            bias.set(i, numbers[i]);
        QVERIFY(writeSafetensors(*model, file));
    }
    QJsonObject predicted() const
    {
        const Called called = call({"predict", folder_.path() + "/project.loom", "--rows", "0:1", "--json"});
        if (called.code != 0)
            qWarning("%s", called.err.constData());
        return called.event("prediction");
    }
    static bool cut(const QJsonObject& box)
    {
        return box["left"].toDouble() <= 0 || box["top"].toDouble() <= 0 || box["right"].toDouble() >= 64
            || box["bottom"].toDouble() >= 64;
    }
    static double overlap(const QJsonObject& a, const QJsonObject& b)
    {
        const auto side = [&](const char* low, const char* high) {
            return std::max(0.0,
                            std::min(a[high].toDouble(), b[high].toDouble())
                                - std::max(a[low].toDouble(), b[low].toDouble()));
        };
        const auto area = [](const QJsonObject& box) {
            return (box["right"].toDouble() - box["left"].toDouble())
                * (box["bottom"].toDouble() - box["top"].toDouble());
        };
        const double both = side("left", "right") * side("top", "bottom");
        return both / (area(a) + area(b) - both);
    }

    QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(LoomBoxesTest)
#include "loom_boxes_test.moc"
