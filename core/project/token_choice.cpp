#include "project/token_choice.h"

#include "base/math.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace loom {

std::int32_t likeliest(std::span<const double> logs)
{
    return std::int32_t(std::ranges::max_element(logs) - logs.begin());
}

std::vector<double> choiceShares(std::span<const double> logs, const TokenChoice& choice)
{
    std::vector<double> shares(logs.size(), 0);
    const std::size_t best = std::size_t(likeliest(logs));
    if (choice.temperature <= 0 || choice.topK == 1) {
        shares[best] = 1;
        return shares;
    }
    for (std::size_t i = 0; i < logs.size(); ++i)
        if (std::isfinite(logs[i]))
            shares[i] = math::exp((logs[i] - logs[best]) / choice.temperature);
    std::vector<std::size_t> order(logs.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, std::ranges::greater(), [&](std::size_t i) { return shares[i]; });
    if (choice.topK > 0)
        for (std::size_t i = std::size_t(choice.topK); i < order.size(); ++i)
            shares[order[i]] = 0;
    const double all = std::accumulate(shares.begin(), shares.end(), 0.0);
    double sum = 0;
    for (const std::size_t i : order) {
        if (sum >= choice.topP * all)
            shares[i] = 0;
        sum += shares[i];
    }
    for (double& share : shares)
        share /= sum;
    return shares;
}

std::int32_t chosenToken(std::span<const double> shares, double uniform)
{
    std::int32_t last = 0;
    double sum = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        if (shares[i] <= 0)
            continue;
        last = std::int32_t(i);
        sum += shares[i];
        if (uniform < sum)
            break;
    }
    return last;
}

std::vector<Continuation> beamStep(std::span<const double> before, std::span<const std::vector<double>> logs,
                                   std::size_t width)
{
    const Continuation greedy{0, likeliest(logs[0]), before[0] + logs[0][std::size_t(likeliest(logs[0]))]};
    std::vector<Continuation> ways;
    for (std::size_t text = 0; text < logs.size(); ++text)
        for (std::size_t token = 0; token < logs[text].size(); ++token)
            if (std::isfinite(logs[text][token]) && !(text == 0 && std::int32_t(token) == greedy.token))
                ways.push_back({text, std::int32_t(token), before[text] + logs[text][token]});
    const std::size_t others = std::min(width - 1, ways.size());
    std::ranges::partial_sort(ways, ways.begin() + std::ptrdiff_t(others), [](const auto& a, const auto& b) {
        return a.log != b.log ? a.log > b.log : a.text != b.text ? a.text < b.text : a.token < b.token;
    });
    ways.resize(others);
    ways.insert(ways.begin(), greedy);
    return ways;
}

} // namespace loom
