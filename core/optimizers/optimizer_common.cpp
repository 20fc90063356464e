#include "optimizers/optimizer_common.h"

namespace loom::optimizers {

AttributeSpec learningRateAttribute(double fallback)
{
    return {.name = "learning_rate",
            .fallback = fallback,
            .title = TR("Learning rate"),
            .help = TR("How far a step goes against the gradient. Too large: the loss jumps or grows; too small: "
                       "training crawls."),
            .minimum = 0,
            .maximum = 1000,
            .logarithmic = true,
            .applies = Applies::now};
}

AttributeSpec epsilonAttribute()
{
    return {.name = "epsilon",
            .fallback = 1e-7,
            .title = TR("Epsilon"),
            .help = TR("A small number that keeps the division away from zero."),
            .minimum = 0,
            .maximum = 1,
            .logarithmic = true,
            .exclusiveMinimum = true,
            .applies = Applies::now};
}

AttributeSpec scheduleAttribute()
{
    return {.name = "schedule",
            .kind = AttributeKind::part,
            .fallback = std::vector<Part>{},
            .title = TR("Schedule"),
            .help = TR("How the learning rate changes during training. None: it stays as it is."),
            .choices = {"schedules"},
            .optional = true};
}

AttributeSpec decayAttribute(const char* name, double fallback, Text title, Text help)
{
    return {.name = name,
            .fallback = fallback,
            .title = std::move(title),
            .help = std::move(help),
            .minimum = 0,
            .maximum = 0.999999,
            .step = 0.01,
            .applies = Applies::now};
}

std::string python(const Attributes& attributes, const std::string& name)
{
    const Value& value = attributeOf(attributes, name);
    if (std::holds_alternative<bool>(value))
        return boolOf(value) ? "True" : "False";
    if (std::holds_alternative<std::monostate>(value))
        return "None";
    return describe(value);
}

std::string pythonArguments(const Attributes& attributes, std::initializer_list<const char*> names)
{
    std::string list;
    for (const char* name : names)
        list += (list.empty() ? "" : ", ") + std::string(name) + "=" + python(attributes, name);
    return list;
}

} // namespace loom::optimizers
