#include "common/core_text.h"
#include "common/number_edit.h"
#include "common/theme.h"
#include "document/document.h"
#include "document/training_session.h"
#include "editor/canvas/canvas_view.h"
#include "language.h"
#include "loom_program.h"
#include "main_window.h"
#include "opened.h"
#include "patience.h"
#include "plots/bar_chart.h"
#include "plots/heat_map.h"
#include "stage.h"
#include "views/try_it/drawing_pad.h"
#include "views/try_it/try_it_panel.h"
#include "widgets/document/projects.h"
#include "widgets/views/pictures.h"
#include "workspace/starting.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QFileDialog>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSlider>
#include <QTableView>
#include <QToolButton>
#include <QtTest>

#include <algorithm>

using namespace loom;
using namespace loom::ui;
using State = TrainingSession::State;

/// The network tried in the window with a picture, a row and a table of one's own: it answers what `loom predict`
/// answers for the same weights.
class NetloomTryItTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void anUntrainedNetworkSaysSo();
    void theAnswerFollowsTraining();
    void aDrawingIsAnsweredAsTheCommandLineAnswersItsFile();
    void aPictureFileIsAnswered();
    void aPastedPictureIsAnswered();
    void aBrokenPictureIsASentence();
    void aDrawingIsShownByTheViewsToo();
    void aPointIsMovedWithItsSliders();
    void aRowIsFilledInFromThePickedSample();
    void aRowIsAnsweredInTheUnitOfTheTable();
    void whatIsNoNumberStandsBelowItsField();
    void aTableIsAnsweredAndSaved();
    void aTableWithoutTheColumnsIsASentence();
    void itIsFoundByItsNameInBothLanguages();

private:
    bool begin(const Project& project);
    bool train();
    void saveAs(const QString& file);
    bool beginPictures();
    bool beginTable();
    TryItPanel* panel() { return window_->findChild<TryItPanel*>(QStringLiteral("try_it")); }
    /// Of those of that name the one that is seen.
    template<class T> T* part(const char* name)
    {
        const QList<T*> found = panel()->findChildren<T*>(QLatin1String(name));
        const auto seen = std::ranges::find_if(found, &QWidget::isVisible);
        return seen != found.end() ? *seen : found.value(0);
    }
    void choose(const char* button, const char* dialog, const QString& file);
    bool answers();
    QString answer() { return part<QLabel>("answer")->text(); }
    QString at(const QString& name) const { return folder_->filePath(name); }
    std::vector<double> shown(std::int64_t row = 0);
    void agrees(const QStringList& words, std::int64_t row = 0);
    void stroke(const QList<QPoint>& cells);

    QTemporaryDir home_;
    std::unique_ptr<Theme> theme_;
    std::unique_ptr<Language> language_;
    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<test::Pictures> pictures_;
    std::unique_ptr<MainWindow> window_;
};

void NetloomTryItTest::initTestCase()
{
    qputenv("XDG_CONFIG_HOME", home_.filePath("config").toUtf8());
    qputenv("XDG_STATE_HOME", home_.filePath("state").toUtf8());
    theme_ = std::make_unique<Theme>();
    language_ = std::make_unique<Language>();
}

void NetloomTryItTest::init()
{
    window_.reset();
    language_->set(QStringLiteral("en"));
    folder_ = std::make_unique<QTemporaryDir>();
    window_ = std::make_unique<MainWindow>(theme_.get(), language_.get());
    window_->resize(1440, 900);
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
}

bool NetloomTryItTest::begin(const Project& project)
{
    window_->starting()->begin(project, QStringLiteral("Mine"));
    const auto ready = [this] { return window_->session()->data() && window_->session()->state() == State::ready; };
    if (!QTest::qWaitFor(ready, kPatience))
        return false;
    QTest::mouseClick(window_->findChild<QToolButton*>("try_it_button"), Qt::LeftButton);
    return panel()->isVisible();
}

bool NetloomTryItTest::train()
{
    window_->session()->setSpeed(0);
    window_->session()->train();
    return QTest::qWaitFor([this] { return window_->session()->state() == State::ended; }, kPatience);
}

void NetloomTryItTest::saveAs(const QString& file)
{
    window_->files()->saveAs();
    auto* dialog = window_->findChild<QFileDialog*>();
    QVERIFY(dialog);
    emit dialog->fileSelected(file);
    dialog->close();
    QVERIFY(settles(*window_->files()));
    QVERIFY(QFile::exists(file));
}

