#include "common/theme.h"
#include "lab_views/lab_table.h"
#include "lab_views/label_room.h"
#include "widgets/lab_views/hand_play.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>
#include <cmath>
#include <limits>

using namespace loom::ui;

namespace {

/// A reader's view of the table.
QAccessibleTableInterface* accessibleTable(LabTable& table)
{
    return QAccessible::queryAccessibleInterface(&table)->tableInterface();
}

} // namespace

class LabTableTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void numbersAreWrittenByTheirFormat();
    void aClickPicksItsCell();
    void aClickChangesAFlag();
    void keysWalkAndChangeFlags();
    void aLockedColumnStays();
    void whatIsCoveredShowsNoNumber();
    void theRowUnderThePointerIsTold();
    void aHighlightedRowLooksDifferent();
    void whatIsToldFromOutsideIsSilent();
    void aPickedCellOutlivesNewNumbers();
    void aReaderHearsColumnAndNumber();
    void tabLeavesTheTable();
    void aNumberIsNeverCut_data() { addSizes(); }
    void aNumberIsNeverCut();

private:
    QPoint middle(int row, int column) const { return table_->cellRect(row, column).center(); }
    void click(int row, int column) const
    {
        QTest::mouseClick(table_->viewport(), Qt::LeftButton, {}, middle(row, column));
    }
    QColor seen(const QPoint& at) const { return table_->viewport()->grab().toImage().pixelColor(at); }

    Theme theme_;
    std::unique_ptr<LabTable> table_;
};

void LabTableTest::init()
{
    table_ = std::make_unique<LabTable>(theme_);
    TableColumn first{QStringLiteral("x<sub>1</sub>"), QStringLiteral("input")};
    TableColumn sum{QStringLiteral("w<sub>1</sub>x<sub>1</sub> + b"), QStringLiteral("sum")};
    TableColumn percent{QStringLiteral("p"), QStringLiteral("share"), TableColumn::Use::number,
                        [](double value) { return QStringLiteral("%1 %").arg(std::round(100 * value)); }};
    TableColumn wanted{QStringLiteral("y"), QStringLiteral("wanted"), TableColumn::Use::flag};
    table_->setColumns({first, sum, percent, wanted});
    table_->setRows({{0, -1.5, 0.182, 0}, {1, 0.75, 0.679, 1}, {0.5, std::nan(""), 0.5, 1}});
    table_->resize(480, 240);
    table_->show();
    QVERIFY(QTest::qWaitForWindowExposed(table_.get()));
}

void LabTableTest::cleanup()
{
    table_.reset();
    theme_.setScale(1);
}

void LabTableTest::numbersAreWrittenByTheirFormat()
{
    QCOMPARE(table_->text(0, 1), QStringLiteral("\u22121.500"));
    QCOMPARE(table_->text(1, 2), QStringLiteral("68 %"));
    QCOMPARE(table_->text(2, 1), QString());
    table_->setValue(1, 2, 0.031);
    QCOMPARE(table_->text(1, 2), QStringLiteral("3 %"));
    QCOMPARE(table_->value(1, 2), 0.031);
}

void LabTableTest::aClickPicksItsCell()
{
    QSignalSpy picked(table_.get(), &LabTable::cellPicked), flagged(table_.get(), &LabTable::flagged);
    click(1, 2);
    QCOMPARE(picked.size(), 1);
    QCOMPARE(picked[0], (QVariantList{1, 2}));
    QVERIFY((table_->picked() == TableCell{1, 2}));
    QCOMPARE(flagged.size(), 0);
}

void LabTableTest::aClickChangesAFlag()
{
    QSignalSpy flagged(table_.get(), &LabTable::flagged);
    click(0, 3);
    QCOMPARE(flagged.last(), (QVariantList{0, 3, true}));
    QCOMPARE(table_->value(0, 3), 1.0);
    click(0, 3);
    QCOMPARE(flagged.last(), (QVariantList{0, 3, false}));
    QCOMPARE(table_->value(0, 3), 0.0);
    const QPoint beside(table_->cellRect(0, 3).height() / 3, 0); // within the chip, beside its digit
    QCOMPARE(seen(middle(0, 3) + beside), theme_.diverging(-0.85));
    QCOMPARE(seen(middle(1, 3) + beside), theme_.diverging(0.85));
}

void LabTableTest::keysWalkAndChangeFlags()
{
    QSignalSpy picked(table_.get(), &LabTable::cellPicked), flagged(table_.get(), &LabTable::flagged);
    table_->setFocus();
    table_->setPicked({});
    QTest::keyClick(table_.get(), Qt::Key_Down);
    QCOMPARE(picked.last(), (QVariantList{0, 0}));
    QTest::keyClick(table_.get(), Qt::Key_Down);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(table_.get(), Qt::Key_Right);
    QCOMPARE(picked.last(), (QVariantList{1, 3}));
    QTest::keyClick(table_.get(), Qt::Key_Space);
    QCOMPARE(flagged.last(), (QVariantList{1, 3, false}));
    QTest::keyClick(table_.get(), Qt::Key_Return);
    QCOMPARE(flagged.last(), (QVariantList{1, 3, true}));
    QTest::keyClick(table_.get(), Qt::Key_Left);
    QTest::keyClick(table_.get(), Qt::Key_Space); // is no flag
    QCOMPARE(flagged.size(), 2);
}

