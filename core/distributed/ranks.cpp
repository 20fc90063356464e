#include "distributed/ranks.h"

#include <algorithm>
#include <numeric>

namespace loom {

void Ranks::broadcast(std::span<std::byte> data) const
{
    if (!alone())
        table_.broadcast(data.data(), data.size());
}

void Ranks::share(std::span<double> all, std::span<const std::int64_t> begins) const
{
    if (!alone())
        table_.share(all.data(), sizeof(double), begins.data());
}

std::vector<double> Ranks::each(double number) const
{
    std::vector<double> all(std::size_t(count()), 0);
    std::vector<std::int64_t> begins(all.size() + 1);
    std::iota(begins.begin(), begins.end(), 0);
    all[std::size_t(rank())] = number;
    share(all, begins);
    return all;
}

int Ranks::lowest(bool yes) const
{
    if (alone())
        return yes ? 0 : -1;
    const std::vector<double> all = each(yes);
    const auto found = std::ranges::find_if(all, [](double one) { return one != 0; });
    return found == all.end() ? -1 : int(found - all.begin());
}

std::optional<Ranks::Letter> Ranks::next(bool waits) const
{
    Letter letter;
    std::size_t bytes = 0;
    if (!table_.next(waits, &letter.from, &letter.kind, &bytes))
        return std::nullopt;
    letter.text.resize(bytes);
    table_.receive(letter.from, letter.text.data(), bytes);
    return letter;
}

bool Ranks::any(bool yes) const
{
    return lowest(yes) >= 0;
}

} // namespace loom
