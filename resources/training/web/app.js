"use strict";

const language = (navigator.languages || [navigator.language || "en"])
  .map((tag) => tag.slice(0, 2).toLowerCase())
  .find((tag) => tag in TEXTS) || "en";
const T = TEXTS[language];
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
const byId = (id) => document.getElementById(id);
/* Letters without accents and case: "ile" finds "Île". */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/* EPSG:3857 in pixels of 0.28 mm needs no projection library; each service offers it. */
const FRANCE = [-5.5, 41.0, 10.0, 51.5];
const BACKGROUND = "reference/pays_monde";

const state = { projects: [], kind: "all", chosen: null, map: null, layer: null, highlight: null };

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "class") made.className = value;
    else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

function translatePage() {
  document.documentElement.lang = language;
  document.title = T.brand;
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = T[node.dataset.text];
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", T[node.dataset.label]);
  byId("search").placeholder = T.search;
  byId("close-info").setAttribute("aria-label", T.closeInfo);
}

/* -- the list ------------------------------------------------------------------------------- */

const key = (project) => `${project.schema}/${project.name}`;

function matching() {
  const words = plain(byId("search").value).split(/\s+/).filter(Boolean);
  return state.projects.filter((project) =>
    (state.kind === "all" || project.kind === state.kind) && words.every((word) => project.searched.includes(word)));
}

function showKinds() {
  byId("kinds").replaceChildren(...["all", "layer", "map"].map((kind) =>
    element("button", {
      type: "button",
      "aria-pressed": String(state.kind === kind),
      onclick: () => { state.kind = kind; showKinds(); showList(); },
    }, T[kind])));
}

function showList() {
  const found = matching();
  const all = state.projects.length;
  byId("count").textContent = all === 0 ? T.empty : found.length === 0 ? T.none : T.count(found.length, all);
  byId("list").replaceChildren(...found.map((project) => {
    const button = element("button", { type: "button", class: "entry", onclick: () => choose(project, true) },
      element("span", { class: `badge ${project.kind}` }, project.kind === "map" ? T.oneMap : T.oneLayer),
      element("span", { class: "title" }, project.title),
      element("span", { class: "teaser" }, project.abstract));
    if (state.chosen && key(project) === key(state.chosen)) button.setAttribute("aria-current", "true");
    return element("li", {}, button);
  }));
}

/* -- one layer or map ----------------------------------------------------------------------- */

function choose(project, remember) {
  state.chosen = project;
  if (remember) history.pushState(null, "", `?map=${encodeURIComponent(project.schema)}/${encodeURIComponent(project.name)}`);
  document.title = `${project.title} · ${T.brand}`;
  showList();
  showSheet(project);
  hideInfo();
  drawProject(project);
}

function showSheet(project) {
  byId("hint").hidden = true;
  byId("sheet").hidden = false;
  byId("map-title").textContent = project.title;
  const facts = [project.kind === "map" ? T.oneMap : T.oneLayer, fill(T.publishedBy, { owner: project.owner })];
  if (project.kind === "map") facts.push(fill(T.layers, { n: project.layers.length }));
  if (project.modified) facts.push(project.modified.slice(0, 16).replace("T", " "));
  byId("meta").textContent = facts.join(" · ");
  byId("abstract").textContent = project.abstract;
  byId("keywords").replaceChildren(...project.keywords.map((word) => element("span", {}, word)));
  byId("links").replaceChildren(...["wms", "wfs", "features", "record"].filter((role) => project.links[role])
    .map((role) => linkRow(T[role], project.links[role])));
  const legend = byId("legend");
  legend.hidden = true;
  legend.alt = T.legend + project.title;
  legend.onload = () => { legend.hidden = false; };
  legend.src = `${localService(project)}?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetLegendGraphic&FORMAT=image/png`
    + `&LAYERS=${layerNames(project)}&LAYERTITLE=${project.kind === "map" ? "TRUE" : "FALSE"}&TRANSPARENT=TRUE&ITEMFONTSIZE=9&LAYERFONTSIZE=9`;
}

