#include "core/kernels/device_cases.h"
#include "core/kernels/host_device/host_device.h"
#include "core/kernels/rule_cases.h"
#include "core/train/networks.h"
#include "device/samples_try.h"
#include "kernels/device.h"

#include <cstdio>
#include <cstring>
#include <set>

/// What the device cuda computes, compared with the processor: a program without Qt, so that it runs on a machine
/// that has a GPU and little else. Prints a line a kind of thing; exit 0 all agree, 1 something differs, 2 no device.
namespace loom::test {
namespace {

constexpr double kKernelLimit = 1e-5; ///< parts of the largest number: sums of cuBLAS have an order of their own
constexpr double kTrainedLimit = 1e-4; ///< of a weight after some steps
constexpr std::int64_t kBatch = 24;
constexpr int kSteps = 40;

int failures = 0;

void say(bool good, const char* part, const std::string& what, double difference)
{
    failures += good ? 0 : 1;
    std::printf("%-6s %-10s %-52s %.3g\n", good ? "ok" : "FAILED", part, what.c_str(), difference);
}

bool sameBits(const std::vector<float>& a, const std::vector<float>& b)
{
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

/// Every kernel of the plug-in: largest difference over its cases; those without products have the baseline's bits.
void tryKernels(const Device& device)
{
    std::map<std::string, double> worst;
    std::set<std::string> otherBits;
    for (const DeviceCase& c : deviceCases()) {
        const std::vector<float> wanted = byBaseline(c), found = byDevice(c, device);
        double& most = worst[c.kind];
        most = std::max(most, difference(found, wanted));
        if (!c.product && !sameBits(found, wanted))
            otherBits.insert(c.kind);
    }
    for (const Kernel& kernel : device.table.kernels)
        if (!worst.contains(kernel.kind))
            say(false, "kernel", std::string(kernel.kind) + ": has no case", 0);
    for (const auto& [kind, most] : worst)
        say(most < kKernelLimit && !otherBits.contains(kind), "kernel",
            kind + (otherBits.contains(kind) ? " (other bits than the baseline)" : ""), most);
}

/// Every rule that ends a step has the bits of the host's bodies, which a test compares with the processor's.
void tryRules(const Device& device)
{
    std::set<std::string> called;
    for (const RuleCase& c : ruleCases()) {
        called.insert(c.rule);
        say(sameBits(byRule(c, device), byRule(c, hostDevice())), "rule", c.rule, 0);
    }
    for (const Kernel& rule : device.updates.kernels)
        if (!called.contains(rule.kind))
            say(false, "rule", std::string(rule.kind) + ": has no case", 0);
}

Graph denseGraph(const std::string& hidden, const std::string& last, std::int64_t units)
{
    GraphBuilder b;
    b.add("image", "input").add("flat", "flatten");
    b.add("first", "dense", {{"units", whole(64)}, {"activation", words(hidden.c_str())}});
    b.add("second", "dense", {{"units", whole(33)}, {"activation", words("relu")}, {"kernel_l2", Value(0.001)}});
    b.add("out", "dense", {{"units", whole(units)}, {"activation", words(last.c_str())}});
    return b.graph;
}

double difference(const std::map<std::string, Tensor>& a, const std::map<std::string, Tensor>& b)
{
    double most = 0;
    for (const auto& [name, tensor] : a)
        for (std::int64_t i = 0; i < tensor.size(); ++i)
            most = std::max(most, std::fabs(tensor.at(i) - b.at(name).at(i)));
    return most;
}

bool sameBytes(const std::map<std::string, Tensor>& a, const std::map<std::string, Tensor>& b)
{
    return std::ranges::equal(a, b, [](const auto& x, const auto& y) {
        return x.first == y.first && x.second.size() == y.second.size()
            && std::memcmp(x.second.data(), y.second.data(), std::size_t(x.second.size()) * sizeof(float)) == 0;
    });
}

/// Networks trained for some steps here and there; twice there, for the same bits.
void tryNetworks(const Device& device)
{
    struct Row {
        const char *hidden, *last, *optimizer;
    };
    for (const Row& row :
         {Row{"relu", "softmax", "adam"}, Row{"tanh", "softmax", "sgd"}, Row{"sigmoid", "softmax", "rmsprop"},
          Row{"elu", "softmax", "adamw"}, Row{"leaky_relu", "softmax", "adagrad"}}) {
        const Graph graph = denseGraph(row.hidden, row.last, 4);
        CompileOptions options = pictureOptions(kBatch);
        options.optimizer = {row.optimizer, {{"learning_rate", 0.01}}};
        const auto here = trained(graph, options, 2, kSteps, kBatch);
        options.device = &device;
        const auto there = trained(graph, options, 2, kSteps, kBatch);
        const auto again = trained(graph, options, 1, kSteps, kBatch);
        const std::string name = std::string(row.hidden) + ", " + row.last + ", " + row.optimizer;
        const double most = difference(here, there);
        say(most < kTrainedLimit, "training", name, most);
        say(sameBytes(there, again), "same bits", name, difference(there, again));
        const auto partly = trained(graph, options, 1, kSteps, kBatch - 7);
        options.device = nullptr;
        const double part = difference(trained(graph, options, 1, kSteps, kBatch - 7), partly);
        say(part < kTrainedLimit, "part", name + ", fewer rows than the batch", part);
    }
}

/// More memory than there is, is refused; afterwards the device still works.
void tryMemory(const Device& device)
{
    void* session = device.open(device.memoryBytes * 4);
    say(!session, "memory", "four times the device's memory is refused", 0);
    if (session)
        device.close(session);
    session = device.open(1 << 20);
    say(session && !device.finish(session), "memory", "a session after that opens and finishes", 0);
    if (session)
        device.close(session);
}

/// The first steps of every project of a folder, there and here. What cannot be trained here (data that are missing)
/// is said and left out; what cannot be trained there only is a failure.
void trySamples(const Device& device, const std::string& folder)
{
    std::printf("%-6s %-10s %-28s %5s %12s %12s %12s\n", "", "", "", "steps", "difference", "there, s", "here, s");
    for (const std::filesystem::path& file : projectsIn(folder)) {
        const SampleRow row = trySample(file, device);
        if (!row.leftOut.empty()) {
            std::printf("%-6s %-10s %-28s %s\n", "left", "sample", row.name.c_str(), row.leftOut.c_str());
            failures += row.here ? 1 : 0;
            continue;
        }
        failures += row.agrees() ? 0 : 1;
        std::printf("%-6s %-10s %-28s %5d %12.3g %12.4f %12.4f\n", row.agrees() ? "ok" : "FAILED", "sample",
                    row.name.c_str(), row.steps, row.greatest, row.secondsThere, row.secondsHere);
    }
}

} // namespace

int tryDevice(const std::string& samples)
{
    const Result<const Device*> device = openDevice();
    if (!device) {
        std::printf("not tried: %s\n", english(device.error()).c_str());
        return 2;
    }
    std::printf("device %s (%s), %.1f GB\n", (*device)->name.c_str(), (*device)->hardware.c_str(),
                double((*device)->memoryBytes) / 1e9);
    tryMemory(**device);
    tryKernels(**device);
    tryRules(**device);
    tryNetworks(**device);
    if (!samples.empty())
        trySamples(**device, samples);
    std::printf("%s\n", failures ? "something differs" : "all agree");
    return failures ? 1 : 0;
}

} // namespace loom::test

/// The folder with projects to be trained; without it none are.
int main(int count, char** words)
{
    return loom::test::tryDevice(count > 1 ? words[1] : "");
}
