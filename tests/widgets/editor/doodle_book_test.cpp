#include "common/part_edit.h"
#include "common/stroke_pad.h"
#include "common/theme.h"
#include "data/data_recipe.h"
#include "document/document.h"
#include "editor/data_panel.h"
#include "editor/doodle_book.h"
#include "patience.h"
#include "project/run.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QUndoStack>
#include <QtTest>

using namespace loom;
using namespace loom::ui;

namespace {

const QString kFile = QStringLiteral("own.json");

} // namespace

/// Drawings of one's own are made in the data panel, with the mouse and with keys.
class DoodleBookTest : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        hands_ = std::make_unique<Hands>();
        hands_->choose("doodle_file", {{"file", hands_->folder.filePath(kFile).toStdString()}});
        QVERIFY(QTest::qWaitForWindowExposed(&hands_->panel));
        QVERIFY(book()->isVisible());
    }
    void cleanup() { hands_.reset(); }

    void onlyASourceOfOnesOwnDrawingsHasPaper()
    {
        hands_->choose("doodles", {});
        QVERIFY(!book()->isVisible());
        hands_->document.undoStack().undo();
        QVERIFY(book()->isVisible());
    }

    /// Three figures are drawn and put into a file, from which a network learns.
    void threeFiguresAreDrawnSavedAndLearned()
    {
        QSignalSpy again(&hands_->panel, &DataPanel::readAgainRequested);
        draw({{0.2, 0.5}, {0.8, 0.5}});
        QCOMPARE(pad()->strokes().size(), std::size_t(1));
        add("line");
        draw({{0.2, 0.2}, {0.8, 0.2}, {0.8, 0.8}, {0.2, 0.8}, {0.2, 0.2}});
        add("square");
        draw({{0.2, 0.3}, {0.8, 0.3}});
        draw({{0.2, 0.6}, {0.8, 0.6}});
        QCOMPARE(pad()->strokes().size(), std::size_t(2));
        add("line");
        QCOMPARE(counts(), QStringLiteral("line: 2, square: 1"));
        QCOMPARE(again.count(), 3);
        const auto file = readDoodleFile(path());
        QVERIFY(file.ok());
        QCOMPARE(file->doodles.size(), std::size_t(3));
        QCOMPARE(file->doodles[2].strokes.size(), std::size_t(2));
        for (const PenPoint point : file->doodles[0].strokes[0])
            QVERIFY(std::abs(point.y - StrokePad::kSide / 2) < 10);

        Project project = hands_->document.project();
        project.seed = 7;
        project.data.split.validation = 0;
        const auto whole = [](std::int64_t n) { return Value(n); };
        project.graph.nodes = {{"moves", "input"},
                               {"space", "embedding", {{"input_dim", whole(36)}, {"output_dim", whole(8)}}},
                               {"memory", "gru", {{"units", whole(16)}, {"return_sequences", true}}},
                               {"next", "dense", {{"units", whole(36)}, {"activation", std::string("softmax")}}}};
        project.graph.edges = {{{"moves"}, {"space"}}, {{"space"}, {"memory"}}, {{"memory"}, {"next"}}};
        project.training.losses = {{"loss", "categorical_crossentropy"}};
        project.training.optimizer = {"adam", {{"learning_rate", 0.02}}};
        project.training.metrics = {};
        project.training.epochs = 200; // of a step each
        auto run = makeRun(project, {});
        QVERIFY2(run.ok(), run.ok() ? "" : english(run.error()).c_str());
        QCOMPARE(run->data->training.size(), std::size_t(3));
        run->trainer->step();
        const double first = run->trainer->batchValues().front();
        for (int step = 0; step < 150; ++step)
            run->trainer->step();
        const double last = run->trainer->batchValues().front();
        QVERIFY2(std::abs(first - std::log(36.0)) < 0.2, std::to_string(first).c_str()); // knows nothing yet
        QVERIFY2(last < 0.5, std::to_string(last).c_str());
    }

    void strokesAreTakenBack()
    {
        draw({{0.2, 0.5}, {0.8, 0.5}});
        draw({{0.5, 0.2}, {0.5, 0.8}});
        QTest::mouseClick(button("doodle_undo"), Qt::LeftButton);
        QCOMPARE(pad()->strokes().size(), std::size_t(1));
        draw({{0.5, 0.2}});
        QCOMPARE(pad()->strokes().size(), std::size_t(2)); // a dot is a stroke
        QTest::mouseClick(button("doodle_clear"), Qt::LeftButton);
        QVERIFY(pad()->isBlank());
        QVERIFY(!button("doodle_undo")->isEnabled() && !button("doodle_clear")->isEnabled());
    }

    void theKeysDrawToo()
    {
        pad()->setFocus();
        QTest::keyClick(pad(), Qt::Key_Left); // moves the pen only
        QVERIFY(pad()->isBlank());
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(pad(), Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(pad(), Qt::Key_Down);
        QTest::keyClick(pad(), Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(pad()->strokes().size(), std::size_t(2));
        QCOMPARE(pad()->strokes()[0].size(), std::size_t(4));
        QTest::keyClick(pad(), Qt::Key_Backspace);
        QCOMPARE(pad()->strokes().size(), std::size_t(1));
        QTest::keyClick(pad(), Qt::Key_Delete);
        QVERIFY(pad()->isBlank());
    }

    void aDrawingNeedsAWord()
    {
        draw({{0.2, 0.5}, {0.8, 0.5}});
        QVERIFY(!button("doodle_add")->isEnabled());
        label()->setEditText(QStringLiteral("  "));
        QVERIFY(!button("doodle_add")->isEnabled());
        label()->setFocus();
        label()->lineEdit()->selectAll();
        QTest::keyClicks(label()->lineEdit(), QStringLiteral("line"));
        QVERIFY(button("doodle_add")->isEnabled());
        QTest::keyClick(label()->lineEdit(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(counts(), QStringLiteral("line: 1"), kPatience);
        QVERIFY(!button("doodle_add")->isEnabled()); // an empty sheet again
        QCOMPARE(label()->currentText(), QStringLiteral("line")); // for the next one
    }

    void whatIsInTheFileAlreadyIsCounted()
    {
        for (const char* name : {"cat", "dog", "cat"})
            QVERIFY(
                addDoodle(hands_->folder.filePath(QStringLiteral("b.json")).toStdString(), {name, {{{1, 2}}}}).ok());
        hands_->choose("doodle_file", {{"file", hands_->folder.filePath(QStringLiteral("b.json")).toStdString()}});
        QTRY_COMPARE_WITH_TIMEOUT(counts(), QStringLiteral("cat: 2, dog: 1"), kPatience);
        QCOMPARE(label()->count(), 2);
    }

    /// What was drawn stays on the paper.
    void aFileOfSomethingElseIsNotWrittenOver()
    {
        QFile other(hands_->folder.filePath(kFile));
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write("hello");
        other.close();
        draw({{0.2, 0.5}, {0.8, 0.5}});
        label()->setEditText(QStringLiteral("line"));
        QTest::mouseClick(button("doodle_add"), Qt::LeftButton);
        auto* problem = hands_->panel.findChild<QLabel*>("doodle_problem");
        QTRY_VERIFY_WITH_TIMEOUT(problem->isVisible(), kPatience);
        QVERIFY(problem->text().startsWith(QStringLiteral("own.json holds no drawings")));
        QVERIFY(!pad()->isBlank());
        QVERIFY(other.open(QIODevice::ReadOnly));
        QCOMPARE(other.readAll(), QByteArray("hello"));
    }

    void whereNoFileIsChosenOneIsAskedFor()
    {
        hands_->choose("doodle_file", {});
        draw({{0.2, 0.5}, {0.8, 0.5}});
        label()->setEditText(QStringLiteral("line"));
        QTest::mouseClick(button("doodle_add"), Qt::LeftButton);
        auto* dialog = hands_->panel.findChild<QFileDialog*>("choose_drawings");
        QVERIFY(dialog);
        const QString file = hands_->folder.filePath(QStringLiteral("new.json"));
        emit dialog->fileSelected(file);
        dialog->close();
        QTRY_COMPARE_WITH_TIMEOUT(counts(), QStringLiteral("line: 1"), kPatience);
        QCOMPARE(stringOf(attributeOf(hands_->document.project().data.source.attributes, "file")),
                 file.toStdString());
        QVERIFY(QFileInfo::exists(file));
    }

    void whatIsDrawnOutlivesAnotherLook()
    {
        draw({{0.2, 0.5}, {0.8, 0.5}});
        QEvent language(QEvent::LanguageChange);
        QApplication::sendEvent(&hands_->panel, &language); // the page is made anew
        QVERIFY(book()->isVisible());
        QCOMPARE(pad()->strokes().size(), std::size_t(1));
    }

private:
    struct Hands {
        QTemporaryDir folder;
        Document document;
        Theme theme;
        DataPanel panel{&document, &theme};

        Hands()
        {
            panel.resize(600, 900);
            panel.show();
        }
        void choose(const std::string& type, const Attributes& attributes)
        {
            Project edited = document.project();
            edited.data = usualRecipe({type, attributes});
            document.editProject(edited, "Choose a source", Change::data);
            document.finishStep();
        }
    };

    DoodleBook* book() { return hands_->panel.findChild<DoodleBook*>(); }
    StrokePad* pad() { return book()->pad(); }
    QPushButton* button(const char* name) { return hands_->panel.findChild<QPushButton*>(QLatin1String(name)); }
    QComboBox* label() { return hands_->panel.findChild<QComboBox*>("doodle_label"); }
    QString counts() { return hands_->panel.findChild<QLabel*>("doodle_counts")->text(); }
    std::string path() { return hands_->folder.filePath(kFile).toStdString(); }

    /// Pressed at the first place (parts of the paper), moved along the others in small steps, released.
    void draw(const std::vector<QPointF>& places)
    {
        hands_->panel.ensureWidgetVisible(pad());
        const auto at = [&](QPointF place) {
            return QPointF(place.x() * pad()->width(), place.y() * pad()->height()).toPoint();
        };
        QTest::mousePress(pad(), Qt::LeftButton, {}, at(places.front()));
        for (std::size_t i = 1; i < places.size(); ++i)
            for (int piece = 1; piece <= 8; ++piece)
                QTest::mouseMove(pad(), at(places[i - 1] + (places[i] - places[i - 1]) * piece / 8));
        QTest::mouseRelease(pad(), Qt::LeftButton, {}, at(places.back()));
    }

    void add(const char* word)
    {
        label()->setFocus();
        label()->lineEdit()->selectAll();
        QTest::keyClicks(label()->lineEdit(), QLatin1String(word));
        QTRY_VERIFY_WITH_TIMEOUT(button("doodle_add")->isEnabled(), kPatience);
        QTest::mouseClick(button("doodle_add"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(pad()->isBlank(), kPatience);
    }

    std::unique_ptr<Hands> hands_;
};

QTEST_MAIN(DoodleBookTest)
#include "doodle_book_test.moc"