void LabTableTest::aLockedColumnStays()
{
    QSignalSpy flagged(table_.get(), &LabTable::flagged);
    QTest::mouseMove(table_->viewport(), middle(0, 3));
    QCOMPARE(table_->viewport()->cursor().shape(), Qt::PointingHandCursor);
    table_->setLocked(3, true);
    QTest::mouseMove(table_->viewport(), middle(0, 3) + QPoint(1, 0));
    QCOMPARE(table_->viewport()->cursor().shape(), Qt::ArrowCursor);
    click(0, 3);
    QTest::keyClick(table_.get(), Qt::Key_Space);
    QCOMPARE(flagged.size(), 0);
    table_->setLocked(3, false);
    click(0, 3);
    QCOMPARE(flagged.size(), 1);
}

void LabTableTest::whatIsCoveredShowsNoNumber()
{
    table_->setCovered(1, 1, true);
    table_->setCovered(1, 3, true);
    QCOMPARE(table_->text(1, 1), QStringLiteral("?"));
    QCOMPARE(table_->model()->index(1, 1).data().toString(), QStringLiteral("?"));
    QVERIFY(!table_->model()->index(1, 1).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("0.75")));
    QSignalSpy flagged(table_.get(), &LabTable::flagged), picked(table_.get(), &LabTable::cellPicked);
    click(1, 3);
    QCOMPARE(flagged.size(), 0);
    QCOMPARE(picked.size(), 1);
    table_->setCovered(1, 1, false);
    QCOMPARE(table_->text(1, 1), QStringLiteral("0.7500"));
}

void LabTableTest::theRowUnderThePointerIsTold()
{
    QSignalSpy pointed(table_.get(), &LabTable::rowPointed);
    QTest::mouseMove(table_->viewport(), middle(2, 0));
    QCOMPARE(pointed.last()[0].toInt(), 2);
    QTest::mouseMove(table_->viewport(), middle(2, 1));
    QCOMPARE(pointed.size(), 1);
    QTest::mouseMove(table_->viewport(), middle(0, 1));
    QCOMPARE(pointed.last()[0].toInt(), 0);
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(table_->viewport(), &leave);
    QCOMPARE(pointed.last()[0].toInt(), -1);
}

void LabTableTest::aHighlightedRowLooksDifferent()
{
    const QPoint corner = table_->cellRect(1, 0).topLeft() + QPoint(2, 2);
    QCOMPARE(seen(corner), theme_.color(QStringLiteral("plot")));
    table_->setHighlighted(1);
    QCOMPARE(seen(corner), theme_.color(QStringLiteral("selection")));
    table_->setHighlighted(-1);
    QCOMPARE(seen(corner), theme_.color(QStringLiteral("plot")));
}

void LabTableTest::whatIsToldFromOutsideIsSilent()
{
    QSignalSpy picked(table_.get(), &LabTable::cellPicked), flagged(table_.get(), &LabTable::flagged),
        pointed(table_.get(), &LabTable::rowPointed);
    table_->setPicked(TableCell{2, 1});
    table_->setValue(0, 3, 1);
    table_->setHighlighted(1);
    QVERIFY((table_->picked() == TableCell{2, 1}));
    QCOMPARE(picked.size() + flagged.size() + pointed.size(), 0);
}

void LabTableTest::aPickedCellOutlivesNewNumbers()
{
    table_->setPicked(TableCell{2, 1});
    table_->setRows({{0, 1, 0, 0}, {0, 2, 0, 0}, {0, 3, 0, 0}});
    QVERIFY((table_->picked() == TableCell{2, 1}));
    table_->setRows({{0, 1, 0, 0}});
    QVERIFY(!table_->picked());
}

void LabTableTest::aReaderHearsColumnAndNumber()
{
    QAccessibleTableInterface* read = accessibleTable(*table_);
    QVERIFY(read);
    QCOMPARE(read->rowCount(), 3);
    QCOMPARE(read->columnCount(), 4);
    const QString words = read->cellAt(1, 1)->text(QAccessible::Name);
    QVERIFY2(words.contains(QStringLiteral("w1x1 + b: 0.7500")), qPrintable(words));
    QCOMPARE(read->columnDescription(0), QStringLiteral("x1 input"));
}

void LabTableTest::tabLeavesTheTable()
{
    QWidget window;
    auto* table = new LabTable(theme_, &window);
    auto* after = new QWidget(&window);
    after->setFocusPolicy(Qt::StrongFocus);
    table->setColumns({{QStringLiteral("a")}, {QStringLiteral("b")}});
    table->setRows({{1, 2}});
    window.resize(300, 200);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    table->setFocus();
    table->setPicked(TableCell{0, 0});
    QTest::keyClick(table, Qt::Key_Tab);
    QVERIFY(after->hasFocus());
}

void LabTableTest::aNumberIsNeverCut()
{
    QFETCH(QSize, size);
    QFETCH(double, scale);
    theme_.setScale(scale);
    table_->setRowNames({QStringLiteral("가"), QStringLiteral("나"), QStringLiteral("다")});
    table_->resize(size);
    table_->setValue(0, 1, -0.0000412345);
    table_->setValue(1, 1, -123456);
    table_->setLocked(3, true);
    int right = 0;
    for (int column = 0; column < 4; ++column) {
        for (int row = 0; row < 3; ++row) {
            const QSizeF text = labelSize(table_->text(row, column), theme_.tabularFont(15));
            QVERIFY(text.width() < table_->cellRect(row, column).width());
            QVERIFY(text.height() < table_->cellRect(row, column).height());
        }
        right = table_->cellRect(0, column).right() + 1;
    }
    QVERIFY(right >= table_->viewport()->width()); // fills the width
    QVERIFY(!table_->grab().isNull());
}

QTEST_MAIN(LabTableTest)
#include "lab_table_test.moc"