function linkRow(label, address) {
  const copy = element("button", { type: "button", "aria-label": T.copyOf + label }, T.copy);
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(address);
    copy.textContent = T.copied;
    setTimeout(() => { copy.textContent = T.copy; }, 1500);
  });
  return element("li", {}, element("a", { href: address, target: "_blank", rel: "noopener" }, label), copy);
}

/* The page may be reached by another name of this machine than the services announce. */
const localService = (project) => `/ows/${encodeURIComponent(project.schema)}/${encodeURIComponent(project.name)}`;
const layerNames = (project) => project.layers.map((layer) => encodeURIComponent(layer.name)).reverse().join(",");

/* -- the map -------------------------------------------------------------------------------- */

function wmsLayer(path, names, attribution) {
  return new ol.layer.Image({
    source: new ol.source.ImageWMS({
      url: path,
      params: { LAYERS: names, VERSION: "1.3.0", FORMAT: "image/png", TRANSPARENT: "TRUE" },
      ratio: 1.1,
      attributions: attribution,
    }),
  });
}

function makeMap() {
  if (typeof ol === "undefined") {
    byId("map").replaceChildren(element("p", { class: "missing" }, T.noLibrary));
    return;
  }
  const layers = [];
  const background = state.projects.find((project) => key(project) === BACKGROUND);
  if (background) {
    const layer = wmsLayer(localService(background), background.layers.map((one) => one.name).join(","), "Natural Earth");
    layer.setOpacity(0.55);
    layers.push(layer);
  }
  state.highlight = new ol.layer.Vector({
    source: new ol.source.Vector(),
    zIndex: 10,
    style: new ol.style.Style({
      stroke: new ol.style.Stroke({ color: "#d00000", width: 2.5 }),
      fill: new ol.style.Fill({ color: "rgba(208, 0, 0, 0.08)" }),
      image: new ol.style.Circle({ radius: 7, stroke: new ol.style.Stroke({ color: "#d00000", width: 2.5 }) }),
    }),
  });
  state.map = new ol.Map({
    target: "map",
    layers: [...layers, state.highlight],
    view: new ol.View({ center: [0, 0], zoom: 2 }),
    controls: ol.control.defaults.defaults({ attributionOptions: { collapsible: false } })
      .extend([new ol.control.ScaleLine()]),
  });
  state.map.getView().fit(extentOf(FRANCE));
  state.map.on("singleclick", askInfo);
}

const extentOf = (box) => ol.proj.transformExtent(box, "EPSG:4326", "EPSG:3857");

function drawProject(project) {
  if (!state.map) return;
  if (state.layer) state.map.removeLayer(state.layer);
  state.layer = wmsLayer(localService(project), project.layers.map((layer) => layer.name).reverse().join(","), "");
  state.layer.getSource().on("imageloaderror", () => {
    byId("hint").textContent = fill(T.mapFailed, { error: project.title });
    byId("hint").hidden = false;
  });
  state.map.addLayer(state.layer);
  zoomTo(project);
}

/* Go where the service says its data is (WMS 1.3.0, EX_GeographicBoundingBox of the whole service). */
async function zoomTo(project) {
  const answer = await fetch(`${localService(project)}?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetCapabilities`);
  const page = new DOMParser().parseFromString(await answer.text(), "application/xml");
  const boxes = [...page.getElementsByTagNameNS("*", "EX_GeographicBoundingBox")].map((box) =>
    ["westBoundLongitude", "southBoundLatitude", "eastBoundLongitude", "northBoundLatitude"]
      .map((name) => Number(box.getElementsByTagNameNS("*", name)[0]?.textContent)));
  if (state.chosen !== project) return;
  const usable = boxes.filter((box) => box.every(Number.isFinite));
  if (usable.length === 0) return;
  let [west, south, east, north] = project.kind === "map" ? FRANCE : usable[0];
  if (project.kind === "map") {
    /* A map is drawn to look at its subject: its smallest layer, not its background. */
    const size = (box) => (box[2] - box[0]) * (box[3] - box[1]);
    [west, south, east, north] = usable.reduce((best, box) => (size(box) < size(best) ? box : best));
  }
  const limit = 84;
  const extent = extentOf([west, Math.max(south, -limit), east, Math.min(north, limit)]);
  const side = byId("stage").clientWidth > 900 ? 380 : 30;
  state.map.getView().fit(extent, { padding: [30, side, 30, 30], duration: 250, maxZoom: 16 });
}

