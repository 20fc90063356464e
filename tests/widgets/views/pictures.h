#pragma once

#include "document/document.h"
#include "document/pick_group.h"
#include "document/training_session.h"
#include "patience.h"
#include "views/view_type.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

namespace loom::test {

/// 10 classes of small pictures (a bright column, brighter with noise) in IDX files, and a small convolutional
/// network on them, in a session that has loaded everything.
struct Pictures {
    static constexpr int kSide = 10, kTraining = 120, kTest = 40;

    static int pixel(int picture, int row, int column)
    {
        const int label = picture % 10, noise = (picture * 37 + row * 11 + column * 23) % 60;
        return (column == label ? 180 : 10) + noise;
    }

    void write(const char* images, const char* labels, int first, int count)
    {
        const auto number = [](int n) { return QByteArray(1, 0) + QByteArray(1, 0) + char(n >> 8) + char(n & 255); };
        QByteArray pictures = number(0x803) + number(count) + number(kSide) + number(kSide);
        QByteArray classes = number(0x801) + number(count);
        for (int i = first; i < first + count; ++i) {
            classes += char(i % 10);
            for (int p = 0; p < kSide * kSide; ++p)
                pictures += char(pixel(i, p / kSide, p % kSide));
        }
        for (const auto& [name, bytes] : {std::pair{images, pictures}, std::pair{labels, classes}}) {
            QFile file(folder.filePath(QString::fromLatin1(name)));
            QVERIFY(file.open(QFile::WriteOnly));
            file.write(bytes);
        }
    }

    Project project() const
    {
        const auto whole = [](std::int64_t n) { return Value(n); };
        Project p;
        p.seed = 7;
        p.graph.nodes = {{"image", "input"},
                         {"conv1", "conv2d", {{"filters", whole(4)}, {"activation", std::string("relu")}}},
                         {"flat", "flatten"},
                         {"out", "dense", {{"units", whole(10)}, {"activation", std::string("softmax")}}}};
        p.graph.edges = {{{"image", ""}, {"conv1", ""}}, {{"conv1", ""}, {"flat", ""}}, {{"flat", ""}, {"out", ""}}};
        p.data.source = {"mnist_idx", {{"folder", folder.path().toStdString()}}};
        p.data.transforms = {{"scale", {{"factor", 1.0 / 255}}}};
        p.data.split.method = "ratio";
        p.data.split.validation = 0.25;
        p.training.losses = {{"loss", "categorical_crossentropy"}};
        p.training.optimizer = {"sgd", {{"learning_rate", 0.05}}};
        p.training.batchSize = 16;
        p.training.epochs = 3;
        p.training.metrics = {{"accuracy", {}}};
        return p;
    }

    void prepare()
    {
        write("train-images-idx3-ubyte", "train-labels-idx1-ubyte", 0, kTraining);
        write("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte", kTraining, kTest);
        document.setProject(project(), {});
        session.setSpeed(0);
        session.prepare(document.project(), {});
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), ui::TrainingSession::State::ready, kPatience);
    }

    std::map<std::string, Tensor> weights()
    {
        QSignalSpy ready(&session, &ui::TrainingSession::weightsReady);
        session.requestWeights();
        ready.wait(kPatience);
        return session.weights();
    }

    /// The convolution as a plain loop: after relu, (rows, columns, filters).
    static std::vector<double> convolved(std::int64_t picture, const Tensor& kernel, const Tensor& bias)
    {
        constexpr int out = kSide - 2;
        std::vector<double> y;
        for (int r = 0; r < out; ++r)
            for (int c = 0; c < out; ++c)
                for (int k = 0; k < 4; ++k) {
                    double sum = bias.at(k);
                    for (int i = 0; i < 3; ++i)
                        for (int j = 0; j < 3; ++j)
                            sum += pixel(int(picture), r + i, c + j) / 255.0 * kernel.at((i * 3 + j) * 4 + k);
                    y.push_back(std::max(0.0, sum));
                }
        return y;
    }

    /// Scores before softmax.
    static std::vector<double> scores(const std::vector<double>& x, const Tensor& kernel, const Tensor& bias)
    {
        std::vector<double> z;
        for (int u = 0; u < 10; ++u) {
            double sum = bias.at(u);
            for (std::size_t i = 0; i < x.size(); ++i)
                sum += x[i] * kernel.at(std::int64_t(i) * 10 + u);
            z.push_back(sum);
        }
        return z;
    }

    ui::ViewContext context(ui::Theme& theme) { return {&document, &session, &selection, &theme}; }

    QTemporaryDir folder;
    ui::Document document;
    ui::TrainingSession session;
    ui::PickGroup selection;
};

} // namespace loom::test
