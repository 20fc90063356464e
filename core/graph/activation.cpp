#include "graph/activation.h"

#include <algorithm>

namespace loom {

const std::vector<ActivationType>& activationsTable()
{
    static const std::vector<ActivationType> table = {
        {"linear", TR("None (linear)"), "None", ""},
        {"relu", TR("ReLU"), "\"relu\"", "nn.ReLU()"},
        {"leaky_relu", TR("Leaky ReLU"), "keras.layers.LeakyReLU(negative_slope=0.3)", "nn.LeakyReLU(0.3)", 0.3},
        {"elu", TR("ELU"), "\"elu\"", "nn.ELU()", 1},
        {"selu", TR("SELU"), "\"selu\"", "nn.SELU()"},
        {"softplus", TR("Softplus"), "\"softplus\"", "nn.Softplus()"},
        {"silu", TR("Swish (SiLU)"), "\"silu\"", "nn.SiLU()"},
        {"gelu", TR("GELU"), "\"gelu\"", "nn.GELU()"},
        {"mish", TR("Mish"), "\"mish\"", "nn.Mish()"},
        {"sigmoid", TR("Sigmoid"), "\"sigmoid\"", "nn.Sigmoid()"},
        {"hard_sigmoid", TR("Hard sigmoid"), "\"hard_sigmoid\"", "nn.Hardsigmoid()"},
        {"tanh", TR("Tanh"), "\"tanh\"", "nn.Tanh()"},
        {"softsign", TR("Softsign"), "\"softsign\"", "nn.Softsign()"},
        {"softmax", TR("Softmax"), "\"softmax\"", "nn.Softmax(dim=-1)"},
    };
    return table;
}

const ActivationType& activationOf(const std::string& id)
{
    const auto& table = activationsTable();
    const auto found = std::find_if(table.begin(), table.end(), [&](const ActivationType& a) { return a.id == id; });
    return found == table.end() ? table.front() : *found;
}

std::vector<std::string> activationIds()
{
    std::vector<std::string> ids;
    for (const ActivationType& activation : activationsTable())
        ids.push_back(activation.id);
    return ids;
}

} // namespace loom
