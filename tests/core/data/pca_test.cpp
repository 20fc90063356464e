#include "reference/reference.h"

#include "data/data_recipe.h"
#include "data/transform_type.h"

#include <QtTest/QtTest>

#include <fstream>
#include <numeric>

using namespace loom;

namespace {

/// The case's table, of which the first rows are the training part.
PreparedRows tableOf(const QJsonObject& one, bool judged = true)
{
    const std::int64_t width = one["width"].toInteger(), training = one["rows"].toInteger();
    const std::vector<double> x = reference::numbers(one["x"]);
    Tensor column(Shape{std::int64_t(x.size()) / width, width}, DType::f32);
    for (std::size_t i = 0; i < x.size(); ++i)
        column.set(std::int64_t(i), x[i]);
    std::vector<std::int64_t> all(std::size_t(column.shape()[0]));
    std::iota(all.begin(), all.end(), 0);
    PreparedRows rows{};
    std::vector<Tensor> columns;
    columns.push_back(std::move(column));
    rows.rows = Dataset({{"features", DType::f32, Shape{width}, FieldRole::input, {}, {}}}, std::move(columns));
    rows.training = RowSet(judged ? std::vector<std::int64_t>(all.begin(), all.begin() + training) : all);
    rows.judged = judged;
    return rows;
}

Result<void> reduce(PreparedRows& rows, const Attributes& attributes, const Fitted* known, Fitted& learned)
{
    const TransformType* type = findTransform("pca");
    FittedNumbers numbers("pca", known, learned);
    return type->prepare(rows, completed(type->attributes, attributes), numbers);
}

Attributes settingsOf(const QJsonObject& one)
{
    return {{"components", std::int64_t(one["components"].toInteger())},
            {"scaled", one["scaled"].toBool()},
            {"whiten", one["whiten"].toBool()}};
}

double furthest(const Tensor& column, const std::vector<double>& expected)
{
    double most = column.size() == std::int64_t(expected.size()) ? 0 : 1e30;
    for (std::size_t i = 0; i < expected.size() && most < 1e30; ++i)
        most =
            std::max(most, std::abs(column.at(std::int64_t(i)) - expected[i]) / std::max(1.0, std::abs(expected[i])));
    return most;
}

} // namespace

/// Principal components are those of the training part, as scikit-learn finds them, and travel with the weights.
class PcaTest : public QObject {
    Q_OBJECT

private slots:
    void theComponentsAreThoseOfScikitLearn()
    {
        const QJsonArray cases = reference::file("pca")["cases"].toArray();
        QCOMPARE(cases.size(), qsizetype(4));
        for (const QJsonValue& each : cases) {
            const QJsonObject one = each.toObject();
            PreparedRows rows = tableOf(one);
            Fitted learned;
            const auto done = reduce(rows, settingsOf(one), nullptr, learned);
            QVERIFY2(done.ok(), done ? "" : english(done.error()).c_str());
            QVERIFY(furthest(learned.tensors.at("data/pca/features.components"), reference::numbers(one["axes"]))
                    < 1e-5);
            QVERIFY(furthest(rows.rows.column(0), reference::numbers(one["projected"])) < 2e-5);
            const Tensor& variance = learned.tensors.at("data/pca/features.variance");
            const std::vector<double> expected = reference::numbers(one["variance"]);
            double kept = 0;
            for (std::size_t i = 0; i < expected.size(); ++i) {
                QVERIFY(std::abs(variance.at(std::int64_t(i)) - expected[i]) < 1e-5 * expected[i]);
                kept += variance.at(std::int64_t(i));
            }
            QVERIFY(std::abs(kept / variance.at(variance.size() - 1) - one["share"].toDouble()) < 1e-5);
            QCOMPARE(rows.rows.fields()[0].features[1], std::string("component_2"));
        }
    }

    void newRowsAreTurnedAsTheWeightsKnow()
    {
        const QJsonObject one = reference::file("pca")["cases"][1].toObject();
        PreparedRows rows = tableOf(one), fresh = tableOf(one, false);
        Fitted learned, again;
        QVERIFY(reduce(rows, settingsOf(one), nullptr, learned));
        QVERIFY(reduce(fresh, settingsOf(one), &learned, again));
        QVERIFY(std::ranges::equal(rows.rows.column(0).values<float>(), fresh.rows.column(0).values<float>()));
        PreparedRows other = tableOf(reference::file("pca")["cases"][2].toObject(), false);
        QVERIFY(!reduce(other, settingsOf(one), &learned, again));
    }

    void moreComponentsThanThereAreAreRefused()
    {
        const QJsonObject one = reference::file("pca")["cases"][0].toObject();
        Fitted learned;
        PreparedRows rows = tableOf(one);
        const auto done = reduce(rows, {{"components", std::int64_t(6)}}, nullptr, learned);
        QVERIFY(!done.ok() && english(done.error()).find("40 training rows have 5 each") != std::string::npos);
    }

    void aRecipeSaysHowMuchIsKept()
    {
        QTemporaryDir folder;
        std::string text = "a,b,c,y\n";
        for (int i = 0; i < 30; ++i)
            text += std::to_string(i) + "," + std::to_string(2 * i + i % 2) + "," + std::to_string(i % 3) + ",1\n";
        std::ofstream(folder.filePath("t.csv").toStdString()) << text;
        const auto data = prepare({{"csv", {{"file", std::string("t.csv")}}},
                                   {{"pca", {{"components", std::int64_t(2)}}}, {"standardize", {}}},
                                   {"chronological", 0.2, 0}},
                                  {folder.path().toStdString(), 1, {}});
        QVERIFY2(data.ok(), data ? "" : english(data.error()).c_str());
        QVERIFY(data->fields()[0].shape == Shape({2}));
        QVERIFY(std::ranges::any_of(data->notes, [](const Text& note) {
            return english(note).find("2 components in place of 3 numbers hold") != std::string::npos;
        }));
    }
};

QTEST_GUILESS_MAIN(PcaTest)
#include "pca_test.moc"
