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

AttributeSpec clippingAttribute()
{
    return {.name = "global_clipnorm",
            .fallback = 0.0,
            .title = TR("Clip gradients"),
            .help = TR("Where all gradients together are longer than this, they are shortened to it, so that one bad "
                       "batch cannot throw the weights far away. 0: never."),
            .minimum = 0,
            .maximum = 1e6,
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

std::string kerasEnd(const Attributes& attributes)
{
    const double clip = numberOf(attributeOf(attributes, "global_clipnorm"));
    return clip > 0 ? ", global_clipnorm=" + python(attributes, "global_clipnorm") + ")" : ")";
}

std::string pytorchEnd(const Attributes& attributes)
{
    const double clip = numberOf(attributeOf(attributes, "global_clipnorm"));
    if (!(clip > 0))
        return ")";
    return ")  # before each step: nn.utils.clip_grad_norm_(model.parameters(), "
        + python(attributes, "global_clipnorm") + ")";
}

} // namespace loom::optimizers
