<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>OriginText</name>
    <message numerus="yes">
        <source>In how many of the %n row(s) of a run this number is %2: %1.</source>
        <translation>
            <numerusform>In how many of the %n row of a run this number is %2: %1.</numerusform>
            <numerusform>In how many of the %n rows of a run this number is %2: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The smallest number of the %n row(s) of a run: %1.</source>
        <translation>
            <numerusform>The smallest number of the %n row of a run: %1.</numerusform>
            <numerusform>The smallest number of the %n rows of a run: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The largest number of the %n row(s) of a run: %1.</source>
        <translation>
            <numerusform>The largest number of the %n row of a run: %1.</numerusform>
            <numerusform>The largest number of the %n rows of a run: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The median of the %n row(s) of a run: %1.</source>
        <translation>
            <numerusform>The median of the %n row of a run: %1.</numerusform>
            <numerusform>The median of the %n rows of a run: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The mean of the %n row(s) of a run: %1.</source>
        <translation>
            <numerusform>The mean of the %n row of a run: %1.</numerusform>
            <numerusform>The mean of the %n rows of a run: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first of the %n row(s) of a run: %1.</source>
        <translation>
            <numerusform>The first of the %n row of a run: %1.</numerusform>
            <numerusform>The first of the %n rows of a run: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The last of the %n row(s) of a run: %1.</source>
        <translation>
            <numerusform>The last of the %n row of a run: %1.</numerusform>
            <numerusform>The last of the %n rows of a run: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Where, in the %n row(s) of a run, this number is smallest: %1.</source>
        <translation>
            <numerusform>Where, in the %n row of a run, this number is smallest: %1.</numerusform>
            <numerusform>Where, in the %n rows of a run, this number is smallest: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Where, in the %n row(s) of a run, this number is largest: %1.</source>
        <translation>
            <numerusform>Where, in the %n row of a run, this number is largest: %1.</numerusform>
            <numerusform>Where, in the %n rows of a run, this number is largest: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The slope of the line through the %n row(s) of a run, both axes logarithmic: %1.</source>
        <translation>
            <numerusform>The slope of the line through the %n row of a run, both axes logarithmic: %1.</numerusform>
            <numerusform>The slope of the line through the %n rows of a run, both axes logarithmic: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of the %n row(s) of a run the number that is farthest off: %1.</source>
        <translation>
            <numerusform>Of the %n row of a run the number that is farthest off: %1.</numerusform>
            <numerusform>Of the %n rows of a run the number that is farthest off: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1&lt;sub&gt;%2&lt;/sub&gt;: %n other(s), together %3</source>
        <translation>
            <numerusform>%1&lt;sub&gt;%2&lt;/sub&gt;: %n other, together %3</numerusform>
            <numerusform>%1&lt;sub&gt;%2&lt;/sub&gt;: %n others, together %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1&lt;sub&gt;%2&lt;/sub&gt;: %n other(s), at most %3</source>
        <translation>
            <numerusform>%1&lt;sub&gt;%2&lt;/sub&gt;: %n other, at most %3</numerusform>
            <numerusform>%1&lt;sub&gt;%2&lt;/sub&gt;: %n others, at most %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1&lt;sub&gt;%2&lt;/sub&gt;: %n other(s), at least %3</source>
        <translation>
            <numerusform>%1&lt;sub&gt;%2&lt;/sub&gt;: %n other, at least %3</numerusform>
            <numerusform>%1&lt;sub&gt;%2&lt;/sub&gt;: %n others, at least %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loom::ui::BackpropPage</name>
    <message numerus="yes">
        <source>The sum over %n ways</source>
        <translation>
            <numerusform>The sum over %n way</numerusform>
            <numerusform>The sum over %n ways</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n others, together %1</source>
        <translation>
            <numerusform>%n other: %1</numerusform>
            <numerusform>%n others, together %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loom::ui::Canvas</name>
    <message numerus="yes">
        <source>%n layer(s)</source>
        <translation>
            <numerusform>%n layer</numerusform>
            <numerusform>%n layers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loom::ui::DataNotice</name>
    <message numerus="yes">
        <source>%n entry(ies) of the data cannot be read and are left out; the rest can be learned from.</source>
        <translation>
            <numerusform>%n entry of the data cannot be read and is left out; the rest can be learned from.</numerusform>
            <numerusform>%n entries of the data cannot be read and are left out; the rest can be learned from.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loom::ui::DataPanel</name>
    <message numerus="yes">
        <source>%1: %2, %n class(es)</source>
        <translation>
            <numerusform>%1: %2, %n class</numerusform>
            <numerusform>%1: %2, %n classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loom::ui::Document</name>
    <message numerus="yes">
        <source>Delete %n layer(s)</source>
        <translation>
            <numerusform>Delete %n layer</numerusform>
            <numerusform>Delete %n layers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loom::ui::DotRows</name>
    <message numerus="yes">
        <source>%n dot(s)</source>
        <translation>
            <numerusform>%n dot</numerusform>
            <numerusform>%n dots</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loom::ui::LessonPanel</name>
    <message numerus="yes">
        <source>… %n more</source>
        <translation>
            <numerusform>… %n more</numerusform>
            <numerusform>… %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loom::ui::NetworkDrawing</name>
    <message numerus="yes">
        <source>Left out of the drawing; the layer has %n node(s)</source>
        <translation>
            <numerusform>Left out of the drawing; the layer has %n node</numerusform>
            <numerusform>Left out of the drawing; the layer has %n nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loom::ui::PropertyPanel</name>
    <message numerus="yes">
        <source>%n × %1</source>
        <translation>
            <numerusform>%n × %1</numerusform>
            <numerusform>%n × %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n layer(s)</source>
        <translation>
            <numerusform>Change %n layer</numerusform>
            <numerusform>Change %n layers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loom::ui::RunComparison</name>
    <message numerus="yes">
        <source>%n other(s) are the same in both.</source>
        <translation>
            <numerusform>One other is the same in both.</numerusform>
            <numerusform>%n others are the same in both.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loom::ui::SearchHead</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n at once</source>
        <translation>
            <numerusform>%n at once</numerusform>
            <numerusform>%n at once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s)</source>
        <translation>
            <numerusform>%n thread</numerusform>
            <numerusform>%n threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Best, trial %1: %2 %3 in the search, %4 over %n new seed(s)</source>
        <translation>
            <numerusform>Best, trial %1: %2 %3 in the search, %4 over %n new seed</numerusform>
            <numerusform>Best, trial %1: %2 %3 in the search, %4 over %n new seeds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loom::ui::StatusStrip</name>
    <message numerus="yes">
        <source>%n change(s) wait for a restart</source>
        <translation>
            <numerusform>%n change waits for a restart</numerusform>
            <numerusform>%n changes wait for a restart</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) act from the next epoch on</source>
        <translation>
            <numerusform>%n change acts from the next epoch on</numerusform>
            <numerusform>%n changes act from the next epoch on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loom::ui::StrokePad</name>
    <message numerus="yes">
        <source>%n stroke(s)</source>
        <translation>
            <numerusform>%n stroke</numerusform>
            <numerusform>%n strokes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loom::ui::TrialTable</name>
    <message numerus="yes">
        <source>Show %n hidden</source>
        <translation>
            <numerusform>Show %n hidden</numerusform>
            <numerusform>Show %n hidden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loom::ui::WorkerTimeline</name>
    <message numerus="yes">
        <source>and %n stretch(es) more</source>
        <translation>
            <numerusform>and %n stretch more</numerusform>
            <numerusform>and %n stretches more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loom::ui::WorkerTrials</name>
    <message numerus="yes">
        <source>Breaks in which nobody worked are left out: %n</source>
        <translation>
            <numerusform>%n break in which nobody worked is left out</numerusform>
            <numerusform>%n breaks in which nobody worked are left out</numerusform>
        </translation>
    </message>
</context>
</TS>
