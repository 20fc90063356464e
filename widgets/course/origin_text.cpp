#include "course/origin_text.h"

#include "common/core_text.h"
#include "common/series_words.h"
#include "course/lab_session.h"
#include "course/symbols.h"
#include "document/tensor_name.h"
#include "formula/symbol.h"
#include "project/path.h"

#include <QCoreApplication>

#include <algorithm>

namespace loom::ui {
namespace {

constexpr QChar kTogether(0x00A0); ///< a space at which no line ends
constexpr std::size_t kListed = 8; ///< of more, the first and the last are said

/// The sentences about one number.
class OriginText {
    Q_DECLARE_TR_FUNCTIONS(OriginText)
public:
    OriginText(const LabSession& session, const LabOrigin& origin)
        : session_(session)
        , origin_(origin)
    {
    }

    QString of(const std::string& text) const
    {
        const LabAddress address = *parseAddress(text);
        const QString where = whereOf(address);
        switch (origin_.source) {
        case LabSource::formula:
            return {};
        case LabSource::held:
            return address.kind == LabAddress::Kind::element ? tr("Held by hand: an element of %1.").arg(where)
                                                             : tr("Held by hand: %1.").arg(where);
        case LabSource::setting:
            return session_.values().experiment(address.subject)
                ? tr("A setting of the experiment “%1”: %2.").arg(subjectName(address.subject), settingName(address))
                : tr("A setting of the network: %1.").arg(where);
        case LabSource::forward:
            return tr("Computed by the network in 64-bit numbers: an element of %1.").arg(where);
        case LabSource::backward:
            return tr("Computed backward by the network in 64-bit numbers: an element of %1.").arg(where);
        case LabSource::difference:
            return tr("Measured by two forward passes, with the number a little larger and a little smaller: %1.")
                .arg(where);
        case LabSource::passes:
            return tr("Counted: the forward passes that all differences take.");
        case LabSource::experiment:
            return tr("Computed by the experiment “%1” from its settings: %2.")
                .arg(subjectName(address.subject), links(origin_.from));
        case LabSource::run:
            return runText(*session_.lab().quantity(address.name)->measured);
        case LabSource::repeated:
            return repeatText(*session_.lab().quantity(address.name)->repeated);
        case LabSource::line:
            return tr("Of the line whose mean absolute error is least; it goes through two of these: %1.")
                .arg(wordText(session_, origin_.over));
        case LabSource::trained:
            return tr("What the last training of “%1” came to, by its settings: %2.")
                .arg(subjectName(address.subject), links(origin_.from));
        case LabSource::judged:
            return tr("Measured over the rows of the data, with the weights of “%1” as they stand.")
                .arg(subjectName(address.subject));
        }
        return {};
    }

private:
    /// The tensor, or the setting, that the number is one of.
    QString whereOf(const LabAddress& address) const
    {
        const Project* project = session_.values().project(address.subject);
        if (address.kind == LabAddress::Kind::setting)
            return settingName(address);
        return project && address.name.find('/') != std::string::npos
            ? tensorName(*project, address.name).toHtmlEscaped()
            : QString::fromStdString(address.name).toHtmlEscaped();
    }

    QString subjectName(const std::string& id) const
    {
        QString name;
        if (const HeldExperiment* experiment = session_.values().experiment(id))
            name = coreText(experiment->type().title);
        else if (const LabSubject* subject = session_.values().subject(id))
            name = QString::fromStdString(subject->project.title);
        return (name.isEmpty() ? QString::fromStdString(id) : name).toHtmlEscaped();
    }

    /// What the lesson calls it, else the experiment, the recipe or the metric.
    QString settingName(const LabAddress& address) const
    {
        if (const QString shown = shownName(session_, written(address)); !shown.isEmpty())
            return shown;
        if (address.name.starts_with("run."))
            return tr("%1 after training").arg(seriesTitle(address.name.substr(4)));
        if (address.name.starts_with("now."))
            return tr("%1 now").arg(seriesTitle(address.name.substr(4)));
        const QString title = titleOf(address);
        return (title.isEmpty() ? QString::fromStdString(address.name) : title).toHtmlEscaped();
    }

