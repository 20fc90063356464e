#pragma once

#include "bench/bench_cases.h"

namespace loom {

/// Writes a graph down layer by layer, each after the last unless told otherwise; ids are `dense_1`, `dense_2` …
class Chain {
public:
    Chain() { last_ = add("input", {}, {}); }

    /// Adds a layer behind the last one.
    Chain& then(const std::string& type, Attributes attributes = {});
    /// Adds a layer behind the named ones and returns its id.
    std::string add(const std::string& type, Attributes attributes, const std::vector<std::string>& from);
    /// A wire into a named port.
    void wire(const std::string& from, const std::string& to, const std::string& port);
    const std::string& last() const { return last_; }
    Graph graph() const { return graph_; }

private:
    Graph graph_;
    std::string last_;
    std::map<std::string, int> counts_;
};

/// Attributes of a dense layer.
Attributes units(std::int64_t count, const char* activation);
/// The 60 000 training pictures of Fashion-MNIST divided by 255, no validation.
DataRecipe fashionRecipe();
/// A project of these parts, trained for as many epochs as a recipe may have.
Project benchProject(const char* title, Graph graph, DataRecipe data, const char* loss, Part optimizer);
/// PyTorch's torch.optim.Adam(…, 1e-3).
Part adamOptimizer();
/// Data of one input field and one target field, numbers or (i32) words of a list and labels below `kinds`, kept in
/// memory; all rows train.
PreparedData rowsOf(const std::string& input, Tensor inputs, const std::string& target, Tensor targets,
                    std::int64_t kinds = 0);

// One file a family.
std::vector<BenchCase> denseCases();
std::vector<BenchCase> convolutionCases();
std::vector<BenchCase> sequenceCases();
std::vector<BenchCase> generativeCases();

} // namespace loom
