#include "course/lab_lists.h"

#include <algorithm>

namespace loom {

const std::vector<double>* listOf(const LabSubject& subject, std::string_view name)
{
    const auto found = std::ranges::find_if(subject.lists, [&](const auto& list) { return list.first == name; });
    return found == subject.lists.end() ? nullptr : &found->second;
}

const double* listElement(const LabSubject& subject, const LabAddress& address)
{
    const std::vector<double>* list = listOf(subject, address.name);
    if (!list || address.kind != LabAddress::Kind::element || address.index.size() != 1
        || address.index[0] >= std::int64_t(list->size()))
        return nullptr;
    return &(*list)[std::size_t(address.index[0])];
}

double* listElement(LabSubject& subject, const LabAddress& address)
{
    return const_cast<double*>(listElement(std::as_const(subject), address));
}

bool isLabList(const Lab& lab, const std::string& path)
{
    const std::size_t colon = path.find(':');
    const LabSubject* subject = colon == std::string::npos ? nullptr : lab.subject(path.substr(0, colon));
    return subject && listOf(*subject, std::string_view(path).substr(colon + 1));
}

double combinedRows(const std::string& each, std::span<const double> rows)
{
    double sum = 0;
    for (const double row : rows)
        sum += row;
    return each == "sum" ? sum : sum / double(rows.size());
}

} // namespace loom
