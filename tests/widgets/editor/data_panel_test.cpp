#include "common/attribute_edit.h"
#include "common/part_edit.h"
#include "common/theme.h"
#include "data/data_recipe.h"
#include "document/document.h"
#include "editor/data_panel.h"
#include "editor/table_preview.h"
#include "patience.h"
#include "project/data_files.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QUndoStack>
#include <QtTest>

#include <cstdio>
#include <fstream>

using namespace loom;
using namespace loom::ui;
using Names = std::vector<std::string>;
using Role = TablePreview::Role;

namespace {

TablePreview houses()
{
    return {{{"id", "numbers", Role::leftOut},
             {"area", "numbers", Role::input},
             {"town", "words", Role::input},
             {"price", "numbers", Role::target}},
            {{"1", "80", "Seoul", "5"}, {"2", "60", "Busan", "3"}},
            {},
            {}};
}

Names namesIn(const Attributes& attributes, const char* name)
{
    const auto* names = std::get_if<Names>(&attributeOf(attributes, name));
    return names ? *names : Names();
}

} // namespace

class DataPanelTest : public QObject {
    Q_OBJECT

private slots:
    void aRoleIsWrittenIntoTheRecipe()
    {
        const Attributes out = withRole({}, houses(), 2, Role::leftOut);
        QCOMPARE(namesIn(out, "inputs"), (Names{"area"}));
        QCOMPARE(namesIn(out, "target"), (Names{"price"}));
        // Another target takes the place of the one before; the inputs stay "all that describe".
        const Attributes other = withRole({}, houses(), 1, Role::target);
        QCOMPARE(namesIn(other, "target"), (Names{"area"}));
        QVERIFY(namesIn(other, "inputs").empty());
        const Attributes identifier = withRole({}, houses(), 0, Role::input);
        QCOMPARE(namesIn(identifier, "inputs"), (Names{"id", "area", "town"}));
        const Attributes weight = withRole({}, houses(), 1, Role::sampleWeight);
        QCOMPARE(stringOf(attributeOf(weight, "sample_weight")), std::string("area"));
        QVERIFY(withRole({}, houses(), 3, Role::target).empty());
    }

