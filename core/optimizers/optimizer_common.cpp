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

AttributeSpec ownClippingAttribute()
{
    return {.name = "clipnorm",
            .fallback = 0.0,
            .title = TR("Clip each gradient"),
            .help = TR("Where the gradient of one weight matrix or bias is longer than this, it is shortened to it, "
                       "whatever the others are. 0: never."),
            .minimum = 0,
            .maximum = 1e6,
            .applies = Applies::now};
}

AttributeSpec valueClippingAttribute()
{
    return {.name = "clipvalue",
            .fallback = 0.0,
            .title = TR("Clip each number"),
            .help = TR("No single number of a gradient may be greater than this, or less than minus this. It comes "
                       "before the other limits, and may turn the gradient's direction. 0: never."),
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

namespace {

bool limits(const Attributes& attributes, const char* name)
{
    return numberOf(attributeOf(attributes, name)) > 0;
}

} // namespace

std::string kerasEnd(const Attributes& attributes)
{
    std::string end;
    for (const char* name : {"clipvalue", "clipnorm", "global_clipnorm"})
        if (limits(attributes, name))
            end += ", " + std::string(name) + "=" + python(attributes, name);
    return end + ")";
}

std::string pytorchEnd(const Attributes& attributes)
{
    std::string calls;
    const auto add = [&](const std::string& call) { calls += (calls.empty() ? "" : "; ") + call; };
    if (limits(attributes, "clipvalue"))
        add("nn.utils.clip_grad_value_(model.parameters(), " + python(attributes, "clipvalue") + ")");
    if (limits(attributes, "clipnorm"))
        add("for p in model.parameters(): nn.utils.clip_grad_norm_(p, " + python(attributes, "clipnorm") + ")");
    if (limits(attributes, "global_clipnorm"))
        add("nn.utils.clip_grad_norm_(model.parameters(), " + python(attributes, "global_clipnorm") + ")");
    return calls.empty() ? ")" : ")  # before each step: " + calls;
}

} // namespace loom::optimizers
