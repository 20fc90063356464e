#include "base/attribute_spec.h"
#include "base/listed.h"
#include "base/text.h"
#include "base/value.h"

#include <QtTest>

#include <cmath>

using namespace loom;
using Whole = std::vector<std::int64_t>;

namespace {

AttributeSpec spec(AttributeKind kind, Value fallback = {})
{
    AttributeSpec made;
    made.name = "size";
    made.kind = kind;
    made.fallback = std::move(fallback);
    return made;
}

} // namespace

/// Texts, values and the specs that check them: what every room says and stores.
class ValuesTest : public QObject {
    Q_OBJECT
private slots:
    void argumentsAreWrittenForPeople()
    {
        QCOMPARE(
            english(Text("{node} has {count} rows of {share}", {{"node", "in"}, {"count", 60000}, {"share", 0.5}})),
            std::string("in has 60,000 rows of 0.5"));
        QCOMPARE(english(Text("{node:이} is here", {{"node", "A"}})), std::string("A is here"));
        QCOMPARE(english(Text("{missing} stays")), std::string("{missing} stays"));
        QCOMPARE(english(Text("a { alone", {{"a", 1}})), std::string("a { alone"));
        // An argument's own braces are words, not places for others.
        QCOMPARE(english(Text("{a} {b}", {{"a", "{b}"}, {"b", 2}})), std::string("{b} 2"));
        QCOMPARE(english(Text::verbatim("{a} as it is")), std::string("{a} as it is"));
        QVERIFY(Text().empty() && !Text("x").empty());
        QVERIFY(Text("{a}", {{"a", 1}}) != Text("{a}", {{"a", 2}}));
    }

    /// A short list is told whole and as it stands; of a long one nobody misses the name that was meant.
    void theNameThatWasMeantIsAmongThoseTold()
    {
        const std::vector<std::string> few{"adam", "sgd", "rmsprop"};
        QCOMPARE(listedFor("rmsprp", few), std::string("adam, sgd, rmsprop"));
        std::vector<std::string> many;
        for (int i = 0; i < 60; ++i)
            many.push_back("column_" + std::to_string(i));
        many.push_back("temperature");
        many.push_back("기온");
        QVERIFY(QString::fromStdString(listedFor("temprature", many, 5)).startsWith("temperature, "));
        QVERIFY(QString::fromStdString(listedFor("temp", many, 5)).startsWith("temperature, "));
        QVERIFY(QString::fromStdString(listedFor("기온(℃)", many, 5)).startsWith("기온, "));
        QCOMPARE(QString::fromStdString(listedFor("temp", many, 5)).count(", "), qsizetype(5));
        QVERIFY(QString::fromStdString(listedFor("", many, 5)).endsWith(", …"));
    }

    void numbersAreReadFromEitherKind()
    {
        QCOMPARE(numberOf(std::int64_t(3)), 3.0);
        QCOMPARE(numberOf(0.5), 0.5);
        QCOMPARE(numberOf(std::string("3"), -1), -1.0);
        QCOMPARE(integerOf(std::int64_t(3)), std::int64_t(3));
        QCOMPARE(integerOf(std::monostate(), 9), std::int64_t(9));
        QCOMPARE(boolOf(true), true);
        QCOMPARE(stringOf(std::string("relu")), std::string("relu"));
        QCOMPARE(stringOf(true, "no words"), std::string("no words"));
        QVERIFY(attributeOf({}, "absent") == Value());
    }

    void valuesAreDescribedAsTheyAreTyped()
    {
        QCOMPARE(describe(Value()), std::string("none"));
        QCOMPARE(describe(Value(Whole{3, 3})), std::string("[3, 3]"));
        QCOMPARE(describe(Value(0.002)), std::string("0.002"));
        QCOMPARE(describe(Value(std::string("relu"))), std::string("relu"));
    }

    void aValueTakesTheFormOfItsSpec()
    {
        QCOMPARE(*checked(spec(AttributeKind::real), std::int64_t(3)), Value(3.0));
        AttributeSpec two = spec(AttributeKind::integers);
        two.count = 2;
        QCOMPARE(*checked(two, std::int64_t(3)), Value(Whole{3, 3}));
        QVERIFY(!checked(two, Whole{1, 2, 3}));
        QVERIFY(!checked(spec(AttributeKind::integer), 0.5));
        QVERIFY(!checked(spec(AttributeKind::boolean), std::string("perhaps")));
    }

    void whatIsOutOfRangeIsRefusedWithItsLimits()
    {
        AttributeSpec rate = spec(AttributeKind::real, 0.1);
        rate.minimum = 0;
        rate.maximum = 10;
        rate.exclusiveMinimum = true;
        QVERIFY(checked(rate, 10.0) && checked(rate, 1e-9));
        for (const double refused : {0.0, -1.0, 10.5, double(INFINITY), double(NAN)}) {
            const auto answer = checked(rate, refused);
            QVERIFY2(!answer, qPrintable(QString::number(refused)));
            const std::string sentence = english(answer.error());
            QVERIFY2(sentence.find("size") != std::string::npos, sentence.c_str());
            QVERIFY2(sentence.find("10") != std::string::npos, sentence.c_str());
        }
        AttributeSpec kind = spec(AttributeKind::choice, std::string("same"));
        kind.choices = {"same", "valid"};
        QVERIFY(checked(kind, std::string("valid")));
        const auto other = checked(kind, std::string("full"));
        QVERIFY(!other && english(other.error()).find("valid") != std::string::npos);
    }

    void noneIsAValueOnlyWhereItMayBe()
    {
        AttributeSpec maybe = spec(AttributeKind::integer, std::int64_t(1));
        QVERIFY(!checked(maybe, Value()));
        maybe.optional = true;
        QVERIFY(*checked(maybe, Value()) == Value());
    }

    void whatIsNotGivenOrNotValidIsTheDefault()
    {
        AttributeSpec size = spec(AttributeKind::integer, std::int64_t(8));
        size.minimum = 1;
        const std::vector<AttributeSpec> specs{size};
        QCOMPARE(completed(specs, {})["size"], Value(std::int64_t(8)));
        QCOMPARE(completed(specs, {{"size", std::int64_t(-3)}})["size"], Value(std::int64_t(8)));
        QCOMPARE(completed(specs, {{"size", std::int64_t(3)}})["size"], Value(std::int64_t(3)));
        QVERIFY(findSpec(specs, "size") && !findSpec(specs, "colour"));
    }
};

QTEST_GUILESS_MAIN(ValuesTest)
#include "values_test.moc"
