#include "common/choice_words.h"

#include "common/core_text.h"
#include "graph/layer_type.h"

#include <QCoreApplication>

namespace loom::ui {

QString choiceTitle(const std::string& choice, const std::string& attribute)
{
    static constexpr struct {
        const char* word;
        const char* title;
        const char* attribute = nullptr; ///< of which alone it is the title; in front of those of any
    } kTitles[] = {
        {"mean", QT_TRANSLATE_NOOP("ChoiceTitle", "Mean"), "kind"},
        {"class", QT_TRANSLATE_NOOP("ChoiceTitle", "Shape of the only object"), "target"},
        {"korean", QT_TRANSLATE_NOOP("ChoiceTitle", "Korean pieces"), "unit"},
        {"pictures", QT_TRANSLATE_NOOP("ChoiceTitle", "Pictures"), "inputs_as"},
        {"series", QT_TRANSLATE_NOOP("ChoiceTitle", "Steps of a series"), "inputs_as"},
        {"numbers", QT_TRANSLATE_NOOP("ChoiceTitle", "Numbers"), "inputs_as"},
        {"max", QT_TRANSLATE_NOOP("ChoiceTitle", "Largest"), "kind"},
        {"next", QT_TRANSLATE_NOOP("ChoiceTitle", "The next move"), "target"},
        {"figure", QT_TRANSLATE_NOOP("ChoiceTitle", "What the drawing shows"), "target"},
        {"either", QT_TRANSLATE_NOOP("ChoiceTitle", "Either"), "sense"},
        {"left", QT_TRANSLATE_NOOP("ChoiceTitle", "To the left (anticlockwise)"), "sense"},
        {"right", QT_TRANSLATE_NOOP("ChoiceTitle", "To the right (clockwise)"), "sense"},
        {"square", QT_TRANSLATE_NOOP("ChoiceTitle", "Square"), "figures"},
        {"triangle", QT_TRANSLATE_NOOP("ChoiceTitle", "Triangle"), "figures"},
        {"star", QT_TRANSLATE_NOOP("ChoiceTitle", "Star"), "figures"},
        {"house", QT_TRANSLATE_NOOP("ChoiceTitle", "House with a door"), "figures"},
        {"sun", QT_TRANSLATE_NOOP("ChoiceTitle", "Sun"), "figures"},
        {"face", QT_TRANSLATE_NOOP("ChoiceTitle", "Face"), "figures"},
        {"zigzag", QT_TRANSLATE_NOOP("ChoiceTitle", "Zigzag"), "figures"},
        {"fish", QT_TRANSLATE_NOOP("ChoiceTitle", "Fish"), "figures"},
        {"dot", QT_TRANSLATE_NOOP("ChoiceTitle", "Products (dot)")},
        {"additive", QT_TRANSLATE_NOOP("ChoiceTitle", "Sums through tanh (additive)")},
        {"uniform", QT_TRANSLATE_NOOP("ChoiceTitle", "Evenly spread")},
        {"normal", QT_TRANSLATE_NOOP("ChoiceTitle", "Bell curve")},
        {"log_uniform", QT_TRANSLATE_NOOP("ChoiceTitle", "By rank (log-uniform)")},
        {"constant", QT_TRANSLATE_NOOP("ChoiceTitle", "All alike")},
        {"causal", QT_TRANSLATE_NOOP("ChoiceTitle", "Looks back only (causal)")},
        {"explicit", QT_TRANSLATE_NOOP("ChoiceTitle", "As wide as the padding size (explicit)")},
        {"zero", QT_TRANSLATE_NOOP("ChoiceTitle", "Zeros")},
        {"reflect", QT_TRANSLATE_NOOP("ChoiceTitle", "Mirrored")},
        {"nearest", QT_TRANSLATE_NOOP("ChoiceTitle", "Nearest number")},
        {"bilinear", QT_TRANSLATE_NOOP("ChoiceTitle", "In between (bilinear)")},
        {"sine", QT_TRANSLATE_NOOP("ChoiceTitle", "Waves (sine)")},
        {"learned", QT_TRANSLATE_NOOP("ChoiceTitle", "Learned")},
        {"korean", QT_TRANSLATE_NOOP("ChoiceTitle", "Korean")},
        {"english", QT_TRANSLATE_NOOP("ChoiceTitle", "English")},
        {"sum", QT_TRANSLATE_NOOP("ChoiceTitle", "Sum")},
        {"concat", QT_TRANSLATE_NOOP("ChoiceTitle", "Side by side")},
        {"mul", QT_TRANSLATE_NOOP("ChoiceTitle", "Product")},
        {"ave", QT_TRANSLATE_NOOP("ChoiceTitle", "Mean")},
        {"ratio", QT_TRANSLATE_NOOP("ChoiceTitle", "At random")},
        {"stratified", QT_TRANSLATE_NOOP("ChoiceTitle", "At random, each class in proportion")},
        {"chronological", QT_TRANSLATE_NOOP("ChoiceTitle", "In their order (series)")},
        {"valid", QT_TRANSLATE_NOOP("ChoiceTitle", "Whole windows only (valid)")},
        {"same", QT_TRANSLATE_NOOP("ChoiceTitle", "Padded with zeros (same)")},
        {"stretch", QT_TRANSLATE_NOOP("ChoiceTitle", "Stretched")},
        {"crop", QT_TRANSLATE_NOOP("ChoiceTitle", "Cut to fit")},
        {"letter_box", QT_TRANSLATE_NOOP("ChoiceTitle", "Black beside it")},
        {"color", QT_TRANSLATE_NOOP("ChoiceTitle", "Colour")},
        {"grey", QT_TRANSLATE_NOOP("ChoiceTitle", "Grey")},
        {"drop", QT_TRANSLATE_NOOP("ChoiceTitle", "Leave the row out")},
        {"mean", QT_TRANSLATE_NOOP("ChoiceTitle", "Put the mean")},
        {"error", QT_TRANSLATE_NOOP("ChoiceTitle", "Refuse the file")},
        {"auto", QT_TRANSLATE_NOOP("ChoiceTitle", "Automatic")},
        {"yes", QT_TRANSLATE_NOOP("ChoiceTitle", "Yes")},
        {"no", QT_TRANSLATE_NOOP("ChoiceTitle", "No")},
        {"comma", QT_TRANSLATE_NOOP("ChoiceTitle", "Comma")},
        {"semicolon", QT_TRANSLATE_NOOP("ChoiceTitle", "Semicolon")},
        {"tab", QT_TRANSLATE_NOOP("ChoiceTitle", "Tab")},
        {"pipe", QT_TRANSLATE_NOOP("ChoiceTitle", "Vertical bar")},
        {"point", QT_TRANSLATE_NOOP("ChoiceTitle", "Point")},
        {"number", QT_TRANSLATE_NOOP("ChoiceTitle", "Number")},
        {"class", QT_TRANSLATE_NOOP("ChoiceTitle", "Class")},
        {"circle", QT_TRANSLATE_NOOP("ChoiceTitle", "Circle")},
        {"xor", QT_TRANSLATE_NOOP("ChoiceTitle", "XOR")},
        {"gauss", QT_TRANSLATE_NOOP("ChoiceTitle", "Two clouds")},
        {"spiral", QT_TRANSLATE_NOOP("ChoiceTitle", "Spiral")},
        {"moons", QT_TRANSLATE_NOOP("ChoiceTitle", "Two moons")},
        {"ring", QT_TRANSLATE_NOOP("ChoiceTitle", "Ring of eight clouds")},
        {"recall", QT_TRANSLATE_NOOP("ChoiceTitle", "Recall the flagged symbol")},
        {"adding", QT_TRANSLATE_NOOP("ChoiceTitle", "Add the marked numbers")},
        {"xor_table", QT_TRANSLATE_NOOP("ChoiceTitle", "XOR table (4 rows)")},
        {"english_dates", QT_TRANSLATE_NOOP("ChoiceTitle", "English dates")},
        {"korean_dates", QT_TRANSLATE_NOOP("ChoiceTitle", "Korean dates")},
        {"korean_numbers", QT_TRANSLATE_NOOP("ChoiceTitle", "Korean numbers in words")},
        {"present", QT_TRANSLATE_NOOP("ChoiceTitle", "Which shapes there are")},
        {"mask", QT_TRANSLATE_NOOP("ChoiceTitle", "Shape at each pixel")},
        {"boxes", QT_TRANSLATE_NOOP("ChoiceTitle", "Boxes around the objects")},
        {"sentence", QT_TRANSLATE_NOOP("ChoiceTitle", "A sentence")},
        {"four", QT_TRANSLATE_NOOP("ChoiceTitle", "Four")},
        {"eight", QT_TRANSLATE_NOOP("ChoiceTitle", "Eight")},
        {"new_four", QT_TRANSLATE_NOOP("ChoiceTitle", "Four others")},
        {"named", QT_TRANSLATE_NOOP("ChoiceTitle", "Red, green, blue, yellow")},
        {"any", QT_TRANSLATE_NOOP("ChoiceTitle", "Any")},
        {"classification", QT_TRANSLATE_NOOP("ChoiceTitle", "Classes")},
        {"regression", QT_TRANSLATE_NOOP("ChoiceTitle", "Amounts")},
        {"feature", QT_TRANSLATE_NOOP("ChoiceTitle", "Each feature")},
        {"channel", QT_TRANSLATE_NOOP("ChoiceTitle", "Each channel")},
        {"field", QT_TRANSLATE_NOOP("ChoiceTitle", "The whole field")},
        {"epoch", QT_TRANSLATE_NOOP("ChoiceTitle", "Epoch")},
        {"step", QT_TRANSLATE_NOOP("ChoiceTitle", "Step")},
        {"min", QT_TRANSLATE_NOOP("ChoiceTitle", "Smaller is better")},
        {"max", QT_TRANSLATE_NOOP("ChoiceTitle", "Larger is better")},
        {"blank", QT_TRANSLATE_NOOP("ChoiceTitle", "Blank")},
        {"utf8", QT_TRANSLATE_NOOP("ChoiceTitle", "UTF-8")},
        {"utf16", QT_TRANSLATE_NOOP("ChoiceTitle", "UTF-16")},
        {"latin1", QT_TRANSLATE_NOOP("ChoiceTitle", "Latin-1 (Western Europe)")},
        {"leave_out", QT_TRANSLATE_NOOP("ChoiceTitle", "Leave it out")},
        {"refuse", QT_TRANSLATE_NOOP("ChoiceTitle", "Refuse all")},
        {"cp949", QT_TRANSLATE_NOOP("ChoiceTitle", "CP949 (Korean Windows)")},
    };
    if (const LayerType* layer = attribute == "layer" ? findLayer(choice) : nullptr)
        return coreText(layer->title);
    for (const auto& one : kTitles)
        if (choice == one.word && (!one.attribute || attribute == one.attribute))
            return QCoreApplication::translate("ChoiceTitle", one.title);
    return coreTranslation(choice);
}

} // namespace loom::ui