bool NetloomTryItTest::beginPictures()
{
    pictures_ = std::make_unique<test::Pictures>();
    pictures_->write("train-images-idx3-ubyte", "train-labels-idx1-ubyte", 0, test::Pictures::kTraining);
    pictures_->write("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte", 120, test::Pictures::kTest);
    return begin(pictures_->project());
}

/// y = 2 x, and 10 more for the kind B, 20 for C; y is scaled for the network.
bool NetloomTryItTest::beginTable()
{
    QByteArray table = "x,kind,y\n";
    for (int i = 0; i < 60; ++i)
        table += QByteArray::number(1 + i * 7 % 60 * 0.15) + "," + "ABC"[i % 3] + ","
            + QByteArray::number(2 * (1 + i * 7 % 60 * 0.15) + 10 * (i % 3)) + "\n";
    write(at("train.csv"), table);
    Project project;
    project.graph.nodes = {{"x", "input", {}, "", {0, 0}},
                           {"out", "dense", {{"units", Value(std::int64_t(1))}}, "", {200, 0}}};
    project.graph.edges = {{{"x", ""}, {"out", ""}}};
    project.data.source = {"csv",
                           {{"file", at("train.csv").toStdString()}, {"target", std::vector<std::string>{"y"}}}};
    project.data.transforms = {{"standardize", {}}, {"standardize", {{"field", std::string("y")}}}};
    project.data.split = {"chronological", 0, 0};
    project.training.losses = {{"loss", "mse"}};
    project.training.optimizer = {"adam", {{"learning_rate", 0.1}}};
    project.training.batchSize = 16;
    project.training.epochs = 60;
    return begin(project);
}

/// Until the panel has answered what it was asked, with the weights as they are.
bool NetloomTryItTest::answers()
{
    return QTest::qWaitFor([this] { return panel()->settled() && panel()->answered(); }, kPatience);
}

void NetloomTryItTest::choose(const char* button, const char* dialog, const QString& file)
{
    QTest::mouseClick(part<QPushButton>(button), Qt::LeftButton);
    auto* asks = window_->findChild<QFileDialog*>(QLatin1String(dialog));
    QVERIFY(asks);
    emit asks->fileSelected(file);
    asks->close();
    delete asks;
}

std::vector<double> NetloomTryItTest::shown(std::int64_t row)
{
    return panel()->answered() ? panel()->answered()->prediction(0, row).values : std::vector<double>();
}

/// What is shown are the numbers that `loom predict` prints for the saved network.
void NetloomTryItTest::agrees(const QStringList& words, std::int64_t row)
{
    const Called called = call(QStringList{"predict", at("mine.loom"), "--json"} + words);
    QVERIFY2(called.code == 0, called.err.constData());
    QList<QJsonObject> events;
    for (const QJsonObject& event : called.events())
        if (event["event"] == "prediction")
            events << event;
    const QJsonArray values = events.value(int(row))["values"].toArray();
    const std::vector<double> mine = shown(row);
    QCOMPARE(qsizetype(mine.size()), values.size());
    QVERIFY(!mine.empty());
    for (std::size_t k = 0; k < mine.size(); ++k)
        QVERIFY2(std::abs(mine[k] - values[qsizetype(k)].toDouble()) <= 1e-6 * std::max(1.0, std::abs(mine[k])),
                 called.out.constData());
}

