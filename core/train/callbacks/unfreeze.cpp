#include "train/callback_type.h"

namespace loom::callbacks {
namespace {

/// Layers that were frozen learn from an epoch on. What of them is frozen, the trainer knows.
class Unfreeze : public Callback {
public:
    explicit Unfreeze(const Attributes& attributes)
        : after_(integerOf(attributeOf(attributes, "after")))
        , rate_(attributeOf(attributes, "learning_rate"))
    {
        if (const auto* named = std::get_if<std::vector<std::string>>(&attributeOf(attributes, "layers")))
            layers_ = *named;
    }

    Result<void> endEpoch(EpochContext& context) override
    {
        if (context.epoch != after_)
            return {};
        context.unfrozen.insert(context.unfrozen.end(), layers_.begin(), layers_.end());
        if (!std::holds_alternative<std::monostate>(rate_))
            context.learningRate = numberOf(rate_);
        return {};
    }

private:
    std::int64_t after_ = 0;
    std::vector<std::string> layers_;
    Value rate_;
};

std::vector<AttributeSpec> attributes()
{
    return {{.name = "after",
             .kind = AttributeKind::integer,
             .fallback = std::int64_t(5),
             .title = TR("After"),
             .help = TR("So many epochs pass first: what stands behind the frozen layers learns alone."),
             .minimum = 1,
             .maximum = 100000,
             .unit = TR("epochs")},
            {.name = "layers",
             .kind = AttributeKind::texts,
             .fallback = std::vector<std::string>{},
             .title = TR("Layers"),
             .help = TR("The layers and groups (group:NAME) that learn from then on; none named: all.")},
            {.name = "learning_rate",
             .kind = AttributeKind::real,
             .fallback = Value(),
             .title = TR("Learning rate from then on"),
             .help = TR("A small one keeps most of what the layers have brought along. None: it stays as it is."),
             .minimum = 0,
             .maximum = 1000,
             .logarithmic = true,
             .exclusiveMinimum = true,
             .optional = true}};
}

} // namespace

CallbackType unfreeze()
{
    return {.id = "unfreeze",
            .title = TR("Unfreeze layers"),
            .text =
                TR("Lets frozen layers learn after some epochs. So weights of another network serve in two phases: "
                   "first only the new layers learn, then the last of the old ones are tuned finely with them."),
            .attributes = attributes(),
            .make = [](const Attributes& given) -> std::unique_ptr<Callback> {
                return std::make_unique<Unfreeze>(given);
            }};
}

} // namespace loom::callbacks
