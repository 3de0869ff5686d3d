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
        <location filename="../prodige_plugin/gui/batch_operation.py"/>
        <source>%n cannot be changed.</source>
        <translation>
            <numerusform>%n cannot be changed.</numerusform>
            <numerusform>%n cannot be changed.</numerusform>
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
        <location filename="../prodige_plugin/gui/batch_window.py"/>
        <source>%n changed, not saved</source>
        <translation>
            <numerusform>%n changed, not saved</numerusform>
            <numerusform>%n changed, not saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/merge_window.py"/>
        <source>%n choice(s) to make.</source>
        <translation>
            <numerusform>%n choice to make.</numerusform>
            <numerusform>%n choices to make.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_window.py"/>
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/discovery.py"/>
        <location filename="../prodige_plugin/platforms/prodige/__init__.py"/>
        <source>%n collection(s) can be loaded.</source>
        <translation>
            <numerusform>%n collection can be loaded.</numerusform>
            <numerusform>%n collections can be loaded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/georchestra/readback.py"/>
        <location filename="../prodige_plugin/platforms/qgis_server/readback.py"/>
        <source>%n colour(s)</source>
        <translation>
            <numerusform>%n colour</numerusform>
            <numerusform>%n colours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks/source.py"/>
        <source>%n computed field(s) are published as they are now.</source>
        <translation>
            <numerusform>%n computed field are published as they are now.</numerusform>
            <numerusform>%n computed fields are published as they are now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/contacts_window.py"/>
        <source>%n contact(s) written to {path}.</source>
        <translation>
            <numerusform>%n contact written to {path}.</numerusform>
            <numerusform>%n contacts written to {path}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/metadata/rules_crs.py"/>
        <source>%n coordinate system(s) are not linked to their definition: {codes}.</source>
        <translation>
            <numerusform>%n coordinate system are not linked to their definition: {codes}.</numerusform>
            <numerusform>%n coordinate systems are not linked to their definition: {codes}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_window.py"/>
        <source>%n could not be changed.</source>
        <translation>
            <numerusform>%n could not be changed.</numerusform>
            <numerusform>%n could not be changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>%n could not be saved.</source>
        <translation>
            <numerusform>%n could not be saved.</numerusform>
            <numerusform>%n could not be saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/prodige/found.py"/>
        <source>%n data set(s) found …</source>
        <translation>
            <numerusform>%n data set found …</numerusform>
            <numerusform>%n data sets found …</numerusform>
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
        <location filename="../prodige_plugin/metadata/profile_opendata.py"/>
        <source>%n element(s) are empty; data.gouv.fr shows empty lines for them, or nothing.</source>
        <translation>
            <numerusform>%n element is empty; data.gouv.fr shows empty lines for them, or nothing.</numerusform>
            <numerusform>%n elements are empty; data.gouv.fr shows empty lines for them, or nothing.</numerusform>
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
        <location filename="../prodige_plugin/platforms/georchestra/__init__.py"/>
        <location filename="../prodige_plugin/platforms/prodige/__init__.py"/>
        <source>%n entry(ies) can be found.</source>
        <translation>
            <numerusform>%n entry can be found.</numerusform>
            <numerusform>%n entries can be found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <location filename="../prodige_plugin/gui/publish_model.py"/>
        <location filename="../prodige_plugin/gui/receipt_rows.py"/>
        <location filename="../prodige_plugin/gui/verdicts.py"/>
        <location filename="../prodige_plugin/metadata/cli.py"/>
        <location filename="../prodige_plugin/publishing/checks/report.py"/>
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks/maps.py"/>
        <source>%n expression(s) of layouts cannot follow fields that are renamed.</source>
        <translation>
            <numerusform>%n expression of layouts cannot follow fields that are renamed.</numerusform>
            <numerusform>%n expressions of layouts cannot follow fields that are renamed.</numerusform>
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
        <location filename="../prodige_plugin/publishing/volume.py"/>
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>%n feature(s)</source>
        <translation>
            <numerusform>%n feature</numerusform>
            <numerusform>%n features</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks/vector.py"/>
        <source>%n feature(s) are of another kind of geometry than the layer.</source>
        <translation>
            <numerusform>%n feature is of another kind of geometry than the layer.</numerusform>
            <numerusform>%n features are of another kind of geometry than the layer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks/vector.py"/>
        <source>%n feature(s) are there already, with the same geometry and attributes.</source>
        <translation>
            <numerusform>%n feature is there already, with the same geometry and attributes.</numerusform>
            <numerusform>%n features are there already, with the same geometry and attributes.</numerusform>
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
        <location filename="../prodige_plugin/publishing/checks/vector.py"/>
        <source>%n feature(s) have a key that another feature has.</source>
        <translation>
            <numerusform>%n feature has a key that another feature has.</numerusform>
            <numerusform>%n features have a key that another feature has.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks/vector.py"/>
        <source>%n feature(s) have an empty geometry.</source>
        <translation>
            <numerusform>%n feature has an empty geometry.</numerusform>
            <numerusform>%n features have an empty geometry.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks/vector.py"/>
        <source>%n feature(s) have coordinates that are no numbers.</source>
        <translation>
            <numerusform>%n feature has coordinates that are no numbers.</numerusform>
            <numerusform>%n features have coordinates that are no numbers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks/vector.py"/>
        <source>%n feature(s) have curves; some clients draw them with short segments.</source>
        <translation>
            <numerusform>%n feature has curves; some clients draw them with short segments.</numerusform>
            <numerusform>%n features have curves; some clients draw them with short segments.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks/vector.py"/>
        <source>%n feature(s) have no geometry and will not be drawn.</source>
        <translation>
            <numerusform>%n feature has no geometry and will not be drawn.</numerusform>
            <numerusform>%n features have no geometry and will not be drawn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks/vector.py"/>
        <source>%n feature(s) have no value for the key.</source>
        <translation>
            <numerusform>%n feature has no value for the key.</numerusform>
            <numerusform>%n features have no value for the key.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks/extent.py"/>
        <source>%n feature(s) lie outside of the platform's territory.</source>
        <translation>
            <numerusform>%n feature lie outside of the platform's territory.</numerusform>
            <numerusform>%n features lie outside of the platform's territory.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/exports/shapefile.py"/>
        <source>%n feature(s) make a file of more than 2 GB, which many programs do not read.</source>
        <translation>
            <numerusform>%n feature make a file of more than 2 GB, which many programs do not read.</numerusform>
            <numerusform>%n features make a file of more than 2 GB, which many programs do not read.</numerusform>
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
        <location filename="../prodige_plugin/platforms/georchestra/steps_feed.py"/>
        <source>%n feature(s) were read</source>
        <translation>
            <numerusform>%n feature was read</numerusform>
            <numerusform>%n features were read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/georchestra/steps_feed.py"/>
        <source>%n feature(s) were sent</source>
        <translation>
            <numerusform>%n feature was sent</numerusform>
            <numerusform>%n features were sent</numerusform>
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
        <location filename="../prodige_plugin/publishing/checks/fields.py"/>
        <source>%n field name(s) must be quoted in SQL and in filters.</source>
        <translation>
            <numerusform>%n field name must be quoted in SQL and in filters.</numerusform>
            <numerusform>%n field names must be quoted in SQL and in filters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks/fields.py"/>
        <source>%n field(s) have a type that the target does not have.</source>
        <translation>
            <numerusform>%n field has a type that the target does not have.</numerusform>
            <numerusform>%n fields have a type that the target does not have.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/publish_fields.py"/>
        <source>%n field(s) will be published.</source>
        <translation>
            <numerusform>%n field will be published.</numerusform>
            <numerusform>%n fields will be published.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <source>%n field(s) without meaning: double-click a cell to write it.</source>
        <translation>
            <numerusform>%n field without meaning: double-click a cell to write it.</numerusform>
            <numerusform>%n fields without meaning: double-click a cell to write it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/receipt_rows.py"/>
        <location filename="../prodige_plugin/metadata/cli.py"/>
        <location filename="../prodige_plugin/publishing/plan_text.py"/>
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>%n file(s) are written over.</source>
        <translation>
            <numerusform>%n file is written over.</numerusform>
            <numerusform>%n files are written over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/processing/check_metadata.py"/>
        <source>%n file(s) hold no record.</source>
        <translation>
            <numerusform>%n file hold no record.</numerusform>
            <numerusform>%n files hold no record.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks/vector.py"/>
        <source>%n geometry(ies) are not valid and may not be drawn or counted by others.</source>
        <translation>
            <numerusform>%n geometry is not valid and may not be drawn or counted by others.</numerusform>
            <numerusform>%n geometries are not valid and may not be drawn or counted by others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks/vector.py"/>
        <source>%n integer(s) are too large for the target to keep to the last digit.</source>
        <translation>
            <numerusform>%n integer is too large for the target to keep to the last digit.</numerusform>
            <numerusform>%n integers are too large for the target to keep to the last digit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks/source.py"/>
        <source>%n joined field(s) are published as they are now.</source>
        <translation>
            <numerusform>%n joined field are published as they are now.</numerusform>
            <numerusform>%n joined fields are published as they are now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/metadata/rules_keywords.py"/>
        <source>%n keyword(s) are empty or there twice.</source>
        <translation>
            <numerusform>%n keyword is empty or there twice.</numerusform>
            <numerusform>%n keywords are empty or there twice.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/map_parts.py"/>
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
        <location filename="../prodige_plugin/gui/map_parts.py"/>
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
        <location filename="../prodige_plugin/processing/check_metadata.py"/>
        <location filename="../prodige_plugin/processing/records.py"/>
        <source>%n mandatory rule(s) fail.</source>
        <translation>
            <numerusform>%n mandatory rule fail.</numerusform>
            <numerusform>%n mandatory rules fail.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/plan_text.py"/>
        <source>%n map(s)</source>
        <translation>
            <numerusform>%n map</numerusform>
            <numerusform>%n maps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/publish_findings.py"/>
        <source>%n more for experts</source>
        <translation>
            <numerusform>%n more for experts</numerusform>
            <numerusform>%n more for experts</numerusform>
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
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>%n new record(s) are saved to {platform}.</source>
        <translation>
            <numerusform>%n new record are saved to {platform}.</numerusform>
            <numerusform>%n new records are saved to {platform}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>%n not tried.</source>
        <translation>
            <numerusform>%n not tried.</numerusform>
            <numerusform>%n not tried.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks/vector.py"/>
        <source>%n number(s) are infinite or not a number.</source>
        <translation>
            <numerusform>%n number is infinite or not a number.</numerusform>
            <numerusform>%n numbers are infinite or not a number.</numerusform>
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
        <location filename="../prodige_plugin/publishing/checks/vector.py"/>
        <source>%n of them can be put right exactly.</source>
        <translation>
            <numerusform>%n of them can be put right exactly.</numerusform>
            <numerusform>%n of them can be put right exactly.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/metadata/cli.py"/>
        <source>%n of them without a mandatory fault</source>
        <translation>
            <numerusform>%n of them without a mandatory fault</numerusform>
            <numerusform>%n of them without a mandatory fault</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/merge_window.py"/>
        <source>%n other change(s) of yours are put on top of theirs.</source>
        <translation>
            <numerusform>%n other change of yours are put on top of theirs.</numerusform>
            <numerusform>%n other changes of yours are put on top of theirs.</numerusform>
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
        <location filename="../prodige_plugin/gui/batch_window.py"/>
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <location filename="../prodige_plugin/publishing/plan_text.py"/>
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_window.py"/>
        <source>%n record(s) are as they were before.</source>
        <translation>
            <numerusform>%n record is as they were before.</numerusform>
            <numerusform>%n records are as they were before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_window.py"/>
        <source>%n record(s) are changed and not saved.</source>
        <translation>
            <numerusform>%n record is changed and not saved.</numerusform>
            <numerusform>%n records are changed and not saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>%n record(s) are saved to {platform}.</source>
        <translation>
            <numerusform>%n record is saved to {platform}.</numerusform>
            <numerusform>%n records are saved to {platform}.</numerusform>
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
        <location filename="../prodige_plugin/gui/batch_operation.py"/>
        <source>%n record(s) change.</source>
        <translation>
            <numerusform>%n record change.</numerusform>
            <numerusform>%n records change.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_window.py"/>
        <source>%n record(s) changed.</source>
        <translation>
            <numerusform>%n record changed.</numerusform>
            <numerusform>%n records changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/contacts_import.py"/>
        <source>%n record(s) could not be read.</source>
        <translation>
            <numerusform>%n record could not be read.</numerusform>
            <numerusform>%n records could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_failures.py"/>
        <source>%n record(s) need a look.</source>
        <translation>
            <numerusform>%n record need a look.</numerusform>
            <numerusform>%n records need a look.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_adding.py"/>
        <source>%n record(s) of your last batch were changed and not saved.</source>
        <translation>
            <numerusform>%n record of your last batch were changed and not saved.</numerusform>
            <numerusform>%n records of your last batch were changed and not saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/contacts_import.py"/>
        <source>%n record(s) read.</source>
        <translation>
            <numerusform>%n record read.</numerusform>
            <numerusform>%n records read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>%n record(s) saved.</source>
        <translation>
            <numerusform>%n record saved.</numerusform>
            <numerusform>%n records saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/queue_line.py"/>
        <source>%n record(s) wait for you to decide: see the list.</source>
        <translation>
            <numerusform>%n record wait for you to decide: see the list.</numerusform>
            <numerusform>%n records wait for you to decide: see the list.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/queue_line.py"/>
        <source>%n record(s) wait to be saved: the catalogue did not answer.</source>
        <translation>
            <numerusform>%n record wait to be saved: the catalogue did not answer.</numerusform>
            <numerusform>%n records wait to be saved: the catalogue did not answer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>%n record(s) were changed by both in the same place: merge each alone.</source>
        <translation>
            <numerusform>%n record was changed by both in the same place: merge each alone.</numerusform>
            <numerusform>%n records were changed by both in the same place: merge each alone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/publish_model.py"/>
        <location filename="../prodige_plugin/metadata/cli.py"/>
        <location filename="../prodige_plugin/publishing/checks/report.py"/>
        <source>%n remark(s)</source>
        <translation>
            <numerusform>%n remark</numerusform>
            <numerusform>%n remarks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/publish_choices.py"/>
        <location filename="../prodige_plugin/gui/publish_options.py"/>
        <source>%n repair(s)</source>
        <translation>
            <numerusform>%n repair</numerusform>
            <numerusform>%n repairs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/metadata/cli_repair.py"/>
        <source>%n repair(s) done</source>
        <translation>
            <numerusform>%n repair done</numerusform>
            <numerusform>%n repairs done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/metadata_dock.py"/>
        <source>%n repair(s). None of them says more than the record holds.</source>
        <translation>
            <numerusform>%n repair. None of them says more than the record holds.</numerusform>
            <numerusform>%n repairs. None of them says more than the record holds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/prodige/push.py"/>
        <source>%n row(s) added to “{title}” stay there.</source>
        <translation>
            <numerusform>%n row added to “{title}” stay there.</numerusform>
            <numerusform>%n rows added to “{title}” stay there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/prodige/push.py"/>
        <source>%n row(s) added …</source>
        <translation>
            <numerusform>%n row added …</numerusform>
            <numerusform>%n rows added …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/prodige/push.py"/>
        <source>%n row(s) are not as they were when they were compared, for example number {gid}.</source>
        <translation>
            <numerusform>%n row is not as they were when they were compared, for example number {gid}.</numerusform>
            <numerusform>%n rows are not as they were when they were compared, for example number {gid}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/prodige/push.py"/>
        <source>%n row(s) changed …</source>
        <translation>
            <numerusform>%n row changed …</numerusform>
            <numerusform>%n rows changed …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/prodige/push.py"/>
        <source>%n row(s) deleted …</source>
        <translation>
            <numerusform>%n row deleted …</numerusform>
            <numerusform>%n rows deleted …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/prodige/push_steps.py"/>
        <source>%n row(s) differ when they are read back.</source>
        <translation>
            <numerusform>%n row differ when they are read back.</numerusform>
            <numerusform>%n rows differ when they are read back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/prodige/compare.py"/>
        <source>%n row(s) of the platform read …</source>
        <translation>
            <numerusform>%n row of the platform read …</numerusform>
            <numerusform>%n rows of the platform read …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/prodige/push.py"/>
        <source>%n row(s) of “{title}” were not put back.</source>
        <translation>
            <numerusform>%n row of “{title}” were not put back.</numerusform>
            <numerusform>%n rows of “{title}” were not put back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/prodige/push_steps.py"/>
        <source>%n row(s) that “{title}” has no more stay on the platform, which deletes none by its API. Their numbers: {numbers}</source>
        <translation>
            <numerusform>%n row that “{title}” has no more stay on the platform, which deletes none by its API. Their numbers: {numbers}</numerusform>
            <numerusform>%n rows that “{title}” has no more stay on the platform, which deletes none by its API. Their numbers: {numbers}</numerusform>
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
        <location filename="../prodige_plugin/gui/publish_choices.py"/>
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/plan_text.py"/>
        <source>%n service(s)</source>
        <translation>
            <numerusform>%n service</numerusform>
            <numerusform>%n services</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_operation.py"/>
        <source>%n stay(s) as before.</source>
        <translation>
            <numerusform>%n stay as before.</numerusform>
            <numerusform>%n stays as before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/runner.py"/>
        <source>%n step(s) to undo: {step}</source>
        <translation>
            <numerusform>%n step to undo: {step}</numerusform>
            <numerusform>%n steps to undo: {step}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/plan_text.py"/>
        <source>%n store(s)</source>
        <translation>
            <numerusform>%n store</numerusform>
            <numerusform>%n stores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/plan_text.py"/>
        <source>%n style(s)</source>
        <translation>
            <numerusform>%n style</numerusform>
            <numerusform>%n styles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/plan_text.py"/>
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n table</numerusform>
            <numerusform>%n tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>%n template(s) taken from the file.</source>
        <translation>
            <numerusform>%n template taken from the file.</numerusform>
            <numerusform>%n templates taken from the file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks/vector.py"/>
        <source>%n text(s) are longer than the {most} the target keeps.</source>
        <translation>
            <numerusform>%n text is longer than the {most} the target keeps.</numerusform>
            <numerusform>%n texts are longer than the {most} the target keeps.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks/vector.py"/>
        <source>%n text(s) have garbled accents.</source>
        <translation>
            <numerusform>%n text has garbled accents.</numerusform>
            <numerusform>%n texts have garbled accents.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks/vector.py"/>
        <source>%n text(s) hold invisible control characters.</source>
        <translation>
            <numerusform>%n text hold invisible control characters.</numerusform>
            <numerusform>%n texts hold invisible control characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks/vector.py"/>
        <source>%n text(s) hold the sign � for letters that were lost.</source>
        <translation>
            <numerusform>%n text hold the sign � for letters that were lost.</numerusform>
            <numerusform>%n texts hold the sign � for letters that were lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/map_parts.py"/>
        <source>%n theme(s)</source>
        <translation>
            <numerusform>%n theme</numerusform>
            <numerusform>%n themes</numerusform>
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
        <location filename="../prodige_plugin/gui/merge_window.py"/>
        <source>%n thing(s) were changed by both of you: choose which version is kept.</source>
        <translation>
            <numerusform>%n thing was changed by both of you: choose which version is kept.</numerusform>
            <numerusform>%n things were changed by both of you: choose which version is kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/publish_list.py"/>
        <source>%n ticked</source>
        <translation>
            <numerusform>%n ticked</numerusform>
            <numerusform>%n ticked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/record_queue.py"/>
        <source>%n wait(s) on.</source>
        <translation>
            <numerusform>%n wait on.</numerusform>
            <numerusform>%n waits on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/record_queue.py"/>
        <source>%n waiting record(s) are saved, and were read back.</source>
        <translation>
            <numerusform>%n waiting record are saved, and were read back.</numerusform>
            <numerusform>%n waiting records are saved, and were read back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/record_queue.py"/>
        <source>%n waiting record(s) were saved, but not all went well.</source>
        <translation>
            <numerusform>%n waiting record were saved, but not all went well.</numerusform>
            <numerusform>%n waiting records were saved, but not all went well.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <location filename="../prodige_plugin/gui/publish_model.py"/>
        <location filename="../prodige_plugin/gui/receipt_rows.py"/>
        <location filename="../prodige_plugin/gui/verdicts.py"/>
        <location filename="../prodige_plugin/metadata/cli.py"/>
        <location filename="../prodige_plugin/publishing/checks/report.py"/>
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
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>&amp;Apply %n element(s)…</source>
        <translation>
            <numerusform>&amp;Apply %n element…</numerusform>
            <numerusform>&amp;Apply %n elements…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/copy_window.py"/>
        <source>&amp;Copy %n element(s)…</source>
        <translation>
            <numerusform>&amp;Copy %n element…</numerusform>
            <numerusform>&amp;Copy %n elements…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/contacts_import.py"/>
        <source>&amp;Keep %n contact(s)</source>
        <translation>
            <numerusform>&amp;Keep %n contact</numerusform>
            <numerusform>&amp;Keep %n contacts</numerusform>
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
        <location filename="../prodige_plugin/gui/batch_window.py"/>
        <source>&amp;Save %n changed record(s)</source>
        <translation>
            <numerusform>&amp;Save %n changed record</numerusform>
            <numerusform>&amp;Save %n changed records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/prodige/publish.py"/>
        <source>Add %n row(s) to {title}</source>
        <translation>
            <numerusform>Add %n row to {title}</numerusform>
            <numerusform>Add %n rows to {title}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/prodige/publish.py"/>
        <source>Add %n row(s) to {title}; this cannot be undone from here, the platform deletes nothing by its API</source>
        <translation>
            <numerusform>Add %n row to {title}; this cannot be undone from here, the platform deletes nothing by its API</numerusform>
            <numerusform>Add %n rows to {title}; this cannot be undone from here, the platform deletes nothing by its API</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/publish_options.py"/>
        <source>All %n field(s)…</source>
        <translation>
            <numerusform>All %n field…</numerusform>
            <numerusform>All %n fields…</numerusform>
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
        <location filename="../prodige_plugin/gui/batch_operation.py"/>
        <source>Change %n record(s)</source>
        <translation>
            <numerusform>Change %n record</numerusform>
            <numerusform>Change %n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>Change %n record(s)…</source>
        <translation>
            <numerusform>Change %n record…</numerusform>
            <numerusform>Change %n records…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/prodige/publish.py"/>
        <source>Change %n row(s) of {title}</source>
        <translation>
            <numerusform>Change %n row of {title}</numerusform>
            <numerusform>Change %n rows of {title}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/prodige/publish.py"/>
        <source>Delete %n row(s) of {title}; undone, they come back under new numbers</source>
        <translation>
            <numerusform>Delete %n row of {title}; undone, they come back under new numbers</numerusform>
            <numerusform>Delete %n rows of {title}; undone, they come back under new numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/prodige/package.py"/>
        <source>Deposited on {day} from QGIS: %n feature(s).</source>
        <translation>
            <numerusform>Deposited on {day} from QGIS: %n feature.</numerusform>
            <numerusform>Deposited on {day} from QGIS: %n features.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/prodige/package.py"/>
        <source>Deposited on {day} from the file {file}: %n feature(s).</source>
        <translation>
            <numerusform>Deposited on {day} from the file {file}: %n feature.</numerusform>
            <numerusform>Deposited on {day} from the file {file}: %n features.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/layer_record.py"/>
        <source>Different from the catalogue: the layer has changed since, in %n thing(s).</source>
        <translation>
            <numerusform>Different from the catalogue: the layer has changed since, in %n thing.</numerusform>
            <numerusform>Different from the catalogue: the layer has changed since, in %n things.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/layer_record.py"/>
        <source>Different from the catalogue: your draft changes %n thing(s).</source>
        <translation>
            <numerusform>Different from the catalogue: your draft changes %n thing.</numerusform>
            <numerusform>Different from the catalogue: your draft changes %n things.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/result_list.py"/>
        <source>Edit these %n records together…</source>
        <translation>
            <numerusform>Edit these %n records together…</numerusform>
            <numerusform>Edit these %n records together…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks/style.py"/>
        <source>Forms of “{title}” take values from %n other layer(s).</source>
        <translation>
            <numerusform>Forms of “{title}” take values from %n other layer.</numerusform>
            <numerusform>Forms of “{title}” take values from %n other layers.</numerusform>
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
        <location filename="../prodige_plugin/platforms/georchestra/datafeeder1.py"/>
        <source>It found %n data set(s) in the file.</source>
        <translation>
            <numerusform>It found %n data set in the file.</numerusform>
            <numerusform>It found %n data sets in the file.</numerusform>
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
        <location filename="../prodige_plugin/publishing/checks/maps.py"/>
        <source>Layouts have %n part(s) that the server draws otherwise, or not at all.</source>
        <translation>
            <numerusform>Layouts have %n part that the server draws otherwise, or not at all.</numerusform>
            <numerusform>Layouts have %n parts that the server draws otherwise, or not at all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks/maps.py"/>
        <source>Layouts show %n picture(s) that are files of this computer.</source>
        <translation>
            <numerusform>Layouts show %n picture that are files of this computer.</numerusform>
            <numerusform>Layouts show %n pictures that are files of this computer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/prodige/publish.py"/>
        <source>Leave %n row(s) that {title} has no more: the platform deletes nothing by its API</source>
        <translation>
            <numerusform>Leave %n row that {title} has no more: the platform deletes nothing by its API</numerusform>
            <numerusform>Leave %n rows that {title} has no more: the platform deletes nothing by its API</numerusform>
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
        <location filename="../prodige_plugin/platforms/record_checks.py"/>
        <source>Nobody has looked at the record: it is filled from the layer, and breaks %n rule(s) that must hold.</source>
        <translation>
            <numerusform>Nobody has looked at the record: it is filled from the layer, and breaks %n rule that must hold.</numerusform>
            <numerusform>Nobody has looked at the record: it is filled from the layer, and breaks %n rules that must hold.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/processing/publishing.py"/>
        <source>Nothing was published: %n error(s).</source>
        <translation>
            <numerusform>Nothing was published: %n error.</numerusform>
            <numerusform>Nothing was published: %n errors.</numerusform>
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
        <location filename="../prodige_plugin/publishing/checks/source.py"/>
        <source>Only %n chosen feature(s) are published.</source>
        <translation>
            <numerusform>Only %n chosen feature are published.</numerusform>
            <numerusform>Only %n chosen features are published.</numerusform>
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
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>Save %n changed record(s)?</source>
        <translation>
            <numerusform>Save %n changed record?</numerusform>
            <numerusform>Save %n changed records?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/queue_line.py"/>
        <source>Save the %n waiting record(s)</source>
        <translation>
            <numerusform>Save the %n waiting record</numerusform>
            <numerusform>Save the %n waiting records</numerusform>
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
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>Take %n row(s) out of the table</source>
        <translation>
            <numerusform>Take %n row out of the table</numerusform>
            <numerusform>Take %n rows out of the table</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_adding.py"/>
        <source>The %n result(s) listed in the Catalogue</source>
        <translation>
            <numerusform>The %n result listed in the Catalogue</numerusform>
            <numerusform>The %n results listed in the Catalogue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/metadata/profile_opendata.py"/>
        <source>The abstract has %n character(s); data.gouv.fr advises {least} or more.</source>
        <translation>
            <numerusform>The abstract has %n character; data.gouv.fr advises {least} or more.</numerusform>
            <numerusform>The abstract has %n characters; data.gouv.fr advises {least} or more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/catalogue/saving.py"/>
        <source>The catalogue did not keep %n of your changes: {names}.</source>
        <translation>
            <numerusform>The catalogue did not keep %n of your changes: {names}.</numerusform>
            <numerusform>The catalogue did not keep %n of your changes: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/catalogue/saving.py"/>
        <source>The catalogue itself changed %n thing(s): {names}.</source>
        <translation>
            <numerusform>The catalogue itself changed %n thing: {names}.</numerusform>
            <numerusform>The catalogue itself changed %n things: {names}.</numerusform>
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
        <location filename="../prodige_plugin/gui/publish_zoom.py"/>
        <source>The first %n of them are selected.</source>
        <translation>
            <numerusform>The first %n of them are selected.</numerusform>
            <numerusform>The first %n of them are selected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/prodige/sending.py"/>
        <source>The folder of deposits answers; %n file(s) are in it.</source>
        <translation>
            <numerusform>The folder of deposits answers; %n file are in it.</numerusform>
            <numerusform>The folder of deposits answers; %n files are in it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks/raster.py"/>
        <source>The image has %n band(s) of the type(s) {types}.</source>
        <translation>
            <numerusform>The image has %n band of the type {types}.</numerusform>
            <numerusform>The image has %n bands of the types {types}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks/maps.py"/>
        <source>The published map loses %n relation(s) of the project.</source>
        <translation>
            <numerusform>The published map loses %n relation of the project.</numerusform>
            <numerusform>The published map loses %n relations of the project.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/record_checks.py"/>
        <source>The record breaks %n rule(s) that must hold.</source>
        <translation>
            <numerusform>The record breaks %n rule that must hold.</numerusform>
            <numerusform>The record breaks %n rules that must hold.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks/style.py"/>
        <source>The style draws %n image(s) from other web sites.</source>
        <translation>
            <numerusform>The style draws %n image from other web sites.</numerusform>
            <numerusform>The style draws %n images from other web sites.</numerusform>
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
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>With %n of them not all is well.</source>
        <translation>
            <numerusform>With %n of them not all is well.</numerusform>
            <numerusform>With %n of them not all is well.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/pace.py"/>
        <source>about %n hour(s)</source>
        <translation>
            <numerusform>about %n hour</numerusform>
            <numerusform>about %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/pace.py"/>
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>about %n minute</numerusform>
            <numerusform>about %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/pace.py"/>
        <source>about %n second(s)</source>
        <translation>
            <numerusform>about %n second</numerusform>
            <numerusform>about %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <location filename="../prodige_plugin/gui/publish_finding_row.py"/>
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
        <location filename="../prodige_plugin/processing/check_metadata.py"/>
        <source>{name}: %n finding(s)</source>
        <translation>
            <numerusform>{name}: %n finding</numerusform>
            <numerusform>{name}: %n findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/metadata/codecs_stated.py"/>
        <source>{thesaurus}: %n keyword(s)</source>
        <translation>
            <numerusform>{thesaurus}: %n keyword</numerusform>
            <numerusform>{thesaurus}: %n keywords</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/georchestra/publish.py"/>
        <location filename="../prodige_plugin/platforms/prodige/publish.py"/>
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