/// With the left button, through cells of the network's picture.
void NetloomTryItTest::stroke(const QList<QPoint>& cells)
{
    auto* pad = part<DrawingPad>("drawing_pad");
    const double cell = double(pad->paperRect().width()) / test::Pictures::kSide;
    const auto place = [&](const QPoint& at) {
        return pad->paperRect().topLeft() + QPoint(int((at.x() + 0.5) * cell), int((at.y() + 0.5) * cell));
    };
    QTest::mousePress(pad, Qt::LeftButton, {}, place(cells.front()));
    for (const QPoint& at : cells.mid(1)) {
        QMouseEvent move(QEvent::MouseMove, place(at), pad->mapToGlobal(place(at)), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(pad, &move);
    }
    QTest::mouseRelease(pad, Qt::LeftButton, {}, place(cells.back()));
}

void NetloomTryItTest::anUntrainedNetworkSaysSo()
{
    QVERIFY(beginPictures());
    QVERIFY(!part<QToolButton>("try_row")->isVisible()); // there are no other kinds than pictures
    QVERIFY(!panel()->answered());
    QVERIFY(answer().startsWith("Draw a picture"));
    stroke({{3, 0}, {3, 5}, {3, 9}});
    QVERIFY(answers());
    QVERIFY(part<QLabel>("step")->text().contains("not been trained"));
    QCOMPARE(qsizetype(part<BarChart>("answer_bars")->values().size()), 10);
    QTest::mouseClick(part<QPushButton>("pad_clear"), Qt::LeftButton);
    QVERIFY(!panel()->answered());
    QVERIFY(answer().startsWith("Draw a picture"));
    QVERIFY(part<DrawingPad>("drawing_pad")->isBlank());
}

void NetloomTryItTest::theAnswerFollowsTraining()
{
    QVERIFY(beginPictures());
    stroke({{3, 0}, {3, 9}});
    QVERIFY(answers());
    const std::vector<double> before = shown();
    window_->session()->stepBatch();
    QTRY_VERIFY_WITH_TIMEOUT(part<QLabel>("step")->text() == QLatin1String("after 1 steps"), kPatience);
    QVERIFY(shown() != before);
    QVERIFY(train());
    const QString last = QStringLiteral("after %1 steps").arg(window_->session()->stepsDone());
    QTRY_COMPARE_WITH_TIMEOUT(part<QLabel>("step")->text(), last, kPatience);
}

void NetloomTryItTest::aDrawingIsAnsweredAsTheCommandLineAnswersItsFile()
{
    QVERIFY(beginPictures());
    QVERIFY(train());
    stroke({{6, 0}, {6, 4}, {6, 9}});
    QVERIFY(answers());
    QVERIFY2(answer().startsWith("6 · "), qPrintable(answer()));
    auto* seen = part<HeatMap>("seen");
    QCOMPARE(seen->columns(), test::Pictures::kSide);
    QVERIFY(seen->value(5, 6) > 150);
    QCOMPARE(seen->value(5, 1), 0.0);
    saveAs(at("mine.loom"));
    QVERIFY(answers());
    QVERIFY(part<DrawingPad>("drawing_pad")->paper().save(at("drawn.png")));
    agrees({"--image", at("drawn.png")});
    const std::vector<double> before = shown();
    QTest::mouseClick(part<QToolButton>("pad_erase"), Qt::LeftButton);
    stroke({{6, 5}, {6, 9}});
    QVERIFY(answers());
    QVERIFY(shown() != before);
    QVERIFY(seen->value(7, 6) < 150);
}

void NetloomTryItTest::aPictureFileIsAnswered()
{
    QVERIFY(beginPictures());
    QVERIFY(train());
    saveAs(at("mine.loom"));
    // Dark on light, and not square: light and dark are exchanged, which is said.
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(Qt::white);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 8; x < 12; ++x)
            image.setPixelColor(x, y, Qt::black);
    QVERIFY(image.save(at("two.png")));
    choose("picture_open", "choose_picture", at("two.png"));
    QVERIFY(answers());
    agrees({"--image", at("two.png")});
    QVERIFY2(answer().startsWith("2 · "), qPrintable(answer()));
    QVERIFY(part<QLabel>("picture_note")->text().contains("exchanged"));
    QTRY_VERIFY_WITH_TIMEOUT(!part<DrawingPad>("drawing_pad")->isBlank(), kPatience);
}

void NetloomTryItTest::aPastedPictureIsAnswered()
{
    QVERIFY(beginPictures());
    QVERIFY(train());
    saveAs(at("mine.loom"));
    QImage image(20, 20, QImage::Format_RGB32);
    image.fill(Qt::black);
    for (int y = 0; y < 20; ++y)
        for (int x = 16; x < 18; ++x)
            image.setPixelColor(x, y, QColor(210, 210, 210));
    QApplication::clipboard()->setImage(image);
    const qsizetype layers = qsizetype(window_->document()->project().graph.nodes.size());
    part<DrawingPad>("drawing_pad")->setFocus();
    QTest::keyClick(part<DrawingPad>("drawing_pad"), Qt::Key_V, Qt::ControlModifier);
    QVERIFY(answers());
    QVERIFY(image.save(at("eight.png")));
    agrees({"--image", at("eight.png")});
    QVERIFY2(answer().startsWith("8 · "), qPrintable(answer()));
    QCOMPARE(qsizetype(window_->document()->project().graph.nodes.size()), layers);
}

void NetloomTryItTest::aBrokenPictureIsASentence()
{
    QVERIFY(beginPictures());
    write(at("broken.png"), "no picture");
    choose("picture_open", "choose_picture", at("broken.png"));
    QTRY_VERIFY_WITH_TIMEOUT(answer().contains("broken.png"), kPatience);
    QCOMPARE(part<QLabel>("answer")->property("role").toString(), QStringLiteral("error"));
    QVERIFY(!panel()->answered());
    QCOMPARE(window_->session()->state(), State::ready);
    stroke({{3, 0}, {3, 9}});
    QVERIFY(answers());
}

