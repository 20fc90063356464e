#include "course/course.h"
#include "course/lab_address.h"
#include "course/lab_origin.h"
#include "course/lab_values.h"
#include "course/lesson.h"

#include <QtTest>
#include <cmath>
#include <set>

using namespace loom;

/// Where does this come from? Asked of every number of every page of every lab, down to what is given.
class ProvenanceTest : public QObject {
    Q_OBJECT
private slots:
    void init() { entry_ = QTest::currentDataTag() ? findLab(entries_, QTest::currentDataTag()) : nullptr; }

    void everyNumberFollowsFromWhatItNames_data() { labs(); }
    void everyNumberFollowsFromWhatItNames()
    {
        const Result<std::unique_ptr<LabValues>> made = LabValues::make(*entry_->lab);
        QVERIFY(made.ok());
        values_ = made->get();
        int walked = 0;
        for (const auto* steps : {&entry_->lab->steps, &entry_->lab->quiz, &entry_->lab->tasks})
            for (const LabStep& step : *steps) {
                QVERIFY(values_->set(step.set).ok());
                seen_.clear();
                for (const std::string& address : shownOn(step))
                    walk(address);
                walked += int(seen_.size());
                if (QTest::currentTestFailed())
                    return;
            }
        QVERIFY(walked > 10);
        values_ = nullptr;
    }

    void theWalkEndsAtWeightsAndDataOnly()
    {
        const CourseEntry& entry = *findLab(entries_, "backprop-by-hand");
        const Result<std::unique_ptr<LabValues>> made = LabValues::make(*entry.lab);
        QVERIFY(made.ok());
        values_ = made->get();
        seen_.clear();
        walk("net:hidden/kernel:gradient[0,0]");
        std::set<std::string> ends;
        for (const std::string& address : seen_)
            QVERIFY2(values_->value(address).ok() && values_->origin(address).ok(), address.c_str());
        for (const std::string& address : seen_)
            if (!values_->origin(address)->formula)
                ends.insert(address);
        // A hidden weight's gradient takes all of them but for the loss's own number.
        QCOMPARE(ends.size(), std::size_t(12 + 2 + 2));
        for (const std::string& end : ends)
            QVERIFY2(values_->canBeMoved(end), end.c_str());
        QVERIFY(seen_.contains("net:out/sum:gradient[1]") && seen_.contains("net:hidden/output:gradient[0]"));
    }

    void everyExperimentAndItsSettingsHaveNames()
    {
        for (const ExperimentType& type : experimentsTable()) {
            QVERIFY2(!type.title.empty(), type.id);
            for (const AttributeSpec& attribute : type.attributes)
                QVERIFY2(!attribute.title.empty(), (type.id + ("." + attribute.name)).c_str());
        }
    }

    void everyKindOfNumberSaysWhatGaveIt_data()
    {
        QTest::addColumn<QString>("lab");
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("source");
        QTest::addColumn<QStringList>("from");
        const auto row = [](const char* name, const char* lab, const char* address, LabSource source,
                            const QStringList& from = {}) {
            QTest::newRow(name) << lab << address << int(source) << from;
        };
        row("a quantity", "neuron", "y", LabSource::formula);
        row("an experiment", "vanishing-gradient", "stairs:first[0]", LabSource::experiment, {"stairs.depth"});
        row("a setting of an experiment", "vanishing-gradient", "stairs.depth", LabSource::setting);
        row("a run", "xor", "successes", LabSource::run, {"live.run.loss"});
        row("an action repeated", "line-fit", "steps", LabSource::repeated, {"away", "fit.w", "fit.b"});
        row("a number held by hand", "line-fit", "fit.w", LabSource::held);
        row("a row of a list", "line-fit", "points:x[0]", LabSource::held);
        row("a training", "xor", "live.run.loss", LabSource::trained,
            {"live.seed", "live.training.epochs", "live.training.batch_size",
             "live.training.optimizer.learning_rate"});
        row("the rows of the data", "playground", "hand.now.accuracy", LabSource::judged);
        row("a setting of a network", "xor", "net.data.source.table", LabSource::setting);
    }
    void everyKindOfNumberSaysWhatGaveIt()
    {
        QFETCH(QString, lab);
        QFETCH(QString, address);
        QFETCH(QStringList, from);
        const CourseEntry* entry = findLab(entries_, lab.toStdString());
        QVERIFY(entry);
        const Result<std::unique_ptr<LabValues>> made = LabValues::make(*entry->lab);
        QVERIFY(made.ok());
        const Result<LabOrigin> origin = (*made)->origin(address.toStdString());
        QVERIFY(origin.ok());
        QTEST(int(origin->source), "source");
        QStringList came;
        for (const std::string& one : origin->from)
            came += QString::fromStdString(one);
        for (const QString& one : from)
            QVERIFY2(came.contains(one), qPrintable(came.join(' ')));
    }

private:
    void labs()
    {
        QTest::addColumn<int>("unused");
        for (const CourseEntry& entry : entries_)
            QTest::newRow(entry.id.c_str()) << 0;
    }

