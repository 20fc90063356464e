#include "data/pictures/new_picture.h"
#include "data/pictures/scene.h"
#include "data/pictures/scene_unseen.h"
#include "data/source_type.h"

#include <algorithm>
#include <limits>

namespace loom::sources {
namespace {

constexpr std::int64_t kMostBytes = std::int64_t(1) << 30;
constexpr int kBoxNumbers = 6;
/// Words that are no words of a scene: padding, unknown, and the two ends.
const std::vector<std::string> kMarks{"", TR("unknown"), "start", "end"};
constexpr std::int32_t kStart = 2, kEnd = 3;

enum class Target { shape, present, mask, boxes, sentence };
const std::vector<std::string>& targetNames()
{
    static const std::vector<std::string> kNames{"class", "present", "mask", "boxes", "sentence"};
    return kNames;
}

std::vector<SceneShape> shapesOf(const std::string& set)
{
    const int first = set == "new_four" ? 8 : 0, count = set == "eight" ? 8 : 4;
    std::vector<SceneShape> shapes;
    for (int i = first; i < first + count; ++i)
        shapes.push_back(SceneShape(i));
    return shapes;
}

std::vector<std::string> namesOf(const std::vector<SceneShape>& shapes)
{
    std::vector<std::string> names;
    for (const SceneShape shape : shapes)
        names.emplace_back(nameOf(shape));
    return names;
}

struct Task {
    Target target = Target::shape;
    std::int64_t samples = 0;
    SceneRules rules;