void NetloomTryItTest::aDrawingIsShownByTheViewsToo()
{
    QVERIFY(beginPictures());
    window_->stage()->showView("feature_maps");
    QTest::mouseClick(window_->findChild<QToolButton*>("try_it_button"), Qt::LeftButton);
    auto* caption = window_->stage()->findChild<QLabel*>("caption");
    QTRY_VERIFY_WITH_TIMEOUT(caption->text().startsWith("class"), kPatience);
    stroke({{3, 0}, {3, 9}});
    QTRY_COMPARE_WITH_TIMEOUT(caption->text(), QStringLiteral("own picture"), kPatience);
    QTest::mouseClick(part<QPushButton>("pad_clear"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(caption->text().startsWith("class"), kPatience);
    stroke({{3, 0}, {3, 9}});
    QTRY_COMPARE_WITH_TIMEOUT(caption->text(), QStringLiteral("own picture"), kPatience);
    // A sample that is picked leads back, and stays while training goes on.
    QTest::mouseClick(window_->stage()->findChild<QToolButton*>("next"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(caption->text().startsWith("class"), kPatience);
    window_->session()->stepBatch();
    QTRY_VERIFY_WITH_TIMEOUT(part<QLabel>("step")->text() == QLatin1String("after 1 steps"), kPatience);
    QVERIFY(caption->text().startsWith("class"));
}

void NetloomTryItTest::aPointIsMovedWithItsSliders()
{
    QVERIFY(begin(test::planeProject(20)));
    QVERIFY(train());
    QVERIFY(!part<QToolButton>("try_table")->isVisible());
    QVERIFY(answers());
    saveAs(at("mine.loom"));
    QTRY_VERIFY_WITH_TIMEOUT(part<QSlider>("slider_x")->toolTip().contains("training part"), kPatience);
    part<QSlider>("slider_x")->setFocus();
    QTest::keyClick(part<QSlider>("slider_x"), Qt::Key_End);
    part<QSlider>("slider_y")->setFocus();
    QTest::keyClick(part<QSlider>("slider_y"), Qt::Key_Home);
    QVERIFY(answers());
    const auto number = [&](const char* name) { return describe(part<NumberEdit>(name)->value()); };
    QVERIFY(std::get<double>(part<NumberEdit>("cell_x")->value()) > 4);
    QVERIFY(std::get<double>(part<NumberEdit>("cell_y")->value()) < -4);
    agrees({"--row", QString::fromStdString("x=" + number("cell_x") + ",y=" + number("cell_y"))});
    QVERIFY2(answer().startsWith("0 · "), qPrintable(answer())); // the signs differ
}

void NetloomTryItTest::aRowIsFilledInFromThePickedSample()
{
    QVERIFY(beginTable());
    QVERIFY(train());
    QVERIFY(answers());
    QTRY_COMPARE_WITH_TIMEOUT(part<QComboBox>("cell_kind")->currentText(), QStringLiteral("A"), kPatience);
    QCOMPARE(describe(part<NumberEdit>("cell_x")->value()), std::string("1"));
    QTRY_VERIFY_WITH_TIMEOUT(part<QLabel>("truth")->isVisible(), kPatience);
    QVERIFY2(part<QLabel>("truth")->text().contains("y 2"), qPrintable(part<QLabel>("truth")->text()));
    QVERIFY2(answer().startsWith("y "), qPrintable(answer()));
    // Another row than the picked one has no true value; the button brings it back.
    part<NumberEdit>("cell_x")->setFocus();
    QTest::keyClick(part<NumberEdit>("cell_x"), Qt::Key_Up);
    QTRY_VERIFY_WITH_TIMEOUT(!part<QLabel>("truth")->isVisible(), kPatience);
    QTest::mouseClick(part<QPushButton>("row_again"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(part<QLabel>("truth")->isVisible(), kPatience);
}

void NetloomTryItTest::aRowIsAnsweredInTheUnitOfTheTable()
{
    QVERIFY(beginTable());
    QVERIFY(train());
    saveAs(at("mine.loom"));
    QVERIFY(answers());
    auto* x = part<NumberEdit>("cell_x");
    x->setFocus();
    x->selectAll();
    QTest::keyClicks(x, "5");
    QTest::keyClick(x, Qt::Key_Return);
    auto* kind = part<QComboBox>("cell_kind");
    kind->setFocus();
    QTest::keyClick(kind, Qt::Key_Down);
    QCOMPARE(kind->currentText(), QStringLiteral("B"));
    QVERIFY(answers());
    agrees({"--row", "x=5,kind=B"});
    QVERIFY2(std::abs(shown().at(0) - 20) < 3, qPrintable(answer()));
}

void NetloomTryItTest::whatIsNoNumberStandsBelowItsField()
{
    QVERIFY(beginTable());
    QVERIFY(answers());
    auto* x = part<NumberEdit>("cell_x");
    x->setFocus();
    x->selectAll();
    QTest::keyClicks(x, "five");
    QTest::keyClick(x, Qt::Key_Return);
    auto* problem = x->parentWidget()->parentWidget()->findChild<QLabel*>("cell_problem");
    QTRY_VERIFY_WITH_TIMEOUT(problem->isVisible(), kPatience);
    QVERIFY2(problem->text().contains("“five” is not a number"), qPrintable(problem->text()));
    QVERIFY(!panel()->answered());
    QTest::mouseClick(part<QPushButton>("row_again"), Qt::LeftButton);
    QVERIFY(answers());
    QVERIFY(!problem->isVisible());
}

void NetloomTryItTest::aTableIsAnsweredAndSaved()
{
    QVERIFY(beginTable());
    QVERIFY(train());
    saveAs(at("mine.loom"));
    QTest::mouseClick(part<QToolButton>("try_table"), Qt::LeftButton);
    QVERIFY(answer().startsWith("Open a table"));
    write(at("new.csv"), "kind,x,y\nB,5,20\nC,6,32\nD,7,44\nA,2.5,\n");
    choose("table_open", "choose_new_table", at("new.csv"));
    QVERIFY(answers());
    const auto* model = part<QTableView>("new_table")->model();
    QCOMPARE(model->rowCount(), 3); // the network does not know D
    QVERIFY(part<QLabel>("table_left_out")->text().contains("row 4, left out: Column “kind”: the network does not"));
    QCOMPARE(model->headerData(0, Qt::Horizontal).toString(), QStringLiteral("y, predicted"));
    QCOMPARE(model->headerData(2, Qt::Vertical).toInt(), 5); // rows of the file, as the command line counts them
    QCOMPARE(model->index(1, 1).data().toString(), QStringLiteral("32"));
    QCOMPARE(model->index(2, 1).data().toString(), QString());
    QCOMPARE(model->index(1, 3).data().toString(), QStringLiteral("C"));
    for (int row = 0; row < 3; ++row)
        agrees({"--table", at("new.csv")}, row);
    choose("table_save", "choose_predictions", at("answers.csv"));
    QTRY_VERIFY_WITH_TIMEOUT(part<QLabel>("table_saved")->isVisible(), kPatience);
    const Called printed = call({"predict", at("mine.loom"), "--table", at("new.csv"), "--quiet"});
    QCOMPARE(bytesOf(at("answers.csv")), "\xef\xbb\xbf" + printed.out);
}

void NetloomTryItTest::aTableWithoutTheColumnsIsASentence()
{
    QVERIFY(beginTable());
    QTest::mouseClick(part<QToolButton>("try_table"), Qt::LeftButton);
    write(at("other.csv"), "a,b\n1,2\n3,4\n");
    choose("table_open", "choose_new_table", at("other.csv"));
    QTRY_VERIFY_WITH_TIMEOUT(answer().contains("has no column “x”"), kPatience);
    QVERIFY(!part<QTableView>("new_table")->isVisible());
    QVERIFY(!part<QPushButton>("table_save")->isEnabled());
}

void NetloomTryItTest::itIsFoundByItsNameInBothLanguages()
{
    for (const char* words : {"Try it", "직접", "predict", "예측"}) {
        window_->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window_.get()));
        QTest::keyClick(window_->stage()->canvas(), Qt::Key_K, Qt::ControlModifier);
        QWidget* list = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((list = window_->findChild<QDialog*>(QStringLiteral("command_list"))), kPatience);
        auto* search = list->findChild<QLineEdit*>();
        search->setText(QString::fromUtf8(words));
        auto* found = list->findChild<QListWidget*>();
        for (int i = 0; i < found->count(); ++i)
            if (!found->item(i)->isHidden() && found->item(i)->text().contains("Try it"))
                found->setCurrentRow(i);
        QVERIFY2(found->currentItem() && found->currentItem()->text().contains("Try it"), words);
        QPointer<QWidget> closed(list);
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(panel()->isVisible() && !closed, kPatience);
        window_->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window_.get()));
        QTest::keyClick(window_->stage()->canvas(), Qt::Key_I, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!panel()->isVisible(), kPatience);
    }
}

int main(int argc, char* argv[])
{
    loom::ui::initResources();
    QApplication application(argc, argv);
    NetloomTryItTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "netloom_try_it_test.moc"
