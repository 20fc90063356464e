#include "data/doodle_file.h"

#include "base/json.h"
#include "data/source_paths.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace loom {
namespace {

constexpr std::int64_t kMostBytes = 64 << 20;
constexpr std::size_t kLongestLabel = 64; ///< bytes
constexpr std::size_t kMostPoints = 20000; ///< of a drawing
constexpr double kFarthest = 1e6;
constexpr int kVersion = 1;

using sources::fileName;

Result<PenPoint> pointOf(const Json& json)
{
    if (!json.is_array() || json.size() != 2 || !json[0].is_number() || !json[1].is_number())
        return Text(TR("A point is no pair of numbers [x, y]."));
    const PenPoint point{json[0].get<double>(), json[1].get<double>()};
    if (!(std::abs(point.x) <= kFarthest && std::abs(point.y) <= kFarthest))
        return Text(TR("A point lies farther away than {most}."), {{"most", kFarthest}});
    return point;
}

Result<PenDrawing> strokesOf(const Json& json)
{
    PenDrawing strokes;
    std::size_t points = 0;
    for (const Json& given : json) {
        if (!given.is_array())
            return Text(TR("A stroke is no list of points."));
        points += given.size();
        if (points > kMostPoints)
            return Text(TR("More than {most} points are too many for a drawing."), {{"most", kMostPoints}});
        PenStroke stroke;
        for (const Json& one : given) {
            const auto point = pointOf(one);
            if (!point)
                return point.error();
            stroke.push_back(*point);
        }
        if (!stroke.empty())
            strokes.push_back(std::move(stroke));
    }
    if (strokes.empty())
        return Text(TR("Nothing is drawn."));
    return strokes;
}

Result<OwnDoodle> doodleOf(const Json& json)
{
    if (!json.is_object() || !json.contains("label") || !json.contains("strokes"))
        return Text(TR("A drawing needs a “label” and “strokes”."));
    const Json &label = json.at("label"), &strokes = json.at("strokes");
    if (!label.is_string() || label.get_ref<const std::string&>().empty()
        || label.get_ref<const std::string&>().size() > kLongestLabel)
        return Text(TR("A label is a word of at most {most} bytes."), {{"most", kLongestLabel}});
    if (!strokes.is_array())
        return Text(TR("“strokes” is no list of strokes."));
    auto read = strokesOf(strokes);
    if (!read)
        return read.error();
    return OwnDoodle{label.get<std::string>(), std::move(*read)};
}

/// The file as it stands, with a list of drawings.
Result<Json> jsonOf(const std::string& file, const FileProgress& progress)
{
    const auto bytes = readFile(file, kMostBytes, progress);
    if (!bytes)
        return bytes.error();
    auto json = parseJson(*bytes);
    if (!json)
        return Text(TR("{file} holds no drawings: {why}"),
                    {{"file", fileName(file)}, {"why", english(json.error())}});
    const bool known = json->is_object() && json->contains("doodles") && json->contains("drawings");
    if (!known || !json->at("doodles").is_number_integer() || !json->at("drawings").is_array())
        return Text(TR("{file} holds no drawings: it needs to begin with {begin}."),
                    {{"file", fileName(file)}, {"begin", R"({"doodles": 1, "drawings": […)"}});
    if (const auto version = json->at("doodles").get<std::int64_t>(); version != kVersion)
        return Text(TR("{file} holds drawings of version {version}; this program knows version {known}."),
                    {{"file", fileName(file)}, {"version", version}, {"known", kVersion}});
    return json;
}

DoodleFile contentOf(const Json& json)
{
    DoodleFile out;
    std::int64_t place = 0;
    for (const Json& one : json.at("drawings")) {
        ++place;
        if (auto doodle = doodleOf(one))
            out.doodles.push_back(std::move(*doodle));
        else
            out.faults.add({Text(TR("drawing {number}"), {{"number", place}}), doodle.error()});
    }
    return out;
}

Json jsonOf(const OwnDoodle& doodle)
{
    Json strokes = Json::array();
    for (const PenStroke& stroke : doodle.strokes) {
        Json points = Json::array();
        for (const PenPoint point : stroke)
            points.push_back({std::int64_t(std::lround(point.x)), std::int64_t(std::lround(point.y))});
        strokes.push_back(std::move(points));
    }
    return {{"label", doodle.label}, {"strokes", std::move(strokes)}};
}

/// A drawing a line.
std::string written(const Json& json)
{
    std::string text = "{\"doodles\": " + std::to_string(kVersion) + ", \"drawings\": [";
    const char* between = "\n";
    for (const Json& one : json.at("drawings")) {
        text += between + writeJson(one);
        between = ",\n";
    }
    return text + "\n]}\n";
}

} // namespace

Result<DoodleFile> readDoodleFile(const std::string& file, const FileProgress& progress)
{
    const auto json = jsonOf(file, progress);
    if (!json)
        return json.error();
    return contentOf(*json);
}

Result<DoodleFile> addDoodle(const std::string& file, const OwnDoodle& doodle)
{
    Json added = jsonOf(doodle);
    if (const auto fine = doodleOf(added); !fine)
        return fine.error();
    std::error_code error;
    Json json = {{"doodles", kVersion}, {"drawings", Json::array()}};
    if (std::filesystem::exists(file, error)) {
        auto before = jsonOf(file, {});
        if (!before)
            return before.error();
        json = std::move(*before);
    }
    json.at("drawings").push_back(std::move(added));
    if (const auto saved = writeFileAtomically(file, written(json)); !saved)
        return saved.error();
    return contentOf(json);
}

} // namespace loom