    /// Words of the longest sentence and one of its ends.
    std::int64_t steps() const { return std::max<std::int64_t>(8, 4 * rules.most - 1) + 1; }
};

Task taskOf(const Attributes& attributes)
{
    const auto whole = [&](const char* name) { return integerOf(attributeOf(attributes, name)); };
    const auto real = [&](const char* name) { return numberOf(attributeOf(attributes, name)); };
    Task task;
    task.target =
        Target(std::ranges::find(targetNames(), stringOf(attributeOf(attributes, "target"))) - targetNames().begin());
    task.samples = whole("samples");
    task.rules = {shapesOf(stringOf(attributeOf(attributes, "shapes"))),
                  stringOf(attributeOf(attributes, "colors")) == "any",
                  std::min(whole("fewest"), whole("most")),
                  whole("most"),
                  real("smallest"),
                  real("largest"),
                  whole("clutter"),
                  real("noise"),
                  real("overlap"),
                  real("clear")};
    if (task.target == Target::shape) // which one is asked for only where there is one
        task.rules.least = task.rules.most = 1;
    return task;
}

std::vector<std::string> wordsOf(const Task& task)
{
    std::vector<std::string> words = kMarks;
    const auto add = [&](const std::vector<std::string>& more) {
        words.insert(words.end(), more.begin(), more.end());
    };
    add({"a", "and", "left", "of", "above", "below"});
    add({sceneColorNames().begin(), sceneColorNames().end()});
    add(namesOf(task.rules.shapes));
    return words;
}

std::vector<Field> fieldsOf(const Task& task)
{
    const Field picture{"picture", DType::u8, Shape{kSceneSide, kSceneSide, 3}, FieldRole::input, {}, {}};
    const std::vector<std::string> shapes = namesOf(task.rules.shapes);
    std::vector<std::string> withBackground{TR("background")};
    withBackground.insert(withBackground.end(), shapes.begin(), shapes.end());
    switch (task.target) {
    case Target::shape:
        return {picture, {"shape", DType::i32, Shape{}, FieldRole::target, shapes, {}}};
    case Target::present:
        return {picture, {"present", DType::f32, Shape{std::int64_t(shapes.size())}, FieldRole::target, {}, shapes}};
    case Target::mask:
        return {picture, {"mask", DType::i32, Shape{kSceneSide, kSceneSide}, FieldRole::target, withBackground, {}}};
    case Target::boxes:
        return {picture,
                {"boxes",
                 DType::f32,
                 Shape{task.rules.most, kBoxNumbers},
                 FieldRole::target,
                 shapes,
                 {"left", "top", "right", "bottom", "shape", "color"}}};
    case Target::sentence:
        break;
    }
    Field words{"words", DType::i32, Shape{task.steps()}, FieldRole::input, {}, {}, FieldForm::words};
    words.words = wordsOf(task);
    words.lengths = "length";
    return {picture,
            words,
            {"length", DType::i32, Shape{}, FieldRole::lengths, {}, {}},
            {"next", DType::i32, Shape{task.steps()}, FieldRole::target, words.words, {}}};
}

std::int64_t placeOf(SceneShape shape, const Task& task)
{
    return std::ranges::find(task.rules.shapes, shape) - task.rules.shapes.begin();
}

void writeBoxes(const Scene& scene, const Task& task, float* out)
{
    std::fill_n(out, task.rules.most * kBoxNumbers, -1.0f);
    for (const SceneObject& object : scene.objects) {
        const SceneBox box = boxOf(object);
        const double side = double(kSceneSide);
        const double numbers[kBoxNumbers] = {box.left / side,
                                             box.top / side,
                                             box.right / side,
                                             box.bottom / side,
                                             double(placeOf(object.shape, task)),
                                             double(object.named)};
        for (const double number : numbers)
            *out++ = float(number);
    }
}

/// What was said so far, and the word that comes next; one true step more than the sentence has words.
void writeSentence(const Scene& scene, const std::vector<std::string>& known, std::int64_t steps, std::int64_t row,
                   std::vector<Tensor>& columns)
{
    const auto at = [&](int column) { return columns[std::size_t(column)].values<std::int32_t>(); };
    std::int64_t place = row * steps;
    at(1)[std::size_t(place)] = kStart;
    for (const std::string& word : sentenceOf(scene)) {
        const std::int32_t number = std::int32_t(std::ranges::find(known, word) - known.begin());
        at(3)[std::size_t(place)] = number;
        at(1)[std::size_t(++place)] = number;
    }
    at(3)[std::size_t(place)] = kEnd;
    at(2)[std::size_t(row)] = std::int32_t(place - row * steps + 1);
}

void writeTarget(const Scene& scene, const Task& task, std::int64_t row, std::vector<Tensor>& columns)
{
    switch (task.target) {
    case Target::shape:
        columns[1].set(row, double(placeOf(scene.objects.front().shape, task)));
        break;
    case Target::present:
        for (const SceneObject& object : scene.objects)
            columns[1].set(row * std::int64_t(task.rules.shapes.size()) + placeOf(object.shape, task), 1);
        break;
    case Target::mask:
        paintLabels(scene, task.rules.shapes,
                    columns[1].values<std::int32_t>().data() + row * kSceneSide * kSceneSide);
        break;
    case Target::boxes:
        writeBoxes(scene, task, columns[1].values<float>().data() + row * task.rules.most * kBoxNumbers);
        break;
    case Target::sentence:
        writeSentence(scene, wordsOf(task), task.steps(), row, columns);
        break;
    }
}

std::vector<Tensor> emptyColumns(const std::vector<Field>& fields, std::int64_t rows)
{
    std::vector<Tensor> columns;
    for (const Field& field : fields)
        columns.emplace_back(field.shape.withFront(rows), field.dtype);
    return columns;
}

/// How much of all masks is background: what an answer gets right that sees nothing.
Text backgroundNote(const Tensor& masks)
{
    const auto labels = masks.values<std::int32_t>();
    const double share = double(std::ranges::count(labels, 0)) / double(labels.size());
    return Text(TR("{percent} % of the pixels are background: so many are right where nothing is found."),
                {{"percent", std::int64_t(share * 100 + 0.5)}});
}

Result<UnseenScenes> unseenOf(const Attributes& attributes, const Task& task, std::uint64_t seed)
{
    const auto* names = std::get_if<std::vector<std::string>>(&attributeOf(attributes, "unseen"));
    const std::int64_t pairs = integerOf(attributeOf(attributes, "unseen_pairs"));
    if ((!names || names->empty()) && pairs == 0)
        return UnseenScenes();
    if (task.rules.anyColor)
        return Text(
            TR("Objects that training shall not see are named by their colors: scenes of any color have no such "
               "names. Take the named colors."));
    return UnseenScenes::of(names ? *names : std::vector<std::string>(), pairs, task.rules.shapes, seed);
}

/// Scenes that training shall not see are the test part.
Result<void> keepForTest(std::vector<std::int64_t> unseen, std::int64_t samples, SourceData& data)
{
    const auto count = std::int64_t(unseen.size());
    if (count == samples)
        return Text(
            TR("All {samples} scenes hold what training shall not see: take more scenes, or name fewer objects."),
            {{"samples", samples}});
    data.test = std::move(unseen);
    data.notes.push_back(
        Text(TR("{count} of {samples} scenes hold what training shall not see: they are the test part, "
                "and the others have none of it."),
             {{"count", count}, {"samples", samples}}));
    return {};
}

Result<SourceData> load(const Attributes& attributes, const SourceContext& context)
{
    const Task task = taskOf(attributes);
    const auto unseen = unseenOf(attributes, task, context.seed);
    if (!unseen)
        return unseen.error();
    const std::vector<Field> fields = fieldsOf(task);
    std::int64_t bytes = 0;
    for (const Field& field : fields)
        bytes += task.samples * field.shape.size() * std::int64_t(bytesOf(field.dtype));
    if (bytes > kMostBytes)
        return Text(TR("{samples} scenes take {megabytes} MB, more than the {most} MB that are held: take fewer."),
                    {{"samples", task.samples}, {"megabytes", bytes >> 20}, {"most", kMostBytes >> 20}});
    if (task.target == Target::sentence && task.rules.anyColor)
        return Text(TR("Sentences name the color of each object: scenes of any color have no such names. Take the "
                       "named colors, or another target."));
    std::vector<Tensor> columns = emptyColumns(fields, task.samples);
    const RandomStream stream(context.seed, "data/scenes");
    std::vector<std::int64_t> hidden;
    std::uint8_t* pictures = columns[0].values<std::uint8_t>().data();
    for (std::int64_t row = 0; row < task.samples; ++row) {
        if (row % 256 == 0 && context.progress && !context.progress(double(row) / double(task.samples)))
            return readingCancelled();
        const Scene scene = drawnScene(task.rules, stream, row);
        paintScene(scene, pictures + row * fields[0].shape.size());
        writeTarget(scene, task, row, columns);
        if (unseen->holds(scene))
            hidden.push_back(row);
    }
    SourceData data;
    data.notes.push_back(Text(TR("{samples} scenes of {side} × {side} pixels, drawn from the project's seed."),
                              {{"samples", task.samples}, {"side", kSceneSide}}));
    if (task.target == Target::mask)
        data.notes.push_back(backgroundNote(columns[1]));
    if (!unseen->empty())
        if (const auto kept = keepForTest(std::move(hidden), task.samples, data); !kept)
            return kept.error();
    data.rows = Dataset(fields, std::move(columns));
    return data;
}

/// A picture of any size; what is to be seen in it is not known.
Result<SourceData> loadNew(const NewRows& rows, const Attributes& attributes, const SourceContext&)
{
    const Task task = taskOf(attributes);
    if (task.target == Target::sentence)
        return Text(TR("A network that says sentences word by word needs the words said so far beside a new picture: "
                       "take rows of the data."));
    return newPictureRow(rows, {kSceneSide, kSceneSide}, fieldsOf(task), {});
}

AttributeSpec whole(const char* name, std::int64_t fallback, Text title, Text help, double least, double most)
{
    return {.name = name,
            .kind = AttributeKind::integer,
            .fallback = fallback,
            .title = std::move(title),
            .help = std::move(help),
            .minimum = least,
            .maximum = most};
}

AttributeSpec real(const char* name, double fallback, Text title, Text help, double least, double most, double step,
                   std::string unit = {})
{
    return {.name = name,
            .kind = AttributeKind::real,
            .fallback = fallback,
            .title = std::move(title),
            .help = std::move(help),
            .minimum = least,
            .maximum = most,
            .step = step,
            .unit = std::move(unit)};
}

AttributeSpec choice(const char* name, std::vector<std::string> choices, Text title, Text help)
{
    return {.name = name,
            .kind = AttributeKind::choice,
            .fallback = choices.front(),
            .title = std::move(title),
            .help = std::move(help),
            .choices = std::move(choices)};
}

std::vector<AttributeSpec> attributes()
{
    return {
        choice("target", targetNames(), TR("Target"),
               TR("What is asked about a scene: “class” the shape of the only object, “present” which shapes are in "
                  "it, “mask” the shape at each pixel, “boxes” where each object is, “sentence” what is to be seen, "
                  "word by word.")),
        whole("samples", 1000, TR("Scenes"), TR("How many scenes are drawn."), 2, 100000),
        choice("shapes", {"four", "eight", "new_four"}, TR("Shapes"),
               TR("“four”: circle, square, triangle and star; “eight”: ring, plus, half-disc and hexagon too; "
                  "“new_four”: heart, crescent, T and arrow, which are in neither of the others.")),
        choice("colors", {"named", "any"}, TR("Colors"),
               TR("“named”: red, green, blue and yellow; “any”: all that stand out from the background.")),
        whole("fewest", 1, TR("Fewest objects"),
              TR("At least so many objects are in a scene, fewer only where no place is left for them. One where the "
                 "class is asked for."),
              1, 8),
        whole("most", 4, TR("Most objects"),
              TR("At most so many objects are in a scene. Fewer where no place is left for them."), 1, 8),
        real("smallest", 6, TR("Smallest radius"), TR("The radius of the smallest objects."), 3, 24, 1, TR("px")),
        real("largest", 13, TR("Largest radius"), TR("The radius of the largest objects."), 3, 24, 1, TR("px")),
        whole("clutter", 4, TR("Strokes"),
              TR("At most so many thin strokes lie behind the objects; they belong to the background."), 0, 20),
        real("noise", 0.06, TR("Noise"),
             TR("How far each number of the picture strays, where black is 0 and full light is 1."), 0, 0.5, 0.01),
        real("overlap", 0.3, TR("Overlap"),
             TR("Which share of the smaller of two boxes the other may cover. Later objects lie on top."), 0, 0.9,
             0.05),
        real("clear", 0, TR("Clear places"),
             TR("An object must move at least so far, sideways, up or down, before the sentence becomes another one. "
                "With 0 some scenes lie halfway between “left of” and “above”, where nobody knows what to say."),
             0, 10, 1, TR("px")),
        {.name = "unseen",
         .kind = AttributeKind::texts,
         .fallback = std::vector<std::string>(),
         .title = TR("Never in training"),
         .help = TR("Objects such as “red star”, or two side by side such as “red star + blue circle” (the left one "
                    "first): scenes with them are the test part. Does the network know them all the same?")},
        whole("unseen_pairs", 0, TR("Pairs never in training"),
              TR("So many pairs of objects side by side, drawn by the seed from all of them (256 of four shapes in "
                 "four colors), are in the test part alone."),
              0, 512)};
}

} // namespace

SourceType scenes()
{
    return {.id = "scenes",
            .title = TR("Generated scenes"),
            .text = TR("Pictures of shapes in color before a busy background, of which all is known: which shapes "
                       "there are, where each lies, which pixels belong to it, and a sentence about it."),
            .attributes = attributes(),
            .load = load,
            .loadNew = loadNew,
            .pictures = true,
            .ownClasses = true,
            .usualTransforms = {{"scale", {}}},
            .usualValidation = 0.2};
}

} // namespace loom::sources
