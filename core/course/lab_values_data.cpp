#include "course/lab_values.h"

namespace loom {

SubjectData* LabValues::data(const std::string& subject)
{
    const Result<SubjectData*> found = dataOf(subject);
    return found ? *found : nullptr;
}

Result<SubjectData*> LabValues::dataOf(const std::string& subject)
{
    if (const auto found = data_.find(subject); found != data_.end())
        return found->second.get();
    const LabSubject* known = this->subject(subject);
    if (!known)
        return Text(TR("the lab has no subject “{name}”"), {{"name", subject}});
    Result<std::unique_ptr<SubjectData>> made = SubjectData::make(*known);
    if (!made)
        return made.error();
    return data_.emplace(subject, std::move(*made)).first->second.get();
}

Result<double> LabValues::measured(const std::string& subject, const std::string& name)
{
    const Result<HeldNetwork*> network = held(subject);
    if (!network)
        return network.error();
    const Result<SubjectData*> data = dataOf(subject);
    return data ? (*data)->measure(name, **network) : data.error();
}

/// Where the subject asks for it; the output node itself may be moved by hand.
const Tensor* LabValues::output(const std::string& address)
{
    const std::size_t colon = address.find(':');
    HeldExperiment* held = colon == std::string::npos ? nullptr : experiment(address.substr(0, colon));
    return held ? held->output(address.substr(colon + 1)) : nullptr;
}

void LabValues::refit(const std::string& subject, const std::string& moved)
{
    const LabSubject* of = this->subject(subject);
    if (!of || !of->refit)
        return;
    std::unique_ptr<OutputRefit>& known = refits_[subject];
    if (const Result<SubjectData*> data = dataOf(subject); !known && data)
        if (Result<std::unique_ptr<OutputRefit>> made = OutputRefit::make(*of, **data))
            known = std::move(*made);
    if (known && !known->owns(moved))
        known->fit(*networks_.at(subject));
}

} // namespace loom
