#include "common/theme.h"
#include "document/document.h"
#include "document/former_runs.h"
#include "document/training_session.h"
#include "editor/canvas/canvas_scene.h"
#include "editor/canvas/canvas_view.h"
#include "editor/canvas/node_item.h"
#include "language.h"
#include "main_window.h"
#include "opened.h"
#include "patience.h"
#include "stage.h"
#include "views/view.h"
#include "views/view_type.h"
#include "widgets/document/projects.h"
#include "window_fixture.h"
#include "workspace/file_flow.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QDebug>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextDocumentFragment>
#include <set>

using namespace loom;
using namespace loom::ui;

namespace {

/// Names that Korean texts write in Latin letters, too.
const QSet<QString> kNames = {
    "English", "UTF",   "CP",      "Latin",   "Windows", "IDX",   "AdamW", "Netloom", "Slurm",   "XOR",
    "ReLU",    "Tanh",  "Softmax", "Sigmoid", "LSTM",    "SGD",   "Adam",  "RMSprop", "Adagrad", "SNE",
    "PCA",     "ONNX",  "Keras",   "PyTorch", "JSON",    "CSV",   "MSE",   "MAE",     "RMSE",    "Huber",
    "Ctrl",    "Shift", "Alt",     "Del",     "Esc",     "Enter", "Tab",   "Space",   "Home",    "End",
    "Fashion", "MNIST", "PNG",     "JPEG",    "Grad",    "CAM",   "Iris",  "AUC",     "KB",      "MB",
    "GB",      "px",    "loom",    "MCC",     "IoU",     "KL",    "MAPE",  "NDCG",    "ROC",     "COCO",
    "Pascal",  "VOC",   "YOLO",    "mAP",     "TF",      "IDF",   "NumPy"};

QString plain(const QString& text)
{
    return Qt::mightBeRichText(text) ? QTextDocumentFragment::fromHtml(text).toPlainText() : text;
}

/// Words of two Latin letters or more that are neither a name nor in brackets behind their Korean word.
QStringList latinWords(QString text, const QSet<QString>& known)
{
    static const QRegularExpression bracketed(QStringLiteral("(?<=\\S)\\([^()]*\\)")),
        file(QStringLiteral("\\S*[/._]\\S*")), word(QStringLiteral("[A-Za-z]{2,}"));
    text = plain(text).remove(bracketed).remove(file);
    QStringList found;
    for (auto it = word.globalMatch(text); it.hasNext();) {
        const QString one = it.next().captured();
        if (!kNames.contains(one) && !known.contains(one))
            found << one;
    }
    return found;
}

void addTexts(QWidget* widget, QStringList& texts)
{
    texts << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription();
    if (const auto* label = qobject_cast<QLabel*>(widget))
        texts << label->text();
    else if (const auto* button = qobject_cast<QAbstractButton*>(widget))
        texts << button->text();
    else if (const auto* box = qobject_cast<QGroupBox*>(widget))
        texts << box->title();
    else if (const auto* edit = qobject_cast<QLineEdit*>(widget))
        texts << edit->placeholderText();
    else if (const auto* combo = qobject_cast<QComboBox*>(widget))
        for (int i = 0; i < combo->count(); ++i)
            texts << combo->itemText(i);
    else if (const auto* tabs = qobject_cast<QTabBar*>(widget))
        for (int i = 0; i < tabs->count(); ++i)
            texts << tabs->tabText(i) << tabs->tabToolTip(i);
    else if (const auto* items = qobject_cast<QAbstractItemView*>(widget); items && items->model())
        for (int row = 0; row < std::min(items->model()->rowCount(), 200); ++row)
            for (int column = 0; column < items->model()->columnCount(); ++column)
                texts << items->model()->index(row, column).data().toString()
                      << items->model()->headerData(column, Qt::Horizontal).toString();
}

} // namespace

/// The window in Korean: no word of it is left in English.
class NetloomKoreanTest : public ui::test::WindowFixture {
    Q_OBJECT
private slots:
    void initTestCase();
    void nothingIsLeftInEnglish_data();
    void nothingIsLeftInEnglish();
    void brokenFilesAreExplained_data();
    void brokenFilesAreExplained();

private:
    QSet<QString> namesOfTheProject() const;
    void look(const QString& where);
    void walk();
    std::set<QString> faults_;
};

void NetloomKoreanTest::initTestCase()
{
    openWindow({1440, 900});
}

