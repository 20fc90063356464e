#include "tuning/sampler_type.h"

#include "base/listed.h"
#include "tuning/named_part.h"

#include <algorithm>

namespace loom {

const SamplerType* findSampler(const std::string& id)
{
    const auto& table = samplersTable();
    const auto found = std::ranges::find(table, id, &SamplerType::id);
    return found == table.end() ? nullptr : &*found;
}

Result<Part> readSampler(const std::string& text)
{
    const NamedPart named = readNamedPart(text);
    const SamplerType* type = findSampler(named.id);
    if (!type)
        return Text(TR("The sampler “{type}” is not known; there is: {choices}"),
                    {{"type", named.id}, {"choices", listedFor(named.id, idsOf(samplersTable()))}});
    Result<Attributes> settings = settingsOf(named, type->attributes);
    return settings ? Result<Part>(Part{type->id, std::move(*settings)}) : Result<Part>(settings.error());
}

} // namespace loom
