#include "course/held_subject.h"

#include "course/lab_address.h"
#include "project/run.h"

namespace loom {

Result<std::vector<FieldShape>> subjectFields(const LabSubject& subject)
{
    if (!subject.hasData())
        return subject.fields;
    RunOptions options;
    options.threads = 1;
    const Result<std::shared_ptr<const PreparedData>> data = loadData(subject.project, options);
    if (!data)
        return data.error();
    return fieldShapes(**data);
}

Result<std::unique_ptr<HeldNetwork>> heldSubject(const LabSubject& subject)
{
    const Result<std::vector<FieldShape>> fields = subjectFields(subject);
    if (!fields)
        return fields.error();
    Result<std::unique_ptr<HeldNetwork>> held =
        HeldNetwork::make({subject.project.graph, *fields, lossUses(subject.project, *fields), subject.project.seed});
    if (!held)
        return held;
    for (const auto& [element, value] : subject.held) {
        const Result<LabAddress> address = parseAddress(subject.id + ":" + element);
        if (!address)
            return address.error();
        // Of a changed subject what there is no more is held no more.
        const Result<void> set = (*held)->setElement(address->name, address->index, value);
        if (!set && !subject.changed)
            return set.error();
    }
    return held;
}

} // namespace loom
