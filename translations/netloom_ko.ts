<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>CurvePlot</name>
    <message>
        <source>step %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Subject</name>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>View</name>
    <message>
        <source>Curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss and metrics of training and validation, step by step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The samples with their labels; a click picks the one that other views look at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feature maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each filter of a convolution or pooling layer finds in the picked picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output of any layer for the picked sample; of the last layer, the prediction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters and weights of a layer as they are learned, and their gradients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Histograms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How weights and gradients are distributed, layer by layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which classes are taken for which; a cell opens the samples in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outputs of a layer for many samples as points of the plane: t-SNE or PCA.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom</name>
    <message>
        <source>{attribute} is {value}; it must be above {minimum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{attribute} is {value}; it must be at least {minimum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{attribute} is {value}; it must lie between {minimum} and {maximum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{attribute} is {value}; it must be {wanted}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{attribute} is “{value}”; it must be one of: {choices}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{attribute} is {value}; it must be {count} whole numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} does not exist; check the name and the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a file; give the path of a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has {size} bytes; at most {maximum} are read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be written: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON is nested more than 64 levels deep at line {line}, column {column}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON ends too early at line {line}, column {column}; the file is cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON is broken at line {line}, column {column}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON holds a number that is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{type}” in the data recipe has no attribute “{attribute}”: remove it or correct its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data source “{type}” is not known: it must be one of: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data source “{type}” delivered no rows: check its file and settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transform “{type}” is not known: it must be one of: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data of “{type}” do not fit into the memory of this computer: take fewer rows or columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A stratified split needs a target with classes, but none of the {count} fields is one: choose the split “ratio”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The split takes {validation} of the rows for validation and {test} for the test: each must be at least 0 and together they must stay below 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The split “{method}” is not known: it must be one of: ratio, stratified, tail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rows are left to train on: the data have {rows} rows, {validation} go to validation and {test} to the test; take smaller shares or more data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None (linear)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ELU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node}: {attribute} is {value}; it must be above {minimum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node}: {attribute} is {value}; it must be at least {minimum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node}: {attribute} is {value}; it must lie between {minimum} and {maximum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node}: {attribute} is {value}; it must be {wanted}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node}: {attribute} is “{value}”; it must be one of: {choices}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node}: {attribute} is {value}; it must be {count} whole numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node}: the layer {type} has no attribute “{attribute}”; it is kept in the file and has no effect. It has: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {attribute} to {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every number starts at 0. Right for biases; a kernel of zeros never learns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every number starts at 1. Right for the scale of a normalization.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Constant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every number starts at the same given value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Even random numbers between −0.05 and 0.05, whatever the layer&apos;s size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal random numbers of deviation 0.05, whatever the layer&apos;s size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Glorot uniform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Even random numbers whose range shrinks with inputs and outputs. The usual choice with tanh, sigmoid and softmax.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Glorot normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal random numbers, cut at two deviations, whose variance shrinks with inputs and outputs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>He uniform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Even random numbers whose range shrinks with the inputs; twice the variance of LeCun&apos;s, because ReLU silences half of its inputs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>He normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal random numbers, cut at two deviations, for layers with ReLU: variance 2 over the inputs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LeCun normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal random numbers, cut at two deviations, of variance 1 over the inputs. Made for SELU.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The function applied to the weighted sum. Without one, stacked layers are no more than one linear layer; ReLU is the usual choice inside, softmax or sigmoid at the output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds a learned number to every weighted sum. Switch it off in front of batch normalization, which has its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Padding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>valid: the window stays inside, so the picture shrinks. same: the edge is filled up with zeros, so that with stride 1 the picture keeps its size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {attribute} of {node} to {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the activation of {node} to {activation}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert Reshape to {shape}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} needs a picture (rows × columns × channels); its input has the shape {shape}. Connect it before the flattening, or insert Reshape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loss}: the target holds labels of {classes} classes, not amounts. Use a cross-entropy, or one-hot the labels in the data recipe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert Flatten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loss}: {source} gives {prediction} but the target is {target}; both must have the same shape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node}: its {parameter} ({shape}) needs {bytes} of memory; a parameter may hold at most {limit} numbers. Make the layer or its input smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node}: the output of one sample ({shape}) needs {bytes} of memory; it may hold at most {limit} numbers. Make the layer or its input smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} computes with real numbers, but {source} gives whole numbers (labels or tokens). Turn them into one-hot vectors in the data recipe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the padding of {node} to same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node}: the window of {window} cells does not fit into the picture of {rows} × {columns}. Use padding “same”, a smaller window or less pooling before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no node “{node}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} takes no wire: its numbers come from the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} has no port “{port}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This wire would close a loop: {node} already leads to {source}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} takes one wire at “{port}”, and {other} is connected there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} is a layer of type “{type}”, which this version of Netloom does not know; it is kept, but the network cannot be trained with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is {value}; a wire is a pair [&quot;FROM&quot;, &quot;TO&quot;] of node ids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The wire from {from} to {to} was left out: there is no node “{id}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group {group} lies within itself; it now stands alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group {group} lies in “{parent}”, which does not exist; it now stands alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} lies in the group “{group}”, which does not exist; it now stands alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} shares the weights of “{other}”, which does not exist; it now has its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The graph has {nodes} nodes and {edges} wires; at most {most} nodes and {most_edges} wires are read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has a form that Netloom does not know; it is kept in the file and ignored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: {type} has no attribute of this name; it is kept in the file and ignored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: there is no “{step}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: there is no “{step}”; there is: {choices}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: the type “{type}” is not known, so its attributes cannot be set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: no schedule is set; set training.optimizer.schedule.type first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text holds no part of a network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it to {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{type} has no attribute “{attribute}”; it is ignored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation takes {validation} and test {test} of the rows; at most 0.95 together leave enough to train on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The optimizer “{type}” is not known; there is: {choices}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} schedules are given; one is used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The schedule “{type}” is not known; there is: {choices}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss “{type}” is not known; there is: {choices}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss {loss} judges “{node}”, which does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss {loss} has no output to judge: add a layer that nothing follows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss {loss} could judge any of {count} outputs ({choices}); say which</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No loss is chosen, so there is nothing that training could make small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The metric “{type}” is not known; there is: {choices}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The callback “{type}” is not known; there is: {choices}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data source is chosen, so there is nothing to train on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data source “{type}” is not known; there is: {choices}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transform “{type}” is not known; there is: {choices}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recipe has {count} phases; networks with phases are not yet trainable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has both “loss” and “losses”; keep one of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A frozen layer keeps its weights while the others learn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the project is called.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drives every random number: first weights, order of the data, dropout, sampling.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the card is called.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the group is called.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the data come from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens to the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How rows are parted: ratio (at random), stratified (each class in proportion), tail (the last rows).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part of the rows that only checks the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part of the rows used once, after the last epoch, where the source has no test set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much this loss counts in the sum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often training goes through all data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many rows go through the network before the weights are changed once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is measured beside the loss.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What training makes small.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node whose output is judged; empty: the only output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field of the data that is wanted; empty: the only target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How gradients change the weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the learning rate changes while training runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Callback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is done after each epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps of this phase in each batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Losses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The losses of this phase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The nodes and groups that this phase changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device cuda was asked for, but no CUDA plug-in is installed; use --device cpu or auto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device “{device}” is not known; there is: auto, cpu, cuda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernels “{kernels}” are not known; there is: baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The memory of this computer is not enough for this network and batch; choose a smaller batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data hold {rows} rows, and none is left to train on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be packed: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be unpacked: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds {count} files; at most {maximum} are unpacked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was not unpacked: its entry “{name}” would leave the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was not unpacked: its files would take more than 4 GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is no shared project or damaged: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds no project (no file that ends in .loom)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the learning rate changes while training runs; none: it stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: the entry of tensor {name} is broken; save the weights again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: tensor {name} has the type {type}; Netloom reads F32, F64, I32 and U8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: tensor {name} ends at byte {end}, but the file holds only {size}; it is cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: tensor {name} of shape {shape} does not fit its {size} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has {size} bytes; a weights file has at least 8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is no weights file or cut off: its header claims more than its {size} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: the header of the weights file is broken: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: the header of the weights file is no record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights hold {name} as {given}, the network needs {wanted}; they belong to another network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights have no {name}, which the network needs; they belong to another network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checkpoint has no usable {what}; it was not written by this version or is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::Embedding</name>
    <message>
        <source>{numbers} numbers a sample: random projection to {projected} (seed {seed}), then PCA to {components}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{numbers} numbers a sample: PCA to {components}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{numbers} numbers a sample: random projection to {projected} (seed {seed}), then PCA to {components}; {bad} numbers were not finite and count as 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{numbers} numbers a sample: PCA to {components}; {bad} numbers were not finite and count as 0</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::Inspector</name>
    <message>
        <source>{node} joins at least {needed} inputs; {count} is connected. Draw another wire to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} has no wire at “{port}”. Draw one from the layer before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} cannot share the weights of {owner}: its {parameter} would be {own}, the other&apos;s is {other}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::LayerType</name>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::LossCheck</name>
    <message>
        <source>The network has no weight that can be trained. Add a layer that learns, such as Dense, or release a frozen one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss “{loss}” is of the type “{type}”, which does not exist. Use one of: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loss} compares the output of “{node}”, but the network has no such node. Choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loss} has nothing to compare: no layer with an input is the network&apos;s output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loss} does not say which output it compares: the network ends in {nodes}. Connect the ends, remove all but one, or name one in the training recipe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loss} does not know which field of the data is the target. The data has {fields}: choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loss} compares with the field “{target}”, which the data does not have. It has {fields}: choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} leads to no loss, so nothing in it is learned. Connect its output, or remove it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::Network</name>
    <message>
        <source>The batch size is {batch}; it must be at least 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training this network with a batch of {batch} needs about {gigabytes} GB of memory; make the batch or the layers smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no optimizer “{optimizer}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for this network with a batch of {batch}; make the batch or the layers smaller.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::RecordReader</name>
    <message>
        <source>{path} is {value}; it must be a record in braces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is {value}; it must be text in quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is {value}; it must be true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is {value}; it must be a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is {value}; it must be a whole number below 9 quintillion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is {value}; it must be a list of names in quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is {value}; it must be a list in brackets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not known to this version of Netloom; it is kept in the file and ignored</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::StructureCheck</name>
    <message>
        <source>The network is empty. Put an input and layers on the canvas and wire them up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The id “{id}” is not allowed: an id starts with a small letter and goes on with small letters, digits and _.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two nodes have the id “{id}”; rename one in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} is a layer of the type “{type}”, which this version does not know. It is kept as it is; replace it to train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove it and connect its neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} belongs to the group “{group}”, which does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} shares the weights of “{owner}”, which does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} cannot share the weights of {owner}: the other must be a layer of the same type ({type}) with weights of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the wire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} takes no wire, but {source} is connected to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} has no port “{port}” for the wire from {source} to {target}; it has: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A wire leads from “{source}” to “{target}”, but there is no node “{missing}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the wire from {node}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} takes one wire at “{port}”, but {count} end there ({sources}). Remove all but one, or join them with Add or Concatenate before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} stands on a loop: {path}. A network runs from its inputs to its outputs, so one of these {count} wires must go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the wire from {from} to {to}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::Trainer</name>
    <message>
        <source>The loss is not a finite number after step {step}; the learning rate {rate} may be too large.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::callbacks</name>
    <message>
        <source>Watched value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value of the epochs: loss, a metric, or either with validation_ in front.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Better is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min: lower is better; max: higher is better; auto: as is usual for the value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smallest improvement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A change by less than this does not count as better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{callback} would write “{file}”; give a file name that stays inside the run&apos;s folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes the values of every epoch into a table that spreadsheets read, one line an epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table&apos;s file, inside the run&apos;s folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends training when the watched value has stopped getting better, before the network overfits, and goes back to the best epoch&apos;s weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs without improvement before training ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When training is over, go back to the weights of the best epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saves the weights at the end of an epoch, so that the best network of the run is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights&apos; file, inside the run&apos;s folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save only when the watched value is better than ever before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the learning rate is multiplied by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs without improvement before the rate is lowered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning rate is never set below this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cooldown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs to wait after a change before counting again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduce rate on plateau</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowers the learning rate when the watched value has stopped getting better: large steps to come near, small ones to settle.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::callbacks::EarlyStopping</name>
    <message>
        <source>{monitor} has not improved for {count} epochs; it was best in epoch {epoch}: {best}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::callbacks::Monitor</name>
    <message>
        <source>{callback} watches “{monitor}”, which this run does not measure; choose one of: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::layers</name>
    <message>
        <source>{node} adds number by number, so all inputs must have one shape; input 1 is {first} and input {number} is {other}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds its inputs number by number. With a wire that skips some layers it makes a residual block: what the layers learn is only the difference, and gradients have a short way back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>window {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many cells the window moves at a time. None: as many as it is large, so that windows do not overlap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>valid: cells that fill no whole window at the edge are left out. same: they get a window of their own, which counts only cells of the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows and columns of the window. 2 × 2 halves the picture and keeps a quarter of the numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average pooling 2D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the mean of each window: the picture shrinks and gets smoother. LeNet used it; today the maximum, or a convolution with stride 2, is more usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} normalizes channels; its input is a single number. Insert Reshape to [1].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert Reshape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How slowly the running statistics follow the batches; they are what predicting uses. With few steps an epoch, take 0.9.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added to the variance, so that a channel that never changes is not divided by 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn the mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds a learned β to every channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn the scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiplies every channel by a learned γ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch normalization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standardizes each channel over the batch to mean 0 and variance 1, then lets the network choose its own mean and scale (β and γ are learned). Training gets steadier and bears larger learning rates. When predicting it uses the running mean and variance that it measured while training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loss}: {source} gives {prediction} but the target is {target}; a yes-or-no question needs one number a question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loss} tells two classes apart, but the data has {classes}. Use categorical_crossentropy with {classes} units and softmax.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loss} reads probabilities, but {source} does not end in sigmoid, so its numbers may leave 0 … 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Binary cross-entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss of yes-or-no questions: the surprise at the true answer when the network gave it the probability ŷ. Confident and wrong costs most, and pulls back hardest. Goes with a sigmoid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loss}: {source} has 1 unit, but there must be one a class; a share of one is always 1. Use more units, or sigmoid with binary_crossentropy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loss}: the output {source} has {units} units but the data has {classes} classes. Set its units to {classes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert Flatten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loss}: the target is a single real number, not a class. Use mse or mae, or make the target a category in the data recipe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loss}: {source} gives {prediction} but the target is {target}; it needs one number a class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loss}: the output {source} has {units} units but the data has only {classes} classes; the rest will learn to stay at 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loss} reads probabilities that add up to 1, but {source} does not end in softmax.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Categorical cross-entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss of choosing one of several classes: the surprise at the true class when the network gave it the probability ŷ. Confident and wrong costs most, and pulls back hardest. Goes with a softmax of one unit a class; the target is a label or its one-hot form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} joins along axis {axis}, so all other axes must agree; input 1 is {first} and input {number} is {other}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} joins along axis {axis}, but its inputs have {rank} axes (without the batch). Use −1 for the last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join along the last axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>axis {axis}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concatenate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets its inputs beside one another along one axis: the feature maps of several branches become one stack, as in an Inception module. The order is that of the wires.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The axis that grows: −1 is the last (channels), 0 the first without the batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{filters} filters {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{filters} filters {size}, {activation}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many feature maps the layer gives. Each filter learns to answer to one pattern, and looks at all input channels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows and columns of the window that slides over the picture; 3 × 3 as a rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many cells the window moves at a time. 2 halves the picture, as pooling does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance between the window&apos;s cells: 2 leaves one out, so that the same number of weights sees further.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the filters are drawn before training. They must differ: equal filters stay equal for ever.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initial bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the biases start; zeros as a rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L1 penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds this times Σ|w| to the loss: pulls weights to exactly 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L2 penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds this times Σw² to the loss: keeps weights small, against overfitting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convolution 2D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slides small filters over a picture: at each place the window&apos;s numbers are multiplied by the filter&apos;s weights and added up over all channels. The same few weights look everywhere, so a pattern is found wherever it stands. Each filter gives one feature map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} works on vectors; its input has the shape {shape}. Insert Flatten to make one vector of {size} numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} has softmax with 1 unit, so its output is always 1 and nothing can be learned. Use sigmoid, or one unit a class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the activation to sigmoid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{units} units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{units} units, {activation}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many numbers the layer gives. More units can learn more and overfit sooner; at the output it is one a class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the weights are drawn before training. Glorot keeps the signal&apos;s size with tanh and sigmoid, He with ReLU.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds this times Σ|w| to the loss: pulls weights to exactly 0. Too much and nothing is learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds this times Σw² to the loss: keeps weights small, against overfitting. Too much and nothing is learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connects every input with every unit: each unit takes a weighted sum of all inputs, adds its bias and applies the activation function. The layer of a classic network, and of the end of nearly every other. A sequence (time × features) goes through it step by step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rate {rate}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets randomly chosen numbers to 0 in each training step and enlarges the rest to make up for it, so that no unit can rely on another. When predicting it does nothing. A remedy against overfitting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of numbers set to 0 while training: 0.2 is mild, 0.5 strong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ELU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like ReLU, but bends smoothly towards −α below 0, which keeps the mean of the outputs near 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative numbers approach minus this value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lays all numbers of a sample out in one row, so that a dense layer can follow. What stood beside or above what is forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Global average pooling 2D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the mean of each feature map: one number a channel, whatever the picture&apos;s size. Put it where Flatten would stand, and the dense layer behind needs far fewer weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} has no data to read, so its shape is unknown. Choose a data source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the field {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} does not say which field of the data it reads. The data has {fields}: choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} reads the field “{field}”, which the data does not have. It has {fields}: choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>field {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the data enters: gives one field of each sample, as the data recipe left it. Its shape is the data&apos;s, so it has nothing to learn and nothing to set but the field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field of the data that is read. Empty: the only field that is no target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slope {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets positive numbers pass and negative ones shrunken, so that a unit never stops learning as it can with ReLU.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slope below 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of a negative number passes: 0 is ReLU, 1 changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mean distance between prediction and target, in the target&apos;s own unit, for amounts (regression). Outliers pull no harder than others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max pooling 2D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the largest number of each window: the picture shrinks, and a pattern that moved by a cell gives the same answer. It has nothing to learn, and throws three of four numbers away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mean of the squared differences between prediction and target, for amounts (regression). A difference twice as large counts four times, so outliers pull hard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets positive numbers pass and makes negative ones 0. Its slope is 1 wherever it is not 0, so gradients do not fade through many layers; a unit that is negative for every sample no longer learns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the target shape to one row of {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node}: the target shape {target} must hold whole numbers from 1 and at most one −1, which is worked out from the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} cannot arrange {size} numbers ({shape}) as {target}: the lengths of the axes must multiply to {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reshape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arranges the same numbers under another shape, the last axis running fastest: a row of 784 becomes a picture of 28 × 28 × 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lengths of the axes, without the batch. One of them may be −1: it is worked out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squeezes every number into 0 … 1: a soft threshold, and a probability at the output of a yes-or-no question. Its slope is at most 0.25, so through many layers gradients fade.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} shares 1 out among several numbers; its input is a single number. Use sigmoid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} is softmax with 1 unit, so its output is always 1 and nothing can be learned. Use sigmoid, or one unit a class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns the numbers of the last axis into shares that add up to 1: the probabilities of the classes. Only differences count: adding the same to all changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squeezes every number into −1 … 1, with 0 staying 0. Steeper than the sigmoid in the middle (slope 1), and just as flat far out.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::metrics</name>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of samples whose class was predicted correctly: the largest output is the prediction; a single output says yes above 0.5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Binary accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of outputs on the right side of 0.5, each output counted by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The harmonic mean of precision and recall of a class; the mean over the classes. High only when both are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MAE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean absolute error: how far predictions are from their targets on average.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MSE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean squared error: large errors count more than small ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of all samples predicted to be of a class, the share that is; the mean over the classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of all samples of a class, the share that was found; the mean over the classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top 5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of samples whose class is among the five largest outputs.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::optimizers</name>
    <message>
        <source>Adagrad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every weight has its own step: the more its gradients have already added up to, the shorter the step. Good for rare features; in long training the steps become very short.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum and RMSprop together: the running mean of the gradients over the root of the running mean of their squares. A good first choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the running mean of gradients stays at each step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the running mean of squared gradients stays at each step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each step shrinks every weight by this share of the learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam with weight decay: besides its step, every weight shrinks a little, which keeps the network from overfitting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far a step goes against the gradient. Too large: the loss jumps or grows; too small: training crawls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A small number that keeps the division away from zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the learning rate changes during training. None: it stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rho</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of the last step that is added to this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Centered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divide by the deviation of the gradients instead of their root mean square.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divides each weight&apos;s step by the recent size of its gradients, so that all weights move at a similar pace. Unlike Adagrad it forgets old gradients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of the last step that is added to this one. 0: plain gradient descent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the momentum&apos;s step first and look at the slope from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SGD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stochastic gradient descent: a step against the gradient of one batch. Momentum lets steps in the same direction add up and swings cancel.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::schedules</name>
    <message>
        <source>Constant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning rate stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning rate falls along half a cosine wave: slowly at first, fast in the middle, slowly at the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning rate at the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs until the minimum is reached. None: the whole run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning rate shrinks by the same share in every stretch of time, a little at each step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is left of the rate after each stretch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The length of a stretch in epochs; may be a fraction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning rate stays for some epochs, then drops at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the rate is multiplied by at each drop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs between two drops.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning rate falls quickly at first and ever more slowly later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decay p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How quickly the rate falls: after 1/p steps or epochs it is half.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n counts finished epochs, or single steps.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::sources</name>
    <message>
        <source>{file}, row {row}, column “{name}” holds no value; fill it in, or let missing be “drop” (leave such rows out) or “mean”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was changed while it was read: read it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: each of the {rows} rows misses a value in one of the columns in use; leave out the columns with gaps, or let missing be “mean”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: {rows} rows of {width} numbers would take {gigabytes} GB, more than 4 GB; leave out columns with many different words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: {rows} rows, {inputs} input columns as {numbers} numbers, target “{target}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read with the delimiter “{delimiter}”, the decimal sign “{decimal}”, in {encoding}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first row gives the names of the columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The columns have no names in the file: they are numbered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{dropped} of {rows} rows miss a value and are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} rows miss a value: the mean of the training part stands there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No CSV file is chosen: choose one in the data recipe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table; a relative path starts at the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does the first row hold the names of the columns? “auto”: yes where none of its cells is a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands between two cells.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decimal sign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3.5 or 3,5; “auto”: the one that makes more cells numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“auto”: UTF-8, or CP949 (Korean Windows) where the file is not valid UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines before the header or the first row that are no part of the table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the row out, put the mean of the training part there, or refuse the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is to be predicted; empty: the last column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“auto”: a number where all values are numbers, else a class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: all columns that are not targets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns whose numbers stand for kinds (1 = Seoul, 2 = Busan): one input a value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table as text, one row a line: columns of numbers and of words become inputs, others the target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has no column “{name}”, which {attribute} asks for; its {count} columns are: {all}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, row {row}, column “{name}”: “{text}” is not a number, but {numbers} of the {filled} values are; correct it, leave it empty, or name the column in categories.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: the column “{name}” holds more than {most} different words (“{text}” in row {row}); leave it out of the inputs, or correct the decimal sign if these are numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column “{name}” is empty and left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column “{name}” holds words: one input for each of its {count} values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: the target “{name}” has more than {most} different values, too many for classes; choose another column or read it as a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target “{name}” is read as a number with {count} different values; if they stand for classes, set target_as to “class”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: the target column “{name}” is empty in all {rows} rows; choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: the target “{name}” must hold numbers (several targets, or target_as “number”), but row {row} holds “{text}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has {count} columns, and none is left as an input beside the target “{target}”: choose another target, or another delimiter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is no text file in UTF-8 or CP949: in a spreadsheet, save the table as “CSV UTF-8”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} does not exist: choose the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be read: it is no file or may not be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, row {row}: {found} columns instead of {expected} (columns are named {names}); correct the row, or the delimiter if all rows look like this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds no rows: choose another file, or skip fewer lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds a header with {count} columns and no rows: add rows of data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Fashion-MNIST pictures are missing ({file} does not exist): install the Debian package dataset-fashion-mnist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fashion-MNIST</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>70,000 grey pictures of clothes, 28 × 28 pixels, in 10 classes; the last 10,000 are the test set. They come with the Debian package dataset-fashion-mnist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the four files lie.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is cut off: its header announces {expected} bytes of data, but it holds {found}; fetch the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is damaged: its compressed data end or break after {position} bytes; fetch the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is no IDX file of unsigned bytes with {rank} axes: it starts with the number {magic} instead of {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is no IDX file: it holds {found} bytes, its header alone needs {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{images} holds {image_count} pictures, but {labels} holds {label_count} labels: the two files do not belong together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, label {row}: class {label} does not exist, there are {count} classes (0 to {last}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{training} training pictures and {test} test pictures of {rows} × {columns} pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be read: it does not exist, is empty or may not be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds no data: its header announces {count} entries of size 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pictures of {training} are {rows} × {columns}, those of {test} are {test_rows} × {test_columns}: the files do not belong together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} has no file {file} (plain or .gz): choose the folder that holds the four IDX files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures in IDX files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder with the four files of MNIST or of a set in its format (train-images, train-labels, t10k-images, t10k-labels), plain or .gz; the t10k files are the test set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder with the four files; a relative one starts at the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the data was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} points of the plane, drawn from the project&apos;s seed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which points are drawn; “xor_table” is the truth table of XOR, exactly four rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many points are drawn; half of them of each class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far points and values stray: 0 not at all, 0.5 much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the class (0 or 1) of a point, or a value between −1 and 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points of the plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two classes of points (or a value at each point) in a picture that a small network can learn while you watch: circle, XOR, two clouds, spiral, two moons.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::sources::CsvReader</name>
    <message>
        <source>{file} cannot be read: it does not exist, is no file or may not be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not written in UTF-8, and this system cannot read CP949: save it as UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, row {row}: the text is neither UTF-8 nor CP949 (byte {byte}); save the file as UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, row {row}: more than {most} columns; the delimiter is probably another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, row {row}: a cell is longer than {most} characters; a closing quotation mark is probably missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, row {row}: a quotation mark is opened and never closed; add the closing one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::transforms</name>
    <message>
        <source>Flatten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts all numbers of a row in one line: a picture of 28 × 28 becomes 784 numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalize (min–max)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves the smallest number of the training part to 0 and the largest to 1. Numbers of other parts may lie outside; what never varies becomes 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transform “one_hot” cannot turn the field “{field}” into {count} numbers: its labels run from {least} to {most}, they must lie between 0 and {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One-hot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns a label into as many numbers as there are classes: 1 at its own place, 0 elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many classes there are; 0: as many as the data have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiplies every number by a factor, then adds an offset: pictures of 0 to 255 become 0 to 1 with the factor 1/255.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each number is multiplied by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is added afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says whether the training rows come in a new order each epoch (drawn from the project&apos;s seed). Without this step they do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New order each epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off: the rows always come in the order of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standardize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subtracts the mean and divides by the standard deviation, both measured on the training part: mean 0, deviation 1. What never varies is only centred to 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transform “{transform}” does not fit the field “{field}” ({shape}, {type}): choose another field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transform “{transform}” names the field “{field}”, but the data have only: {all}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transform “{transform}” finds no field that it fits (the fields are: {all}): remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field to change; empty: every field that fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured per</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over what is measured: each feature (pixel, column) by itself, each channel (the last axis), or the whole field.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::ActivationsView</name>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>feature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here you see what comes out of a layer for one sample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No layer of this network has a known output yet: mend what the list of issues says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number of the output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after %1 steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>map %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::AttributeEdit</name>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>separated by commas</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::Canvas</name>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 par.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>output %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frozen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fully connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regularization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of them learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 a sample</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::CanvasActions</name>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies the picked layers and deletes them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies the picked layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds the copied layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds the picked layers once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deletes what is picked and joins the wires that it leaves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete with wires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deletes what is picked and its wires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picks every layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives the picked layer another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds a node, or a layer to add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts a frame around the picked layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ungroup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the frame away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold or unfold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows a group as one card, or a card as its group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze or unfreeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the picked layers from learning, or lets them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tidy up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lays the network out from left to right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Align left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves the picked layers to the leftmost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Align right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves the picked layers to the rightmost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Align top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves the picked layers to the uppermost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Align bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves the picked layers to the lowest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distribute across</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes the gaps between the picked layers equal, across</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distribute down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes the gaps between the picked layers equal, down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the network larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the network smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Natural size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the network at its natural size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the whole network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows or hides the small map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clipboard holds no layers; copy some first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::CanvasView</name>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::CommandList</name>
    <message>
        <source>Name of a command</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::ConfusionView</name>
    <message>
        <source>true class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predicted class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here you see which classes the network takes for which.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network predicts numbers, not classes: a confusion matrix needs classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; right: %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after %1 steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a cell to see its samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, taken for %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::CurvesView</name>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equal distances are equal factors: small losses can be told apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smooth over %1 points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (logarithmic)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps (%1 = 1 epoch)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · validation &lt;b&gt;%1&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learning rate &lt;b&gt;%1&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test %1 &lt;b&gt;%2&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here loss and accuracy are drawn, step by step, while the network learns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start training</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::DataPanel</name>
    <message>
        <source>Transforms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens to the data, in this order. Statistics come from the training part only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the data source</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1: %2, %n class(es)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::Document</name>
    <message>
        <source>Change %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Delete %n layer(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfreeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ungroup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::DropTool</name>
    <message>
        <source>Add %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::EmbeddingRun</name>
    <message>
        <source>{numbers} numbers a sample: random projection to {kept} (seed {seed}), then PCA to {components}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::EmbeddingView</name>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collects the outputs of the present network and computes the map from the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About how many neighbours each point tries to stay close to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here the outputs of a layer become points of the plane: samples that the network finds alike lie close together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A map needs a layer with a known output and at least %1 samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compute the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>t-SNE: only near and far mean something, not the directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first principal component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>second principal component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>collecting the outputs of %1 samples …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not enough memory: choose fewer samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking for neighbours …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two components keep %1 of the variance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step %1 of %2 · divergence %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · network after %1 steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag around points to list their samples; the wheel zooms, the right button moves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 samples picked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::EmptyHint</name>
    <message>
        <source>Your network will stand here.
Drag layers from the palette and join them with wires.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the input layer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::FeatureMapsView</name>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here you see what each filter of a layer finds in a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network has no layer whose output is a stack of maps: add a convolution to see its maps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>map %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after %1 steps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::FileFlow</name>
    <message>
        <source>Unsaved changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project has changes that are not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Don&apos;t save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Netloom projects (*.loom *.loomz)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Netloom project (*.loom)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share as one file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared Netloom project (*.loomz)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packed project, weights and data into %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::FindPopup</name>
    <message>
        <source>Find a node, or a layer to add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers that fit here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::HeatMap</name>
    <message>
        <source>rows: %1 (%2) · columns: %3 (%4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row %1, column %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::HistogramPlot</name>
    <message>
        <source>mean %1 · deviation %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value · %1 numbers, at most %2 a bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 … %2: &lt;b&gt;%3&lt;/b&gt; numbers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::HistogramsView</name>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here you see how the weights and gradients of a layer are distributed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No layer of this network has weights: add a dense layer or a convolution.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradients appear with the first training step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after %1 steps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::IssueCard</name>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go there</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::IssuesPanel</name>
    <message>
        <source>Nothing is wrong: the network can be trained.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::MainWindow</name>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issues (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issues</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::MapPanel</name>
    <message>
        <source>All maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own scale each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every map uses its own colour scale, so that weak ones can be seen too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each map ± its own largest number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, row %2, column %3: &lt;b&gt;%4&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::MatrixGrid</name>
    <message>
        <source>%1 samples of %2 were taken for %3: %4 of its row</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::Minimap</name>
    <message>
        <source>Overview map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole network; press to go there</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::MoveTool</name>
    <message>
        <source>Insert</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::Palette</name>
    <message>
        <source>Find a layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::PartEdit</name>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::PartList</name>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::Probe</name>
    <message>
        <source>not in this network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no gradient before the first step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not trained, so it has no gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not kept by this optimizer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::PropertyPanel</name>
    <message>
        <source>Pick a layer on the canvas to see and change its attributes here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n × %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name on the card; empty: the layer&apos;s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name in files and commands; it never changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Change %n layer(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Shape and cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiply-adds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it does</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::RecipePanel</name>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After each epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add another loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer whose output is judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field of the data that the output should be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove a loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the only output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the data&apos;s target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the metrics</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::RenameEdit</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::RowPanel</name>
    <message>
        <source>Previous sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sample %1 of %2 · %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::RunBar</name>
    <message>
        <source>%1 steps/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has issues that keep it from training; see Issues below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train the network (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step one batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step one epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train on one batch (.)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train to the end of the epoch (Shift+.)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the run; the network keeps what it learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights back to the seed&apos;s (Ctrl+R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of a step. Acts at once, also while training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many steps a second are made at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The seed drives first weights, order and dropout: the same seed gives the same numbers.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::SamplesView</name>
    <message>
        <source>All samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All classes (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>second number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here you see the samples that the network learns from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training %1 · validation %2 · test %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::StatusStrip</name>
    <message>
        <source>Nothing is loaded yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the data …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready, not trained yet: press Train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch %1/%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step %1/%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 samples/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restart</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait for a restart</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loom::ui::View</name>
    <message>
        <source>%1
The data are being loaded …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load data and network</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::WeightsView</name>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One picture for each neuron: how strongly it weighs each pixel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neurons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here you see the filters and weights of a layer while they are learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No layer of this network has weights: add a dense layer or a convolution.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neuron %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filter %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradients appear with the first training step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network in training does not have these weights: start training again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after %1 steps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::WindowActions</name>
    <message>
        <source>New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share as one file …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packs project, weights and data into one file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build the network on the canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at what the network does with the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attributes, shapes and help of the picked layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss, optimizer, batch size, epochs, metrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the data come from and what happens to them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classroom view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large type for a projector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All commands …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find any command by its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::WireTool</name>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loom::ui::Worker</name>
    <message>
        <source>The memory of this computer is not enough to go on; choose a smaller batch size</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>std</name>
    <message>
        <source>{path} is {value}; it must be two numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: the id “{id}” is not allowed; an id begins with a small letter and goes on with small letters, digits and _</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: the id “{id}” stands twice; every node and group needs its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no Netloom project: it has no whole number “format”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project is of format {format}; this version of Netloom reads up to {newest}: update Netloom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project is of format {format}; formats are counted from 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed is {value}; it must be a whole number from 0 to {maximum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: the id “{id}” stands twice; every loss and phase needs its own</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