    QString titleOf(const LabAddress& address) const
    {
        if (const HeldExperiment* experiment = session_.values().experiment(address.subject)) {
            const auto& all = experiment->type().attributes;
            const auto found = std::ranges::find(all, address.name, &AttributeSpec::name);
            return found == all.end() ? QString() : coreText(found->title);
        }
        const Project* project = session_.values().project(address.subject);
        const Result<Addressed> found = project ? valueAt(*project, address.name) : Result<Addressed>(Text());
        if (!found)
            return {};
        constexpr std::string_view kNodes = "graph.nodes.";
        const QString title = coreText(found->spec.title);
        if (!address.name.starts_with(kNodes))
            return title;
        const std::string node = address.name.substr(kNodes.size());
        return tr("%1 · %2").arg(ownerName(*project, node.substr(0, node.find('.'))), title);
    }

    static QString seriesTitle(std::string series)
    {
        const bool test = series.starts_with("test_");
        const QString title = seriesWords(test ? series.substr(5) : series);
        return test ? tr("%1 (test)").arg(title) : title;
    }

    QString nameOf(const std::string& text) const
    {
        const Result<LabAddress> address = parseAddress(text);
        if (address && address->kind == LabAddress::Kind::setting)
            return settingName(*address);
        return addressName(session_, text);
    }

    QString link(const std::string& address, const QString& words) const
    {
        return QStringLiteral("<a href=\"%1\">%2</a>").arg(QString::fromStdString(address).toHtmlEscaped(), words);
    }
    QString link(const std::string& address) const { return link(address, nameOf(address)); }

    /// Each with its number as it stands.
    QString links(const std::vector<std::string>& addresses) const
    {
        QStringList all;
        for (const std::string& address : addresses)
            all += link(address,
                        tr("%1 = %2").arg(nameOf(address), numberAt(address)).replace(QLatin1Char(' '), kTogether));
        return all.join(tr(", "));
    }

    /// A choice by its word.
    QString numberAt(const std::string& text) const
    {
        const Result<LabAddress> address = parseAddress(text);
        const HeldExperiment* experiment = address ? session_.values().experiment(address->subject) : nullptr;
        if (experiment && experiment->attributes().contains(address->name)) {
            const Value& value = experiment->attributes().at(address->name);
            if (const std::string* word = std::get_if<std::string>(&value))
                return QString::fromStdString(*word).toHtmlEscaped();
            if (const bool* on = std::get_if<bool>(&value))
                return *on ? tr("on") : tr("off");
        }
        return labNumber(session_.value(text));
    }

    QString boundsText(const LabBounds& bounds) const
    {
        if (bounds.atLeast && bounds.atMost)
            return tr("from %1 to %2").arg(numberText(*bounds.atLeast), numberText(*bounds.atMost));
        return bounds.atLeast ? tr("at least %1").arg(numberText(*bounds.atLeast))
            : bounds.atMost   ? tr("at most %1").arg(numberText(*bounds.atMost))
                              : tr("any number");
    }

    QString runText(const LabMeasure& measure) const
    {
        const LabRun& run = *session_.lab().run(runAndAddress(measure.value).first);
        QString what = link(runAndAddress(measure.value).second);
        if (!measure.minus.empty())
            what = tr("%1 − %2").arg(what, link(runAndAddress(measure.minus).second));
        if (!measure.over.empty())
            what = (measure.minus.empty() ? tr("%1 ÷ %2") : tr("(%1) ÷ %2"))
                       .arg(what, link(runAndAddress(measure.over).second));
        QStringList said{eachText(measure, int(rowCount(run))).arg(what), rowsText(run)};
        if (!session_.values().rows(run.id))
            said += tr("The run has not been computed yet.");
        said.removeAll(QString());
        return said.join(QLatin1Char(' '));
    }

