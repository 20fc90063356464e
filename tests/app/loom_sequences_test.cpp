#include "data/data_loader.h"
#include "data/pictures/scene.h"
#include "project/project_file.h"
#include "project/run.h"

#include <QTest>
#include <algorithm>
#include <tuple>
#include <utility>

using namespace loom;

namespace {

const std::string kSamples = LOOM_SOURCE_DIR "/samples";

Project projectOf(const std::string& id)
{
    return openProject(kSamples + "/" + id + ".loom")->project;
}

Run trained(const Project& project)
{
    RunOptions options;
    options.projectFolder = kSamples;
    Run run = std::move(makeRun(project, options)).value();
    run.trainer->run({});
    return run;
}

/// What a decoder reads and tells, and where its true length stands.
struct Told {
    std::string soFar, answer, length, shares;
};

/// How many of the rows a network tells to the last word without help: at each step it reads what it has told itself,
/// taken for the likeliest.
int toldAlone(const Run& run, const std::vector<std::int64_t>& rows, const Told& told)
{
    run.network->watchActivations({told.shares});
    const Field& answer = run.data->rows.fields()[std::size_t(run.data->indexOf(told.answer))];
    const std::int64_t steps = answer.shape[0], words = std::ssize(answer.classes), batch = run.network->batch();
    const auto at = [&](const std::string& field, std::int64_t row, std::int64_t step) {
        return std::int32_t(run.data->rows.at(run.data->indexOf(field), row, step));
    };
    int right = 0;
    for (std::size_t first = 0; first < rows.size(); first += std::size_t(batch)) {
        const std::span now = std::span(rows).subspan(first, std::min(std::size_t(batch), rows.size() - first));
        std::int32_t* soFar = nullptr;
        for (const Feed& feed : run.network->inferenceFeeds()) {
            if (!gatherField(*run.data, run.data->indexOf(feed.field), now, feed.view))
                return -1;
            auto* const whole = static_cast<std::int32_t*>(feed.view.data);
            if (feed.field == told.soFar)
                soFar = whole;
            else if (feed.field == told.length) // it is not told where to end
                std::fill_n(whole, now.size(), std::int32_t(steps));
        }
        std::vector<bool> is(now.size(), true);
        for (std::int64_t step = 0; step < steps; ++step) {
            for (std::size_t i = 0; i < now.size() && step == 0; ++i)
                std::fill_n(soFar + std::int64_t(i) * steps + 1, steps - 1, 0);
            run.network->infer(std::int64_t(now.size()));
            const auto* shares = static_cast<const float*>(run.network->activation(told.shares).data);
            for (std::size_t i = 0; i < now.size(); ++i) {
                const float* from = shares + (std::int64_t(i) * steps + step) * words;
                const auto word = std::int32_t(std::max_element(from, from + words) - from);
                if (step + 1 < steps)
                    soFar[std::int64_t(i) * steps + step + 1] = word;
                if (step < at(told.length, now[i], 0))
                    is[i] = is[i] && word == at(told.answer, now[i], step);
            }
        }
        right += int(std::ranges::count(is, true));
    }
    return right;
}

/// The scenes that a project's source draws; their objects from left to right, as a sentence names them.
sources::Scene sceneOf(const Project& project, std::int64_t row)
{
    const auto number = [&](const char* name) { return numberOf(project.data.source.attributes.at(name)); };
    sources::SceneRules rules;
    rules.shapes = {sources::SceneShape::circle, sources::SceneShape::square, sources::SceneShape::triangle,
                    sources::SceneShape::star};
    rules.least = rules.most = 2;
    rules.smallest = number("smallest");
    rules.largest = number("largest");
    rules.overlap = number("overlap");
    rules.clear = number("clear");
    return sources::drawnScene(rules, RandomStream(project.seed, "data/scenes"), row);
}

/// How much of 8 × 8 shares lies in and next to the box of an object.
double shareAt(const float* shares, const sources::SceneObject& object)
{
    constexpr double kCell = 8, kNear = 4;
    const sources::SceneBox box = sources::boxOf(object);
    double sum = 0;
    for (int cell = 0; cell < 64; ++cell) {
        const double x = (cell % 8 + 0.5) * kCell, y = (cell / 8 + 0.5) * kCell;
        if (x > box.left - kNear && x < box.right + kNear && y > box.top - kNear && y < box.bottom + kNear)
            sum += shares[cell];
    }
    return sum;
}

bool isLong()
{
    return qEnvironmentVariableIsSet("NETLOOM_LONG");
}

} // namespace

/// Samples that tell a sequence step by step, trained with the right beginning, tell it alone as well.
class LoomSequencesTest : public QObject {
    Q_OBJECT
private slots:
    void datesAreWrittenAlone_data()
    {
        QTest::addColumn<bool>("looks");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("with attention, there 1.0") << true << 0.99 << 1.0;
        QTest::newRow("without, all through 64 numbers; there .64, .32 and .11") << false << 0.0 << 0.8;
    }
    void datesAreWrittenAlone()
    {
        if (!isLong())
            QSKIP("dates are learned to their end with --long");
        QFETCH(bool, looks);
        QFETCH(double, low);
        QFETCH(double, high);
        Project project = projectOf("dates_attention");
        if (!looks) { // all that the decoder gets to know is the state that it begins with
            Graph& graph = project.graph;
            for (const char* id : {"look", "key", "question", "both", "encoder"}) {
                std::erase_if(graph.nodes, [&](const Node& node) { return node.id == id; });
                std::erase_if(graph.edges,
                              [&](const Edge& edge) { return edge.from.node == id || edge.to.node == id; });
            }
            graph.edges.push_back({{"decoder"}, {"mix"}});
            std::ranges::find(graph.nodes, "whole", &Node::id)->shares.clear();
        }
        const Run run = trained(project);
        const std::vector<std::int64_t> rows(run.data->test.list().begin(), run.data->test.list().end());
        QCOMPARE(std::ssize(rows), 400);
        const double share =
            toldAlone(run, rows, {"so_far", "answer", "answer_length", "answer/output"}) / double(rows.size());
        qInfo("%.3f", share);
        QVERIFY2(low <= share && share <= high, std::to_string(share).c_str());
    }

