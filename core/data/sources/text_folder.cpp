#include "base/file.h"
#include "base/json.h"
#include "data/left_out.h"
#include "data/pictures/class_folders.h"
#include "data/plain_text.h"
#include "data/source_paths.h"
#include "data/test_rows.h"
#include "text/utf8.h"

#include <algorithm>
#include <filesystem>

namespace loom::sources {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kMostBytes = 8 << 20; ///< of a file
constexpr double kMostHeld = 4e9;

/// Texts of one folder of class folders, in the order of classes and names.
struct Texts {
    std::vector<std::string> classes;
    std::vector<std::string> texts;
    std::vector<std::int32_t> labels;
    std::int64_t cut = 0; ///< texts that lost their end
    Faults faults;
};

std::vector<std::string> namesIn(const fs::path& folder, bool folders)
{
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code other;
        const std::string name = entry->path().filename().string();
        const bool fits = folders ? entry->is_directory(other)
                                  : entry->is_regular_file(other) && entry->path().extension() == ".txt";
        if (name[0] != '.' && fits)
            names.push_back(name);
    }
    std::ranges::sort(names);
    return names;
}

/// At most so many bytes, cut between two characters.
void shorten(std::string& text, std::size_t most, std::int64_t& cut)
{
    if (text.size() <= most)
        return;
    while (most > 0 && (std::uint8_t(text[most]) & 0xC0) == 0x80)
        --most;
    text.resize(most);
    ++cut;
}

Result<void> addClass(const fs::path& folder, const std::string& name, std::int32_t label,
                      const Attributes& attributes, const SourceContext& context, Texts& out)
{
    const std::string encoding = stringOf(attributeOf(attributes, "encoding"));
    const auto longest = std::size_t(integerOf(attributeOf(attributes, "longest")));
    const std::vector<std::string> files = namesIn(folder / name, false);
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (i % 256 == 0 && context.progress && !context.progress(double(i) / double(files.size())))
            return readingCancelled();
        const std::string place = name + "/" + files[i];
        auto text = readFile((folder / place).string(), kMostBytes);
        CsvEncoding found = CsvEncoding::utf8;
        if (text)
            text = plainText(place, std::move(*text), encoding, found);
        if (text && text->find_first_not_of(" \t\n") == std::string::npos)
            text = Text(TR("The file is empty."));
        if (!text) {
            out.faults.add(faultIn(folder.string(), place, text.error()));
            continue;
        }
        shorten(*text, longest, out.cut);
        out.texts.push_back(std::move(*text));
        out.labels.push_back(label);
    }
    return {};
}

/// IMDB's folder of reviews that nobody has judged is no class.
bool isClass(const std::string& name)
{
    return name != "unsup";
}

Result<Texts> textsOf(const fs::path& folder, std::vector<std::string> known, const Attributes& attributes,
                      const SourceContext& context)
{
    Texts out;
    const bool learned = !known.empty();
    out.classes = std::move(known);
    for (const std::string& name : namesIn(folder, true)) {
        if (!isClass(name))
            continue;
        auto place = std::ranges::find(out.classes, name);
        if (place == out.classes.end() && learned) {
            out.faults.add({Text::verbatim(name), Text(TR("The class is not among those that are known."))});
            continue;
        }
        if (place == out.classes.end())
            place = out.classes.insert(place, name);
        const auto added =
            addClass(folder, name, std::int32_t(place - out.classes.begin()), attributes, context, out);
        if (!added)
            return added.error();
    }
    if (out.texts.empty())
        return out.faults.count > 0
            ? saidOf(out.faults.listed.front())
            : Text(TR("The folder {folder} holds no folders with files .txt: make a folder for each class and put "
                      "its texts there, one a file."),
                   {{"folder", folder.string()}});
    return out;
}

