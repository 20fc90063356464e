#include "common/theme.h"
#include "data/moves.h"
#include "plots/tile_grid.h"
#include "project/project_file.h"
#include "views/parts/presenter.h"
#include "views/parts/row_panel.h"
#include "views/parts/sample_list.h"
#include "views/samples_view.h"
#include "widgets/views/pictures.h"

#include <QLabel>
#include <QSpinBox>
#include <QTableView>

#include <cmath>

using namespace loom;
using namespace loom::ui;
using loom::test::Pictures;

Q_DECLARE_METATYPE(loom::Field)

/// One Data view shows pictures, series and texts by what kind of field they are.
class PresentersTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { pictures_.prepare(); }

    void everyFieldHasItsPresenter_data()
    {
        QTest::addColumn<Field>("field");
        QTest::addColumn<QString>("id");
        const auto field = [](Shape shape, FieldForm form, DType dtype = DType::f32) {
            Field made{"f", dtype, std::move(shape), FieldRole::input, {}, {}};
            made.form = form;
            return made;
        };
        QTest::newRow("grey") << field({4, 5}, FieldForm::byShape) << "picture";
        QTest::newRow("colour") << field({4, 5, 3}, FieldForm::byShape, DType::u8) << "picture";
        QTest::newRow("seven channels are none that a person sees")
            << field({4, 5, 7}, FieldForm::byShape) << "numbers";
        QTest::newRow("steps and features") << field({4, 5}, FieldForm::series) << "series";
        QTest::newRow("words") << field({9}, FieldForm::words, DType::i32) << "text";
        Field moves = field({9}, FieldForm::words, DType::i32);
        moves.words = moveWords();
        QTest::newRow("moves of a pen") << moves << "drawing";
        QTest::newRow("text") << field({9}, FieldForm::text, DType::u8) << "text";
        QTest::newRow("a row") << field({9}, FieldForm::byShape) << "numbers";
        QTest::newRow("a number") << field({}, FieldForm::byShape) << "numbers";
    }
    void everyFieldHasItsPresenter()
    {
        QFETCH(Field, field);
        QFETCH(QString, id);
        QCOMPARE(QString(presenterOf(field).id), id);
    }

    /// A place in a list is shown as what stands there: the user 22, not the user in place 0.
    void aPlaceInAListIsItsName()
    {
        const Field user{"user", DType::i32, Shape{}, FieldRole::input, {"22", "196"}, {}};
        const Tensor places = Tensor::of<std::int32_t>(Shape{3}, std::vector<std::int32_t>{1, 0, 7});
        const Presenter& as = presenterOf(user);
        QCOMPARE(as.cell(user, places, 0, 0), QString("196"));
        QCOMPARE(as.cell(user, places, 1, 0), QString("22"));
        QCOMPARE(as.cell(user, places, 2, 0), QString("7")); // a list too short hides nothing
    }

    /// Moves are what they draw: a line across the tile, and one above it that the pen went to in the air.
    void movesAreADrawing()
    {
        Shown shown{0, nullptr, {"moves", DType::i32, Shape{12}, FieldRole::input, {}, {}, FieldForm::words}, {}};
        shown.of.words = moveWords();
        const Presenter& as = presenterOf(shown.of);
        constexpr float kRight = kFirstMove, kLeft = kFirstMove + 8, kUpwards = kFirstMove + kMoveDirections + 12;
        const QImage tile = as.image(
            shown, {float(kMoveStart), kRight, kRight, kRight, kRight, kUpwards, kUpwards, kLeft, kLeft, 0, 0, 0});
        const auto marked = [&](double x, double y) {
            return qAlpha(tile.pixel(int(x * tile.width()), int(y * tile.height()))) > 0;
        };
        QVERIFY(marked(0.2, 0.71) && marked(0.5, 0.71) && marked(0.8, 0.71)); // the wider stroke lies below
        QVERIFY(marked(0.6, 0.29) && marked(0.8, 0.29) && !marked(0.2, 0.29)); // goes back half of the way
        QVERIFY(!marked(0.88, 0.5) && !marked(0.5, 0.5)); // nothing is drawn in the air
    }

    void aSeriesIsACurve()
    {
        SamplesView view(pictures_.context(theme_));
        show(view, sample("temperatures"));
        const Shown shown = shownOf(pictures_.session.data()->rows.fields());
        QCOMPARE(QString(shown.as->id), QString("series"));
        QVERIFY(view.list()->currentWidget() == view.list()->grid());
        QCOMPARE(view.list()->grid()->count(), int(pictures_.session.data()->rows.size()));
        // A rising feature is drawn from the lower left to the upper right corner.
        Shown rising = shown;
        rising.of.shape = Shape{10, 1};
        rising.ranges = {{0, 9}};
        std::vector<float> numbers;
        for (int i = 0; i < 10; ++i)
            numbers.push_back(float(i));
        const QImage curve = rising.as->image(rising, numbers);
        const auto inked = [&](double x, double y) {
            return qAlpha(curve.pixel(int(x * (curve.width() - 1)), int(y * (curve.height() - 1)))) > 0;
        };
        QVERIFY(inked(0.25, 0.75) && inked(0.75, 0.25) && !inked(0.25, 0.25) && !inked(0.75, 0.75));
        rising.ranges.clear(); // of rows on disk: a curve takes the whole of its tile
        QCOMPARE(rising.as->image(rising, numbers), curve);
        RowPanel panel(theme_);
        panel.show();
        auto subject = std::make_shared<Subject>(subjectOf(pictures_.document.project(), pictures_.session.data()));
        panel.showRow(subject, 5);
        QVERIFY(!panel.findChild<QLabel*>("curve")->pixmap(Qt::ReturnByValue).isNull());
        QVERIFY(panel.caption().startsWith("degrees"));
    }

    void aTextIsItsWords_data()
    {
        QTest::addColumn<QString>("form");
        QTest::newRow("in their order") << "numbers";
        QTest::newRow("as a set") << "multi_hot";
    }
    void aTextIsItsWords()
    {
        QFETCH(QString, form);
        SamplesView view(pictures_.context(theme_));
        Project project = sample("reviews");
        project.data.transforms[0].attributes["form"] = form.toStdString();
        if (form == "numbers") // there is no layer yet that reads numbers of words
            project.graph = {};
        show(view, project);
        const auto* table = view.list()->findChild<QTableView*>("table");
        QVERIFY(view.list()->currentWidget() == table);
        const auto* model = table->model();
        int words = -1;
        for (int column = 0; column < model->columnCount(); ++column)
            if (model->headerData(column, Qt::Horizontal).toString() == "review")
                words = column;
        QVERIFY(words >= 0);
        const QStringList cell = model->index(0, words).data().toString().split(' ');
        QFile file(QStringLiteral(LOOM_SOURCE_DIR "/samples/reviews.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        file.readLine();
        QString first = QString::fromUtf8(file.readLine()).section(',', 0, 0).toLower().remove('.');
        QStringList expected = first.split(' ');
        if (form == "multi_hot") {
            expected.removeDuplicates();
            QCOMPARE(QSet<QString>(cell.begin(), cell.end()), QSet<QString>(expected.begin(), expected.end()));
        } else {
            QCOMPARE(cell, expected);
        }
    }

    void whatIsDrawnAnewIsSeenAsInTraining()
    {
        SamplesView view(pictures_.context(theme_));
        Project project = pictures_.project();
        project.data.transforms.push_back({"flip", {}});
        show(view, project);
        auto* epoch = view.findChild<QSpinBox*>("epoch");
        QVERIFY(!epoch->isHidden());
        QCOMPARE(epoch->text(), QString("As stored"));
        const auto subject = std::make_shared<Subject>(subjectOf(project, pictures_.session.data()));
        int mirrored = 0, others = 0;
        for (int row = 0; row < 40; ++row) {
            const QImage before = rowPicture(*subject, row), after = rowPicture(*subject, row, 2);
            if (!subject->data->training.contains(row)) {
                QVERIFY(after == before); // what only checks the network is never drawn anew
                ++others;
                continue;
            }
            QVERIFY(after == before || after == before.mirrored(true, false));
            mirrored += after != before;
            std::vector<float> batch(100);
            const std::vector<std::int64_t> rows{row};
            QVERIFY(gatherDrawn(*subject->data, 0, rows, 2, {batch.data(), DType::f32, 1, 100}));
            QCOMPARE(qRed(after.pixel(3, 4)), int(std::lround(batch[43] * 255)));
        }
        QVERIFY(mirrored > 5 && mirrored < 35 && others > 0);
        epoch->setValue(3);
        QCOMPARE(epoch->text(), QString("As in epoch 3"));
        view.resize(900, 601);
        // The third epoch is that of number 2; a tile that is turned over is seen so.
        int turned = 0;
        while (rowPicture(*subject, turned, 2) == rowPicture(*subject, turned))
            ++turned;
        view.list()->setRows(subject, {turned}, [](std::int64_t) { return QString(); });
        const QImage seen = view.list()->grid()->viewport()->grab().toImage();
        const QRect area = view.list()->grid()->pictureRect(0);
        const QImage drawn = rowPicture(*subject, turned, 2);
        for (const int column : {1, 4, 8}) {
            const QPoint middle(area.left() + area.width() * (2 * column + 1) / 20,
                                area.top() + area.height() * 9 / 20); // of row 4
            QCOMPARE(qRed(seen.pixel(middle * seen.devicePixelRatio())), qRed(drawn.pixel(column, 4)));
        }
    }

    void withoutDrawsNothingIsAsked()
    {
        SamplesView view(pictures_.context(theme_));
        show(view, pictures_.project());
        QVERIFY(view.findChild<QSpinBox*>("epoch")->isHidden());
    }

private:
    static Project sample(const char* name)
    {
        const std::string folder = LOOM_SOURCE_DIR "/samples";
        return withAbsolutePaths(openProject(folder + "/" + name + ".loom")->project, folder);
    }
    void show(SamplesView& view, const Project& project)
    {
        pictures_.document.setProject(project, {});
        pictures_.session.prepare(project, {});
        QTRY_VERIFY_WITH_TIMEOUT(
            pictures_.session.data() != nullptr && pictures_.session.project().data == project.data, kPatience);
        view.resize(900, 600);
        view.show();
        QTRY_VERIFY_WITH_TIMEOUT(view.settled() && !view.rows().empty(), kPatience);
    }

    Theme theme_;
    Pictures pictures_;
};

QTEST_MAIN(PresentersTest)
#include "presenters_test.moc"
