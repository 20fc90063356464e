#include "app/loom_program.h"
#include "data/data_recipe.h"
#include "project/project_file.h"
#include "project/run.h"

#include <QJsonArray>
#include <QTest>
#include <array>
#include <cmath>
#include <map>

using namespace loom;

namespace {

const QString kProject = QStringLiteral(LOOM_SOURCE_DIR "/samples/characters.loom");

/// A window's tokens and the one behind.
std::vector<int> tokensOf(const PreparedData& data, std::int64_t row)
{
    std::vector<int> tokens;
    const std::int64_t length = data.fields()[0].shape[0];
    for (std::int64_t k = 0; k < length; ++k)
        tokens.push_back(int(data.rows.at(0, row, k)));
    tokens.push_back(int(data.rows.at(1, row, length - 1)));
    return tokens;
}

/// Shares of one, two and three characters, mixed by weights that the validation part likes best (EM).
class Trigram {
public:
    explicit Trigram(const PreparedData& data)
        : data_(data)
    {
        for (const std::int64_t row : data.training.list()) {
            const std::vector<int> tokens = tokensOf(data, row);
            for (std::size_t i = 0; i < tokens.size(); ++i)
                for (std::size_t n = 0; n < 3 && n <= i; ++n) {
                    std::vector<int> before(tokens.begin() + std::ptrdiff_t(i - n),
                                            tokens.begin() + std::ptrdiff_t(i));
                    ++counts_[before][tokens[i]];
                    ++sums_[before];
                }
        }
        for (int round = 0; round < 20; ++round) {
            std::array<double, 3> shares{};
            forEach(data.validation, [&](const std::array<double, 3>& p, double mixed) {
                for (std::size_t n = 0; n < 3; ++n)
                    shares[n] += weights_[n] * p[n] / mixed;
            });
            const double sum = shares[0] + shares[1] + shares[2];
            for (std::size_t n = 0; n < 3; ++n)
                weights_[n] = shares[n] / sum;
        }
    }
    /// Of the test part, a target each as the network gets them; with characters alone where `most` is 1.
    double perplexity(std::size_t most) const
    {
        double sum = 0;
        std::int64_t count = 0;
        forEach(data_.test, [&](const std::array<double, 3>& p, double mixed) {
            sum += std::log(most == 1 ? p[0] : mixed);
            ++count;
        });
        return std::exp(-sum / double(count));
    }

private:
    template<class Use> void forEach(const RowSet& rows, Use use) const
    {
        for (const std::int64_t row : rows.list()) {
            const std::vector<int> tokens = tokensOf(data_, row);
            for (std::size_t i = 1; i < tokens.size(); ++i) {
                std::array<double, 3> p{};
                double mixed = 0;
                for (std::size_t n = 0; n < 3 && n <= i; ++n) {
                    const std::vector<int> before(tokens.begin() + std::ptrdiff_t(i - n),
                                                  tokens.begin() + std::ptrdiff_t(i));
                    const auto found = counts_.find(before);
                    if (found == counts_.end())
                        continue;
                    const auto count = found->second.find(tokens[i]);
                    p[n] = count == found->second.end() ? 0 : count->second / sums_.at(before);
                    mixed += weights_[n] * p[n];
                }
                use(p, std::max(mixed, 1e-9));
            }
        }
    }

    const PreparedData& data_;
    std::map<std::vector<int>, std::map<int, double>> counts_;
    std::map<std::vector<int>, double> sums_;
    std::array<double, 3> weights_{0.2, 0.3, 0.5};
};

} // namespace

