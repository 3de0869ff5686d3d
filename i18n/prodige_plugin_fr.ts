<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>prodige_plugin</name>
    <message>
        <location filename="../prodige_plugin/gui/options_page.py"/>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>%n are trusted.</source>
        <translation>
            <numerusform>%n est reconnue.</numerusform>
            <numerusform>%n sont reconnues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_operation.py"/>
        <source>%n cannot be changed.</source>
        <translation>
            <numerusform>%n ne peut pas être modifiée.</numerusform>
            <numerusform>%n ne peuvent pas être modifiées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <source>%n change(s) made.</source>
        <translation>
            <numerusform>%n modification faite.</numerusform>
            <numerusform>%n modifications faites.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_window.py"/>
        <source>%n changed, not saved</source>
        <translation>
            <numerusform>%n modifiée, pas enregistrée</numerusform>
            <numerusform>%n modifiées, pas enregistrées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/merge_window.py"/>
        <source>%n choice(s) to make.</source>
        <translation>
            <numerusform>%n choix à faire.</numerusform>
            <numerusform>%n choix à faire.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_window.py"/>
        <source>%n chosen</source>
        <translation>
            <numerusform>%n choisie</numerusform>
            <numerusform>%n choisies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/discovery.py"/>
        <location filename="../prodige_plugin/platforms/prodige.py"/>
        <source>%n collection(s) can be loaded.</source>
        <translation>
            <numerusform>%n collection peut être chargée.</numerusform>
            <numerusform>%n collections peuvent être chargées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/qgis_server/readback.py"/>
        <source>%n colour(s)</source>
        <translation>
            <numerusform>%n couleur</numerusform>
            <numerusform>%n couleurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/contacts_window.py"/>
        <source>%n contact(s) written to {path}.</source>
        <translation>
            <numerusform>%n contact écrit dans {path}.</numerusform>
            <numerusform>%n contacts écrits dans {path}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/metadata/rules_crs.py"/>
        <source>%n coordinate system(s) are not linked to their definition: {codes}.</source>
        <translation>
            <numerusform>%n système de coordonnées n’est pas relié à sa définition : {codes}.</numerusform>
            <numerusform>%n systèmes de coordonnées ne sont pas reliés à leur définition : {codes}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_window.py"/>
        <source>%n could not be changed.</source>
        <translation>
            <numerusform>%n n’a pas pu être modifiée.</numerusform>
            <numerusform>%n n’ont pas pu être modifiées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>%n could not be saved.</source>
        <translation>
            <numerusform>%n n’a pas pu être enregistrée.</numerusform>
            <numerusform>%n n’ont pas pu être enregistrées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/diff_window.py"/>
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n différence</numerusform>
            <numerusform>%n différences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/metadata/profile_opendata.py"/>
        <source>%n element(s) are empty; data.gouv.fr shows empty lines for them, or nothing.</source>
        <translation>
            <numerusform>%n élément est vide ; data.gouv.fr montre une ligne vide, ou rien.</numerusform>
            <numerusform>%n éléments sont vides ; data.gouv.fr montre des lignes vides, ou rien.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/search_only.py"/>
        <source>%n entry(ies) can be found, {who}.</source>
        <translation>
            <numerusform>%n entrée peut être trouvée, {who}.</numerusform>
            <numerusform>%n entrées peuvent être trouvées, {who}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/georchestra.py"/>
        <location filename="../prodige_plugin/platforms/prodige.py"/>
        <source>%n entry(ies) can be found.</source>
        <translation>
            <numerusform>%n entrée peut être trouvée.</numerusform>
            <numerusform>%n entrées peuvent être trouvées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <location filename="../prodige_plugin/gui/publish_model.py"/>
        <location filename="../prodige_plugin/gui/verdicts.py"/>
        <location filename="../prodige_plugin/metadata/cli.py"/>
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n erreur</numerusform>
            <numerusform>%n erreurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <source>%n favourite(s)</source>
        <translation>
            <numerusform>%n favori</numerusform>
            <numerusform>%n favoris</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>%n feature(s)</source>
        <translation>
            <numerusform>%n entité</numerusform>
            <numerusform>%n entités</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks.py"/>
        <source>%n feature(s) are of another kind of geometry than the layer.</source>
        <translation>
            <numerusform>%n entité a un autre type de géométrie que la couche.</numerusform>
            <numerusform>%n entités ont un autre type de géométrie que la couche.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/services/api_data.py"/>
        <source>%n feature(s) came twice and were kept once: the data changed meanwhile.</source>
        <translation>
            <numerusform>%n entité est venue deux fois et n’a été gardée qu’une fois : les données ont changé entre-temps.</numerusform>
            <numerusform>%n entités sont venues deux fois et n’ont été gardées qu’une fois : les données ont changé entre-temps.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks.py"/>
        <source>%n feature(s) have curves; some clients draw them with short segments.</source>
        <translation>
            <numerusform>%n entité a des courbes ; certains logiciels les dessinent en petits segments.</numerusform>
            <numerusform>%n entités ont des courbes ; certains logiciels les dessinent en petits segments.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks.py"/>
        <source>%n feature(s) have no geometry and will not be drawn.</source>
        <translation>
            <numerusform>%n entité n’a pas de géométrie et ne sera pas dessinée.</numerusform>
            <numerusform>%n entités n’ont pas de géométrie et ne seront pas dessinées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/services/api_data.py"/>
        <source>%n feature(s) received …</source>
        <translation>
            <numerusform>%n entité reçue…</numerusform>
            <numerusform>%n entités reçues…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/services/api_data.py"/>
        <source>%n feature(s) were fetched from the platform's data service.</source>
        <translation>
            <numerusform>%n entité a été demandée au service de données de la plateforme.</numerusform>
            <numerusform>%n entités ont été demandées au service de données de la plateforme.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/processing/load_data.py"/>
        <source>%n feature(s) written.</source>
        <translation>
            <numerusform>%n entité écrite.</numerusform>
            <numerusform>%n entités écrites.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <source>%n field(s) without meaning: double-click a cell to write it.</source>
        <translation>
            <numerusform>%n champ sans signification : double-cliquez sur une cellule pour l’écrire.</numerusform>
            <numerusform>%n champs sans signification : double-cliquez sur une cellule pour l’écrire.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/metadata/cli.py"/>
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n fichier</numerusform>
            <numerusform>%n fichiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>%n file(s) are written over.</source>
        <translation>
            <numerusform>%n fichier est réécrit.</numerusform>
            <numerusform>%n fichiers sont réécrits.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/processing/check_metadata.py"/>
        <source>%n file(s) hold no record.</source>
        <translation>
            <numerusform>%n fichier ne contient pas de fiche.</numerusform>
            <numerusform>%n fichiers ne contiennent pas de fiche.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/publishing/checks.py"/>
        <source>%n geometry(ies) are not valid and may not be drawn or counted by others.</source>
        <translation>
            <numerusform>%n géométrie n’est pas valide et risque de n’être ni dessinée ni comptée chez les autres.</numerusform>
            <numerusform>%n géométries ne sont pas valides et risquent de n’être ni dessinées ni comptées chez les autres.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/metadata/rules_keywords.py"/>
        <source>%n keyword(s) are empty or there twice.</source>
        <translation>
            <numerusform>%n mot clé est vide ou en double.</numerusform>
            <numerusform>%n mots clés sont vides ou en double.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/publish_list.py"/>
        <source>%n layer(s)</source>
        <translation>
            <numerusform>%n couche</numerusform>
            <numerusform>%n couches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/health_window.py"/>
        <source>%n layer(s) with a problem.</source>
        <translation>
            <numerusform>%n couche a un problème.</numerusform>
            <numerusform>%n couches ont un problème.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/publish_list.py"/>
        <source>%n layout(s)</source>
        <translation>
            <numerusform>%n mise en page</numerusform>
            <numerusform>%n mises en page</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/services/cli.py"/>
        <source>%n link(s)</source>
        <translation>
            <numerusform>%n lien</numerusform>
            <numerusform>%n liens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/processing/check_metadata.py"/>
        <location filename="../prodige_plugin/processing/records.py"/>
        <source>%n mandatory rule(s) fail.</source>
        <translation>
            <numerusform>%n règle obligatoire n’est pas respectée.</numerusform>
            <numerusform>%n règles obligatoires ne sont pas respectées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/facet_popup.py"/>
        <source>%n more: type to find them.</source>
        <translation>
            <numerusform>%n autre : tapez pour la trouver.</numerusform>
            <numerusform>%n autres : tapez pour les trouver.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/filter_chips.py"/>
        <source>%n more…</source>
        <translation>
            <numerusform>%n autre…</numerusform>
            <numerusform>%n autres…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>%n new record(s) are saved to {platform}.</source>
        <translation>
            <numerusform>%n nouvelle fiche est enregistrée dans {platform}.</numerusform>
            <numerusform>%n nouvelles fiches sont enregistrées dans {platform}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>%n not tried.</source>
        <translation>
            <numerusform>%n non essayée.</numerusform>
            <numerusform>%n non essayées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/services/cli.py"/>
        <source>%n of them can be loaded</source>
        <translation>
            <numerusform>%n d’entre eux peut être chargé</numerusform>
            <numerusform>%n d’entre eux peuvent être chargés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/metadata/cli.py"/>
        <source>%n of them without a mandatory fault</source>
        <translation>
            <numerusform>dont %n sans faute obligatoire</numerusform>
            <numerusform>dont %n sans faute obligatoire</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/merge_window.py"/>
        <source>%n other change(s) of yours are put on top of theirs.</source>
        <translation>
            <numerusform>%n autre de vos modifications est reportée sur les leurs.</numerusform>
            <numerusform>%n autres de vos modifications sont reportées sur les leurs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>%n platform(s) come(s) from {file}.</source>
        <translation>
            <numerusform>%n plateforme vient de {file}.</numerusform>
            <numerusform>%n plateformes viennent de {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/platform_files.py"/>
        <source>%n platform(s) imported; choose an account where one is needed.</source>
        <translation>
            <numerusform>%n plateforme importée ; choisissez un compte s’il en faut un.</numerusform>
            <numerusform>%n plateformes importées ; choisissez un compte s’il en faut un.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/diagnosis_window.py"/>
        <source>%n problem(s) found: see the rows marked ✕.</source>
        <translation>
            <numerusform>%n problème trouvé : voir la ligne marquée ✕.</numerusform>
            <numerusform>%n problèmes trouvés : voir les lignes marquées ✕.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <location filename="../prodige_plugin/gui/batch_window.py"/>
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <location filename="../prodige_plugin/gui/publish_model.py"/>
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n fiche</numerusform>
            <numerusform>%n fiches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_window.py"/>
        <source>%n record(s) are as they were before.</source>
        <translation>
            <numerusform>%n fiche est comme avant.</numerusform>
            <numerusform>%n fiches sont comme avant.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_window.py"/>
        <source>%n record(s) are changed and not saved.</source>
        <translation>
            <numerusform>%n fiche est modifiée et pas enregistrée.</numerusform>
            <numerusform>%n fiches sont modifiées et pas enregistrées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>%n record(s) are saved to {platform}.</source>
        <translation>
            <numerusform>%n fiche est enregistrée dans {platform}.</numerusform>
            <numerusform>%n fiches sont enregistrées dans {platform}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/qgis_server/connection.py"/>
        <source>%n record(s) can be read.</source>
        <translation>
            <numerusform>%n fiche peut être lue.</numerusform>
            <numerusform>%n fiches peuvent être lues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_operation.py"/>
        <source>%n record(s) change.</source>
        <translation>
            <numerusform>%n fiche change.</numerusform>
            <numerusform>%n fiches changent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_window.py"/>
        <source>%n record(s) changed.</source>
        <translation>
            <numerusform>%n fiche modifiée.</numerusform>
            <numerusform>%n fiches modifiées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/contacts_import.py"/>
        <source>%n record(s) could not be read.</source>
        <translation>
            <numerusform>%n fiche n’a pas pu être lue.</numerusform>
            <numerusform>%n fiches n’ont pas pu être lues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_failures.py"/>
        <source>%n record(s) need a look.</source>
        <translation>
            <numerusform>%n fiche demande votre attention.</numerusform>
            <numerusform>%n fiches demandent votre attention.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_adding.py"/>
        <source>%n record(s) of your last batch were changed and not saved.</source>
        <translation>
            <numerusform>%n fiche de votre dernier lot a été modifiée et n’est pas enregistrée.</numerusform>
            <numerusform>%n fiches de votre dernier lot ont été modifiées et ne sont pas enregistrées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/contacts_import.py"/>
        <source>%n record(s) read.</source>
        <translation>
            <numerusform>%n fiche lue.</numerusform>
            <numerusform>%n fiches lues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>%n record(s) saved.</source>
        <translation>
            <numerusform>%n fiche enregistrée.</numerusform>
            <numerusform>%n fiches enregistrées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/queue_line.py"/>
        <source>%n record(s) wait for you to decide: see the list.</source>
        <translation>
            <numerusform>%n fiche attend votre décision : voir la liste.</numerusform>
            <numerusform>%n fiches attendent votre décision : voir la liste.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/queue_line.py"/>
        <source>%n record(s) wait to be saved: the catalogue did not answer.</source>
        <translation>
            <numerusform>%n fiche attend d’être enregistrée : le catalogue n’a pas répondu.</numerusform>
            <numerusform>%n fiches attendent d’être enregistrées : le catalogue n’a pas répondu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>%n record(s) were changed by both in the same place: merge each alone.</source>
        <translation>
            <numerusform>%n fiche a été modifiée des deux côtés au même endroit : fusionnez-la seule.</numerusform>
            <numerusform>%n fiches ont été modifiées des deux côtés au même endroit : fusionnez chacune seule.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/metadata/cli.py"/>
        <source>%n remark(s)</source>
        <translation>
            <numerusform>%n remarque</numerusform>
            <numerusform>%n remarques</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/metadata/cli_repair.py"/>
        <source>%n repair(s) done</source>
        <translation>
            <numerusform>%n correction faite</numerusform>
            <numerusform>%n corrections faites</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/metadata_dock.py"/>
        <source>%n repair(s). None of them says more than the record holds.</source>
        <translation>
            <numerusform>%n correction. Aucune ne dit plus que la fiche ne contient.</numerusform>
            <numerusform>%n corrections. Aucune ne dit plus que la fiche ne contient.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/kept_menu.py"/>
        <source>%n search(es) taken from the file.</source>
        <translation>
            <numerusform>%n recherche reprise du fichier.</numerusform>
            <numerusform>%n recherches reprises du fichier.</numerusform>
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
        <location filename="../prodige_plugin/gui/batch_operation.py"/>
        <source>%n stay(s) as before.</source>
        <translation>
            <numerusform>%n reste comme avant.</numerusform>
            <numerusform>%n restent comme avant.</numerusform>
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
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>%n template(s) taken from the file.</source>
        <translation>
            <numerusform>%n modèle repris du fichier.</numerusform>
            <numerusform>%n modèles repris du fichier.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/platform_findings.py"/>
        <source>%n thing(s) found on {date}</source>
        <translation>
            <numerusform>%n chose trouvée le {date}</numerusform>
            <numerusform>%n choses trouvées le {date}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/merge_window.py"/>
        <source>%n thing(s) were changed by both of you: choose which version is kept.</source>
        <translation>
            <numerusform>%n chose a été modifiée des deux côtés : choisissez la version à garder.</numerusform>
            <numerusform>%n choses ont été modifiées des deux côtés : choisissez les versions à garder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/record_queue.py"/>
        <source>%n wait(s) on.</source>
        <translation>
            <numerusform>%n attend encore.</numerusform>
            <numerusform>%n attendent encore.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/record_queue.py"/>
        <source>%n waiting record(s) are saved, and were read back.</source>
        <translation>
            <numerusform>%n fiche en attente est enregistrée, et a été relue.</numerusform>
            <numerusform>%n fiches en attente sont enregistrées, et ont été relues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/record_queue.py"/>
        <source>%n waiting record(s) were saved, but not all went well.</source>
        <translation>
            <numerusform>%n fiche en attente a été enregistrée, mais tout ne s’est pas bien passé.</numerusform>
            <numerusform>%n fiches en attente ont été enregistrées, mais tout ne s’est pas bien passé.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <location filename="../prodige_plugin/gui/publish_model.py"/>
        <location filename="../prodige_plugin/gui/verdicts.py"/>
        <location filename="../prodige_plugin/metadata/cli.py"/>
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n avertissement</numerusform>
            <numerusform>%n avertissements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <source>%n+ record(s)</source>
        <translation>
            <numerusform>%n+ fiche</numerusform>
            <numerusform>%n+ fiches</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/extent_filter.py"/>
        <source>&amp;Active layer: {name}</source>
        <translation>Couche &amp;active : {name}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_ui.py"/>
        <location filename="../prodige_plugin/gui/directory_dialog.py"/>
        <location filename="../prodige_plugin/gui/platform_dialog.py"/>
        <source>&amp;Add</source>
        <translation>&amp;Ajouter</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/directory_dialog.py"/>
        <source>&amp;Add %n platforms</source>
        <translation>
            <numerusform>&amp;Ajouter %n plateforme</numerusform>
            <numerusform>&amp;Ajouter %n plateformes</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fill_table.py"/>
        <source>&amp;Add to lists (contacts, keywords…) instead of replacing them</source>
        <translation>&amp;Ajouter aux listes (contacts, mots clés…) au lieu de les remplacer</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_dock.py"/>
        <source>&amp;Apply</source>
        <translation>&amp;Appliquer</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>&amp;Apply %n element(s)…</source>
        <translation>
            <numerusform>&amp;Appliquer %n élément…</numerusform>
            <numerusform>&amp;Appliquer %n éléments…</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/places/layer_page_widget.py"/>
        <source>&amp;Ask again</source>
        <translation>&amp;Redemander</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/plan_view.py"/>
        <source>&amp;Back</source>
        <translation>&amp;Retour</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_choices.py"/>
        <source>&amp;By</source>
        <translation>&amp;Par</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/diagnosis_window.py"/>
        <location filename="../prodige_plugin/gui/plan_view.py"/>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_dock.py"/>
        <source>&amp;Check</source>
        <translation>&amp;Vérifier</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/options_page.py"/>
        <source>&amp;Clear the history</source>
        <translation>&amp;Vider l’historique</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_ui.py"/>
        <source>&amp;Columns</source>
        <translation>&amp;Colonnes</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/conflict_panel.py"/>
        <source>&amp;Compare</source>
        <translation>&amp;Comparer</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_choices.py"/>
        <source>&amp;Contact to replace</source>
        <translation>&amp;Contact à remplacer</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contact_fields.py"/>
        <source>&amp;Contacts book…</source>
        <translation>&amp;Carnet de contacts…</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/copy_window.py"/>
        <source>&amp;Copy %n element(s)…</source>
        <translation>
            <numerusform>&amp;Copier %n élément…</numerusform>
            <numerusform>&amp;Copier %n éléments…</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_menu.py"/>
        <source>&amp;Copy from another record…</source>
        <translation>&amp;Copier d’une autre fiche…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_failures.py"/>
        <location filename="../prodige_plugin/gui/health_window.py"/>
        <source>&amp;Copy the report</source>
        <translation>&amp;Copier le rapport</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_menu.py"/>
        <source>&amp;Copy to the layer's own metadata</source>
        <translation>&amp;Recopier dans les métadonnées de la couche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_window.py"/>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/places/layer_page_widget.py"/>
        <source>&amp;Describe this layer…</source>
        <translation>&amp;Décrire cette couche…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/options_page.py"/>
        <source>&amp;Diagnosis…</source>
        <translation>&amp;Diagnostic…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <location filename="../prodige_plugin/gui/places/layer_page_widget.py"/>
        <source>&amp;Differences</source>
        <translation>&amp;Différences</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/merge_window.py"/>
        <source>&amp;Differences…</source>
        <translation>&amp;Différences…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/receipt_view.py"/>
        <source>&amp;Done</source>
        <translation>&amp;Terminé</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/extent_filter.py"/>
        <source>&amp;Draw a box on the map</source>
        <translation>&amp;Dessiner une emprise sur la carte</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_sheet_ui.py"/>
        <source>&amp;Edit</source>
        <translation>&amp;Modifier</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_choices.py"/>
        <source>&amp;Element</source>
        <translation>&amp;Élément</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fill_table.py"/>
        <source>&amp;Empty ones</source>
        <translation>Les &amp;vides</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/extent_filter.py"/>
        <source>&amp;Everywhere</source>
        <translation>&amp;Partout</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/kept_menu.py"/>
        <source>&amp;Export the kept searches…</source>
        <translation>&amp;Exporter les recherches gardées…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_window.py"/>
        <source>&amp;Export to a file…</source>
        <translation>&amp;Exporter dans un fichier…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/kept_menu.py"/>
        <source>&amp;Favourites ({number})</source>
        <translation>&amp;Favoris ({number})</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_ui.py"/>
        <source>&amp;Fill down</source>
        <translation>&amp;Recopier vers le bas</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contact_fields.py"/>
        <source>&amp;Fill from the contacts book…</source>
        <translation>&amp;Remplir depuis le carnet de contacts…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_choices.py"/>
        <source>&amp;Find</source>
        <translation>&amp;Chercher</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_dialog.py"/>
        <source>&amp;Forget</source>
        <translation>&amp;Oublier</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_menu.py"/>
        <source>&amp;Give the layer its former metadata back</source>
        <translation>Rendre à la couche ses métadonnées d’a&amp;vant</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_window.py"/>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>&amp;Import a file…</source>
        <translation>&amp;Importer un fichier…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/kept_menu.py"/>
        <source>&amp;Import searches…</source>
        <translation>&amp;Importer des recherches…</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/contacts_import.py"/>
        <source>&amp;Keep %n contact(s)</source>
        <translation>
            <numerusform>&amp;Garder %n contact</numerusform>
            <numerusform>&amp;Garder %n contacts</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contact_fields.py"/>
        <source>&amp;Keep in the contacts book</source>
        <translation>&amp;Garder dans le carnet de contacts</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/kept_menu.py"/>
        <source>&amp;Keep this search…</source>
        <translation>&amp;Garder cette recherche…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <source>&amp;Link in the record</source>
        <translation>Mettre le &amp;lien dans la fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/queue_line.py"/>
        <source>&amp;List…</source>
        <translation>&amp;Liste…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/layer_choice.py"/>
        <location filename="../prodige_plugin/gui/load_dialog.py"/>
        <source>&amp;Load</source>
        <translation>C&amp;harger</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/layer_choice.py"/>
        <source>&amp;Load %n layer(s)</source>
        <translation>
            <numerusform>&amp;Charger %n couche</numerusform>
            <numerusform>&amp;Charger %n couches</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/diagnosis_window.py"/>
        <source>&amp;Look again</source>
        <translation>&amp;Relancer</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/conflict_panel.py"/>
        <source>&amp;Merge…</source>
        <translation>&amp;Fusionner…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_window.py"/>
        <source>&amp;New</source>
        <translation>&amp;Nouveau</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fill_table.py"/>
        <source>&amp;None</source>
        <translation>A&amp;ucun</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/queue_line.py"/>
        <source>&amp;Open</source>
        <translation>&amp;Ouvrir</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/filter_bar.py"/>
        <source>&amp;Open data only</source>
        <translation>Données &amp;ouvertes seulement</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/receipt_view.py"/>
        <source>&amp;Open the map</source>
        <translation>&amp;Ouvrir la carte</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/options_page.py"/>
        <source>&amp;Platforms…</source>
        <translation>&amp;Plateformes…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_dock.py"/>
        <source>&amp;Publish</source>
        <translation>&amp;Publier</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <source>&amp;Publish the record</source>
        <translation>&amp;Publier la fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/merge_window.py"/>
        <source>&amp;Put into the form</source>
        <translation>&amp;Mettre dans le formulaire</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_adding.py"/>
        <source>&amp;Read again what could not be read</source>
        <translation>&amp;Relire ce qui n’a pas pu être lu</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publications_tab.py"/>
        <source>&amp;Refresh</source>
        <translation>&amp;Actualiser</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>&amp;Rename…</source>
        <translation>&amp;Renommer…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/health_window.py"/>
        <source>&amp;Repair</source>
        <translation>Ré&amp;parer</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_ui.py"/>
        <source>&amp;Repair what is safe</source>
        <translation>Corriger ce qui est &amp;sûr</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_choices.py"/>
        <source>&amp;Replace by</source>
        <translation>&amp;Remplacer par</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/plan_view.py"/>
        <source>&amp;Resume</source>
        <translation>&amp;Reprendre</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_window.py"/>
        <location filename="../prodige_plugin/gui/platform_dialog.py"/>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_window.py"/>
        <source>&amp;Save %n changed record(s)</source>
        <translation>
            <numerusform>&amp;Enregistrer %n fiche modifiée</numerusform>
            <numerusform>&amp;Enregistrer %n fiches modifiées</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <source>&amp;Save as a file…</source>
        <translation>Enregistrer &amp;sous…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_menu.py"/>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>&amp;Save as template…</source>
        <translation>Enregistrer comme &amp;modèle…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <source>&amp;Save draft</source>
        <translation>Enregi&amp;strer le brouillon</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/queue_line.py"/>
        <source>&amp;Save now</source>
        <translation>&amp;Enregistrer maintenant</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/diagnosis_window.py"/>
        <source>&amp;Save the report…</source>
        <translation>&amp;Enregistrer le rapport…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_import.py"/>
        <source>&amp;Search</source>
        <translation>&amp;Chercher</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/extent_filter.py"/>
        <source>&amp;Show the box on the map</source>
        <translation>&amp;Montrer l’emprise sur la carte</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_import.py"/>
        <source>&amp;Stop</source>
        <translation>&amp;Arrêter</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_menu.py"/>
        <source>&amp;Take again what the layer knows…</source>
        <translation>&amp;Reprendre ce que sait la couche…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_menu.py"/>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>&amp;Take it</source>
        <translation>&amp;Reprendre</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/queue_line.py"/>
        <source>&amp;Take off the list</source>
        <translation>&amp;Retirer de la liste</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>&amp;Templates of the organisation…</source>
        <translation>&amp;Modèles de l’organisme…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_dialog.py"/>
        <source>&amp;Test the connection</source>
        <translation>&amp;Tester la connexion</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_ui.py"/>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/plan_view.py"/>
        <source>&amp;Undo all</source>
        <translation>Tout &amp;défaire</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/unfinished_panel.py"/>
        <source>&amp;Undo what it did</source>
        <translation>Déf&amp;aire ce qu’elle a fait</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_dock.py"/>
        <source>&amp;Unpublish</source>
        <translation>&amp;Dépublier</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/filter_bar.py"/>
        <source>&amp;Updated</source>
        <translation>Mis à &amp;jour</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_window.py"/>
        <source>&amp;Use this contact</source>
        <translation>&amp;Utiliser ce contact</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_choices.py"/>
        <source>&amp;Value</source>
        <translation>&amp;Valeur</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_ui.py"/>
        <source>&amp;What failed…</source>
        <translation>&amp;Ce qui a échoué…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_operation.py"/>
        <source>&amp;What to do</source>
        <translation>&amp;Que faire</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_choices.py"/>
        <source>&amp;Whole words</source>
        <translation>&amp;Mots entiers</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_menu.py"/>
        <source>&amp;XML of the record…</source>
        <translation>&amp;XML de la fiche…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/extent_filter.py"/>
        <source>&amp;Zoom the map to the box</source>
        <translation>&amp;Zoomer la carte sur l’emprise</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_keeping.py"/>
        <source>(all words)</source>
        <translation>(aucun mot)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fill_table.py"/>
        <location filename="../prodige_plugin/gui/items_field.py"/>
        <source>(empty)</source>
        <translation>(vide)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <source>(not stated)</source>
        <translation>(non précisé)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/merge_window.py"/>
        <source>(not there)</source>
        <translation>(absent)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/finding_row.py"/>
        <source>(nothing)</source>
        <translation>(rien)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/merge_window.py"/>
        <source>(taken away)</source>
        <translation>(retiré)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/element_widgets.py"/>
        <source>2024-06-12, 2024-06 or 2024</source>
        <translation>2024-06-12, 2024-06 ou 2024</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_choices.py"/>
        <source>A &amp;file…</source>
        <translation>Un &amp;fichier…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_adding.py"/>
        <source>A &amp;folder of XML files…</source>
        <translation>Un &amp;dossier de fichiers XML…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/extent_filter.py"/>
        <source>A &amp;layer</source>
        <translation>Une &amp;couche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_choices.py"/>
        <source>A &amp;template</source>
        <translation>Un &amp;modèle</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/extent_filter.py"/>
        <source>A &amp;territory…</source>
        <translation>Un &amp;territoire…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_crs.py"/>
        <source>A European coordinate system (EPSG:{number}) must be named by its address, without code space.</source>
        <translation>Un système de coordonnées européen (EPSG:{number}) doit être nommé par son adresse, sans espace de noms.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_geonetwork.py"/>
        <source>A contact names neither an organisation, nor a person, nor a post.</source>
        <translation>Un contact ne nomme ni organisme, ni personne, ni fonction.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_dates.py"/>
        <source>A date has the kind “{kind}”: the INSPIRE tests accept creation, publication and revision only.</source>
        <translation>Une date est de nature « {kind} » : les tests INSPIRE n’admettent que création, publication et révision.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_dates.py"/>
        <source>A date is empty or badly written. Write it year-month-day, as 2024-06-12.</source>
        <translation>Une date est vide ou mal écrite. Écrivez-la année-mois-jour, comme 2024-06-12.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/codecs.py"/>
        <source>A date is written year-month-day, for example 2024-06-12; the year alone is enough.</source>
        <translation>Une date s’écrit année-mois-jour, par exemple 2024-06-12 ; l’année seule suffit.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/element_widgets.py"/>
        <source>A day, a month or a year; 12/06/2024 is understood too</source>
        <translation>Un jour, un mois ou une année ; 12/06/2024 est compris aussi</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/group_widgets.py"/>
        <source>A day, a month or a year; “now” for data that are kept up to date</source>
        <translation>Un jour, un mois ou une année ; « maintenant » pour des données tenues à jour</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_practice.py"/>
        <source>A description of topological consistency cites the generic network model with its date of publication, says that it does not conform, and explains why.</source>
        <translation>Une description de la cohérence topologique cite le modèle générique de réseau avec sa date de publication, dit qu’elle n’y est pas conforme, et explique pourquoi.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_practice.py"/>
        <source>A domain of PRODIGE is empty.</source>
        <translation>Un domaine PRODIGE est vide.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/copy_stream.py"/>
        <source>A feature is outside of the area of this coordinate reference system.</source>
        <translation>Une entité est hors du domaine de ce système de coordonnées.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/archives.py"/>
        <source>A file in it would be written outside of its folder: “{name}”.</source>
        <translation>Un fichier qu’elle contient serait écrit hors de son dossier : « {name} ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/territories.py"/>
        <location filename="../prodige_plugin/platforms/directory.py"/>
        <source>A file of the plugin is missing or damaged.</source>
        <translation>Un fichier de l’extension manque ou est abîmé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/kept.py"/>
        <source>A file of the plugin was damaged. It was put aside as {path}, and a new one begun.</source>
        <translation>Un fichier de l’extension était endommagé. Il a été mis de côté sous {path}, et un nouveau commencé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/copy_window.py"/>
        <source>A file…</source>
        <translation>Un fichier…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_adding.py"/>
        <source>A folder of XML files…</source>
        <translation>Un dossier de fichiers XML…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_distribution.py"/>
        <source>A format has neither a version nor the reason why it is not known.</source>
        <translation>Un format n’a ni version ni raison pour laquelle elle est inconnue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_distribution.py"/>
        <source>A format of distribution has no name.</source>
        <translation>Un format de diffusion n’a pas de nom.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_prodige.py"/>
        <source>A group of keywords is empty.</source>
        <translation>Un groupe de mots clés est vide.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_practice.py"/>
        <source>A keyword says that the data are open, and yet a limit on public access is stated.</source>
        <translation>Un mot clé dit que les données sont ouvertes, et pourtant une limite à l’accès du public est indiquée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_practice.py"/>
        <source>A keyword says that the data are open, but no licence says what one may do with them.</source>
        <translation>Un mot clé dit que les données sont ouvertes, mais aucune licence ne dit ce que l’on peut en faire.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/codecs_practice.py"/>
        <source>A keyword stands in the group of its thesaurus, which this record does not cite.</source>
        <translation>Un mot clé se trouve dans le groupe de son thésaurus, que cette fiche ne cite pas.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/thesaurus_picker.py"/>
        <source>A keyword you used before</source>
        <translation>Un mot clé que vous avez déjà utilisé</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/codecs_languages.py"/>
        <source>A language is given twice.</source>
        <translation>Une langue est donnée deux fois.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_geonetwork.py"/>
        <source>A limit on access is empty.</source>
        <translation>Une limite d’accès est vide.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>A link to a WFS, a WCS or an ATOM feed that Europe's portal recognises. It then counts the data as downloadable.</source>
        <translation>Un lien vers un WFS, un WCS ou un flux ATOM que le portail européen reconnaît. Il compte alors les données comme téléchargeables.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>A link to a WMS or a WMTS that Europe's portal recognises, by protocol and type of service. It then shows the map.</source>
        <translation>Un lien vers un WMS ou un WMTS que le portail européen reconnaît, par son protocole et le type du service. Il montre alors la carte.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/links.py"/>
        <source>A link without an address cannot be added.</source>
        <translation>Un lien sans adresse ne peut pas être ajouté.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_practice.py"/>
        <source>A measure of topological consistency lacks its unit, its value or the type of its value.</source>
        <translation>Une mesure de cohérence topologique manque de son unité, de sa valeur ou du type de sa valeur.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>A name that never changes and that no other data have, best a web address of yours. It is not the identifier of the record.</source>
        <translation>Un nom qui ne change jamais et qu’aucune autre donnée ne porte, de préférence une adresse web à vous. Ce n’est pas l’identifiant de la fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>A network service of INSPIRE is one of four: search, view, download, transformation. Another type is not checked as one.</source>
        <translation>Un service en réseau d’INSPIRE est l’un de quatre : recherche, consultation, téléchargement, transformation. Un autre type n’est pas contrôlé comme tel.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_service.py"/>
        <source>A network service states whether it follows regulation 976/2009; “not evaluated” is accepted.</source>
        <translation>Un service en réseau dit s’il suit le règlement 976/2009 ; « non évaluée » est admis.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_window.py"/>
        <source>A new contact</source>
        <translation>Un nouveau contact</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_structure.py"/>
        <source>A preview image has no address.</source>
        <translation>Un aperçu n’a pas d’adresse.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/publish.py"/>
        <source>A published map shows it: {maps}.</source>
        <translation>Une carte publiée la montre : {maps}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>A record does not begin with {element}.</source>
        <translation>Une fiche ne commence pas par {element}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>A record that somebody else changed meanwhile is left alone, and told of.</source>
        <translation>Une fiche que quelqu’un d’autre a modifiée entre-temps est laissée telle quelle, et signalée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/layer_record.py"/>
        <source>A record was begun here; it is in no catalogue yet.</source>
        <translation>Une fiche a été commencée ici ; elle n’est encore dans aucun catalogue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/saving.py"/>
        <source>A record with this identifier is there already.</source>
        <translation>Une fiche portant cet identifiant s’y trouve déjà.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/codecs_practice.py"/>
        <source>A resolution is a number and a unit, for example 5 m or 0.20 m.</source>
        <translation>Une résolution est un nombre et une unité, par exemple 5 m ou 0,20 m.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_adding.py"/>
        <source>A row each, a column per element: see what is missing, change fifty at once, undo it at once.
Choose results in the catalogue, or begin here.</source>
        <translation>Une ligne par fiche, une colonne par élément : voyez ce qui manque, modifiez-en cinquante d’un coup, annulez d’un coup.
Choisissez des résultats dans le catalogue, ou commencez ici.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_data.py"/>
        <source>A scale and a distance stand in one place; each wants a place of its own.</source>
        <translation>Une échelle et une distance sont à la même place ; chacune veut la sienne.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/codecs.py"/>
        <source>A scale is the whole number under 1/…, for example 25000 for 1:25,000.</source>
        <translation>Une échelle est le nombre entier sous 1/…, par exemple 25000 pour le 1/25 000.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/suggestions.py"/>
        <source>A search kept by name</source>
        <translation>Une recherche gardée sous un nom</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/suggestions.py"/>
        <source>A search made before</source>
        <translation>Une recherche passée</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/trying.py"/>
        <source>A service is there; it wants to be asked for one map or data set.</source>
        <translation>Un service est là ; il veut être interrogé pour une carte ou un jeu de données.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_practice.py"/>
        <source>A service of the type “other” is invocable when one of its links is marked as an access point.</source>
        <translation>Un service du type « autre » est invocable quand l’un de ses liens est marqué comme point d’accès.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>A service says in words too that it is one. “Service” is enough.</source>
        <translation>Un service dit aussi en mots qu’il en est un. « Service » suffit.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/layer_health.py"/>
        <source>A service shows the new data by itself; load a file again from its record.</source>
        <translation>Un service montre de lui-même les nouvelles données ; un fichier se recharge depuis sa fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>A short name or an acronym that people search for. The title itself has none.</source>
        <translation>Un nom court ou un sigle que l’on cherche. L’intitulé lui-même n’en a pas.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_extent.py"/>
        <source>A side of the extent is missing or is no number.</source>
        <translation>Un côté de l’emprise manque ou n’est pas un nombre.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_menu.py"/>
        <source>A table: a row per record, a column per element</source>
        <translation>Un tableau : une ligne par fiche, une colonne par élément</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_geonetwork.py"/>
        <source>A text is empty, without a reason why. GeoNetwork adds “missing” by itself when it saves the record.</source>
        <translation>Un texte est vide, sans qu’il soit dit pourquoi. GeoNetwork ajoute « missing » de lui-même quand il enregistre la fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_structure.py"/>
        <source>A text is translated into “{language}”, a language that the record does not declare.</source>
        <translation>Un texte est traduit en « {language} », langue que la fiche ne déclare pas.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_geonetwork.py"/>
        <source>A tie to another resource names none.</source>
        <translation>Une relation avec une autre ressource n’en nomme aucune.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_structure.py"/>
        <source>A tie to other data does not say to which.</source>
        <translation>Une relation avec d’autres données ne dit pas avec lesquelles.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/health.py"/>
        <source>A web page answers in place of the service.</source>
        <translation>Une page web répond à la place du service.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/xmlsafe.py"/>
        <source>A web page came where XML was expected.</source>
        <translation>Une page web est venue au lieu de XML.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/thesaurus_rows.py"/>
        <source>A word, Enter; several with semicolons</source>
        <translation>Un mot, puis Entrée ; plusieurs avec des points-virgules</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/repairs.py"/>
        <source>A “?” or “&amp;” of the address stood in the wrong place.</source>
        <translation>Un « ? » ou un « &amp; » de l’adresse était au mauvais endroit.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fill_table.py"/>
        <source>A&amp;ll</source>
        <translation>&amp;Tous</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <location filename="../prodige_plugin/platforms/prodige.py"/>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/endpoint_roles.py"/>
        <location filename="../prodige_plugin/platforms/discovery.py"/>
        <source>API of PRODIGE 5</source>
        <translation>API de PRODIGE 5</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <source>APIs</source>
        <translation>API</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <source>ATOM (download feed)</source>
        <translation>ATOM (flux de téléchargement)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <source>About so many: what several platforms have is counted once, as it comes.</source>
        <translation>À peu près : ce que plusieurs plateformes possèdent est compté une fois, à mesure qu’il arrive.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Abstract</source>
        <translation>Résumé</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>Abstract in other languages</source>
        <translation>Résumé dans d’autres langues</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <source>Access</source>
        <translation>Accès</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sign_in_choice.py"/>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <location filename="../prodige_plugin/platforms/georchestra.py"/>
        <location filename="../prodige_plugin/platforms/search_only.py"/>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/prodige.py"/>
        <source>Account in the catalogue</source>
        <translation>Compte dans le catalogue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>Accounts (authentication database)</source>
        <translation>Comptes (base d’authentification)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/help_window.py"/>
        <source>Accounts and passwords</source>
        <translation>Comptes et mots de passe</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/__main__.py"/>
        <source>Accounts: {command}</source>
        <translation>Comptes : {command}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <source>Account…</source>
        <translation>Compte…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/projects.py"/>
        <source>Actions, forms and code of the map were left out.</source>
        <translation>Les actions, les formulaires et le code de la carte ont été laissés de côté.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/card_parts.py"/>
        <location filename="../prodige_plugin/gui/sheet_links.py"/>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contact_fields.py"/>
        <source>Add a contact</source>
        <translation>Ajouter un contact</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contact_fields.py"/>
        <source>Add a contact of the contacts book</source>
        <translation>Ajouter un contact du carnet</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>Add a feature catalogue</source>
        <translation>Ajouter un catalogue d’attributs</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>Add a keyword</source>
        <translation>Ajouter un mot clé</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>Add a layer</source>
        <translation>Ajouter une couche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>Add a link</source>
        <translation>Ajouter un lien</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>Add a measure</source>
        <translation>Ajouter une mesure</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <location filename="../prodige_plugin/gui/publish_dock.py"/>
        <source>Add a platform…</source>
        <translation>Ajouter une plateforme…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>Add a specification</source>
        <translation>Ajouter une spécification</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>Add a tie</source>
        <translation>Ajouter une relation</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/more_fields.py"/>
        <source>Add a translation</source>
        <translation>Ajouter une traduction</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>Add an image</source>
        <translation>Ajouter une image</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>Add an operation</source>
        <translation>Ajouter une opération</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>Add data</source>
        <translation>Ajouter des données</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_queue.py"/>
        <source>Add it again, or open the record and publish it elsewhere.</source>
        <translation>Ajoutez-la de nouveau, ou ouvrez la fiche et publiez-la ailleurs.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/codecs_practice.py"/>
        <source>Add it as a free keyword, or choose it from the thesaurus.</source>
        <translation>Ajoutez-le comme mot clé libre, ou choisissez-le dans le thésaurus.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_work.py"/>
        <source>Add it in the Platforms window.</source>
        <translation>Ajoutez-la dans la fenêtre Plateformes.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_operation.py"/>
        <source>Add keywords, themes, contacts…</source>
        <translation>Ajouter des mots clés, thèmes, contacts…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/options_page.py"/>
        <source>Add platforms, choose accounts, test the connection</source>
        <translation>Ajouter des plateformes, choisir les comptes, tester la connexion</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_ui.py"/>
        <source>Add records to the table</source>
        <translation>Ajouter des fiches au tableau</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_opendata.py"/>
        <location filename="../prodige_plugin/metadata/rules_constraints.py"/>
        <source>Add the address of the licence</source>
        <translation>Ajouter l’adresse de la licence</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis_rows.py"/>
        <source>Add the authority's certificate in Settings &gt; Options &gt; Authentication, or ask the administrator.</source>
        <translation>Ajoutez le certificat de l’autorité dans Préférences &gt; Options &gt; Authentification, ou demandez à l’administrateur.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_practice.py"/>
        <source>Add the keyword of the regulation</source>
        <translation>Ajouter le mot clé du règlement</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/places/browser_menus.py"/>
        <source>Add to the map</source>
        <translation>Ajouter à la carte</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/batch.py"/>
        <source>Add to “{element}”</source>
        <translation>Ajouter à « {element} »</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/address_row.py"/>
        <location filename="../prodige_plugin/gui/directory_dialog.py"/>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <location filename="../prodige_plugin/gui/platform_dialog.py"/>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>Address of its XML</source>
        <translation>Adresse de son XML</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contact_parts.py"/>
        <source>Address of the logo</source>
        <translation>Adresse du logo</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis_rows.py"/>
        <source>Address: {role}</source>
        <translation>Adresse : {role}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Addresses of the links</source>
        <translation>Adresses des liens</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/directory_dialog.py"/>
        <source>Addresses seen in public documents, or usual for the product; you can change them afterwards.</source>
        <translation>Adresses vues dans des documents publics, ou habituelles pour le produit ; vous pourrez les modifier ensuite.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>Addresses without the proxy</source>
        <translation>Adresses sans le proxy</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_files.py"/>
        <source>Adds the platforms of a file; accounts are yours to choose afterwards</source>
        <translation>Ajoute les plateformes d’un fichier ; les comptes restent à choisir ensuite</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_operation.py"/>
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <location filename="../prodige_plugin/gui/diff_window.py"/>
        <location filename="../prodige_plugin/gui/finding_row.py"/>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Agglomerations (Urban Waste Water Treatment Directive)</source>
        <translation>Agglomérations (directive sur les eaux résiduaires urbaines)</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/services/choices.py"/>
        <source>All %n layer(s), in a group</source>
        <translation>
            <numerusform>La couche (%n), dans un groupe</numerusform>
            <numerusform>Toutes les %n couches, dans un groupe</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/merge_window.py"/>
        <source>All &amp;mine</source>
        <translation>Tout le &amp;mien</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/merge_window.py"/>
        <source>All &amp;theirs</source>
        <translation>Tout le &amp;leur</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/places/browser.py"/>
        <source>All data sets</source>
        <translation>Tous les jeux de données</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <source>All findings</source>
        <translation>Tous les constats</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/merge_window.py"/>
        <source>All is chosen. Nothing is saved until you publish.</source>
        <translation>Tout est choisi. Rien n’est enregistré tant que vous ne publiez pas.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/layer_health.py"/>
        <source>All is well.</source>
        <translation>Tout va bien.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_ui.py"/>
        <source>All records</source>
        <translation>Toutes les fiches</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/card_delegate.py"/>
        <source>All ways to load (Alt+Down)</source>
        <translation>Toutes les façons de charger (Alt+Bas)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/directory_dialog.py"/>
        <source>Already in your list</source>
        <translation>Déjà dans votre liste</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_choices.py"/>
        <source>Also &amp;replace values that are there</source>
        <translation>Remplacer aussi les &amp;valeurs présentes</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_menu.py"/>
        <source>An XML file that goes with the data wherever they are copied</source>
        <translation>Un fichier XML qui suit les données partout où on les copie</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/repairs.py"/>
        <source>An account stood in the address; it is left out.</source>
        <translation>Un compte se trouvait dans l’adresse ; il est laissé de côté.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_dock.py"/>
        <source>An account, or the address of its database or services, is missing.</source>
        <translation>Il manque un compte, ou l’adresse de sa base de données ou de ses services.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/addresses.py"/>
        <source>An address of “{name}” is wrong: {role}.</source>
        <translation>Une adresse de « {name} » est fausse : {role}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/storedproject.py"/>
        <source>An expression of the project uses {function}(), which can open files.</source>
        <translation>Une expression du projet emploie {function}(), qui peut ouvrir des fichiers.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_geonetwork.py"/>
        <source>An extent is empty.</source>
        <translation>Une emprise est vide.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_resource.py"/>
        <source>An identifier is empty. Fill it, or take it away.</source>
        <translation>Un identifiant est vide. Remplissez-le, ou retirez-le.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_prodige.py"/>
        <source>An identifier of the resource is empty; PRODIGE writes such ones, and harvesters take the first.</source>
        <translation>Un identifiant de la ressource est vide ; PRODIGE en écrit de tels, et les moissonneurs prennent le premier.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_practice.py"/>
        <source>An interoperable service states three qualities: availability, performance and capacity.</source>
        <translation>Un service interopérable indique trois qualités : disponibilité, performance et capacité.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_practice.py"/>
        <source>An operation of the service lacks its name or its address.</source>
        <translation>Une opération du service n’a pas de nom ou pas d’adresse.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/errors.py"/>
        <source>An unexpected problem stopped the work.</source>
        <translation>Un problème inattendu a arrêté le travail.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_practice.py"/>
        <source>An update frequency is stated of the record itself, none of the data; portals read the data's.</source>
        <translation>Une fréquence de mise à jour est indiquée pour la fiche elle-même, aucune pour les données ; les portails lisent celle des données.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Annually</source>
        <translation>Une fois par an</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/journal.py"/>
        <source>Another QGIS window holds its journal.</source>
        <translation>Une autre fenêtre de QGIS tient son journal.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>Another program wrote to it.</source>
        <translation>Un autre programme y a écrit.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <source>Another record is shown now. Show this layer's again to link the catalogue in it.</source>
        <translation>Une autre fiche est montrée maintenant. Montrez de nouveau celle de cette couche pour y mettre le lien du catalogue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis_rows.py"/>
        <source>Answers in {ms} ms ({kind}).</source>
        <translation>Répond en {ms} ms ({kind}).</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/address_row.py"/>
        <source>Any page of the catalogue: https://…</source>
        <translation>N’importe quelle page du catalogue : https://…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/filter_bar.py"/>
        <source>Any time</source>
        <translation>N’importe quand</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sheet_html.py"/>
        <source>Application</source>
        <translation>Application</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/finding_row.py"/>
        <location filename="../prodige_plugin/gui/publish_finding_row.py"/>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/batch.py"/>
        <source>Apply the template “{name}”</source>
        <translation>Appliquer le modèle « {name} »</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <source>ArcGIS service</source>
        <translation>Service ArcGIS</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_menu.py"/>
        <source>As &amp;data.gouv.fr will show it…</source>
        <translation>Comme &amp;data.gouv.fr la montrera…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/merge_window.py"/>
        <source>As chosen</source>
        <translation>Comme choisi</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <source>As data.gouv.fr will show it</source>
        <translation>Comme data.gouv.fr la montrera</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/places/browser.py"/>
        <source>As far as the first results show</source>
        <translation>D’après les premiers résultats</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_dock.py"/>
        <source>As it is here</source>
        <translation>Telle qu’elle est ici</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_dock.py"/>
        <source>As it was read</source>
        <translation>Telle qu’elle a été lue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sign_in_choice.py"/>
        <source>As the account says (Basic, certificate, OAuth2)</source>
        <translation>Comme le dit le compte (Basic, certificat, OAuth2)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_menu.py"/>
        <source>As they were before the record was copied to them</source>
        <translation>Comme elles étaient avant que la fiche n’y soit recopiée</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_dialog.py"/>
        <source>As you want to see it in lists</source>
        <translation>Tel que vous voulez le voir dans les listes</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/load_dialog.py"/>
        <source>Ask a service</source>
        <translation>Interroger un service</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sheet_links.py"/>
        <source>Ask each server whether the link answers</source>
        <translation>Demander à chaque serveur si le lien répond</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/store.py"/>
        <source>Ask for a complete file, or set the platform up by hand.</source>
        <translation>Demandez un fichier complet, ou réglez la plateforme à la main.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>Ask for less: a smaller area, fewer features, or a download to a file.</source>
        <translation>Demandez moins : une zone plus petite, moins d’entités, ou un téléchargement dans un fichier.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/suggesting.py"/>
        <source>Ask for suggestions</source>
        <translation>Demander des suggestions</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>Ask the administrator for the authority's certificate and add it in Settings &gt; Options &gt; Authentication.</source>
        <translation>Demandez à l’administrateur le certificat de l’autorité et ajoutez-le dans Préférences &gt; Options &gt; Authentification.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/envelope.py"/>
        <source>Ask the catalogue for its ISO 19139 form (GeoNetwork: Download, ISO 19139) and edit that one, or edit this one in the catalogue's own editor.</source>
        <translation>Demandez au catalogue sa forme ISO 19139 (GeoNetwork : Télécharger, ISO 19139) et modifiez celle-là, ou modifiez celle-ci dans l’éditeur du catalogue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/geonetwork_api.py"/>
        <location filename="../prodige_plugin/catalogue/geonetwork_edit.py"/>
        <source>Ask the catalogue's administrator to make you an editor of a group.</source>
        <translation>Demandez à l’administrateur du catalogue de vous faire éditeur d’un groupe.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/projects.py"/>
        <source>Ask the person who made it for a map of services, or try another link of the record.</source>
        <translation>Demandez à son auteur une carte faite de services, ou essayez un autre lien de la fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/database.py"/>
        <source>Ask the platform's administrator for room, then try again.</source>
        <translation>Demandez de la place à l’administrateur de la plateforme, puis réessayez.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/connection.py"/>
        <location filename="../prodige_plugin/publishing/database.py"/>
        <source>Ask the platform's administrator for the right to write in this schema.</source>
        <translation>Demandez à l’administrateur de la plateforme le droit d’écrire dans ce schéma.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>Ask the platform's administrator for the right, or use another account.</source>
        <translation>Demandez ce droit à l’administrateur de la plateforme, ou utilisez un autre compte.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/csw.py"/>
        <location filename="../prodige_plugin/catalogue/geonetwork_edit.py"/>
        <source>Ask the platform's administrator whether your account may delete this record.</source>
        <translation>Demandez à l’administrateur de la plateforme si votre compte peut supprimer cette fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/shared_place.py"/>
        <source>Ask whoever shares it for a file exported by the plugin.</source>
        <translation>Demandez à qui le partage un fichier exporté par l’extension.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>Asked of</source>
        <translation>Demandé pour</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_sheet.py"/>
        <source>Asking for the links…</source>
        <translation>Demande des liens…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/service.py"/>
        <source>Asking for the service's style …</source>
        <translation>Demande du style du service…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/places/layer_page_widget.py"/>
        <source>Asking the catalogue…</source>
        <translation>Le catalogue est interrogé…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_dialog.py"/>
        <location filename="../prodige_plugin/gui/publications_tab.py"/>
        <source>Asking the platform…</source>
        <translation>Interrogation de la plateforme…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/load_dialog.py"/>
        <location filename="../prodige_plugin/services/esri.py"/>
        <location filename="../prodige_plugin/services/service.py"/>
        <location filename="../prodige_plugin/services/tiles.py"/>
        <source>Asking the service what it offers …</source>
        <translation>Le service est interrogé sur ce qu’il offre…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/remote.py"/>
        <source>Asking whether the file can be read where it is …</source>
        <translation>On regarde si le fichier peut être lu sur place…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/places/browser.py"/>
        <source>Asking…</source>
        <translation>En attente…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/address_row.py"/>
        <source>Asks the address what it is, and fills the form</source>
        <translation>Demande à l’adresse ce qu’elle est, et remplit le formulaire</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <source>At least so many: not everything has been asked yet.</source>
        <translation>Au moins autant : tout n’a pas encore été demandé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <source>Attribute</source>
        <translation>Attribut</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>Availability, performance and capacity, each with its value. Asked of interoperable services only.</source>
        <translation>Disponibilité, performance et capacité, chacune avec sa valeur. Demandé aux seuls services interopérables.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/citation.py"/>
        <source>Available from: {url}</source>
        <translation>Disponible à l’adresse : {url}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sheet_html.py"/>
        <source>Available on</source>
        <translation>Disponible sur</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_views.py"/>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <location filename="../prodige_plugin/gui/catalogue_views.py"/>
        <source>Back to the search</source>
        <translation>Revenir à la recherche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_ui.py"/>
        <source>Batch editing</source>
        <translation>Modification par lot</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_operation.py"/>
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <location filename="../prodige_plugin/gui/diff_window.py"/>
        <location filename="../prodige_plugin/gui/finding_row.py"/>
        <location filename="../prodige_plugin/gui/merge_window.py"/>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/repairs.py"/>
        <source>Blanks were taken out of the address.</source>
        <translation>Des espaces ont été ôtées de l’adresse.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/places/browser.py"/>
        <source>By INSPIRE theme</source>
        <translation>Par thème INSPIRE</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/places/browser.py"/>
        <source>By domain</source>
        <translation>Par domaine</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/places/browser.py"/>
        <source>By organisation</source>
        <translation>Par organisme</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_head.py"/>
        <source>By relevance</source>
        <translation>Pertinence</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_head.py"/>
        <source>By title</source>
        <translation>Intitulé</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_ui.py"/>
        <source>C&amp;hange…</source>
        <translation>&amp;Modifier…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>CNIG PLU standard, 2017-12-15 – conformant</source>
        <translation>Standard CNIG PLU, 2017-12-15 – conforme</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/load_data.py"/>
        <source>CRS wanted, where it is offered</source>
        <translation>SCR voulu, s’il est proposé</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_prodige.py"/>
        <source>Call it “{name}”</source>
        <translation>L’appeler « {name} »</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_ui.py"/>
        <location filename="../prodige_plugin/gui/button_box.py"/>
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <location filename="../prodige_plugin/gui/contacts_window.py"/>
        <location filename="../prodige_plugin/gui/health_window.py"/>
        <location filename="../prodige_plugin/gui/kept_menu.py"/>
        <location filename="../prodige_plugin/gui/record_saver.py"/>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/loads_bar.py"/>
        <source>Cancel: {title}</source>
        <translation>Annuler : {title}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/errors.py"/>
        <location filename="../prodige_plugin/gui/load_dialog.py"/>
        <source>Cancelled.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/plan_runner.py"/>
        <source>Cancelled. Everything that was done is undone.</source>
        <translation>Annulé. Tout ce qui avait été fait est défait.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/diagnosis_window.py"/>
        <source>Cancelled: what was looked at until then is below.</source>
        <translation>Annulé : ce qui a été examiné jusque-là est ci-dessous.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/plan_view.py"/>
        <source>Cancelling: what was done is being undone…</source>
        <translation>Annulation : ce qui a été fait est en train d’être défait…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_import.py"/>
        <location filename="../prodige_plugin/gui/endpoint_roles.py"/>
        <location filename="../prodige_plugin/gui/options_page.py"/>
        <location filename="../prodige_plugin/platforms/georchestra.py"/>
        <location filename="../prodige_plugin/platforms/prodige.py"/>
        <location filename="../prodige_plugin/platforms/search_only.py"/>
        <location filename="../prodige_plugin/plugin.py"/>
        <source>Catalogue</source>
        <translation>Catalogue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/endpoint_roles.py"/>
        <source>Catalogue (CSW)</source>
        <translation>Catalogue (CSW)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/endpoint_roles.py"/>
        <source>Catalogue (GeoNetwork)</source>
        <translation>Catalogue (GeoNetwork)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/endpoint_roles.py"/>
        <source>Catalogue for writing (CSW-T)</source>
        <translation>Catalogue en écriture (CSW-T)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/connection.py"/>
        <source>Catalogue, as a visitor</source>
        <translation>Catalogue, en visiteur</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/copy_window.py"/>
        <source>Catalogue: {platform}</source>
        <translation>Catalogue : {platform}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/__main__.py"/>
        <source>Catalogue: {url}</source>
        <translation>Catalogue : {url}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/thesauri.py"/>
        <source>Categories of services</source>
        <translation>Catégories de services</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>Category of the service</source>
        <translation>Catégorie du service</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>Certificate authorities</source>
        <translation>Autorités de certification</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis_rows.py"/>
        <source>Certificate of {host}</source>
        <translation>Certificat de {host}</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_operation.py"/>
        <source>Change %n record(s)</source>
        <translation>
            <numerusform>Modifier %n fiche</numerusform>
            <numerusform>Modifier %n fiches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>Change %n record(s)…</source>
        <translation>
            <numerusform>Modifier %n fiche…</numerusform>
            <numerusform>Modifier %n fiches…</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/batch_metadata.py"/>
        <source>Change many metadata records</source>
        <translation>Modifier beaucoup de fiches de métadonnées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Change the coordinate reference system.</source>
        <translation>Changez le système de coordonnées.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Change the keywords themselves.</source>
        <translation>Changez les mots clés eux-mêmes.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Change the lines on conformity.</source>
        <translation>Changez les lignes de la conformité.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>Change the links.</source>
        <translation>Changez les liens.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>Change the type of the service.</source>
        <translation>Changez le type du service.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_ui.py"/>
        <source>Changed, not saved</source>
        <translation>Modifiées, pas enregistrées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_model.py"/>
        <source>Changes nothing on the platform.</source>
        <translation>Ne change rien sur la plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Character encoding</source>
        <translation>Encodage des caractères</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/health_window.py"/>
        <source>Check &amp;again</source>
        <translation>&amp;Vérifier de nouveau</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_dock.py"/>
        <source>Check a record</source>
        <translation>Vérifier une fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/prodige.py"/>
        <source>Check its address in the Platforms window.</source>
        <translation>Vérifiez son adresse dans la fenêtre Plateformes.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/cli.py"/>
        <location filename="../prodige_plugin/services/cli.py"/>
        <source>Check its name and your right to read it.</source>
        <translation>Vérifiez son nom et votre droit de le lire.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/cli_repair.py"/>
        <source>Check its name and your right to write there; nothing was changed.</source>
        <translation>Vérifiez son nom et votre droit d’y écrire ; rien n’a été modifié.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/check_metadata.py"/>
        <source>Check metadata records</source>
        <translation>Contrôler des fiches de métadonnées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/vector_export.py"/>
        <source>Check that the layer still draws in QGIS, then try again.</source>
        <translation>Vérifiez que la couche se dessine encore dans QGIS, puis réessayez.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/journal.py"/>
        <source>Check that your QGIS profile's folder can be written.</source>
        <translation>Vérifiez que le dossier de votre profil QGIS peut être écrit.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/steps.py"/>
        <source>Check the account and the names on the platform</source>
        <translation>Vérifier le compte et les noms sur la plateforme</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>Check the account in the platform's description.</source>
        <translation>Vérifiez le compte dans la description de la plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <source>Check the account…</source>
        <translation>Vérifier le compte…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>Check the address and the network connection, then try again.</source>
        <translation>Vérifiez l’adresse et la connexion au réseau, puis réessayez.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>Check the address in the platform's description, and sign in if the platform asks for it.</source>
        <translation>Vérifiez l’adresse dans la description de la plateforme, et connectez-vous si elle le demande.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/content.py"/>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>Check the address in the platform's description.</source>
        <translation>Vérifiez l’adresse dans la description de la plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/csw_answer.py"/>
        <source>Check the address of the catalogue in the platform's settings.</source>
        <translation>Vérifiez l’adresse du catalogue dans les paramètres de la plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/envelope.py"/>
        <location filename="../prodige_plugin/metadata/feature_catalogue.py"/>
        <location filename="../prodige_plugin/metadata/record.py"/>
        <source>Check the address or the file.</source>
        <translation>Vérifiez l’adresse ou le fichier.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>Check the address, and sign in again if the platform asks for it.</source>
        <translation>Vérifiez l’adresse, et reconnectez-vous si la plateforme le demande.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/content.py"/>
        <source>Check the address, and sign in if the platform asks for it.</source>
        <translation>Vérifiez l’adresse, et connectez-vous si la plateforme le demande.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/xmlsafe.py"/>
        <source>Check the address, and sign in if the server asks for it.</source>
        <translation>Vérifiez l’adresse, et connectez-vous si le serveur le demande.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>Check the address, the network connection, and the proxy in QGIS's network settings.</source>
        <translation>Vérifiez l’adresse, la connexion au réseau, et le proxy dans les options de réseau de QGIS.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/discovery.py"/>
        <source>Check the address; it is often that of the catalogue's CSW, or of its home page.</source>
        <translation>Vérifiez l’adresse ; c’est souvent celle du CSW du catalogue, ou de sa page d’accueil.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/records.py"/>
        <source>Check the address; it may be a service of data (OGC API Features).</source>
        <translation>Vérifiez l’adresse ; c’est peut-être celle d’un service de données (OGC API Features).</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/check_layers.py"/>
        <source>Check the health of the project's layers</source>
        <translation>Vérifier la santé des couches du projet</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/records.py"/>
        <source>Check the identifier and the platform's account.</source>
        <translation>Vérifiez l’identifiant et le compte de la plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/check_links.py"/>
        <source>Check the links of a record</source>
        <translation>Vérifier les liens d’une fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/database.py"/>
        <source>Check the platform's addresses, or ask its administrator.</source>
        <translation>Vérifiez les adresses de la plateforme, ou demandez à son administrateur.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/connection.py"/>
        <source>Check the platform's settings, or ask its administrator.</source>
        <translation>Vérifiez les paramètres de la plateforme, ou demandez à son administrateur.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>Check the proxy in Settings &gt; Options &gt; Network.</source>
        <translation>Vérifiez le proxy dans Préférences &gt; Options &gt; Réseau.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_dock.py"/>
        <source>Check what is to be published</source>
        <translation>Vérifier ce qui est à publier</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/content.py"/>
        <source>Check what was asked; if it looks right, give the detail to the platform's administrator.</source>
        <translation>Vérifiez ce qui était demandé ; si cela semble juste, donnez le détail à l’administrateur de la plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/database.py"/>
        <source>Check your network and try again; nothing is published by halves.</source>
        <translation>Vérifiez votre réseau et réessayez ; rien n’est publié à moitié.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/health_window.py"/>
        <location filename="../prodige_plugin/platforms/qgis_server/publish.py"/>
        <source>Check {title}</source>
        <translation>Vérifier {title}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/health_window.py"/>
        <source>Checking…</source>
        <translation>Vérification…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/cli.py"/>
        <source>Checks ISO 19139 records, bare or in a catalogue's answer. Exit code 1 when a mandatory rule fails, 2 when a file cannot be read as a record.</source>
        <translation>Contrôle des fiches ISO 19139, seules ou dans la réponse d’un catalogue. Code de sortie 1 quand une règle obligatoire n’est pas respectée, 2 quand un fichier ne peut pas être lu comme une fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/check_metadata.py"/>
        <source>Checks records – a file, all files of a folder, the record of a layer, or one of a catalogue – against the rules of a profile: what is wrong, where, and whether it can be repaired.</source>
        <translation>Contrôle des fiches – un fichier, tous les fichiers d’un dossier, la fiche d’une couche, ou une fiche d’un catalogue – selon les règles d’un profil : ce qui ne va pas, où, et si cela peut être corrigé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/more_fields.py"/>
        <source>Choose a coordinate reference system</source>
        <translation>Choisir un système de coordonnées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/feature_catalogue.py"/>
        <source>Choose a layer.</source>
        <translation>Choisissez une couche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_dock.py"/>
        <source>Choose a layer: its INSPIRE record is filled from it, checked as you type, and published with it.
Or choose “Edit this record” in the catalogue.</source>
        <translation>Choisissez une couche : sa fiche INSPIRE est remplie à partir d’elle, vérifiée pendant la saisie et publiée avec elle.
Ou choisissez « Modifier cette fiche » dans le catalogue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/help_window.py"/>
        <source>Choose a platform, type words, and press Enter. Results follow your typing after a short pause.</source>
        <translation>Choisissez une plateforme, tapez des mots, puis Entrée. Les résultats suivent votre frappe après une courte pause.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/copy_window.py"/>
        <source>Choose a record: what it says otherwise than this one is shown here.</source>
        <translation>Choisissez une fiche : ce qu’elle dit autrement que celle-ci est montré ici.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_choices.py"/>
        <source>Choose a row in the table first.</source>
        <translation>Choisissez d’abord une ligne du tableau.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/diagnosis_window.py"/>
        <source>Choose a row to see its technical detail.</source>
        <translation>Choisissez une ligne pour voir son détail technique.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_dialog.py"/>
        <source>Choose among known platforms: PRODIGE, regional and national catalogues</source>
        <translation>Choisir parmi les plateformes connues : PRODIGE, catalogues régionaux et nationaux</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_actions.py"/>
        <source>Choose an account for {platform} in the Platforms window to edit its records.</source>
        <translation>Choisissez un compte pour {platform} dans la fenêtre Plateformes pour modifier ses fiches.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/credentials.py"/>
        <source>Choose an account in the platform's settings.</source>
        <translation>Choisissez un compte dans les paramètres de la plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/credentials.py"/>
        <source>Choose an account of the kind “Basic” in the platform's settings.</source>
        <translation>Choisissez un compte de type « Basic » dans les paramètres de la plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>Choose an account of the kind “PKI” in the platform's settings.</source>
        <translation>Choisissez un compte du type « PKI » dans les réglages de la plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/searches.py"/>
        <location filename="../prodige_plugin/metadata/batch_files.py"/>
        <location filename="../prodige_plugin/platforms/store.py"/>
        <location filename="../prodige_plugin/processing/check_links.py"/>
        <location filename="../prodige_plugin/processing/records.py"/>
        <source>Choose another file.</source>
        <translation>Choisissez un autre fichier.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/api_data.py"/>
        <location filename="../prodige_plugin/services/contexts.py"/>
        <location filename="../prodige_plugin/services/downloads.py"/>
        <location filename="../prodige_plugin/services/esri.py"/>
        <source>Choose another folder of downloads in the options.</source>
        <translation>Choisissez un autre dossier des téléchargements dans les options.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/cluster.py"/>
        <location filename="../prodige_plugin/training/home.py"/>
        <source>Choose another folder with --home.</source>
        <translation>Choisissez un autre dossier avec --home.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <location filename="../prodige_plugin/gui/xml_view.py"/>
        <location filename="../prodige_plugin/processing/batch_metadata.py"/>
        <source>Choose another folder.</source>
        <translation>Choisissez un autre dossier.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/copy_window.py"/>
        <location filename="../prodige_plugin/processing/describe_layer.py"/>
        <source>Choose another layer.</source>
        <translation>Choisissez une autre couche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/mapping.py"/>
        <location filename="../prodige_plugin/publishing/checks.py"/>
        <source>Choose another name</source>
        <translation>Choisir un autre nom</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/registry.py"/>
        <source>Choose another name, then try again.</source>
        <translation>Choisissez un autre nom, puis réessayez.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <source>Choose another one.</source>
        <translation>Choisissez-en un autre.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <location filename="../prodige_plugin/platforms/store.py"/>
        <source>Choose another place.</source>
        <translation>Choisissez un autre endroit.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/search_only.py"/>
        <source>Choose another platform to publish on.</source>
        <translation>Choisissez une autre plateforme pour publier.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/sign_in/base.py"/>
        <location filename="../prodige_plugin/network/sign_in/session.py"/>
        <location filename="../prodige_plugin/network/sign_in/token.py"/>
        <source>Choose another way to sign in, in the Platforms window.</source>
        <translation>Choisissez une autre façon de se connecter, dans la fenêtre Plateformes.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/items.py"/>
        <source>Choose at least one vector layer.</source>
        <translation>Choisissez au moins une couche vecteur.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/element_widgets.py"/>
        <source>Choose in a calendar</source>
        <translation>Choisir dans un calendrier</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/ways_menu.py"/>
        <source>Choose layer, style, system…</source>
        <translation>Choisir la couche, le style, le système…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/trying.py"/>
        <source>Choose one in the Platforms window.</source>
        <translation>Choisissez-en un dans la fenêtre Plateformes.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/choosing.py"/>
        <source>Choose one of its layers.</source>
        <translation>Choisissez une de ses couches.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/codecs_practice.py"/>
        <location filename="../prodige_plugin/metadata/codecs_resource.py"/>
        <source>Choose one of the list.</source>
        <translation>Choisissez-en un dans la liste.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/choices.py"/>
        <source>Choose one of them.</source>
        <translation>Choisissez-en une.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_window.py"/>
        <source>Choose some cells of one column: the first one's value goes to those below it.</source>
        <translation>Choisissez des cellules d’une même colonne : la valeur de la première va à celles du dessous.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_constraints.py"/>
        <source>Choose the Licence Ouverte 2.0</source>
        <translation>Choisir la Licence Ouverte 2.0</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/geonetwork_api.py"/>
        <source>Choose the account, or another way to sign in, in the Platforms window.</source>
        <translation>Choisissez le compte, ou une autre façon de se connecter, dans la fenêtre Plateformes.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/checks.py"/>
        <source>Choose the coordinate reference system</source>
        <translation>Choisir le système de coordonnées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/saving.py"/>
        <source>Choose the group, then save again.</source>
        <translation>Choisissez le groupe, puis enregistrez de nouveau.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_choices.py"/>
        <source>Choose the record, or the template, whose values the others get.</source>
        <translation>Choisissez la fiche, ou le modèle, dont les autres reçoivent les valeurs.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/merge.py"/>
        <source>Choose the same side for what belongs together.</source>
        <translation>Choisissez le même côté pour ce qui va ensemble.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/layer_choice.py"/>
        <source>Choose what to load</source>
        <translation>Choisir ce qu’il faut charger</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_ui.py"/>
        <source>Choose which elements are columns</source>
        <translation>Choisir quels éléments sont des colonnes</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/element_widgets.py"/>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/copy_window.py"/>
        <location filename="../prodige_plugin/gui/thesaurus_picker.py"/>
        <source>Chosen</source>
        <translation>Choisis</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/filter_bar.py"/>
        <source>Clear all</source>
        <translation>Tout enlever</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_failures.py"/>
        <source>Click on a line to go to its row.</source>
        <translation>Cliquez sur une ligne pour aller à la sienne.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/thesaurus_picker.py"/>
        <source>Click to take it away</source>
        <translation>Cliquez pour le retirer</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>Clock</source>
        <translation>Horloge</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_window.py"/>
        <location filename="../prodige_plugin/gui/button_box.py"/>
        <location filename="../prodige_plugin/gui/catalogue_keeping.py"/>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>Close the other program, then try again.</source>
        <translation>Fermez l’autre programme, puis réessayez.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_sheet_ui.py"/>
        <source>Close the sheet</source>
        <translation>Fermer la fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/diagnosis_window.py"/>
        <source>Co&amp;py the report</source>
        <translation>Co&amp;pier le rapport</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Commission Regulation (EU) No 1089/2010, 2010-12-08</source>
        <translation>Règlement (UE) n° 1089/2010 de la Commission, 2010-12-08</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/territory_popup.py"/>
        <source>Commune, EPCI, département, region or code…</source>
        <translation>Commune, EPCI, département, région ou code…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/places/layer_page_widget.py"/>
        <source>Compare a layer with its record</source>
        <translation>Comparer une couche à sa fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/saving.py"/>
        <source>Compare both versions, then choose what to keep.</source>
        <translation>Comparez les deux versions, puis choisissez ce qu’il faut garder.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/diff_window.py"/>
        <source>Compare two records</source>
        <translation>Comparer deux fiches</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>Compare with theirs</source>
        <translation>Comparer avec la leur</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/diff_window.py"/>
        <source>Comparing…</source>
        <translation>Comparaison…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_model.py"/>
        <source>Complete</source>
        <translation>Complète</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_operation.py"/>
        <source>Complete an element where it is empty</source>
        <translation>Compléter un élément là où il est vide</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_keywords.py"/>
        <source>Complete it as “{title}” of {date}</source>
        <translation>Le compléter en « {title} » du {date}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/addresses.py"/>
        <source>Complete the platform's settings, or ask its administrator for them.</source>
        <translation>Complétez les paramètres de la plateforme, ou demandez-les à son administrateur.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_dock.py"/>
        <source>Complete the platform…</source>
        <translation>Compléter la plateforme…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/batch.py"/>
        <source>Complete “{element}”</source>
        <translation>Compléter « {element} »</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/thesaurus_list.py"/>
        <source>Concepts of the thesaurus</source>
        <translation>Concepts du thésaurus</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/thesauri.py"/>
        <source>Conditions of access and use</source>
        <translation>Conditions d’accès et d’utilisation</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sheet_html.py"/>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Conditions of use</source>
        <translation>Conditions d’utilisation</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Conformant, not conformant, or not evaluated. An empty answer fails the tests.</source>
        <translation>Conforme, non conforme, ou non évalué. Une réponse vide fait échouer les tests.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Conformity</source>
        <translation>Conformité</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_quality.py"/>
        <source>Conformity is not stated. Say at least that it was not evaluated.</source>
        <translation>La conformité n’est pas indiquée. Dites au moins qu’elle n’a pas été évaluée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Conformity to INSPIRE</source>
        <translation>Conformité à INSPIRE</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>Conformity to regulation 976/2009</source>
        <translation>Conformité au règlement 976/2009</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_quality.py"/>
        <source>Conformity to the European regulation on interoperability (1089/2010) is not stated, or its title is not the official one, to the letter.</source>
        <translation>La conformité au règlement européen sur l’interopérabilité (1089/2010) n’est pas indiquée, ou son titre n’est pas le titre officiel, à la lettre près.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis_rows.py"/>
        <source>Connected {way} in {ms} ms.</source>
        <translation>Connecté {way} en {ms} ms.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>Constraints</source>
        <translation>Contraintes</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <location filename="../prodige_plugin/gui/options_page.py"/>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Contact for the record</source>
        <translation>Contact pour la fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_window.py"/>
        <location filename="../prodige_plugin/gui/record_sheet_ui.py"/>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>Contacts</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_menu.py"/>
        <source>Contacts &amp;book…</source>
        <translation>Carnet de c&amp;ontacts…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_window.py"/>
        <source>Contacts (*.json)</source>
        <translation>Contacts (*.json)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_window.py"/>
        <source>Contacts book</source>
        <translation>Carnet de contacts</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_import.py"/>
        <source>Contacts found</source>
        <translation>Contacts trouvés</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_import.py"/>
        <source>Contacts of a catalogue</source>
        <translation>Contacts d’un catalogue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_contacts.py"/>
        <source>Contacts stand inside a contact, where nobody reads them; each one needs a place of its own.</source>
        <translation>Des contacts sont à l’intérieur d’un contact, où personne ne les lit ; chacun veut sa propre place.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_menu.py"/>
        <source>Contacts, licence, themes kept for all</source>
        <translation>Contacts, licence, thèmes gardés pour tous</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_extent.py"/>
        <source>Convert it from Lambert-93 into degrees</source>
        <translation>La convertir du Lambert-93 en degrés</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Coordinate reference system</source>
        <translation>Système de coordonnées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/load_dialog.py"/>
        <source>Coordinate system</source>
        <translation>Système de coordonnées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/crs_suggestions.py"/>
        <location filename="../prodige_plugin/metadata/thesauri.py"/>
        <source>Coordinate systems used in France</source>
        <translation>Systèmes de coordonnées utilisés en France</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/diagnosis_window.py"/>
        <source>Copied. The report has no passwords or tokens in it.</source>
        <translation>Copié. Le rapport ne contient ni mot de passe ni jeton.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_actions.py"/>
        <source>Copied: {text}</source>
        <translation>Copié : {text}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sheet_links.py"/>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_sheet.py"/>
        <location filename="../prodige_plugin/gui/record_sheet_ui.py"/>
        <source>Copy a citation</source>
        <translation>Copier une citation</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/receipt_view.py"/>
        <source>Copy an address</source>
        <translation>Copier une adresse</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/receipt_view.py"/>
        <source>Copy an address of {title}</source>
        <translation>Copier une adresse de {title}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/copy_window.py"/>
        <source>Copy from another record</source>
        <translation>Copier d’une autre fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/messages.py"/>
        <source>Copy report</source>
        <translation>Copier le rapport</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/xml_view.py"/>
        <source>Copy the XML</source>
        <translation>Copier le XML</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/receipt_view.py"/>
        <source>Copy the address: {role}</source>
        <translation>Copier l’adresse : {role}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/result_list.py"/>
        <source>Copy the identifier</source>
        <translation>Copier l’identifiant</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/layer_metadata_files.py"/>
        <source>Copy the layer to a folder of yours, or save the record elsewhere.</source>
        <translation>Copiez la couche dans un de vos dossiers, ou enregistrez la fiche ailleurs.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/places/browser_menus.py"/>
        <location filename="../prodige_plugin/gui/sheet_links.py"/>
        <location filename="../prodige_plugin/gui/ways_menu.py"/>
        <source>Copy the link</source>
        <translation>Copier le lien</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/search_only.py"/>
        <source>Correct it in the platform's settings.</source>
        <translation>Corrigez-la dans les réglages de la plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/batch.py"/>
        <source>Correct it, or look for the text as it is.</source>
        <translation>Corrigez-la, ou cherchez le texte tel quel.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/copy_stream.py"/>
        <source>Correct or delete this feature, then try again.</source>
        <translation>Corrigez ou supprimez cette entité, puis réessayez.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/sign_in/base.py"/>
        <source>Correct the account in QGIS's authentication settings, or choose another one in the Platforms window.</source>
        <translation>Corrigez le compte dans les réglages d’authentification de QGIS, ou choisissez-en un autre dans la fenêtre Plateformes.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/database.py"/>
        <source>Correct the account of this platform, then try again.</source>
        <translation>Corrigez le compte de cette plateforme, puis réessayez.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/discovery.py"/>
        <source>Correct the address.</source>
        <translation>Corrigez l’adresse.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/codecs.py"/>
        <source>Correct the date.</source>
        <translation>Corrigez la date.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_dock.py"/>
        <source>Correct the errors above, or untick what has them.</source>
        <translation>Corrigez les erreurs ci-dessus, ou décochez ce qui en a.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/codecs_resource.py"/>
        <source>Correct the extent; the layer may have a wrong coordinate system.</source>
        <translation>Corrigez l’emprise ; la couche a peut-être un mauvais système de coordonnées.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/codecs_items.py"/>
        <source>Correct the identification of the service first.</source>
        <translation>Corrigez d’abord l’identification du service.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/vector_export.py"/>
        <source>Correct the layer, or send the details to the platform's administrator.</source>
        <translation>Corrigez la couche, ou envoyez les détails à l’administrateur de la plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/addresses.py"/>
        <source>Correct the platform's settings.</source>
        <translation>Corrigez les paramètres de la plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/codecs_practice.py"/>
        <source>Correct the resolution, or leave it empty.</source>
        <translation>Corrigez la résolution, ou laissez-la vide.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/codecs.py"/>
        <source>Correct the scale, or leave it empty.</source>
        <translation>Corrigez l’échelle, ou laissez-la vide.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/geonetwork_edit.py"/>
        <source>Correct what it complains of, then save again; your version is kept here.</source>
        <translation>Corrigez ce dont il se plaint, puis enregistrez de nouveau ; votre version est gardée ici.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contact_parts.py"/>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <source>Counts of all records found:</source>
        <translation>Décompte de toutes les fiches trouvées :</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <source>Counts of the records above:</source>
        <translation>Décompte des fiches ci-dessus :</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/filter_bar.py"/>
        <source>Counts of the results fetched so far.</source>
        <translation>Décompte des résultats reçus jusqu’ici.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>Coupled data</source>
        <translation>Données couplées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_service.py"/>
        <source>Coupled data are not named by the web address of their record.</source>
        <translation>Les données couplées ne sont pas nommées par l’adresse web de leur fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/supervisor.py"/>
        <source>Creating the accounts.</source>
        <translation>Création des comptes.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/supervisor.py"/>
        <source>Creating the database.</source>
        <translation>Création de la base de données.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/element_text.py"/>
        <location filename="../prodige_plugin/gui/group_widgets.py"/>
        <source>Creation</source>
        <translation>Création</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>Credits</source>
        <translation>Crédits</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/help_window.py"/>
        <source>Ctrl+F goes to the search field, F5 searches again, Escape stops the search.</source>
        <translation>Ctrl+F va au champ de recherche, F5 cherche de nouveau, Échap arrête la recherche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/places/locator.py"/>
        <source>Data of the PRODIGE catalogue</source>
        <translation>Données du catalogue PRODIGE</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <location filename="../prodige_plugin/gui/sheet_html.py"/>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Data set</source>
        <translation>Jeu de données</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/thesauri.py"/>
        <source>Data themes (European Union)</source>
        <translation>Thèmes de données (Union européenne)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sheet_html.py"/>
        <source>Data without geography</source>
        <translation>Données non géographiques</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/endpoint_roles.py"/>
        <location filename="../prodige_plugin/platforms/qgis_server/connection.py"/>
        <source>Database</source>
        <translation>Base de données</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_dialog.py"/>
        <source>Database account, if another</source>
        <translation>Compte de la base de données, s’il est autre</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <location filename="../prodige_plugin/gui/sheet_html.py"/>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Date of creation</source>
        <translation>Date de création</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Date of last revision</source>
        <translation>Date de dernière révision</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Date of the record</source>
        <translation>Date de la fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Dates of the data</source>
        <translation>Dates des données</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/health_window.py"/>
        <source>Dead link</source>
        <translation>Lien mort</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>Degree</source>
        <translation>Degré</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Degree of conformity</source>
        <translation>Degré de conformité</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/extent_dialog.py"/>
        <source>Degrees of longitude and latitude (WGS 84).</source>
        <translation>Degrés de longitude et de latitude (WGS 84).</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/kept_menu.py"/>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/home.py"/>
        <location filename="../prodige_plugin/training/supervisor.py"/>
        <source>Delete the folder {folder} to begin with a new practice platform.</source>
        <translation>Supprimez le dossier {folder} pour repartir d’une nouvelle plateforme d’école.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/publish.py"/>
        <source>Delete the record of {title}</source>
        <translation>Supprimer la fiche de {title}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/codecs_languages.py"/>
        <source>Delete the translations first.</source>
        <translation>Supprimez d’abord les traductions.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/patch.py"/>
        <source>Delete this character, which often comes with a copy and paste, and try again.</source>
        <translation>Supprimez ce caractère, qui vient souvent d’un copier-coller, et réessayez.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/steps.py"/>
        <source>Delete what was kept aside for undoing</source>
        <translation>Supprimer ce qui était gardé de côté pour défaire</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/describe_layer.py"/>
        <source>Describe a layer</source>
        <translation>Décrire une couche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/plugin.py"/>
        <source>Describe the active layer</source>
        <translation>Décrire la couche active</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/plugin.py"/>
        <source>Describe this layer…</source>
        <translation>Décrire cette couche…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_dock.py"/>
        <source>Describe your data</source>
        <translation>Décrivez vos données</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/help_window.py"/>
        <source>Describe: the Metadata dock</source>
        <translation>Décrire : le panneau Métadonnées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <location filename="../prodige_plugin/platforms/qgis_server/connection.py"/>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/messages.py"/>
        <location filename="../prodige_plugin/gui/state_page.py"/>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_dialog.py"/>
        <source>Dia&amp;gnosis…</source>
        <translation>Dia&amp;gnostic…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/diagnosis_window.py"/>
        <source>Diagnosis</source>
        <translation>Diagnostic</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis_report.py"/>
        <source>Diagnosis of {date}</source>
        <translation>Diagnostic du {date}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/diff_window.py"/>
        <source>Differences</source>
        <translation>Différences</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/xml_diff_view.py"/>
        <source>Differences in the XML</source>
        <translation>Différences dans le XML</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/places/layer_page_widget.py"/>
        <source>Different from the catalogue</source>
        <translation>Différente du catalogue</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/layer_record.py"/>
        <source>Different from the catalogue: the layer has changed since, in %n thing(s).</source>
        <translation>
            <numerusform>Différente du catalogue : la couche a changé depuis, sur %n point.</numerusform>
            <numerusform>Différente du catalogue : la couche a changé depuis, sur %n points.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/layer_record.py"/>
        <source>Different from the catalogue: your draft changes %n thing(s).</source>
        <translation>
            <numerusform>Différente du catalogue : votre brouillon change %n chose.</numerusform>
            <numerusform>Différente du catalogue : votre brouillon change %n choses.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Digitised from the 2021 orthophotos, checked in the field; updated each year.</source>
        <translation>Numérisation sur les orthophotos de 2021, vérifiée sur le terrain ; mise à jour chaque année.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/directory_dialog.py"/>
        <source>Directory of platforms</source>
        <translation>Annuaire des plateformes</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>Distribution</source>
        <translation>Diffusion</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_bar.py"/>
        <source>Do not search {platform} any more ({account})</source>
        <translation>Ne plus chercher sur {platform} ({account})</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_ui.py"/>
        <source>Do something to the chosen records</source>
        <translation>Agir sur les fiches choisies</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <location filename="../prodige_plugin/gui/sheet_html.py"/>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <source>Documentation and other pages</source>
        <translation>Documentation et autres pages</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_window.py"/>
        <source>Does once more: {title}</source>
        <translation>Refait : {title}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <source>Domain</source>
        <translation>Domaine</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/georchestra.py"/>
        <location filename="../prodige_plugin/platforms/prodige.py"/>
        <source>Download service (WFS)</source>
        <translation>Service de téléchargement (WFS)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/endpoint_roles.py"/>
        <location filename="../prodige_plugin/platforms/prodige.py"/>
        <source>Downloads</source>
        <translation>Téléchargements</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/options_page.py"/>
        <source>Downloads and network</source>
        <translation>Téléchargements et réseau</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/discovery.py"/>
        <source>Downloads of PRODIGE</source>
        <translation>Téléchargements de PRODIGE</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/copy_window.py"/>
        <source>Drafts</source>
        <translation>Brouillons</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/extent_filter.py"/>
        <source>Drag a box on the map. Escape leaves it as it was.</source>
        <translation>Tirez un cadre sur la carte. Échap laisse l’emprise telle qu’elle était.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/footprints.py"/>
        <source>Draw extents</source>
        <translation>Dessiner les emprises</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/server_style.py"/>
        <source>Drawn as the WMS service of the record draws it.</source>
        <translation>Dessinée comme la dessine le service WMS de la fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>Drôme – French departments</source>
        <translation>Drôme – Départements français</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_files.py"/>
        <source>E&amp;xport…</source>
        <translation>E&amp;xporter…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contact_parts.py"/>
        <location filename="../prodige_plugin/gui/publish_dock.py"/>
        <source>E-mail</source>
        <translation>Courriel</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/options_page.py"/>
        <source>E-mail address</source>
        <translation>Adresse électronique</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/territory_popup.py"/>
        <source>EPCI</source>
        <translation>EPCI</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/cli.py"/>
        <source>Each link of a record: its kind, how QGIS would open it, what was repaired, or why it is not.</source>
        <translation>Chaque lien d’une fiche : son type, comment QGIS l’ouvrirait, ce qui a été réparé, ou pourquoi il ne l’est pas.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_window.py"/>
        <source>Each record has its own “{element}”.</source>
        <translation>Chaque fiche a son propre « {element} ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/group_widgets.py"/>
        <source>East</source>
        <translation>Est</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_menu.py"/>
        <source>Edit &amp;many records together…</source>
        <translation>Modifier &amp;beaucoup de fiches à la fois…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_adding.py"/>
        <source>Edit many records together</source>
        <translation>Modifier beaucoup de fiches à la fois</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/plugin.py"/>
        <source>Edit many records…</source>
        <translation>Modifier beaucoup de fiches…</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/result_list.py"/>
        <source>Edit these %n records together…</source>
        <translation>
            <numerusform>Modifier ces %n fiches ensemble…</numerusform>
            <numerusform>Modifier ces %n fiches ensemble…</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/result_list.py"/>
        <source>Edit this record</source>
        <translation>Modifier cette fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_sheet.py"/>
        <location filename="../prodige_plugin/gui/result_list.py"/>
        <source>Edit this record in the Metadata dock</source>
        <translation>Modifier cette fiche dans le panneau Métadonnées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>Edition</source>
        <translation>Édition</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_choices.py"/>
        <location filename="../prodige_plugin/gui/batch_operation.py"/>
        <location filename="../prodige_plugin/gui/diff_window.py"/>
        <location filename="../prodige_plugin/gui/fill_table.py"/>
        <location filename="../prodige_plugin/gui/merge_window.py"/>
        <location filename="../prodige_plugin/processing/batch_metadata.py"/>
        <location filename="../prodige_plugin/processing/records.py"/>
        <source>Element</source>
        <translation>Élément</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/diff_window.py"/>
        <source>Elements</source>
        <translation>Éléments</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_save.py"/>
        <source>Elements that the template fills</source>
        <translation>Éléments que remplit le modèle</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_choices.py"/>
        <location filename="../prodige_plugin/gui/fill_table.py"/>
        <source>Elements to take</source>
        <translation>Éléments à reprendre</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>English</source>
        <translation>Anglais</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>English – Outlines of the wetlands, from field surveys.</source>
        <translation>Anglais – Outlines of the wetlands, from field surveys.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>English – Wetlands of the Drôme</source>
        <translation>Anglais – Wetlands of the Drôme</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/merge_window.py"/>
        <source>Enter keeps this version</source>
        <translation>Entrée garde cette version</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>Enter them in Settings &gt; Options &gt; Network, then try again.</source>
        <translation>Saisissez-les dans Préférences &gt; Options &gt; Réseau, puis réessayez.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Environment</source>
        <translation>Environnement</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/finding_row.py"/>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <location filename="../prodige_plugin/processing/records.py"/>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>European coordinate systems</source>
        <translation>Systèmes de coordonnées européens</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <source>Every field says what it means.</source>
        <translation>Chaque champ dit ce qu’il signifie.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/records.py"/>
        <source>Every mandatory rule holds.</source>
        <translation>Toutes les règles obligatoires sont respectées.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/load_dialog.py"/>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/plan_runner.py"/>
        <source>Everything that was done is undone.</source>
        <translation>Tout ce qui avait été fait est défait.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>Example</source>
        <translation>Exemple</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Example Region – Owner – gis@example.org</source>
        <translation>Région Exemple – Propriétaire – sig@exemple.fr</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Example Region – Point of contact – gis@example.org</source>
        <translation>Région Exemple – Point de contact – sig@exemple.fr</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/element_help.py"/>
        <location filename="../prodige_plugin/metadata/batch_values.py"/>
        <source>Example: {example}</source>
        <translation>Exemple : {example}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_extent.py"/>
        <source>Exchange south and north</source>
        <translation>Échanger le sud et le nord</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>Explanation</source>
        <translation>Explication</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/org_templates.py"/>
        <source>Export a template from the plugin, or take a record's XML.</source>
        <translation>Exportez un modèle de l’extension, ou prenez le XML d’une fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_store.py"/>
        <source>Export a template there, or choose another folder.</source>
        <translation>Exportez-y un modèle, ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_window.py"/>
        <source>Export contacts</source>
        <translation>Exporter les contacts</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_files.py"/>
        <source>Export platforms</source>
        <translation>Exporter des plateformes</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/kept_menu.py"/>
        <source>Export searches</source>
        <translation>Exporter des recherches</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>Export the template</source>
        <translation>Exporter le modèle</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/filter_bar.py"/>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <location filename="../prodige_plugin/gui/sheet_html.py"/>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Extent</source>
        <translation>Emprise</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>Extent and dates</source>
        <translation>Emprise et dates</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_menu.py"/>
        <source>Extent, coordinate system, kind of data, encoding, date: shows first what would change</source>
        <translation>Emprise, système de coordonnées, type de données, encodage, date : montre d’abord ce qui changerait</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/address_row.py"/>
        <source>F&amp;ind out</source>
        <translation>&amp;Reconnaître</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/check_metadata.py"/>
        <source>Fail where a mandatory rule does</source>
        <translation>Échouer si une règle obligatoire n’est pas respectée</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_views.py"/>
        <source>Favourites</source>
        <translation>Favoris</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <location filename="../prodige_plugin/gui/sheet_html.py"/>
        <source>Feature</source>
        <translation>Entité</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>Feature catalogue</source>
        <translation>Catalogue d’attributs</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_menu.py"/>
        <source>Feature catalogue of the &amp;fields…</source>
        <translation>Catalogue d’attributs des c&amp;hamps…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/feature_catalogue.py"/>
        <source>Feature catalogue – {title}</source>
        <translation>Catalogue d’attributs – {title}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <source>Feature catalogue, ISO 19110 (*.xml)</source>
        <translation>Catalogue d’attributs, ISO 19110 (*.xml)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <source>Feature type</source>
        <translation>Type d’entité</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/copy_stream.py"/>
        <source>Feature {number} is not of the layer's kind, {kind}.</source>
        <translation>L’entité {number} n’est pas du type de la couche, {kind}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/load_data.py"/>
        <source>Features</source>
        <translation>Entités</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/thumbnails.py"/>
        <source>Fetch pictures</source>
        <translation>Chercher les vignettes</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/options_page.py"/>
        <source>Fetch the pictures of entries</source>
        <translation>Charger les vignettes des fiches</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/form_section.py"/>
        <source>Fewer fields</source>
        <translation>Moins de champs</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <source>Field survey</source>
        <translation>Relevé de terrain</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <source>Fields of the layer</source>
        <translation>Champs de la couche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/ways.py"/>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <source>File to download</source>
        <translation>Fichier à télécharger</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_menu.py"/>
        <source>Fill from a &amp;template…</source>
        <translation>Rempl&amp;ir à partir d’un modèle…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_operation.py"/>
        <source>Fill in what is to be done.</source>
        <translation>Remplissez ce qui est à faire.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/layer_choice.py"/>
        <source>Filter the list</source>
        <translation>Filtrer la liste</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/thesaurus_list.py"/>
        <source>Filter the list…</source>
        <translation>Filtrer la liste…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_ui.py"/>
        <source>Filter the rows</source>
        <translation>Filtrer les lignes</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_popup.py"/>
        <source>Filter the values…</source>
        <translation>Filtrer les valeurs…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/filter_chips.py"/>
        <source>Filters in use</source>
        <translation>Filtres en place</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/layer_choice.py"/>
        <source>Filter…</source>
        <translation>Filtrer…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/territory_popup.py"/>
        <source>Find a territory</source>
        <translation>Trouver un territoire</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/help_window.py"/>
        <source>Find and load: the Catalogue dock</source>
        <translation>Trouver et charger : le panneau Catalogue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_operation.py"/>
        <source>Find and replace text</source>
        <translation>Chercher et remplacer un texte</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/places/source_tab.py"/>
        <location filename="../prodige_plugin/plugin.py"/>
        <source>Find data in the platforms' catalogues</source>
        <translation>Trouver des données dans les catalogues des plateformes</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <source>Find data of your region</source>
        <translation>Trouvez les données de votre région</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_dialog.py"/>
        <source>Find out what a platform is</source>
        <translation>Reconnaître une plateforme</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/suggesting.py"/>
        <source>Find territories</source>
        <translation>Trouver des territoires</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <location filename="../prodige_plugin/gui/record_saver.py"/>
        <source>First choose a platform in the Catalogue dock.</source>
        <translation>Choisissez d’abord une plateforme dans le panneau Catalogue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <source>Fix what is safe ({count})</source>
        <translation>Corriger ce qui est sûr ({count})</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/batch_metadata.py"/>
        <source>Folder for the changed records</source>
        <translation>Dossier des fiches modifiées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/options_page.py"/>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>Folder of downloads</source>
        <translation>Dossier des téléchargements</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_adding.py"/>
        <source>Folder with metadata records</source>
        <translation>Dossier de fiches de métadonnées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/batch_metadata.py"/>
        <location filename="../prodige_plugin/processing/records.py"/>
        <source>Folder with records (XML files)</source>
        <translation>Dossier de fiches (fichiers XML)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_window.py"/>
        <source>Folder, file or web address of the contacts that your team shares; a file exported here will do.
They are offered beside yours, and changed only where the team keeps them.</source>
        <translation>Dossier, fichier ou adresse web des contacts que partage votre équipe ; un fichier exporté ici convient.
Ils sont proposés à côté des vôtres, et ne se modifient que là où l’équipe les tient.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>Folder, file or web address of your organisation's templates: files exported here, or ISO records.</source>
        <translation>Dossier, fichier ou adresse web des modèles de votre organisme : fichiers exportés ici, ou fiches ISO.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>Follow the state of wetlands for the water agency.</source>
        <translation>Suivre l’état des zones humides pour l’agence de l’eau.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>For data that are reported to Europe under an environmental directive. Leave it empty otherwise.</source>
        <translation>Pour les données rapportées à l’Europe au titre d’une directive environnementale. Laissez vide sinon.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>For networks whose centre lines are not connected as the European model asks: say in words how far. Other data leave it empty.</source>
        <translation>Pour les réseaux dont les axes ne sont pas connectés comme le demande le modèle européen : dites en mots dans quelle mesure. Les autres données le laissent vide.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>For networks: how many faults were counted, and in what unit. Other data leave it empty.</source>
        <translation>Pour les réseaux : combien de défauts ont été comptés, et dans quelle unité. Les autres données le laissent vide.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sign_in_choice.py"/>
        <source>For platforms whose services send to a page with a user name and a password.</source>
        <translation>Pour les plateformes dont les services renvoient à une page avec nom d’utilisateur et mot de passe.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>For services that are no network services: the links that are access points. Other services leave it.</source>
        <translation>Pour les services qui ne sont pas des services en réseau : les liens qui sont des points d’accès. Les autres services laissent cela.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sign_in_choice.py"/>
        <source>For the data API of PRODIGE 5: the account is given once, then a session is used.</source>
        <translation>Pour l’API de données de PRODIGE 5 : le compte est donné une fois, puis une session est utilisée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sign_in_choice.py"/>
        <source>For the data API of PRODIGE 5: the account is given once, then a token is used.</source>
        <translation>Pour l’API de données de PRODIGE 5 : le compte est donné une fois, puis un jeton est utilisé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_save.py"/>
        <source>For which data it is; optional</source>
        <translation>Pour quelles données il est ; facultatif</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_dock.py"/>
        <source>Forget a draft</source>
        <translation>Oublier un brouillon</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <source>Forget the draft and read the record again</source>
        <translation>Oublier le brouillon et relire la fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/kept_menu.py"/>
        <source>Forget them</source>
        <translation>Les oublier</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/options_page.py"/>
        <source>Forgets the searches made; favourites and kept searches stay.</source>
        <translation>Oublie les recherches passées ; les favoris et les recherches gardées restent.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sign_in_choice.py"/>
        <source>Forgets the session; the next request signs in anew.</source>
        <translation>Oublie la session ; la prochaine requête se connectera de nouveau.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/load_dialog.py"/>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/discovery.py"/>
        <source>Found: {name}.</source>
        <translation>Trouvé : {name}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_dialog.py"/>
        <source>Found: {what}. Give it a name, then save.</source>
        <translation>Trouvé : {what}. Donnez-lui un nom, puis enregistrez.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <location filename="../prodige_plugin/services/layer_metadata.py"/>
        <source>Free keywords</source>
        <translation>Mots clés libres</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/drafts.py"/>
        <location filename="../prodige_plugin/gui/save_queue.py"/>
        <source>Free some space, then save again; nothing of what you typed is lost while the dock is open.</source>
        <translation>Libérez de la place, puis enregistrez de nouveau ; rien de ce que vous avez saisi n’est perdu tant que le panneau est ouvert.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/batch_job.py"/>
        <source>Free some space, then try again; the records are as they were before.</source>
        <translation>Libérez de la place, puis essayez de nouveau ; les fiches sont comme avant.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>French</source>
        <translation>Français</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/group_widgets.py"/>
        <source>From</source>
        <translation>Du</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/suggestions.py"/>
        <source>From a thesaurus</source>
        <translation>D’un thésaurus</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publications_tab.py"/>
        <source>From any workstation: what, when, its links, and how to take it back.</source>
        <translation>Depuis n’importe quel poste : quoi, quand, les liens, et comment le retirer.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_dialog.py"/>
        <source>From the &amp;directory…</source>
        <translation>Depuis l’&amp;annuaire…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contact_fields.py"/>
        <source>From the book</source>
        <translation>Du carnet</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contact_fields.py"/>
        <source>From the contacts book</source>
        <translation>Depuis le carnet de contacts</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_choices.py"/>
        <source>From “{name}”: tick what the others get.</source>
        <translation>De « {name} » : cochez ce que les autres reçoivent.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contact_fields.py"/>
        <source>Full name of the organisation</source>
        <translation>Nom complet de l’organisme</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>Funded by the Example Region and the European Union.</source>
        <translation>Financé par la Région Exemple et l’Union européenne.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/page_store.py"/>
        <source>GDAL said: {words}</source>
        <translation>GDAL a dit : {words}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>GEMET - INSPIRE themes, version 1.0: 1 keyword</source>
        <translation>GEMET - INSPIRE themes, version 1.0 : 1 mot clé</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profiles.py"/>
        <source>GeoNetwork</source>
        <translation>GeoNetwork</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_geonetwork.py"/>
        <source>GeoNetwork asks for the conditions of use as text; an anchor alone is not enough for it.</source>
        <translation>GeoNetwork demande les conditions d’utilisation en texte ; une ancre seule ne lui suffit pas.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/discovery.py"/>
        <source>GeoServer is there.</source>
        <translation>GeoServer est là.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Geospatial</source>
        <translation>Géospatial</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/record_links.py"/>
        <source>Give a metadata record, or a catalogue's answer that holds some.</source>
        <translation>Donnez une fiche de métadonnées, ou la réponse d’un catalogue qui en contient.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_dialog.py"/>
        <source>Give at least the address of the catalogue.</source>
        <translation>Indiquez au moins l’adresse du catalogue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_data.py"/>
        <location filename="../prodige_plugin/metadata/rules_distribution.py"/>
        <source>Give each a place of its own</source>
        <translation>Donner à chacun sa propre place</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_contacts.py"/>
        <source>Give each contact a place of its own</source>
        <translation>Donner à chaque contact sa propre place</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_text.py"/>
        <source>Give it a new identifier</source>
        <translation>Lui donner un nouvel identifiant</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/repairs_values.py"/>
        <source>Give it an identifier of its own</source>
        <translation>Lui donner un identifiant à soi</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/sign_in.py"/>
        <source>Give it in the Platforms window.</source>
        <translation>Donnez-la dans la fenêtre Plateformes.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/saving.py"/>
        <source>Give it one (a new UUID), then save again.</source>
        <translation>Donnez-lui-en un (un nouvel UUID), puis enregistrez de nouveau.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/algorithm.py"/>
        <source>Give one of these names, or the web address of a catalogue.</source>
        <translation>Donnez l’un de ces noms, ou l’adresse web d’un catalogue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/csw.py"/>
        <source>Give the address of its CSW-T service in the platform's settings.</source>
        <translation>Indiquez l’adresse de son service CSW-T dans les paramètres de la plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/links.py"/>
        <source>Give the address of the link.</source>
        <translation>Donnez l’adresse du lien.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/sign_in/cas.py"/>
        <source>Give the address of the sign-in page in the Platforms window, or choose another way to sign in.</source>
        <translation>Donnez l’adresse de la page de connexion dans la fenêtre Plateformes, ou choisissez une autre façon de se connecter.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_geonetwork.py"/>
        <source>Give the conditions as text too</source>
        <translation>Donner les conditions en texte aussi</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>Give the detail to the platform's administrator.</source>
        <translation>Donnez le détail à l’administrateur de la plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>Give the master password when QGIS asks for it, or choose the account again.</source>
        <translation>Donnez le mot de passe principal quand QGIS le demande, ou choisissez de nouveau le compte.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_ui.py"/>
        <source>Gives the value of the first chosen cell to the others below it (Ctrl+D)</source>
        <translation>Donne la valeur de la première cellule choisie aux autres au-dessous (Ctrl+D)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/conflict_panel.py"/>
        <source>Gives up your changes; can be undone</source>
        <translation>Abandonne vos modifications ; peut être annulé</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_window.py"/>
        <source>Go on editing</source>
        <translation>Continuer à modifier</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_adding.py"/>
        <source>Go on with them</source>
        <translation>Continuer avec elles</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <source>Go to the &amp;field</source>
        <translation>Aller au &amp;champ</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <source>Good</source>
        <translation>Bien</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/projects.py"/>
        <source>Group</source>
        <translation>Groupe</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/save_record.py"/>
        <source>Group of a new record, in a GeoNetwork</source>
        <translation>Groupe d’une nouvelle fiche, dans un GeoNetwork</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_saver.py"/>
        <source>Group of the new record</source>
        <translation>Groupe de la nouvelle fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>Group of the new records:</source>
        <translation>Groupe des nouvelles fiches :</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Grouping of the keywords</source>
        <translation>Regroupement des mots clés</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/cswguard.py"/>
        <source>Harvesting is switched off on the practice platform.</source>
        <translation>Le moissonnage est désactivé sur la plateforme d’école.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/health_window.py"/>
        <source>Health of the layers</source>
        <translation>Santé des couches</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/plugin.py"/>
        <source>Health of the layers…</source>
        <translation>Santé des couches…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/citation.py"/>
        <source>Hello,</source>
        <translation>Bonjour,</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/help_window.py"/>
        <location filename="../prodige_plugin/plugin.py"/>
        <source>Help on PRODIGE</source>
        <translation>Aide de PRODIGE</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/element_help.py"/>
        <location filename="../prodige_plugin/gui/element_row.py"/>
        <source>Help on {element}</source>
        <translation>Aide sur {element}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/places/layer_page_widget.py"/>
        <source>Here</source>
        <translation>Ici</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_columns.py"/>
        <source>Hide this column</source>
        <translation>Masquer cette colonne</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>High-value data</source>
        <translation>Données de forte valeur</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/thesauri.py"/>
        <source>High-value data categories</source>
        <translation>Catégories de données de forte valeur</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sheet_html.py"/>
        <source>How complete the record is</source>
        <translation>Complétude de la fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>How many</source>
        <translation>Combien</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/search_catalogue.py"/>
        <source>How many are in the layer</source>
        <translation>Combien sont dans la couche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/batch_metadata.py"/>
        <source>How many could not be changed</source>
        <translation>Combien n’ont pas pu être modifiées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/search_catalogue.py"/>
        <source>How many data sets the catalogue has for this</source>
        <translation>Combien de jeux de données le catalogue possède pour cela</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/check_links.py"/>
        <source>How many do not answer</source>
        <translation>Combien ne répondent pas</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/options_page.py"/>
        <source>How many entries are asked for at once; more come as you scroll.</source>
        <translation>Combien de fiches sont demandées à la fois ; les suivantes arrivent en faisant défiler.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/check_metadata.py"/>
        <source>How many files hold no record</source>
        <translation>Combien de fichiers ne contiennent pas de fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/check_metadata.py"/>
        <source>How many findings can be repaired safely</source>
        <translation>Combien de constats peuvent être corrigés sûrement</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/repair_metadata.py"/>
        <source>How many findings were repaired</source>
        <translation>Combien de constats ont été corrigés</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/batch_metadata.py"/>
        <source>How many had nothing to change</source>
        <translation>Combien n’avaient rien à modifier</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/check_layers.py"/>
        <source>How many have a dead link or lost their record</source>
        <translation>Combien ont un lien mort ou ont perdu leur fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/check_layers.py"/>
        <source>How many layers were looked at</source>
        <translation>Combien de couches ont été examinées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/check_links.py"/>
        <source>How many links there are</source>
        <translation>Combien il y a de liens</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/check_metadata.py"/>
        <location filename="../prodige_plugin/processing/describe_layer.py"/>
        <location filename="../prodige_plugin/processing/repair_metadata.py"/>
        <source>How many mandatory findings there are</source>
        <translation>Combien il y a de constats obligatoires</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/repair_metadata.py"/>
        <source>How many mandatory findings there were</source>
        <translation>Combien il y avait de constats obligatoires</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/batch_metadata.py"/>
        <source>How many records were changed</source>
        <translation>Combien de fiches ont été modifiées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/check_metadata.py"/>
        <source>How many records were checked</source>
        <translation>Combien de fiches ont été contrôlées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/check_metadata.py"/>
        <source>How many warnings there are</source>
        <translation>Combien il y a d’avertissements</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/load_dialog.py"/>
        <source>How much</source>
        <translation>Combien</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>How often the data are brought up to date. Say “unknown” rather than guess.</source>
        <translation>À quelle fréquence les données sont mises à jour. Dites « inconnue » plutôt que de deviner.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>How the data were made: sources, method, checks, updates. It is what lets others trust them.</source>
        <translation>Comment les données ont été faites : sources, méthode, contrôles, mises à jour. C’est ce qui permet aux autres de s’y fier.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>How the texts of the data are encoded. UTF-8 goes without saying; old shapefiles may have another.</source>
        <translation>Comment les textes des données sont encodés. L’UTF-8 va de soi ; de vieux shapefiles peuvent en avoir un autre.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sign_in_choice.py"/>
        <source>How to sign in</source>
        <translation>Façon de se connecter</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/citation.py"/>
        <source>I noticed a problem with this record:</source>
        <translation>J’ai remarqué un problème dans cette fiche :</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_files.py"/>
        <source>I&amp;mport…</source>
        <translation>I&amp;mporter…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profiles.py"/>
        <source>INSPIRE</source>
        <translation>INSPIRE</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <location filename="../prodige_plugin/gui/places/layer_page_widget.py"/>
        <source>INSPIRE conformity</source>
        <translation>Conformité INSPIRE</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/thesauri.py"/>
        <source>INSPIRE priority data sets</source>
        <translation>Jeux de données prioritaires INSPIRE</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sheet_html.py"/>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <location filename="../prodige_plugin/metadata/thesauri.py"/>
        <source>INSPIRE themes</source>
        <translation>Thèmes INSPIRE</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <location filename="../prodige_plugin/gui/places/layer_page_widget.py"/>
        <source>INSPIRE {passed}/{total}</source>
        <translation>INSPIRE {passed}/{total}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/envelope.py"/>
        <source>INSPIRE's tests and the French platforms read ISO 19139, the XML of the standard before it.</source>
        <translation>Les tests d’INSPIRE et les plateformes françaises lisent l’ISO 19139, le XML de la norme précédente.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <source>ISO 19110, as GeoNetwork imports it</source>
        <translation>ISO 19110, comme GeoNetwork l’importe</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/copy_window.py"/>
        <source>ISO records (*.xml)</source>
        <translation>Fiches ISO (*.xml)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>Identification</source>
        <translation>Identification</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Identification of the data</source>
        <translation>Identification des données</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>Identification of the service</source>
        <translation>Identification du service</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <source>Identifier</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>Identifier of its record</source>
        <translation>Identifiant de sa fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <location filename="../prodige_plugin/gui/sheet_html.py"/>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Identifier of the data</source>
        <translation>Identifiant des données</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <location filename="../prodige_plugin/gui/sheet_html.py"/>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <location filename="../prodige_plugin/processing/check_links.py"/>
        <location filename="../prodige_plugin/processing/describe_layer.py"/>
        <location filename="../prodige_plugin/processing/load_data.py"/>
        <location filename="../prodige_plugin/processing/records.py"/>
        <location filename="../prodige_plugin/processing/save_record.py"/>
        <source>Identifier of the record</source>
        <translation>Identifiant de la fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/citation.py"/>
        <source>Identifier: {identifier}</source>
        <translation>Identifiant : {identifier}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/citation.py"/>
        <source>Identifier: {identifier}.</source>
        <translation>Identifiant : {identifier}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/help_window.py"/>
        <source>If a step fails or you cancel, what was done is undone. The receipt holds the links to what was published, read back from the platform.</source>
        <translation>Si une étape échoue ou si vous annulez, ce qui a été fait est défait. Le reçu contient les liens vers ce qui a été publié, relu sur la plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/plan_view.py"/>
        <source>If it fails</source>
        <translation>En cas d’échec</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/plan_view.py"/>
        <source>If it fails: keep and resume</source>
        <translation>En cas d’échec : garder et reprendre</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/plan_view.py"/>
        <source>If it fails: undo everything</source>
        <translation>En cas d’échec : tout défaire</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/sign_in/cas.py"/>
        <source>If this is right, give the address of the sign-in page in the Platforms window.</source>
        <translation>Si c’est bien elle, donnez l’adresse de la page de connexion dans la fenêtre Plateformes.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>Import a template</source>
        <translation>Importer un modèle</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_window.py"/>
        <source>Import contacts</source>
        <translation>Importer des contacts</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_window.py"/>
        <source>Import from a &amp;catalogue…</source>
        <translation>Importer d’un &amp;catalogue…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_files.py"/>
        <source>Import platforms</source>
        <translation>Importer des plateformes</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/kept_menu.py"/>
        <source>Import searches</source>
        <translation>Importer des recherches</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_window.py"/>
        <source>Import, export, share</source>
        <translation>Importer, exporter, partager</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>In the XML</source>
        <translation>Dans le XML</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_import.py"/>
        <source>In the book already</source>
        <translation>Déjà dans le carnet</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/places/layer_page_widget.py"/>
        <source>In the catalogue</source>
        <translation>Dans le catalogue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/ways_menu.py"/>
        <source>In the coordinate system</source>
        <translation>Dans le système de coordonnées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>In the form</source>
        <translation>Dans le formulaire</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/ways_menu.py"/>
        <source>In the format, where it is offered</source>
        <translation>Dans le format, s’il est proposé</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/copy_window.py"/>
        <source>In the other record</source>
        <translation>Dans l’autre fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>In the template</source>
        <translation>Dans le modèle</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fill_table.py"/>
        <source>In this record</source>
        <translation>Dans cette fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/diagnosis_window.py"/>
        <source>In words</source>
        <translation>En clair</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_schema.py"/>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>In {parent}, {child} stands after {before}; the schema wants it before.</source>
        <translation>Dans {parent}, {child} est après {before} ; le schéma le veut avant.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>In {parent}, {element} stands before {later}; the schema wants it after.</source>
        <translation>Dans {parent}, {element} est avant {later} ; le schéma le veut après.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <source>Initiative</source>
        <translation>Initiative</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/cluster.py"/>
        <source>Install PostgreSQL from the system's packages, or start the platform as yourself.</source>
        <translation>Installez PostgreSQL à partir des paquets du système, ou démarrez la plateforme sous votre propre compte.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/seed_data.py"/>
        <source>Install QGIS's data (on Debian: qgis-providers-common or qgis-common).</source>
        <translation>Installez les données de QGIS (sous Debian : qgis-providers-common ou qgis-common).</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/directory.py"/>
        <source>Install the plugin again; until then, add the platform by its address.</source>
        <translation>Réinstallez l’extension ; d’ici là, ajoutez la plateforme par son adresse.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/territories.py"/>
        <source>Install the plugin again; until then, draw the box on the map.</source>
        <translation>Réinstallez l’extension ; en attendant, dessinez l’emprise sur la carte.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <source>Interactive map</source>
        <translation>Carte interactive</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>Invocable service</source>
        <translation>Service appelable</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/discovery.py"/>
        <source>It answers none of: {names}.</source>
        <translation>Elle ne répond à aucun de ces protocoles : {names}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/health.py"/>
        <source>It answers.</source>
        <translation>Elle répond.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis_rows.py"/>
        <source>It asks for an account, or for another one (status {status}, {ms} ms).</source>
        <translation>Demande un compte, ou un autre (statut {status}, {ms} ms).</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_saver.py"/>
        <source>It belongs to another account, or yours may only read.</source>
        <translation>Elle appartient à un autre compte, ou le vôtre ne peut que lire.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/geonetwork_edit.py"/>
        <source>It belongs to the group “{group}”, which alone sees it until it is published in the catalogue.</source>
        <translation>Elle appartient au groupe « {group} », qui seul la voit tant qu’elle n’est pas publiée dans le catalogue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/searches.py"/>
        <source>It cannot be read, or was not written by “Export searches”.</source>
        <translation>Il ne peut pas être lu, ou n’a pas été écrit par « Exporter les recherches ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/shared_place.py"/>
        <source>It cannot be understood: {reason}</source>
        <translation>Il est incompréhensible : {reason}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/mapping.py"/>
        <source>It comes from this same platform, whose server would have to ask itself. Add its data instead.</source>
        <translation>Elle vient de cette même plateforme, dont le serveur devrait s’interroger lui-même. Ajoutez plutôt ses données.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/xmlsafe.py"/>
        <source>It declares a document type, which can hide an entity bomb or read local files.</source>
        <translation>Il déclare un type de document, qui peut cacher une bombe d’entités ou lire des fichiers locaux.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/feature_catalogue.py"/>
        <source>It describes no kind of feature.</source>
        <translation>Il ne décrit aucun type d’objet.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>It does not answer, or it refuses this address.</source>
        <translation>Il ne répond pas, ou il refuse cette adresse.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/addresses.py"/>
        <source>It does not begin with http:// or https://.</source>
        <translation>Elle ne commence pas par http:// ou https://.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/downloads.py"/>
        <source>It does not have the checksum ({algorithm}) that the server announces.</source>
        <translation>Il n’a pas la somme de contrôle ({algorithm}) que le serveur annonce.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>It does not say where to.</source>
        <translation>Il ne dit pas vers où.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/saving.py"/>
        <source>It does not show it when asked for it.</source>
        <translation>Il ne la montre pas quand on la lui demande.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/trying.py"/>
        <source>It does not take the account this way: only what is public is found.</source>
        <translation>Il ne prend pas le compte de cette façon : seul ce qui est public est trouvé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/supervisor.py"/>
        <source>It ended at once.</source>
        <translation>Elle s’est terminée aussitôt.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/supervisor.py"/>
        <source>It ended by itself and is being started again.</source>
        <translation>Elle s’est terminée d’elle-même et redémarre.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/supervisor.py"/>
        <source>It ended by itself too often and was left. Look at {log}.</source>
        <translation>Elle s’est terminée trop souvent d’elle-même et a été laissée. Voyez {log}.</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/diagnosis_rows.py"/>
        <source>It ends in %n day(s).</source>
        <translation>
            <numerusform>Il expire dans %n jour.</numerusform>
            <numerusform>Il expire dans %n jours.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/codecs_stated.py"/>
        <source>It follows from the structure of the record, or from another field.</source>
        <translation>Cela découle de la structure de la fiche, ou d’un autre champ.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/help_window.py"/>
        <source>It follows the active layer. The record is filled from the layer, or read from the catalogue when the layer came from there.</source>
        <translation>Il suit la couche active. La fiche est remplie à partir de la couche, ou lue dans le catalogue quand la couche en vient.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/content.py"/>
        <source>It gives no reason.</source>
        <translation>Il ne donne pas de raison.</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/services/feeds.py"/>
        <source>It has %n entry(ies), and none with a link to data.</source>
        <translation>
            <numerusform>Il a %n entrée, sans aucun lien vers des données.</numerusform>
            <numerusform>Il a %n entrées, dont aucune n’a de lien vers des données.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/saving.py"/>
        <source>It has no file identifier.</source>
        <translation>Elle n’a pas d’identifiant de fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_store.py"/>
        <source>It has no file that ends in .json or .xml.</source>
        <translation>Il n’a aucun fichier qui finisse par .json ou .xml.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/addresses.py"/>
        <source>It has no place for the project: {place}.</source>
        <translation>Elle n’a pas de place pour le projet : {place}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/xmlsafe.py"/>
        <source>It has {size} MB; {limit} MB are accepted.</source>
        <translation>Il fait {size} Mo ; {limit} Mo sont acceptés.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/patch.py"/>
        <source>It holds a character that XML forbids (U+{code}), at position {place}.</source>
        <translation>Il contient un caractère que XML interdit (U+{code}), à la position {place}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/archives.py"/>
        <source>It holds more than {count} files.</source>
        <translation>Elle contient plus de {count} fichiers.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/feature_catalogue.py"/>
        <source>It holds no FC_FeatureCatalogue of ISO 19110.</source>
        <translation>Il ne contient aucun FC_FeatureCatalogue de l’ISO 19110.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>It holds no data, but tells where to read them: files here or other servers.</source>
        <translation>Il ne contient pas de données, mais dit où les lire : des fichiers d’ici ou d’autres serveurs.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/geonetwork3.py"/>
        <location filename="../prodige_plugin/catalogue/geonetwork4.py"/>
        <location filename="../prodige_plugin/catalogue/records.py"/>
        <source>It holds no list of records.</source>
        <translation>Elle ne contient aucune liste de fiches.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/batch_files.py"/>
        <source>It holds the record inside a catalogue's answer.</source>
        <translation>Il contient la fiche dans la réponse d’un catalogue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>It holds: {elements}</source>
        <translation>Il contient : {elements}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>It holds: {names}.</source>
        <translation>Contenu : {names}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/csw.py"/>
        <source>It inserted no record.</source>
        <translation>Il n’a inséré aucune fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/record_links.py"/>
        <source>It is XML, but neither ISO 19139 nor Dublin Core.</source>
        <translation>C’est du XML, mais ni ISO 19139 ni Dublin Core.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/archives.py"/>
        <source>It is a 7z archive, which this QGIS cannot unpack.</source>
        <translation>C’est une archive 7z, que ce QGIS ne sait pas décompresser.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/owc.py"/>
        <source>It is a collection of map contexts; each of them has a link of its own.</source>
        <translation>C’est une collection de contextes de carte ; chacun a son propre lien.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/database.py"/>
        <source>It is a copy, or under maintenance.</source>
        <translation>C’est une copie, ou elle est en maintenance.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/errors.py"/>
        <source>It is a mistake in the plugin: {kind}.</source>
        <translation>C’est une erreur de l’extension : {kind}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/service.py"/>
        <source>It is a table without places: all of it is loaded.</source>
        <translation>C’est un tableau sans lieux : tout est chargé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>It is an ECW image, whose reader is not part of this QGIS.</source>
        <translation>C’est une image ECW, dont le lecteur ne fait pas partie de ce QGIS.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/archives.py"/>
        <source>It is an archive of a kind ({kind}) that cannot be unpacked here.</source>
        <translation>C’est une archive d’un type ({kind}) qui ne peut pas être décompressé ici.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/geonetwork_edit.py"/>
        <source>It is an editor of no group, and a record belongs to a group.</source>
        <translation>Il n’est éditeur d’aucun groupe, et une fiche appartient à un groupe.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/contexts.py"/>
        <source>It is another map.</source>
        <translation>C’est une autre carte.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/tree.py"/>
        <location filename="../prodige_plugin/xmlsafe.py"/>
        <source>It is cut short or badly formed: {error}</source>
        <translation>Il est coupé ou mal formé : {error}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/archives.py"/>
        <source>It is damaged or not complete: {words}</source>
        <translation>Elle est endommagée ou incomplète : {words}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/projects.py"/>
        <source>It is damaged: {words}</source>
        <translation>Elle est endommagée : {words}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>It is empty: QGIS will ask for a master password with the first account.</source>
        <translation>Elle est vide : QGIS demandera un mot de passe principal avec le premier compte.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>It is expired, made for another name, or signed by an authority that QGIS does not know.</source>
        <translation>Il est périmé, fait pour un autre nom, ou signé par une autorité que QGIS ne connaît pas.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis_rows.py"/>
        <source>It is expired.</source>
        <translation>Il a expiré.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/practice.py"/>
        <source>It is gone; start the platform again.</source>
        <translation>Elle a disparu ; démarrez de nouveau la plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>It is locked; QGIS will ask for the master password when an account is needed.</source>
        <translation>Elle est verrouillée ; QGIS demandera le mot de passe principal quand un compte sera nécessaire.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>It is locked; the system's keyring has the master password and opens it when it is needed.</source>
        <translation>Elle est verrouillée ; le trousseau du système a le mot de passe principal et l’ouvrira quand il le faudra.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/org_templates.py"/>
        <source>It is neither a file of templates nor an ISO 19139 record.</source>
        <translation>Ce n’est ni un fichier de modèles ni une fiche ISO 19139.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/xmlsafe.py"/>
        <source>It is nested deeper than {limit} levels.</source>
        <translation>Il est imbriqué sur plus de {limit} niveaux.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/store.py"/>
        <source>It is not a file written by “Export platforms”.</source>
        <translation>Ce n’est pas un fichier écrit par « Exporter les plateformes ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/addresses.py"/>
        <source>It is not a libpq string such as “host=… dbname=…”.</source>
        <translation>Ce n’est pas une chaîne libpq telle que « host=… dbname=… ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/ckan.py"/>
        <source>It is not an answer of CKAN's action API.</source>
        <translation>Ce n’est pas une réponse de l’API d’action de CKAN.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/geoplateforme.py"/>
        <source>It is not an answer of the Géoplateforme's search.</source>
        <translation>Ce n’est pas une réponse de la recherche de la Géoplateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/udata.py"/>
        <source>It is not an answer of udata's search.</source>
        <translation>Ce n’est pas une réponse de la recherche d’udata.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/seed_data.py"/>
        <source>It is not at {path}.</source>
        <translation>Elle n’est pas dans {path}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/saving.py"/>
        <source>It is not known whether the record was saved.</source>
        <translation>On ne sait pas si la fiche a été enregistrée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_lineage.py"/>
        <source>It is not said how the data were made: name the sources, the method, the quality reached.</source>
        <translation>Il n’est pas dit comment les données ont été faites : nommez les sources, la méthode, la qualité atteinte.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_prodige.py"/>
        <location filename="../prodige_plugin/metadata/rules_links.py"/>
        <source>It is not said that “{url}” is a download; data.gouv.fr then shows it as documentation.</source>
        <translation>Il n’est pas dit que « {url} » est un téléchargement ; data.gouv.fr le montre alors comme documentation.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_resource.py"/>
        <source>It is not said what the record describes: a data set, a series or a service.</source>
        <translation>Il n’est pas dit ce que la fiche décrit : un jeu de données, une série ou un service.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_lineage.py"/>
        <source>It is not said what the statements on quality are about (data set, series or service).</source>
        <translation>Il n’est pas dit sur quoi portent les éléments de qualité (jeu de données, série ou service).</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/queue_line.py"/>
        <source>It is not saved to the catalogue; what was typed stays as a draft</source>
        <translation>Elle n’est pas enregistrée dans le catalogue ; ce qui a été saisi reste en brouillon</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/udata.py"/>
        <source>It is not the data set that was asked for.</source>
        <translation>Ce n’est pas le jeu de données demandé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/discovery.py"/>
        <source>It is not there.</source>
        <translation>Absent.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis_rows.py"/>
        <source>It is not trusted.</source>
        <translation>Il n’est pas reconnu.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis_rows.py"/>
        <source>It is not valid yet: look at this computer's clock.</source>
        <translation>Il n’est pas encore valable : regardez l’horloge de ce poste.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>It is of no format that holds geographic data and that QGIS reads here.</source>
        <translation>Il n’est dans aucun format de données géographiques que QGIS lise ici.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/credentials.py"/>
        <source>It is of the kind “{method}”; a user name and password are needed.</source>
        <translation>Il est de type « {method} » ; il faut un nom d’utilisateur et un mot de passe.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>It is open: the master password was given.</source>
        <translation>Elle est ouverte : le mot de passe principal a été donné.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/archives.py"/>
        <source>It is packed in a way that cannot be read here: {words}</source>
        <translation>Elle est compressée d’une façon qui ne peut pas être lue ici : {words}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/archives.py"/>
        <source>It is protected by a password.</source>
        <translation>Elle est protégée par un mot de passe.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>It is saved, but:</source>
        <translation>Elle est enregistrée, mais :</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis_rows.py"/>
        <source>It is signed by itself alone.</source>
        <translation>Il n’est signé que par lui-même.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/practice.py"/>
        <source>It is stopped.</source>
        <translation>Elle est arrêtée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/batch_files.py"/>
        <source>It is too large for one.</source>
        <translation>Il est trop gros pour en être une.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/feeds.py"/>
        <source>It leads from feed to feed without end.</source>
        <translation>Il mène de flux en flux sans fin.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>It leads to {where}: often a sign-in page. A change is never sent to another address.</source>
        <translation>Elle mène à {where} : souvent une page de connexion. Une modification n’est jamais envoyée à une autre adresse.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>It lets in only who shows one that it knows, and none was shown, or another one.</source>
        <translation>Il ne laisse entrer que qui en montre un qu’il connaît ; aucun n’a été montré, ou un autre.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/cluster.py"/>
        <source>It listens on port {port} of this machine.</source>
        <translation>Elle écoute sur le port {port} de ce poste.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/database.py"/>
        <source>It may not write in the schema “{schema}”.</source>
        <translation>Il ne peut pas écrire dans le schéma « {schema} ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/projects.py"/>
        <source>It names a file of another computer.</source>
        <translation>Elle désigne un fichier d’un autre poste.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/store.py"/>
        <source>It needs at least a key, a name, a product and addresses.</source>
        <translation>Il lui faut au moins une clé, un nom, un produit et des adresses.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>It redirected more than ten times.</source>
        <translation>Il a redirigé plus de dix fois.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/mapping.py"/>
        <source>It replaces your publication “{name}”, which may be of another layer.</source>
        <translation>Elle remplace votre publication « {name} », qui vient peut-être d’une autre couche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/mapping.py"/>
        <source>It replaces your publication “{name}”.</source>
        <translation>Elle remplace votre publication « {name} ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/practice.py"/>
        <source>It runs.</source>
        <translation>Elle fonctionne.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/database.py"/>
        <source>It said: {words}</source>
        <translation>Elle dit : {words}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/codecs_items.py"/>
        <source>It says it is of a service, but the block that describes it is one of data.</source>
        <translation>Elle se dit d’un service, mais le bloc qui le décrit est celui de données.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/ckan.py"/>
        <location filename="../prodige_plugin/catalogue/geonetwork_api.py"/>
        <location filename="../prodige_plugin/catalogue/geonetwork_edit.py"/>
        <location filename="../prodige_plugin/network/content.py"/>
        <location filename="../prodige_plugin/services/api_data.py"/>
        <location filename="../prodige_plugin/services/feature_pages.py"/>
        <source>It says: {words}</source>
        <translation>Il dit : {words}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/json_answer.py"/>
        <location filename="../prodige_plugin/network/answer.py"/>
        <source>It should be JSON and is not: {error}</source>
        <translation>Elle devrait être en JSON et ne l’est pas : {error}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/discovery.py"/>
        <source>It should begin with http:// or https://, and name a server.</source>
        <translation>Elle doit commencer par http:// ou https://, et nommer un serveur.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/saving.py"/>
        <source>It still shows the record as it was; the account may not own it.</source>
        <translation>Il montre toujours la fiche telle qu’elle était ; le compte n’en est peut-être pas propriétaire.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/sign_in/session.py"/>
        <source>It took the account, and sent no cookie with its answer.</source>
        <translation>Il a pris le compte, mais n’a envoyé aucun cookie avec sa réponse.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/supervisor.py"/>
        <source>It took too long.</source>
        <translation>Elle a pris trop de temps.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>It travels unencrypted to {hosts}: use addresses that begin with https.</source>
        <translation>Il passe en clair vers {hosts} : utilisez des adresses qui commencent par https.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/archives.py"/>
        <source>It unpacks to more than {size} GB.</source>
        <translation>Une fois décompressée, elle dépasse {size} Go.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/archives.py"/>
        <source>It unpacks to much more than data do: it may be made to fill the disk.</source>
        <translation>Décompressée, elle devient bien plus grosse que ne le sont des données : elle est peut-être faite pour remplir le disque.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/csw.py"/>
        <source>It updated no record; the account may not own it.</source>
        <translation>Il n’a modifié aucune fiche ; elle n’appartient peut-être pas à ce compte.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/batch_files.py"/>
        <source>It was changed, moved or deleted since it was read.</source>
        <translation>Il a été modifié, déplacé ou supprimé depuis sa lecture.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis_rows.py"/>
        <source>It was made for another name.</source>
        <translation>Il a été fait pour un autre nom.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/records.py"/>
        <source>It was neither published nor loaded from a catalogue.</source>
        <translation>Elle n’a été ni publiée ni chargée d’un catalogue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/mapping.py"/>
        <source>It was not chosen for publication.</source>
        <translation>Elle n’a pas été choisie pour la publication.</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/training/health.py"/>
        <source>It was restarted %n time(s).</source>
        <translation>
            <numerusform>Elle a été redémarrée %n fois.</numerusform>
            <numerusform>Elle a été redémarrée %n fois.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis_rows.py"/>
        <source>It was revoked.</source>
        <translation>Il a été révoqué.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/vector_export.py"/>
        <source>It was said: {words}</source>
        <translation>Il a été dit : {words}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/gateway.py"/>
        <source>It was stopped, or is being started again.</source>
        <translation>Elle a été arrêtée, ou redémarre.</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/extent_filter.py"/>
        <source>Its %n se&amp;lected feature(s)</source>
        <translation>
            <numerusform>Sa %n entité &amp;sélectionnée</numerusform>
            <numerusform>Ses %n entités &amp;sélectionnées</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/sign_in/token.py"/>
        <source>Its answer has none at the usual place.</source>
        <translation>Sa réponse n’en a pas à l’endroit habituel.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/feature_pages.py"/>
        <source>Its answer holds no features.</source>
        <translation>Sa réponse ne contient aucune entité.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/api_data.py"/>
        <source>Its answer names no file.</source>
        <translation>Sa réponse ne nomme aucun fichier.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis_rows.py"/>
        <source>Its authority is not known to QGIS.</source>
        <translation>Son autorité n’est pas connue de QGIS.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_dock.py"/>
        <location filename="../prodige_plugin/processing/describe_layer.py"/>
        <source>Its e-mail address</source>
        <translation>Son adresse de courriel</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_choices.py"/>
        <source>Its e-mail address, or the name of the organisation</source>
        <translation>Son adresse électronique, ou le nom de l’organisme</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/vector_export.py"/>
        <source>Its file is missing, moved or damaged.</source>
        <translation>Son fichier manque, a été déplacé ou est endommagé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/steps.py"/>
        <source>Its layers are no longer known; it can only be undone.</source>
        <translation>Ses couches ne sont plus connues ; elle peut seulement être défaite.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/load_data.py"/>
        <source>Its links: {links}</source>
        <translation>Ses liens : {links}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <location filename="../prodige_plugin/platforms/diagnosis_rows.py"/>
        <source>Its name is unknown on this network.</source>
        <translation>Son nom est inconnu sur ce réseau.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/__init__.py"/>
        <source>Its product, “{product}”, is not known to this version of the plugin.</source>
        <translation>Son produit, « {product} », n’est pas connu de cette version de l’extension.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/geonetwork_api.py"/>
        <source>Its profile is “{profile}”: it may only read.</source>
        <translation>Son profil est « {profile} » : il ne peut que lire.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/envelope.py"/>
        <location filename="../prodige_plugin/metadata/record.py"/>
        <source>Its root is {name}; an ISO 19139 record begins with MD_Metadata.</source>
        <translation>Sa racine est {name} ; une fiche ISO 19139 commence par MD_Metadata.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/feeds.py"/>
        <source>Its search description names no data set.</source>
        <translation>Sa description de recherche ne nomme aucun jeu de données.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/mapping.py"/>
        <source>Its service does not answer.</source>
        <translation>Son service ne répond pas.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/projects.py"/>
        <source>Its source ({provider}) is a database or is kept elsewhere.</source>
        <translation>Sa source ({provider}) est une base de données ou se trouve ailleurs.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/mapping.py"/>
        <source>Its source cannot be reached.</source>
        <translation>Sa source ne peut pas être atteinte.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/mapping.py"/>
        <source>Its source needs an account, which must not leave this computer.</source>
        <translation>Sa source demande un compte, qui ne doit pas quitter cet ordinateur.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/practice.py"/>
        <source>Its supervisor ended or took too long.</source>
        <translation>Son superviseur s’est terminé ou a pris trop de temps.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/tree.py"/>
        <source>Its text does not match the encoding it declares ({encoding}).</source>
        <translation>Son texte ne correspond pas à l’encodage qu’il déclare ({encoding}).</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/content.py"/>
        <source>Its title is «{title}»: often a sign-in page, or the error page of a gateway.</source>
        <translation>Son titre est « {title} » : souvent une page de connexion, ou la page d’erreur d’une passerelle.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Julian date</source>
        <translation>Date julienne</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/kept.py"/>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_saver.py"/>
        <source>Keep a draft</source>
        <translation>Garder un brouillon</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/kept_menu.py"/>
        <source>Keep a search</source>
        <translation>Garder une recherche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_sheet.py"/>
        <location filename="../prodige_plugin/gui/record_sheet_ui.py"/>
        <location filename="../prodige_plugin/gui/result_list.py"/>
        <source>Keep as a favourite</source>
        <translation>Garder dans les favoris</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/card_delegate.py"/>
        <source>Keep as a favourite (Ctrl+D)</source>
        <translation>Garder dans les favoris (Ctrl+D)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_dates.py"/>
        <source>Keep one of the same dates</source>
        <translation>Garder une seule des dates identiques</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/codecs_languages.py"/>
        <source>Keep one translation for each language.</source>
        <translation>Gardez une traduction par langue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_menu.py"/>
        <source>Keep some elements for other records</source>
        <translation>Garder des éléments pour d’autres fiches</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_dates.py"/>
        <source>Keep the earliest date</source>
        <translation>Garder la date la plus ancienne</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_dates.py"/>
        <source>Keep the latest date</source>
        <translation>Garder la date la plus récente</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_head.py"/>
        <source>Keep the search</source>
        <translation>Garder la recherche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_keywords.py"/>
        <source>Keep them as free keywords, since no thesaurus is named</source>
        <translation>Les garder comme mots clés libres, puisqu’aucun thésaurus n’est nommé</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_head.py"/>
        <source>Keep this search, favourites, searches kept and made before</source>
        <translation>Garder cette recherche, favoris, recherches gardées et passées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_saver.py"/>
        <source>Keep your changes as a draft, and ask the record's contact or the administrator for the right.</source>
        <translation>Gardez vos modifications en brouillon, et demandez le droit au contact de la fiche ou à l’administrateur.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_saver.py"/>
        <source>Keep your changes as a draft, and correct the account of this platform (“Platforms…” in the Catalogue dock).</source>
        <translation>Gardez vos modifications en brouillon, et corrigez le compte de cette plateforme (« Plateformes… » dans le panneau Catalogue).</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/clip.py"/>
        <source>Keeping what lies in the area …</source>
        <translation>On garde ce qui se trouve dans l’emprise…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/merge_window.py"/>
        <source>Kept</source>
        <translation>Gardé</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>Kept up to date</source>
        <translation>Tenu à jour</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>Keyword</source>
        <translation>Mot clé</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sheet_html.py"/>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>Keywords</source>
        <translation>Mots clés</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Keywords of one thesaurus stand in one group. The plugin keeps them so.</source>
        <translation>Les mots clés d’un même thésaurus sont dans un même groupe. L’extension les y garde.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>Keywords of other thesauri</source>
        <translation>Mots clés d’autres thésaurus</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>Keywords that come from a list: places, GEMET, thesauri of the catalogue. Each stands in the group of its thesaurus.</source>
        <translation>Les mots clés qui viennent d’une liste : lieux, GEMET, thésaurus du catalogue. Chacun est dans le groupe de son thésaurus.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Kind of data</source>
        <translation>Nature des données</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>Kind of date</source>
        <translation>Type de date</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/load_data.py"/>
        <source>Kind of link</source>
        <translation>Type de lien</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <source>Kind of service</source>
        <translation>Type de service</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>Kind of tie</source>
        <translation>Type de relation</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/more_fields.py"/>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Language of the data</source>
        <translation>Langue des données</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Language of the record</source>
        <translation>Langue de la fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/thesauri.py"/>
        <source>Languages</source>
        <translation>Langues</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <source>Last change</source>
        <translation>Dernière modification</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/element_text.py"/>
        <location filename="../prodige_plugin/gui/group_widgets.py"/>
        <source>Last revision</source>
        <translation>Dernière révision</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/health_window.py"/>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <location filename="../prodige_plugin/gui/load_dialog.py"/>
        <location filename="../prodige_plugin/gui/publications_tab.py"/>
        <location filename="../prodige_plugin/processing/describe_layer.py"/>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/records.py"/>
        <source>Layer whose record in the catalogue is meant</source>
        <translation>Couche dont la fiche du catalogue est visée</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/load_data.py"/>
        <source>Layer, file or entry, where there are several</source>
        <translation>Couche, fichier ou entrée, quand il y en a plusieurs</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>Layers and their data</source>
        <translation>Couches et leurs données</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/health_window.py"/>
        <source>Layers and their state</source>
        <translation>Les couches et leur état</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/copy_window.py"/>
        <source>Layers of the project</source>
        <translation>Couches du projet</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/finding_row.py"/>
        <source>Leave it</source>
        <translation>Laisser</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/runner.py"/>
        <source>Left on the platform: {steps}.</source>
        <translation>Resté sur la plateforme : {steps}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/load_data.py"/>
        <source>Left out, being of another kind: {names}.</source>
        <translation>Laissé de côté, car d’un autre type : {names}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_queue.py"/>
        <source>Let a record wait</source>
        <translation>Faire attendre une fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <source>Licence not specified</source>
        <translation>Licence non spécifiée</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_menu.py"/>
        <source>Licence, files, APIs: what its page will say</source>
        <translation>Licence, fichiers, API : ce que dira sa page</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/citation.py"/>
        <source>Licence: {licence}.</source>
        <translation>Licence : {licence}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/thesauri.py"/>
        <source>Licences and conditions</source>
        <translation>Licences et conditions</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <location filename="../prodige_plugin/metadata/thesauri.py"/>
        <source>Limits on public access</source>
        <translation>Restrictions d’accès public</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/records.py"/>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Lineage</source>
        <translation>Généalogie</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_actions.py"/>
        <source>Link</source>
        <translation>Lien</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_crs.py"/>
        <source>Link it to its definition</source>
        <translation>Le relier à sa définition</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Link to a download service</source>
        <translation>Lien vers un service de téléchargement</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Link to a view service</source>
        <translation>Lien vers un service de consultation</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_sheet_ui.py"/>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <location filename="../prodige_plugin/processing/check_links.py"/>
        <source>Links</source>
        <translation>Liens</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_sheet_ui.py"/>
        <source>Links ({count})</source>
        <translation>Liens ({count})</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/cli.py"/>
        <source>Links of records, without QGIS.</source>
        <translation>Les liens des fiches, sans QGIS.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>Links of the service</source>
        <translation>Liens du service</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/citation.py"/>
        <source>Links:</source>
        <translation>Liens :</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publications_tab.py"/>
        <source>List my publications</source>
        <translation>Lister mes publications</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>List of values</source>
        <translation>Liste de valeurs</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/check_links.py"/>
        <source>Lists the links of a metadata record – a file, or a record of a catalogue: what kind each is, the address QGIS would load, what was repaired or why it cannot be loaded, and whether it answers.</source>
        <translation>Énumère les liens d’une fiche de métadonnées – un fichier, ou une fiche d’un catalogue : de quel type est chacun, l’adresse que QGIS chargerait, ce qui a été réparé ou pourquoi il ne peut pas être chargé, et s’il répond.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/load_data.py"/>
        <source>Load a data set of a catalogue</source>
        <translation>Charger un jeu de données d’un catalogue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/clip.py"/>
        <source>Load all of the data, without an area.</source>
        <translation>Chargez toutes les données, sans emprise.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/card_delegate.py"/>
        <source>Load by the best way (Enter)</source>
        <translation>Charger par le meilleur lien (Entrée)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/ways_menu.py"/>
        <source>Load everything</source>
        <translation>Tout charger</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/contexts.py"/>
        <source>Load it again.</source>
        <translation>Chargez-la de nouveau.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/archives.py"/>
        <source>Load it again; if it happens again, tell the platform's administrator.</source>
        <translation>Chargez-la de nouveau ; si cela se répète, prévenez l’administrateur de la plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/contexts.py"/>
        <source>Load it by its own link.</source>
        <translation>Chargez-la par son propre lien.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/service.py"/>
        <source>Load it without the area, or only what the map shows.</source>
        <translation>Chargez sans l’emprise, ou seulement ce que montre la carte.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/load_data.py"/>
        <source>Load its pictures or files from the Catalogue dock, or try another kind of link.</source>
        <translation>Chargez ses images ou ses fichiers depuis le panneau Catalogue, ou essayez un autre type de lien.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sheet_links.py"/>
        <source>Load this link</source>
        <translation>Charger ce lien</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/card_delegate.py"/>
        <location filename="../prodige_plugin/gui/load_dialog.py"/>
        <location filename="../prodige_plugin/gui/record_sheet.py"/>
        <location filename="../prodige_plugin/gui/ways.py"/>
        <location filename="../prodige_plugin/gui/ways_menu.py"/>
        <source>Load {kind}</source>
        <translation>Charger {kind}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/loading.py"/>
        <source>Load {title}</source>
        <translation>Charger {title}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/publish.py"/>
        <source>Load {title} into PostGIS</source>
        <translation>Charger {title} dans PostGIS</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/feeds.py"/>
        <source>Loaded: {chosen}. The feed also offers: {others}.</source>
        <translation>Chargé : {chosen}. Le flux propose aussi : {others}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/parts/seeder.py"/>
        <source>Loading real data.</source>
        <translation>Chargement de données réelles.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/parts/seeder.py"/>
        <source>Loading real data: French départements, neighbouring countries.</source>
        <translation>Chargement de données réelles : départements français, pays voisins.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/codecs_resource.py"/>
        <source>Longitudes go from -180 to 180, latitudes from -90 to 90, and the south is below the north.</source>
        <translation>Les longitudes vont de -180 à 180, les latitudes de -90 à 90, et le sud est au-dessous du nord.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/batch_files.py"/>
        <source>Look at both versions, then choose what to keep.</source>
        <translation>Regardez les deux versions, puis choisissez ce qu’il faut garder.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>Look at it in the catalogue.</source>
        <translation>Regardez-la dans le catalogue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/cluster.py"/>
        <location filename="../prodige_plugin/training/practice.py"/>
        <location filename="../prodige_plugin/training/seeding.py"/>
        <location filename="../prodige_plugin/training/supervisor.py"/>
        <source>Look at {log}.</source>
        <translation>Voyez {log}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_tasks.py"/>
        <source>Look for changes</source>
        <translation>Chercher ce qui a changé</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_adding.py"/>
        <source>Look for records</source>
        <translation>Chercher les fiches</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_views.py"/>
        <source>Look for the last results</source>
        <translation>Chercher les derniers résultats</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/unfinished_panel.py"/>
        <source>Look for unfinished publications</source>
        <translation>Chercher les publications inachevées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_queue.py"/>
        <source>Look for waiting records</source>
        <translation>Chercher les fiches en attente</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>Look whether the change was made before you try again.</source>
        <translation>Regardez si la modification a été faite avant de réessayer.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_findings.py"/>
        <source>Looking at the address and beside it…</source>
        <translation>Examen de l’adresse et de ses voisines…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>Looking at what {name} holds …</source>
        <translation>Examen de ce que contient {name}…</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/diagnosis_window.py"/>
        <source>Looking… %n thing(s) so far</source>
        <translation>
            <numerusform>Examen en cours… %n point pour l’instant</numerusform>
            <numerusform>Examen en cours… %n points pour l’instant</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/check_layers.py"/>
        <source>Looks at every layer of the project: links that are dead, data that is newer in the catalogue than when the layer was loaded, records that vanished.</source>
        <translation>Examine chaque couche du projet : liens morts, données plus récentes dans le catalogue qu’au chargement de la couche, fiches disparues.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/options_page.py"/>
        <location filename="../prodige_plugin/gui/platform_dialog.py"/>
        <source>Looks at the network, QGIS and each address, and writes a report to send</source>
        <translation>Examine le réseau, QGIS et chaque adresse, et écrit un rapport à envoyer</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/diagnosis_window.py"/>
        <source>Looks at this computer, QGIS, the network and each platform's addresses.</source>
        <translation>Examine ce poste, QGIS, le réseau et les adresses de chaque plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_dock.py"/>
        <source>Looks for what would go wrong; changes nothing anywhere</source>
        <translation>Cherche ce qui n’irait pas ; ne change rien nulle part</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Make a new record from the layer.</source>
        <translation>Faites une nouvelle fiche à partir de la couche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>Make a template of the record that is shown</source>
        <translation>Faire un modèle de la fiche montrée</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_lineage.py"/>
        <source>Make one block of them</source>
        <translation>En faire un seul bloc</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/records.py"/>
        <source>Make one first: “Describe a layer”.</source>
        <translation>Faites-en d’abord une : « Décrire une couche ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_resource.py"/>
        <source>Make one of the identifier of the record</source>
        <translation>En faire un de l’identifiant de la fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>Make room on the disk or choose another place, then try again.</source>
        <translation>Faites de la place sur le disque ou choisissez un autre endroit, puis réessayez.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/archives.py"/>
        <source>Make room on the disk, or choose another folder of downloads in the options.</source>
        <translation>Faites de la place sur le disque, ou choisissez un autre dossier des téléchargements dans les options.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/journal.py"/>
        <location filename="../prodige_plugin/publishing/server_project.py"/>
        <source>Make room on the disk, then try again.</source>
        <translation>Faites de la place sur le disque, puis réessayez.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_contacts.py"/>
        <source>Make the first contact the point of contact</source>
        <translation>Faire du premier contact le point de contact</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/batch_metadata.py"/>
        <source>Makes one change to every record (XML file) of a folder and writes the changed ones to another folder: set an element, complete it where it is empty, add or take out keywords, themes and contacts, replace a contact or a text, take values from a template, repair what is safe. A record that cannot be changed is told in the table and left alone. Several values have semicolons between; a contact is “organisation | e-mail | role”.</source>
        <translation>Fait une même modification à chaque fiche (fichier XML) d’un dossier et écrit les fiches modifiées dans un autre dossier : donner une valeur à un élément, le compléter là où il est vide, ajouter ou retirer des mots clés, des thèmes et des contacts, remplacer un contact ou un texte, reprendre les valeurs d’un modèle, corriger ce qui est sûr. Une fiche qui ne peut pas être modifiée est dite dans le tableau et laissée telle quelle. Plusieurs valeurs se séparent par des points-virgules ; un contact s’écrit « organisme | adresse électronique | rôle ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publications_tab.py"/>
        <location filename="../prodige_plugin/gui/publish_dock.py"/>
        <location filename="../prodige_plugin/gui/sheet_html.py"/>
        <location filename="../prodige_plugin/services/contexts.py"/>
        <location filename="../prodige_plugin/services/projects.py"/>
        <source>Map</source>
        <translation>Carte</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>Map access service</source>
        <translation>Service d’accès aux cartes</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/endpoint_roles.py"/>
        <location filename="../prodige_plugin/gui/publish_model.py"/>
        <source>Map page</source>
        <translation>Page de la carte</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <location filename="../prodige_plugin/gui/ways.py"/>
        <source>Map project</source>
        <translation>Projet de carte</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/diagnosis_window.py"/>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_choices.py"/>
        <source>Match &amp;case</source>
        <translation>Respecter la &amp;casse</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/batch_metadata.py"/>
        <source>Match case</source>
        <translation>Respecter la casse</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <source>Measuring campaign</source>
        <translation>Campagne de mesures</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <source>Measuring device</source>
        <translation>Appareil de mesure</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_actions.py"/>
        <source>Mention for a map (Licence Ouverte)</source>
        <translation>Mention pour une carte (Licence Ouverte)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/conflict_panel.py"/>
        <source>Merge two records</source>
        <translation>Fusionner deux fiches</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/merge_window.py"/>
        <source>Merge two versions of the record</source>
        <translation>Fusionner deux versions de la fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>Merge with the catalogue</source>
        <translation>Fusionner avec le catalogue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/conflict_panel.py"/>
        <source>Merged: your changes are on top of theirs. Look at it, then publish.</source>
        <translation>Fusionné : vos modifications sont posées sur les leurs. Relisez, puis publiez.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/plugin.py"/>
        <source>Metadata</source>
        <translation>Métadonnées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/places/layer_page.py"/>
        <source>Metadata of the catalogue</source>
        <translation>Métadonnées du catalogue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/geoplateforme.py"/>
        <location filename="../prodige_plugin/services/adding.py"/>
        <source>Metadata record</source>
        <translation>Fiche de métadonnées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_adding.py"/>
        <source>Metadata records</source>
        <translation>Fiches de métadonnées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_adding.py"/>
        <location filename="../prodige_plugin/gui/batch_choices.py"/>
        <location filename="../prodige_plugin/processing/describe_layer.py"/>
        <location filename="../prodige_plugin/processing/repair_metadata.py"/>
        <location filename="../prodige_plugin/processing/save_record.py"/>
        <source>Metadata records (*.xml)</source>
        <translation>Fiches de métadonnées (*.xml)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/cli.py"/>
        <source>Metadata records, without QGIS.</source>
        <translation>Fiches de métadonnées, sans QGIS.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/records.py"/>
        <source>Metadata report</source>
        <translation>Rapport sur les métadonnées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Missing connections: 12</source>
        <translation>Raccordements manquants : 12</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_window.py"/>
        <source>Missing or wrong: {element}</source>
        <translation>Manque ou faux : {element}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contact_fields.py"/>
        <location filename="../prodige_plugin/gui/filter_bar.py"/>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <source>More about this record</source>
        <translation>Davantage sur cette fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/form_section.py"/>
        <source>More fields ({count})</source>
        <translation>Plus de champs ({count})</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/filter_bar.py"/>
        <source>More filters</source>
        <translation>Autres filtres</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>More information</source>
        <translation>Informations complémentaires</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/places/browser.py"/>
        <source>More results…</source>
        <translation>Plus de résultats…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>More than {limit} MB came; no more is accepted here.</source>
        <translation>Plus de {limit} Mo sont arrivés ; on n’en accepte pas davantage ici.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_sheet_ui.py"/>
        <source>More…</source>
        <translation>Plus…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contact_fields.py"/>
        <source>Move &amp;down</source>
        <translation>&amp;Descendre</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contact_fields.py"/>
        <source>Move &amp;up</source>
        <translation>&amp;Monter</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/items_field.py"/>
        <source>Move it down (Alt+Down)</source>
        <translation>Descendre (Alt+Bas)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_dates.py"/>
        <source>Move it to the maintenance of the data</source>
        <translation>La déplacer vers la mise à jour des données</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/items_field.py"/>
        <source>Move it up (Alt+Up)</source>
        <translation>Monter (Alt+Haut)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_sheet_ui.py"/>
        <location filename="../prodige_plugin/gui/result_list.py"/>
        <source>Move the map to this extent</source>
        <translation>Placer la carte sur cette emprise</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_dock.py"/>
        <source>My publications</source>
        <translation>Mes publications</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <source>NAME=VALUE is needed; the names are: {names}</source>
        <translation>Il faut NOM=VALEUR ; les noms sont : {names}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_dialog.py"/>
        <location filename="../prodige_plugin/gui/template_save.py"/>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/records.py"/>
        <source>Name a file, a layer, or a platform and the identifier of a record.</source>
        <translation>Nommez un fichier, une couche, ou une plateforme et l’identifiant d’une fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/check_links.py"/>
        <source>Name a file, or a platform and the identifier of a record.</source>
        <translation>Nommez un fichier, ou bien une plateforme et l’identifiant d’une fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/kept_menu.py"/>
        <source>Name of the search</source>
        <translation>Nom de la recherche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/territory_popup.py"/>
        <source>Name or code of a territory</source>
        <translation>Nom ou code d’un territoire</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/repairs_values.py"/>
        <source>Name the code list</source>
        <translation>Nommer la liste de codes</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/directory_dialog.py"/>
        <source>National catalogues</source>
        <translation>Catalogues nationaux</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>Nature zoning ; Sport</source>
        <translation>Zonages nature ; Sport</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/element_row.py"/>
        <source>Needed</source>
        <translation>Obligatoire</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <source>Neither a file nor an API will be shown.</source>
        <translation>Ni fichier ni API ne sera montré.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_data.py"/>
        <source>Neither scale nor resolution is stated; it tells what the data are good for.</source>
        <translation>Ni l’échelle ni la résolution ne sont indiquées ; elles disent à quoi les données peuvent servir.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/kept_menu.py"/>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>New name</source>
        <translation>Nouveau nom</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/health_window.py"/>
        <source>Newer data</source>
        <translation>Données plus récentes</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/health_window.py"/>
        <source>Newer data for %n layer(s).</source>
        <translation>
            <numerusform>Données plus récentes pour %n couche.</numerusform>
            <numerusform>Données plus récentes pour %n couches.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_head.py"/>
        <source>Newest first</source>
        <translation>Récentes</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_themes.py"/>
        <source>No INSPIRE theme is chosen. European portals sort data by these 34 themes; choose the nearest one.</source>
        <translation>Aucun thème INSPIRE n’est choisi. Les portails européens classent les données selon ces 34 thèmes ; choisissez le plus proche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/practice.py"/>
        <source>No Python here has all of QGIS Server, pycsw, psycopg2, waitress, lxml and GDAL.</source>
        <translation>Aucun Python d’ici n’a à la fois QGIS Server, pycsw, psycopg2, waitress, lxml et GDAL.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/geonetwork_api.py"/>
        <source>No account is chosen for this platform, or its gateway keeps the account from the catalogue.</source>
        <translation>Aucun compte n’est choisi pour cette plateforme, ou sa passerelle ne le transmet pas au catalogue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/trying.py"/>
        <source>No account is chosen.</source>
        <translation>Aucun compte n’est choisi.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/credentials.py"/>
        <source>No account is known for “{name}”.</source>
        <translation>Aucun compte n’est connu pour « {name} ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>No account was given, or the user name or password is wrong.</source>
        <translation>Aucun compte n’a été donné, ou le nom d’utilisateur ou le mot de passe est faux.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/csw.py"/>
        <source>No address for writing records is known for it.</source>
        <translation>Aucune adresse n’est connue pour y écrire des fiches.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_dialog.py"/>
        <source>No catalogue answers there without an account: choose one, then find out again.</source>
        <translation>Aucun catalogue n’y répond sans compte : choisissez-en un, puis reconnaissez de nouveau.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/discovery.py"/>
        <source>No catalogue was found at {url}.</source>
        <translation>Aucun catalogue n’a été trouvé à {url}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_dialog.py"/>
        <source>No catalogue was found there. The list says what each try met.</source>
        <translation>Aucun catalogue n’a été trouvé là. La liste dit ce que chaque essai a rencontré.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_constraints.py"/>
        <source>No conditions of use are stated: the European tests take the words on public access for them, people do not. Choose a licence.</source>
        <translation>Aucune condition d’utilisation n’est indiquée : les tests européens prennent pour telles les mots sur l’accès du public, pas les lecteurs. Choisissez une licence.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>No connection to {host}.</source>
        <translation>Pas de connexion à {host}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis_rows.py"/>
        <source>No connection, {way}: the server is stopped, or something on the way refuses.</source>
        <translation>Pas de connexion, {way} : le serveur est arrêté, ou quelque chose en chemin refuse.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_contacts.py"/>
        <source>No contact of the record has the role “point of contact”, which INSPIRE asks of one of them.</source>
        <translation>Aucun contact de la fiche n’a le rôle « point de contact », qu’INSPIRE demande pour l’un d’eux.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contact_fields.py"/>
        <source>No contact yet.</source>
        <translation>Pas encore de contact.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>No coupled data yet.</source>
        <translation>Pas encore de données couplées.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/health_window.py"/>
        <source>No dead link, and no newer data.</source>
        <translation>Aucun lien mort, et pas de données plus récentes.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/diff_window.py"/>
        <source>No difference.</source>
        <translation>Aucune différence.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_prodige.py"/>
        <source>No domain is stated: PRODIGE files data by domains and sub-domains, and people look for them there.</source>
        <translation>Aucun domaine n’est indiqué : PRODIGE range les données par domaines et sous-domaines, et c’est là qu’on les cherche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_opendata.py"/>
        <source>No extent will be shown: the record has no box in degrees.</source>
        <translation>Aucune emprise ne sera montrée : la fiche n’a pas de rectangle en degrés.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <source>No favourites yet</source>
        <translation>Pas encore de favoris</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>No feature catalogue yet.</source>
        <translation>Pas encore de catalogue d’attributs.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>No keyword of a thesaurus yet.</source>
        <translation>Pas encore de mot clé de thésaurus.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_opendata.py"/>
        <source>No keyword will be shown; people will hardly find the data.</source>
        <translation>Aucun mot clé ne sera montré ; on trouvera difficilement les données.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>No layer yet.</source>
        <translation>Pas encore de couche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>No limitations to public access</source>
        <translation>Pas de restriction d’accès public</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>No link yet.</source>
        <translation>Pas encore de lien.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>No measure yet.</source>
        <translation>Pas encore de mesure.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>No operation yet.</source>
        <translation>Pas encore d’opération.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <source>No organisation</source>
        <translation>Aucune organisation</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_opendata.py"/>
        <source>No organisation is named; data.gouv.fr shows the harvester's instead.</source>
        <translation>Aucun organisme n’est nommé ; data.gouv.fr montre celui du moissonneur à la place.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_chooser.py"/>
        <source>No platform yet</source>
        <translation>Pas encore de plateforme</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>No preview image yet.</source>
        <translation>Pas encore d’aperçu.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_window.py"/>
        <source>No record changed.</source>
        <translation>Aucune fiche n’a changé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_operation.py"/>
        <source>No record changes.</source>
        <translation>Aucune fiche ne change.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/copy_window.py"/>
        <source>No record here. Try other words, or another place.</source>
        <translation>Aucune fiche ici. Essayez d’autres mots, ou un autre endroit.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>No record is shown.</source>
        <translation>Aucune fiche n’est montrée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>No record was saved.</source>
        <translation>Aucune fiche n’a été enregistrée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/kept_menu.py"/>
        <source>No search kept yet</source>
        <translation>Aucune recherche gardée pour l’instant</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/places/browser.py"/>
        <source>No service is stated</source>
        <translation>Aucun service n’est indiqué</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/card_delegate.py"/>
        <location filename="../prodige_plugin/gui/result_list.py"/>
        <source>No service to load</source>
        <translation>Aucun service à charger</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/sign_in/cas.py"/>
        <source>No sign-in form was found at {host}.</source>
        <translation>Aucun formulaire de connexion n’a été trouvé sur {host}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>No statement yet.</source>
        <translation>Pas encore de déclaration.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_choices.py"/>
        <source>No template was kept yet</source>
        <translation>Aucun modèle n’a encore été gardé</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>No template yet. Describe one record well, and save it as a template: contacts, licence, themes and language are there for the next one.</source>
        <translation>Pas encore de modèle. Décrivez bien une fiche, et enregistrez-la comme modèle : contacts, licence, thèmes et langue seront là pour la suivante.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/territory_popup.py"/>
        <source>No territory has this code. Codes are those of INSEE, which are not postal codes.</source>
        <translation>Aucun territoire n’a ce code. Les codes sont ceux de l’INSEE, qui ne sont pas des codes postaux.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/territory_popup.py"/>
        <source>No territory of France has this name.</source>
        <translation>Aucun territoire de France ne porte ce nom.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>No tie yet.</source>
        <translation>Pas encore de relation.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>No user name and password were given for it, or they are wrong.</source>
        <translation>Ni nom d’utilisateur ni mot de passe ne lui ont été donnés, ou ils sont faux.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/filter_bar.py"/>
        <source>No values yet: they come with the results of a search.</source>
        <translation>Pas encore de valeurs : elles arrivent avec les résultats d’une recherche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/items.py"/>
        <source>No vector layer was chosen, or none can be published.</source>
        <translation>Aucune couche vecteur n’a été choisie, ou aucune ne peut être publiée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/trying.py"/>
        <source>Nobody can be signed in.</source>
        <translation>Personne ne peut être connecté.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>None in QGIS's settings: addresses are asked directly.</source>
        <translation>Aucun dans les réglages de QGIS : les adresses sont demandées directement.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>None is trusted: no https address can be opened.</source>
        <translation>Aucune n’est reconnue : aucune adresse https ne peut être ouverte.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/records.py"/>
        <source>None of its collections holds records.</source>
        <translation>Aucune de ses collections ne contient de fiches.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>None of the layers could be opened.</source>
        <translation>Aucune des couches n’a pu être ouverte.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/contexts.py"/>
        <location filename="../prodige_plugin/services/projects.py"/>
        <source>None of the layers of the map could be opened.</source>
        <translation>Aucune des couches de la carte n’a pu être ouverte.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/feeds.py"/>
        <source>None of the parts could be loaded.</source>
        <translation>Aucune des parties n’a pu être chargée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <source>None of the platforms answered.</source>
        <translation>Aucune des plateformes n’a répondu.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/filter_bar.py"/>
        <source>None of the results has a value here.</source>
        <translation>Aucun des résultats n’a de valeur ici.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/group_widgets.py"/>
        <source>North</source>
        <translation>Nord</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_operation.py"/>
        <source>Not changed</source>
        <translation>Pas modifiées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/health_window.py"/>
        <source>Not checked</source>
        <translation>Non vérifié</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>Not evaluated</source>
        <translation>Non évaluée</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_ui.py"/>
        <source>Not read or not saved</source>
        <translation>Pas lues ou pas enregistrées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/directory_dialog.py"/>
        <source>Not started</source>
        <translation>Non démarrée</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <source>Not stated</source>
        <translation>Non indiqué</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_save.py"/>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>Nothing came for {seconds} s.</source>
        <translation>Rien n’est arrivé pendant {seconds} s.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_dock.py"/>
        <source>Nothing can be published on {platform} yet</source>
        <translation>Rien ne peut encore être publié sur {platform}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/search_only.py"/>
        <source>Nothing can be published on “{name}” from here.</source>
        <translation>Rien ne peut être publié d’ici sur « {name} ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>Nothing can be taken.</source>
        <translation>Il n’y a rien à reprendre.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_queue.py"/>
        <source>Nothing could be saved yet: {reason}</source>
        <translation>Rien n’a encore pu être enregistré : {reason}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <location filename="../prodige_plugin/gui/places/browser.py"/>
        <source>Nothing found</source>
        <translation>Rien n’a été trouvé</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>Nothing happens to them in their files and catalogues</source>
        <translation>Rien n’arrive aux fiches dans leurs fichiers et catalogues</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>Nothing is at this address.</source>
        <translation>Il n’y a rien à cette adresse.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sheet_html.py"/>
        <source>Nothing is known of the quality: there is no record that says it.</source>
        <translation>Rien n’est connu de la qualité : aucune fiche ne la décrit.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/merge_window.py"/>
        <source>Nothing is saved yet: look at the record in the form, then publish it</source>
        <translation>Rien n’est encore enregistré : regardez la fiche dans le formulaire, puis publiez-la</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/more_fields.py"/>
        <source>Nothing is stated.</source>
        <translation>Rien n’est indiqué.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/service.py"/>
        <source>Nothing of it touches the chosen area: the layer is empty.</source>
        <translation>Rien ne s’y trouve dans l’emprise choisie : la couche est vide.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publications_tab.py"/>
        <source>Nothing published yet</source>
        <translation>Rien n’est encore publié</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <source>Nothing similar found</source>
        <translation>Rien de semblable</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/diagnosis_window.py"/>
        <source>Nothing stands in the way.</source>
        <translation>Rien ne fait obstacle.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <source>Nothing to correct</source>
        <translation>Rien à corriger</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_sheet.py"/>
        <source>Nothing to load</source>
        <translation>Rien à charger</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/registry.py"/>
        <source>Nothing was published: a name is taken.</source>
        <translation>Rien n’a été publié : un nom est pris.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/discovery.py"/>
        <source>OGC API</source>
        <translation>OGC API</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/endpoint_roles.py"/>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <location filename="../prodige_plugin/platforms/discovery.py"/>
        <location filename="../prodige_plugin/platforms/prodige.py"/>
        <source>OGC API Features</source>
        <translation>OGC API Features</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/discovery.py"/>
        <source>OGC API Features is there.</source>
        <translation>OGC API Features est là.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/endpoint_roles.py"/>
        <source>OGC API Records</source>
        <translation>OGC API Records</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_operation.py"/>
        <location filename="../prodige_plugin/gui/button_box.py"/>
        <location filename="../prodige_plugin/gui/contacts_window.py"/>
        <location filename="../prodige_plugin/gui/kept_menu.py"/>
        <location filename="../prodige_plugin/gui/record_saver.py"/>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_menu.py"/>
        <source>Of the catalogue, a layer, a draft or a file</source>
        <translation>Du catalogue, d’une couche, d’un brouillon ou d’un fichier</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/group_widgets.py"/>
        <source>Of the layer</source>
        <translation>De la couche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/group_widgets.py"/>
        <source>Of the map</source>
        <translation>De la carte</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/services/feeds.py"/>
        <source>Of {count} parts only the %n that touch the area were fetched.</source>
        <translation>
            <numerusform>Sur {count} parties, seule %n, qui touche l’emprise, a été demandée.</numerusform>
            <numerusform>Sur {count} parties, seules les %n qui touchent l’emprise ont été demandées.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_contacts.py"/>
        <source>Of {name}, there lacks: {faults}. A contact needs all three.</source>
        <translation>Il manque à {name} : {faults}. Un contact a besoin des trois.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_views.py"/>
        <source>Offline: results of {when}</source>
        <translation>Hors ligne : résultats du {when}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_views.py"/>
        <source>Offline: results of {when} for “{words}”</source>
        <translation>Hors ligne : résultats du {when} pour « {words} »</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/content.py"/>
        <location filename="../prodige_plugin/xmlsafe.py"/>
        <source>Often this is a sign-in page, or the error page of a gateway.</source>
        <translation>C’est souvent une page de connexion, ou la page d’erreur d’une passerelle.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/geonetwork_api.py"/>
        <source>Often this is a sign-in page: the session has ended, or the gateway wants another account.</source>
        <translation>C’est souvent une page de connexion : la session est terminée, ou la passerelle veut un autre compte.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/supervisor.py"/>
        <source>On Debian or Ubuntu: apt-get install postgresql-postgis (or postgresql-15-postgis-3).</source>
        <translation>Sous Debian ou Ubuntu : apt-get install postgresql-postgis (ou postgresql-15-postgis-3).</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/practice.py"/>
        <source>On Debian: apt-get install python3-qgis python3-psycopg2, then in a virtual environment with --system-site-packages: pip install pycsw==2.6.2 waitress.</source>
        <translation>Sous Debian : apt-get install python3-qgis python3-psycopg2, puis dans un environnement virtuel avec --system-site-packages : pip install pycsw==2.6.2 waitress.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/opendata_window.py"/>
        <source>On data.gouv.fr</source>
        <translation>Sur data.gouv.fr</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <location filename="../prodige_plugin/gui/conflict_panel.py"/>
        <location filename="../prodige_plugin/gui/merge_window.py"/>
        <source>On the platform now</source>
        <translation>Sur la plateforme à présent</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/directory_dialog.py"/>
        <source>On this computer</source>
        <translation>Sur ce poste</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sheet_links.py"/>
        <location filename="../prodige_plugin/gui/ways_menu.py"/>
        <source>On {platform}</source>
        <translation>Sur {platform}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>Only complete addresses that begin with http:// or https:// are opened.</source>
        <translation>Seules les adresses complètes qui commencent par http:// ou https:// sont ouvertes.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Only for data whose times are not dates of our calendar. Leave it empty otherwise.</source>
        <translation>Seulement pour les données dont les temps ne sont pas des dates de notre calendrier. Laissez vide sinon.</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>Only the %n feature(s) that touch the area were kept.</source>
        <translation>
            <numerusform>Seule %n entité, qui touche l’emprise, a été gardée.</numerusform>
            <numerusform>Seules les %n entités qui touchent l’emprise ont été gardées.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/xml_view.py"/>
        <source>Only the beginning is shown; “Save as” and “Copy” take the whole record.</source>
        <translation>Seul le début est montré ; « Enregistrer sous » et « Copier » prennent la fiche entière.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_columns.py"/>
        <source>Only those in which something is missing</source>
        <translation>Seulement celles où quelque chose manque</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/mapping.py"/>
        <source>Only vector layers can be published on this platform.</source>
        <translation>Seules des couches vecteur peuvent être publiées sur cette plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/load_dialog.py"/>
        <location filename="../prodige_plugin/gui/ways_menu.py"/>
        <source>Only what the map shows, at each move</source>
        <translation>Seulement ce que montre la carte, à chaque déplacement</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/service.py"/>
        <source>Only what touches the chosen area is loaded; the layer's filter holds it.</source>
        <translation>Seul ce qui touche l’emprise choisie est chargé ; le filtre de la couche la contient.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/esri.py"/>
        <source>Only what touches the chosen area was kept, as a copy on this computer.</source>
        <translation>Seul ce qui touche l’emprise choisie a été gardé, en copie sur ce poste.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/extent_filter.py"/>
        <source>Only what touches the map's extent; the search follows the map</source>
        <translation>Seulement ce qui touche l’emprise de la carte ; la recherche suit la carte</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/extent_filter.py"/>
        <source>Only what touches: {extent}</source>
        <translation>Seulement ce qui touche : {extent}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/load_dialog.py"/>
        <location filename="../prodige_plugin/gui/ways_menu.py"/>
        <source>Only within the present view, once</source>
        <translation>Seulement dans la vue actuelle, une fois pour toutes</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/load_dialog.py"/>
        <location filename="../prodige_plugin/gui/ways_menu.py"/>
        <source>Only within “{area}”</source>
        <translation>Seulement dans « {area} »</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sheet_links.py"/>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_dock.py"/>
        <location filename="../prodige_plugin/gui/searching.py"/>
        <location filename="../prodige_plugin/plugin.py"/>
        <source>Open a dock</source>
        <translation>Ouvrir un panneau</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_dock.py"/>
        <source>Open a project, or add layers to this one: they are listed here.</source>
        <translation>Ouvrez un projet, ou ajoutez des couches à celui-ci : elles sont listées ici.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_queue.py"/>
        <source>Open a waiting record</source>
        <translation>Ouvrir une fiche en attente</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/card_parts.py"/>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <location filename="../prodige_plugin/metadata/profiles.py"/>
        <source>Open data</source>
        <translation>Données ouvertes</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sheet_links.py"/>
        <location filename="../prodige_plugin/gui/ways_menu.py"/>
        <source>Open in the browser</source>
        <translation>Ouvrir dans le navigateur</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_saver.py"/>
        <location filename="../prodige_plugin/gui/record_sheet.py"/>
        <location filename="../prodige_plugin/gui/ways_menu.py"/>
        <source>Open in the catalogue</source>
        <translation>Ouvrir dans le catalogue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/csw.py"/>
        <location filename="../prodige_plugin/catalogue/read_only.py"/>
        <source>Open it in the catalogue's own pages.</source>
        <translation>Ouvrez-la dans les pages du catalogue lui-même.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>Open its folder: {path}</source>
        <translation>Ouvrez son dossier : {path}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/health_window.py"/>
        <source>Open the &amp;record</source>
        <translation>Ouvrir la &amp;fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_dock.py"/>
        <source>Open the catalogue</source>
        <translation>Ouvrir le catalogue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/owc.py"/>
        <source>Open the link in the browser and take the map that is wanted.</source>
        <translation>Ouvrez le lien dans le navigateur et prenez la carte voulue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/contexts.py"/>
        <source>Open the link in the browser, or load the data sets of the map by their own records.</source>
        <translation>Ouvrez le lien dans le navigateur, ou chargez les données de la carte par leurs propres fiches.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/api_data.py"/>
        <location filename="../prodige_plugin/services/contexts.py"/>
        <source>Open the link in the browser, or try another link of the record.</source>
        <translation>Ouvrez le lien dans le navigateur, ou essayez un autre lien de la fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>Open the link in the browser, or try another link of the record. The file is kept at {path}.</source>
        <translation>Ouvrez le lien dans le navigateur, ou essayez un autre lien de la fiche. Le fichier est gardé dans {path}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/layer_health.py"/>
        <source>Open the record and try another of its links, or write to its contact.</source>
        <translation>Ouvrez la fiche et essayez un autre de ses liens, ou écrivez à son contact.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <source>Open to all</source>
        <translation>Ouvert à tous</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>Open to the public at large (PRODIGE)</source>
        <translation>Grand public (PRODIGE)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/esri.py"/>
        <location filename="../prodige_plugin/services/service.py"/>
        <location filename="../prodige_plugin/services/tiles.py"/>
        <source>Opening the layer …</source>
        <translation>Ouverture de la couche…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/contexts.py"/>
        <location filename="../prodige_plugin/services/opening.py"/>
        <location filename="../prodige_plugin/services/projects.py"/>
        <source>Opening {name} …</source>
        <translation>Ouverture de {name}…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>Operation</source>
        <translation>Opération</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>Operations</source>
        <translation>Opérations</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_head.py"/>
        <source>Order of the results</source>
        <translation>Ordre des résultats</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contact_parts.py"/>
        <location filename="../prodige_plugin/gui/options_page.py"/>
        <location filename="../prodige_plugin/gui/publish_dock.py"/>
        <location filename="../prodige_plugin/gui/sheet_html.py"/>
        <source>Organisation</source>
        <translation>Organisme</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/describe_layer.py"/>
        <source>Organisation, where nobody is named</source>
        <translation>Organisme, là où personne n’est nommé</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_menu.py"/>
        <source>Organisations and persons, to be used again</source>
        <translation>Organismes et personnes, à réutiliser</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/ways.py"/>
        <source>Other</source>
        <translation>Autre</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>Other data that these belong to, come from or are read with, by their identifiers. Say of which kind each tie is.</source>
        <translation>D’autres données auxquelles celles-ci appartiennent, dont elles viennent ou avec lesquelles on les lit, par leurs identifiants. Dites de quel type est chaque relation.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>Other languages of the record</source>
        <translation>Autres langues de la fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <source>Other service</source>
        <translation>Autre service</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>Other title</source>
        <translation>Autre titre</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Outlines of the wetlands of more than 1,000 m², from field surveys of 2019 to 2023.</source>
        <translation>Contours des zones humides de plus de 1 000 m², d’après les relevés de terrain de 2019 à 2023.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/extent_filter.py"/>
        <source>Own &amp;figures…</source>
        <translation>&amp;Coordonnées…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profiles.py"/>
        <location filename="../prodige_plugin/plugin.py"/>
        <source>PRODIGE</source>
        <translation>PRODIGE</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/discovery.py"/>
        <source>PRODIGE 4</source>
        <translation>PRODIGE 4</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/discovery.py"/>
        <source>PRODIGE 5</source>
        <translation>PRODIGE 5</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sign_in_choice.py"/>
        <source>PRODIGE 5: session</source>
        <translation>PRODIGE 5 : session</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sign_in_choice.py"/>
        <source>PRODIGE 5: token</source>
        <translation>PRODIGE 5 : jeton</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/places/browser.py"/>
        <location filename="../prodige_plugin/gui/places/source_tab.py"/>
        <source>PRODIGE catalogues</source>
        <translation>Catalogues PRODIGE</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <source>PRODIGE data interface</source>
        <translation>Interface de données PRODIGE</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>PRODIGE domains</source>
        <translation>Domaines PRODIGE</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/help_window.py"/>
        <source>PRODIGE in QGIS</source>
        <translation>PRODIGE dans QGIS</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/directory_dialog.py"/>
        <source>PRODIGE platforms</source>
        <translation>Plateformes PRODIGE</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/provider.py"/>
        <source>PRODIGE – regional platforms of geographic data</source>
        <translation>PRODIGE – plateformes régionales de données géographiques</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_practice.py"/>
        <source>PRODIGE's domains stand in several groups of keywords.</source>
        <translation>Les domaines PRODIGE sont dans plusieurs groupes de mots clés.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/discovery.py"/>
        <source>PRODIGE's services</source>
        <translation>Services de PRODIGE</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/udata.py"/>
        <source>Page of the data set</source>
        <translation>Page du jeu de données</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/ckan.py"/>
        <location filename="../prodige_plugin/catalogue/udata.py"/>
        <source>Page of the producer</source>
        <translation>Page du producteur</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/citation.py"/>
        <source>Page: {url}</source>
        <translation>Page : {url}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_sheet_ui.py"/>
        <source>Pages of the sheet</source>
        <translation>Pages de la fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/feeds.py"/>
        <source>Part {number} could not be loaded: {why}</source>
        <translation>La partie {number} n’a pas pu être chargée : {why}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/feeds.py"/>
        <source>Part {number} of {count} …</source>
        <translation>Partie {number} sur {count}…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/verdicts.py"/>
        <source>Passes</source>
        <translation>Passe</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/help_window.py"/>
        <source>Passwords live in QGIS's authentication database, nowhere else. Choose or create an account in the window “Platforms…” of the Catalogue dock.</source>
        <translation>Les mots de passe sont dans la base d’authentification de QGIS, et nulle part ailleurs. Choisissez ou créez un compte dans la fenêtre « Plateformes… » du panneau Catalogue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contact_parts.py"/>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sheet_html.py"/>
        <source>Phone: {number}</source>
        <translation>Téléphone : {number}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>Pictures that show what the data look like, by their web address. Lists of results show the first one.</source>
        <translation>Des images qui montrent à quoi ressemblent les données, par leur adresse web. Les listes de résultats montrent la première.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/xml_view.py"/>
        <source>Places found</source>
        <translation>Endroits trouvés</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/directory_dialog.py"/>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <location filename="../prodige_plugin/gui/platform_chooser.py"/>
        <location filename="../prodige_plugin/gui/publish_model.py"/>
        <location filename="../prodige_plugin/gui/queue_line.py"/>
        <source>Platform</source>
        <translation>Plateforme</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/algorithm.py"/>
        <source>Platform: its name here, or the web address of a catalogue</source>
        <translation>Plateforme : son nom ici, ou l’adresse web d’un catalogue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/options_page.py"/>
        <location filename="../prodige_plugin/gui/platform_dialog.py"/>
        <source>Platforms</source>
        <translation>Plateformes</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_files.py"/>
        <source>Platforms (*.json)</source>
        <translation>Plateformes (*.json)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>Platforms of the organisation</source>
        <translation>Plateformes de l’organisation</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_head.py"/>
        <location filename="../prodige_plugin/gui/places/browser_menus.py"/>
        <location filename="../prodige_plugin/gui/platform_bar.py"/>
        <source>Platforms…</source>
        <translation>Plateformes…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/endpoint_roles.py"/>
        <source>Portal</source>
        <translation>Portail</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contact_parts.py"/>
        <source>Postcode</source>
        <translation>Code postal</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/cluster.py"/>
        <source>PostgreSQL cannot be started by root.</source>
        <translation>PostgreSQL ne peut pas être démarré par root.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/cluster.py"/>
        <source>PostgreSQL cannot reach its folder.</source>
        <translation>PostgreSQL ne peut pas atteindre son dossier.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/supervisor.py"/>
        <source>PostgreSQL is missing.</source>
        <translation>PostgreSQL manque.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/directory_dialog.py"/>
        <source>Practice platform</source>
        <translation>Plateforme d’école</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/supervisor.py"/>
        <source>Preparing the practice platform.</source>
        <translation>Préparation de la plateforme d’école.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/help_window.py"/>
        <source>Press Enter on a result to load it by the best way, or double-click it to read its sheet. The menu of the button lists every way, best first, and says why one is not available.</source>
        <translation>Entrée charge le résultat de la meilleure façon ; un double clic ouvre sa fiche. Le menu du bouton liste toutes les façons, la meilleure d’abord, et dit pourquoi l’une d’elles n’est pas disponible.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_model.py"/>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>Preview images</source>
        <translation>Aperçus</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_operation.py"/>
        <source>Preview of a change</source>
        <translation>Aperçu d’une modification</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <source>Preview of the page on data.gouv.fr</source>
        <translation>Aperçu de la page sur data.gouv.fr</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Priority data sets</source>
        <translation>Jeux de données prioritaires</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/citation.py"/>
        <source>Problem with the record “{title}”</source>
        <translation>Problème dans la fiche « {title} »</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <source>Producer</source>
        <translation>Producteur</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_dialog.py"/>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/records.py"/>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/records.py"/>
        <source>Profile: {name}</source>
        <translation>Profil : {name}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/plan_view.py"/>
        <location filename="../prodige_plugin/gui/progress_line.py"/>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Protected sites</source>
        <translation>Sites protégés</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_dialog.py"/>
        <source>Provided by your organisation: only the account is yours to choose.</source>
        <translation>Fournie par votre organisation : seul le compte est à votre choix.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/element_text.py"/>
        <location filename="../prodige_plugin/gui/group_widgets.py"/>
        <source>Publication</source>
        <translation>Publication</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/plugin.py"/>
        <source>Publish</source>
        <translation>Publier</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_saver.py"/>
        <source>Publish a record</source>
        <translation>Publier une fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/conflict_panel.py"/>
        <source>Publish it again</source>
        <translation>La publier de nouveau</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/checks.py"/>
        <source>Publish it in another coordinate reference system</source>
        <translation>La publier dans un autre système de coordonnées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/copy_stream.py"/>
        <source>Publish it in its own coordinate reference system, or choose another.</source>
        <translation>Publiez-la dans son propre système de coordonnées, ou choisissez-en un autre.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publications_tab.py"/>
        <source>Publish layers</source>
        <translation>Publier des couches</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_dock.py"/>
        <source>Publish layers and maps</source>
        <translation>Publiez des couches et des cartes</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/plugin.py"/>
        <source>Publish layers and the map</source>
        <translation>Publier des couches et la carte</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/plugin.py"/>
        <source>Publish this layer…</source>
        <translation>Publier cette couche…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/help_window.py"/>
        <source>Publish: the Publish dock</source>
        <translation>Publier : le panneau Publier</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/receipt_view.py"/>
        <source>Published: {title}</source>
        <translation>Publié : {title}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/parts/seeder.py"/>
        <source>Publishing the services.</source>
        <translation>Publication des services.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>Purpose</source>
        <translation>But</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>Put my changes on theirs</source>
        <translation>Reporter mes modifications sur les leurs</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/steps.py"/>
        <source>Put tables and services in service, all at once</source>
        <translation>Mettre tables et services en service, d’un seul coup</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/repairs_schema.py"/>
        <source>Put the elements of {parent} in the schema's order</source>
        <translation>Remettre les éléments de {parent} dans l’ordre du schéma</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/publish.py"/>
        <source>Put the service of {title} together</source>
        <translation>Composer le service de {title}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_keywords.py"/>
        <source>Put them in one group</source>
        <translation>Les mettre dans un seul groupe</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_dates.py"/>
        <source>Put today's date</source>
        <translation>Mettre la date d’aujourd’hui</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_lineage.py"/>
        <source>Put together what is said of the steps and sources</source>
        <translation>Réunir ce qui est dit des étapes et des sources</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/conflict_panel.py"/>
        <source>Puts your changes on top of theirs; you choose where both changed the same. Nothing is saved yet</source>
        <translation>Reporte vos modifications sur les leurs ; vous choisissez là où les deux ont changé la même chose. Rien n’est encore enregistré</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>QGIS</source>
        <translation>QGIS</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/endpoint_roles.py"/>
        <source>QGIS Server + PostGIS + CSW</source>
        <translation>QGIS Server + PostGIS + CSW</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/health.py"/>
        <source>QGIS Server answers with an error.</source>
        <translation>QGIS Server répond par une erreur.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/adding.py"/>
        <source>QGIS cannot open it.</source>
        <translation>QGIS ne peut pas l’ouvrir.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>QGIS cannot use its authentication database.</source>
        <translation>QGIS ne peut pas utiliser sa base d’authentification.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/layer_metadata_files.py"/>
        <source>QGIS cannot write these metadata.</source>
        <translation>QGIS ne peut pas écrire ces métadonnées.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/layer_health.py"/>
        <source>QGIS could not open the layer.</source>
        <translation>QGIS n’a pas pu ouvrir la couche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/server_project.py"/>
        <source>QGIS could not write a temporary file: {error}</source>
        <translation>QGIS n’a pas pu écrire un fichier temporaire : {error}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/service.py"/>
        <source>QGIS has no filter by place for this service.</source>
        <translation>QGIS n’a pas de filtre par lieu pour ce service.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/kinds.py"/>
        <source>QGIS has no layer for this kind of service.</source>
        <translation>QGIS n’a pas de couche pour ce type de service.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/clip.py"/>
        <source>QGIS said: {words}</source>
        <translation>QGIS a dit : {words}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sign_in_choice.py"/>
        <source>QGIS sends the account with each request. Right for most platforms.</source>
        <translation>QGIS envoie le compte à chaque requête. Convient à la plupart des plateformes.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/credentials.py"/>
        <source>QGIS's authentication database has no such entry.</source>
        <translation>La base d’authentification de QGIS n’a pas cette entrée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>QGIS's authentication database is locked, or this entry was deleted.</source>
        <translation>La base d’authentification de QGIS est verrouillée, ou cette entrée a été supprimée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_menu.py"/>
        <source>QGIS's layer properties, its browser and its server then say what the record says</source>
        <translation>Les propriétés de la couche dans QGIS, son explorateur et son serveur disent alors ce que dit la fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/credentials.py"/>
        <source>QGIS's master password was not given, or is not the right one.</source>
        <translation>Le mot de passe principal de QGIS n’a pas été donné, ou n’est pas le bon.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/seed_data.py"/>
        <source>QGIS's world map is missing.</source>
        <translation>La carte du monde de QGIS manque.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_sheet_ui.py"/>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>Quality</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>Quality of the service</source>
        <translation>Qualité du service</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_ui.py"/>
        <source>Re&amp;do</source>
        <translation>Ré&amp;tablir</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <source>Read a feature catalogue</source>
        <translation>Lire un catalogue d’attributs</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/copy_window.py"/>
        <location filename="../prodige_plugin/gui/layer_origin.py"/>
        <location filename="../prodige_plugin/gui/metadata_dock.py"/>
        <location filename="../prodige_plugin/gui/places/browser.py"/>
        <location filename="../prodige_plugin/gui/places/loads.py"/>
        <location filename="../prodige_plugin/gui/record_sheet.py"/>
        <source>Read a record</source>
        <translation>Lire une fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/receipt_view.py"/>
        <source>Read back as a visitor</source>
        <translation>Relu en visiteur</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/thesauri_source.py"/>
        <source>Read the catalogue's thesauri</source>
        <translation>Lire les thésaurus du catalogue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_import.py"/>
        <source>Read the contacts of a catalogue</source>
        <translation>Lire les contacts d’un catalogue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/copy_window.py"/>
        <source>Read the drafts</source>
        <translation>Lire les brouillons</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_views.py"/>
        <source>Read the favourites</source>
        <translation>Lire les favoris</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_dock.py"/>
        <source>Read the layer's extent</source>
        <translation>Lire l’emprise de la couche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <source>Read the layer's fields</source>
        <translation>Lire les champs de la couche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_adding.py"/>
        <source>Read the layers</source>
        <translation>Lire les couches</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_store.py"/>
        <source>Read the organisation's templates</source>
        <translation>Lire les modèles de l’organisme</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_adding.py"/>
        <source>Read the records</source>
        <translation>Lire les fiches</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/places/browser_menus.py"/>
        <location filename="../prodige_plugin/gui/places/locator.py"/>
        <location filename="../prodige_plugin/gui/result_list.py"/>
        <source>Read the sheet</source>
        <translation>Lire la fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_book.py"/>
        <source>Read the team's contacts</source>
        <translation>Lire les contacts de l’équipe</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/territory_popup.py"/>
        <source>Read the territories</source>
        <translation>Lire les territoires</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/kept.py"/>
        <source>Read what was kept</source>
        <translation>Lire ce qui a été gardé</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/publish.py"/>
        <source>Read {title} back as a visitor</source>
        <translation>Relire {title} en visiteur</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/thesaurus_list.py"/>
        <location filename="../prodige_plugin/gui/thesaurus_picker.py"/>
        <source>Reading the catalogue's thesauri…</source>
        <translation>Lecture des thésaurus du catalogue…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/feeds.py"/>
        <source>Reading the download feed …</source>
        <translation>Lecture du flux de téléchargement…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <source>Reading the layer's fields…</source>
        <translation>Lecture des champs de la couche…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/contexts.py"/>
        <source>Reading the map …</source>
        <translation>Lecture de la carte…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_window.py"/>
        <source>Reading the records…</source>
        <translation>Lecture des fiches…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_dock.py"/>
        <location filename="../prodige_plugin/processing/load_data.py"/>
        <source>Reading the record…</source>
        <translation>Lecture de la fiche…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/territory_popup.py"/>
        <source>Reading the territories…</source>
        <translation>Lecture des territoires…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/load_data.py"/>
        <source>Reads a record of a catalogue, takes the best of its links that gives features (WFS, OGC API Features, download feed, file…) and writes them where you like: once for all, or only what lies within an extent. What was repaired in the link is said in the log.</source>
        <translation>Lit une fiche d’un catalogue, prend le meilleur de ses liens qui donne des entités (WFS, OGC API Features, flux de téléchargement, fichier…) et les écrit où vous voulez : en entier, ou seulement ce qui se trouve dans une emprise. Ce qui a été réparé dans le lien est dit dans le journal.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/stream.py"/>
        <source>Receiving {name}: {amounts}</source>
        <translation>Réception de {name} : {amounts}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_failures.py"/>
        <location filename="../prodige_plugin/gui/batch_operation.py"/>
        <location filename="../prodige_plugin/gui/publish_model.py"/>
        <location filename="../prodige_plugin/gui/queue_line.py"/>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <location filename="../prodige_plugin/processing/describe_layer.py"/>
        <source>Record</source>
        <translation>Fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/check_links.py"/>
        <location filename="../prodige_plugin/processing/records.py"/>
        <location filename="../prodige_plugin/processing/save_record.py"/>
        <source>Record (XML file)</source>
        <translation>Fiche (fichier XML)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/health_window.py"/>
        <source>Record gone</source>
        <translation>Fiche disparue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_sheet_ui.py"/>
        <source>Record sheet</source>
        <translation>Fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/describe_layer.py"/>
        <source>Record to complete (XML file)</source>
        <translation>Fiche à compléter (fichier XML)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/copy_window.py"/>
        <source>Record to copy from</source>
        <translation>Fiche d’où copier</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/batch_metadata.py"/>
        <location filename="../prodige_plugin/processing/describe_layer.py"/>
        <source>Record to take from what is empty</source>
        <translation>Fiche où prendre ce qui est vide</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_choices.py"/>
        <source>Record to take values from</source>
        <translation>Fiche dont reprendre les valeurs</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/cli.py"/>
        <source>Record without a title</source>
        <translation>Fiche sans intitulé</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_ui.py"/>
        <location filename="../prodige_plugin/gui/copy_window.py"/>
        <source>Records</source>
        <translation>Fiches</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_actions.py"/>
        <source>Records of {platform} cannot be saved from here.</source>
        <translation>Les fiches de {platform} ne peuvent pas être enregistrées d’ici.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/options_page.py"/>
        <source>Records that name nobody get this contact.</source>
        <translation>Les fiches qui ne nomment personne reçoivent ce contact.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/queue_line.py"/>
        <source>Records that wait to be saved</source>
        <translation>Fiches qui attendent d’être enregistrées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_window.py"/>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_actions.py"/>
        <source>Reference (ISO 690)</source>
        <translation>Référence (ISO 690)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/places/browser_menus.py"/>
        <source>Refresh</source>
        <translation>Actualiser</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/publish.py"/>
        <source>Refresh the list of your publications.</source>
        <translation>Actualisez la liste de vos publications.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/queue_line.py"/>
        <source>Refused: {reason}</source>
        <translation>Refusée : {reason}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/directory_dialog.py"/>
        <source>Region, name or address…</source>
        <translation>Région, nom ou adresse…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Regional</source>
        <translation>Régionale</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/directory_dialog.py"/>
        <source>Regional catalogues</source>
        <translation>Catalogues régionaux</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_choices.py"/>
        <source>Regular e&amp;xpression</source>
        <translation>E&amp;xpression régulière</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/finding_row.py"/>
        <location filename="../prodige_plugin/processing/records.py"/>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <source>Remove the filters</source>
        <translation>Enlever les filtres</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contact_fields.py"/>
        <source>Remove this contact</source>
        <translation>Retirer ce contact</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/filter_chips.py"/>
        <source>Remove this filter: {filter}</source>
        <translation>Enlever ce filtre : {filter}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>Rename, delete, import, export, share</source>
        <translation>Renommer, supprimer, importer, exporter, partager</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/kept_menu.py"/>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/records.py"/>
        <source>Repair</source>
        <translation>Correction</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/repair_metadata.py"/>
        <source>Repair a metadata record</source>
        <translation>Corriger une fiche de métadonnées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_operation.py"/>
        <location filename="../prodige_plugin/metadata/batch.py"/>
        <source>Repair all that is safe</source>
        <translation>Corriger tout ce qui est sûr</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/checks.py"/>
        <source>Repair them in what is published</source>
        <translation>Les réparer dans ce qui est publié</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/health_window.py"/>
        <source>Repair {title}</source>
        <translation>Réparer {title}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/repair_metadata.py"/>
        <source>Repaired record</source>
        <translation>Fiche corrigée</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/health_window.py"/>
        <source>Repairing…</source>
        <translation>Réparation…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_ui.py"/>
        <source>Repairs that state nothing the record does not hold</source>
        <translation>Corrections qui ne disent rien que la fiche ne dise déjà</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/layer_copies.py"/>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_operation.py"/>
        <source>Replace a contact</source>
        <translation>Remplacer un contact</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/conflict_panel.py"/>
        <source>Replace by m&amp;ine</source>
        <translation>Remplacer par la m&amp;ienne</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/kept_menu.py"/>
        <source>Replace by the present search</source>
        <translation>Remplacer par la recherche actuelle</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/batch.py"/>
        <source>Replace the contact “{name}”</source>
        <translation>Remplacer le contact « {name} »</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/save_record.py"/>
        <source>Replace what the catalogue holds, whatever it is</source>
        <translation>Remplacer ce que contient le catalogue, quoi que ce soit</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/layer_copies.py"/>
        <source>Replace {name}?</source>
        <translation>Remplacer {name} ?</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/batch.py"/>
        <source>Replace “{find}” by “{instead}”</source>
        <translation>Remplacer « {find} » par « {instead} »</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/messages.py"/>
        <location filename="../prodige_plugin/processing/check_metadata.py"/>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_sheet.py"/>
        <source>Report a problem…</source>
        <translation>Signaler un problème…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/check_metadata.py"/>
        <source>Report in JSON</source>
        <translation>Rapport en JSON</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <source>Required</source>
        <translation>Obligatoire</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>Requirement</source>
        <translation>Exigence</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>Resolution</source>
        <translation>Résolution</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Resource type</source>
        <translation>Type de ressource</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>Resource type in words</source>
        <translation>Type de ressource en mots</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Responsible organisations</source>
        <translation>Organismes responsables</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <source>Restricted</source>
        <translation>Restreint</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/result_list.py"/>
        <location filename="../prodige_plugin/processing/search_catalogue.py"/>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/options_page.py"/>
        <source>Results per page</source>
        <translation>Résultats par page</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_choices.py"/>
        <source>Rewrites what a record states already in the form that INSPIRE wants. No licence, limit, theme or date is invented.</source>
        <translation>Réécrit ce qu’une fiche dit déjà sous la forme que veut INSPIRE. Aucune licence, limite, thème ni date n’est inventé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contact_parts.py"/>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/endpoint_roles.py"/>
        <source>Role that reads</source>
        <translation>Rôle de lecture</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Root of the XML</source>
        <translation>Racine du XML</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Roundabouts are not connected to the roads that lead to them.</source>
        <translation>Les ronds-points ne sont pas reliés aux routes qui y mènent.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/records.py"/>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_dock.py"/>
        <source>Safe repairs</source>
        <translation>Corrections sûres</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>Save %n changed record(s)?</source>
        <translation>
            <numerusform>Enregistrer %n fiche modifiée ?</numerusform>
            <numerusform>Enregistrer %n fiches modifiées ?</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/save_record.py"/>
        <source>Save a metadata record to a catalogue</source>
        <translation>Enregistrer une fiche dans un catalogue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/server_project.py"/>
        <source>Save and reopen the project in QGIS, then try again.</source>
        <translation>Enregistrez et rouvrez le projet dans QGIS, puis réessayez.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_save.py"/>
        <source>Save as template</source>
        <translation>Enregistrer comme modèle</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/tree.py"/>
        <source>Save it as UTF-8 with a text editor, then open it again.</source>
        <translation>Enregistrez-le en UTF-8 avec un éditeur de texte, puis ouvrez-le de nouveau.</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/queue_line.py"/>
        <source>Save the %n waiting record(s)</source>
        <translation>
            <numerusform>Enregistrer %n fiche en attente</numerusform>
            <numerusform>Enregistrer les %n fiches en attente</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <source>Save the feature catalogue</source>
        <translation>Enregistrer le catalogue d’attributs</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/xml_view.py"/>
        <source>Save the record</source>
        <translation>Enregistrer la fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/xml_view.py"/>
        <source>Save the record as…</source>
        <translation>Enregistrer la fiche sous…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/read_only.py"/>
        <source>Save the record in a catalogue that takes records by CSW-T.</source>
        <translation>Enregistrez la fiche dans un catalogue qui accepte les fiches par CSW-T.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/batch_files.py"/>
        <source>Save the record itself in a file.</source>
        <translation>Enregistrez la fiche elle-même dans un fichier.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/publish.py"/>
        <source>Save the record of {title} in the catalogue</source>
        <translation>Enregistrer la fiche de {title} dans le catalogue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>Save the records</source>
        <translation>Enregistrer les fiches</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/diagnosis_window.py"/>
        <source>Save the report</source>
        <translation>Enregistrer le rapport</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_queue.py"/>
        <source>Save the waiting records</source>
        <translation>Enregistrer les fiches en attente</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_dialog.py"/>
        <source>Saved.</source>
        <translation>Enregistré.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/save_record.py"/>
        <source>Saves a record to the catalogue of a platform and reads it back. A new record is inserted. One that the catalogue has already is replaced only if the catalogue still holds what the edits began from (the record as it was read), or where you say that it may be replaced; else nothing is written.</source>
        <translation>Enregistre une fiche dans le catalogue d’une plateforme et la relit. Une nouvelle fiche y est ajoutée. Une fiche que le catalogue a déjà n’est remplacée que s’il contient encore ce dont les modifications sont parties (la fiche telle qu’elle a été lue), ou si vous dites qu’elle peut l’être ; sinon rien n’est écrit.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <source>Saves the record to {platform}</source>
        <translation>Enregistre la fiche sur {platform}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_geonetwork.py"/>
        <source>Say it in words too</source>
        <translation>Le dire en mots aussi</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_resource.py"/>
        <source>Say that it is a data set</source>
        <translation>Dire que c’est un jeu de données</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_prodige.py"/>
        <location filename="../prodige_plugin/metadata/rules_links.py"/>
        <source>Say that it is a download</source>
        <translation>Dire que c’est un téléchargement</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_geonetwork.py"/>
        <source>Say that it is missing</source>
        <translation>Dire que cela manque</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_text.py"/>
        <source>Say that it is that of the record, “{code}”</source>
        <translation>Dire que c’est celle de la fiche, « {code} »</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_service.py"/>
        <source>Say that it is the service</source>
        <translation>Dire que c’est le service</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_constraints.py"/>
        <source>Say that public access has no limitation</source>
        <translation>Dire que l’accès public n’est pas restreint</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/repairs_schema.py"/>
        <source>Say that the text is in several languages (xsi:type)</source>
        <translation>Dire que le texte est en plusieurs langues (xsi:type)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_distribution.py"/>
        <source>Say that the version is not known</source>
        <translation>Dire que la version n’est pas connue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/repairs_schema.py"/>
        <source>Say that this end of the period is not known</source>
        <translation>Dire que cette fin de la période n’est pas connue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_keywords.py"/>
        <source>Say that {date} is the date of its publication</source>
        <translation>Dire que {date} est la date de sa publication</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/repairs_schema.py"/>
        <location filename="../prodige_plugin/metadata/repairs_values.py"/>
        <source>Say that {element} is not known</source>
        <translation>Dire que {element} n’est pas connu</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_lineage.py"/>
        <source>Say what they are about</source>
        <translation>Dire sur quoi ils portent</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/cli_repair.py"/>
        <source>Say where to write: -o OUT, or --in-place; --diff alone only shows.</source>
        <translation>Dites où écrire : -o SORTIE, ou --in-place ; --diff seul ne fait que montrer.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Scale</source>
        <translation>Échelle</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <location filename="../prodige_plugin/gui/verdicts.py"/>
        <source>Schema</source>
        <translation>Schéma</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/endpoint_roles.py"/>
        <source>Schema of the data</source>
        <translation>Schéma des données</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/kept_menu.py"/>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/search_catalogue.py"/>
        <source>Search a catalogue</source>
        <translation>Chercher dans un catalogue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <source>Search a catalogue without QGIS.</source>
        <translation>Cherche dans un catalogue sans QGIS.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <source>Search a catalogue; its protocol is found out.</source>
        <translation>Cherche dans un catalogue ; son protocole est découvert.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_head.py"/>
        <source>Search again (F5)</source>
        <translation>Chercher de nouveau (F5)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_bar.py"/>
        <source>Search another platform at the same time</source>
        <translation>Chercher en même temps sur une autre plateforme</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/extent_filter.py"/>
        <source>Search everywhere; choose where to look</source>
        <translation>Recherche partout ; choisissez où chercher</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_head.py"/>
        <source>Search for data…</source>
        <translation>Chercher des données…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/envelope.py"/>
        <source>Search for it again, or sign in.</source>
        <translation>Cherchez-la de nouveau, ou connectez-vous.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/layer_origin.py"/>
        <source>Search for its name in the Catalogue dock.</source>
        <translation>Cherchez son nom dans le panneau Catalogue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/reading.py"/>
        <source>Search for its title, and take the identifier of a result.</source>
        <translation>Cherchez son intitulé, et prenez l’identifiant d’un résultat.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/layer_health.py"/>
        <source>Search for its title; the data may have a new record. Note it before the link dies too.</source>
        <translation>Cherchez son intitulé ; les données ont peut-être une nouvelle fiche. Notez-la avant que le lien ne meure aussi.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_sheet.py"/>
        <location filename="../prodige_plugin/gui/result_list.py"/>
        <source>Search for similar data</source>
        <translation>Chercher des données semblables</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/places/browser_menus.py"/>
        <source>Search in the Catalogue dock</source>
        <translation>Chercher dans le panneau Catalogue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/xml_view.py"/>
        <source>Search in the XML…</source>
        <translation>Chercher dans le XML…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_model.py"/>
        <location filename="../prodige_plugin/gui/copy_window.py"/>
        <location filename="../prodige_plugin/gui/places/browser.py"/>
        <source>Search the catalogue</source>
        <translation>Chercher dans le catalogue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/thesauri_source.py"/>
        <source>Search the catalogue's thesauri</source>
        <translation>Chercher dans les thésaurus du catalogue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_window.py"/>
        <source>Search the contacts…</source>
        <translation>Chercher dans les contacts…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/extent_dialog.py"/>
        <source>Search within a box</source>
        <translation>Chercher dans une emprise</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/suggestions.py"/>
        <source>Search within this territory</source>
        <translation>Chercher dans ce territoire</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>Search, view, download, transformation or other. A WMS is a view service, a WFS a download service.</source>
        <translation>Recherche, consultation, téléchargement, transformation ou autre. Un WMS est un service de consultation, un WFS un service de téléchargement.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/kept_menu.py"/>
        <source>Searches (*.json)</source>
        <translation>Recherches (*.json)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/kept_menu.py"/>
        <source>Searches made &amp;before</source>
        <translation>Recherches &amp;passées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/options_page.py"/>
        <source>Searches remembered</source>
        <translation>Recherches retenues</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/search_catalogue.py"/>
        <source>Searches the catalogue of a platform and gives a layer of the results: one feature per data set, with its extent, title, organisation, licence and services. The identifier leads to “Load a data set”.</source>
        <translation>Cherche dans le catalogue d’une plateforme et donne une couche des résultats : une entité par jeu de données, avec son emprise, son intitulé, son organisme, sa licence et ses services. L’identifiant mène à « Charger un jeu de données ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/search_catalogue.py"/>
        <source>Searching {name}…</source>
        <translation>Recherche sur {name}…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <source>Searching…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/steps.py"/>
        <source>See as a visitor that it is gone</source>
        <translation>Constater en visiteur que c’est retiré</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/journal.py"/>
        <source>See in your publications what is in service, and publish again.</source>
        <translation>Voyez dans vos publications ce qui est en service, et publiez de nouveau.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/copy_window.py"/>
        <source>See that the file is there.</source>
        <translation>Vérifiez que le fichier est là.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/shared_place.py"/>
        <source>See that the folder is there and that the network drive is connected.</source>
        <translation>Vérifiez que le dossier existe et que le lecteur réseau est connecté.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/runner.py"/>
        <source>See that the platform answers again, then try again.</source>
        <translation>Assurez-vous que la plateforme répond de nouveau, puis réessayez.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/kept_file.py"/>
        <source>See that there is space left and that the folder may be written to.</source>
        <translation>Vérifiez qu’il reste de la place et que le dossier est ouvert en écriture.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/batch_files.py"/>
        <source>See that there is space left and that you may write there; the file is as it was.</source>
        <translation>Vérifiez qu’il reste de la place et que vous avez le droit d’y écrire ; le fichier est tel qu’il était.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_dock.py"/>
        <source>See the &amp;plan</source>
        <translation>Voir le &amp;plan</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>See the cited specification.</source>
        <translation>Voir la spécification citée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>See the user guide on the web site of the region.</source>
        <translation>Voir le guide d’utilisation sur le site de la région.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_dock.py"/>
        <source>See what unpublishing deletes</source>
        <translation>Voir ce que la dépublication supprime</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/element_widgets.py"/>
        <source>Semicolons between the words</source>
        <translation>Des points-virgules entre les mots</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>Send less, or ask for a higher limit.</source>
        <translation>Envoyez moins, ou demandez une limite plus haute.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/stream.py"/>
        <source>Sending {name}: {amounts}</source>
        <translation>Envoi de {name} : {amounts}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>Series</source>
        <translation>Série</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sheet_html.py"/>
        <source>Series of data sets</source>
        <translation>Série de jeux de données</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sheet_html.py"/>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/endpoint_roles.py"/>
        <source>Service name (pg_service)</source>
        <translation>Nom du service (pg_service)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>Service type</source>
        <translation>Type de service</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>Service – service</source>
        <translation>Service – service</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/endpoint_roles.py"/>
        <source>Services (GeoServer)</source>
        <translation>Services (GeoServer)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/endpoint_roles.py"/>
        <source>Services (WMS, WFS)</source>
        <translation>Services (WMS, WFS)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/card_delegate.py"/>
        <source>Services not asked for yet</source>
        <translation>Services pas encore demandés</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/endpoint_roles.py"/>
        <source>Services of a project</source>
        <translation>Services d’un projet</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_operation.py"/>
        <source>Set an element</source>
        <translation>Donner une valeur à un élément</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/layer_health.py"/>
        <source>Set up the platform or its account, then check again.</source>
        <translation>Configurez la plateforme ou son compte, puis vérifiez de nouveau.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/batch.py"/>
        <source>Set “{element}”</source>
        <translation>Donner une valeur à « {element} »</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/checks.py"/>
        <source>Several fields are called “{name}” but for capitals; rename one of them.</source>
        <translation>Plusieurs champs s’appellent « {name} » aux majuscules près ; renommez-en un.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/cli_repair.py"/>
        <source>Several files need a folder that is there: -o FOLDER, or --in-place.</source>
        <translation>Plusieurs fichiers demandent un dossier existant : -o DOSSIER, ou --in-place.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/cli_repair.py"/>
        <source>Several files would become {name}. Repair them one by one, or --in-place.</source>
        <translation>Plusieurs fichiers deviendraient {name}. Corrigez-les un par un, ou avec --in-place.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_distribution.py"/>
        <source>Several formats stand in one place; each wants a place of its own.</source>
        <translation>Plusieurs formats sont à la même place ; chacun veut la sienne.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_practice.py"/>
        <source>Several spatial scopes are stated; Europe counts one only.</source>
        <translation>Plusieurs champs géographiques sont indiqués ; l’Europe n’en compte qu’un.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/records.py"/>
        <source>Severity</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_sheet_ui.py"/>
        <source>Sheet</source>
        <translation>Fiche</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/sheet_links.py"/>
        <source>Show %n more link(s)</source>
        <translation>
            <numerusform>Montrer %n autre lien</numerusform>
            <numerusform>Montrer %n autres liens</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <source>Show everything</source>
        <translation>Tout montrer</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <source>Show in the &amp;XML (line {number})</source>
        <translation>Montrer dans le &amp;XML (ligne {number})</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/places/layer_page_widget.py"/>
        <source>Show its &amp;record</source>
        <translation>Montrer sa &amp;fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publications_tab.py"/>
        <source>Show my publications</source>
        <translation>Montrer mes publications</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/thesaurus_picker.py"/>
        <source>Show the whole list</source>
        <translation>Montrer toute la liste</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/records.py"/>
        <source>Show this layer in the Metadata dock and publish its record there: both versions are put side by side. Then publish again.</source>
        <translation>Affichez cette couche dans le panneau Métadonnées et publiez-y sa fiche : les deux versions y sont mises côte à côte. Puis publiez de nouveau.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_columns.py"/>
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>Show where it is missing or wrong</source>
        <translation>Montrer où cela manque ou est faux</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/finding_row.py"/>
        <source>Shows before and after first</source>
        <translation>Montre d’abord l’avant et l’après</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <source>Shows first what the repairs that change no meaning would change; can be undone</source>
        <translation>Montre d’abord ce que changeraient les corrections qui ne changent pas le sens ; peut être annulé</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publications_tab.py"/>
        <source>Shows first, by name, what will be deleted</source>
        <translation>Montre d’abord, par son nom, ce qui sera supprimé</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/queue_line.py"/>
        <source>Shows the record in the dock: compare, merge or correct it there, then publish</source>
        <translation>Montre la fiche dans le panneau : comparez, fusionnez ou corrigez-la, puis publiez</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_dock.py"/>
        <source>Shows, by name, all that will be done; changes nothing yet</source>
        <translation>Montre, par son nom, tout ce qui sera fait ; ne change encore rien</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sign_in_choice.py"/>
        <source>Sign &amp;out</source>
        <translation>Se &amp;déconnecter</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/geonetwork_api.py"/>
        <source>Sign in again, then save again; your version is kept here.</source>
        <translation>Reconnectez-vous, puis enregistrez de nouveau ; votre version est gardée ici.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/feature_pages.py"/>
        <source>Sign in with an account that may read them, or try another link of the record.</source>
        <translation>Connectez-vous avec un compte qui peut les lire, ou essayez un autre lien de la fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/api_data.py"/>
        <source>Sign in: give the platform an account in Platforms, then load again.</source>
        <translation>Connectez-vous : donnez un compte à la plateforme dans Plateformes, puis chargez de nouveau.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_dialog.py"/>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/georchestra.py"/>
        <location filename="../prodige_plugin/platforms/prodige.py"/>
        <location filename="../prodige_plugin/platforms/search_only.py"/>
        <source>Sign-in</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>Sign-in and certificates may fail: set the clock.</source>
        <translation>La connexion et les certificats peuvent échouer : réglez l’horloge.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/endpoint_roles.py"/>
        <location filename="../prodige_plugin/gui/sign_in_choice.py"/>
        <source>Sign-in page</source>
        <translation>Page de connexion</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sign_in_choice.py"/>
        <location filename="../prodige_plugin/platforms/discovery.py"/>
        <source>Sign-in page (CAS)</source>
        <translation>Page de connexion (CAS)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/trying.py"/>
        <source>Signed in as {user} ({name}, {profile}).</source>
        <translation>Connecté en tant que {user} ({name}, {profile}).</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/georchestra.py"/>
        <source>Signed in as {user} ({organisation}; roles: {roles}).</source>
        <translation>Connecté en tant que {user} ({organisation} ; rôles : {roles}).</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/trying.py"/>
        <source>Signed in as {user}.</source>
        <translation>Connecté en tant que {user}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_dialog.py"/>
        <source>Signed out; the next request signs in anew.</source>
        <translation>Déconnecté ; la prochaine requête se connectera de nouveau.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/api_data.py"/>
        <source>Signing in …</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_views.py"/>
        <source>Similar to “{title}”</source>
        <translation>Semblables à « {title} »</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/queue_line.py"/>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <location filename="../prodige_plugin/gui/sheet_html.py"/>
        <source>Software</source>
        <translation>Logiciel</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/saving.py"/>
        <source>Somebody deleted the record, or hid it, since it was read.</source>
        <translation>Quelqu’un a supprimé ou masqué la fiche depuis sa lecture.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/queue_line.py"/>
        <source>Somebody else changed it: open it, merge, then publish.</source>
        <translation>Quelqu’un d’autre l’a modifiée : ouvrez-la, fusionnez, puis publiez.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/saving.py"/>
        <source>Somebody else changed the record since it was read.</source>
        <translation>Quelqu’un d’autre a modifié la fiche depuis sa lecture.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/conflict_panel.py"/>
        <source>Somebody else changed this record on the platform since you read it. Nothing was saved.</source>
        <translation>Quelqu’un d’autre a modifié cette fiche sur la plateforme depuis que vous l’avez lue. Rien n’a été enregistré.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/database.py"/>
        <source>Somebody else, or the map server, is reading or writing it.</source>
        <translation>Quelqu’un d’autre, ou le serveur cartographique, la lit ou y écrit.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/publish.py"/>
        <source>Somebody with your account has unpublished it.</source>
        <translation>Quelqu’un qui utilise votre compte l’a dépubliée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>Something failed inside the server.</source>
        <translation>Quelque chose a échoué dans le serveur.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/discovery.py"/>
        <source>Something is there; it asks for an account.</source>
        <translation>Quelque chose est là, qui demande un compte.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_ui.py"/>
        <source>Something missing or wrong</source>
        <translation>Quelque chose manque ou est faux</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/group_widgets.py"/>
        <source>South</source>
        <translation>Sud</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <location filename="../prodige_plugin/metadata/thesauri.py"/>
        <source>Spatial scope</source>
        <translation>Portée territoriale</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Specification</source>
        <translation>Spécification</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/directory_dialog.py"/>
        <source>Start it with “make platform”, or “python3 -m prodige_plugin.training start”, then open this list again.</source>
        <translation>Démarrez-la par « make platform » ou « python3 -m prodige_plugin.training start », puis rouvrez cette liste.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/supervisor.py"/>
        <source>Starting the database.</source>
        <translation>Démarrage de la base de données.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/supervisor.py"/>
        <source>Starting the services.</source>
        <translation>Démarrage des services.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_ui.py"/>
        <location filename="../prodige_plugin/gui/diagnosis_window.py"/>
        <location filename="../prodige_plugin/gui/health_window.py"/>
        <location filename="../prodige_plugin/gui/queue_line.py"/>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_opendata.py"/>
        <source>State it of the data too</source>
        <translation>La dire aussi des données</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/check_layers.py"/>
        <source>State of the layers</source>
        <translation>État des couches</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_quality.py"/>
        <location filename="../prodige_plugin/metadata/rules_service.py"/>
        <source>State that conformity was not evaluated</source>
        <translation>Indiquer que la conformité n’a pas été évaluée</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_themes.py"/>
        <source>State them as INSPIRE themes too</source>
        <translation>Les déclarer aussi comme thèmes INSPIRE</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <source>Static map</source>
        <translation>Carte statique</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contact_parts.py"/>
        <source>Street</source>
        <translation>Rue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Structure of the XML</source>
        <translation>Structure du XML</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/load_dialog.py"/>
        <source>Style</source>
        <translation>Style</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/suggestions.py"/>
        <source>Suggestions</source>
        <translation>Suggestions</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Systems of the INSPIRE regulation (ETRS89, LAEA …) are written as the address of their definition. National ones such as Lambert-93 are free.</source>
        <translation>Les systèmes du règlement INSPIRE (ETRS89, LAEA…) s’écrivent par l’adresse de leur définition. Les systèmes nationaux comme Lambert-93 sont libres.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <source>TMS (map tiles)</source>
        <translation>TMS (tuiles de carte)</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>Take %n row(s) out of the table</source>
        <translation>
            <numerusform>Retirer %n ligne du tableau</numerusform>
            <numerusform>Retirer %n lignes du tableau</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/conflict_panel.py"/>
        <source>Take &amp;theirs</source>
        <translation>Prendre la &amp;leur</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <source>Take &amp;words from a file…</source>
        <translation>Reprendre les &amp;mots d’un fichier…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_queue.py"/>
        <source>Take a record off the list</source>
        <translation>Retirer une fiche de la liste</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_crs.py"/>
        <location filename="../prodige_plugin/metadata/rules_structure.py"/>
        <source>Take it away</source>
        <translation>Le retirer</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/items_field.py"/>
        <source>Take it away (Delete)</source>
        <translation>Retirer (Suppr)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_distribution.py"/>
        <source>Take it away, for it says nothing</source>
        <translation>Le retirer, car il ne dit rien</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_contacts.py"/>
        <source>Take it from elsewhere in the record</source>
        <translation>Le prendre ailleurs dans la fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_extent.py"/>
        <source>Take it from the outline that the record holds</source>
        <translation>La prendre du contour que contient la fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_text.py"/>
        <source>Take it from the translations</source>
        <translation>Le prendre des traductions</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/store.py"/>
        <source>Take it out of the address, and choose an account of QGIS instead.</source>
        <translation>Retirez-le de l’adresse, et choisissez plutôt un compte de QGIS.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_work.py"/>
        <source>Take it out of the table, or sign in with another account.</source>
        <translation>Retirez-la du tableau, ou connectez-vous avec un autre compte.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_links.py"/>
        <location filename="../prodige_plugin/metadata/rules_resource.py"/>
        <source>Take one away</source>
        <translation>En retirer un</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_operation.py"/>
        <source>Take out keywords, themes, contacts…</source>
        <translation>Retirer des mots clés, thèmes, contacts…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_sheet.py"/>
        <location filename="../prodige_plugin/gui/result_list.py"/>
        <source>Take out of the favourites</source>
        <translation>Retirer des favoris</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/card_delegate.py"/>
        <source>Take out of the favourites (Ctrl+D)</source>
        <translation>Retirer des favoris (Ctrl+D)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>Take out of the table</source>
        <translation>Retirer du tableau</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/batch.py"/>
        <source>Take out of “{element}”</source>
        <translation>Retirer de « {element} »</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/repairs_values.py"/>
        <source>Take the attribute {attribute} away</source>
        <translation>Retirer l’attribut {attribute}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_opendata.py"/>
        <source>Take the blanks around it away</source>
        <translation>Retirer les blancs autour</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_keywords.py"/>
        <source>Take the blanks away</source>
        <translation>Retirer les espaces</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_contacts.py"/>
        <source>Take the contact of the data</source>
        <translation>Prendre le contact des données</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_contacts.py"/>
        <source>Take the contact of the record</source>
        <translation>Prendre le contact de la fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_contacts.py"/>
        <source>Take the empty contacts away</source>
        <translation>Retirer les contacts vides</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_service.py"/>
        <source>Take the empty coupling away</source>
        <translation>Retirer le couplage vide</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_dates.py"/>
        <source>Take the empty dates away</source>
        <translation>Retirer les dates vides</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_structure.py"/>
        <source>Take the empty element away</source>
        <translation>Retirer l’élément vide</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_extent.py"/>
        <source>Take the empty extent away</source>
        <translation>Retirer l’emprise vide</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_prodige.py"/>
        <source>Take the empty group away</source>
        <translation>Retirer le groupe vide</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_resource.py"/>
        <source>Take the empty identifier away</source>
        <translation>Retirer l’identifiant vide</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_geonetwork.py"/>
        <location filename="../prodige_plugin/metadata/profile_prodige.py"/>
        <location filename="../prodige_plugin/metadata/rules_crs.py"/>
        <location filename="../prodige_plugin/metadata/rules_data.py"/>
        <location filename="../prodige_plugin/metadata/rules_lineage.py"/>
        <source>Take the empty one away</source>
        <translation>Retirer celui qui est vide</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_extent.py"/>
        <source>Take the empty period away</source>
        <translation>Retirer la période vide</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/repairs_schema.py"/>
        <location filename="../prodige_plugin/metadata/repairs_values.py"/>
        <source>Take the empty {element} away</source>
        <translation>Retirer {element}, vide</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_distribution.py"/>
        <source>Take the format without name away</source>
        <translation>Retirer le format sans nom</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_keywords.py"/>
        <source>Take the group away, for it holds no keyword</source>
        <translation>Retirer le groupe, qui ne contient aucun mot clé</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_links.py"/>
        <source>Take the link without address away</source>
        <translation>Retirer le lien sans adresse</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_service.py"/>
        <source>Take the others away</source>
        <translation>Retirer les autres</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_opendata.py"/>
        <location filename="../prodige_plugin/metadata/rules_keywords.py"/>
        <source>Take them away</source>
        <translation>Les retirer</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_dates.py"/>
        <source>Take this date away</source>
        <translation>Retirer cette date</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/more_fields.py"/>
        <source>Take this translation away</source>
        <translation>Retirer cette traduction</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_operation.py"/>
        <source>Take values from another record</source>
        <translation>Reprendre les valeurs d’une autre fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <source>Take words from a file</source>
        <translation>Reprendre les mots d’un fichier</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/repairs_schema.py"/>
        <source>Take {element} away</source>
        <translation>Retirer {element}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/publish.py"/>
        <source>Take {title} out of service</source>
        <translation>Mettre {title} hors service</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_window.py"/>
        <source>Takes back on all its records: {title}</source>
        <translation>Annule sur toutes ses fiches : {title}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_dialog.py"/>
        <source>Takes the platform out of this list; nothing happens on the platform itself.</source>
        <translation>Retire la plateforme de cette liste ; rien ne se passe sur la plateforme elle-même.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/diagnosis_window.py"/>
        <source>Technical detail</source>
        <translation>Détail technique</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contact_parts.py"/>
        <source>Telephone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/sign_in/cas.py"/>
        <location filename="../prodige_plugin/services/feeds.py"/>
        <source>Tell the platform's administrator.</source>
        <translation>Prévenez l’administrateur de la plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/xmlsafe.py"/>
        <source>Tell the platform's administrator; a metadata answer never needs one.</source>
        <translation>Prévenez l’administrateur de la plateforme ; une réponse de métadonnées n’en a jamais besoin.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>Templates</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>Templates (*.json)</source>
        <translation>Modèles (*.json)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>Templates and ISO records (*.json *.xml)</source>
        <translation>Modèles et fiches ISO (*.json *.xml)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Temporal reference system</source>
        <translation>Système de référence temporel</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/territory_popup.py"/>
        <source>Territories</source>
        <translation>Territoires</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_dialog.py"/>
        <source>Test a platform</source>
        <translation>Tester une plateforme</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>Test of the connection</source>
        <translation>Test de la connexion</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/diagnosis_window.py"/>
        <source>Text (*.txt)</source>
        <translation>Texte (*.txt)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/batch_metadata.py"/>
        <source>Text or contact that is replaced by the value</source>
        <translation>Texte ou contact que la valeur remplace</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/codecs_languages.py"/>
        <source>Texts of this record are translated into it.</source>
        <translation>Des textes de cette fiche sont traduits dans cette langue.</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_adding.py"/>
        <source>The %n result(s) listed in the Catalogue</source>
        <translation>
            <numerusform>Le résultat affiché dans le Catalogue (%n)</numerusform>
            <numerusform>Les %n résultats affichés dans le Catalogue</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_choices.py"/>
        <source>The &amp;current row</source>
        <translation>La &amp;ligne courante</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_adding.py"/>
        <source>The &amp;layers of the project</source>
        <translation>Les &amp;couches du projet</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_window.py"/>
        <source>The &amp;team's book…</source>
        <translation>Le carnet de l’é&amp;quipe…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/prodige.py"/>
        <source>The API answers.</source>
        <translation>L’API répond.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/prodige.py"/>
        <source>The API does not say that it is PRODIGE's.</source>
        <translation>L’API ne dit pas qu’elle est celle de PRODIGE.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/discovery.py"/>
        <source>The API of PRODIGE 5 is there.</source>
        <translation>L’API de PRODIGE 5 est là.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/esri.py"/>
        <source>The ArcGIS service refuses: {words}</source>
        <translation>Le service ArcGIS refuse : {words}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>The European subject, from a list of 34. It is written with the address of the European register, so that every portal recognises it.</source>
        <translation>Le sujet européen, dans une liste de 34. Il est écrit avec l’adresse du registre européen, pour que tout portail le reconnaisse.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_themes.py"/>
        <source>The INSPIRE themes, or the name of their thesaurus, are not written as in the European register, so that they are not recognised.</source>
        <translation>Les thèmes INSPIRE, ou le nom de leur thésaurus, ne sont pas écrits comme dans le registre européen, si bien qu’ils ne sont pas reconnus.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profiles.py"/>
        <source>The ISO and GeoNetwork rules that GeoNetwork runs when it validates a record.</source>
        <translation>Les règles ISO et GeoNetwork que GeoNetwork applique quand il valide une fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_schema.py"/>
        <source>The ISO schemas are not on this computer: the structure was checked by a table of the plugin's own, which knows less. The plugin's package brings them; from its sources, make setup arranges them.</source>
        <translation>Les schémas ISO ne sont pas sur cet ordinateur : la structure a été contrôlée par une table propre à l’extension, qui en sait moins. Le paquet de l’extension les apporte ; depuis ses sources, make setup les met en place.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_keywords.py"/>
        <source>The ISO topic category has blanks around it, so that validators do not know it.</source>
        <translation>La catégorie ISO est entourée d’espaces, si bien que les validateurs ne la connaissent pas.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_keywords.py"/>
        <source>The ISO topic category is missing or unknown. Choose at least one.</source>
        <translation>La catégorie ISO manque ou est inconnue. Choisissez-en au moins une.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/tree.py"/>
        <location filename="../prodige_plugin/xmlsafe.py"/>
        <source>The XML cannot be read.</source>
        <translation>Le XML ne peut pas être lu.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/projects.py"/>
        <source>The XML is of another kind (“{name}”).</source>
        <translation>Le XML est d’un autre type (« {name} »).</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/xmlsafe.py"/>
        <source>The XML is refused.</source>
        <translation>Le XML est refusé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/xmlsafe.py"/>
        <source>The XML is too large to read.</source>
        <translation>Le XML est trop volumineux pour être lu.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>The abstract for readers of another language. Translate the first lines at least.</source>
        <translation>Le résumé pour les lecteurs d’une autre langue. Traduisez au moins les premières lignes.</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/metadata/profile_opendata.py"/>
        <source>The abstract has %n character(s); data.gouv.fr advises {least} or more.</source>
        <translation>
            <numerusform>Le résumé a %n caractère ; data.gouv.fr en conseille {least} ou plus.</numerusform>
            <numerusform>Le résumé a %n caractères ; data.gouv.fr en conseille {least} ou plus.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_text.py"/>
        <source>The abstract is missing. Say in a few sentences what the data show, where, and how to use them.</source>
        <translation>Le résumé manque. Dites en quelques phrases ce que montrent les données, où, et comment s’en servir.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_text.py"/>
        <source>The abstract is very short. A reader decides on it whether the data are of use.</source>
        <translation>Le résumé est très court. C’est d’après lui qu’un lecteur juge si les données lui servent.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_text.py"/>
        <source>The abstract repeats the title. Say what the data show and how they were made.</source>
        <translation>Le résumé répète l’intitulé. Dites ce que montrent les données et comment elles ont été faites.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_geonetwork.py"/>
        <source>The access is said to be limited in another way, and it is not said how.</source>
        <translation>L’accès est dit limité d’une autre façon, et il n’est pas dit laquelle.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/credentials.py"/>
        <source>The account chosen for “{name}” cannot be used here.</source>
        <translation>Le compte choisi pour « {name} » ne peut pas servir ici.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>The account for {host} cannot be used.</source>
        <translation>Le compte pour {host} ne peut pas être utilisé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>The account has no right to do it, or the server refuses this address.</source>
        <translation>Le compte n’en a pas le droit, ou le serveur refuse cette adresse.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_actions.py"/>
        <source>The account in use may not change this record.</source>
        <translation>Le compte utilisé n’a pas le droit de modifier cette fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/credentials.py"/>
        <source>The account of “{name}” was not opened.</source>
        <translation>Le compte de « {name} » n’a pas été ouvert.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/cluster.py"/>
        <source>The account {user} may not enter {folder}.</source>
        <translation>Le compte {user} ne peut pas entrer dans {folder}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/repairs.py"/>
        <source>The address ({host}) is one of the server's own machine or local network, which nobody else reaches; tell the platform's administrator.</source>
        <translation>L’adresse ({host}) est celle de la machine du serveur ou de son réseau local, que personne d’autre n’atteint ; prévenez l’administrateur de la plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/atom.py"/>
        <source>The address answers with XML of another kind (“{name}”).</source>
        <translation>L’adresse répond par du XML d’un autre type (« {name} »).</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/capabilities.py"/>
        <source>The address answers, but not as a {kind} service.</source>
        <translation>L’adresse répond, mais pas comme un service {kind}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/capabilities.py"/>
        <source>The address answers, but not as an OGC API Features service.</source>
        <translation>L’adresse répond, mais pas comme un service OGC API Features.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/contexts.py"/>
        <source>The address answers, but with neither a map context nor a QGIS project.</source>
        <translation>L’adresse répond, mais ni par un contexte de carte ni par un projet QGIS.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/tiles.py"/>
        <source>The address answers, but with no description of tiles.</source>
        <translation>L’adresse répond, mais sans description de tuiles.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>The address cannot be used: {url}</source>
        <translation>L’adresse ne peut pas être utilisée : {url}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/repairs.py"/>
        <source>The address did not begin with https://, which was added.</source>
        <translation>L’adresse ne commençait pas par https://, qui a été ajouté.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/health.py"/>
        <source>The address does not begin with http.</source>
        <translation>L’adresse ne commence pas par http.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/sign_in/base.py"/>
        <source>The address exists on platforms of another version, or was changed.</source>
        <translation>L’adresse existe sur les plateformes d’une autre version, ou a changé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/csw_answer.py"/>
        <source>The address may belong to another service.</source>
        <translation>L’adresse est peut-être celle d’un autre service.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/search_only.py"/>
        <source>The address of its catalogue is missing, or does not begin with http.</source>
        <translation>L’adresse de son catalogue manque, ou ne commence pas par http.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/sign_in.py"/>
        <source>The address of its catalogue, or of its API, is missing.</source>
        <translation>L’adresse de son catalogue, ou de son API, manque.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/repairs.py"/>
        <source>The address of the link cannot be opened: it does not begin with http.</source>
        <translation>L’adresse du lien ne peut pas être ouverte : elle ne commence pas par http.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/repairs.py"/>
        <source>The address of the link is badly written; it cannot be opened.</source>
        <translation>L’adresse du lien est mal écrite ; il ne peut pas être ouvert.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/repairs.py"/>
        <source>The address of the link names no server that can be found from here.</source>
        <translation>L’adresse du lien ne nomme aucun serveur qui puisse être trouvé d’ici.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_service.py"/>
        <source>The address of the service is missing.</source>
        <translation>L’adresse du service manque.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>The address of the service, best the one of its capabilities. Whoever reads the record can then use it.</source>
        <translation>L’adresse du service, de préférence celle de ses capacités. Qui lit la fiche peut alors l’utiliser.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/tiles.py"/>
        <source>The address of the tiles has places QGIS does not fill: {places}.</source>
        <translation>L’adresse des tuiles a des places que QGIS ne remplit pas : {places}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/repairs.py"/>
        <source>The address of the {kind} service was taken out of a viewer's address.</source>
        <translation>L’adresse du service {kind} a été tirée de celle d’un visualiseur.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/store.py"/>
        <source>The address “{role}” holds an account or a password.</source>
        <translation>L’adresse « {role} » contient un compte ou un mot de passe.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_links.py"/>
        <source>The address “{url}” has blanks in it or around it, which programs do not follow.</source>
        <translation>L’adresse « {url} » contient ou est entourée de blancs, que les programmes ne suivent pas.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_links.py"/>
        <source>The address “{url}” of a service does not ask for its capabilities; data.gouv.fr then shows it as documentation.</source>
        <translation>L’adresse « {url} » d’un service ne demande pas ses capacités ; data.gouv.fr la montre alors comme documentation.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/connection.py"/>
        <source>The addresses are well formed.</source>
        <translation>Les adresses sont bien formées.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/envelope.py"/>
        <source>The answer holds no metadata record.</source>
        <translation>La réponse ne contient aucune fiche de métadonnées.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>The answer of {host} is too large.</source>
        <translation>La réponse de {host} est trop volumineuse.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>The answer of {host} stopped before its end.</source>
        <translation>La réponse de {host} s’est arrêtée avant la fin.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/projects.py"/>
        <source>The archive holds no QGIS project, or one that is too large.</source>
        <translation>L’archive ne contient pas de projet QGIS, ou il est trop gros.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>The archive {name} holds no data that QGIS opens.</source>
        <translation>L’archive {name} ne contient aucune donnée que QGIS ouvre.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/archives.py"/>
        <source>The archive {name} was not unpacked.</source>
        <translation>L’archive {name} n’a pas été décompressée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/clip.py"/>
        <source>The area cannot be told in its coordinate system, {crs}.</source>
        <translation>L’emprise ne peut pas être dite dans son système de coordonnées, {crs}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/remote.py"/>
        <source>The area was not applied: the map shows all of it.</source>
        <translation>L’emprise n’a pas été appliquée : la carte le montre en entier.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/repairs.py"/>
        <source>The beginning or the end of the address was badly written and is mended.</source>
        <translation>Le début ou la fin de l’adresse était mal écrit et a été corrigé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/load_dialog.py"/>
        <source>The best one</source>
        <translation>Le meilleur</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>The block that describes the data; there is exactly one. Its id is what services point at.</source>
        <translation>Le bloc qui décrit les données ; il y en a exactement un. Son id est ce que les services désignent.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>The block that describes the service; there is exactly one. A record of data has another.</source>
        <translation>Le bloc qui décrit le service ; il y en a exactement un. Une fiche de données en a un autre.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contact_fields.py"/>
        <source>The book is empty yet</source>
        <translation>Le carnet est encore vide</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>The box around the data, in degrees. It is what a search on a map compares; the layer knows it.</source>
        <translation>Le rectangle autour des données, en degrés. C’est ce que compare une recherche sur une carte ; la couche le connaît.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/geonetwork_api.py"/>
        <source>The catalogue answered with a web page instead of its editor.</source>
        <translation>Le catalogue a répondu par une page web au lieu de son éditeur.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/saving.py"/>
        <source>The catalogue answered with an error, and holds the record all the same: {words}</source>
        <translation>Le catalogue a répondu par une erreur, et contient pourtant la fiche : {words}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/trying.py"/>
        <source>The catalogue answers as to a visitor.</source>
        <translation>Le catalogue répond comme à un visiteur.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/health.py"/>
        <source>The catalogue answers with an error.</source>
        <translation>Le catalogue répond par une erreur.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/csw.py"/>
        <source>The catalogue changed parts of the record while storing it.</source>
        <translation>Le catalogue a modifié des parties de la fiche en l’enregistrant.</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/catalogue/saving.py"/>
        <source>The catalogue did not keep %n of your changes: {names}.</source>
        <translation>
            <numerusform>Le catalogue n’a pas gardé %n de vos modifications : {names}.</numerusform>
            <numerusform>Le catalogue n’a pas gardé %n de vos modifications : {names}.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/saving.py"/>
        <source>The catalogue did not store the record “{identifier}”.</source>
        <translation>Le catalogue n’a pas enregistré la fiche « {identifier} ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/geonetwork_edit.py"/>
        <source>The catalogue did not take the record.</source>
        <translation>Le catalogue n’a pas accepté la fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/thesauri_source.py"/>
        <source>The catalogue does not answer: its thesauri are as they were on {day}.</source>
        <translation>Le catalogue ne répond pas : ses thésaurus sont tels qu’ils étaient le {day}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/csw_answer.py"/>
        <source>The catalogue gave an answer that is not one of a catalogue.</source>
        <translation>La réponse du catalogue n’est pas celle d’un catalogue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/csw.py"/>
        <location filename="../prodige_plugin/catalogue/read_only.py"/>
        <source>The catalogue gives it in another form than ISO 19139.</source>
        <translation>Le catalogue la donne sous une autre forme que l’ISO 19139.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <source>The catalogue gives no counts.</source>
        <translation>Le catalogue ne donne aucun décompte.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/copy_window.py"/>
        <source>The catalogue has no record of this name any more.</source>
        <translation>Le catalogue n’a plus de fiche de ce nom.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <source>The catalogue has nothing else on this subject around this place.</source>
        <translation>Le catalogue n’a rien d’autre sur ce sujet autour de ce lieu.</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/catalogue/saving.py"/>
        <source>The catalogue itself changed %n thing(s): {names}.</source>
        <translation>
            <numerusform>Le catalogue a lui-même modifié %n chose : {names}.</numerusform>
            <numerusform>Le catalogue a lui-même modifié %n choses : {names}.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_work.py"/>
        <location filename="../prodige_plugin/processing/records.py"/>
        <source>The catalogue keeps no metadata record of it, or shows it to other accounts only.</source>
        <translation>Le catalogue n’en garde aucune fiche, ou ne la montre qu’à d’autres comptes.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_sheet.py"/>
        <source>The catalogue keeps no metadata record of this entry.</source>
        <translation>Le catalogue ne garde pas de fiche de métadonnées de cette entrée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_session.py"/>
        <source>The catalogue keeps no metadata record of this entry; the record is filled from the layer.</source>
        <translation>Le catalogue ne garde pas de fiche de métadonnées de cette entrée ; la fiche est remplie à partir de la couche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/layer_record.py"/>
        <source>The catalogue no longer has this layer's record.</source>
        <translation>Le catalogue n’a plus la fiche de cette couche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_session.py"/>
        <source>The catalogue no longer has this layer's record; the record is filled from the layer.</source>
        <translation>Le catalogue n’a plus la fiche de cette couche ; la fiche est remplie à partir de la couche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/reading.py"/>
        <source>The catalogue no longer shows it; it may have been deleted or made private.</source>
        <translation>Le catalogue ne la montre plus ; elle a pu être supprimée ou rendue privée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_sheet.py"/>
        <source>The catalogue no longer shows this record; it may have been deleted or made private.</source>
        <translation>Le catalogue ne montre plus cette fiche ; elle a peut-être été supprimée ou rendue privée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/ckan.py"/>
        <source>The catalogue refused the search.</source>
        <translation>Le catalogue a refusé la recherche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/geonetwork_api.py"/>
        <source>The catalogue reports an error without saying which.</source>
        <translation>Le catalogue signale une erreur sans dire laquelle.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/csw.py"/>
        <location filename="../prodige_plugin/catalogue/geonetwork_edit.py"/>
        <source>The catalogue still shows it.</source>
        <translation>Le catalogue la montre encore.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/geonetwork_api.py"/>
        <source>The catalogue takes you for a visitor; nothing was saved.</source>
        <translation>Le catalogue vous prend pour un visiteur ; rien n’a été enregistré.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/saving.py"/>
        <source>The catalogue's answer did not come: {what}</source>
        <translation>La réponse du catalogue n’est pas arrivée : {what}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/thesauri_source.py"/>
        <source>The catalogue's own thesauri could not be read: {why}</source>
        <translation>Les thésaurus du catalogue n’ont pas pu être lus : {why}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_practice.py"/>
        <source>The categories of high-value data are stated without the keyword of the regulation: portals count data with both only.</source>
        <translation>Les catégories de données de forte valeur sont indiquées sans le mot clé du règlement : les portails ne comptent que les données qui ont les deux.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>The categories of regulation (EU) 2023/138, for the data that it names. Leave it empty otherwise.</source>
        <translation>Les catégories du règlement (UE) 2023/138, pour les données qu’il nomme. Laissez vide dans les autres cas.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_service.py"/>
        <source>The category of the service is missing, for example infoMapAccessService for a WMS.</source>
        <translation>La catégorie du service manque, par exemple infoMapAccessService pour un WMS.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_opendata.py"/>
        <source>The category “{name}” of high-value data has an address that data.gouv.fr does not recognise.</source>
        <translation>La catégorie « {name} » de données de forte valeur a une adresse que data.gouv.fr ne reconnaît pas.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>The certificate of {host} is not trusted.</source>
        <translation>Le certificat de {host} n’est pas reconnu.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/batch_metadata.py"/>
        <source>The changed records cannot be written over the ones they are made from.</source>
        <translation>Les fiches modifiées ne peuvent pas être écrites sur celles dont elles sont faites.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_distribution.py"/>
        <source>The character encoding “{name}” is not one of the list.</source>
        <translation>L’encodage « {name} » n’est pas dans la liste.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sheet_html.py"/>
        <source>The check found nothing to complain of.</source>
        <translation>La vérification n’a rien trouvé à redire.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/result_list.py"/>
        <source>The chosen results, or all that are listed, in one table</source>
        <translation>Les résultats choisis, ou tous ceux de la liste, dans un tableau</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>The coarse subject, from a list of 19 used all over the world. One is enough.</source>
        <translation>Le sujet dans les grandes lignes, dans une liste de 19 en usage dans le monde entier. Un seul suffit.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_crs.py"/>
        <source>The code space of the coordinate reference system is empty. Take it away.</source>
        <translation>L’espace de noms du système de coordonnées est vide. Retirez-le.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_constraints.py"/>
        <source>The conditions of use are not stated: without a licence nobody knows what may be done with the data.</source>
        <translation>Les conditions d’utilisation ne sont pas indiquées : sans licence, personne ne sait ce qu’il peut faire des données.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/database.py"/>
        <source>The connection to the database was lost or could not be made.</source>
        <translation>La connexion à la base de données a été perdue ou n’a pas pu se faire.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/saving.py"/>
        <source>The connection was cut while it was saved; the catalogue was asked again, and has it.</source>
        <translation>La liaison a été coupée pendant l’enregistrement ; le catalogue a été interrogé de nouveau, et contient la fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>The connection was cut, or the server gave up.</source>
        <translation>La connexion a été coupée, ou le serveur a renoncé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/downloads.py"/>
        <source>The connection was cut; going on where it stopped …</source>
        <translation>La connexion a été coupée ; reprise là où elle s’est arrêtée…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_import.py"/>
        <source>The contacts of the records found are listed here; tick those to keep.</source>
        <translation>Les contacts des fiches trouvées sont listés ici ; cochez ceux à garder.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profiles.py"/>
        <source>The conventions of PRODIGE's platforms: domains, names of links and tables.</source>
        <translation>Les conventions des plateformes PRODIGE : domaines, noms des liens et des tables.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_crs.py"/>
        <source>The coordinate reference system is missing. Take it from the layer (EPSG:2154 …).</source>
        <translation>Le système de coordonnées manque. Prenez-le de la couche (EPSG:2154…).</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/checks.py"/>
        <source>The coordinate reference system “{crs}” has no EPSG code; the platform needs one.</source>
        <translation>Le système de coordonnées « {crs} » n’a pas de code EPSG ; la plateforme en a besoin.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/layerfacts_extent.py"/>
        <source>The coordinates of the layer lie outside the area of {crs}; its extent was not taken. Check the layer's coordinate system.</source>
        <translation>Les coordonnées de la couche sont hors du domaine de {crs} ; son emprise n’a pas été reprise. Vérifiez le système de coordonnées de la couche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>The coordinates of {name} were read as {crs}.</source>
        <translation>Les coordonnées de {name} ont été lues comme {crs}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_resource.py"/>
        <source>The data and their record have the same identifier; two things are better told apart by two names.</source>
        <translation>Les données et leur fiche ont le même identifiant ; on distingue mieux deux choses par deux noms.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/api_data.py"/>
        <source>The data cannot be kept.</source>
        <translation>Les données ne peuvent pas être gardées.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_resource.py"/>
        <source>The data have no identifier of their own. data.gouv.fr skips such a record; give an address or a code that will not change.</source>
        <translation>Les données n’ont pas d’identifiant à elles. data.gouv.fr écarte une telle fiche ; donnez une adresse ou un code qui ne changera pas.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/contexts.py"/>
        <source>The data of the map cannot be kept.</source>
        <translation>Les données de la carte ne peuvent pas être gardées.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/page_store.py"/>
        <source>The data of the platform cannot be kept in a file.</source>
        <translation>Les données de la plateforme ne peuvent pas être gardées dans un fichier.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_geonetwork.py"/>
        <source>The data set has neither an extent in degrees nor the name of a place.</source>
        <translation>Le jeu de données n’a ni emprise en degrés ni nom de lieu.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/database.py"/>
        <source>The database could not store the data.</source>
        <translation>La base de données n’a pas pu enregistrer les données.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/layerfacts_postgres.py"/>
        <source>The database did not answer; the comments of the table and its columns were not read.</source>
        <translation>La base de données n’a pas répondu ; les commentaires de la table et de ses colonnes n’ont pas été lus.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/supervisor.py"/>
        <source>The database in {folder} is there, but not its passwords.</source>
        <translation>La base de données de {folder} est là, mais pas ses mots de passe.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/database.py"/>
        <source>The database is not what the platform's description says.</source>
        <translation>La base de données n’est pas ce que dit la description de la plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/checks.py"/>
        <source>The database keeps the name “{name}” for itself; rename this field.</source>
        <translation>La base de données se réserve le nom « {name} » ; renommez ce champ.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/database.py"/>
        <source>The database only lets itself be read for now.</source>
        <translation>La base de données ne se laisse que lire pour l’instant.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/database.py"/>
        <source>The database or the schema “{schema}” does not exist.</source>
        <translation>La base de données ou le schéma « {schema} » n’existe pas.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/database.py"/>
        <source>The database refused the operation.</source>
        <translation>La base de données a refusé l’opération.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/database.py"/>
        <source>The database refused your account.</source>
        <translation>La base de données a refusé votre compte.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/database.py"/>
        <source>The database takes no more connections.</source>
        <translation>La base de données n’accepte plus de connexions.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_dates.py"/>
        <source>The date of the record is missing or badly written; it is needed to know which copy is the newest.</source>
        <translation>La date de la fiche manque ou est mal écrite ; il la faut pour savoir quelle copie est la plus récente.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_quality.py"/>
        <source>The degree of conformity is empty: it is yes, no, or “not evaluated”.</source>
        <translation>Le degré de conformité est vide : c’est oui, non ou « non évaluée ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/store.py"/>
        <source>The description of a platform is incomplete.</source>
        <translation>La description d’une plateforme est incomplète.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/directory.py"/>
        <source>The directory of platforms cannot be read.</source>
        <translation>L’annuaire des plateformes ne peut pas être lu.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>The disk is full.</source>
        <translation>Le disque est plein.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/journal.py"/>
        <source>The disk of this computer is full.</source>
        <translation>Le disque de cet ordinateur est plein.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/copy_window.py"/>
        <location filename="../prodige_plugin/gui/drafts.py"/>
        <location filename="../prodige_plugin/gui/kept_file.py"/>
        <location filename="../prodige_plugin/gui/save_queue.py"/>
        <location filename="../prodige_plugin/gui/shared_place.py"/>
        <location filename="../prodige_plugin/metadata/batch_job.py"/>
        <source>The disk refused: {reason}</source>
        <translation>Le disque a refusé : {reason}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_geonetwork.py"/>
        <source>The distribution names no format; GeoNetwork wants one, of services too.</source>
        <translation>La diffusion ne nomme aucun format ; GeoNetwork en veut un, pour les services aussi.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>The domains and sub-domains under which a PRODIGE platform files the data. The platform's administrator keeps the list.</source>
        <translation>Les domaines et sous-domaines sous lesquels une plateforme PRODIGE range les données. L’administrateur de la plateforme en tient la liste.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/downloads.py"/>
        <source>The download cannot be kept.</source>
        <translation>Le téléchargement ne peut pas être gardé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/downloads.py"/>
        <source>The download is empty.</source>
        <translation>Le téléchargement est vide.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/downloads.py"/>
        <source>The downloaded file is damaged.</source>
        <translation>Le fichier téléchargé est endommagé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/drafts.py"/>
        <source>The draft could not be saved.</source>
        <translation>Le brouillon n’a pas pu être enregistré.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>The element that holds the whole record. INSPIRE reads MD_Metadata; the imagery extension has another.</source>
        <translation>L’élément qui contient toute la fiche. INSPIRE lit MD_Metadata ; l’extension pour l’imagerie en a un autre.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>The elements of a record</source>
        <translation>Les éléments d’une fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/cli.py"/>
        <source>The elements that a record is made of.</source>
        <translation>Les éléments dont une fiche est faite.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_extent.py"/>
        <source>The extent has too few decimals: INSPIRE wants two at least (“2.00”, not “2”).</source>
        <translation>L’emprise a trop peu de décimales : INSPIRE en veut au moins deux (« 2.00 », et non « 2 »).</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_extent.py"/>
        <source>The extent is missing: a search on a map cannot find these data. Take it from the layer.</source>
        <translation>L’emprise manque : une recherche sur une carte ne peut pas trouver ces données. Prenez-la de la couche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_extent.py"/>
        <source>The extent is not on the globe, or upside down. Take it from the layer.</source>
        <translation>L’emprise est hors du globe, ou à l’envers. Prenez-la de la couche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_extent.py"/>
        <source>The extent is upside down: its south lies north of its north.</source>
        <translation>L’emprise est à l’envers : son sud est au nord de son nord.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/feature_catalogue.py"/>
        <source>The feature catalogue is empty.</source>
        <translation>Le catalogue d’attributs est vide.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <source>The feature catalogue is in {name}.</source>
        <translation>Le catalogue d’attributs est dans {name}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/clip.py"/>
        <source>The features of the area cannot be kept in a file.</source>
        <translation>Les entités de l’emprise ne peuvent pas être gardées dans un fichier.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/feeds.py"/>
        <source>The feed leads to no file.</source>
        <translation>Le flux ne mène à aucun fichier.</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/services/feeds.py"/>
        <source>The feed offers %n data set(s), and the record does not tell which one it means:</source>
        <translation>
            <numerusform>Le flux propose %n jeu de données, et la fiche ne dit pas si c’est le sien :</numerusform>
            <numerusform>Le flux propose %n jeux de données, et la fiche ne dit pas lequel elle désigne :</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/feeds.py"/>
        <source>The feed offers nothing to download.</source>
        <translation>Le flux ne propose rien à télécharger.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/checks.py"/>
        <source>The field “{name}” has a name that is empty or too long for the database.</source>
        <translation>Le champ « {name} » a un nom vide ou trop long pour la base de données.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/remote.py"/>
        <source>The file ({size} MB) is read where it is; only what the map shows is fetched.</source>
        <translation>Le fichier ({size} Mo) est lu sur place ; seul ce que montre la carte est demandé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/cli.py"/>
        <location filename="../prodige_plugin/services/cli.py"/>
        <source>The file cannot be read.</source>
        <translation>Le fichier ne peut pas être lu.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/cli_repair.py"/>
        <source>The file cannot be written.</source>
        <translation>Le fichier ne peut pas être écrit.</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>The file holds %n layer(s) in all.</source>
        <translation>
            <numerusform>Le fichier contient %n couche en tout.</numerusform>
            <numerusform>Le fichier contient %n couches en tout.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/journal.py"/>
        <source>The file is damaged.</source>
        <translation>Le fichier est endommagé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>The file or its folder does not exist.</source>
        <translation>Le fichier ou son dossier n’existe pas.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>The file states no CRS, and it cannot be told: choose it in the layer's properties.</source>
        <translation>Le fichier n’indique aucun SCR, et rien ne permet de le dire : choisissez-le dans les propriétés de la couche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>The file states no CRS; its coordinates look like {crs}.</source>
        <translation>Le fichier n’indique aucun SCR ; ses coordonnées ressemblent à {crs}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>The file states no CRS; {crs} is what the feed states for it.</source>
        <translation>Le fichier n’indique aucun SCR ; {crs} est celui que le flux indique.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>The file states no CRS; {crs} was assumed: check that it lies where it should.</source>
        <translation>Le fichier n’indique aucun SCR ; {crs} a été supposé : vérifiez que la couche tombe au bon endroit.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <source>The file {name} cannot be read.</source>
        <translation>Le fichier {name} est illisible.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/archives.py"/>
        <source>The file {name} cannot be unpacked.</source>
        <translation>Le fichier {name} ne peut pas être décompressé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>The file {name} cannot be used.</source>
        <translation>Le fichier {name} ne peut pas être utilisé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/layer_metadata_files.py"/>
        <source>The file {name} cannot be written beside the layer.</source>
        <translation>Le fichier {name} ne peut pas être écrit à côté de la couche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>The file {name} cannot be written.</source>
        <translation>Le fichier {name} ne peut pas être écrit.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>The file {name} changed while it was sent.</source>
        <translation>Le fichier {name} a changé pendant son envoi.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/layerfacts_files.py"/>
        <source>The file {name} holds no metadata that QGIS can read; it was left out.</source>
        <translation>Le fichier {name} ne contient pas de métadonnées que QGIS sache lire ; il a été laissé de côté.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/batch_files.py"/>
        <location filename="../prodige_plugin/platforms/store.py"/>
        <location filename="../prodige_plugin/processing/check_links.py"/>
        <location filename="../prodige_plugin/processing/records.py"/>
        <source>The file {path} cannot be read.</source>
        <translation>Le fichier {path} ne peut pas être lu.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/kept_file.py"/>
        <source>The file {path} cannot be used.</source>
        <translation>Le fichier {path} ne peut pas être utilisé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/diagnosis_window.py"/>
        <location filename="../prodige_plugin/metadata/batch_files.py"/>
        <location filename="../prodige_plugin/platforms/store.py"/>
        <source>The file {path} cannot be written.</source>
        <translation>Le fichier {path} ne peut pas être écrit.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/store.py"/>
        <source>The file {path} does not describe platforms.</source>
        <translation>Le fichier {path} ne décrit pas de plateformes.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/searches.py"/>
        <source>The file {path} holds no searches.</source>
        <translation>Le fichier {path} ne contient aucune recherche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/batch_files.py"/>
        <source>The file {path} is no bare record.</source>
        <translation>Le fichier {path} n’est pas une fiche seule.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/layer_health.py"/>
        <source>The file {path} is no longer there.</source>
        <translation>Le fichier {path} n’est plus là.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/batch_files.py"/>
        <source>The file {path} is no metadata record.</source>
        <translation>Le fichier {path} n’est pas une fiche de métadonnées.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/batch_files.py"/>
        <source>The file {path} was not written.</source>
        <translation>Le fichier {path} n’a pas été écrit.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/cswguard.py"/>
        <source>The filter means too many records.</source>
        <translation>Le filtre désigne trop de fiches.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_operation.py"/>
        <source>The first {number} changes:</source>
        <translation>Les {number} premières modifications :</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <location filename="../prodige_plugin/services/layer_metadata_files.py"/>
        <source>The folder is read-only, full or gone.</source>
        <translation>Le dossier est en lecture seule, plein ou disparu.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/downloads.py"/>
        <location filename="../prodige_plugin/services/esri.py"/>
        <source>The folder of downloads cannot be used.</source>
        <translation>Le dossier des téléchargements ne peut pas être utilisé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>The format in which the data are given out. Name the usual one first.</source>
        <translation>Le format dans lequel les données sont diffusées. Nommez d’abord le plus courant.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_distribution.py"/>
        <source>The format of distribution is missing (GeoPackage, Shapefile, GML …).</source>
        <translation>Le format de diffusion manque (GeoPackage, Shapefile, GML…).</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>The gateway has no answer from the server behind it.</source>
        <translation>La passerelle n’a pas de réponse du serveur qui est derrière elle.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/discovery.py"/>
        <source>The gateway of géOrchestra is there.</source>
        <translation>La passerelle de géOrchestra est là.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/options_page.py"/>
        <source>The history is empty</source>
        <translation>L’historique est vide</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_resource.py"/>
        <source>The identifier holds a blank, which breaks the harvest by data.gouv.fr.</source>
        <translation>L’identifiant contient un espace, ce qui rompt le moissonnage par data.gouv.fr.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_prodige.py"/>
        <source>The identifier of the record is not a UUID, by which PRODIGE ties records to data and maps.</source>
        <translation>L’identifiant de la fiche n’est pas un UUID, par lequel PRODIGE relie les fiches aux données et aux cartes.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>The identifier of the record of the series that this one belongs to. Catalogues show both together.</source>
        <translation>L’identifiant de la fiche de la série à laquelle celle-ci appartient. Les catalogues montrent les deux ensemble.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_opendata.py"/>
        <source>The identifier “{text}” holds blanks, or has them around it; data.gouv.fr takes them for a part of it, and its address breaks.</source>
        <translation>L’identifiant « {text} » contient des blancs, ou en est entouré ; data.gouv.fr les prend pour une partie de lui, et son adresse casse.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/checks.py"/>
        <source>The image “{path}” of the style is missing or too large and will not be drawn.</source>
        <translation>L’image « {path} » du style manque ou est trop volumineuse, et ne sera pas dessinée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/journal.py"/>
        <source>The journal of a publication cannot be read.</source>
        <translation>Le journal d’une publication ne peut pas être lu.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_prodige.py"/>
        <source>The keyword “Grand public” is not there: the platform's visitors may not be shown these data.</source>
        <translation>Le mot clé « Grand public » n’y est pas : les visiteurs de la plateforme pourraient ne pas voir ces données.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/codecs_practice.py"/>
        <source>The keyword “{text}” has no thesaurus in this record.</source>
        <translation>Le mot clé « {text} » n’a pas de thésaurus dans cette fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_practice.py"/>
        <source>The keyword “{text}” is there twice.</source>
        <translation>Le mot clé « {text} » est en double.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_keywords.py"/>
        <source>The keywords of “{title}” stand in several groups; put them in one.</source>
        <translation>Les mots clés de « {title} » sont dans plusieurs groupes ; mettez-les dans un seul.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_themes.py"/>
        <source>The keywords “{names}” are INSPIRE themes, but do not stand among them: say that they are from the thesaurus of the themes.</source>
        <translation>Les mots clés « {names} » sont des thèmes INSPIRE, mais ne sont pas parmi eux : dites qu’ils sont du thésaurus des thèmes.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_data.py"/>
        <source>The kind of data is missing: vector, raster, TIN or table.</source>
        <translation>La nature des données manque : vecteur, raster, réseau triangulé ou tableau.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/checks.py"/>
        <source>The labels use {fonts}: where the server lacks a font, it draws another.</source>
        <translation>Les étiquettes emploient {fonts} : si une police manque au serveur, il en dessine une autre.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>The language in which this record is written.</source>
        <translation>La langue dans laquelle cette fiche est écrite.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_text.py"/>
        <source>The language is written “fra”; INSPIRE uses the other code of ISO 639-2, “fre”.</source>
        <translation>La langue est écrite « fra » ; INSPIRE emploie l’autre code de l’ISO 639-2, « fre ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_text.py"/>
        <source>The language of the data is not stated as a code of ISO 639-2 (“fre” for French, “zxx” for an image without text).</source>
        <translation>La langue des données n’est pas indiquée par un code de l’ISO 639-2 (« fre » pour le français, « zxx » pour une image sans texte).</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>The language of the names and texts in the data. Choose “no text” for an image or a terrain model.</source>
        <translation>La langue des noms et des textes des données. Choisissez « sans texte » pour une image ou un modèle de terrain.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_text.py"/>
        <source>The language of the record is not stated as a code. INSPIRE wants the code of ISO 639-2, “fre” for French; a text is not enough.</source>
        <translation>La langue de la fiche n’est pas indiquée par un code. INSPIRE veut le code de l’ISO 639-2, « fre » pour le français ; un texte ne suffit pas.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/codecs_languages.py"/>
        <source>The language “{language}” cannot be taken away.</source>
        <translation>La langue « {language} » ne peut pas être retirée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>The languages into which texts of the record are translated. The record's own language is not among them.</source>
        <translation>Les langues dans lesquelles des textes de la fiche sont traduits. La langue de la fiche n’en fait pas partie.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/copy_window.py"/>
        <location filename="../prodige_plugin/processing/describe_layer.py"/>
        <source>The layer cannot be read.</source>
        <translation>La couche est illisible.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/layer_copies.py"/>
        <source>The layer has its former metadata back.</source>
        <translation>La couche a retrouvé ses métadonnées d’avant.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/records.py"/>
        <source>The layer has no record.</source>
        <translation>La couche n’a pas de fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/vector_export.py"/>
        <source>The layer has not been loaded into the database.</source>
        <translation>La couche n’a pas été chargée dans la base de données.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/adding.py"/>
        <source>The layer was not added to the project.</source>
        <translation>La couche n’a pas été ajoutée au projet.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/choosing.py"/>
        <source>The layer was not found in the service.</source>
        <translation>La couche n’a pas été trouvée dans le service.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/seed_projects.py"/>
        <source>The layer {title} of the practice platform cannot be read.</source>
        <translation>La couche {title} de la plateforme d’école ne peut pas être lue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_practice.py"/>
        <source>The layer “{layer}” shows data that are not among the coupled data.</source>
        <translation>La couche « {layer} » montre des données qui ne sont pas parmi les données couplées.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/storedproject.py"/>
        <source>The layer “{name}” reads a file, not the platform's database.</source>
        <translation>La couche « {name} » lit un fichier, et non la base de données de la plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/vector_export.py"/>
        <source>The layer “{title}” cannot be read.</source>
        <translation>La couche « {title} » ne peut pas être lue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/vector_export.py"/>
        <source>The layer “{title}” could not be loaded into the database.</source>
        <translation>La couche « {title} » n’a pas pu être chargée dans la base de données.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/copy_stream.py"/>
        <source>The layer “{title}” could not be transformed to {crs}.</source>
        <translation>La couche « {title} » n’a pas pu être transformée en {crs}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/checks.py"/>
        <source>The layer “{title}” has no coordinate reference system.</source>
        <translation>La couche « {title} » n’a pas de système de coordonnées.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/copy_stream.py"/>
        <source>The layer “{title}” holds a geometry that cannot be published.</source>
        <translation>La couche « {title} » contient une géométrie qui ne peut pas être publiée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/checks.py"/>
        <source>The layer “{title}” is empty.</source>
        <translation>La couche « {title} » est vide.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/checks.py"/>
        <source>The layer “{title}” mixes points, lines and polygons; split it.</source>
        <translation>La couche « {title} » mêle points, lignes et polygones ; séparez-les.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/load_dialog.py"/>
        <location filename="../prodige_plugin/gui/ways_menu.py"/>
        <source>The layer's own</source>
        <translation>Celui de la couche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/layer_copies.py"/>
        <source>The layer's own metadata already say what the record says.</source>
        <translation>Les métadonnées de la couche disent déjà ce que dit la fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/layer_copies.py"/>
        <source>The layer's own metadata now say what the record says. Save the project to keep them.</source>
        <translation>Les métadonnées de la couche disent maintenant ce que dit la fiche. Enregistrez le projet pour les garder.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_adding.py"/>
        <source>The layers of the project</source>
        <translation>Les couches du projet</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_constraints.py"/>
        <source>The licence is a free text that open data portals do not recognise; choose one of the list if it is one of them.</source>
        <translation>La licence est un texte libre que les portails de données ouvertes ne reconnaissent pas ; choisissez-en une dans la liste si c’est l’une d’elles.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_constraints.py"/>
        <source>The licence is named in words only; open data portals recognise it for sure by its address.</source>
        <translation>La licence n’est nommée qu’en mots ; les portails de données ouvertes la reconnaissent sûrement à son adresse.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_opendata.py"/>
        <source>The licence “{name}” is named in words only; data.gouv.fr recognises it for sure by its address.</source>
        <translation>La licence « {name} » n’est nommée qu’en mots ; data.gouv.fr la reconnaît sûrement à son adresse.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>The licence. A French administration chooses the Licence Ouverte or the ODbL; a text of your own is possible, but portals do not recognise it.</source>
        <translation>La licence. Une administration française choisit la Licence Ouverte ou l’ODbL ; un texte à vous est possible, mais les portails ne le reconnaissent pas.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_constraints.py"/>
        <source>The limits on public access are not stated as INSPIRE asks: in a block of their own, with a value of the European register (an http address).</source>
        <translation>Les restrictions d’accès public ne sont pas indiquées comme INSPIRE le demande : dans un bloc à part, avec une valeur du registre européen (une adresse http).</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_opendata.py"/>
        <source>The limits on public access are stated in words only; data.gouv.fr reads them by their address.</source>
        <translation>Les limites d’accès du public ne sont dites qu’en mots ; data.gouv.fr les lit à leur adresse.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_geonetwork.py"/>
        <source>The lineage says nothing: neither a statement, nor a source, nor a step.</source>
        <translation>La généalogie ne dit rien : ni texte, ni source, ni étape.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/repairs.py"/>
        <source>The link has no address yet, only a place to fill; tell the record's contact.</source>
        <translation>Le lien n’a pas encore d’adresse, seulement une place à remplir ; prévenez le contact de la fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/repairs.py"/>
        <source>The link is on a file server ({scheme}://); fetch the file with a program for that.</source>
        <translation>Le lien est sur un serveur de fichiers ({scheme}://) ; récupérez le fichier avec un programme fait pour cela.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/owc.py"/>
        <source>The link leads to a list of maps.</source>
        <translation>Le lien mène à une liste de cartes.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/projects.py"/>
        <source>The link leads to no QGIS project.</source>
        <translation>Le lien ne mène à aucun projet QGIS.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/atom.py"/>
        <source>The link leads to no download feed.</source>
        <translation>Le lien ne mène à aucun flux de téléchargement.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/contexts.py"/>
        <source>The link opens the platform's map viewer, which tells no other program what it shows.</source>
        <translation>Le lien ouvre le visualiseur de la plateforme, qui ne dit à aucun autre programme ce qu’il montre.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_structure.py"/>
        <source>The link to the download service (WFS, WCS, ATOM) is not written so that Europe's portal recognises it: the protocol and the type of service have addresses of their own.</source>
        <translation>Le lien vers le service de téléchargement (WFS, WCS, ATOM) n’est pas écrit de façon que le portail européen le reconnaisse : le protocole et le type de service ont leurs propres adresses.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_structure.py"/>
        <source>The link to the view service (WMS, WMTS) is not written so that Europe's portal recognises it: the protocol and the type of service have addresses of their own.</source>
        <translation>Le lien vers le service de consultation (WMS, WMTS) n’est pas écrit de façon que le portail européen le reconnaisse : le protocole et le type de service ont leurs propres adresses.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_opendata.py"/>
        <source>The link “{url}” has no name; its address is shown for it.</source>
        <translation>Le lien « {url} » n’a pas de nom ; son adresse est montrée à la place.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_prodige.py"/>
        <source>The link “{url}” is called “{name}”; PRODIGE calls it “{usual}”.</source>
        <translation>Le lien « {url} » s’appelle « {name} » ; PRODIGE l’appelle « {usual} ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_links.py"/>
        <source>The link “{url}” is not a whole web address (a host in lower case, with a dot).</source>
        <translation>Le lien « {url} » n’est pas une adresse web complète (un hôte en minuscules, avec un point).</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_links.py"/>
        <location filename="../prodige_plugin/metadata/rules_structure.py"/>
        <source>The link “{url}” is there twice.</source>
        <translation>Le lien « {url} » est en double.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_prodige.py"/>
        <source>The link “{url}” names no layer. PRODIGE writes the table's name there, and nothing else of the record tells which one it is.</source>
        <translation>Le lien « {url} » ne nomme aucune couche. PRODIGE y écrit le nom de la table, et rien d’autre dans la fiche ne dit laquelle c’est.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>The list of tables, fields and values of the data (ISO 19110), as a record of its own. Give its identifier and its address, or its title and date.</source>
        <translation>La liste des tables, champs et valeurs des données (ISO 19110), dans une fiche à part. Donnez son identifiant et son adresse, ou son titre et sa date.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/options_page.py"/>
        <source>The longest silence of a server; QGIS's own time-out counts too.</source>
        <translation>Le plus long silence d’un serveur ; le délai propre à QGIS compte aussi.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_list.py"/>
        <source>The map</source>
        <translation>La carte</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/readback.py"/>
        <source>The map of “{title}” comes out blank at its full extent: check its scales.</source>
        <translation>La carte de « {title} » sort vide dans son emprise entière : vérifiez ses échelles.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/filter_bar.py"/>
        <source>The map shows no place on Earth yet.</source>
        <translation>La carte ne montre encore aucun lieu.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/contexts.py"/>
        <source>The map states no way to get it.</source>
        <translation>La carte n’indique aucun moyen de l’obtenir.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_dock.py"/>
        <source>The map takes the layers it shows with it: without one of them, remove it first.</source>
        <translation>La carte emporte les couches qu’elle montre : pour s’en passer, retirez-la d’abord.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/server_project.py"/>
        <source>The map to publish cannot be put together.</source>
        <translation>La carte à publier ne peut pas être composée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <source>The meanings and values of an older feature catalogue of this layer</source>
        <translation>Les significations et les valeurs d’un catalogue d’attributs plus ancien de cette couche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/search_catalogue.py"/>
        <source>The most results</source>
        <translation>Nombre maximal de résultats</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_service.py"/>
        <source>The name of the resource type is missing; a service needs it.</source>
        <translation>Le nom du type de ressource manque ; un service en a besoin.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/options_page.py"/>
        <source>The name people know</source>
        <translation>Le nom que les gens connaissent</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>The name under which people find the data. Say what, where and, if it matters, which year; no code names, no unexplained acronyms.</source>
        <translation>Le nom sous lequel on trouve les données. Dites quoi, où et, si cela compte, quelle année ; ni nom de code, ni sigle sans explication.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>The name under which the catalogue keeps this record. It never changes, or links to it break.</source>
        <translation>Le nom sous lequel le catalogue garde cette fiche. Il ne change jamais, sinon les liens vers elle se rompent.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/checks.py"/>
        <source>The name “{name}” is taken on the platform and is not yours to replace.</source>
        <translation>Le nom « {name} » est pris sur la plateforme et il ne vous appartient pas de le remplacer.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/algorithm.py"/>
        <source>The names are those of the Platforms window; an address needs no setting up.</source>
        <translation>Les noms sont ceux de la fenêtre Plateformes ; une adresse n’a pas besoin d’être configurée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>The network said: {words}</source>
        <translation>Le réseau dit : {words}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/discovery.py"/>
        <location filename="../prodige_plugin/platforms/qgis_server/connection.py"/>
        <location filename="../prodige_plugin/platforms/trying.py"/>
        <source>The page answers.</source>
        <translation>La page répond.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/sign_in/cas.py"/>
        <source>The page does not ask for a user name and password, or only with a browser's scripts.</source>
        <translation>La page ne demande ni nom d’utilisateur ni mot de passe, ou seulement par les scripts d’un navigateur.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sign_in_choice.py"/>
        <source>The page with the form, or any page that leads to it; may be left empty.</source>
        <translation>La page du formulaire, ou toute page qui y mène ; peut rester vide.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/batch_metadata.py"/>
        <source>The parameter {name} is needed for this.</source>
        <translation>Le paramètre {name} est nécessaire pour cela.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/gateway.py"/>
        <source>The part “{part}” of the practice platform does not answer.</source>
        <translation>La partie « {part} » de la plateforme d’école ne répond pas.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/supervisor.py"/>
        <source>The part “{part}” of the practice platform does not start.</source>
        <translation>La partie « {part} » de la plateforme d’école ne démarre pas.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/sign_in/cas.py"/>
        <source>The password was not sent to {host}.</source>
        <translation>Le mot de passe n’a pas été envoyé à {host}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_opendata.py"/>
        <source>The period has one end only; data.gouv.fr reads whole ones.</source>
        <translation>La période n’a qu’une fin ; data.gouv.fr lit les périodes entières.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_extent.py"/>
        <source>The period is written in a way that the INSPIRE tests do not read; it needs a first and a last date, or “now”.</source>
        <translation>La période est écrite d’une façon que les tests INSPIRE ne lisent pas ; il lui faut une première et une dernière date, ou « maintenant ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/api_data.py"/>
        <source>The platform answers, with an empty list.</source>
        <translation>La plateforme répond par une liste vide.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/feature_pages.py"/>
        <source>The platform did not give the data.</source>
        <translation>La plateforme n’a pas donné les données.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/api_data.py"/>
        <source>The platform did not prepare the download.</source>
        <translation>La plateforme n’a pas préparé le téléchargement.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/api_data.py"/>
        <source>The platform gives these data to its users only.</source>
        <translation>La plateforme ne donne ces données qu’à ses utilisateurs.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/trying.py"/>
        <source>The platform has not asked for the account yet; it is given where it does.</source>
        <translation>La plateforme n’a pas encore demandé le compte ; il est donné là où elle le demande.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/sources.py"/>
        <source>The platform is asked by https: so is this address.</source>
        <translation>La plateforme est interrogée en https : cette adresse aussi.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/layer_health.py"/>
        <source>The platform it came from is not set up here.</source>
        <translation>La plateforme dont elle vient n’est pas configurée ici.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_session.py"/>
        <source>The platform of this layer's record is not in your list; the record is filled from the layer.</source>
        <translation>La plateforme de la fiche de cette couche n’est pas dans votre liste ; la fiche est remplie à partir de la couche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/layer_record.py"/>
        <source>The platform of this layer's record is not set up here.</source>
        <translation>La plateforme de la fiche de cette couche n’est pas configurée ici.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_queue.py"/>
        <source>The platform of this record is not in your list any more.</source>
        <translation>La plateforme de cette fiche n’est plus dans votre liste.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_work.py"/>
        <location filename="../prodige_plugin/gui/record_actions.py"/>
        <source>The platform of this record is not set up here.</source>
        <translation>La plateforme de cette fiche n’est pas configurée ici.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/places/loads.py"/>
        <source>The platform of what was dropped is not set up here.</source>
        <translation>La plateforme de ce qui a été déposé n’est pas configurée ici.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/api_data.py"/>
        <source>The platform prepares the download …</source>
        <translation>La plateforme prépare le téléchargement…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_chooser.py"/>
        <source>The platform to work with</source>
        <translation>La plateforme avec laquelle travailler</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/__init__.py"/>
        <location filename="../prodige_plugin/platforms/search_only.py"/>
        <source>The platform “{name}” cannot be used.</source>
        <translation>La plateforme « {name} » ne peut pas être utilisée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/addresses.py"/>
        <source>The platform “{name}” lacks an address.</source>
        <translation>Il manque une adresse à la plateforme « {name} ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/store.py"/>
        <source>The platform “{name}” was not saved.</source>
        <translation>La plateforme « {name} » n’a pas été enregistrée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/receipts.py"/>
        <source>The platform's web page</source>
        <translation>La page web de la plateforme</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/algorithm.py"/>
        <source>The platforms set up here: {names}.</source>
        <translation>Les plateformes configurées ici : {names}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/read_only.py"/>
        <source>The plugin does not write records through this protocol.</source>
        <translation>L’extension n’écrit pas de fiches par ce protocole.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/search_only.py"/>
        <source>The plugin only searches this product.</source>
        <translation>Avec ce produit, l’extension ne fait que chercher.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/practice.py"/>
        <source>The practice platform cannot start: a piece is missing.</source>
        <translation>La plateforme d’école ne peut pas démarrer : il manque un élément.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/home.py"/>
        <source>The practice platform cannot write in its folder.</source>
        <translation>La plateforme d’école ne peut pas écrire dans son dossier.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/seeding.py"/>
        <source>The practice platform could not be filled with data.</source>
        <translation>La plateforme d’école n’a pas pu être remplie de données.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/practice.py"/>
        <source>The practice platform does not start.</source>
        <translation>La plateforme d’école ne démarre pas.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/__main__.py"/>
        <source>The practice platform in {home} is deleted.</source>
        <translation>La plateforme d’école de {home} est supprimée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/__main__.py"/>
        <source>The practice platform in {home} is stopped.</source>
        <translation>La plateforme d’école de {home} est arrêtée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/__main__.py"/>
        <source>The practice platform in {home} runs: {url}</source>
        <translation>La plateforme d’école de {home} fonctionne : {url}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/__main__.py"/>
        <source>The practice platform in {home} was never started.</source>
        <translation>La plateforme d’école de {home} n’a jamais été démarrée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/supervisor.py"/>
        <source>The practice platform is ready.</source>
        <translation>La plateforme d’école est prête.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/__main__.py"/>
        <source>The practice platform is stopped.</source>
        <translation>La plateforme d’école est arrêtée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/supervisor.py"/>
        <source>The practice platform keeps its data in PostgreSQL with PostGIS.</source>
        <translation>La plateforme d’école garde ses données dans PostgreSQL avec PostGIS.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/cluster.py"/>
        <source>The practice platform's database did not obey.</source>
        <translation>La base de données de la plateforme d’école n’a pas obéi.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/cluster.py"/>
        <location filename="../prodige_plugin/training/health.py"/>
        <location filename="../prodige_plugin/training/parts/front.py"/>
        <source>The practice platform's database does not answer.</source>
        <translation>La base de données de la plateforme d’école ne répond pas.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/home.py"/>
        <source>The practice platform's state file cannot be read.</source>
        <translation>Le fichier d’état de la plateforme d’école ne peut pas être lu.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/supervisor.py"/>
        <source>The practice platform's state file is gone.</source>
        <translation>Le fichier d’état de la plateforme d’école a disparu.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/__main__.py"/>
        <source>The practice platform: a regional platform of real parts, on this machine.</source>
        <translation>La plateforme d’école : une plateforme régionale faite de vrais logiciels, sur ce poste.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_structure.py"/>
        <source>The preview image “{url}” has no web address: only the catalogue that keeps it can show it.</source>
        <translation>L’aperçu « {url} » n’a pas d’adresse web : seul le catalogue qui le garde peut le montrer.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/projects.py"/>
        <location filename="../prodige_plugin/training/parts/mapserver.py"/>
        <location filename="../prodige_plugin/training/storedproject.py"/>
        <source>The project cannot be read.</source>
        <translation>Le projet ne peut pas être lu.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_adding.py"/>
        <location filename="../prodige_plugin/gui/health_window.py"/>
        <source>The project has no layers.</source>
        <translation>Le projet n’a pas de couches.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/parts/mapserver.py"/>
        <source>The project is not published here.</source>
        <translation>Le projet n’est pas publié ici.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/storedproject.py"/>
        <source>The project takes a layer from another project's file.</source>
        <translation>Le projet prend une couche dans le fichier d’un autre projet.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/ways_menu.py"/>
        <source>The project's ({crs})</source>
        <translation>Celui du projet ({crs})</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_links.py"/>
        <source>The protocol “{name}” is written in a way that portals do not know.</source>
        <translation>Le protocole « {name} » est écrit d’une façon que les portails ne connaissent pas.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>The proxy asks for an account.</source>
        <translation>Le proxy demande un compte.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>The proxy does not let the request to {host} through.</source>
        <translation>Le proxy ne laisse pas passer la requête vers {host}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/runner.py"/>
        <source>The publication of “{title}” failed, and not all of it could be undone.</source>
        <translation>La publication de « {title} » a échoué, et tout n’a pas pu être défait.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/runner.py"/>
        <source>The publication of “{title}” failed; nothing of it is left on the platform.</source>
        <translation>La publication de « {title} » a échoué ; il n’en reste rien sur la plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/runner.py"/>
        <source>The publication of “{title}” stopped.</source>
        <translation>La publication de « {title} » s’est arrêtée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/runner.py"/>
        <source>The publication of “{title}” was cancelled, and not all of it could be undone.</source>
        <translation>La publication de « {title} » a été annulée, et tout n’a pas pu être défait.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/unfinished_panel.py"/>
        <source>The publication “{title}” of {date} was cut short: QGIS or the platform stopped. Some of it may be left on the platform. Undo it, then publish again.</source>
        <translation>La publication « {title} » du {date} a été coupée : QGIS ou la plateforme s’est arrêté. Il peut en rester une partie sur la plateforme. Défaites-la, puis publiez de nouveau.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/journal.py"/>
        <source>The publication's journal cannot be read or written.</source>
        <translation>Le journal de la publication ne peut être ni lu ni écrit.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/journal.py"/>
        <source>The publication's journal cannot be written.</source>
        <translation>Le journal de la publication ne peut pas être écrit.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/mapping.py"/>
        <source>The published map will not show “{title}”: {why}</source>
        <translation>La carte publiée ne montrera pas « {title} » : {why}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_geonetwork.py"/>
        <source>The quality of the data has neither a report nor a lineage.</source>
        <translation>La qualité des données n’a ni rapport ni généalogie.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <source>The record already points to this catalogue.</source>
        <translation>La fiche désigne déjà ce catalogue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_menu.py"/>
        <source>The record already says what the layer knows.</source>
        <translation>La fiche dit déjà ce que sait la couche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/save_record.py"/>
        <source>The record as it was read before editing</source>
        <translation>La fiche telle qu’elle a été lue avant les modifications</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_menu.py"/>
        <source>The record as it would be saved</source>
        <translation>La fiche telle qu’elle serait enregistrée</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/save_record.py"/>
        <source>The record as the catalogue holds it now</source>
        <translation>La fiche telle que le catalogue la contient maintenant</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_structure.py"/>
        <source>The record begins with {name}, the extension for imagery; the INSPIRE tests read MD_Metadata only. Keep this record for the imagery catalogue and make one for INSPIRE.</source>
        <translation>La fiche commence par {name}, l’extension pour l’imagerie ; les tests d’INSPIRE ne lisent que MD_Metadata. Gardez cette fiche pour le catalogue d’images et faites-en une pour INSPIRE.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/tree.py"/>
        <source>The record cannot be edited without loss.</source>
        <translation>La fiche ne peut pas être modifiée sans perte.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_saver.py"/>
        <source>The record cannot be saved on {platform}.</source>
        <translation>La fiche ne peut pas être enregistrée sur {platform}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/saving.py"/>
        <source>The record cannot be saved.</source>
        <translation>La fiche ne peut pas être enregistrée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/save_queue.py"/>
        <source>The record could not be put among those that wait to be saved.</source>
        <translation>La fiche n’a pas pu être mise parmi celles qui attendent d’être enregistrées.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/envelope.py"/>
        <source>The record does not exist, or this account may not see it.</source>
        <translation>La fiche n’existe pas, ou ce compte n’a pas le droit de la voir.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/choosing.py"/>
        <source>The record does not say which layer of the service it means; it has: {names}.</source>
        <translation>La fiche ne dit pas de quelle couche du service il s’agit ; il a : {names}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/layer_choice.py"/>
        <source>The record does not say which one it means.</source>
        <translation>La fiche ne dit pas laquelle elle désigne.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/record.py"/>
        <source>The record has a structure that cannot be completed.</source>
        <translation>La fiche a une structure qui ne peut pas être complétée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_text.py"/>
        <source>The record has no identifier: a catalogue can neither store nor update it. Give it a new one.</source>
        <translation>La fiche n’a pas d’identifiant : un catalogue ne peut ni la garder ni la mettre à jour. Donnez-lui-en un nouveau.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_prodige.py"/>
        <source>The record has no picture; PRODIGE shows one in its lists.</source>
        <translation>La fiche n’a pas d’image ; PRODIGE en montre une dans ses listes.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_geonetwork.py"/>
        <source>The record has translations, and its own language is not stated.</source>
        <translation>La fiche a des traductions, et sa propre langue n’est pas indiquée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/layer_record.py"/>
        <source>The record in the catalogue says what is here.</source>
        <translation>La fiche du catalogue dit ce qui est ici.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/layer_copies.py"/>
        <source>The record in this file is replaced by the one shown.</source>
        <translation>La fiche de ce fichier est remplacée par celle qui est montrée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/geonetwork_edit.py"/>
        <source>The record is no longer public: the catalogue withdrew it while saving it, as some do with records that do not pass their checks. A reviewer can publish it again.</source>
        <translation>La fiche n’est plus publique : le catalogue l’a retirée en l’enregistrant, comme certains le font des fiches qui ne passent pas leurs contrôles. Un relecteur peut la publier de nouveau.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_queue.py"/>
        <source>The record is off the list; what was typed stays as a draft.</source>
        <translation>La fiche est retirée de la liste ; ce qui a été saisi reste en brouillon.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_practice.py"/>
        <source>The record is open to the public at large in PRODIGE, and yet states a limit on public access.</source>
        <translation>La fiche est ouverte au grand public dans PRODIGE, et indique pourtant une limite à l’accès du public.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_structure.py"/>
        <source>The record names itself as the series it belongs to.</source>
        <translation>La fiche se donne elle-même pour la série à laquelle elle appartient.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/records.py"/>
        <source>The record of “{title}” was changed by somebody else since you read it.</source>
        <translation>La fiche de « {title} » a été modifiée par quelqu’un d’autre depuis que vous l’avez lue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <source>The record points to the catalogue. Import its file into the same catalogue of metadata, where the link then leads to it.</source>
        <translation>La fiche désigne le catalogue d’attributs. Importez son fichier dans le même catalogue de métadonnées, où le lien y mène alors.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>The record says all of it already.</source>
        <translation>La fiche dit déjà tout cela.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_service.py"/>
        <source>The record says it is of a service, but describes none.</source>
        <translation>La fiche dit porter sur un service, mais n’en décrit aucun.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_resource.py"/>
        <source>The record says it is of data, but describes none, or several.</source>
        <translation>La fiche dit porter sur des données, mais n’en décrit pas, ou en décrit plusieurs.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_practice.py"/>
        <source>The record says that these are high-value data, but not of which category.</source>
        <translation>La fiche dit que ce sont des données de forte valeur, mais pas de quelle catégorie.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/repairs.py"/>
        <location filename="../prodige_plugin/services/service.py"/>
        <source>The record says {stated}; the address is one of a {kind} service.</source>
        <translation>La fiche dit {stated} ; l’adresse est celle d’un service {kind}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/repairs.py"/>
        <source>The record says {stated}; the address is one of something else.</source>
        <translation>La fiche dit {stated} ; l’adresse est celle d’autre chose.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/service.py"/>
        <source>The record says “{wanted}”; the service calls it “{name}”.</source>
        <translation>La fiche dit « {wanted} » ; le service l’appelle « {name} ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_structure.py"/>
        <source>The record speaks of a feature catalogue, but neither names it nor points at it.</source>
        <translation>La fiche parle d’un catalogue d’attributs, mais ne le nomme ni ne le désigne.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_structure.py"/>
        <source>The record states conformity to the regulation on network services (976/2009), but its type is “{kind}”: a network service is view, download, discovery or transformation.</source>
        <translation>La fiche déclare la conformité au règlement sur les services en réseau (976/2009), mais son type est « {kind} » : un service en réseau est de consultation, de téléchargement, de recherche ou de transformation.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_sheet.py"/>
        <location filename="../prodige_plugin/gui/sheet_html.py"/>
        <source>The record states no contact that can be written to.</source>
        <translation>La fiche n’indique aucun contact à qui écrire.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sheet_links.py"/>
        <source>The record states no link.</source>
        <translation>La fiche n’indique aucun lien.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_sheet.py"/>
        <source>The record states no service that can be loaded.</source>
        <translation>La fiche n’indique aucun service qui puisse être chargé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <source>The record then points to this catalogue by its identifier</source>
        <translation>La fiche désigne alors ce catalogue par son identifiant</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/conflict_panel.py"/>
        <source>The record was deleted from the platform since you read it. Nothing was saved.</source>
        <translation>La fiche a été supprimée de la plateforme depuis que vous l’avez lue. Rien n’a été enregistré.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_dock.py"/>
        <source>The record was edited meanwhile: nothing was changed. Ask again.</source>
        <translation>La fiche a été modifiée entre-temps : rien n’a été changé. Demandez de nouveau.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/conflict_panel.py"/>
        <source>The record was edited meanwhile: nothing was merged. Merge again.</source>
        <translation>La fiche a été modifiée entre-temps : rien n’a été fusionné. Fusionnez de nouveau.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/saving.py"/>
        <source>The record was not saved yet.</source>
        <translation>La fiche n’est pas encore enregistrée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/saving.py"/>
        <location filename="../prodige_plugin/gui/xml_view.py"/>
        <source>The record was not saved.</source>
        <translation>La fiche n’a pas été enregistrée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/layer_health.py"/>
        <source>The record was revised: {date}; the layer was loaded with {old}.</source>
        <translation>La fiche a été révisée : {date} ; la couche a été chargée avec {old}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/xml_view.py"/>
        <source>The record was saved: {path}</source>
        <translation>La fiche a été enregistrée : {path}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/layer_copies.py"/>
        <source>The record was written beside the layer's file: {names}.</source>
        <translation>La fiche a été écrite à côté du fichier de la couche : {names}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/cswguard.py"/>
        <source>The record {identifier} belongs to {owner}; {user} may not change it.</source>
        <translation>La fiche {identifier} appartient à {owner} ; {user} ne peut pas la modifier.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/reading.py"/>
        <source>The record {identifier} was not found on {name}.</source>
        <translation>La fiche {identifier} n’a pas été trouvée sur {name}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/layerfacts_files.py"/>
        <source>The record {name} beside the data was left out.</source>
        <translation>La fiche {name} à côté des données a été laissée de côté.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/csw.py"/>
        <location filename="../prodige_plugin/catalogue/read_only.py"/>
        <source>The record “{identifier}” cannot be read.</source>
        <translation>La fiche « {identifier} » ne peut pas être lue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/csw.py"/>
        <location filename="../prodige_plugin/catalogue/geonetwork_edit.py"/>
        <source>The record “{identifier}” was not deleted.</source>
        <translation>La fiche « {identifier} » n’a pas été supprimée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_work.py"/>
        <location filename="../prodige_plugin/processing/records.py"/>
        <source>The record “{name}” cannot be read.</source>
        <translation>La fiche « {name} » est illisible.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_saver.py"/>
        <source>The record “{title}” is on {platform}, but not all went well.</source>
        <translation>La fiche « {title} » est sur {platform}, mais tout ne s’est pas bien passé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_saver.py"/>
        <source>The record “{title}” is published on {platform}, and was read back.</source>
        <translation>La fiche « {title} » est publiée sur {platform}, et a été relue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/batch_job.py"/>
        <source>The records could not be kept on this computer.</source>
        <translation>Les fiches n’ont pas pu être gardées sur cet ordinateur.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>The records of the data that the service gives out: their identifiers, and the addresses of their XML. Portals go from the data to the service by it.</source>
        <translation>Les fiches des données que le service diffuse : leurs identifiants, et l’adresse de leur XML. C’est par là que les portails vont des données au service.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/queue_line.py"/>
        <source>The records that wait, why, and what can be done</source>
        <translation>Les fiches qui attendent, pourquoi, et ce que l’on peut faire</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_quality.py"/>
        <source>The regulation cited for conformity has no date of publication.</source>
        <translation>Le règlement cité pour la conformité n’a pas de date de publication.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/diagnosis_window.py"/>
        <source>The report has no passwords or tokens in it.</source>
        <translation>Le rapport ne contient ni mot de passe ni jeton.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>The request to {host} failed.</source>
        <translation>La requête vers {host} a échoué.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_practice.py"/>
        <source>The resolution “{text}” is not a number above zero with its unit.</source>
        <translation>La résolution « {text} » n’est pas un nombre au-dessus de zéro avec son unité.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_service.py"/>
        <source>The resource type must be stated once.</source>
        <translation>Le type de ressource doit être indiqué une fois, et une seule.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_contacts.py"/>
        <source>The role of {name} is not one of the list. Choose one.</source>
        <translation>Le rôle de {name} n’est pas dans la liste. Choisissez-en un.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_resource.py"/>
        <source>The same identifier is there twice. Take one away.</source>
        <translation>Le même identifiant y est deux fois. Retirez-en un.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_data.py"/>
        <source>The scale is not a whole number, or the resolution is no distance. Correct it.</source>
        <translation>L’échelle n’est pas un nombre entier, ou la résolution n’est pas une distance. Corrigez-la.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>The scale the data were made for: the whole number under 1/…. It tells how far one may zoom in.</source>
        <translation>L’échelle pour laquelle les données ont été faites : le nombre entier sous 1/…. Elle dit jusqu’où l’on peut zoomer.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>The schema refuses {element}: {words}</source>
        <translation>Le schéma refuse {element} : {words}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/connection.py"/>
        <source>The schema “{schema}” is not in the database.</source>
        <translation>Le schéma « {schema} » n’est pas dans la base de données.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/kept_menu.py"/>
        <source>The search “{name}” was deleted.</source>
        <translation>La recherche « {name} » a été supprimée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/kept_menu.py"/>
        <source>The search “{name}” was replaced.</source>
        <translation>La recherche « {name} » a été remplacée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/kept_menu.py"/>
        <source>The searches made before are forgotten.</source>
        <translation>Les recherches passées sont oubliées.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/kept_menu.py"/>
        <source>The searches were written to {path}.</source>
        <translation>Les recherches ont été écrites dans {path}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis_rows.py"/>
        <source>The secure connection fails before any certificate comes.</source>
        <translation>La connexion sécurisée échoue avant qu’un certificat n’arrive.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/discovery.py"/>
        <location filename="../prodige_plugin/platforms/trying.py"/>
        <source>The server answers (status {status}).</source>
        <translation>Le serveur répond (statut {status}).</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis_rows.py"/>
        <source>The server answers, but not at this very address (status {status}, {ms} ms).</source>
        <translation>Le serveur répond, mais pas à cette adresse précise (statut {status}, {ms} ms).</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>The server does not accept the request.</source>
        <translation>Le serveur n’accepte pas la requête.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/downloads.py"/>
        <source>The server does not answer: the copy downloaded on {date} is used.</source>
        <translation>Le serveur ne répond pas : la copie téléchargée le {date} est utilisée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis_rows.py"/>
        <source>The server does not send the whole chain of certificates.</source>
        <translation>Le serveur n’envoie pas toute la chaîne de certificats.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis_rows.py"/>
        <source>The server fails (status {status}, {ms} ms).</source>
        <translation>Le serveur échoue (statut {status}, {ms} ms).</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/retry.py"/>
        <source>The server is busy; trying again in {seconds} s…</source>
        <translation>Le serveur est occupé ; nouvel essai dans {seconds} s…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>The server is stopped, or something on the way refuses the connection.</source>
        <translation>Le serveur est arrêté, ou quelque chose sur le chemin refuse la connexion.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>The server is too busy, or stopped for maintenance.</source>
        <translation>Le serveur est trop occupé, ou arrêté pour maintenance.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/database.py"/>
        <source>The server stopped, restarts, or cannot be reached from here.</source>
        <translation>Le serveur s’est arrêté, redémarre, ou ne peut pas être atteint d’ici.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>The server was restarted, refused what was sent, or something on the way cut the connection.</source>
        <translation>Le serveur a redémarré, a refusé ce qui était envoyé, ou quelque chose sur le chemin a coupé la connexion.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>The server {host} cannot be found.</source>
        <translation>Le serveur {host} est introuvable.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/discovery.py"/>
        <source>The server {host} does not answer.</source>
        <translation>Le serveur {host} ne répond pas.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/json_answer.py"/>
        <location filename="../prodige_plugin/network/answer.py"/>
        <source>The server's answer cannot be read.</source>
        <translation>La réponse du serveur ne peut pas être lue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/database.py"/>
        <source>The server's disk is full.</source>
        <translation>Le disque du serveur est plein.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/layer_health.py"/>
        <source>The service answers, but QGIS could not open the layer when the project was read.</source>
        <translation>Le service répond, mais QGIS n’a pas pu ouvrir la couche à la lecture du projet.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/trying.py"/>
        <source>The service answers, with a long list of layers.</source>
        <translation>Le service répond, avec une longue liste de couches.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/trying.py"/>
        <source>The service answers.</source>
        <translation>Le service répond.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/capabilities.py"/>
        <location filename="../prodige_plugin/services/tiles.py"/>
        <source>The service did not describe itself.</source>
        <translation>Le service ne s’est pas décrit.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/server_style.py"/>
        <source>The service did not give a style.</source>
        <translation>Le service n’a pas donné de style.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/loading.py"/>
        <location filename="../prodige_plugin/services/service.py"/>
        <source>The service does not answer at {old}; it was found at {new}.</source>
        <translation>Le service ne répond pas à {old} ; il a été trouvé à {new}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/service.py"/>
        <source>The service does not offer {wanted}; the layer is in {crs}.</source>
        <translation>Le service ne propose pas {wanted} ; la couche est en {crs}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/item_pages.py"/>
        <source>The service gives the same features on each page: of its {count}, no more than {most} can be shown.</source>
        <translation>Le service donne les mêmes entités à chaque page : de ses {count}, pas plus de {most} ne peuvent être montrées.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/item_pages.py"/>
        <source>The service gives the same features on each page; all of them are asked for at once.</source>
        <translation>Le service donne les mêmes entités à chaque page ; elles sont toutes demandées d’un coup.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/choosing.py"/>
        <source>The service has no layer named “{name}”; it has: {names}.</source>
        <translation>Le service n’a pas de couche nommée « {name} » ; il a : {names}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/repairs.py"/>
        <source>The service moved from {old} to {new}.</source>
        <translation>Le service a déménagé de {old} à {new}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/service.py"/>
        <source>The service names an address that only its own machine reaches ({host}); it is asked at the record's.</source>
        <translation>Le service donne une adresse que seule sa propre machine atteint ({host}) ; il est interrogé à celle de la fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/layer_health.py"/>
        <source>The service no longer has the layer “{name}”.</source>
        <translation>Le service n’a plus la couche « {name} ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/load_dialog.py"/>
        <location filename="../prodige_plugin/services/choosing.py"/>
        <source>The service offers no layer.</source>
        <translation>Le service n’offre aucune couche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/service.py"/>
        <source>The service sends on to {new}, which is asked directly.</source>
        <translation>Le service renvoie à {new}, qui est interrogé directement.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/content.py"/>
        <source>The service {host} refused the request.</source>
        <translation>Le service {host} a refusé la requête.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/load_dialog.py"/>
        <source>The service's own</source>
        <translation>Celui du service</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/owsrequest.py"/>
        <source>The services are for reading; data is written in the database, with an account.</source>
        <translation>Les services sont faits pour lire ; on écrit des données dans la base de données, avec un compte.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/owsrequest.py"/>
        <source>The services do not print layouts.</source>
        <translation>Les services n’impriment pas de mises en page.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/owsrequest.py"/>
        <source>The services take no style, function or map that the request brings along.</source>
        <translation>Les services n’acceptent ni style, ni fonction, ni carte apportés par la requête.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_store.py"/>
        <source>The shared folder holds no template.</source>
        <translation>Le dossier partagé ne contient aucun modèle.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/sign_in/cas.py"/>
        <source>The sign-in page is at another place than the platform: nothing says that they belong together.</source>
        <translation>La page de connexion est ailleurs que la plateforme : rien ne dit qu’elles vont ensemble.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/sign_in/cas.py"/>
        <source>The sign-in page is not encrypted (http), although the way to it begins with https.</source>
        <translation>La page de connexion n’est pas chiffrée (http), alors que le chemin qui y mène commence par https.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/discovery.py"/>
        <source>The sign-in page is there.</source>
        <translation>La page de connexion est là.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/repairs.py"/>
        <source>The signs “&amp;” of the address were written twice over; they are read as they were meant.</source>
        <translation>Les signes « &amp; » de l’adresse étaient échappés deux fois ; ils sont lus comme ils étaient voulus.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>The size of a pixel, or the smallest distance that counts, with its unit. Images have a resolution, drawings a scale.</source>
        <translation>La taille d’un pixel, ou la plus petite distance qui compte, avec son unité. Les images ont une résolution, les dessins une échelle.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <source>The star of a result keeps it here, also for when there is no network.</source>
        <translation>L’étoile d’un résultat le garde ici, même sans réseau.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>The statements on quality are about the service, which is said in words too. The plugin writes both.</source>
        <translation>Les déclarations de qualité portent sur le service, ce qui est dit aussi en mots. L’extension écrit les deux.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>The statements on quality are about the whole data set or series. INSPIRE reads one block only.</source>
        <translation>Les déclarations de qualité portent sur tout le jeu de données ou toute la série. INSPIRE n’en lit qu’un bloc.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/verdicts.py"/>
        <source>The structure of the XML by the ISO 19139 schemas.</source>
        <translation>La structure du XML selon les schémas ISO 19139.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/qgisxml.py"/>
        <source>The style cannot be read.</source>
        <translation>Le style ne peut pas être lu.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/tiles.py"/>
        <source>The style of the tiles could not be read: {words}</source>
        <translation>Le style des tuiles n’a pas pu être lu : {words}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/server_project.py"/>
        <source>The style or the layout of a layer is damaged.</source>
        <translation>Le style ou la mise en page d’une couche est endommagé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/styles.py"/>
        <source>The style {name} cannot be read; it was left out. {words}</source>
        <translation>Le style {name} ne peut pas être lu ; il a été laissé de côté. {words}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/styles.py"/>
        <source>The style {name} does not fit the layer; it was left out. {words}</source>
        <translation>Le style {name} ne convient pas à la couche ; il a été laissé de côté. {words}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/styles.py"/>
        <source>The style {name} is too large; it was left out.</source>
        <translation>Le style {name} est trop gros ; il a été laissé de côté.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/styles.py"/>
        <source>The style {name} that came with the data is used, without its actions and code.</source>
        <translation>Le style {name} livré avec les données est utilisé, sans ses actions ni son code.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/styles.py"/>
        <source>The style {name} that came with the data is used.</source>
        <translation>Le style {name} livré avec les données est utilisé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>The system of the coordinates, with its EPSG code. The layer knows it.</source>
        <translation>Le système des coordonnées, avec son code EPSG. La couche le connaît.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/batch.py"/>
        <location filename="../prodige_plugin/metadata/batch_files.py"/>
        <location filename="../prodige_plugin/metadata/batch_values.py"/>
        <location filename="../prodige_plugin/platforms/store.py"/>
        <location filename="../prodige_plugin/processing/check_links.py"/>
        <location filename="../prodige_plugin/processing/records.py"/>
        <location filename="../prodige_plugin/publishing/journal.py"/>
        <source>The system said: {error}</source>
        <translation>Le système dit : {error}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <location filename="../prodige_plugin/services/api_data.py"/>
        <location filename="../prodige_plugin/services/archives.py"/>
        <location filename="../prodige_plugin/services/contexts.py"/>
        <location filename="../prodige_plugin/services/downloads.py"/>
        <source>The system said: {words}</source>
        <translation>Le système dit : {words}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/cli.py"/>
        <location filename="../prodige_plugin/metadata/cli_repair.py"/>
        <location filename="../prodige_plugin/services/cli.py"/>
        <location filename="../prodige_plugin/services/esri.py"/>
        <source>The system says: {words}</source>
        <translation>Le système dit : {words}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/database.py"/>
        <source>The table is in use and could not be replaced.</source>
        <translation>La table est utilisée et n’a pas pu être remplacée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/territories.py"/>
        <source>The table of territories cannot be read.</source>
        <translation>La table des territoires ne peut pas être lue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/seed_data.py"/>
        <source>The table {table} of the practice platform is empty.</source>
        <translation>La table {table} de la plateforme d’école est vide.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_window.py"/>
        <source>The team's book</source>
        <translation>Le carnet de l’équipe</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>The template was applied; “Undo” in the Metadata panel takes it back.</source>
        <translation>Le modèle a été appliqué ; « Annuler » dans le panneau Métadonnées revient en arrière.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>The template “{name}” was kept.</source>
        <translation>Le modèle « {name} » a été gardé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>The template “{name}” was replaced.</source>
        <translation>Le modèle « {name} » a été remplacé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_structure.py"/>
        <source>The temporal reference system “{text}” is not one that has an address. Dates of our calendar need none: take it away, or choose one of the list.</source>
        <translation>Le système de référence temporel « {text} » n’est pas de ceux qui ont une adresse. Les dates de notre calendrier n’en demandent pas : retirez-le, ou choisissez-en un dans la liste.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profiles.py"/>
        <source>The tests of the European reference validator (TG 2.0) and the ISO schemas.</source>
        <translation>Les tests du validateur de référence européen (TG 2.0) et les schémas ISO.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/patch.py"/>
        <source>The text cannot be written in a metadata record.</source>
        <translation>Le texte ne peut pas être écrit dans une fiche de métadonnées.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/batch_metadata.py"/>
        <source>The text is a regular expression</source>
        <translation>Le texte est une expression régulière</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/batch.py"/>
        <source>The text is found between any two letters.</source>
        <translation>Le texte se trouve entre deux lettres quelconques.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_themes.py"/>
        <source>The theme “{name}” is not written as in the European register.</source>
        <translation>Le thème « {name} » n’est pas écrit comme dans le registre européen.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/vocabularies.py"/>
        <source>The thesaurus cannot be read.</source>
        <translation>Le thésaurus est illisible.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_keywords.py"/>
        <source>The thesaurus “{title}” lacks its title or its date; with both it can be recognised.</source>
        <translation>Il manque au thésaurus « {title} » son titre ou sa date ; avec les deux, il peut être reconnu.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_geonetwork.py"/>
        <source>The tie to “{name}” is there twice.</source>
        <translation>La relation avec « {name} » est en double.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/service.py"/>
        <source>The tile service states no grid (tile matrix set) for it.</source>
        <translation>Le service de tuiles n’indique pas de grille (tile matrix set) pour elle.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/tiles.py"/>
        <source>The tiles are not in the web's grid (EPSG:3857), the only one QGIS draws this kind of tiles in.</source>
        <translation>Les tuiles ne sont pas dans la grille du web (EPSG:3857), la seule où QGIS dessine ce type de tuiles.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>The time that the data describe, which is not when they were made. “now” leaves the end open.</source>
        <translation>Le temps que les données décrivent, qui n’est pas celui où elles ont été faites. « maintenant » laisse la fin ouverte.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>The title for readers of another language. A language used for the first time is declared in the record.</source>
        <translation>L’intitulé pour les lecteurs d’une autre langue. Une langue utilisée pour la première fois est déclarée dans la fiche.</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/metadata/rules_text.py"/>
        <source>The title has %n character(s); portals cut it after 250. Shorten it.</source>
        <translation>
            <numerusform>L’intitulé a %n caractère ; les portails le coupent après 250. Raccourcissez-le.</numerusform>
            <numerusform>L’intitulé a %n caractères ; les portails le coupent après 250. Raccourcissez-le.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_text.py"/>
        <source>The title is missing. It is what a search shows first: name what, where and, if useful, when.</source>
        <translation>L’intitulé manque. C’est ce qu’une recherche montre d’abord : nommez quoi, où et, si c’est utile, quand.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_text.py"/>
        <source>The title “{text}” looks like a table name. Write it as a person would say it.</source>
        <translation>L’intitulé « {text} » ressemble à un nom de table. Écrivez-le comme on le dirait.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_geonetwork.py"/>
        <source>The topic category is missing.</source>
        <translation>La catégorie thématique manque.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_structure.py"/>
        <source>The translation into {languages} is missing.</source>
        <translation>La traduction en {languages} manque.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/merge.py"/>
        <source>The two versions cannot be put together as chosen.</source>
        <translation>Les deux versions ne peuvent pas être réunies comme choisi.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/checks.py"/>
        <source>The type of the field “{name}” is published as text.</source>
        <translation>Le champ « {name} » est publié comme du texte, à cause de son type.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_service.py"/>
        <source>The type of the service is missing or unknown: view, download, discovery, transformation or other.</source>
        <translation>Le type du service manque ou est inconnu : view, download, discovery, transformation ou other.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_opendata.py"/>
        <source>The update frequency is not stated; data.gouv.fr shows it as unknown.</source>
        <translation>La fréquence de mise à jour n’est pas indiquée ; data.gouv.fr la montre comme inconnue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_opendata.py"/>
        <source>The update frequency is stated of the record, where data.gouv.fr does not read it.</source>
        <translation>La fréquence de mise à jour est indiquée pour la fiche, où data.gouv.fr ne la lit pas.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_practice.py"/>
        <source>The update frequency “{text}” is not one of the list; portals do not understand it.</source>
        <translation>La fréquence de mise à jour « {text} » n’est pas dans la liste ; les portails ne la comprennent pas.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/sign_in/base.py"/>
        <source>The user name or the password is wrong, or the account is closed.</source>
        <translation>Le nom d’utilisateur ou le mot de passe est faux, ou le compte est fermé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_saver.py"/>
        <location filename="../prodige_plugin/publishing/database.py"/>
        <source>The user name or the password is wrong.</source>
        <translation>Le nom d’utilisateur ou le mot de passe est faux.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_columns.py"/>
        <source>The usual ones</source>
        <translation>Les habituelles</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>The version of the data, where they have one. A date says when, an edition says which.</source>
        <translation>La version des données, quand elles en ont une. Une date dit quand, une édition dit laquelle.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/discovery.py"/>
        <source>The view service answers.</source>
        <translation>Le service de consultation répond.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/health.py"/>
        <source>The web page answers with an error.</source>
        <translation>La page web répond par une erreur.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_extent.py"/>
        <source>The west of the extent lies east of its east; that is right only across the 180th meridian.</source>
        <translation>L’ouest de l’emprise se trouve à l’est de son est ; ce n’est juste qu’à cheval sur le 180e méridien.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>The whole department</source>
        <translation>Tout le département</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>The words that people would type to find these data, synonyms included. Do not repeat the title.</source>
        <translation>Les mots que l’on taperait pour trouver ces données, synonymes compris. Ne répétez pas l’intitulé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/layers.py"/>
        <source>The {kind} link answers, but QGIS cannot open it: {words}</source>
        <translation>Le lien {kind} répond, mais QGIS ne peut pas l’ouvrir : {words}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/conflict_panel.py"/>
        <source>Their changes are lost</source>
        <translation>Leurs modifications sont perdues</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/conflict_panel.py"/>
        <source>Their version is of {date}.</source>
        <translation>Leur version est du {date}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/merge_window.py"/>
        <source>Theirs</source>
        <translation>La leur</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_keywords.py"/>
        <source>There are no free keywords. Add the words that people would type to find the data.</source>
        <translation>Il n’y a pas de mots clés libres. Ajoutez les mots que l’on taperait pour trouver les données.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_lineage.py"/>
        <source>There are several blocks on quality; INSPIRE reads one only. Merge them.</source>
        <translation>Il y a plusieurs blocs sur la qualité ; INSPIRE n’en lit qu’un. Réunissez-les.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_dates.py"/>
        <source>There are several dates of the same kind; one creation and one revision date at most.</source>
        <translation>Il y a plusieurs dates de même nature ; une date de création et une de révision au plus.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/choices.py"/>
        <source>There is more than one layer to choose from.</source>
        <translation>Il y a plus d’une couche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_adding.py"/>
        <source>There is no XML file in {folder}.</source>
        <translation>Il n’y a aucun fichier XML dans {folder}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/cluster.py"/>
        <source>There is no account {user} on this machine.</source>
        <translation>Il n’y a pas de compte {user} sur ce poste.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_contacts.py"/>
        <source>There is no contact: nobody knows whom to ask. Give the organisation, an e-mail address and a role.</source>
        <translation>Il n’y a aucun contact : personne ne sait à qui demander. Donnez l’organisme, une adresse de courriel et un rôle.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_dates.py"/>
        <source>There is no date. Give the date of creation, of publication or of last revision of the data.</source>
        <translation>Il n’y a aucune date. Donnez la date de création, de publication ou de dernière révision des données.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_links.py"/>
        <source>There is no link: whoever finds the record cannot get the data.</source>
        <translation>Il n’y a aucun lien : qui trouve la fiche ne peut pas obtenir les données.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/envelope.py"/>
        <source>There is no metadata record in it.</source>
        <translation>Il n’y a pas de fiche de métadonnées dedans.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/algorithm.py"/>
        <source>There is no platform “{name}”.</source>
        <translation>Il n’y a pas de plateforme « {name} ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/record_links.py"/>
        <source>There is no record in the file.</source>
        <translation>Il n’y a pas de fiche dans le fichier.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/codecs_languages.py"/>
        <source>There is no text to translate yet.</source>
        <translation>Il n’y a pas encore de texte à traduire.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/parts/front.py"/>
        <source>There is nothing at this address.</source>
        <translation>Il n’y a rien à cette adresse.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/batch.py"/>
        <source>There is nothing to look for.</source>
        <translation>Il n’y a rien à chercher.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/items.py"/>
        <source>There is nothing to publish.</source>
        <translation>Il n’y a rien à publier.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>Thesaurus</source>
        <translation>Thésaurus</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Thesaurus of the keywords</source>
        <translation>Thésaurus des mots clés</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_views.py"/>
        <source>These results were kept when they were found.</source>
        <translation>Ces résultats ont été gardés quand ils ont été trouvés.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_window.py"/>
        <source>They are kept on this computer, and offered when you open this window again.</source>
        <translation>Elles sont gardées sur cet ordinateur, et proposées quand vous rouvrirez cette fenêtre.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_import.py"/>
        <source>They name no contact.</source>
        <translation>Elles ne nomment aucun contact.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/repairs.py"/>
        <source>This address answers only inside the State's own network.</source>
        <translation>Cette adresse ne répond que dans le réseau de l’État.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/extent_filter.py"/>
        <source>This box cannot be told in degrees: the map's projection ends there.</source>
        <translation>Cette emprise ne peut pas être dite en degrés : la projection de la carte s’y arrête.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/codecs_stated.py"/>
        <source>This cannot be written here.</source>
        <translation>Cela ne peut pas être écrit ici.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/codecs_items.py"/>
        <source>This cannot be written in this record.</source>
        <translation>Cela ne peut pas être écrit dans cette fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/csw.py"/>
        <location filename="../prodige_plugin/catalogue/read_only.py"/>
        <source>This catalogue can only be read.</source>
        <translation>Ce catalogue peut seulement être lu.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/filter_bar.py"/>
        <source>This catalogue cannot filter by: {facet}.</source>
        <translation>Ce catalogue ne sait pas filtrer par : {facet}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>This computer</source>
        <translation>Ce poste</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>This computer's clock agrees with the servers' clocks.</source>
        <translation>L’horloge de ce poste s’accorde avec celles des serveurs.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>This computer's clock is {minutes} min ahead of the servers'.</source>
        <translation>L’horloge de ce poste avance de {minutes} min sur celles des serveurs.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>This computer's clock is {minutes} min behind the servers'.</source>
        <translation>L’horloge de ce poste retarde de {minutes} min sur celles des serveurs.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_window.py"/>
        <source>This contact is the team's: it is changed where the team keeps it.</source>
        <translation>Ce contact est celui de l’équipe : il se modifie là où l’équipe le tient.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_dock.py"/>
        <source>This dock puts layers, their styles and records on a platform. First, say which platform.</source>
        <translation>Ce panneau met des couches, leurs styles et leurs fiches sur une plateforme. Dites d’abord quelle plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <source>This dock searches the catalogue of a platform and loads what it finds.
First, say which platform.</source>
        <translation>Ce panneau cherche dans le catalogue d’une plateforme et charge ce qu’il trouve.
Dites d’abord quelle plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_structure.py"/>
        <source>This element is written in the record, but it is empty.</source>
        <translation>Cet élément est écrit dans la fiche, mais il est vide.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/codecs_resource.py"/>
        <source>This extent cannot be written.</source>
        <translation>Cette emprise ne peut pas être écrite.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/pages.py"/>
        <source>This is PRODIGE's download basket, a web page: open it, choose a format and a projection, then “Exécution directe”.</source>
        <translation>C’est le panier de téléchargement de PRODIGE, une page web : ouvrez-la, choisissez un format et une projection, puis « Exécution directe ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/pages.py"/>
        <source>This is PRODIGE's download page: open it in the browser; the ATOM link of the record, if there is one, can be loaded from here.</source>
        <translation>C’est la page de téléchargement de PRODIGE : ouvrez-la dans le navigateur ; le lien ATOM de la fiche, s’il y en a un, peut être chargé d’ici.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/pages.py"/>
        <source>This is PRODIGE's map viewer, a web page: open it in the browser.</source>
        <translation>C’est le visualiseur de cartes de PRODIGE, une page web : ouvrez-la dans le navigateur.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/pages.py"/>
        <source>This is a document to read; open the link in the browser.</source>
        <translation>C’est un document à lire ; ouvrez le lien dans le navigateur.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/pages.py"/>
        <source>This is a lasting identifier (DOI); open the link in the browser to see where the data is today.</source>
        <translation>C’est un identifiant pérenne (DOI) ; ouvrez le lien dans le navigateur pour voir où sont les données aujourd’hui.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/pages.py"/>
        <source>This is a page or a document of a catalogue; open the link in the browser.</source>
        <translation>C’est une page ou un document d’un catalogue ; ouvrez le lien dans le navigateur.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/pages.py"/>
        <source>This is a picture without a place on the map; open the link in the browser.</source>
        <translation>C’est une image sans place sur la carte ; ouvrez le lien dans le navigateur.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/kinds.py"/>
        <source>This is a web page; open the link in the browser.</source>
        <translation>C’est une page web ; ouvrez le lien dans le navigateur.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/layer_metadata_files.py"/>
        <source>This is no metadata file of QGIS.</source>
        <translation>Ce n’est pas un fichier de métadonnées de QGIS.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/feature_catalogue.py"/>
        <source>This is not a feature catalogue that can be read.</source>
        <translation>Ce n’est pas un catalogue d’attributs lisible.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/record.py"/>
        <source>This is not a metadata record that can be read.</source>
        <translation>Ce n’est pas une fiche de métadonnées qui puisse être lue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <source>This layer has no fields.</source>
        <translation>Cette couche n’a pas de champ.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/layer_record.py"/>
        <source>This layer has no record yet.</source>
        <translation>Cette couche n’a pas encore de fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>This page is made from the element table of the plugin: the form, the checks, the score, the help and this page are loops over it. {count} elements, in the order of the form.</source>
        <translation>Cette page est tirée de la table des éléments de l’extension : le formulaire, les contrôles, le score, l’aide et cette page parcourent la même table. {count} éléments, dans l’ordre du formulaire.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_sheet.py"/>
        <source>This platform has no page of its records.</source>
        <translation>Cette plateforme n’a pas de page pour ses fiches.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/runner.py"/>
        <source>This publication cannot be resumed.</source>
        <translation>Cette publication ne peut pas être reprise.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/steps.py"/>
        <source>This publication cannot go on.</source>
        <translation>Cette publication ne peut pas continuer.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/journal.py"/>
        <source>This publication is already running.</source>
        <translation>Cette publication est déjà en cours.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/envelope.py"/>
        <source>This record is in ISO 19115-3, which can be searched and read here, but not edited.</source>
        <translation>Cette fiche est en ISO 19115-3 : elle peut être cherchée et lue ici, mais pas modifiée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_details.py"/>
        <source>This record is in ISO 19115-3: it is read here as ISO 19139 would say it; it cannot be edited.</source>
        <translation>Cette fiche est en ISO 19115-3 : elle est lue ici comme le dirait l’ISO 19139 ; elle ne peut pas être modifiée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_details.py"/>
        <source>This record is in another format than ISO 19139; the sheet shows what the search says of it, the whole record is on the XML page.</source>
        <translation>Cette fiche est dans un autre format qu’ISO 19139 ; elle est montrée d’après ce qu’en dit la recherche, la fiche entière est à la page XML.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/copy_window.py"/>
        <source>This record says all of it already.</source>
        <translation>Cette fiche dit déjà tout cela.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/records.py"/>
        <source>This service has no catalogue.</source>
        <translation>Ce service n’a pas de catalogue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/help_window.py"/>
        <source>Tick layers, and the map if you want it, then look at the plan: it names all that will be created, replaced or deleted. Nothing else is touched.</source>
        <translation>Cochez des couches, et la carte si vous le voulez, puis regardez le plan : il nomme tout ce qui sera créé, remplacé ou supprimé. Rien d’autre n’est touché.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/layer_choice.py"/>
        <source>Tick several to load them together in one group.</source>
        <translation>Cochez-en plusieurs pour les charger ensemble dans un groupe.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fill_table.py"/>
        <source>Tick the elements of which the record says nothing</source>
        <translation>Cocher les éléments dont la fiche ne dit rien</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>Ties to other data</source>
        <translation>Relations avec d’autres données</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <location filename="../prodige_plugin/gui/sheet_html.py"/>
        <source>Tile</source>
        <translation>Tuile</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/ways.py"/>
        <source>Tiles</source>
        <translation>Tuiles</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/options_page.py"/>
        <source>Time-out</source>
        <translation>Délai d’attente</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>Time-out of QGIS</source>
        <translation>Délai d’attente de QGIS</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Title</source>
        <translation>Intitulé</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Title and date of what conformity is stated to. The titles of regulations are written to the letter.</source>
        <translation>Titre et date de ce à quoi la conformité est déclarée. Les titres des règlements s’écrivent à la lettre.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>Title in other languages</source>
        <translation>Intitulé dans d’autres langues</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_list.py"/>
        <source>Title of the map</source>
        <translation>Titre de la carte</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/citation.py"/>
        <source>Title: {title}</source>
        <translation>Intitulé : {title}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/group_widgets.py"/>
        <source>To</source>
        <translation>Au</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_dock.py"/>
        <source>To publish</source>
        <translation>À publier</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/layer_health.py"/>
        <source>Today's record states another link, which answers: repair the layer with it.</source>
        <translation>La fiche d’aujourd’hui indique un autre lien, qui répond : réparez la couche avec lui.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/database.py"/>
        <source>Too many people or programs are connected to it.</source>
        <translation>Trop de personnes ou de programmes y sont connectés.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/thesauri.py"/>
        <source>Topic categories</source>
        <translation>Catégories thématiques</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Topic category</source>
        <translation>Catégorie ISO</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Topological consistency, description</source>
        <translation>Cohérence topologique, description</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Topological consistency, measure</source>
        <translation>Cohérence topologique, mesure</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contact_parts.py"/>
        <source>Town</source>
        <translation>Ville</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/more_fields.py"/>
        <source>Translation</source>
        <translation>Traduction</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis_rows.py"/>
        <source>Trusted; from {issuer}, until {until}.</source>
        <translation>Reconnu ; de {issuer}, jusqu’au {until}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/link_checks.py"/>
        <source>Try a link</source>
        <translation>Essayer un lien</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/button_box.py"/>
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <location filename="../prodige_plugin/gui/catalogue_views.py"/>
        <location filename="../prodige_plugin/gui/messages.py"/>
        <location filename="../prodige_plugin/gui/record_sheet_ui.py"/>
        <location filename="../prodige_plugin/gui/state_page.py"/>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/gateway.py"/>
        <source>Try again in a few seconds; “status” says how each part is.</source>
        <translation>Réessayez dans quelques secondes ; « status » dit comment va chaque partie.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/database.py"/>
        <source>Try again in a moment.</source>
        <translation>Réessayez dans un instant.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>Try again in {minutes} minutes.</source>
        <translation>Réessayez dans {minutes} minutes.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>Try again in {seconds} s.</source>
        <translation>Réessayez dans {seconds} s.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/database.py"/>
        <source>Try again later, or ask the platform's administrator.</source>
        <translation>Réessayez plus tard, ou demandez à l’administrateur de la plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/downloads.py"/>
        <source>Try again later, or try another link of the record.</source>
        <translation>Réessayez plus tard, ou essayez un autre lien de la fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>Try again later.</source>
        <translation>Réessayez plus tard.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>Try again later; a longer time can be given in QGIS's network settings.</source>
        <translation>Réessayez plus tard ; un délai plus long peut être donné dans les options de réseau de QGIS.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/credentials.py"/>
        <source>Try again, and give the master password when QGIS asks for it.</source>
        <translation>Réessayez, et donnez le mot de passe principal quand QGIS le demande.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/load_data.py"/>
        <source>Try again, or try another kind of link.</source>
        <translation>Réessayez, ou essayez un autre type de lien.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/page_store.py"/>
        <source>Try again, or try another link of the record.</source>
        <translation>Réessayez, ou essayez un autre lien de la fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>Try again.</source>
        <translation>Réessayez.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/errors.py"/>
        <source>Try again; if it comes back, copy the report and send it to the plugin's authors.</source>
        <translation>Réessayez ; si cela se reproduit, copiez le rapport et envoyez-le aux auteurs de l’extension.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>Try again; if it happens again, give the detail to the platform's administrator.</source>
        <translation>Réessayez ; si cela se reproduit, donnez le détail à l’administrateur de la plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/readback.py"/>
        <location filename="../prodige_plugin/publishing/database.py"/>
        <location filename="../prodige_plugin/publishing/runner.py"/>
        <source>Try again; if it happens again, send the details to the platform's administrator.</source>
        <translation>Réessayez ; si cela se reproduit, envoyez les détails à l’administrateur de la plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/json_answer.py"/>
        <location filename="../prodige_plugin/metadata/tree.py"/>
        <location filename="../prodige_plugin/network/answer.py"/>
        <location filename="../prodige_plugin/network/failures.py"/>
        <location filename="../prodige_plugin/services/downloads.py"/>
        <location filename="../prodige_plugin/xmlsafe.py"/>
        <source>Try again; if it happens again, tell the platform's administrator.</source>
        <translation>Réessayez ; si cela se reproduit, prévenez l’administrateur de la plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sheet_links.py"/>
        <source>Try all links</source>
        <translation>Essayer tous les liens</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>Try another format of the record, or its WMS link.</source>
        <translation>Essayez un autre format de la fiche, ou son lien WMS.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/archives.py"/>
        <source>Try another format or link of the record; the downloaded file is kept at {path}.</source>
        <translation>Essayez un autre format ou un autre lien de la fiche ; le fichier téléchargé est gardé dans {path}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/esri.py"/>
        <location filename="../prodige_plugin/services/layers.py"/>
        <location filename="../prodige_plugin/services/service.py"/>
        <source>Try another link of the record, or tell the platform's administrator.</source>
        <translation>Essayez un autre lien de la fiche, ou prévenez l’administrateur de la plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/adding.py"/>
        <location filename="../prodige_plugin/services/api_data.py"/>
        <location filename="../prodige_plugin/services/atom.py"/>
        <location filename="../prodige_plugin/services/capabilities.py"/>
        <location filename="../prodige_plugin/services/choosing.py"/>
        <location filename="../prodige_plugin/services/contexts.py"/>
        <location filename="../prodige_plugin/services/feeds.py"/>
        <location filename="../prodige_plugin/services/loading.py"/>
        <location filename="../prodige_plugin/services/opening.py"/>
        <location filename="../prodige_plugin/services/tiles.py"/>
        <source>Try another link of the record.</source>
        <translation>Essayez un autre lien de la fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/trying.py"/>
        <source>Try another way to sign in, in the Platforms window.</source>
        <translation>Essayez une autre façon de se connecter, dans la fenêtre Plateformes.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/check_links.py"/>
        <source>Try each link</source>
        <translation>Essayer chaque lien</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <source>Try fewer or other words, or search without the filters.</source>
        <translation>Essayez des mots moins nombreux ou différents, ou cherchez sans les filtres.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <source>Try fewer or other words.</source>
        <translation>Essayez moins de mots ou d’autres mots.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/ckan.py"/>
        <source>Try with other words or without filters.</source>
        <translation>Essayez avec d’autres mots ou sans filtres.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_operation.py"/>
        <source>Trying it…</source>
        <translation>Essai en cours…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/merge.py"/>
        <source>Two of the choices contradict each other: one keeps a part of what the other takes away.</source>
        <translation>Deux des choix se contredisent : l’un garde une partie de ce que l’autre retire.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <location filename="../prodige_plugin/gui/sheet_html.py"/>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>Type of the network service</source>
        <translation>Type du service en réseau</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>Type of the service</source>
        <translation>Type du service</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/territory_popup.py"/>
        <source>Type the beginning of a name, or an INSEE code.</source>
        <translation>Tapez le début d’un nom, ou un code INSEE.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/thesaurus_rows.py"/>
        <source>Type to find a domain…</source>
        <translation>Tapez pour trouver un domaine…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/thesaurus_rows.py"/>
        <source>Type to find in the catalogue's thesauri…</source>
        <translation>Tapez pour chercher dans les thésaurus du catalogue…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/thesaurus_picker.py"/>
        <source>Type to find…</source>
        <translation>Tapez pour trouver…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <source>Type words above, or look through the whole catalogue.
Press Enter on a result to load it, Space to read its sheet.</source>
        <translation>Tapez des mots ci-dessus, ou parcourez tout le catalogue.
Entrée charge le résultat choisi, Espace ouvre sa fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/thesauri.py"/>
        <source>Types of services</source>
        <translation>Types de services</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_window.py"/>
        <location filename="../prodige_plugin/gui/catalogue_keeping.py"/>
        <location filename="../prodige_plugin/gui/contacts_window.py"/>
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/unfinished_panel.py"/>
        <source>Undo a publication</source>
        <translation>Défaire une publication</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/steps.py"/>
        <source>Undo it, then publish again.</source>
        <translation>Défaites-la, puis publiez de nouveau.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/runner.py"/>
        <source>Undo the rest when the platform answers again: the journal of this publication is kept.</source>
        <translation>Défaites le reste quand la plateforme répondra de nouveau : le journal de cette publication est gardé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/runner.py"/>
        <source>Undo what was begun, then publish again.</source>
        <translation>Défaites ce qui était commencé, puis publiez de nouveau.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/plan_runner.py"/>
        <source>Undo {title}</source>
        <translation>Défaire {title}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>Unit (address)</source>
        <translation>Unité (adresse)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contact_parts.py"/>
        <source>Unit or function</source>
        <translation>Service ou fonction</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/health_window.py"/>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <source>Unknown</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/archives.py"/>
        <source>Unpacking: {amounts}</source>
        <translation>Décompression : {amounts}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/publish.py"/>
        <source>Unpublish the map first, or publish it again without this layer.</source>
        <translation>Dépubliez d’abord la carte, ou publiez-la de nouveau sans cette couche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publications_tab.py"/>
        <location filename="../prodige_plugin/platforms/qgis_server/publish.py"/>
        <source>Unpublish {title}</source>
        <translation>Dépublier {title}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publications_tab.py"/>
        <source>Unpublish…</source>
        <translation>Dépublier…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <source>Update</source>
        <translation>Mise à jour</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/thesauri.py"/>
        <source>Update frequencies</source>
        <translation>Fréquences de mise à jour</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/thesauri.py"/>
        <source>Update frequencies (European Union)</source>
        <translation>Fréquences de mise à jour (Union européenne)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Update frequency</source>
        <translation>Fréquence de mise à jour</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/__init__.py"/>
        <source>Update the plugin, or correct the platform's description.</source>
        <translation>Mettez l’extension à jour, ou corrigez la description de la plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/filter_bar.py"/>
        <source>Updated</source>
        <translation>Mis à jour</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/search_catalogue.py"/>
        <source>Updated since</source>
        <translation>Mis à jour depuis</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/citation.py"/>
        <source>Updated {date}.</source>
        <translation>Mis à jour le {date}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/tiles.py"/>
        <source>Use the WMTS or WMS link of the record, if there is one.</source>
        <translation>Utilisez le lien WMTS ou WMS de la fiche, s’il y en a un.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>Use the repairs, or change the resource type.</source>
        <translation>Utilisez les corrections, ou changez le type de ressource.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Use the repairs, or look at the place in the XML.</source>
        <translation>Utilisez les corrections, ou regardez l’endroit dans le XML.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>Use the repairs.</source>
        <translation>Utilisez les corrections.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/batch_metadata.py"/>
        <source>Use “set” in place.</source>
        <translation>Utilisez plutôt « set ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/territory_popup.py"/>
        <source>Used last</source>
        <translation>Derniers utilisés</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_window.py"/>
        <source>Usual role</source>
        <translation>Rôle habituel</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <location filename="../prodige_plugin/processing/batch_metadata.py"/>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <source>Values</source>
        <translation>Valeurs</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Vector</source>
        <translation>Vecteur</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Vector, raster, triangulated network or table. The layer knows it.</source>
        <translation>Vecteur, raster, réseau triangulé ou tableau. La couche le sait.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/merge_window.py"/>
        <source>Version kept of {element}</source>
        <translation>Version gardée de {element}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>View</source>
        <translation>Consultation</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/georchestra.py"/>
        <location filename="../prodige_plugin/platforms/prodige.py"/>
        <source>View service (WMS)</source>
        <translation>Service de consultation (WMS)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_choices.py"/>
        <source>W&amp;here</source>
        <translation>&amp;Où</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <source>WCS (coverages)</source>
        <translation>WCS (couvertures)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <source>WFS (features)</source>
        <translation>WFS (entités)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <source>WMS (pictures of the map)</source>
        <translation>WMS (images de la carte)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <source>WMTS (map tiles)</source>
        <translation>WMTS (tuiles de carte)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/journal.py"/>
        <source>Wait until it has finished.</source>
        <translation>Attendez qu’elle soit terminée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/queue_line.py"/>
        <source>Waits: {reason}</source>
        <translation>Attend : {reason}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/finding_row.py"/>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <location filename="../prodige_plugin/processing/records.py"/>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/facet_words.py"/>
        <location filename="../prodige_plugin/gui/ways.py"/>
        <location filename="../prodige_plugin/platforms/qgis_server/connection.py"/>
        <source>Web page</source>
        <translation>Page web</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/diagnosis_window.py"/>
        <source>Web page (*.html)</source>
        <translation>Page web (*.html)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/__main__.py"/>
        <source>Web page: {url}</source>
        <translation>Page web : {url}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/check_metadata.py"/>
        <source>Web pages (*.html)</source>
        <translation>Pages web (*.html)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contact_parts.py"/>
        <source>Web site</source>
        <translation>Site web</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/health_window.py"/>
        <source>Well</source>
        <translation>Bon</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/group_widgets.py"/>
        <source>West</source>
        <translation>Ouest</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/extent_dialog.py"/>
        <source>West must be less than east, and south less than north.</source>
        <translation>L’ouest doit être plus petit que l’est, et le sud plus petit que le nord.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Wetlands of the Drôme department, 2024</source>
        <translation>Zones humides du département de la Drôme, 2024</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>Wetlands, map service</source>
        <translation>Zones humides, service de carte</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/diagnosis_window.py"/>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>What I changed</source>
        <translation>Ce que j’ai modifié</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/batch_metadata.py"/>
        <source>What became of each record</source>
        <translation>Ce qu’il est advenu de chaque fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/merge_window.py"/>
        <source>What both of you changed</source>
        <translation>Ce que vous avez modifié tous les deux</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contact_fields.py"/>
        <source>What can be done with this contact</source>
        <translation>Ce que l’on peut faire de ce contact</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/layer_choice.py"/>
        <source>What can be loaded</source>
        <translation>Ce qui peut être chargé</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/cli_repair.py"/>
        <source>What comes in has no place of its own: give -o.</source>
        <translation>Ce qui arrive par l’entrée n’a pas de place à soi : donnez -o.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profiles.py"/>
        <source>What data.gouv.fr shows when it harvests the catalogue: licence, files, identifier.</source>
        <translation>Ce que data.gouv.fr montre quand il moissonne le catalogue : licence, fichiers, identifiant.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <source>What differs from the record in the catalogue</source>
        <translation>Ce qui diffère de la fiche du catalogue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_menu.py"/>
        <source>What each field means (ISO 19110), as a file for the catalogue and a link in the record</source>
        <translation>Ce que signifie chaque champ (ISO 19110), en fichier pour le catalogue et en lien dans la fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_failures.py"/>
        <source>What failed</source>
        <translation>Ce qui a échoué</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_failures.py"/>
        <location filename="../prodige_plugin/gui/messages.py"/>
        <source>What happened</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>What has no place elsewhere: a page to read, advice on use. Keep it short.</source>
        <translation>Ce qui n’a pas sa place ailleurs : une page à lire, un conseil d’utilisation. Restez bref.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <source>What is measured</source>
        <translation>Ce qui est mesuré</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/plan_view.py"/>
        <source>What is named above under “replaces” and “deletes” is lost.</source>
        <translation>Ce qui est nommé ci-dessus sous « remplace » et « supprime » sera perdu.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_saver.py"/>
        <source>What is on the platform is shown in the form; correct it and publish again if need be.</source>
        <translation>Ce qui est sur la plateforme est montré dans le formulaire ; corrigez-le et publiez de nouveau s’il le faut.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/runner.py"/>
        <source>What is to be published is no longer the same as when it stopped.</source>
        <translation>Ce qui est à publier n’est plus comme au moment de l’arrêt.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/help_window.py"/>
        <source>What is wrong or missing is said beside each field; a repair shows before and after. Drafts stay on this computer until you publish the record.</source>
        <translation>Ce qui est faux ou manque est dit à côté de chaque champ ; une correction montre l’avant et l’après. Les brouillons restent sur cet ordinateur jusqu’à ce que vous publiiez la fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/citation.py"/>
        <source>What is wrong:</source>
        <translation>Ce qui ne va pas :</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_save.py"/>
        <source>What it fills (never identifiers and the record's date):</source>
        <translation>Ce qu’il remplit (jamais les identifiants ni la date de la fiche) :</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <source>What it means</source>
        <translation>Ce que cela signifie</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/extent_filter.py"/>
        <source>What the &amp;map shows</source>
        <translation>Ce que montre la c&amp;arte</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <source>What the INSPIRE &amp;guideline says…</source>
        <translation>Ce que dit le &amp;guide INSPIRE…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>What the INSPIRE guideline says (in English)</source>
        <translation>Ce qu’en dit le guide INSPIRE (en anglais)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/places/layer_page_widget.py"/>
        <source>What the catalogue says and what is here, side by side</source>
        <translation>Ce que dit le catalogue et ce qui est ici, côte à côte</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/copy_window.py"/>
        <source>What the copy changes</source>
        <translation>Ce que change la copie</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/unfinished_panel.py"/>
        <source>What the cut publication did is undone.</source>
        <translation>Ce qu’avait fait la publication interrompue est défait.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>What the data show, what they leave out and what they are good for. The first 250 characters are what a list of results shows.</source>
        <translation>Ce que les données montrent, ce qu’elles laissent de côté et à quoi elles servent. Les 250 premiers caractères sont ce que montre une liste de résultats.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_menu.py"/>
        <source>What the layer knows</source>
        <translation>Ce que sait la couche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>What the quality is about</source>
        <translation>Objet de la qualité</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>What the quality is about (service)</source>
        <translation>Objet de la qualité (service)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_geonetwork.py"/>
        <source>What the quality is about is not said in words (level description).</source>
        <translation>Il n’est pas dit en mots sur quoi porte la qualité (description du niveau).</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_service.py"/>
        <source>What the quality is about must be the service, as a code and in words, in one block.</source>
        <translation>La qualité doit porter sur le service, en code et en toutes lettres, dans un seul bloc.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>What the record describes. A series is several data sets made in the same way.</source>
        <translation>Ce que la fiche décrit. Une série, ce sont plusieurs jeux de données faits de la même façon.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/merge_window.py"/>
        <source>What the record will be, beside the one on the platform: element by element, and in the XML</source>
        <translation>Ce que sera la fiche, à côté de celle de la plateforme : élément par élément, et en XML</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>What the service answers to, and at which address. The schema wants one at least; GetCapabilities is the usual one.</source>
        <translation>À quoi le service répond, et à quelle adresse. Le schéma en veut au moins une ; GetCapabilities est l’habituelle.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>What the service does, from the European classification. A WMS gives maps, a WFS gives features.</source>
        <translation>Ce que fait le service, selon la classification européenne. Un WMS donne des cartes, un WFS des objets.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>What the template changes</source>
        <translation>Ce que change le modèle</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_failures.py"/>
        <location filename="../prodige_plugin/processing/batch_metadata.py"/>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/runner.py"/>
        <source>What was done is kept: resume the publication, or undo it.</source>
        <translation>Ce qui a été fait est gardé : reprenez la publication, ou défaites-la.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/places/loads.py"/>
        <source>What was dropped cannot be read.</source>
        <translation>Ce qui a été déposé ne peut pas être lu.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/health_window.py"/>
        <location filename="../prodige_plugin/processing/records.py"/>
        <source>What was found</source>
        <translation>Constat</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_findings.py"/>
        <source>What was found at the address</source>
        <translation>Ce qui a été trouvé à cette adresse</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/diagnosis_window.py"/>
        <source>What was looked at</source>
        <translation>Ce qui a été examiné</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>What was sent is larger than the server accepts.</source>
        <translation>Ce qui a été envoyé est plus volumineux que ce que le serveur accepte.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_operation.py"/>
        <source>What would change</source>
        <translation>Ce qui changerait</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publications_tab.py"/>
        <source>What you have published</source>
        <translation>Ce que vous avez publié</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publications_tab.py"/>
        <source>What you publish from any workstation is listed here.</source>
        <translation>Ce que vous publiez, de n’importe quel poste, est listé ici.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>When the data were last brought up to date. There is one at most, the last one.</source>
        <translation>Quand les données ont été mises à jour pour la dernière fois. Il y en a une au plus, la dernière.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>When the data were made, published, last revised. One is enough; the last revision says most.</source>
        <translation>Quand les données ont été faites, publiées, révisées pour la dernière fois. Une date suffit ; la dernière révision est la plus parlante.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>When the data were made. There is one at most.</source>
        <translation>Quand les données ont été créées. Il y en a une au plus.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>When this record was last changed. It is set at each save.</source>
        <translation>Quand cette fiche a été modifiée pour la dernière fois. Elle est mise à jour à chaque enregistrement.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/plugin.py"/>
        <source>Where does this layer come from?</source>
        <translation>D’où vient cette couche ?</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Where keywords come from: title and date of the list. Portals recognise a theme by it.</source>
        <translation>D’où viennent les mots clés : titre et date de la liste. C’est à cela que les portails reconnaissent un thème.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>Where the data are seen, downloaded and explained: address, protocol, name of the layer, purpose. Portals make a file of a link whose purpose is download, and a map of a WMS.</source>
        <translation>Où l’on voit, télécharge et comprend les données : adresse, protocole, nom de la couche, but. Les portails font un fichier d’un lien dont le but est le téléchargement, et une carte d’un WMS.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Where the data can be got. An address is whole: its host has a dot, in lower case.</source>
        <translation>Où l’on peut obtenir les données. Une adresse est entière : son hôte a un point, en minuscules.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/copy_window.py"/>
        <source>Where the record is</source>
        <translation>Où est la fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>Whether a PRODIGE platform shows the data to everybody. It writes the keyword “Grand public”.</source>
        <translation>Si une plateforme PRODIGE montre les données à tout le monde. Cela écrit le mot clé « Grand public ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>Whether a keyword says that the data are open. Portals that harvest open data look for it.</source>
        <translation>Si un mot clé dit que les données sont ouvertes. Les portails qui moissonnent les données ouvertes le cherchent.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>Whether the data are finished, kept up to date, planned or out of use. Say “obsolete” rather than delete the record.</source>
        <translation>Si les données sont finies, tenues à jour, prévues ou hors d’usage. Dites « obsolète » plutôt que de supprimer la fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Whether the data are local, regional, national … Europe counts them by it.</source>
        <translation>Si les données sont locales, régionales, nationales… L’Europe les compte ainsi.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Whether the data follow the European model (regulation 1089/2010). “Not evaluated” is an honest and accepted answer.</source>
        <translation>Si les données suivent le modèle européen (règlement 1089/2010). « Non évaluée » est une réponse honnête et admise.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Whether the law keeps the public from seeing the data, and by which article. Most data have none.</source>
        <translation>Si la loi empêche le public de voir les données, et par quel article. La plupart des données n’ont pas de restriction.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Whether the record keeps to the ISO schemas: which elements there are, and in which order. The plugin writes new elements where the schemas want them.</source>
        <translation>Si la fiche respecte les schémas ISO : quels éléments, et dans quel ordre. L’extension écrit les nouveaux éléments là où les schémas les veulent.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>Whether the service follows the European rules on network services. “Not evaluated” is an honest and accepted answer.</source>
        <translation>Si le service suit les règles européennes des services en réseau. « Non évalué » est une réponse honnête et acceptée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>Which layer of the service shows which data. A catalogue offers the right layer beside the data by it.</source>
        <translation>Quelle couche du service montre quelles données. C’est par là qu’un catalogue propose la bonne couche à côté des données.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_ui.py"/>
        <source>Which rows</source>
        <translation>Quelles lignes</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_more.py"/>
        <source>Which specifications the data or the service were compared with, and the result. One line for each; national models (CNIG, COVADIS) have their place here.</source>
        <translation>À quelles spécifications les données ou le service ont été comparés, et le résultat. Une ligne par spécification ; les modèles nationaux (CNIG, COVADIS) ont leur place ici.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>Who is to be thanked or named: funders, partners. Contacts have their own part.</source>
        <translation>Qui il faut remercier ou citer : financeurs, partenaires. Les contacts ont leur propre partie.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/geonetwork_edit.py"/>
        <source>Who may see or change the record is not the same as before; “{user}” could not put it right. Look at its sharing in the catalogue.</source>
        <translation>Qui peut voir ou modifier la fiche n’est plus comme avant ; « {user} » n’a pas pu le rétablir. Regardez ses droits dans le catalogue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Who owns, makes or publishes the data, with an address of a service rather than of a person. Name at least the owner or the custodian.</source>
        <translation>Qui possède, fait ou publie les données, avec l’adresse d’un service plutôt que d’une personne. Nommez au moins le propriétaire ou le gestionnaire.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>Whom to write to when the record has a mistake. One of them has the role “point of contact”.</source>
        <translation>À qui écrire quand la fiche contient une erreur. L’un d’eux a le rôle « point de contact ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <source>Why the data were made. It tells readers whether they serve for something else.</source>
        <translation>Pourquoi les données ont été faites. Cela dit aux lecteurs si elles servent à autre chose.</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>With %n of them not all is well.</source>
        <translation>
            <numerusform>Pour %n d’entre elles tout ne va pas bien.</numerusform>
            <numerusform>Pour %n d’entre elles tout ne va pas bien.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/item_specs.py"/>
        <location filename="../prodige_plugin/processing/load_data.py"/>
        <location filename="../prodige_plugin/processing/search_catalogue.py"/>
        <source>Within</source>
        <translation>Dans l’emprise</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <source>Without a title</source>
        <translation>Sans titre</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_opendata.py"/>
        <source>Without a title, data.gouv.fr skips the record.</source>
        <translation>Sans intitulé, data.gouv.fr saute la fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_opendata.py"/>
        <source>Without an identifier of the resource, data.gouv.fr skips the record. The record's own identifier does not count.</source>
        <translation>Sans identifiant de la ressource, data.gouv.fr saute la fiche. L’identifiant de la fiche ne compte pas.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_import.py"/>
        <location filename="../prodige_plugin/gui/copy_window.py"/>
        <location filename="../prodige_plugin/processing/search_catalogue.py"/>
        <source>Words</source>
        <translation>Mots</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/suggestions.py"/>
        <source>Words of the catalogue</source>
        <translation>Mots du catalogue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/copy_window.py"/>
        <source>Words of the record's title</source>
        <translation>Mots de l’intitulé de la fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_import.py"/>
        <source>Words of the records; your organisation's name, for example</source>
        <translation>Mots des fiches ; le nom de votre organisme, par exemple</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/directory_dialog.py"/>
        <source>Words to filter the directory by</source>
        <translation>Mots pour filtrer l’annuaire</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_head.py"/>
        <source>Words to search for</source>
        <translation>Mots à chercher</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/xml_view.py"/>
        <source>Words to search for in the XML</source>
        <translation>Mots à chercher dans le XML</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/progress_line.py"/>
        <source>Working</source>
        <translation>En cours</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_crs.py"/>
        <source>Write EPSG:{number}, which the record names</source>
        <translation>Écrire EPSG:{number}, que la fiche nomme</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/layer_copies.py"/>
        <source>Write a record beside its layer</source>
        <translation>Écrire une fiche à côté de sa couche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_menu.py"/>
        <source>Write it &amp;beside the layer's file…</source>
        <translation>L’écrire à &amp;côté du fichier de la couche…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_crs.py"/>
        <source>Write it as an identifier of a reference system</source>
        <translation>L’écrire comme identifiant de système de référence</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_resource.py"/>
        <source>Write it as the code “{code}”</source>
        <translation>L’écrire par le code « {code} »</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/repairs_schema.py"/>
        <source>Write it as {base}, which it extends</source>
        <translation>L’écrire comme {base}, dont il est l’extension</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/repairs_values.py"/>
        <source>Write it as {element}</source>
        <translation>L’écrire comme {element}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_links.py"/>
        <source>Write it as “{url}”</source>
        <translation>L’écrire « {url} »</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_crs.py"/>
        <source>Write its address</source>
        <translation>Écrire son adresse</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_opendata.py"/>
        <source>Write the address that is recognised</source>
        <translation>Écrire l’adresse reconnue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_structure.py"/>
        <source>Write the addresses of protocol and service type</source>
        <translation>Écrire les adresses du protocole et du type de service</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_keywords.py"/>
        <source>Write the category as the list has it</source>
        <translation>Écrire la catégorie comme dans la liste</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_crs.py"/>
        <source>Write the code that its address holds</source>
        <translation>Écrire le code que contient son adresse</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_constraints.py"/>
        <source>Write the conditions as INSPIRE asks</source>
        <translation>Écrire les conditions comme INSPIRE le demande</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_dates.py"/>
        <source>Write the date as year-month-day</source>
        <translation>Écrire la date en année-mois-jour</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_quality.py"/>
        <source>Write the date of publication</source>
        <translation>Écrire la date de publication</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_dates.py"/>
        <source>Write the dates as year-month-day</source>
        <translation>Écrire les dates en année-mois-jour</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_quality.py"/>
        <source>Write the degree as INSPIRE reads it</source>
        <translation>Écrire le degré comme INSPIRE le lit</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_crs.py"/>
        <location filename="../prodige_plugin/metadata/rules_resource.py"/>
        <source>Write the elements of the profile as those of ISO that they extend</source>
        <translation>Écrire les éléments du profil comme ceux de l’ISO qu’ils étendent</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_distribution.py"/>
        <source>Write the formats that the record names elsewhere: {names}</source>
        <translation>Écrire les formats que la fiche nomme ailleurs : {names}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_data.py"/>
        <source>Write the kind as the list has it</source>
        <translation>Écrire le type comme dans la liste</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_dates.py"/>
        <source>Write the kind of date as the code “{code}”</source>
        <translation>Écrire le type de date par le code « {code} »</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_text.py"/>
        <source>Write the language as the code “{code}”</source>
        <translation>Écrire la langue par le code « {code} »</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_constraints.py"/>
        <source>Write the limit as the register has it</source>
        <translation>Écrire la restriction comme dans le registre</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_data.py"/>
        <source>Write the numbers as INSPIRE reads them</source>
        <translation>Écrire les nombres comme INSPIRE les lit</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_quality.py"/>
        <location filename="../prodige_plugin/metadata/rules_service.py"/>
        <source>Write the official title</source>
        <translation>Écrire le titre officiel</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_extent.py"/>
        <source>Write the period as INSPIRE reads it</source>
        <translation>Écrire la période comme INSPIRE la lit</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_contacts.py"/>
        <source>Write the role as the code “{code}”</source>
        <translation>Écrire le rôle par le code « {code} »</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/codecs_languages.py"/>
        <source>Write the text in the record's own language first.</source>
        <translation>Écrivez d’abord le texte dans la langue de la fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/batch.py"/>
        <source>Write the text that is to be replaced.</source>
        <translation>Écrivez le texte à remplacer.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_themes.py"/>
        <source>Write the themes as the register has them</source>
        <translation>Écrire les thèmes comme dans le registre</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_sheet.py"/>
        <source>Write to {mail}</source>
        <translation>Écrire à {mail}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_extent.py"/>
        <source>Write two decimals</source>
        <translation>Écrire deux décimales</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/repairs_values.py"/>
        <source>Write {text}</source>
        <translation>Écrire {text}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_service.py"/>
        <source>Write “Service”</source>
        <translation>Écrire « Service »</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_quality.py"/>
        <source>Write “not evaluated”</source>
        <translation>Écrire « non évaluée »</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_distribution.py"/>
        <location filename="../prodige_plugin/metadata/rules_links.py"/>
        <location filename="../prodige_plugin/metadata/rules_service.py"/>
        <source>Write “{name}”</source>
        <translation>Écrire « {name} »</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_service.py"/>
        <source>Write “{name}”, as its type says</source>
        <translation>Écrire « {name} », comme le dit son type</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_data.py"/>
        <source>Write “{name}”, which the rest of the record says</source>
        <translation>Écrire « {name} », que dit le reste de la fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_service.py"/>
        <source>Write “{url}”</source>
        <translation>Écrire « {url} »</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/repair_metadata.py"/>
        <source>Writes a record with every repair made that states nothing the record does not hold: no licence, limit or theme is invented, and what is not touched keeps its bytes. The record itself stays as it is.</source>
        <translation>Écrit une fiche avec toutes les corrections qui ne disent rien qu’elle ne contienne : aucune licence, limite ni thème n’est inventé, et ce qui n’est pas touché garde ses octets. La fiche elle-même reste telle quelle.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_files.py"/>
        <source>Writes all platforms to a file for others, without accounts</source>
        <translation>Écrit toutes les plateformes dans un fichier pour d’autres, sans les comptes</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/cli_repair.py"/>
        <source>Writes records repaired as far as that states nothing which they do not hold. A catalogue's answer keeps its envelope. What is left needs a person.</source>
        <translation>Écrit les fiches corrigées, pour autant que cela ne dise rien qu’elles ne contiennent. La réponse d’un catalogue garde son enveloppe. Ce qui reste demande une personne.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/describe_layer.py"/>
        <source>Writes the INSPIRE record (ISO 19139) of a layer, filled with what the layer, its file and its database know: title, extent, coordinate system, kind of data, scale, dates, fields, format, metadata of QGIS. A record that is there already is completed; a template gives contacts, licence and the like.</source>
        <translation>Écrit la fiche INSPIRE (ISO 19139) d’une couche, remplie de ce que savent la couche, son fichier et sa base de données : intitulé, emprise, système de coordonnées, type de données, échelle, dates, champs, format, métadonnées de QGIS. Une fiche déjà présente est complétée ; un modèle donne les contacts, la licence et le reste.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/cswguard.py"/>
        <source>Writing in the catalogue needs an account.</source>
        <translation>Il faut un compte pour écrire dans le catalogue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/parts/seeder.py"/>
        <source>Writing the INSPIRE records.</source>
        <translation>Écriture des fiches INSPIRE.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_files.py"/>
        <source>Written to {path}, without accounts.</source>
        <translation>Écrit dans {path}, sans les comptes.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/diagnosis_window.py"/>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>Written to {path}.</source>
        <translation>Écrit dans {path}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/diff_window.py"/>
        <location filename="../prodige_plugin/gui/record_sheet_ui.py"/>
        <source>XML</source>
        <translation>XML</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_adding.py"/>
        <source>XML f&amp;iles…</source>
        <translation>F&amp;ichiers XML…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_menu.py"/>
        <location filename="../prodige_plugin/gui/xml_view.py"/>
        <source>XML of the record</source>
        <translation>XML de la fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/element_text.py"/>
        <location filename="../prodige_plugin/gui/more_fields.py"/>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis_rows.py"/>
        <source>You accepted it for this server in QGIS's options.</source>
        <translation>Vous l’avez accepté pour ce serveur dans les options de QGIS.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>You have no right to use this file or folder.</source>
        <translation>Vous n’avez pas le droit d’utiliser ce fichier ou ce dossier.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/database.py"/>
        <source>Your account has no right to do this in the database.</source>
        <translation>Votre compte n’a pas le droit de faire cela dans la base de données.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/saving.py"/>
        <source>Your account is an editor in several groups of the catalogue, and a new record belongs to one.</source>
        <translation>Votre compte est éditeur dans plusieurs groupes du catalogue, et une nouvelle fiche appartient à un seul.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_saver.py"/>
        <source>Your account is an editor in several groups of {platform}.
Which one does this record belong to?</source>
        <translation>Votre compte est éditeur dans plusieurs groupes de {platform}.
Auquel cette fiche appartient-elle ?</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/geonetwork_edit.py"/>
        <source>Your account “{user}” cannot make records in this catalogue.</source>
        <translation>Votre compte « {user} » ne peut pas créer de fiche dans ce catalogue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/geonetwork_api.py"/>
        <source>Your account “{user}” may not change records of this catalogue.</source>
        <translation>Votre compte « {user} » n’a pas le droit de modifier les fiches de ce catalogue.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <source>Your changes are on top of theirs. Look at them, then save again.</source>
        <translation>Vos modifications sont reportées sur les leurs. Regardez-les, puis enregistrez de nouveau.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_dock.py"/>
        <source>Your organisation, for the records</source>
        <translation>Votre organisme, pour les fiches</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/geonetwork_edit.py"/>
        <source>Your version is a working copy: everybody sees the approved one until a reviewer approves yours.</source>
        <translation>Votre version est une copie de travail : chacun voit la version approuvée tant qu’un relecteur n’a pas approuvé la vôtre.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_saver.py"/>
        <source>Your version is kept here as a draft.</source>
        <translation>Votre version est gardée ici en brouillon.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/saving.py"/>
        <source>Your version is kept here. Save it again when the catalogue answers: it is compared first with what is there, and nothing is written twice.</source>
        <translation>Votre version est gardée ici. Enregistrez-la de nouveau quand le catalogue répondra : elle est d’abord comparée à ce qui s’y trouve, et rien n’est écrit deux fois.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/saving.py"/>
        <source>Your version is kept here; ask the platform's administrator about your rights on this record.</source>
        <translation>Votre version est gardée ici ; demandez à l’administrateur de la plateforme quels sont vos droits sur cette fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_saving.py"/>
        <location filename="../prodige_plugin/gui/conflict_panel.py"/>
        <location filename="../prodige_plugin/gui/merge_window.py"/>
        <source>Yours</source>
        <translation>La vôtre</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/citation.py"/>
        <source>[Viewed {date}].</source>
        <translation>[Consulté le {date}].</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>a coordinate system</source>
        <translation>un système de coordonnées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>a date</source>
        <translation>une date</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>a date and time such as 2024-06-12T10:30:00</source>
        <translation>une date avec l’heure comme 2024-06-12T10:30:00</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>a date such as 2024-06-12</source>
        <translation>une date comme 2024-06-12</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>a date such as 2024-06-12, 2024-06 or 2024</source>
        <translation>une date comme 2024-06-12, 2024-06 ou 2024</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>a date such as 2024-06-12, or a date and time</source>
        <translation>une date comme 2024-06-12, ou une date avec l’heure</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <source>a day is needed, such as 2025-01-31, or week, month, year, five_years</source>
        <translation>il faut un jour, par exemple 2025-01-31, ou bien week, month, year, five_years</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>a decimal number with a point</source>
        <translation>un nombre décimal avec un point</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>a line of text</source>
        <translation>une ligne de texte</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>a list</source>
        <translation>une liste</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>a name without spaces and colons</source>
        <translation>un nom sans espace ni deux-points</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>a number</source>
        <translation>un nombre</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <source>a number from 1 to {most} is needed</source>
        <translation>il faut un nombre de 1 à {most}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <source>a number of seconds is needed</source>
        <translation>il faut un nombre de secondes</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>a text</source>
        <translation>un texte</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>a text for each language</source>
        <translation>un texte par langue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>a value of a code list</source>
        <translation>une valeur d’une liste de codes</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>a value of the type {name}</source>
        <translation>une valeur du type {name}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>a whole number</source>
        <translation>un nombre entier</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>a whole number from 0</source>
        <translation>un nombre entier à partir de 0</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>a whole number from 1</source>
        <translation>un nombre entier à partir de 1</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>an address (spaces and some signs must be encoded)</source>
        <translation>une adresse (les espaces et certains signes doivent être encodés)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>an identifier that begins with a letter and holds no space</source>
        <translation>un identifiant qui commence par une lettre et ne contient pas d’espace</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <location filename="../prodige_plugin/gui/sheet_html.py"/>
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <source>and %n more link(s)</source>
        <translation>
            <numerusform>et %n autre lien</numerusform>
            <numerusform>et %n autres liens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <source>and %n more value(s)</source>
        <translation>
            <numerusform>et %n autre valeur</numerusform>
            <numerusform>et %n autres valeurs</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <location filename="../prodige_plugin/metadata/cli.py"/>
        <location filename="../prodige_plugin/services/cli.py"/>
        <source>answer in JSON</source>
        <translation>répondre en JSON</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/__main__.py"/>
        <source>answer in JSON (health, accounts)</source>
        <translation>répond en JSON (health, accounts)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sheet_links.py"/>
        <source>answers</source>
        <translation>répond</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/search_only.py"/>
        <source>as a visitor</source>
        <translation>en visiteur</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <source>ask for the links that a catalogue's search leaves out (one request for each record)</source>
        <translation>demander les liens que la recherche d’un catalogue ne donne pas (une requête par fiche)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <source>asked…</source>
        <translation>en attente…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_findings.py"/>
        <source>asks for an account</source>
        <translation>demande un compte</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements_service.py"/>
        <source>availability: 99 %</source>
        <translation>disponibilité : 99 %</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sheet_links.py"/>
        <source>being tried…</source>
        <translation>essai en cours…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_model.py"/>
        <source>changed</source>
        <translation>modifiée</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_model.py"/>
        <source>changed by somebody else</source>
        <translation>modifiée par quelqu’un d’autre</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <source>changes not kept yet</source>
        <translation>modifications pas encore gardées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/merge_window.py"/>
        <source>choose…</source>
        <translation>choisir…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/territory_popup.py"/>
        <source>commune</source>
        <translation>commune</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contact_fields.py"/>
        <source>contact@example.org</source>
        <translation>contact@exemple.fr</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>contacts</source>
        <translation>des contacts</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_model.py"/>
        <source>creates</source>
        <translation>crée</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/citation.py"/>
        <source>data set</source>
        <translation>jeu de données</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>data sets</source>
        <translation>jeux de données</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_opendata.py"/>
        <source>data.gouv.fr asks catalogues for data sets, series and services only; this is “{type}”.</source>
        <translation>data.gouv.fr ne demande aux catalogues que les jeux de données, les séries et les services ; ceci est « {type} ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_opendata.py"/>
        <source>data.gouv.fr recognises no licence: the data will be shown as “licence not specified”. Choose one of the list, if it is yours.</source>
        <translation>data.gouv.fr ne reconnaît aucune licence : les données seront montrées avec une « licence non spécifiée ». Choisissez-en une de la liste, si c’est la vôtre.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <source>data.gouv.fr will leave this record out: it has no title.</source>
        <translation>data.gouv.fr laissera cette fiche de côté : elle n’a pas d’intitulé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <source>data.gouv.fr will leave this record out: it takes data sets, series and services only.</source>
        <translation>data.gouv.fr laissera cette fiche de côté : il ne prend que les jeux de données, les séries et les services.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <source>data.gouv.fr will leave this record out: the resource has no identifier.</source>
        <translation>data.gouv.fr laissera cette fiche de côté : la ressource n’a pas d’identifiant.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_opendata.py"/>
        <source>data.gouv.fr will show neither a file nor an API: no link has the function “download”, none asks for the capabilities of a service.</source>
        <translation>data.gouv.fr ne montrera ni fichier ni API : aucun lien n’a la fonction « téléchargement », aucun ne demande les capacités d’un service.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_opendata.py"/>
        <source>data.gouv.fr will show these data as restricted.</source>
        <translation>data.gouv.fr montrera ces données comme restreintes.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>dates</source>
        <translation>des dates</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_model.py"/>
        <source>deletes</source>
        <translation>supprime</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis_rows.py"/>
        <source>directly</source>
        <translation>directement</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sheet_links.py"/>
        <source>does not answer</source>
        <translation>ne répond pas</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/plan_view.py"/>
        <source>done</source>
        <translation>fait</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <source>draft kept at {time}</source>
        <translation>brouillon gardé à {time}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <source>draft on this computer</source>
        <translation>brouillon sur cet ordinateur</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/extent_filter.py"/>
        <source>drawn box</source>
        <translation>emprise dessinée</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/territory_popup.py"/>
        <source>département</source>
        <translation>département</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/field_maker.py"/>
        <source>e.g. {example}</source>
        <translation>p. ex. {example}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/readback.py"/>
        <source>features by OGC API</source>
        <translation>entités par OGC API</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/readback.py"/>
        <source>features by WFS</source>
        <translation>entités par WFS</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/cli_repair.py"/>
        <source>file or folder to write; - for the output</source>
        <translation>fichier ou dossier à écrire ; - pour la sortie</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <source>filled from the layer, not in a catalogue yet</source>
        <translation>remplie à partir de la couche, dans aucun catalogue pour l’instant</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_findings.py"/>
        <source>found</source>
        <translation>trouvé</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>four coordinates</source>
        <translation>quatre coordonnées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <source>four figures are needed, such as 4.2,45.1,5.6,46.0</source>
        <translation>il faut quatre nombres, par exemple 4.2,45.1,5.6,46.0</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/codecs_stated.py"/>
        <source>free</source>
        <translation>libre</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/element_text.py"/>
        <source>from {begin} to {end}</source>
        <translation>du {begin} au {end}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/layerfacts_files.py"/>
        <source>from {low} to {high}</source>
        <translation>de {low} à {high}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis_report.py"/>
        <source>good</source>
        <translation>bon</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>if it applies</source>
        <translation>s’il y a lieu</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_choices.py"/>
        <source>in all texts</source>
        <translation>dans tous les textes</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/filter_bar.py"/>
        <source>in the last 5 years</source>
        <translation>depuis 5 ans</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/filter_bar.py"/>
        <source>in the last month</source>
        <translation>depuis un mois</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/filter_bar.py"/>
        <source>in the last week</source>
        <translation>depuis une semaine</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/filter_bar.py"/>
        <source>in the last year</source>
        <translation>depuis un an</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/ways.py"/>
        <source>in {crs}</source>
        <translation>en {crs}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/__main__.py"/>
        <source>its folder (default: %(default)s)</source>
        <translation>son dossier (par défaut : %(default)s)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_list.py"/>
        <source>its source cannot be reached</source>
        <translation>sa source ne peut pas être atteinte</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/cli.py"/>
        <source>language of the sentences</source>
        <translation>langue des phrases</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/extent_filter.py"/>
        <source>layer</source>
        <translation>couche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/readback.py"/>
        <source>layers announced by WMS</source>
        <translation>couches annoncées par WMS</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/cli_repair.py"/>
        <source>left: {counts}</source>
        <translation>reste : {counts}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/cli_repair.py"/>
        <source>let -o be the file that was read</source>
        <translation>permettre que -o soit le fichier lu</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <source>line {number}</source>
        <translation>ligne {number}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/cli.py"/>
        <source>list the elements of a record</source>
        <translation>lister les éléments d’une fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>mandatory</source>
        <translation>obligatoire</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/extent_filter.py"/>
        <source>map</source>
        <translation>carte</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/readback.py"/>
        <source>map drawn</source>
        <translation>carte dessinée</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/elements.py"/>
        <source>marsh, peat bog, open data</source>
        <translation>marais, tourbière, données ouvertes</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_model.py"/>
        <source>missing</source>
        <translation>manque</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_model.py"/>
        <source>new</source>
        <translation>nouvelle</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_finding_row.py"/>
        <source>new name</source>
        <translation>nouveau nom</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/layerfacts_fields.py"/>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_findings.py"/>
        <source>no answer</source>
        <translation>pas de réponse</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_list.py"/>
        <source>no coordinate reference system</source>
        <translation>pas de système de coordonnées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/layers.py"/>
        <source>no reason is given.</source>
        <translation>aucune raison n’est donnée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <source>no territory of France is called so: {name}</source>
        <translation>aucun territoire de France ne s’appelle ainsi : {name}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/options_page.py"/>
        <location filename="../prodige_plugin/processing/load_data.py"/>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/algorithm.py"/>
        <source>none is set up</source>
        <translation>aucune n’est configurée</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>not asked</source>
        <translation>non demandé</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/readback.py"/>
        <source>not blank</source>
        <translation>pas vide</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/card_parts.py"/>
        <source>not public</source>
        <translation>non public</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_model.py"/>
        <source>not read</source>
        <translation>pas lue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_model.py"/>
        <source>not saved</source>
        <translation>pas enregistrée</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_findings.py"/>
        <source>not there</source>
        <translation>absent</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sheet_links.py"/>
        <source>not tried</source>
        <translation>non essayé</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/queue_line.py"/>
        <source>not tried again yet</source>
        <translation>pas encore réessayée</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/cli.py"/>
        <source>nothing to say</source>
        <translation>rien à dire</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_model.py"/>
        <source>on this computer</source>
        <translation>sur cet ordinateur</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>one value of a list</source>
        <translation>une valeur d’une liste</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <source>only records with this value, or one of several of the same name; names: {names}</source>
        <translation>seulement les fiches qui ont cette valeur, ou l’une de celles du même nom ; noms : {names}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/cli_repair.py"/>
        <source>only safe repairs; there are no others</source>
        <translation>seulement les corrections sûres ; il n’y en a pas d’autres</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/cli.py"/>
        <source>only the mandatory rules that fail</source>
        <translation>seulement les règles obligatoires non respectées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_list.py"/>
        <source>only vector layers can be published here</source>
        <translation>seules des couches vecteur peuvent être publiées ici</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/ways.py"/>
        <source>only what the map shows</source>
        <translation>seulement ce que montre la carte</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <source>only what touches this box, in degrees of longitude and latitude</source>
        <translation>seulement ce qui touche cette emprise, en degrés de longitude et de latitude</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <source>only what touches this region, département, EPCI or commune of France; a name or an INSEE code</source>
        <translation>seulement ce qui touche cette région, ce département, cet EPCI ou cette commune de France ; un nom ou un code INSEE</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <source>only what was created, published or revised since this day; or week, month, year, five_years</source>
        <translation>seulement ce qui a été créé, publié ou révisé depuis ce jour ; ou bien week, month, year, five_years</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>optional</source>
        <translation>facultatif</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/extent_filter.py"/>
        <source>own figures</source>
        <translation>coordonnées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis_report.py"/>
        <source>problem</source>
        <translation>problème</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_list.py"/>
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>raster</source>
        <translation>raster</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_model.py"/>
        <source>reading…</source>
        <translation>lecture…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_model.py"/>
        <source>reads</source>
        <translation>lit</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_model.py"/>
        <source>ready</source>
        <translation>prêt</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/readback.py"/>
        <source>record found by search</source>
        <translation>fiche trouvée par une recherche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/readback.py"/>
        <source>record opened</source>
        <translation>fiche ouverte</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/cli.py"/>
        <source>record or catalogue's answer; - for the input</source>
        <translation>fiche ou réponse d’un catalogue ; - pour l’entrée</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_model.py"/>
        <source>record “{name}”</source>
        <translation>fiche « {name} »</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/cli.py"/>
        <location filename="../prodige_plugin/metadata/cli_repair.py"/>
        <source>record, or folder of *.xml files; - for the input</source>
        <translation>fiche, ou dossier de fichiers *.xml ; - pour l’entrée</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/territory_popup.py"/>
        <source>region</source>
        <translation>région</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/cli_repair.py"/>
        <source>repair what can be repaired without asking</source>
        <translation>corriger ce qui peut l’être sans demander</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_model.py"/>
        <source>replaces</source>
        <translation>remplace</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <source>rule {name}</source>
        <translation>règle {name}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <source>say at the end what the records can be filtered by</source>
        <translation>dire à la fin par quoi les fiches peuvent être filtrées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/cli.py"/>
        <source>say what becomes of each link of a record</source>
        <translation>dire ce que devient chaque lien d’une fiche</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/cli.py"/>
        <source>say what is wrong in records</source>
        <translation>dire ce qui ne va pas dans des fiches</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <source>search a catalogue</source>
        <translation>chercher dans un catalogue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/extent_filter.py"/>
        <source>selection of {name}</source>
        <translation>sélection de {name}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>series</source>
        <translation>séries</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_model.py"/>
        <source>service {name}</source>
        <translation>service {name}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>services</source>
        <translation>services</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/cli_repair.py"/>
        <source>show what changes; without -o nothing is written</source>
        <translation>montrer ce qui change ; sans -o rien n’est écrit</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>shown in “{element}”</source>
        <translation>montré dans « {element} »</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>shown, to be read only</source>
        <translation>montré, en lecture seule</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/__main__.py"/>
        <source>start: without the data of the exercises</source>
        <translation>start : sans les données des exercices</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_list.py"/>
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>table</source>
        <translation>table</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>table with coordinates</source>
        <translation>tableau avec coordonnées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_model.py"/>
        <source>table {name}</source>
        <translation>table {name}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/extent_filter.py"/>
        <source>territory</source>
        <translation>territoire</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/load_data.py"/>
        <source>the best one</source>
        <translation>le meilleur</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_contacts.py"/>
        <source>the contact without name</source>
        <translation>le contact sans nom</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_contacts.py"/>
        <source>the e-mail address</source>
        <translation>l’adresse de courriel</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <source>the figures are degrees: west, south, east, north</source>
        <translation>les nombres sont en degrés : ouest, sud, est, nord</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <source>the longest silence, in seconds</source>
        <translation>le plus long silence, en secondes</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <source>the most records (default: %(default)s)</source>
        <translation>le nombre maximal de fiches (par défaut : %(default)s)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <source>the only value of {name} is {value}</source>
        <translation>la seule valeur de {name} est {value}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <source>the order of the records</source>
        <translation>l’ordre des fiches</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_contacts.py"/>
        <source>the organisation's name</source>
        <translation>le nom de l’organisme</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_contacts.py"/>
        <source>the role</source>
        <translation>le rôle</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis_rows.py"/>
        <source>through the proxy {proxy}</source>
        <translation>par le proxy {proxy}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/plan_view.py"/>
        <source>to do</source>
        <translation>à faire</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis_report.py"/>
        <source>to know</source>
        <translation>à savoir</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>two dates</source>
        <translation>deux dates</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/cli.py"/>
        <source>type of the resource</source>
        <translation>type de la ressource</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/plan_view.py"/>
        <source>under way</source>
        <translation>en cours</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/citation.py"/>
        <source>updated {date}</source>
        <translation>mis à jour le {date}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>values of a list</source>
        <translation>des valeurs d’une liste</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_list.py"/>
        <source>vector</source>
        <translation>vecteur</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_bar.py"/>
        <source>visitor</source>
        <translation>visiteur</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sheet_links.py"/>
        <source>wants an account</source>
        <translation>demande un compte</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/element_widgets.py"/>
        <source>water ; wetlands ; biodiversity</source>
        <translation>eau ; zones humides ; biodiversité</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <source>web address of the catalogue</source>
        <translation>adresse web du catalogue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/cli.py"/>
        <source>web address of the platform, whose own local addresses are then let through</source>
        <translation>adresse web de la plateforme, dont les propres adresses locales sont alors acceptées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/cli.py"/>
        <source>what to check against; may be repeated: {names}</source>
        <translation>ce qu’il faut contrôler ; peut être répété : {names}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <source>what to search for (everything by default)</source>
        <translation>ce qu’il faut chercher (tout par défaut)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/search_only.py"/>
        <source>with the account</source>
        <translation>avec le compte</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>words</source>
        <translation>des mots</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/cli_repair.py"/>
        <source>write each file in its own place</source>
        <translation>écrire chaque fichier à sa place</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/fields_window.py"/>
        <location filename="../prodige_plugin/metadata/elements_practice.py"/>
        <location filename="../prodige_plugin/services/layerfacts_fields.py"/>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>yes or no</source>
        <translation>oui ou non</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_import.py"/>
        <location filename="../prodige_plugin/gui/contacts_window.py"/>
        <source>{added} new in the book, {completed} completed.</source>
        <translation>{added} nouveaux dans le carnet, {completed} complétés.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis_report.py"/>
        <source>{bad} problem(s), {notes} to know, {all} looked at</source>
        <translation>{bad} problème(s), {notes} à savoir, {all} points examinés</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/notices.py"/>
        <source>{button}: {about}</source>
        <translation>{button} : {about}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/readback.py"/>
        <source>{check}: {expected} expected, {found} found.</source>
        <translation>{check} : {expected} attendu, {found} trouvé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_schema.py"/>
        <source>{child} may not stand in {parent}.</source>
        <translation>{child} ne peut pas être dans {parent}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/thesaurus_picker.py"/>
        <source>{concept} ({thesaurus})</source>
        <translation>{concept} ({thesaurus})</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_window.py"/>
        <source>{contact} (team)</source>
        <translation>{contact} (équipe)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/stream.py"/>
        <source>{done} MB</source>
        <translation>{done} Mo</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/health_window.py"/>
        <source>{done} of {all} checked</source>
        <translation>{done} sur {all} vérifiées</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_work.py"/>
        <source>{done} of {all} saved</source>
        <translation>{done} enregistrées sur {all}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/stream.py"/>
        <source>{done} of {total} MB</source>
        <translation>{done} sur {total} Mo</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_model.py"/>
        <source>{effect}: {names}</source>
        <translation>{effect} : {names}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>{element} is empty; it must hold {kind}.</source>
        <translation>{element} est vide ; il doit contenir {kind}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>{element} is empty; one of these is needed: {values}.</source>
        <translation>{element} est vide ; il faut l’une de ces valeurs : {values}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>{element} is not expected here; the schema wants {expected}.</source>
        <translation>{element} n’est pas attendu ici ; le schéma veut {expected}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>{element} lacks the attribute {attribute}.</source>
        <translation>{element} n’a pas l’attribut {attribute}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>{element} may hold elements only; it holds text of its own: “{text}”.</source>
        <translation>{element} ne peut contenir que des éléments ; il contient un texte à lui : « {text} ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>{element} may hold text only; it holds elements.</source>
        <translation>{element} ne peut contenir que du texte ; il contient des éléments.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>{element} may not have the attribute {attribute}.</source>
        <translation>{element} ne peut pas avoir l’attribut {attribute}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>{element}, attribute {attribute}</source>
        <translation>{element}, attribut {attribute}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>{element}: the identifier “{text}” is used twice.</source>
        <translation>{element} : l’identifiant « {text} » est utilisé deux fois.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>{element}: “{text}” is not one of {values}.</source>
        <translation>{element} : « {text} » n’est pas parmi {values}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>{element}: “{text}” is not {kind}.</source>
        <translation>{element} : « {text} » n’est pas {kind}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/home.py"/>
        <source>{file} is not what the practice platform wrote.</source>
        <translation>{file} n’est pas ce que la plateforme d’école a écrit.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>{folder} can be written to; {free} GB are free.</source>
        <translation>{folder} est ouvert en écriture ; {free} Go sont libres.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>{folder} cannot be written to: {why}.</source>
        <translation>{folder} n’est pas ouvert en écriture : {why}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/home.py"/>
        <source>{folder} refused: {error}</source>
        <translation>{folder} a refusé : {error}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <source>{heading} ({number})</source>
        <translation>{heading} ({number})</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/content.py"/>
        <source>{host} answered something else than what was asked.</source>
        <translation>{host} a répondu autre chose que ce qui était demandé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/content.py"/>
        <source>{host} answered with a web page instead of data.</source>
        <translation>{host} a répondu par une page web au lieu de données.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>{host} answered with the error {status}.</source>
        <translation>{host} a répondu par l’erreur {status}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/downloads.py"/>
        <source>{host} answered, but with nothing.</source>
        <translation>{host} a répondu, mais par rien.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>{host} asks for a certificate of yours.</source>
        <translation>{host} demande un certificat personnel.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>{host} asks for an account.</source>
        <translation>{host} demande un compte.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/layer_health.py"/>
        <source>{host} asks for another account: {why}</source>
        <translation>{host} demande un autre compte : {why}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>{host} closed the connection without an answer.</source>
        <translation>{host} a fermé la connexion sans répondre.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>{host} did not answer in time.</source>
        <translation>{host} n’a pas répondu à temps.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/sign_in/base.py"/>
        <source>{host} does not accept the account.</source>
        <translation>{host} n’accepte pas le compte.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>{host} does not allow this.</source>
        <translation>{host} ne le permet pas.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/layer_health.py"/>
        <source>{host} does not answer: {why}</source>
        <translation>{host} ne répond pas : {why}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/sign_in/base.py"/>
        <source>{host} does not offer this way to sign in.</source>
        <translation>{host} ne propose pas cette façon de se connecter.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/sign_in/session.py"/>
        <source>{host} gave no session.</source>
        <translation>{host} n’a donné aucune session.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/sign_in/token.py"/>
        <source>{host} gave no token.</source>
        <translation>{host} n’a donné aucun jeton.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>{host} sends the request on to another address.</source>
        <translation>{host} renvoie la requête vers une autre adresse.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/failures.py"/>
        <source>{host} sends the request round in circles.</source>
        <translation>{host} fait tourner la requête en rond.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/network/content.py"/>
        <source>{kind} was expected; the answer says it is «{type}».</source>
        <translation>{kind} était attendu ; la réponse dit être « {type} ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>{kind}, {place}, with an account.</source>
        <translation>{kind}, {place}, avec un compte.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>{kind}, {place}, without an account.</source>
        <translation>{kind}, {place}, sans compte.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>{name} cannot be opened as a layer.</source>
        <translation>{name} ne peut pas être ouvert comme couche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>{name} cannot be opened.</source>
        <translation>{name} ne peut pas être ouvert.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/contexts.py"/>
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>{name} cannot be read.</source>
        <translation>{name} ne peut pas être lu.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/places/locator.py"/>
        <source>{name} did not answer</source>
        <translation>{name} n’a pas répondu</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>{name} does not state its encoding; it was read as UTF-8.</source>
        <translation>{name} n’indique pas son encodage ; il a été lu en UTF-8.</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>{name} holds %n layer(s):</source>
        <translation>
            <numerusform>{name} contient %n couche :</numerusform>
            <numerusform>{name} contient %n couches :</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/org_templates.py"/>
        <source>{name} holds no template.</source>
        <translation>{name} ne contient aucun modèle.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>{name} is loaded whole: pictures are not cut to the area.</source>
        <translation>{name} est chargée en entier : les images ne sont pas découpées selon l’emprise.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/contexts.py"/>
        <source>{name} is too large for a map.</source>
        <translation>{name} est trop grosse pour une carte.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/layer_health.py"/>
        <source>{name} no longer shows its record.</source>
        <translation>{name} ne montre plus sa fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/layer_health.py"/>
        <source>{name} was not able to show the record: {why}</source>
        <translation>{name} n’a pas pu montrer la fiche : {why}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/opening.py"/>
        <source>{name} was not opened.</source>
        <translation>{name} n’a pas été ouvert.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/cli_repair.py"/>
        <source>{name} would be written over. Use --in-place, or --force, if that is meant.</source>
        <translation>{name} serait écrasé. Utilisez --in-place, ou --force, si c’est voulu.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <source>{name} – named in words only, perhaps not recognised</source>
        <translation>{name} – nommée en mots seulement, peut-être pas reconnue</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/opendata_card.py"/>
        <source>{name} – with blanks, which break its address</source>
        <translation>{name} – avec des blancs, qui cassent son adresse</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/processing/check_metadata.py"/>
        <source>{name}: %n finding(s)</source>
        <translation>
            <numerusform>{name} : %n constat</numerusform>
            <numerusform>{name} : %n constats</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/readback.py"/>
        <source>{name}: features by OGC API</source>
        <translation>{name} : entités par OGC API</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/readback.py"/>
        <source>{name}: features by WFS</source>
        <translation>{name} : entités par WFS</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/readback.py"/>
        <source>{name}: record gone</source>
        <translation>{name} : fiche retirée</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/readback.py"/>
        <source>{name}: service gone</source>
        <translation>{name} : service retiré</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_model.py"/>
        <source>{name}: {expected} expected, {found} found</source>
        <translation>{name} : {expected} attendu, {found} trouvé</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/formats.py"/>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>{name}: {found}</source>
        <translation>{name} : {found}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/filter_bar.py"/>
        <source>{name}…</source>
        <translation>{name}…</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/element_docs.py"/>
        <source>{number} (INSPIRE guideline TG 2.0)</source>
        <translation>{number} (guide INSPIRE TG 2.0)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>{parent} is not complete.</source>
        <translation>{parent} n’est pas complet.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>{parent} is not complete; the schema wants {expected}.</source>
        <translation>{parent} n’est pas complet ; le schéma veut {expected}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_schema.py"/>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>{parent} lacks {child}.</source>
        <translation>{child} manque à {parent}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>{parent} lacks {lacks}, which the schema wants before {element}.</source>
        <translation>{parent} manque de {lacks}, que le schéma veut avant {element}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>{parent} may hold {element} once only.</source>
        <translation>{parent} ne peut contenir {element} qu’une fois.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>{parent} may not hold {element} here; the schema expects nothing more.</source>
        <translation>{parent} ne peut pas contenir {element} ici ; le schéma n’attend plus rien.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>{parent} may not hold {element} here; the schema wants {expected}.</source>
        <translation>{parent} ne peut pas contenir {element} ici ; le schéma veut {expected}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/sheet_html.py"/>
        <source>{passed} of {total} INSPIRE requirements are met.</source>
        <translation>{passed} exigences INSPIRE sur {total} sont remplies.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_model.py"/>
        <location filename="../prodige_plugin/gui/form_section.py"/>
        <source>{passed} of {total} requirements pass</source>
        <translation>{passed} exigences sur {total} sont satisfaites</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/copy_window.py"/>
        <location filename="../prodige_plugin/gui/shared_place.py"/>
        <source>{path} cannot be read.</source>
        <translation>{path} est illisible.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/shared_place.py"/>
        <source>{path} is not a file of the plugin.</source>
        <translation>{path} n’est pas un fichier de l’extension.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_saver.py"/>
        <source>{platform} did not accept your account; the record “{title}” is not saved.</source>
        <translation>{platform} n’a pas accepté votre compte ; la fiche « {title} » n’est pas enregistrée.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <source>{platform} did not answer: {what}</source>
        <translation>{platform} n’a pas répondu : {what}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_saver.py"/>
        <source>{platform} does not let your account change the record “{title}”.</source>
        <translation>{platform} ne laisse pas votre compte modifier la fiche « {title} ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_bar.py"/>
        <source>{platform} is asked with the account “{account}”.</source>
        <translation>{platform} est interrogée avec le compte « {account} ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/platform_bar.py"/>
        <source>{platform} is asked without an account: only what is public is found.</source>
        <translation>{platform} est interrogée sans compte : seul ce qui est public est trouvé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/card_parts.py"/>
        <source>{platform}, also on {others}</source>
        <translation>{platform}, aussi sur {others}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/metadata_head.py"/>
        <source>{platform}, read at {time}</source>
        <translation>{platform}, lue à {time}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/training/cluster.py"/>
        <source>{program} ended with code {code}.</source>
        <translation>{program} s’est terminé avec le code {code}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/diagnosis.py"/>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/batch_window.py"/>
        <source>{shown} of {all} records shown</source>
        <translation>{shown} fiches affichées sur {all}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/group_widgets.py"/>
        <source>{side}, in degrees (WGS 84)</source>
        <translation>{side}, en degrés (WGS 84)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/feeds.py"/>
        <source>{size} MB</source>
        <translation>{size} Mo</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>{template} (organisation)</source>
        <translation>{template} (organisme)</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/metadata/codecs_stated.py"/>
        <source>{thesaurus}: %n keyword(s)</source>
        <translation>
            <numerusform>{thesaurus} : %n mot clé</numerusform>
            <numerusform>{thesaurus} : %n mots clés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/platforms/qgis_server/publish.py"/>
        <source>{title} and %n other layer(s)</source>
        <translation>
            <numerusform>{title} et %n autre couche</numerusform>
            <numerusform>{title} et %n autres couches</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_dock.py"/>
        <source>{title}: done, and read back.</source>
        <translation>{title} : fait, et relu.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/mapping.py"/>
        <source>{title}: {why}</source>
        <translation>{title} : {why}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/connection.py"/>
        <source>{user} is connected and may write in “{schema}”.</source>
        <translation>{user} est connecté et peut écrire dans « {schema} ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/connection.py"/>
        <source>{user} is connected, but may not write in “{schema}”.</source>
        <translation>{user} est connecté, mais ne peut pas écrire dans « {schema} ».</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/facet_popup.py"/>
        <source>{value}, %n result(s)</source>
        <translation>
            <numerusform>{value}, %n résultat</numerusform>
            <numerusform>{value}, %n résultats</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/formats.py"/>
        <source>{west}° to {east}° of longitude, {south}° to {north}° of latitude (WGS 84, EPSG:4326)</source>
        <translation>de {west}° à {east}° de longitude, de {south}° à {north}° de latitude (WGS 84, EPSG:4326)</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_book.py"/>
        <source>{why} These contacts are of {day}.</source>
        <translation>{why} Ces contacts sont du {day}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/template_store.py"/>
        <source>{why} These templates are of {day}.</source>
        <translation>{why} Ces modèles sont du {day}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/thesaurus_list.py"/>
        <location filename="../prodige_plugin/gui/thesaurus_picker.py"/>
        <source>{word} → {label}</source>
        <translation>{word} → {label}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/schema_words.py"/>
        <source>“true” or “false”</source>
        <translation>« true » ou « false »</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/batch_metadata.py"/>
        <source>“{element}” holds one value only.</source>
        <translation>« {element} » ne contient qu’une valeur.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_dock.py"/>
        <source>“{layer}” cannot be published on this platform.</source>
        <translation>« {layer} » ne peut pas être publié sur cette plateforme.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_dock.py"/>
        <source>“{layer}” cannot be published: {why}.</source>
        <translation>« {layer} » ne peut pas être publiée : {why}.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/registry.py"/>
        <source>“{names}” exists and is not part of this publication; it is left alone.</source>
        <translation>« {names} » existe et ne fait pas partie de cette publication ; on n’y touche pas.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/sign_in.py"/>
        <source>“{name}” cannot be signed in to.</source>
        <translation>Impossible de se connecter à « {name} ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/publishing/checks.py"/>
        <source>“{name}” cannot be the name of a table: use lower case letters without accents, digits and _.</source>
        <translation>« {name} » ne peut pas être le nom d’une table : employez des minuscules sans accent, des chiffres et _.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/loading.py"/>
        <source>“{name}” could not be loaded: {why}</source>
        <translation>« {name} » n’a pas pu être chargée : {why}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/extent_filter.py"/>
        <source>“{name}” has no coordinate reference system, so nobody knows where it lies. Set one in its properties, then choose it again.</source>
        <translation>« {name} » n’a pas de système de coordonnées : nul ne sait où elle se trouve. Donnez-lui-en un dans ses propriétés, puis choisissez-la de nouveau.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/extent_filter.py"/>
        <source>“{name}” has no extent: it is empty, or its coordinates do not fit its CRS.</source>
        <translation>« {name} » n’a pas d’emprise : elle est vide, ou ses coordonnées ne conviennent pas à son SCR.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contact_fields.py"/>
        <source>“{name}” is in the contacts book now.</source>
        <translation>« {name} » est maintenant dans le carnet de contacts.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/profile_prodige.py"/>
        <source>“{name}” is no name of a table of PRODIGE: small letters, digits and underscores only.</source>
        <translation>« {name} » n’est pas un nom de table de PRODIGE : lettres minuscules, chiffres et tirets bas seulement.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/projects.py"/>
        <source>“{name}” is opened without the account of the map.</source>
        <translation>« {name} » est ouverte sans le compte de la carte.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contact_fields.py"/>
        <source>“{name}” was completed in the contacts book.</source>
        <translation>« {name} » a été complété dans le carnet de contacts.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/contacts_window.py"/>
        <location filename="../prodige_plugin/gui/template_window.py"/>
        <source>“{name}” was deleted.</source>
        <translation>« {name} » a été supprimé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/contexts.py"/>
        <location filename="../prodige_plugin/services/projects.py"/>
        <source>“{name}” was left out: {why}</source>
        <translation>« {name} » a été laissée de côté : {why}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/addresses.py"/>
        <source>“{role}” is not given in its description.</source>
        <translation>« {role} » n’est pas donné dans sa description.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/codecs_resource.py"/>
        <source>“{text}” is no degree of conformity.</source>
        <translation>« {text} » n’est pas un degré de conformité.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/batch.py"/>
        <source>“{text}” is no regular expression.</source>
        <translation>« {text} » n’est pas une expression régulière.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/codecs_practice.py"/>
        <source>“{text}” is no temporal reference system of the list.</source>
        <translation>« {text} » n’est pas un système de référence temporel de la liste.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/batch_values.py"/>
        <source>“{text}” is no value for “{element}”.</source>
        <translation>« {text} » n’est pas une valeur pour « {element} ».</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/codecs.py"/>
        <source>“{text}” is not a date that a record can hold.</source>
        <translation>« {text} » n’est pas une date qu’une fiche puisse contenir.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/codecs_practice.py"/>
        <source>“{text}” is not a distance.</source>
        <translation>« {text} » n’est pas une distance.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/codecs.py"/>
        <source>“{text}” is not a scale.</source>
        <translation>« {text} » n’est pas une échelle.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/metadata/rules_practice.py"/>
        <source>“{text}” is not one of the priority data sets of the European list.</source>
        <translation>« {text} » n’est pas un des jeux de données prioritaires de la liste européenne.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/loading.py"/>
        <source>“{title}” cannot be loaded by this link.</source>
        <translation>« {title} » ne peut pas être chargé par ce lien.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/esri.py"/>
        <location filename="../prodige_plugin/services/layers.py"/>
        <location filename="../prodige_plugin/services/service.py"/>
        <location filename="../prodige_plugin/services/tiles.py"/>
        <source>“{title}” cannot be opened.</source>
        <translation>« {title} » ne peut pas être ouvert.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/clip.py"/>
        <location filename="../prodige_plugin/services/service.py"/>
        <source>“{title}” cannot be restricted to the chosen area.</source>
        <translation>« {title} » ne peut pas être limitée à l’emprise choisie.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/publish.py"/>
        <source>“{title}” cannot be unpublished now.</source>
        <translation>« {title} » ne peut pas être dépublié maintenant.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/layer_origin.py"/>
        <source>“{title}” comes from the record {record} of a platform that is not set up here.</source>
        <translation>« {title} » vient de la fiche {record} d’une plateforme qui n’est pas configurée ici.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/record_queue.py"/>
        <source>“{title}” could not be saved now, and waits on this computer: {what}</source>
        <translation>« {title} » n’a pas pu être enregistrée maintenant, et attend sur cet ordinateur : {what}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/api_data.py"/>
        <source>“{title}” holds no feature.</source>
        <translation>« {title} » ne contient aucune entité.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/contexts.py"/>
        <source>“{title}” is a map for the browser.</source>
        <translation>« {title} » est une carte pour le navigateur.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/contexts.py"/>
        <source>“{title}” is no map that can be opened.</source>
        <translation>« {title} » n’est pas une carte qui puisse être ouverte.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/api_data.py"/>
        <source>“{title}” is not open to everybody.</source>
        <translation>« {title} » n’est pas ouvert à tous.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/publish.py"/>
        <source>“{title}” is not published any more.</source>
        <translation>« {title} » n’est plus publié.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/publish_dock.py"/>
        <source>“{title}” is published, and was read back.</source>
        <translation>« {title} » est publié, et a été relu.</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/services/feeds.py"/>
        <source>“{title}” offers %n download(s):</source>
        <translation>
            <numerusform>« {title} » propose %n téléchargement :</numerusform>
            <numerusform>« {title} » propose %n téléchargements :</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/health_window.py"/>
        <source>“{title}” reads its new link now.</source>
        <translation>« {title} » lit désormais son nouveau lien.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/load_data.py"/>
        <source>“{title}” states no link that gives features.</source>
        <translation>« {title} » n’indique aucun lien qui donne des entités.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/catalogue_dock.py"/>
        <location filename="../prodige_plugin/gui/places/loads.py"/>
        <source>“{title}” states no service that can be loaded.</source>
        <translation>« {title} » n’indique aucun service qui puisse être chargé.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/services/contexts.py"/>
        <source>“{title}” was left out.</source>
        <translation>« {title} » a été laissée de côté.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/layer_origin.py"/>
        <source>“{title}” was not loaded from a catalogue: it remembers no record.</source>
        <translation>« {title} » n’a pas été chargée depuis un catalogue : elle ne se souvient d’aucune fiche.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/processing/load_data.py"/>
        <source>“{title}” was not read to its end.</source>
        <translation>« {title} » n’a pas été lu jusqu’au bout.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/platforms/qgis_server/readback.py"/>
        <source>“{title}” was published, but is not as it should be when read back.</source>
        <translation>« {title} » a été publié, mais n’est pas comme il faut à la relecture.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/loading.py"/>
        <source>“{title}”: {notes}</source>
        <translation>« {title} » : {notes}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/discovery.py"/>
        <source>“{url}” is not a web address.</source>
        <translation>« {url} » n’est pas une adresse web.</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <source>… the catalogue does not filter by {names}: its answers were filtered here</source>
        <translation>… le catalogue ne filtre pas par {names} : ses réponses ont été filtrées ici</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/catalogue/cli.py"/>
        <source>… within {name}</source>
        <translation>… dans {name}</translation>
    </message>
    <message>
        <location filename="../prodige_plugin/gui/element_help.py"/>
        <source>…more</source>
        <translation>…en savoir plus</translation>
    </message>
    <message numerus="yes">
        <location filename="../prodige_plugin/gui/catalogue_states.py"/>
        <source>≈ %n record(s)</source>
        <translation>
            <numerusform>≈ %n fiche</numerusform>
            <numerusform>≈ %n fiches</numerusform>
        </translation>
    </message>
</context>
</TS>
