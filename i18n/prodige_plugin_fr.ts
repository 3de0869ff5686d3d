<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>prodige_plugin</name>
    <message>
        <location filename="../prodige_plugin/xmlsafe.py"/>
        <source>A web page came where XML was expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/help_window.py"/>
        <source>Accounts and passwords</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/tasks.py"/>
        <source>An unexpected problem stopped the work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/journal.py"/>
        <source>Another QGIS window holds its journal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/errors.py"/>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/plugin.py"/>
        <source>Catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/journal.py"/>
        <source>Check that your QGIS profile's folder can be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/csw_answer.py"/>
        <source>Check the address of the catalogue in the platform's settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/xmlsafe.py"/>
        <source>Check the address, and sign in if the server asks for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/help_window.py"/>
        <source>Choose a platform, type words, and press Enter. Results follow your typing after a short pause.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/cluster.py"/>
        <location filename="../prodige_plugin/training/home.py"/>
        <source>Choose another folder with --home.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/messages.py"/>
        <source>Copy report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/help_window.py"/>
        <source>Ctrl+F goes to the search field, F5 searches again, Escape stops the search.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/home.py"/>
        <source>Delete the folder {folder} to begin with a new practice platform.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/patch.py"/>
        <source>Delete this character, which often comes with a copy and paste, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/plugin.py"/>
        <source>Describe the active layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/plugin.py"/>
        <source>Describe this layer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/help_window.py"/>
        <source>Describe: the Metadata dock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/messages.py"/>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/help_window.py"/>
        <source>Double-click a result, or press Enter on it, to load it. The button's menu lists every way to load it, best first, and says why one is not available.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/help_window.py"/>
        <source>Find and load: the Catalogue dock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/plugin.py"/>
        <source>Find data in the platforms' catalogues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/help_window.py"/>
        <location filename="../prodige_plugin/plugin.py"/>
        <source>Help on PRODIGE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/help_window.py"/>
        <source>If a step fails or you cancel, what was done is undone. The receipt holds the links to what was published, read back from the platform.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/cluster.py"/>
        <source>Install PostgreSQL from the system's packages, or start the platform as yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/xmlsafe.py"/>
        <source>It declares a document type, which can hide an entity bomb or read local files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/help_window.py"/>
        <source>It follows the active layer. The record is filled from the layer, or read from the catalogue when the layer came from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/xmlsafe.py"/>
        <source>It has {size} MB; {limit} MB are accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/patch.py"/>
        <source>It holds a character that XML forbids (U+{code}), at position {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/tasks.py"/>
        <source>It is a mistake in the plugin: {kind}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/tree.py"/>
        <location filename="../prodige_plugin/xmlsafe.py"/>
        <source>It is cut short or badly formed: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/xmlsafe.py"/>
        <source>It is nested deeper than {limit} levels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/cluster.py"/>
        <source>It listens on port {port} of this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/csw_answer.py"/>
        <source>It says: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/csw_request.py"/>
        <source>Its protocol, CSW, has no such filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/tree.py"/>
        <source>Its text does not match the encoding it declares ({encoding}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/runner.py"/>
        <source>Left on the platform: {steps}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/cluster.py"/>
        <source>Look at {log}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/journal.py"/>
        <source>Make room on the disk, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/plugin.py"/>
        <source>Metadata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/xmlsafe.py"/>
        <source>Often this is a sign-in page, or the error page of a gateway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/plugin.py"/>
        <source>PRODIGE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/help_window.py"/>
        <source>PRODIGE in QGIS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/help_window.py"/>
        <source>Passwords live in QGIS's authentication database, nowhere else. Choose or create an account in the window “Platforms…” of the Catalogue dock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/cluster.py"/>
        <source>PostgreSQL cannot be started by root.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/cluster.py"/>
        <source>PostgreSQL cannot reach its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/plugin.py"/>
        <source>Publish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/plugin.py"/>
        <source>Publish layers and the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/plugin.py"/>
        <source>Publish this layer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/help_window.py"/>
        <source>Publish: the Publish dock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/messages.py"/>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/tree.py"/>
        <source>Save it as UTF-8 with a text editor, then open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/journal.py"/>
        <source>See in your publications what is in service, and publish again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/csw_request.py"/>
        <source>Take this filter away, or search in another catalogue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/xmlsafe.py"/>
        <source>Tell the platform's administrator; a metadata answer never needs one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/tree.py"/>
        <location filename="../prodige_plugin/xmlsafe.py"/>
        <source>The XML cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/xmlsafe.py"/>
        <source>The XML is refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/xmlsafe.py"/>
        <source>The XML is too large to read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/cluster.py"/>
        <source>The account {user} may not enter {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/csw_answer.py"/>
        <source>The address may belong to another service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/csw_answer.py"/>
        <source>The catalogue gave an answer that is not one of a catalogue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/csw_answer.py"/>
        <source>The catalogue refused the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/journal.py"/>
        <source>The disk of this computer is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/journal.py"/>
        <source>The file is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/journal.py"/>
        <source>The journal of a publication cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/home.py"/>
        <source>The practice platform cannot write in its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/cluster.py"/>
        <source>The practice platform's database did not obey.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/cluster.py"/>
        <source>The practice platform's database does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/home.py"/>
        <source>The practice platform's state file cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/runner.py"/>
        <source>The publication of “{title}” failed, and not all of it could be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/runner.py"/>
        <source>The publication of “{title}” failed; nothing of it is left on the platform.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/runner.py"/>
        <source>The publication of “{title}” stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/runner.py"/>
        <source>The publication of “{title}” was cancelled, and not all of it could be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/journal.py"/>
        <source>The publication's journal cannot be read or written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/journal.py"/>
        <source>The publication's journal cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/tree.py"/>
        <source>The record cannot be edited without loss.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/journal.py"/>
        <source>The system said: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/patch.py"/>
        <source>The text cannot be written in a metadata record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/cluster.py"/>
        <source>There is no account {user} on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/csw_request.py"/>
        <source>This catalogue cannot filter by {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/runner.py"/>
        <source>This publication cannot be resumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/journal.py"/>
        <source>This publication is already running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/help_window.py"/>
        <source>Tick layers, and the map if you want it, then look at the plan: it names all that will be created, replaced or deleted. Nothing else is touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/messages.py"/>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/csw_answer.py"/>
        <source>Try again later; if it happens again, copy the report for the platform's administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/tasks.py"/>
        <source>Try again; if it comes back, copy the report and send it to the plugin's authors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/runner.py"/>
        <source>Try again; if it happens again, send the details to the platform's administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/tree.py"/>
        <location filename="../prodige_plugin/xmlsafe.py"/>
        <source>Try again; if it happens again, tell the platform's administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/runner.py"/>
        <source>Undo the rest when the platform answers again: the journal of this publication is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/runner.py"/>
        <source>Undo what was begun, then publish again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/journal.py"/>
        <source>Wait until it has finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/messages.py"/>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/runner.py"/>
        <source>What is to be published is no longer the same as when it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/help_window.py"/>
        <source>What is wrong or missing is said beside each field; a repair shows before and after. Drafts stay on this computer until you publish the record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/runner.py"/>
        <source>What was done is kept: resume the publication, or undo it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/home.py"/>
        <source>{file} is not what the practice platform wrote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/home.py"/>
        <source>{folder} refused: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/cluster.py"/>
        <source>{program} ended with code {code}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