/// What the learner named, and the words of the data themselves.
QSet<QString> NetloomKoreanTest::namesOfTheProject() const
{
    QStringList all{QStringLiteral("XOR Fashion dense Houses")}; // former runs are called after their projects
    all << QString::fromStdString(window_->document()->project().title);
    std::vector<const Project*> projects{&window_->document()->project()};
    for (const FormerRun& run : window_->session()->formerRuns().all())
        projects.push_back(&run.project);
    for (const Project* project : projects)
        for (const Node& node : project->graph.nodes)
            all << QString::fromStdString(node.title) << QString::fromStdString(node.id);
    if (const auto data = window_->session()->data())
        for (const Field& field : data->rows.fields())
            for (const std::string& name : field.features)
                all << QString::fromStdString(name);
    static const QRegularExpression apart(QStringLiteral("[^A-Za-z]+"));
    const QStringList words = all.join(QLatin1Char(' ')).split(apart, Qt::SkipEmptyParts);
    return {words.begin(), words.end()};
}

void NetloomKoreanTest::look(const QString& where)
{
    const QSet<QString> known = namesOfTheProject();
    QStringList texts;
    for (QWidget* widget : window_->findChildren<QWidget*>())
        if (widget->isVisible())
            addTexts(widget, texts);
    for (const QAction* action : window_->findChildren<QAction*>())
        texts << action->text() << action->toolTip();
    for (const NodeItem* card : window_->stage()->canvas()->canvas().cards())
        texts << spoken(card->look());
    for (const QString& text : texts)
        if (const QStringList words = latinWords(text, known); !words.isEmpty())
            faults_.insert(QStringLiteral("%1: “%2” (%3)").arg(where, text.left(160), words.join(QLatin1Char(' '))));
}

void NetloomKoreanTest::walk()
{
    window_->stage()->setMode(Stage::Mode::build);
    look("build");
    for (const Node& node : window_->document()->graph().nodes) {
        window_->stage()->canvas()->reveal(QString::fromStdString(node.id));
        look(QStringLiteral("layer ") + QString::fromStdString(node.type));
    }
    for (const char* drawer : {"recipe", "data"}) {
        window_->findChild<QAction*>(QLatin1String(drawer))->trigger();
        look(QLatin1String(drawer));
    }
    for (int tab = 0; tab < 3; ++tab) {
        window_->findChild<QTabBar*>()->setCurrentIndex(tab);
        look(QStringLiteral("tab %1").arg(tab));
    }
    for (const ViewType& type : viewsTable()) {
        window_->stage()->showView(QLatin1String(type.id));
        const View* view = window_->stage()->findChild<View*>(QLatin1String(type.id));
        if (view && QLatin1String(type.id) != QLatin1String("embedding")) // which goes on for long
            QVERIFY(QTest::qWaitFor([&] { return view->settled(); }, kPatience));
        look(QLatin1String(type.id));
    }
}

void NetloomKoreanTest::nothingIsLeftInEnglish_data()
{
    QTest::addColumn<QString>("sample");
    for (const char* sample : {"xor", "fashion_dense", "houses"})
        QTest::newRow(sample) << QStringLiteral(LOOM_SOURCE_DIR "/samples/%1.loom").arg(QLatin1String(sample));
}

void NetloomKoreanTest::nothingIsLeftInEnglish()
{
    QFETCH(QString, sample);
    faults_.clear();
    language_->set("en");
    QVERIFY(opens(*window_->files(), sample));
    QVERIFY(QTest::qWaitFor([&] { return window_->session()->state() == State::ready; }, kPatience));
    window_->session()->stepBatch();
    QVERIFY(QTest::qWaitFor([&] { return window_->session()->state() == State::paused; }, kPatience));
    walk(); // in English, so that what was said before the switch is said again
    faults_.clear();
    language_->set("ko");
    QCoreApplication::processEvents();
    walk();
    for (const QString& fault : faults_)
        qWarning().noquote() << fault;
    QVERIFY(faults_.empty());
}

void NetloomKoreanTest::brokenFilesAreExplained_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("said");
    QTest::newRow("cut off") << "a.loom" << QByteArray("{\"format\": 1,\n\"graph\": {") << "너무 일찍 끝납니다";
    QTest::newRow("broken") << "b.loom" << QByteArray("{\"format\" 1}") << "깨져 있습니다";
    QTest::newRow("no archive") << "c.loomz" << QByteArray("nothing packed") << "ZIP 파일이 아님";
}

void NetloomKoreanTest::brokenFilesAreExplained()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, said);
    language_->set("ko");
    const QString path = folder_.filePath(name);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    QVERIFY(!opens(*window_->files(), path));
    const auto* notice = window_->findChild<QLabel*>("notice_text");
    QTRY_VERIFY2_WITH_TIMEOUT(notice->isVisible() && notice->text().contains(said), qPrintable(notice->text()),
                              kPatience);
    QVERIFY2(latinWords(notice->text(), {"ZIP", "zip"}).isEmpty(), qPrintable(notice->text()));
}

int main(int argc, char* argv[])
{
    loom::ui::initResources();
    QApplication application(argc, argv);
    NetloomKoreanTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "netloom_korean_test.moc"