/// The sample that learns to write: better than counting characters, and its text is the same for the same seed.
class LoomGenerateTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const Called trained = call({"train", kProject, "--json", "--epochs", "4", "--out", folder_.path()});
        QVERIFY2(trained.code == 0, trained.err);
        end_ = trained.event("end");
        weights_ = folder_.path() + "/weights.safetensors";
    }

    void itKnowsMoreThanThreeCharacters()
    {
        const auto opened = openProject(kProject.toStdString());
        RunOptions options;
        options.projectFolder = LOOM_SOURCE_DIR "/samples";
        const auto data = loadData(opened->project, options);
        QVERIFY(data);
        const Trigram counted(**data);
        const double network = std::exp(end_["test_loss"].toDouble());
        const QString told = QString("network %1, trigram %2, unigram %3")
                                 .arg(network)
                                 .arg(counted.perplexity(3))
                                 .arg(counted.perplexity(1));
        qInfo("%s", qPrintable(told));
        QVERIFY2(network < counted.perplexity(3), qPrintable(told));
        QVERIFY2(counted.perplexity(3) < 0.2 * counted.perplexity(1), qPrintable(told));
    }

    void theSameSeedWritesTheSameText()
    {
        const QJsonObject one = written({"--seed", "5"});
        QVERIFY(one["keeps_state"].toBool());
        QCOMPARE(one["tokens"].toArray().size(), 60);
        QCOMPARE(written({"--seed", "5"})["text"], one["text"]);
        QVERIFY(written({"--seed", "6"})["text"] != one["text"]);
        const QString greedy = written({"--temperature", "0"})["text"].toString();
        QCOMPARE(written({"--top-k", "1", "--seed", "6"})["text"].toString(), greedy);
        QCOMPARE(written({"--beam", "1"})["text"].toString(), greedy);
        QVERIFY(written({"--beam", "4"})["log_probability"].toDouble()
                >= written({"--beam", "1"})["log_probability"].toDouble() - 1e-6);
    }

    void theTextStandsBehindItsStart()
    {
        const Called called = call({"generate", kProject, "--weights", weights_, "--start",
                                    QString::fromUtf8("어느 날 "), "--length", "20"});
        QVERIFY2(called.code == 0, called.err);
        QVERIFY(called.out.startsWith(QByteArray("어느 날 ")));
        QCOMPARE(QString::fromUtf8(called.out).trimmed().left(5), QString::fromUtf8("어느 날 ").left(5));
    }

    void whatCannotBeIsSaid()
    {
        QCOMPARE(call({"generate", kProject}).code, 2);
        const Called hot = call({"generate", kProject, "--start", "x", "--temperature", "-1"});
        QVERIFY(hot.code == 2 && hot.err.contains("no number from 0 to 100"));
        const Called other = call({"generate", kSource + "/samples/xor.loom", "--start", "x"});
        QVERIFY(other.code == 1);
        const Called unknown = call({"generate", kProject, "--weights", weights_, "--start", "xyz", "--length", "3"});
        QVERIFY2(unknown.code == 0 && unknown.err.contains("3 of the 3 tokens"), unknown.err);
    }

    /// A network that has learned a little from drawings writes moves until one ends, and they become a picture.
    void movesArePainted()
    {
        const QString project = kSource + "/samples/doodles.loom", out = folder_.filePath("doodles");
        const Called trained = call({"train", project, "--quiet", "--steps", "30", "--out", out});
        QVERIFY2(trained.code == 0, trained.err);
        const QString picture = folder_.filePath("drawing.svg");
        const QStringList asked{"generate", project,    "--weights", out + "/weights.safetensors",
                                "--start",  "d0 d0 d4", "--svg",     picture};
        const Called drawn = call(asked + QStringList{"--json"});
        QVERIFY2(drawn.code == 0, drawn.err);
        const QJsonArray tokens = drawn.event("generated")["tokens"].toArray();
        QVERIFY(tokens.size() > 1 && tokens.size() <= 200);
        for (qsizetype i = 0; i < tokens.size(); ++i) {
            const QString token = tokens[i].toString();
            QVERIFY2(token == "end" ? i + 1 == tokens.size() : token.startsWith('d') || token.startsWith('u'),
                     qPrintable(token));
        }
        QFile svg(picture);
        QVERIFY(svg.open(QIODevice::ReadOnly));
        QVERIFY(svg.readAll().contains("<polyline"));
        QVERIFY(call(asked).out.startsWith("d0 d0 d4 "));
        const Called beam = call(asked + QStringList{"--json", "--beam", "3"});
        QVERIFY2(beam.code == 0, beam.err);
        const Called letters = call({"generate", kProject, "--weights", weights_, "--start", "x", "--svg", picture});
        QVERIFY(letters.code == 1 && letters.err.contains("no moves of a pen"));
        const Called odd = call({"generate", project, "--weights", out + "/weights.safetensors", "--start", "x"});
        QVERIFY2(odd.code == 0 && odd.err.contains("does not know 1 of the 2 tokens"), odd.err);
    }

private:
    QJsonObject written(const QStringList& more) const
    {
        const Called called = call(QStringList{"generate", kProject, "--weights", weights_, "--start",
                                               QString::fromUtf8("아침에 "), "--length", "60", "--json"}
                                   + more);
        if (called.code != 0)
            qWarning("%s", called.err.constData());
        return called.event("generated");
    }

    const QTemporaryDir folder_;
    QString weights_;
    QJsonObject end_;
};

QTEST_GUILESS_MAIN(LoomGenerateTest)
#include "loom_generate_test.moc"
