<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>prodige_plugin</name>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <source>%n change(s) made.</source>
        <translation>
            <numerusform>%n change made.</numerusform>
            <numerusform>%n changes made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/qgis_server/readback.py"/>
        <source>%n colour(s)</source>
        <translation>
            <numerusform>%n colour</numerusform>
            <numerusform>%n colours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/diff_window.py"/>
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/search_only.py"/>
        <source>%n entry(ies) can be found, {who}.</source>
        <translation>
            <numerusform>%n entry can be found, {who}.</numerusform>
            <numerusform>%n entries can be found, {who}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <location filename="../prodige_plugin/gui/publish_model.py"/>
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks.py"/>
        <source>%n feature(s) are of another kind of geometry than the layer.</source>
        <translation>
            <numerusform>%n feature is of another kind of geometry than the layer.</numerusform>
            <numerusform>%n features are of another kind of geometry than the layer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks.py"/>
        <source>%n feature(s) have curves; some clients draw them with short segments.</source>
        <translation>
            <numerusform>%n feature has curves; some clients draw them with short segments.</numerusform>
            <numerusform>%n features have curves; some clients draw them with short segments.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks.py"/>
        <source>%n feature(s) have no geometry and will not be drawn.</source>
        <translation>
            <numerusform>%n feature has no geometry and will not be drawn.</numerusform>
            <numerusform>%n features have no geometry and will not be drawn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks.py"/>
        <source>%n geometry(ies) are not valid and may not be drawn or counted by others.</source>
        <translation>
            <numerusform>%n geometry is not valid and may not be drawn or counted by others.</numerusform>
            <numerusform>%n geometries are not valid and may not be drawn or counted by others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/publish_list.py"/>
        <source>%n layer(s)</source>
        <translation>
            <numerusform>%n layer</numerusform>
            <numerusform>%n layers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/publish_list.py"/>
        <source>%n layout(s)</source>
        <translation>
            <numerusform>%n layout</numerusform>
            <numerusform>%n layouts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <location filename="../prodige_plugin/gui/catalogue_dock.py"/>
        <location filename="../prodige_plugin/gui/publish_model.py"/>
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/qgis_server/connection.py"/>
        <source>%n record(s) can be read.</source>
        <translation>
            <numerusform>%n record can be read.</numerusform>
            <numerusform>%n records can be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/publish_model.py"/>
        <source>%n service(s)</source>
        <translation>
            <numerusform>%n service</numerusform>
            <numerusform>%n services</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/publish_model.py"/>
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n table</numerusform>
            <numerusform>%n tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <location filename="../prodige_plugin/gui/publish_model.py"/>
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/directory_dialog.py"/>
        <source>&amp;Add %n platforms</source>
        <translation>
            <numerusform>&amp;Add %n platforms</numerusform>
            <numerusform>&amp;Add %n platforms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/training/health.py"/>
        <source>It was restarted %n time(s).</source>
        <translation>
            <numerusform>It was restarted %n time.</numerusform>
            <numerusform>It was restarted %n times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/metadata/rules_text.py"/>
        <source>The title has %n character(s); portals cut it after 250. Shorten it.</source>
        <translation>
            <numerusform>The title has %n character; portals cut it after 250. Shorten it.</numerusform>
            <numerusform>The title has %n characters; portals cut it after 250. Shorten it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <source>and %n more link(s)</source>
        <translation>
            <numerusform>and %n more link</numerusform>
            <numerusform>and %n more links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/qgis_server/publish.py"/>
        <source>{title} and %n other layer(s)</source>
        <translation>
            <numerusform>{title} and %n other layer</numerusform>
            <numerusform>{title} and %n other layers</numerusform>
        </translation>
    </message>
</context>
</TS>