async function askInfo(event) {
  if (!state.layer || !state.chosen) return;
  const view = state.map.getView();
  const names = state.chosen.layers.map((layer) => layer.name).reverse().join(",");
  const address = state.layer.getSource().getFeatureInfoUrl(event.coordinate, view.getResolution(), "EPSG:3857",
    { INFO_FORMAT: "application/json", QUERY_LAYERS: names, FEATURE_COUNT: 3,
      FI_POINT_TOLERANCE: 12, FI_LINE_TOLERANCE: 8 });
  const answer = await fetch(address);
  const found = answer.ok ? (await answer.json()).features || [] : [];
  state.highlight.getSource().clear();
  if (found.length === 0) return hideInfo();
  byId("info-body").replaceChildren(...found.map((feature) => element("table", {},
    ...Object.entries(feature.properties).map(([name, value]) =>
      element("tr", {}, element("th", { scope: "row" }, name), element("td", {}, value === null ? "" : String(value)))))));
  byId("info").hidden = false;
  outline(found[0].id);
}

/* Draw the outline of a feature; its id begins with its layer's name (WFS 1.1.0, §9.2). */
async function outline(id) {
  if (!id || !state.chosen.links.wfs) return;
  const type = id.slice(0, id.lastIndexOf("."));
  const answer = await fetch(`${localService(state.chosen)}?SERVICE=WFS&VERSION=1.1.0&REQUEST=GetFeature`
    + `&TYPENAME=${encodeURIComponent(type)}&FEATUREID=${encodeURIComponent(id)}&SRSNAME=EPSG:4326&OUTPUTFORMAT=GeoJSON`);
  if (!answer.ok || byId("info").hidden) return;
  state.highlight.getSource().addFeatures(new ol.format.GeoJSON().readFeatures(await answer.json(),
    { dataProjection: "EPSG:4326", featureProjection: "EPSG:3857" }));
}

function hideInfo() {
  byId("info").hidden = true;
  if (state.highlight) state.highlight.getSource().clear();
}

/* -- start ---------------------------------------------------------------------------------- */

function fromAddress() {
  const wanted = new URLSearchParams(location.search).get("map");
  if (!wanted) return;
  const project = state.projects.find((one) => key(one) === wanted);
  if (project) {
    choose(project, false);
    document.querySelector("[aria-current]")?.scrollIntoView({ block: "center" });
  } else {
    byId("hint").textContent = fill(T.gone, { name: wanted });
    byId("hint").hidden = false;
  }
}

async function showHealth() {
  const place = byId("health");
  try {
    const { ok, parts } = await (await fetch("/health")).json();
    const down = Object.entries(parts).filter(([, part]) => !part.ok).map(([name]) => name);
    place.textContent = ok ? T.healthy : fill(T.unhealthy, { parts: down.join(", ") });
    place.classList.toggle("bad", !ok);
  } catch (error) {
    place.textContent = fill(T.unhealthy, { parts: String(error.message) });
    place.classList.add("bad");
  }
}

async function start() {
  translatePage();
  showKinds();
  byId("search").addEventListener("input", showList);
  byId("close-info").addEventListener("click", hideInfo);
  const fold = byId("fold");
  const label = () => fold.setAttribute("aria-label", fold.getAttribute("aria-expanded") === "true" ? T.fold : T.unfold);
  label();
  fold.addEventListener("click", () => {
    const open = fold.getAttribute("aria-expanded") !== "true";
    fold.setAttribute("aria-expanded", String(open));
    byId("details").hidden = !open;
    label();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hideInfo(); });
  window.addEventListener("popstate", fromAddress);
  showHealth();
  try {
    const answer = await fetch("/api/projects");
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    state.projects = (await answer.json()).projects.sort((a, b) => a.title.localeCompare(b.title, language));
  } catch (error) {
    byId("count").textContent = fill(T.failed, { error: error.message });
    return;
  }
  for (const project of state.projects) {
    project.searched = plain([project.title, project.abstract, project.owner, project.name, ...project.keywords].join(" "));
  }
  showList();
  makeMap();
  fromAddress();
}

start();
