#include "course/chapters.h"
#include "course/lab_words.h"

namespace loom {
namespace {

using enum LabForm;
using Words = std::vector<LabWord>;

Words with(Words words, const Words& more)
{
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

const Words kId{{"id", text, "a word of small letters, digits and underscores", true}};

/// What bounds a number.
const Words kBounds{{"at_least", number, "the smallest that holds"},
                    {"at_most", number, "the largest that holds"},
                    {"within", number, "both: [smallest, largest]", false, 2}};

/// What is read off the rows of a run.
Words measured()
{
    return with(
        {{"value", column, "what is measured in each row", true},
         {"minus", column, "taken from it"},
         {"over", column, "it is divided by"},
         oneOf("each", "what is taken of the rows; slope: of ln |value| over ln of what is swept, the power",
               {"all", "min", "max", "median", "mean", "count", "first", "last", "argmin", "argmax", "slope"}),
         {"count", whole, "for count: how many rows must hold"}},
        kBounds);
}

LabPart lab()
{
    return {"lab",
            "the whole file",
            {{"format", whole, "1", true},
             {"id", text, "of the lab: small letters and hyphens", true},
             wholeOf("chapter", "of the course; loom lab words lists them", 1, std::int64_t(courseChapters().size())),
             wholeOf("minutes", "how long it takes", 1, 600),
             wholeOf("seed", "of everything drawn", 0, 1000000000000),
             {"years", whole, "of the history's time line that open it", false, -1},
             manyOf("subjects", "what the lab is about", "subjects"),
             manyOf("quantities", "numbers that follow from others", "quantities"),
             manyOf("views", "pictures", "view"),
             manyOf("controls", "sliders and editors", "controls"),
             manyOf("actions", "buttons", "actions"),
             {"headline", address, "numbers above the pictures", false, -1},
             manyOf("steps", "pages of the lesson: one at least", "steps"),
             manyOf("quiz", "pages with a question each", "steps"),
             manyOf("tasks", "pages with a goal each", "steps"),
             manyOf("runs", "what is computed row by row", "runs"),
             manyOf("checks", "what must be so, and a control that must fail", "checks")}};
}

LabPart subjects()
{
    return {"subjects", "a network in the hand; or numbers, lists, an experiment",
            with(kId,
                 {{"project", record, "graph, data and training as in a project file"},
                  {"of", subject, "instead: another subject, changed by set and without"},
                  {"set", record, "{\"graph.nodes.ID.attributes.units\": 3}: settings that are otherwise"},
                  {"without", text, "nodes that are taken out", false, -1},
                  {"inputs", record, "{\"FIELD\": [shape]}: what is read by hand, where there is no data"},
                  {"targets", record, "{\"FIELD\": [shape]}: what the loss compares with, likewise"},
                  {"held", record, "{\"NODE/NAME\": numbers as the tensor has its axes}, at first"},
                  {"refit", flag, "its sigmoid output is put at its best at once"},
                  {"numbers", record, "{\"NAME\": number} alone, each at SUBJECT.NAME"},
                  {"lists", record, "{\"NAME\": [numbers]} alone, each at SUBJECT:NAME[0]"},
                  {"experiment", text, "a file of core/course/experiments"},
                  {"attributes", record, "its settings at first"}})};
}

LabPart quantities()
{
    return {"quantities", "a number by a formula; or of a run's rows; or how often an action is done",
            with(with(kId,
                      {{"formula", formula, "over names and quantities before this one"},
                       {"names", addresses, "what the letters of the formula stand for"},
                       beside({"derivative", quantity, "whose derivative it is"}, {"by"}),
                       {"by", text, "the name in that one's formula"},
                       {"of", quantity, "the formula of another, over other names"},
                       {"choices", formula, "to choose from", false, -1},
                       beside({"chosen", address, "of the place of the one that holds, from 0"}, {"choices"}),
                       oneOf("dtype", "of the numbers", {"f64", "f32"}),
                       {"value", column, "instead: what is measured in a run's rows"},
                       {"minus", column, "taken from it"},
                       {"over", text, "a subject with lists: the formula for each of its rows; of a run: divided by"},
                       oneOf("each",
                             "what is taken of the rows (slope: of ln |value| over ln of what is swept); of a "
                             "subject's: mean or sum",
                             {"all", "min", "max", "median", "mean", "sum", "count", "first", "last", "argmin",
                              "argmax", "slope"}),
                       {"count", whole, "for count"},
                       {"repeat", action, "instead: this action again and again …"},
                       beside({"until", quantity, "… until this is within the bounds"}, {"repeat"}),
                       beside(wholeOf("most", "times; then it is infinite", 1, 1000000), {"repeat"}),
                       oneOf("line", "instead: of the line of least mean absolute error through points of over",
                             {"slope", "height"}),
                       {"x", text, "for line: the list across"},
                       {"y", text, "for line: the list up"}}),
                 kBounds)};
}

LabPart controls()
{
    return {"controls",
            "an editor of a setting or a number; shown by steps that name its path",
            {{"path", address, "what it moves", true},
             oneOf("editor", "without: the setting's own", {"slider"}),
             beside(upTo({"from", number, "of the slider: its left end"}, "to"), {"to"}),
             beside({"to", number, "its right end; what it moves begins between them"}, {"from"}),
             oneOf("scale", "log: even factors, above 0", {"linear", "log"})}};
}

LabPart actions()
{
    return {"actions", "a button; its words are in the lesson's ## words",
            with(kId,
                 {{"set", settings, "moved at once, by what was before", true},
                  wholeOf("times", "how often at a press", 1, 1000)})};
}

LabPart steps()
{
    return {"steps", "a page: of the lesson, the quiz (with a question) or the tasks (with a goal)",
            with(kId,
                 {{"views", view, "that are seen", false, -1},
                  {"set", settings, "where the page starts"},
                  {"after", settings, "once its question is answered"},
                  {"locks", address,
                   "and actions that stand still until it is answered, or throughout without a question", false, -1},
                  {"hides", text, "views and addresses that are covered until then", false, -1},
                  recordOf("predict", "what is asked before something moves", "question"),
                  {"actions", action, "buttons that are shown", false, -1},
                  {"controls", address, "paths of the lab's controls that are shown", false, -1},
                  {"train", subject, "trained at the press of a button"},
                  {"run", run, "computed at the press of a button"},
                  recordOf("play", "a whole number that goes up by itself", "play"),
                  recordOf("done", "the goal", "done"),
                  {"headline", address, "instead of the lab's", false, -1}})};
}

LabPart done()
{
    return {"done", "when a page is done: a number within bounds, or something moved, pressed or run",
            with({{"value", address, "the number"}},
                 with(kBounds,
                      {{"solution", settings, "moves that reach it: tests try them"},
                       {"moved", address, "instead: it was moved by hand"},
                       {"action", action, "instead: this button was pressed"},
                       {"actions", action, "instead: these were pressed, in this order", false, -1},
                       {"finished", run, "instead: this run is through"}}))};
}

LabPart play()
{
    return {"play",
            "a whole number that goes up by itself at the press of a button",
            {{"path", address, "what is played", true},
             {"from", whole, "its first"},
             {"to", whole, "its last", true},
             {"per_second", number, "1 to 30"}}};
}

LabPart runs()
{
    return {"runs", "computed several times: a row a seed, a draw or a point of a sweep",
            with(kId,
                 {{"subject", subject, "trained in each row; none: nothing is trained"},
                  {"seeds", whole, "a row each", false, -1},
                  recordOf("draw", "numbers drawn anew in each row",
                           {wholeOf("times", "rows", 1, 100000),
                            {"from", record, "{ADDRESS: [smallest, largest]}", true}}),
                  recordOf("sweep", "a row a value",
                           {{"path", address, "what is swept", true},
                            {"values", number, "its values …", false, -1},
                            beside(upTo({"from", number, "… or from one number …"}, "to"), {"to", "points"}),
                            beside({"to", number, "… to a larger one …"}, {"from"}),
                            beside(wholeOf("points", "… in so many", 2, 100000), {"from", "to"}),
                            oneOf("scale", "log: in even factors", {"linear", "log"})}),
                  {"set", settings, "then, at once"},
                  {"press", record, "{ACTION: how often}, then"}})};
}

LabPart checks()
{
    return {"checks", "what must be so of a run's rows; loom lab run ID --check measures it",
            with(with(kId, measured()),
                 {oneOf("must", "a control: it must not hold", {"fail"}),
                  {"long", flag, "it takes minutes: only with --long"}})};
}

/// A known wrong answer of a question, met by one of these conditions.
LabWord wrongBy(Words when)
{
    return manyOf("wrong", "known wrong answers, each with a sentence of its own",
                  with({{"id", text, "### STEP.wrong.ID is its sentence", true}},
                       {needed(recordOf("when", "when it is met: one of these", std::move(when)))}));
}

LabPart question(const char* id, const char* help, const Words& own, const Words& when)
{
    return {id, help, with(with({{"kind", text, "of the question", true}}, own), {wrongBy(when)})};
}

} // namespace

const std::vector<LabPart>& labParts()
{
    static const std::vector<LabPart> parts{lab(),   subjects(), quantities(), controls(), actions(),
                                            steps(), done(),     play(),       runs(),     checks()};
    return parts;
}

const std::vector<LabPart>& labQuestions()
{
    static const Words numbered{{"equals", number, "this number …"},
                                {"tolerance", number, "… or as far off"},
                                {"below", number, "less than that"},
                                {"above", number, "more than that"}};
    static const Words near{{"tolerance", number, "how far off is right"},
                            {"factor", number, "or how many times too large or small"}};
    static const Words ordered{{"text", text, "as the answer is written"}};
    static const LabWord answer{"answer", address, "of the number that is right", true};
    static const std::vector<LabPart> questions{
        question("number", "a number is typed", with({answer}, near), numbered),
        question("flag", "a flag is set on a view's x axis",
                 with({answer, {"on", view, "where it stands", true}}, near), numbered),
        question("handle", "a hand gives it to an address",
                 with({answer, {"on", address, "what is moved", true}}, near), numbered),
        question("choice", "one of the options",
                 {{"options", text, "ids: ### STEP.option.ID are their words", true, -1},
                  {"answer", text, "the option that is right", true}},
                 {{"option", text, "this option; each that is wrong has one"}}),
        question("order", "the options are put in order",
                 {{"options", text, "ids, as they lie at first", true, -1},
                  {"answer", text, "all of them in the right order, behind commas", true}},
                 ordered),
        question("shape", "a tensor's shape is typed", {{"answer", text, "\"3, 5, 600\"", true}}, ordered),
        question("draw", "a curve is drawn into a view",
                 {{"answer", column, "that it foretells", true},
                  {"on", view, "of the type comparison", true},
                  {"tolerance", number, "the mean distance that is right"}},
                 {oneOf("form", "of the curve", {"flat", "rising", "falling", "valley", "hill"})}),
        question("click", "a place in a view is clicked",
                 {{"answer", address, "how far across, how far up", true, 2},
                  {"on", view, "of the type surface", true},
                  {"tolerance", number, "how far off is right"}},
                 {{"near", number, "this place: across, up …", false, 2}, {"tolerance", number, "… or as far off"}}),
    };
    return questions;
}

} // namespace loom
