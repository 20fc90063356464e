<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
</TS>
