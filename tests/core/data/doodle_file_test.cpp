#include "data/data_recipe.h"
#include "data/doodle_figures.h"
#include "data/doodle_file.h"
#include "data/source_type.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace loom;

namespace {

const QByteArray kTwo = R"({"doodles": 1, "drawings": [
{"label": "line", "strokes": [[[0, 0], [100, 0]]]},
{"label": "고양이", "strokes": [[[0.5, 0], [40, 30]], [[60, 60]]]}
]})";

} // namespace

/// Drawings of one's own in a file.
class DoodleFileTest : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        QVERIFY(folder_.isValid());
        QFile::remove(file());
    }

    void strokesAreRead()
    {
        write(kTwo);
        const auto read = readDoodleFile(path());
        QVERIFY2(read.ok(), read.ok() ? "" : english(read.error()).c_str());
        QCOMPARE(read->doodles.size(), std::size_t(2));
        QCOMPARE(read->doodles[1].label, std::string("고양이"));
        const PenDrawing cat{{{0.5, 0}, {40, 30}}, {{60, 60}}};
        QCOMPARE(read->doodles[1].strokes, cat);
        QCOMPARE(read->faults.count, std::int64_t(0));
    }

    void aDrawingIsPutBehindTheOthers()
    {
        for (int i = 1; i <= 3; ++i) {
            const OwnDoodle doodle{i == 2 ? "b" : "a", {{{1, 2}, {3.4, double(i)}}, {{9, 9}}}};
            const auto added = addDoodle(path(), doodle);
            QVERIFY2(added.ok(), added.ok() ? "" : english(added.error()).c_str());
            QCOMPARE(added->doodles.size(), std::size_t(i));
            const auto read = readDoodleFile(path());
            QCOMPARE(read->doodles.size(), std::size_t(i));
            const PenDrawing whole{{{1, 2}, {3, double(i)}}, {{9, 9}}}; // in whole units
            QCOMPARE(read->doodles.back().strokes, whole);
            QCOMPARE(read->doodles.back().label, doodle.label);
        }
    }

    void whatCannotBeReadStaysInTheFile()
    {
        write(R"({"doodles": 1, "drawings": [{"label": "a", "strokes": [[[0, "x"]]], "by": "me"}]})");
        QVERIFY(addDoodle(path(), {"b", {{{1, 2}, {3, 4}}}}).ok());
        QFile in(file());
        QVERIFY(in.open(QIODevice::ReadOnly));
        QVERIFY(in.readAll().contains(R"({"label":"a","strokes":[[[0,"x"]]],"by":"me"})"));
        const auto read = readDoodleFile(path());
        QCOMPARE(read->doodles.size(), std::size_t(1));
        QCOMPARE(english(read->faults.listed[0].place), std::string("drawing 1"));
    }

    /// A file of something else is neither read nor written over.
    void otherFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("sentence");
        const QString none = "own.json holds no drawings: it needs to begin with {\"doodles\": 1, \"drawings\": […";
        QTest::newRow("no JSON") << QByteArray("hello") << "own.json holds no drawings: ";
        QTest::newRow("cut off") << kTwo.left(60) << "own.json holds no drawings: ";
        QTest::newRow("empty") << QByteArray() << "own.json holds no drawings: ";
        QTest::newRow("a list") << QByteArray("[]") << none;
        QTest::newRow("a project") << QByteArray(R"({"format": 1})") << none;
        QTest::newRow("drawings are none") << QByteArray(R"({"doodles": 1, "drawings": 3})") << none;
        QTest::newRow("version is none") << QByteArray(R"({"doodles": "1", "drawings": []})") << none;
        QTest::newRow("newer") << QByteArray(R"({"doodles": 2, "drawings": []})")
                               << "own.json holds drawings of version 2; this program knows version 1.";
        QTest::newRow("too deep") << QByteArray(100000, '[') << "own.json holds no drawings: ";
        QTest::newRow("bytes") << QByteArray("\xff\xfe\0\x01", 4) << "own.json holds no drawings: ";
    }
    void otherFilesAreRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, sentence);
        write(text);
        const auto read = readDoodleFile(path());
        QVERIFY(!read);
        QVERIFY2(english(read.error()).starts_with(sentence.toStdString()), english(read.error()).c_str());
        const auto added = addDoodle(path(), {"b", {{{1, 2}, {3, 4}}}});
        QVERIFY(!added);
        QFile in(file());
        QVERIFY(in.open(QIODevice::ReadOnly));
        QCOMPARE(in.readAll(), text);
    }

    void oneOddDrawingNeverSpoilsTheRest_data()
    {
        QTest::addColumn<QByteArray>("drawing");
        QTest::addColumn<QString>("reason");
        const QString pair = "A point is no pair of numbers [x, y].";
        QTest::newRow("no record") << QByteArray("7") << "A drawing needs a “label” and “strokes”.";
        QTest::newRow("no label") << QByteArray(R"({"strokes": []})") << "A drawing needs a “label” and “strokes”.";
        QTest::newRow("empty label") << QByteArray(R"({"label": "", "strokes": []})")
                                     << "A label is a word of at most 64 bytes.";
        QTest::newRow("long label")
            << QByteArray(R"({"label": "?", "strokes": []})").replace('?', QByteArray(65, 'x'))
            << "A label is a word of at most 64 bytes.";
        QTest::newRow("strokes are none")
            << QByteArray(R"({"label": "a", "strokes": 1})") << "“strokes” is no list of strokes.";
        QTest::newRow("a stroke is none")
            << QByteArray(R"({"label": "a", "strokes": [1]})") << "A stroke is no list of points.";
        QTest::newRow("a point is none") << QByteArray(R"({"label": "a", "strokes": [[1, 2]]})") << pair;
        QTest::newRow("three numbers") << QByteArray(R"({"label": "a", "strokes": [[[1, 2, 3]]]})") << pair;
        QTest::newRow("words") << QByteArray(R"({"label": "a", "strokes": [[["1", "2"]]]})") << pair;
        QTest::newRow("far away") << QByteArray(R"({"label": "a", "strokes": [[[1e300, 0]]]})")
                                  << "A point lies farther away than 1,000,000.";
        QTest::newRow("nothing") << QByteArray(R"({"label": "a", "strokes": [[], []]})") << "Nothing is drawn.";
        QByteArray many = R"({"label": "a", "strokes": [[)";
        for (int i = 0; i <= 20000; ++i)
            many += i ? ",[1,1]" : "[1,1]";
        QTest::newRow("too many points") << many + "]]}"
                                         << "More than 20,000 points are too many for a drawing.";
    }
    void oneOddDrawingNeverSpoilsTheRest()
    {
        QFETCH(QByteArray, drawing);
        QFETCH(QString, reason);
        write(R"({"doodles": 1, "drawings": [{"label": "line", "strokes": [[[0, 0], [9, 0]]]}, )" + drawing + "]}");
        const auto read = readDoodleFile(path());
        QVERIFY(read.ok());
        QCOMPARE(read->doodles.size(), std::size_t(1));
        QCOMPARE(read->faults.count, std::int64_t(1));
        QCOMPARE(QString::fromStdString(english(read->faults.listed[0].place)), QStringLiteral("drawing 2"));
        QCOMPARE(QString::fromStdString(english(read->faults.listed[0].reason)), reason);
    }

    void theSourceReadsThem()
    {
        write(kTwo);
        const auto data = loaded({{"target", "figure"}});
        QVERIFY2(data.ok(), data.ok() ? "" : english(data.error()).c_str());
        QCOMPARE(data->rows.size(), std::int64_t(2));
        QCOMPARE(data->rows.fields()[1].classes, (std::vector<std::string>{"line", "고양이"}));
        const int side = int(kPaperMoves * 0.8);
        QCOMPARE(int(data->rows.at(2, 0, 0)), side + 1); // whatever the unit of its points; the start comes first
        for (int step = 1; step <= side; ++step)
            QCOMPARE(data->rows.at(0, 0, step), double(kFirstMove));
    }

    void generatedOnesComeBeside()
    {
        write(R"({"doodles": 1, "drawings": [{"label": "cat", "strokes": [[[0, 0], [9, 0]]]},
                                             {"label": "fish", "strokes": [[[0, 0], [0, 9]]]}]})");
        const auto data = loaded({{"target", "figure"}, {"generated", std::int64_t(100)}});
        QCOMPARE(data->rows.size(), std::int64_t(102));
        QCOMPARE(data->rows.fields()[1].classes.size(), doodleFigures().size() + 1); // a fish is a fish
        QCOMPARE(data->rows.at(1, 1, 0), 1.0);
        const Doodle first = drawnDoodle({}, 7, 0);
        QCOMPARE(data->rows.fields()[1].classes[std::size_t(data->rows.at(1, 2, 0))], doodleFigures()[first.figure]);
        QCOMPARE(int(data->rows.at(2, 2, 0)), int(movesOf(first.drawing, 1).size()) + 1);
    }

    /// A network that has learned two words keeps them for what is drawn later.
    void learnedWordsHold()
    {
        write(R"({"doodles": 1, "drawings": [{"label": "new", "strokes": [[[0, 0], [9, 0]]]},
                                             {"label": "b", "strokes": [[[0, 0], [0, 9]]]}]})");
        const auto data = loaded({{"target", "figure"}}, R"({"classes": ["a", "b"]})");
        QCOMPARE(data->rows.size(), std::int64_t(1));
        QCOMPARE(data->rows.at(1, 0, 0), 1.0);
        QCOMPARE(data->faults.count, std::int64_t(1));
        QCOMPARE(english(data->faults.listed[0].place), std::string("new"));
    }

    void whatIsMissingIsSaid()
    {
        const SourceType* source = findSource("doodle_file");
        const auto none = source->load(completed(source->attributes, {}), {{}, 7, {}});
        QCOMPARE(english(none.error()),
                 std::string("No file of drawings is chosen: choose one, or a name for one that you draw."));
        QVERIFY(!loaded({}));
        write(R"({"doodles": 1, "drawings": []})");
        QCOMPARE(english(loaded({}).error()), std::string("own.json holds no drawings yet: draw some."));
        QVERIFY(loaded({{"generated", std::int64_t(2)}}).ok());
    }

    void aFileOfNewDrawingsIsAsked()
    {
        write(kTwo);
        DataRecipe recipe;
        recipe.source = {"doodles", {}};
        const auto rows = prepareNew(recipe, {path(), {}, {}, {}}, {}, {});
        QVERIFY(rows.ok());
        QCOMPARE(rows->rows.size(), std::int64_t(2));
    }

private:
    QString file() const { return folder_.filePath(QStringLiteral("own.json")); }
    std::string path() const { return file().toStdString(); }
    void write(const QByteArray& text) const
    {
        QFile out(file());
        if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size())
            qFatal("%s cannot be written", qPrintable(file()));
    }
    Result<SourceData> loaded(Attributes attributes, const std::string& learned = {}) const
    {
        const SourceType* source = findSource("doodle_file");
        attributes.emplace("file", "own.json");
        SourceContext context;
        context.folder = folder_.path().toStdString();
        context.seed = 7;
        context.learned = learned;
        return source->load(completed(source->attributes, attributes), context);
    }

    QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(DoodleFileTest)
#include "doodle_file_test.moc"
