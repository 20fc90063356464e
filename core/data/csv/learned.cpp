// What of a table's layout a network takes along to new tables.
#include "base/json.h"
#include "data/csv/fields.h"
#include "data/csv/layout.h"
#include "data/source_paths.h"

#include <algorithm>

namespace loom::sources {
namespace {

constexpr const char* kKinds[] = {"empty", "numbers", "dates", "words", "text"};

Json jsonOf(const CsvEncoder& encoder, const std::string& name)
{
    Json json = {{"column", name}, {"kind", kKinds[int(encoder.kind)]}};
    if (encoder.kind == CsvKind::words)
        json["words"] = encoder.words;
    if (encoder.kind == CsvKind::dates) {
        json["day_first"] = encoder.dayFirst;
        json["hours"] = encoder.dates.hours;
        if (encoder.dates.harmonics > 0)
            json["harmonics"] = encoder.dates.harmonics;
    }
    return json;
}

Json listOf(const std::vector<CsvEncoder>& encoders, const std::vector<std::string>& names)
{
    Json list = Json::array();
    for (std::size_t i = 0; i < encoders.size(); ++i)
        list.push_back(jsonOf(encoders[i], names[i]));
    return list;
}

/// Throws what nlohmann's accessors throw where the record is not as `jsonOf` writes it.
void readList(const Json& list, const CsvSurvey& survey, std::vector<CsvEncoder>& encoders,
              std::vector<std::string>& names)
{
    for (const Json& json : list) {
        CsvEncoder encoder;
        names.push_back(json.at("column").get<std::string>());
        encoder.column = survey.indexOf(names.back());
        const auto kind = std::ranges::find(kKinds, json.at("kind").get<std::string>());
        encoder.kind = kind == std::end(kKinds) ? CsvKind::numbers : CsvKind(kind - std::begin(kKinds));
        if (encoder.kind == CsvKind::words)
            encoder.setWords(json.at("words").get<std::vector<std::string>>());
        if (encoder.kind == CsvKind::dates) {
            encoder.dayFirst = json.at("day_first").get<bool>();
            encoder.dates = {std::clamp(json.value("harmonics", 0), 0, CsvDateForm::kMostHarmonics),
                             json.at("hours").get<bool>()};
        }
        encoders.push_back(std::move(encoder));
    }
}

Result<void> checkColumns(const std::string& file, const CsvSurvey& survey, const std::vector<CsvEncoder>& encoders,
                          const std::vector<std::string>& names)
{
    for (std::size_t i = 0; i < encoders.size(); ++i)
        if (encoders[i].column < 0)
            return Text(
                TR("{file} has no column “{name}”, which the network has learned from; its {count} columns are: "
                   "{all}."),
                {{"file", fileName(file)},
                 {"name", names[i]},
                 {"count", survey.columns.size()},
                 {"all", survey.names(names[i])}});
    return {};
}

/// Weight and mask belong to an evaluation; new rows need none.
Result<void> addSides(const CsvSurvey& survey, const Attributes& attributes, CsvLayout& layout)
{
    for (const FieldRole role : {FieldRole::sampleWeight, FieldRole::mask}) {
        const std::string name = stringOf(attributeOf(attributes, nameOf(role)));
        if (name.empty())
            continue;
        CsvEncoder encoder;
        encoder.column = survey.indexOf(name);
        layout.sides.push_back(std::move(encoder));
        layout.sideRoles.push_back(role);
    }
    return {};
}

} // namespace

bool CsvLayout::uses(const std::string& column) const
{
    for (const auto* names : {&inputNames, &amountNames, &labelNames, &textNames})
        if (std::ranges::find(*names, column) != names->end())
            return true;
    return false;
}

std::string CsvLayout::names() const
{
    constexpr std::size_t kShown = 30;
    std::string all;
    for (const std::string& name : textNames)
        all += (all.empty() ? "" : ", ") + name;
    for (std::size_t i = 0; i < std::min(inputNames.size(), kShown); ++i)
        all += (all.empty() ? "" : ", ") + inputNames[i];
    return inputNames.size() > kShown ? all + ", …" : all;
}

std::string learnedFrom(const CsvSurvey& survey, const CsvLayout& layout)
{
    return writeJson({{"decimal_comma", survey.decimalComma},
                      {"inputs", listOf(layout.inputs, layout.inputNames)},
                      {"amounts", listOf(layout.amounts, layout.amountNames)},
                      {"labels", listOf(layout.labels, layout.labelNames)},
                      {"texts", listOf(layout.texts, layout.textNames)}});
}

Result<CsvLayout> csvLayoutOf(const std::string& text, const std::string& file, const CsvSurvey& survey,
                              const Attributes& attributes, bool needTargets)
{
    CsvLayout layout;
    layout.learned = true;
    const Result<Json> learned = parseJson(text);
    if (!learned)
        return learned.error();
    try {
        readList(learned->at("inputs"), survey, layout.inputs, layout.inputNames);
        readList(learned->at("amounts"), survey, layout.amounts, layout.amountNames);
        readList(learned->at("labels"), survey, layout.labels, layout.labelNames);
        readList(learned->value("texts", Json::array()), survey, layout.texts, layout.textNames);
    } catch (const Json::exception&) {
        return Text(TR("What the weights say about their table is damaged; train again, or use other weights."));
    }
    for (std::size_t i = 0; i < layout.amounts.size(); ++i)
        layout.amounts[i].first = std::int64_t(i);
    if (const auto there = checkColumns(file, survey, layout.inputs, layout.inputNames); !there)
        return there.error();
    if (const auto there = checkColumns(file, survey, layout.texts, layout.textNames); !there)
        return there.error();
    if (needTargets) {
        if (const auto there = checkColumns(file, survey, layout.amounts, layout.amountNames); !there)
            return there.error();
        if (const auto there = checkColumns(file, survey, layout.labels, layout.labelNames); !there)
            return there.error();
    }
    if (const auto added = addSides(survey, attributes, layout); !added)
        return added.error();
    layout.place();
    return layout;
}

std::vector<NewColumn> csvNewColumns(const std::string& learned)
{
    CsvLayout layout;
    const Result<Json> json = parseJson(learned);
    try {
        if (json)
            readList(json->at("inputs"), CsvSurvey(), layout.inputs, layout.inputNames);
        if (json)
            readList(json->value("texts", Json::array()), CsvSurvey(), layout.texts, layout.textNames);
    } catch (const Json::exception&) {
        return {};
    }
    layout.place();
    std::vector<NewColumn> columns;
    for (const std::string& name : layout.textNames)
        columns.push_back({name, NewColumn::Kind::text, {}, csvFieldName(name, "text"), 0, 0});
    for (std::size_t i = 0; i < layout.inputs.size(); ++i) {
        const CsvEncoder& encoder = layout.inputs[i];
        const auto kind = encoder.kind == CsvKind::dates ? NewColumn::Kind::date
            : encoder.kind == CsvKind::words             ? NewColumn::Kind::word
                                                         : NewColumn::Kind::number;
        columns.push_back({layout.inputNames[i], kind, encoder.words, "features", encoder.first, encoder.width()});
    }
    return columns;
}

} // namespace loom::sources
