#include "common/theme.h"
#include "patience.h"
#include "plots/heat_map.h"
#include "views/try_it/drawing_pad.h"
#include "views/try_it/picture_pane.h"
#include "views/try_it/table_pane.h"
#include "views/try_it/try_it_panel.h"
#include "widgets/views/pictures.h"

#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

using namespace loom;
using namespace loom::ui;
using loom::test::Pictures;

/// The panel by itself: what is dropped on it, drawn with keys, and what is not there.
class TryItTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void aDroppedFileIsAnswered();
    void aDroppedPictureIsAnswered();
    void theKeysDraw();
    void thePaperIsLikeTheData();
    void thePickedSampleOnThePaperIsTheSample();
    void aHiddenPanelAsksNothing();
    void numbersThatAreNoneAreSaid();
    void withoutANetworkItSaysWhatItWillShow();
    void aCellThatIsAnsweredWithAMeanIsNotSaidToBeLeftOut();
    void aSeriesIsAskedWithATableOnly();
    void arraysAreAskedWithAFileOfTheirKind();

private:
    bool answers()
    {
        return QTest::qWaitFor([this] { return panel_->settled() && panel_->answered(); }, kPatience);
    }
    void drop(QMimeData& data);
    QString written(const char* name, const char* text) const;
    void beginTable(const char* table, Attributes source, std::vector<Part> transforms);
    DrawingPad* pad() { return panel_->findChild<DrawingPad*>(); }
    double seen(int row, int column) { return panel_->findChild<HeatMap*>("seen")->value(row, column); }
    static QImage column(int at);

    Theme theme_;
    std::unique_ptr<Pictures> pictures_;
    std::unique_ptr<TryItPanel> panel_;
};

void TryItTest::init()
{
    panel_.reset();
    pictures_ = std::make_unique<Pictures>();
    pictures_->prepare();
    panel_ = std::make_unique<TryItPanel>(pictures_->context(theme_));
    panel_->resize(360, 700);
    panel_->show();
    QVERIFY(QTest::qWaitForWindowExposed(panel_.get()));
}

/// A bright column of the pictures' own size.
QImage TryItTest::column(int at)
{
    QImage image(Pictures::kSide, Pictures::kSide, QImage::Format_RGB32);
    image.fill(Qt::black);
    for (int y = 0; y < image.height(); ++y)
        image.setPixelColor(at, y, QColor(200, 200, 200));
    return image;
}

QString TryItTest::written(const char* name, const char* text) const
{
    QFile file(pictures_->folder.filePath(QLatin1String(name)));
    return file.open(QFile::WriteOnly) && file.write(text) > 0 ? file.fileName() : QString();
}

/// A network of one layer on a table whose last column is the target.
void TryItTest::beginTable(const char* table, Attributes source, std::vector<Part> transforms)
{
    source["file"] = written("table.csv", table).toStdString();
    Project project = pictures_->project();
    project.graph.nodes = {
        {"x", "input"}, {"flat", "flatten"}, {"out", "dense", {{"units", Value(std::int64_t(1))}}}};
    project.graph.edges = {{{"x", ""}, {"flat", ""}}, {{"flat", ""}, {"out", ""}}};
    project.data.source = {"csv", std::move(source)};
    project.data.transforms = std::move(transforms);
    project.data.split = {"chronological", 0, 0};
    project.training.losses = {{"loss", "mse"}};
    project.training.metrics = {};
    pictures_->document.setProject(project, {});
    pictures_->session.prepare(project, {});
}