Result<SourceData> dataOf(Texts texts)
{
    const std::int64_t count = std::int64_t(texts.texts.size());
    const std::int64_t width = std::int64_t(std::ranges::max(texts.texts, {}, &std::string::size).size());
    if (double(count) * double(width) > kMostHeld)
        return Text(TR("{count} texts of up to {bytes} bytes would take more than 4 GB: cut them shorter."),
                    {{"count", count}, {"bytes", width}});
    auto [text, column] = textField("text", std::vector<std::string_view>(texts.texts.begin(), texts.texts.end()));
    std::vector<Tensor> columns;
    columns.push_back(std::move(column));
    columns.push_back(Tensor::of<std::int32_t>(Shape{count}, texts.labels));
    SourceData data;
    data.learned = writeJson({{"classes", texts.classes}});
    data.rows = Dataset({std::move(text), {"label", DType::i32, Shape{}, FieldRole::target, texts.classes, {}}},
                        std::move(columns));
    data.faults = std::move(texts.faults);
    data.notes.push_back(Text(TR("{count} text(s) of {classes} class(es); {cut} are longer than the longest allowed "
                                 "and lose their end."),
                              {{"count", count}, {"classes", texts.classes.size()}, {"cut", texts.cut}}));
    return data;
}

Result<SourceData> load(const Attributes& attributes, const SourceContext& context)
{
    const std::string given = stringOf(attributeOf(attributes, "folder"));
    if (given.empty())
        return Text(TR("No folder of texts is chosen: choose one in the data recipe."));
    std::vector<Text> notes;
    const fs::path folder = resolvedPath(given, context, notes);
    std::error_code error;
    if (!fs::is_directory(folder, error))
        return Text(TR("{folder} is no folder: choose one that holds a folder of texts for each class."),
                    {{"folder", folder.string()}});
    const bool parted = fs::is_directory(folder / "train", error);
    auto known = learnedClasses(context.learned);
    if (!known)
        return known.error();
    auto training = textsOf(parted ? folder / "train" : folder, std::move(*known), attributes, context);
    if (!training)
        return training.error();
    const std::vector<std::string> classes = training->classes;
    auto data = dataOf(std::move(*training));
    if (data)
        data->notes.insert(data->notes.begin(), notes.begin(), notes.end());
    if (!data || !parted || !fs::is_directory(folder / "test", error))
        return data;
    auto test = textsOf(folder / "test", classes, attributes, context);
    if (!test)
        return test.error();
    auto rows = dataOf(std::move(*test));
    if (!rows)
        return rows;
    return withTestRows(std::move(*data), std::move(*rows));
}

Result<SourceData> loadNew(const NewRows& rows, const Attributes& attributes, const SourceContext& context)
{
    auto classes = learnedClasses(context.learned);
    if (!classes)
        return classes.error();
    Texts texts;
    texts.classes = std::move(*classes);
    texts.labels = {-1};
    if (!rows.table.empty()) {
        auto bytes = readFile(rows.table, kMostBytes);
        CsvEncoding found = CsvEncoding::utf8;
        if (bytes)
            bytes = plainText(fileName(rows.table), std::move(*bytes), stringOf(attributeOf(attributes, "encoding")),
                              found);
        if (!bytes)
            return bytes.error();
        texts.texts = {std::move(*bytes)};
    }
    for (const auto& [column, cell] : rows.row)
        if (column == "text")
            texts.texts = {cell};
    if (texts.texts.empty() || texts.texts.front().empty())
        return Text(TR("The network reads a text: give a file of text, or a row text=…"));
    auto data = dataOf(std::move(texts));
    if (data) {
        data->learned = context.learned;
        data->notes.clear();
    }
    return data;
}

} // namespace

SourceType text_folder()
{
    return {.id = "text_folder",
            .title = TR("Folder of texts"),
            .text = TR("Files .txt, one text each, one folder for each class, whose name is the class; or such "
                       "folders below train and test, as the film reviews of IMDB come."),
            .attributes = {{.name = "folder",
                            .kind = AttributeKind::file,
                            .fallback = std::string(),
                            .title = TR("Folder"),
                            .help = TR("It holds a folder for each class with its texts, or train and test with such "
                                       "folders; a relative path starts at the project.")},
                           encodingAttribute(),
                           {.name = "longest",
                            .kind = AttributeKind::integer,
                            .fallback = std::int64_t(5000),
                            .title = TR("Longest text"),
                            .help = TR("Texts of more bytes lose their end."),
                            .minimum = 10,
                            .maximum = 1000000,
                            .unit = TR("bytes")}},
            .load = load,
            .loadNew = loadNew,
            .newColumns = newTextColumns,
            .usualTransforms = {{"vocabulary", {}}},
            .usualSplit = "stratified",
            .usualValidation = 0.1};
}

} // namespace loom::sources