    void aTableShowsItsFirstRowsAndAClickGivesAColumnItsRole()
    {
        Hands hands;
        hands.chooseTable("id;area;town;price\n1;80,5;Seoul;5\n2;60;Busan;3\n3;70;Seoul;4\n");
        auto* table = hands.panel.findChild<TablePreviewView*>();
        QTRY_COMPARE_WITH_TIMEOUT(table->columnCount(), 4, kPatience);
        QCOMPARE(table->rowCount(), 3);
        QCOMPARE(table->item(0, 1)->text(), QString("80,5"));
        QVERIFY(table->horizontalHeaderItem(3)->text().contains("Target"));
        QVERIFY(table->horizontalHeaderItem(2)->text().contains("words"));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(0, 2)).center());
        auto* menu = table->findChild<QMenu*>("columnRole");
        QVERIFY(menu);
        menu->actions().at(2)->trigger(); // Left out
        menu->close();
        QCOMPARE(namesIn(hands.source().attributes, "inputs"), (Names{"id", "area"}));
        QTRY_VERIFY_WITH_TIMEOUT(table->horizontalHeaderItem(2)->text().contains("Left out"), kPatience);
        hands.document.undoStack().undo();
        QVERIFY(namesIn(hands.source().attributes, "inputs").empty());
    }

    void theKeyboardReachesTheRolesToo()
    {
        Hands hands;
        hands.chooseTable("a,b,y\n1,2,3\n4,5,6\n");
        auto* table = hands.panel.findChild<TablePreviewView*>();
        QTRY_COMPARE_WITH_TIMEOUT(table->columnCount(), 3, kPatience);
        table->setCurrentCell(0, 1);
        QTest::keyClick(table, Qt::Key_Return);
        auto* menu = table->findChild<QMenu*>("columnRole");
        QVERIFY(menu);
        menu->actions().at(1)->trigger(); // Target
        menu->close();
        QCOMPARE(namesIn(hands.source().attributes, "target"), (Names{"b"}));
    }

    void transformsOfTheTargetFollowIt()
    {
        Hands hands;
        hands.chooseTable("area;town;rent;price\n80;Seoul;3;5\n60;Busan;2;3\n70;Seoul;4;4\n");
        Project edited = hands.document.project();
        edited.data.transforms = {{"standardize", {}}, {"standardize", {{"field", std::string("price")}}}};
        hands.document.editProject(edited, "x", Change::data);
        auto* table = hands.panel.findChild<TablePreviewView*>();
        QTRY_VERIFY_WITH_TIMEOUT(table->columnCount() == 4, kPatience);
        emit table->roleChosen(2, Role::target);
        const auto transforms = [&] { return hands.document.project().data.transforms; };
        QCOMPARE(stringOf(attributeOf(transforms().at(1).attributes, "field")), std::string("rent"));
        QTRY_VERIFY_WITH_TIMEOUT(table->horizontalHeaderItem(2)->text().contains("Target"), kPatience);
        emit table->roleChosen(1, Role::target); // words: nothing to standardize
        QCOMPARE(transforms().size(), std::size_t(1));
        hands.document.undoStack().undo();
        QCOMPARE(transforms().size(), std::size_t(2));
    }

    void aGuessStandsBesideTheWordAuto()
    {
        Hands hands;
        hands.chooseTable("area;price\n80,5;5\n60;3\n");
        const auto shown = [&](const char* name) {
            for (auto* edit : hands.panel.findChildren<AttributeEdit*>(QLatin1String(name)))
                if (auto* box = edit->findChild<QComboBox*>())
                    return box->currentText();
            return QString();
        };
        QTRY_COMPARE_WITH_TIMEOUT(shown("delimiter"), QString("Automatic (Semicolon)"), kPatience);
        QCOMPARE(shown("decimal"), QString("Automatic (Comma)"));
        QCOMPARE(shown("header"), QString("Automatic (Yes)"));
        QCOMPARE(shown("encoding"), QString("Automatic (UTF-8)"));
    }

    void theLinesAboveATableAreGuessedAndCanBeSet()
    {
        Hands hands;
        hands.chooseTable("Temperatures\nSeoul\n\nday,degrees\n1,5\n2,3\n3,4\n");
        const auto* edit = hands.panel.findChild<AttributeEdit*>("skip_lines");
        const auto shown = [&] { return edit->findChild<QLineEdit*>()->placeholderText(); };
        QTRY_COMPARE_WITH_TIMEOUT(shown(), QString("Automatic (3)"), kPatience);
        auto* line = edit->findChild<QLineEdit*>();
        line->setFocus();
        QTest::keyClicks(line, "4");
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(hands.source().attributes.at("skip_lines"), Value(std::int64_t(4)));
        QTest::keyClick(line, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(line, Qt::Key_Delete);
        QTest::keyClick(line, Qt::Key_Return);
        QVERIFY(std::holds_alternative<std::monostate>(attributeOf(hands.source().attributes, "skip_lines")));
    }

    void anotherSourceBringsItsOwnTransforms()
    {
        Hands hands;
        Project pictures = hands.document.project();
        pictures.data = usualRecipe({"fashion_mnist", {}});
        hands.document.editProject(pictures, "x", Change::data);
        QCOMPARE(hands.document.project().data.transforms.size(), std::size_t(1));
        auto* choice = hands.panel.findChild<PartEdit*>("dataSource")->findChild<QComboBox*>();
        const int points = choice->findData("toy_2d");
        choice->setCurrentIndex(points);
        emit choice->activated(points);
        QCOMPARE(hands.source().type, std::string("toy_2d"));
        QVERIFY(hands.document.project().data.transforms.empty());
        hands.document.undoStack().undo();
        QVERIFY(hands.document.project() == pictures);
    }

    void whatWasLeftOutIsListedAndFilesAreReadAgain()
    {
        Hands hands;
        QSignalSpy again(&hands.panel, &DataPanel::readAgainRequested);
        PreparedData data;
        for (int row = 1; row <= 10; ++row)
            data.faults.add({Text("row {row}", {{"row", row}}), Text("It has 3 columns.")});
        hands.panel.showRead(&data);
        const QString listed = hands.panel.findChild<QLabel*>("dataLeftOut")->text();
        QVERIFY2(listed.contains("row 1: It has 3 columns.") && listed.contains("… and 2 more"), qPrintable(listed));
        hands.panel.findChild<QPushButton*>("readAgain")->click();
        QCOMPARE(again.count(), 1);
        hands.panel.showRead(nullptr);
        QVERIFY(hands.panel.findChild<QLabel*>("dataLeftOut")->isHidden());
    }

    void fewerTrainingRowsAreAskedForAndSaid()
    {
        Hands hands;
        auto* rows = hands.panel.findChild<AttributeEdit*>("training");
        auto* labels = hands.panel.findChild<AttributeEdit*>("shuffle_labels");
        auto* parts = hands.panel.findChild<QLabel*>("dataParts");
        QVERIFY(rows && labels && parts->isHidden());
        auto* number = rows->findChild<QLineEdit*>();
        number->selectAll();
        QTest::keyClicks(number, "100");
        QTest::keyClick(number, Qt::Key_Return);
        labels->findChild<QCheckBox*>()->click();
        const DataRecipe& recipe = hands.document.project().data;
        QCOMPARE(recipe.split.training, std::int64_t(100));
        QVERIFY(recipe.shuffleLabels);
        PreparedData data;
        data.training = RowSet(std::vector<std::int64_t>(100));
        data.validation = RowSet(std::vector<std::int64_t>(50));
        data.trainingRows = 450;
        hands.panel.showRead(&data);
        QVERIFY2(parts->text().startsWith("Rows: 100 training, 50 validation, 0 test\n")
                     && parts->text().contains("to 100 of its 450 rows"),
                 qPrintable(parts->text()));
        data.trainingRows = 80;
        hands.panel.showRead(&data);
        QVERIFY2(parts->text().contains("asks for 100 training rows, but there are 80"), qPrintable(parts->text()));
        hands.panel.showRead(nullptr);
        QVERIFY(parts->isHidden());
        hands.document.undoStack().undo();
        hands.document.undoStack().undo();
        QCOMPARE(hands.document.project().data.split.training, std::int64_t(0));
        QVERIFY(!hands.document.project().data.shuffleLabels);
    }

    void aFileThatChangesIsOfferedToBeReadAgain()
    {
        Hands hands;
        const std::string table = hands.folder.filePath("table.csv").toStdString();
        const auto write = [&](const char* text) { std::ofstream(table) << text; };
        hands.chooseTable("a,y\n1,2\n");
        PreparedData data;
        data.files = dataFiles(hands.document.project().data, {});
        QCOMPARE(data.files.size(), std::size_t(1));
        hands.panel.showRead(&data);
        auto* changed = hands.panel.findChild<QLabel*>("dataChanged");
        QSignalSpy told(&hands.panel, &DataPanel::filesChanged);
        QVERIFY(changed->isHidden());
        write("a,y\n1,3\n");
        QTRY_VERIFY_WITH_TIMEOUT(!changed->isHidden(), kPatience);
        QVERIFY2(changed->text().startsWith("table.csv has changed"), qPrintable(changed->text()));
        QCOMPARE(told.count(), 1);
        // As it was: nothing has changed any more.
        write("a,y\n1,2\n");
        QTRY_VERIFY_WITH_TIMEOUT(changed->isHidden(), kPatience);
        // Replaced as a whole, as editors do.
        std::ofstream(table + ".new") << "a,y\n7,2\n";
        QCOMPARE(std::rename((table + ".new").c_str(), table.c_str()), 0);
        QTRY_VERIFY_WITH_TIMEOUT(!changed->isHidden(), kPatience);
        data.files = dataFiles(hands.document.project().data, {});
        hands.panel.showRead(&data);
        QVERIFY(changed->isHidden());
    }

    void aFolderThatChangesToo()
    {
        Hands hands;
        QVERIFY(QDir(hands.folder.path()).mkpath("pets/cat"));
        const std::string folder = hands.folder.filePath("pets").toStdString();
        Project project = hands.document.project();
        project.data.source = {"image_folder", {{"folder", folder}}};
        hands.document.editProject(project, "x", Change::data);
        PreparedData data;
        data.files = dataFiles(project.data, {});
        hands.panel.showRead(&data);
        std::ofstream(folder + "/cat/1.png") << "new";
        QTRY_VERIFY_WITH_TIMEOUT(!hands.panel.findChild<QLabel*>("dataChanged")->isHidden(), kPatience);
    }

    void aColumnOfTextBringsItsVocabulary()
    {
        Hands hands;
        hands.chooseTable("review,verdict\nGood soup,1\nCold soup,0\nGood bread,1\n");
        auto* table = hands.panel.findChild<TablePreviewView*>();
        QTRY_VERIFY_WITH_TIMEOUT(table->columnCount() == 2, kPatience);
        emit table->roleChosen(0, TablePreview::Role::text);
        QCOMPARE(std::get<std::vector<std::string>>(hands.source().attributes.at("text")),
                 std::vector<std::string>{"review"});
        QCOMPARE(hands.document.project().data.transforms.front().type, std::string("vocabulary"));
        QTRY_VERIFY_WITH_TIMEOUT(table->horizontalHeaderItem(0)->text() == "review\ntext · Text", kPatience);
        emit table->roleChosen(0, TablePreview::Role::input);
        QVERIFY(std::get<std::vector<std::string>>(hands.source().attributes.at("text")).empty());
    }

    void whatIsRefusedCanBeLeftOutWithOneClick()
    {
        Hands hands;
        hands.chooseTable("a,y\n1,2\n", {{"unreadable", std::string("refuse")}});
        auto* leave = hands.panel.findChild<QPushButton*>("leaveOut");
        QVERIFY(leave->isHidden());
        hands.panel.showFailure(Text("row 3: 3 columns instead of 2"));
        QVERIFY(!leave->isHidden());
        QVERIFY(hands.panel.findChild<QLabel*>("dataFailure")->text().contains("row 3"));
        leave->click();
        QCOMPARE(stringOf(attributeOf(hands.source().attributes, "unreadable")), std::string("leave_out"));
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
        Part source() const { return document.project().data.source; }
        void chooseTable(const QByteArray& text, Attributes attributes = {})
        {
            QFile file(folder.path() + "/table.csv");
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
            file.close();
            attributes["file"] = file.fileName().toStdString();
            Project edited = document.project();
            edited.data = usualRecipe({"csv", attributes});
            document.editProject(edited, "Choose a table", Change::data);
        }
    };
};

QTEST_MAIN(DataPanelTest)
#include "data_panel_test.moc"