    /// Headlines, what the texts print, and every element of every tensor that a network of the lab has.
    std::vector<std::string> shownOn(const LabStep& step)
    {
        const Lab& lab = *entry_->lab;
        std::vector<std::string> shown = step.headline.empty() ? lab.headline : step.headline;
        for (const LabQuantity& quantity : lab.quantities)
            shown.push_back(quantity.id);
        for (const LabSubject& subject : lab.subjects)
            for (const Node& node : subject.project.graph.nodes)
                for (const char* name :
                     {"/sum", "/output", "/sum:gradient", "/output:gradient", "/kernel:gradient", "/bias:gradient"})
                    addElements(subject.id, node.id + name, shown);
        return shown;
    }

    void addElements(const std::string& subject, const std::string& tensor, std::vector<std::string>& shown)
    {
        HeldNetwork* network = values_->network(subject);
        const Shape shape = network ? network->shapeOf(tensor) : Shape();
        std::vector<std::int64_t> index(std::size_t(shape.rank()));
        if (shape.rank() == 0 || shape.size() > 16)
            return;
        do
            shown.push_back(written({LabAddress::Kind::element, subject, tensor, index}));
        while (nextIndex(index, shape));
    }

    void walk(const std::string& address)
    {
        if (!seen_.insert(address).second || QTest::currentTestFailed())
            return;
        const Result<LabOrigin> origin = values_->origin(address);
        const Result<double> value = values_->value(address);
        if (!value || !origin)
            return; // of a run that was not made yet
        if (!origin->formula) {
            QVERIFY2(hasSource(address, *origin), (address + " comes from nowhere").c_str());
            for (const std::string& from : origin->from)
                walk(from);
            return;
        }
        std::map<std::string, double> numbers;
        for (const auto& [name, from] : origin->names) {
            numbers[name] = *values_->value(from);
            walk(from);
        }
        for (const auto& [name, others] : origin->others)
            numbers[name] = others.together;
        const Result<double> again = computed(*origin, numbers);
        QVERIFY(again.ok());
        QVERIFY2(*again == *value || std::abs(*again - *value) <= 1e-12 * std::max(1.0, std::abs(*value))
                     || (std::isnan(*again) && std::isnan(*value)),
                 qPrintable(QStringLiteral("%1 = %2, but %3 = %4")
                                .arg(QString::fromStdString(address))
                                .arg(*value)
                                .arg(QString::fromStdString(origin->formula->text()))
                                .arg(*again)));
    }

    /// What gives a number that no formula gives is what the lab's file says, and what it took is there.
    bool hasSource(const std::string& address, const LabOrigin& origin)
    {
        const LabAddress read = *parseAddress(address);
        const LabQuantity* quantity = entry_ ? entry_->lab->quantity(read.name) : nullptr;
        const bool isQuantity = read.kind == LabAddress::Kind::quantity && quantity;
        const HeldExperiment* experiment = values_->experiment(read.subject);
        const auto isThere = [&](const std::string& from) { return values_->value(from).ok(); };
        switch (origin.source) {
        case LabSource::formula:
        case LabSource::forward:
        case LabSource::backward:
            return false; // a formula would say more
        case LabSource::held:
            return values_->canBeMoved(address);
        case LabSource::setting:
            return read.kind == LabAddress::Kind::setting;
        case LabSource::difference:
            return read.name.ends_with(":difference");
        case LabSource::passes:
            return read.name.ends_with("/passes");
        case LabSource::experiment:
            return experiment && origin.from.size() == experiment->type().attributes.size()
                && std::ranges::all_of(origin.from, isThere);
        case LabSource::run:
            return isQuantity && quantity->measured && !origin.from.empty();
        case LabSource::repeated:
            return isQuantity && quantity->repeated && origin.from.size() > 1
                && std::ranges::all_of(origin.from, isThere);
        case LabSource::line:
            return isQuantity && quantity->line && origin.over == quantity->line->over;
        case LabSource::trained:
            return read.name.starts_with("run.") && std::ranges::all_of(origin.from, isThere);
        case LabSource::judged:
            return read.name.starts_with("now.");
        }
        return false;
    }

    /// The formula with these numbers; of lists with each row's, all taken together.
    Result<double> computed(const LabOrigin& origin, std::map<std::string, double> numbers)
    {
        if (origin.single) {
            const Result<float> single = origin.formula->evaluateF32(numbers);
            return single ? Result<double>(double(*single)) : Result<double>(single.error());
        }
        if (origin.over.empty())
            return origin.formula->evaluate(numbers);
        double sum = 0;
        const auto& lists = entry_->lab->subject(origin.over)->lists;
        const std::size_t rows = lists.front().second.size();
        for (std::size_t row = 0; row < rows; ++row) {
            for (const auto& [name, unused] : lists) {
                const std::string element = origin.over + ":" + name + "[" + std::to_string(row) + "]";
                numbers[name] = *values_->value(element);
                walk(element);
            }
            const Result<double> one = origin.formula->evaluate(numbers);
            if (!one)
                return one.error();
            sum += *one;
        }
        return origin.each == "sum" ? sum : sum / double(rows);
    }

    std::vector<CourseEntry> entries_ = course({});
    const CourseEntry* entry_ = nullptr;
    LabValues* values_ = nullptr;
    std::set<std::string> seen_;
};

QTEST_GUILESS_MAIN(ProvenanceTest)
#include "provenance_test.moc"
