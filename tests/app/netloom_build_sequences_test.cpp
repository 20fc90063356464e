#include "build_fixture.h"
#include "document/training_session.h"

#include <QHeaderView>
#include <QMenu>
#include <QTableWidget>
#include <algorithm>

using namespace loom;
using namespace loom::ui;

/// Networks that read sequences, built from New by a learner's hands: a table is read, windows are cut or words
/// numbered, cards are dragged and wired, and at the end the network has learned.
class NetloomBuildSequencesTest : public test::BuildFixture {
    Q_OBJECT
private slots:
    void initTestCase() { openWindow({1440, 900}); }
    void cleanup() { window_->document()->undoStack().setClean(); } // New asks nothing
    void aForecasterIsBuiltAndLearns();
    void aTransformerIsBuiltAndLearns();

private:
    void readTable(const char* file);
    void useAs(const char* column, const char* role);
    void addTransform(const char* type);
    QWidget* ofTransforms(const char* name) const;
    QString add(const char* layer, const QString& behind);
    void set(const char* name, int number);
    void train(const char* epochs, const char* rate);
    double valueOf(const char* series, const EpochRecord& epoch) const;
    const std::vector<EpochRecord>& epochs() const { return window_->session()->curves().epochs; }
};

void NetloomBuildSequencesTest::readTable(const char* file)
{
    action("new_empty")->trigger();
    openPage("dataPanel");
    choose(find<QWidget>("dataSource")->findChild<QComboBox*>("type"), "csv");
    enter(attribute("dataPanel", "file"), QStringLiteral(LOOM_SOURCE_DIR "/samples/") + QLatin1String(file));
    QTRY_VERIFY_WITH_TIMEOUT(seen<QTableWidget>("tablePreview"), kPatience);
}

/// A click on the head of a column, and one in the menu that opens.
void NetloomBuildSequencesTest::useAs(const char* column, const char* role)
{
    auto* table = seen<QTableWidget>("tablePreview");
    bringIntoSight(table);
    QHeaderView* head = table->horizontalHeader();
    int at = 0;
    while (at < table->columnCount() && !table->horizontalHeaderItem(at)->text().startsWith(QLatin1String(column)))
        ++at;
    QVERIFY2(at < table->columnCount(), column);
    hands().click(hands().in(head->viewport(), QPoint(head->sectionViewportPosition(at) + 20, head->height() / 2)));
    QMenu* menu = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((menu = seen<QMenu>("columnRole")), kPatience);
    for (QAction* action : menu->actions())
        if (action->text() == QLatin1String(role)) {
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
            break;
        }
    // The table is read anew with the column's new role.
    QTRY_VERIFY_WITH_TIMEOUT(table->horizontalHeaderItem(at)->text().endsWith(QLatin1String(role)), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!seen<QMenu>("columnRole"), kPatience);
}

void NetloomBuildSequencesTest::addTransform(const char* type)
{
    choose(find<QWidget>("data.transforms")->findChild<QComboBox*>("add"), QLatin1String(type));
}

/// The last one of that name: that of the transform that was added last.
QWidget* NetloomBuildSequencesTest::ofTransforms(const char* name) const
{
    QWidget* last = nullptr;
    for (auto* edit : find<QWidget>("data.transforms")->findChildren<AttributeEdit*>(QLatin1String(name)))
        if (edit->isVisible())
            last = edit;
    return last;
}

/// A layer behind another one, whose page is open.
QString NetloomBuildSequencesTest::add(const char* layer, const QString& behind)
{
    showWhole();
    const QString made = dropBehind(layer, behind);
    if (!made.isEmpty())
        openPage("propertyPanel");
    return made;
}

/// A number of the layer that was dropped last.
void NetloomBuildSequencesTest::set(const char* name, int number)
{
    enter(attribute("propertyPanel", name), QString::number(number));
    QVERIFY2(setting(name) == Value(std::int64_t(number)), name);
}