    /// There .96 to .97 of pairs of objects side by side that no scene of training holds, .96 to .97 of the others,
    /// and .003 to .008 with the commonest sentence for all.
    void scenesAreDescribedAlone()
    {
        if (!isLong())
            QSKIP("scenes are described with --long");
        const Run run = trained(projectOf("captioning"));
        for (const auto& [pairs, part, atLeast] :
             {std::tuple("unseen", &run.data->test, 1000), std::tuple("seen", &run.data->validation, 400)}) {
            const std::vector<std::int64_t> rows(part->list().begin(), part->list().end());
            QVERIFY2(std::ssize(rows) >= atLeast, std::to_string(rows.size()).c_str());
            const double share =
                toldAlone(run, rows, {"words", "next", "length", "next/output"}) / double(rows.size());
            qInfo("%s pairs: %.3f of %zu", pairs, share, rows.size());
            QVERIFY2(share >= 0.9, std::to_string(share).c_str());
        }
        colorsAndShapesAreLookedAt(run);
    }

    /// One name, place or thing of each new story is hidden: there .80 to .82 of a larger language.
    void hiddenWordsAreTold()
    {
        if (!isLong())
            QSKIP("stories are learned to their end with --long");
        const Run run = trained(projectOf("mini_bert"));
        run.network->watchActivations({"hidden/output"});
        constexpr std::int32_t kUnknown = 1, kFirst = 2, kContents = 20 + 6 + 33; // names, places, things
        const Dataset& rows = run.data->rows;
        const std::int64_t length = rows.fields()[0].shape[0];
        int asked = 0, right = 0;
        for (const std::int64_t row : run.data->validation.list()) {
            std::vector<std::int32_t> words;
            std::vector<std::size_t> contents;
            for (std::int64_t step = 0; step < length; ++step) {
                words.push_back(std::int32_t(rows.at(0, row, step)));
                if (words.back() >= kFirst && words.back() < kFirst + kContents)
                    contents.push_back(words.size() - 1);
            }
            const std::size_t place = contents[std::size_t(row) % contents.size()];
            const std::int32_t hidden = std::exchange(words[place], kUnknown);
            for (const Feed& feed : run.network->inferenceFeeds()) {
                auto* const whole = static_cast<std::int32_t*>(feed.view.data);
                if (feed.field == "words")
                    std::ranges::copy(words, whole);
                else
                    *whole = std::int32_t(rows.at(run.data->indexOf(feed.field), row, 0));
            }
            run.network->infer(1);
            const TensorView shares = run.network->activation("hidden/output");
            const std::int64_t known = shares.rowSize / length;
            const float* from = static_cast<const float*>(shares.data) + std::int64_t(place) * known;
            right += std::max_element(from, from + known) - from == hidden;
            ++asked;
        }
        const double share = double(right) / asked;
        qInfo("%.3f of %d", share, asked);
        QVERIFY(asked > 400);
        QVERIFY2(share >= 0.8, std::to_string(share).c_str());
    }

private:
    /// There the words of an object have .89 to .92 of the attention, and in 98 of 100 more than the other object's.
    static void colorsAndShapesAreLookedAt(const Run& run)
    {
        run.network->watchActivations({"look/weights"});
        double own = 0, words = 0, more = 0;
        for (std::size_t i = 0; i < 200; ++i) {
            const std::int64_t row = run.data->test.list()[i];
            const sources::Scene scene = sceneOf(run.project, row);
            const auto objects = sources::leftToRight(scene);
            QCOMPARE(objects.size(), std::size_t(2));
            for (const Feed& feed : run.network->inferenceFeeds())
                QVERIFY(gatherField(*run.data, run.data->indexOf(feed.field), std::span(&row, 1), feed.view));
            run.network->infer(1);
            const auto* shares = static_cast<const float*>(run.network->activation("look/weights").data);
            const auto last = std::int64_t(run.data->rows.at(run.data->indexOf("length"), row, 0)) - 1; // "end"
            for (const auto& [step, object] : {std::pair(std::int64_t(1), 0), {2, 0}, {last - 2, 1}, {last - 1, 1}}) {
                const double here = shareAt(shares + step * 64, *objects[std::size_t(object)]),
                             there = shareAt(shares + step * 64, *objects[std::size_t(1 - object)]);
                own += here;
                more += here > there;
                ++words;
            }
        }
        qInfo("%.2f of the attention of a word at its object, in %.2f more than at the other", own / words,
              more / words);
        QVERIFY(own / words >= 0.8);
        QVERIFY(more / words >= 0.9);
    }
};

QTEST_GUILESS_MAIN(LoomSequencesTest)
#include "loom_sequences_test.moc"