void TryItTest::drop(QMimeData& data)
{
    QDragEnterEvent enter({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(panel_->picturePane(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(panel_->picturePane(), &event);
    QVERIFY(event.isAccepted());
}

void TryItTest::aDroppedFileIsAnswered()
{
    const QString file = pictures_->folder.filePath(QStringLiteral("four.png"));
    QVERIFY(column(4).save(file));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file)});
    drop(data);
    QVERIFY(answers());
    for (int c = 0; c < Pictures::kSide; ++c)
        QCOMPARE(seen(5, c), c == 4 ? 200.0 : 0.0);
    QTRY_VERIFY_WITH_TIMEOUT(!pad()->isBlank(), kPatience);
    // A project that is dropped is for the window to open.
    QMimeData project;
    project.setUrls({QUrl::fromLocalFile(QStringLiteral("/some/where.loom"))});
    QDragEnterEvent enter({100, 100}, Qt::CopyAction, &project, Qt::LeftButton, {});
    enter.setAccepted(false);
    QApplication::sendEvent(panel_->picturePane(), &enter);
    QVERIFY(!enter.isAccepted());
}

void TryItTest::aDroppedPictureIsAnswered()
{
    QMimeData data;
    QImage clear = column(7).convertToFormat(QImage::Format_ARGB32);
    for (int c = 0; c < 3; ++c)
        clear.setPixelColor(c, 0, Qt::transparent); // is paper: white
    data.setImageData(clear);
    drop(data);
    QVERIFY(answers());
    QCOMPARE(seen(5, 7), 200.0);
    QCOMPARE(seen(0, 1), 255.0);
    QCOMPARE(seen(1, 1), 0.0);
}

void TryItTest::theKeysDraw()
{
    pad()->setFocus();
    QTest::keyClick(pad(), Qt::Key_Left); // moves the pen only
    QVERIFY(pad()->isBlank());
    QTest::keyClick(pad(), Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY(!pad()->isBlank());
    QVERIFY(answers());
    QVERIFY(seen(5, 4) > 20);
    QTest::keyClick(pad(), Qt::Key_Delete);
    QVERIFY(pad()->isBlank());
    QVERIFY(!panel_->answered());
    QTest::mouseClick(pad(), Qt::RightButton, {}, pad()->rect().center()); // erases what is not there
    QVERIFY(answers());
    QCOMPARE(seen(5, 5), 0.0);
}

void TryItTest::thePaperIsLikeTheData()
{
    QTRY_COMPARE_WITH_TIMEOUT(QColor(pad()->paper().pixel(0, 0)), QColor(Qt::black), kPatience);
    QTest::mouseClick(pad(), Qt::LeftButton, {}, pad()->rect().center());
    QCOMPARE(QColor(pad()->paper().pixel(pad()->paper().rect().center())), QColor(Qt::white));
}

void TryItTest::thePickedSampleOnThePaperIsTheSample()
{
    pictures_->selection.setRow(13);
    QTest::mouseClick(panel_->findChild<QPushButton*>("picture_sample"), Qt::LeftButton);
    QVERIFY(answers());
    for (int r = 0; r < Pictures::kSide; ++r)
        for (int c = 0; c < Pictures::kSide; ++c)
            QCOMPARE(seen(r, c), double(Pictures::pixel(13, r, c)));
}

void TryItTest::aHiddenPanelAsksNothing()
{
    QTest::mouseClick(pad(), Qt::LeftButton, {}, pad()->rect().center());
    QVERIFY(answers());
    QVERIFY(panel_->wanted());
    panel_->hide();
    QVERIFY(!panel_->wanted());
    pictures_->session.stepEpoch();
    QTRY_COMPARE_WITH_TIMEOUT(pictures_->session.state(), TrainingSession::State::paused, kPatience);
    panel_->show();
    const QString step = QStringLiteral("after %1 steps").arg(pictures_->session.stepsDone());
    QTRY_COMPARE_WITH_TIMEOUT(panel_->findChild<QLabel*>("step")->text(), step, kPatience);
}

void TryItTest::numbersThatAreNoneAreSaid()
{
    QTest::mouseClick(pad(), Qt::LeftButton, {}, pad()->rect().center());
    QVERIFY(answers());
    auto broken = std::make_shared<std::map<std::string, Tensor>>(pictures_->weights());
    broken->at("out/bias").fill(std::nan(""));
    pictures_->session.prepare(pictures_->document.project(), {}, broken);
    auto* answer = panel_->findChild<QLabel*>("answer");
    QTRY_VERIFY_WITH_TIMEOUT(answer->text().contains("no number"), kPatience);
    QVERIFY(!panel_->answered());
    pictures_->session.prepare(pictures_->document.project(), {});
    QTRY_VERIFY_WITH_TIMEOUT(panel_->settled() && panel_->answered(), kPatience);
}

void TryItTest::withoutANetworkItSaysWhatItWillShow()
{
    Project unfinished = pictures_->project();
    unfinished.graph.edges.pop_back();
    pictures_->document.setProject(unfinished, {});
    pictures_->session.prepare(unfinished, {});
    QTRY_VERIFY_WITH_TIMEOUT(panel_->showsNotice() && panel_->notice().contains("not finished"), kPatience);
}

void TryItTest::aCellThatIsAnsweredWithAMeanIsNotSaidToBeLeftOut()
{
    beginTable("x,kind,y\n1,a,1\n2,b,3\n3,a,4\n4,b,5\n", {{"missing", std::string("mean")}}, {});
    QVERIFY(answers());
    QTest::mouseClick(panel_->findChild<QToolButton*>("try_table"), Qt::LeftButton);
    panel_->tablePane()->openFile(written("new.csv", "x,kind\n1,a\n2,z\n3,b\n"));
    QVERIFY(answers());
    QCOMPARE(panel_->answered()->size(), std::int64_t(3));
    const QString said = panel_->findChild<QLabel*>("table_left_out")->text();
    QVERIFY2(said.contains("row 3, answered with a mean: Column “kind”"), qPrintable(said));
}

/// A window of three months is a sample; no row of the table is one.
void TryItTest::aSeriesIsAskedWithATableOnly()
{
    beginTable("month,degrees\n1,3\n2,5\n3,9\n4,12\n5,16\n6,18\n7,20\n8,19\n", {},
               {{"windows", {{"length", Value(std::int64_t(3))}, {"horizon", Value(std::int64_t(1))}}}});
    auto* answer = panel_->findChild<QLabel*>("answer");
    QTRY_VERIFY_WITH_TIMEOUT(answer->text().startsWith("Open a table"), kPatience);
    QVERIFY(!panel_->findChild<QToolButton*>("try_row")->isVisible());
    panel_->tablePane()->openFile(written("new.csv", "month,degrees\n1,3\n2,5\n3,9\n4,12\n5,16\n"));
    QVERIFY(answers());
    QVERIFY(panel_->answered()->size() >= 2);
    const auto* model = panel_->findChild<QTableView*>("new_table")->model();
    QCOMPARE(model->columnCount(), 2); // predicted and true; a window is no row of cells
    const Truth truth = truthOf(panel_->answered()->outputs[0], *panel_->answered()->rows, 0);
    QCOMPARE(truth.amounts, std::vector<double>{12});
    QCOMPARE(model->index(0, 1).data().toString(), QStringLiteral("12"));
}

/// They have no cells to be filled in, and the dialog shows what the project itself was read from.
void TryItTest::arraysAreAskedWithAFileOfTheirKind()
{
    const std::string folder = LOOM_SOURCE_DIR "/tests/data/numpy/", file = folder + "x.npy";
    Project project = pictures_->project();
    project.graph.nodes = {{"x", "input"}, {"out", "dense", {{"units", Value(std::int64_t(1))}}}};
    project.graph.edges = {{{"x", ""}, {"out", ""}}};
    project.data.source = {"npz", {{"file", file}, {"targets_file", folder + "y.npy"}}};
    project.data.transforms = {};
    project.training.losses = {{"loss", "mse"}};
    project.training.metrics = {};
    pictures_->document.setProject(project, {});
    pictures_->session.prepare(project, {});
    auto* answer = panel_->findChild<QLabel*>("answer");
    QTRY_VERIFY2_WITH_TIMEOUT(answer->text().startsWith("Open a table"), qPrintable(panel_->notice()), kPatience);
    QTest::mouseClick(panel_->findChild<QPushButton*>("table_open"), Qt::LeftButton);
    auto* dialog = panel_->window()->findChild<QFileDialog*>("choose_new_table");
    QVERIFY(dialog);
    QVERIFY2(dialog->nameFilters().first().contains("(*.npy)"), qPrintable(dialog->nameFilters().join('|')));
    dialog->reject();
    panel_->tablePane()->openFile(QString::fromStdString(file));
    QVERIFY(answers());
    QVERIFY(panel_->answered()->size() > 0);
}

int main(int argc, char* argv[])
{
    loom::ui::initResources();
    QApplication application(argc, argv);
    TryItTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "try_it_test.moc"
