#include "data/data_loader.h"
#include "data/data_recipe.h"

#include <QtTest/QtTest>

#include <algorithm>

using namespace loom;

namespace {

Result<PreparedData> scenes(const char* target, Attributes resize)
{
    return prepare({{"scenes", {{"target", std::string(target)}, {"samples", std::int64_t(8)}}},
                    {{"resize", std::move(resize)}, {"scale", {}}},
                    {"ratio", 0, 0}},
                   {{}, 4, {}});
}

Attributes to(std::int64_t rows, std::int64_t columns, const char* fit = "stretch")
{
    return {{"rows", rows}, {"columns", columns}, {"fit", std::string(fit)}};
}

} // namespace

class ResizeTest : public QObject {
    Q_OBJECT
private slots:
    void halvedPixelsAreMeansOfFour()
    {
        const auto whole = scenes("class", to(64, 64)), half = scenes("class", to(32, 32));
        QVERIFY(whole.ok() && half.ok());
        QCOMPARE(half->fields()[0].shape, (Shape{32, 32, 3}));
        for (std::int64_t row = 0; row < 8; ++row)
            for (int r = 0; r < 32; ++r)
                for (int c = 0; c < 96; ++c) {
                    double sum = 0;
                    for (const int at : {0, 3, 192, 195})
                        sum += whole->rows.at(0, row, 2 * r * 192 + 2 * (c / 3) * 3 + c % 3 + at);
                    QVERIFY(std::abs(half->rows.at(0, row, r * 96 + c) - sum / 4) <= 0.51);
                }
        QCOMPARE(whole->rows.at(1, 3, 0), half->rows.at(1, 3, 0));
    }

    void masksGoAlong_data()
    {
        QTest::addColumn<QString>("fit");
        for (const char* fit : {"stretch", "crop", "letter_box"})
            QTest::newRow(fit) << fit;
    }
    /// A picture of its own labels would be resized to the same places.
    void masksGoAlong()
    {
        QFETCH(QString, fit);
        const auto before = scenes("mask", to(64, 64));
        const auto after = scenes("mask", to(32, 64, fit.toLatin1()));
        QVERIFY(before.ok() && after.ok());
        QCOMPARE(after->fields()[1].shape, (Shape{32, 64}));
        for (std::int64_t row = 0; row < 8; ++row)
            for (int r = 0; r < 32; ++r)
                for (int c = 0; c < 64; ++c) {
                    const double label = after->rows.at(1, row, r * 64 + c);
                    const auto old = [&](int y, int x) { return before->rows.at(1, row, y * 64 + x); };
                    if (fit == "stretch")
                        QCOMPARE(label, old(2 * r + 1, c));
                    else if (fit == "crop")
                        QCOMPARE(label, old(16 + r, c));
                    else
                        QCOMPARE(label, c < 16 || c >= 48 ? 0.0 : old(2 * r + 1, 2 * (c - 16) + 1));
                }
        if (fit == "letter_box")
            QCOMPARE(after->rows.at(0, 2, 15 * 3), 0.0); // black beside the picture
    }

    void boxesGoAlong_data() { masksGoAlong_data(); }
    /// A place of the old picture, and where it lies in the new one.
    void boxesGoAlong()
    {
        QFETCH(QString, fit);
        const auto before = scenes("boxes", to(64, 64)), after = scenes("boxes", to(32, 64, fit.toLatin1()));
        QVERIFY(before.ok() && after.ok());
        int there = 0, lost = 0;
        for (std::int64_t row = 0; row < 8; ++row)
            for (int box = 0; box < 4; ++box) {
                const auto number = [&](const auto& data, int i) { return data->rows.at(1, row, 6 * box + i); };
                if (number(before, 4) < 0)
                    continue;
                if (number(after, 4) < 0) {
                    ++lost;
                    continue;
                }
                ++there;
                for (int edge = 0; edge < 4; ++edge) {
                    const double old = number(before, edge);
                    const bool across = edge % 2 == 0;
                    const double wanted = fit == "crop" && !across ? std::clamp(2 * old - 0.5, 0.0, 1.0)
                        : fit == "letter_box" && across            ? 0.25 + old / 2
                                                                   : old;
                    QVERIFY(std::abs(number(after, edge) - wanted) < 1e-6);
                }
            }
        QVERIFY(there > 8);
        QCOMPARE(lost > 0, fit == "crop");
    }

    void whatIsNoPictureIsRefused()
    {
        const auto refused = prepare({{"memory_task", {}}, {{"resize", {}}}, {"ratio", 0, 0}}, {{}, 4, {}});
        QVERIFY(!refused && english(refused.error()).find("sequence, symbol") != std::string::npos);
        Attributes other = to(32, 32);
        other["field"] = std::string("mask");
        QVERIFY(!scenes("mask", other).ok());
    }
};

QTEST_GUILESS_MAIN(ResizeTest)
#include "resize_test.moc"
