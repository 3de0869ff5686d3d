<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>prodige_plugin</name>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>%n are trusted.</source>
        <translation>
            <numerusform>%n are trusted.</numerusform>
            <numerusform>%n are trusted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <source>%n change(s) made.</source>
        <translation>
            <numerusform>%n change made.</numerusform>
            <numerusform>%n changes made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/discovery.py"/>
        <location filename="../prodige_plugin/platforms/prodige.py"/>
        <source>%n collection(s) can be loaded.</source>
        <translation>
            <numerusform>%n collection can be loaded.</numerusform>
            <numerusform>%n collections can be loaded.</numerusform>
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
        <location filename="../prodige_plugin/platforms/georchestra.py"/>
        <location filename="../prodige_plugin/platforms/prodige.py"/>
        <source>%n entry(ies) can be found.</source>
        <translation>
            <numerusform>%n entry can be found.</numerusform>
            <numerusform>%n entries can be found.</numerusform>
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
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <source>%n favourite(s)</source>
        <translation>
            <numerusform>%n favourite</numerusform>
            <numerusform>%n favourites</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>%n feature(s)</source>
        <translation>
            <numerusform>%n feature</numerusform>
            <numerusform>%n features</numerusform>
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
        <location filename="../prodige_plugin/services/api_data.py"/>
        <source>%n feature(s) came twice and were kept once: the data changed meanwhile.</source>
        <translation>
            <numerusform>%n feature came twice and were kept once: the data changed meanwhile.</numerusform>
            <numerusform>%n features came twice and were kept once: the data changed meanwhile.</numerusform>
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
        <location filename="../prodige_plugin/services/api_data.py"/>
        <source>%n feature(s) received …</source>
        <translation>
            <numerusform>%n feature received …</numerusform>
            <numerusform>%n features received …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/services/api_data.py"/>
        <source>%n feature(s) were fetched from the platform's data service.</source>
        <translation>
            <numerusform>%n feature was fetched from the platform's data service.</numerusform>
            <numerusform>%n features were fetched from the platform's data service.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/processing/load_data.py"/>
        <source>%n feature(s) written.</source>
        <translation>
            <numerusform>%n feature written.</numerusform>
            <numerusform>%n features written.</numerusform>
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
        <location filename="../prodige_plugin/gui/health_window.py"/>
        <source>%n layer(s) with a problem.</source>
        <translation>
            <numerusform>%n layer with a problem.</numerusform>
            <numerusform>%n layers with a problem.</numerusform>
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
        <location filename="../prodige_plugin/services/cli.py"/>
        <source>%n link(s)</source>
        <translation>
            <numerusform>%n link</numerusform>
            <numerusform>%n links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/facet_popup.py"/>
        <source>%n more: type to find them.</source>
        <translation>
            <numerusform>%n more: type to find them.</numerusform>
            <numerusform>%n more: type to find them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/filter_chips.py"/>
        <source>%n more…</source>
        <translation>
            <numerusform>%n more…</numerusform>
            <numerusform>%n more…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/services/cli.py"/>
        <source>%n of them can be loaded</source>
        <translation>
            <numerusform>%n of them can be loaded</numerusform>
            <numerusform>%n of them can be loaded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>%n platform(s) come(s) from {file}.</source>
        <translation>
            <numerusform>%n platform come from {file}.</numerusform>
            <numerusform>%n platforms comes from {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/platform_files.py"/>
        <source>%n platform(s) imported; choose an account where one is needed.</source>
        <translation>
            <numerusform>%n platform imported; choose an account where one is needed.</numerusform>
            <numerusform>%n platforms imported; choose an account where one is needed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/diagnosis_window.py"/>
        <source>%n problem(s) found: see the rows marked ✕.</source>
        <translation>
            <numerusform>%n problem found: see the rows marked ✕.</numerusform>
            <numerusform>%n problems found: see the rows marked ✕.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
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
        <location filename="../prodige_plugin/gui/kept_menu.py"/>
        <source>%n search(es) taken from the file.</source>
        <translation>
            <numerusform>%n search taken from the file.</numerusform>
            <numerusform>%n searches taken from the file.</numerusform>
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
        <location filename="../prodige_plugin/gui/platform_findings.py"/>
        <source>%n thing(s) found on {date}</source>
        <translation>
            <numerusform>%n thing found on {date}</numerusform>
            <numerusform>%n things found on {date}</numerusform>
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
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <source>%n+ record(s)</source>
        <translation>
            <numerusform>%n+ record</numerusform>
            <numerusform>%n+ records</numerusform>
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
        <location filename="../prodige_plugin/gui/layer_choice.py"/>
        <source>&amp;Load %n layer(s)</source>
        <translation>
            <numerusform>&amp;Load %n layer</numerusform>
            <numerusform>&amp;Load %n layers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/services/choices.py"/>
        <source>All %n layer(s), in a group</source>
        <translation>
            <numerusform>All %n layer, in a group</numerusform>
            <numerusform>All %n layers, in a group</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/diagnosis_rows.py"/>
        <source>It ends in %n day(s).</source>
        <translation>
            <numerusform>It ends in %n day.</numerusform>
            <numerusform>It ends in %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/services/feeds.py"/>
        <source>It has %n entry(ies), and none with a link to data.</source>
        <translation>
            <numerusform>It has %n entry, and none with a link to data.</numerusform>
            <numerusform>It has %n entries, and none with a link to data.</numerusform>
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
        <location filename="../prodige_plugin/gui/extent_filter.py"/>
        <source>Its %n se&amp;lected feature(s)</source>
        <translation>
            <numerusform>Its %n se&amp;lected feature</numerusform>
            <numerusform>Its %n se&amp;lected features</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/diagnosis_window.py"/>
        <source>Looking… %n thing(s) so far</source>
        <translation>
            <numerusform>Looking… %n thing so far</numerusform>
            <numerusform>Looking… %n things so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/health_window.py"/>
        <source>Newer data for %n layer(s).</source>
        <translation>
            <numerusform>Newer data for %n layer.</numerusform>
            <numerusform>Newer data for %n layers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/services/feeds.py"/>
        <source>Of {count} parts only the %n that touch the area were fetched.</source>
        <translation>
            <numerusform>Of {count} parts only the %n that touch the area were fetched.</numerusform>
            <numerusform>Of {count} parts only the %n that touch the area were fetched.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>Only the %n feature(s) that touch the area were kept.</source>
        <translation>
            <numerusform>Only the %n feature that touch the area were kept.</numerusform>
            <numerusform>Only the %n features that touch the area were kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/sheet_links.py"/>
        <source>Show %n more link(s)</source>
        <translation>
            <numerusform>Show %n more link</numerusform>
            <numerusform>Show %n more links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/services/feeds.py"/>
        <source>The feed offers %n data set(s), and the record does not tell which one it means:</source>
        <translation>
            <numerusform>The feed offers %n data set, and the record does not tell which one it means:</numerusform>
            <numerusform>The feed offers %n data sets, and the record does not tell which one it means:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>The file holds %n layer(s) in all.</source>
        <translation>
            <numerusform>The file holds %n layer in all.</numerusform>
            <numerusform>The file holds %n layers in all.</numerusform>
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
        <location filename="../prodige_plugin/gui/sheet_html.py"/>
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
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
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <source>and %n more value(s)</source>
        <translation>
            <numerusform>and %n more value</numerusform>
            <numerusform>and %n more values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>{name} holds %n layer(s):</source>
        <translation>
            <numerusform>{name} holds %n layer:</numerusform>
            <numerusform>{name} holds %n layers:</numerusform>
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
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/facet_popup.py"/>
        <source>{value}, %n result(s)</source>
        <translation>
            <numerusform>{value}, %n result</numerusform>
            <numerusform>{value}, %n results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/services/feeds.py"/>
        <source>“{title}” offers %n download(s):</source>
        <translation>
            <numerusform>“{title}” offers %n download:</numerusform>
            <numerusform>“{title}” offers %n downloads:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <source>≈ %n record(s)</source>
        <translation>
            <numerusform>≈ %n record</numerusform>
            <numerusform>≈ %n records</numerusform>
        </translation>
    </message>
</context>
</TS>
