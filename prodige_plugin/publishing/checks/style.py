"""Checks of what a style and a form need beside the data: images, fonts, functions, fields, code, other layers."""

from __future__ import annotations

from lxml import etree
from qgis.core import QgsApplication, QgsExpression

from ...i18n import tr
from ...metadata.findings import Severity
from ...xmlsafe import parser
from .. import layer_xml
from ..layer_expressions import drawn_columns, expressions, unknown_functions
from ..prepared import PreparedLayer, PreparedRaster
from .model import Finding
from .table import found

#: Renderers of QGIS itself (QGIS 3.40, QgsRendererRegistry), whatever plugins have registered meanwhile.
_RENDERERS = frozenset(
    {
        "singleSymbol",
        "categorizedSymbol",
        "graduatedSymbol",
        "RuleRenderer",
        "pointDisplacement",
        "pointCluster",
        "heatmapRenderer",
        "invertedPolygonRenderer",
        "mergedFeatureRenderer",
        "25dRenderer",
        "embeddedSymbol",
        "nullSymbol",
    }
)
#: Widgets of forms that take their values from another layer.
_OTHER_LAYER_WIDGETS = frozenset({"ValueRelation", "RelationReference"})


def style_findings(layer: PreparedLayer) -> list[Finding]:
    """Check the style and the form of a vector layer."""
    element = etree.fromstring(layer.xml.encode(), parser())
    return [
        *_images(layer, element),
        *_fonts(layer, element),
        *_renderer(layer, element),
        *_functions(layer, element),
        *_columns(layer, element),
        *_form(layer, element),
        *_relations(layer, element),
    ]


def loss_findings(layer: PreparedLayer | PreparedRaster, losses: list[str]) -> list[Finding]:
    """Make findings of what a map server will draw otherwise.

    :param losses: sentences of the style's exporter (``publishing.styles.losses_of``), translated.
    """
    return [found("style.loss", layer.layer_id, sentence) for sentence in dict.fromkeys(losses)]


def _images(layer: PreparedLayer, element: etree._Element) -> list[Finding]:
    """Images that do not travel, and those that come from the web."""
    findings = []
    for path in sorted(set(layer_xml.local_images(element))):
        if not layer_xml.can_embed(path):
            sentence = tr("The image “{path}” of the style is missing or too large and will not be drawn.", path=path)
            findings.append(found("style.image", layer.layer_id, sentence))
    remote = sorted(
        {path for _node, _attribute, path in layer_xml.images(element) if path.startswith(("http://", "https://"))}
    )
    if remote:
        sentence = tr("The style draws %n image(s) from other web sites.", n=len(remote))
        findings.append(found("style.remote", layer.layer_id, sentence, details=remote))
    return findings


def _fonts(layer: PreparedLayer, element: etree._Element) -> list[Finding]:
    """Fonts the server may lack."""
    # QGIS writes the labels' settings even where they are switched off
    drawn = [child for child in element if child.tag != "labeling" or element.get("labelsEnabled", "1") == "1"]
    fonts = sorted(set().union(*(layer_xml.fonts(child) for child in drawn)))
    if not fonts:
        return []
    sentence = tr("The labels use {fonts}: where the server lacks a font, it draws another.", fonts=", ".join(fonts))
    return [found("style.font", layer.layer_id, sentence)]


def _renderer(layer: PreparedLayer, element: etree._Element) -> list[Finding]:
    """A renderer that QGIS itself does not have."""
    renderer = element.find("renderer-v2")
    kind = "" if renderer is None else renderer.get("type") or ""
    if not kind or kind in _RENDERERS:
        return []
    known = QgsApplication.rendererRegistry().rendererMetadata(kind)
    sentence = tr("The style of “{title}” is drawn by a plugin: {kind}.",
                  title=layer.title, kind=kind if known is None else known.visibleName())  # fmt: skip
    return [found("style.renderer", layer.layer_id, sentence)]


def _functions(layer: PreparedLayer, element: etree._Element) -> list[Finding]:
    """Functions that only this QGIS has."""
    builtin = QgsExpression.BuiltinFunctions()
    unknown: set[str] = set()
    for expression in expressions(element):
        unknown |= unknown_functions(expression, builtin)
    if not unknown:
        return []
    sentence = tr("The server does not know the function(s) {names}.", names=", ".join(sorted(unknown)))
    return [found("style.function", layer.layer_id, sentence, details=sorted(unknown))]


def _columns(layer: PreparedLayer, element: etree._Element) -> list[Finding]:
    """Fields that drawing needs and that are not published."""
    if layer.columns is None:
        return []
    every = [layer.renamed.get(field.name(), field.name()) for field in layer.fields]
    published = {field.name() for field in layer.published_fields()}
    missing = sorted(drawn_columns(element, every) - published)
    if not missing:
        return []
    sentence = tr("The style needs the field(s) {names}, which are not published.", names=", ".join(missing))
    return [found("style.column", layer.layer_id, sentence, details=missing)]


def _form(layer: PreparedLayer, element: etree._Element) -> list[Finding]:
    """A form from a file, and code."""
    findings = []
    file = element.findtext("editform") or ""
    if file.strip() and file.strip().lower().endswith(".ui"):
        sentence = tr("The form “{file}” is a file of this computer.", file=file.strip())
        findings.append(found("form.file", layer.layer_id, sentence))
    code = []
    if (element.findtext("editforminitcode") or "").strip() and element.findtext("editforminitcodesource") == "2":
        code.append(tr("the form's function"))
    # 1 is Python (QGIS 3.40, Qgis.AttributeActionType)
    code += [
        tr("action “{name}”", name=action.get("name") or "")
        for action in element.iter("actionsetting")
        if action.get("type") == "1"
    ]
    if code:
        sentence = tr("“{title}” carries Python code, which everybody can read.", title=layer.title)
        findings.append(found("code.python", layer.layer_id, sentence, details=code))
    return findings


def _relations(layer: PreparedLayer, element: etree._Element) -> list[Finding]:
    """Other layers that forms take values from."""
    names = []
    for widget in element.iter("editWidget"):
        if widget.get("type") not in _OTHER_LAYER_WIDGETS:
            continue
        for option in widget.iter("Option"):
            if option.get("name") in ("LayerName", "ReferencedLayerName") and option.get("value"):
                names.append(option.get("value") or "")
    names = sorted(dict.fromkeys(names))
    if not names:
        return []
    sentence = tr("Forms of “{title}” take values from %n other layer(s).", n=len(names), title=layer.title)
    return [found("relation.layer", layer.layer_id, sentence, severity=Severity.INFO, details=names)]
