#include "tuning/pruner_type.h"

#include "base/listed.h"
#include "tuning/named_part.h"

#include <algorithm>

namespace loom {

const PrunerType* findPruner(const std::string& id)
{
    const auto& table = prunersTable();
    const auto found = std::ranges::find(table, id, &PrunerType::id);
    return found == table.end() ? nullptr : &*found;
}

Result<Part> readPruner(const std::string& text)
{
    const NamedPart named = readNamedPart(text);
    const PrunerType* type = findPruner(named.id);
    if (!type)
        return Text(TR("The pruner “{type}” is not known; there is: {choices}"),
                    {{"type", named.id}, {"choices", listedFor(named.id, idsOf(prunersTable()))}});
    Result<Attributes> settings = settingsOf(named, type->attributes);
    return settings ? Result<Part>(Part{type->id, std::move(*settings)}) : Result<Part>(settings.error());
}

std::vector<std::int64_t> rungsOf(std::vector<std::int64_t> epochs, std::int64_t all)
{
    std::erase_if(epochs, [&](std::int64_t epoch) { return epoch < 1 || epoch >= all; });
    std::ranges::sort(epochs);
    const auto same = std::ranges::unique(epochs);
    epochs.erase(same.begin(), same.end());
    return epochs;
}

} // namespace loom