    /// "%1" is left for what is measured.
    QString eachText(const LabMeasure& measure, int rows) const
    {
        const std::string& each = measure.each;
        if (each == "count")
            return tr("In how many of the %n row(s) of a run this number is %2: %1.", nullptr, rows)
                .arg(QStringLiteral("%1"), boundsText(measure.bounds));
        return each == "min"   ? tr("The smallest number of the %n row(s) of a run: %1.", nullptr, rows)
            : each == "max"    ? tr("The largest number of the %n row(s) of a run: %1.", nullptr, rows)
            : each == "median" ? tr("The median of the %n row(s) of a run: %1.", nullptr, rows)
            : each == "mean"   ? tr("The mean of the %n row(s) of a run: %1.", nullptr, rows)
            : each == "first"  ? tr("The first of the %n row(s) of a run: %1.", nullptr, rows)
            : each == "last"   ? tr("The last of the %n row(s) of a run: %1.", nullptr, rows)
            : each == "argmin" ? tr("Where, in the %n row(s) of a run, this number is smallest: %1.", nullptr, rows)
            : each == "argmax" ? tr("Where, in the %n row(s) of a run, this number is largest: %1.", nullptr, rows)
            : each == "slope"
            ? tr("The slope of the line through the %n row(s) of a run, both axes logarithmic: %1.", nullptr, rows)
            : tr("Of the %n row(s) of a run the number that is farthest off: %1.", nullptr, rows);
    }

    /// What is another from row to row.
    QString rowsText(const LabRun& run) const
    {
        QStringList numbers;
        const auto add = [&](double number) { numbers += numberText(number); };
        if (!run.seeds.empty()) {
            for (const std::uint64_t seed : run.seeds)
                numbers += QString::number(seed);
            return tr("Each row is trained from a seed of its own: %1.").arg(listed(numbers));
        }
        if (!run.sweep.empty()) {
            std::ranges::for_each(run.points, add);
            return tr("From row to row %1 is another: %2.").arg(link(run.sweep), listed(numbers));
        }
        for (const LabRun::Draw& draw : run.drawn)
            numbers += link(draw.path);
        if (!numbers.isEmpty())
            return tr("Drawn anew for each row: %1.").arg(listed(numbers));
        return run.subject.empty() ? QString() : tr("The row trains “%1”.").arg(subjectName(run.subject));
    }

    QString listed(const QStringList& all) const
    {
        return std::size_t(all.size()) <= kListed ? all.join(tr(", "))
                                                  : tr("%1, %2 … %3").arg(all[0], all[1], all.last());
    }

    QString repeatText(const LabRepeat& repeat) const
    {
        QString action = wordText(session_, repeat.action);
        if (action.isEmpty())
            action = QString::fromStdString(repeat.action);
        const std::string& end = origin_.from.front();
        return tr("Counted: how often “%1” is done, from the numbers as they stand, until %2 is %3.")
                   .arg(action, link(end), boundsText(repeat.bounds))
            + QLatin1Char(' ')
            + tr("Each time it moves %1.").arg(links({origin_.from.begin() + 1, origin_.from.end()}))
            + QLatin1Char(' ') + tr("∞ where %1 times do not suffice.").arg(countText(repeat.most));
    }

    const LabSession& session_;
    const LabOrigin& origin_;
};

} // namespace

QString sourceText(const LabSession& session, const std::string& address, const LabOrigin& origin)
{
    return OriginText(session, origin).of(address);
}

QString othersText(const LabOrigin& origin)
{
    QStringList all;
    for (const auto& [name, others] : origin.others) {
        const Symbol symbol = symbolOf(name);
        const char* pattern = others.chosenBy == "max"
            ? QT_TRANSLATE_N_NOOP("OriginText", "%1<sub>%2</sub>: %n other(s), at most %3")
            : others.chosenBy == "min"
            ? QT_TRANSLATE_N_NOOP("OriginText", "%1<sub>%2</sub>: %n other(s), at least %3")
            : QT_TRANSLATE_N_NOOP("OriginText", "%1<sub>%2</sub>: %n other(s), together %3");
        all += QCoreApplication::translate("OriginText", pattern, nullptr, int(others.count))
                   .arg(symbol.base, symbol.subscript, labNumber(others.together));
    }
    return all.join(QStringLiteral("<br>"));
}

} // namespace loom::ui