void NetloomBuildSequencesTest::train(const char* epochs, const char* rate)
{
    openPage("recipePanel");
    enter(attribute("recipePanel", "learning_rate"), QLatin1String(rate));
    enter(attribute("recipePanel", "epochs"), QLatin1String(epochs));
    showWhole();
    everyWireHasItsShape();
    QVERIFY(reaches(State::ready));
    press("train_button");
    QTRY_COMPARE_WITH_TIMEOUT(window_->session()->state(), State::ended, 4 * kPatience);
    QCOMPARE(this->epochs().size(), std::size_t(QByteArray(epochs).toInt()));
}

double NetloomBuildSequencesTest::valueOf(const char* series, const EpochRecord& epoch) const
{
    const std::vector<std::string>& names = window_->session()->curves().series;
    return epoch.values[std::size_t(std::ranges::find(names, series) - names.begin())];
}

/// Windows cut of a table of months, a memory that reads them, and one number: next month's degrees.
void NetloomBuildSequencesTest::aForecasterIsBuiltAndLearns()
{
    readTable("temperatures.csv");
    addTransform("windows"); // goes before what the table had, and parts the rows in their order
    QCOMPARE(project().data.transforms.front().type, std::string("windows"));
    QCOMPARE(project().data.split.method, std::string("chronological"));
    enter(ofTransforms("length"), QStringLiteral("24"));
    addTransform("standardize");
    enter(ofTransforms("field"), QStringLiteral("degrees"));
    QTRY_VERIFY_WITH_TIMEOUT(
        !window_->document()->fields().empty() && window_->document()->fields()[0].shape.rank() == 2, kPatience);
    const QString memory = add("gru", QString::fromStdString(graph().nodes.front().id));
    QVERIFY(!memory.isEmpty());
    set("units", 16);
    const QString output = add("dense", memory);
    QVERIFY(!output.isEmpty());
    set("units", 1);
    openPage("recipePanel");
    choose(seen<QComboBox>("lossType_0"), QStringLiteral("mse"));
    train("12", "0.01");
    QVERIFY(valueOf("loss", epochs().back()) < 0.5 * valueOf("loss", epochs().front()));
    QVERIFY(valueOf("loss", epochs().back()) < 0.3); // 1 is what the mean month would make
}

/// Words become numbers with places, look at one another, and say together whether the review is good.
void NetloomBuildSequencesTest::aTransformerIsBuiltAndLearns()
{
    readTable("reviews.csv");
    useAs("review", "Text"); // brings a vocabulary
    enter(ofTransforms("words"), QStringLiteral("200"));
    enter(ofTransforms("length"), QStringLiteral("24"));
    QTRY_VERIFY_WITH_TIMEOUT(
        !window_->document()->fields().empty() && window_->document()->fields()[0].shape == Shape{24}, kPatience);
    const QString space = add("embedding", QString::fromStdString(graph().nodes.front().id));
    QVERIFY(!space.isEmpty());
    set("input_dim", 64);
    set("output_dim", 16);
    const QString place = add("positional_encoding", space);
    const QString look = add("multi_head_attention", place);
    set("key_dim", 8);
    const auto round = [&](const QString& block, const QString& before) {
        const QString sum = add("add", block);
        showWhole();
        wire(before, sum, 2);
        return add("layer_normalization", sum);
    };
    const QString seenWords = round(look, place);
    const QString think = add("dense", seenWords);
    dense(32, "relu");
    const QString answer = add("dense", think);
    dense(16, "");
    const QString thought = round(answer, seenWords);
    const QString all = add("global_average_pooling1d", thought);
    QVERIFY(!add("dense", all).isEmpty());
    dense(2, "softmax");
    QCOMPARE(graph().nodes.size(), std::size_t(12));
    train("20", "0.005");
    QVERIFY(valueOf("accuracy", epochs().back()) > 0.8); // chance is 0.5
}

QTEST_MAIN(NetloomBuildSequencesTest)
#include "netloom_build_sequences_test.moc"
