"""Names, checksums, archives, data sets and tables of files from strangers: the parts without QGIS."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import os
import struct
import tarfile
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodige_plugin.errors import Cancelled, FileError, LayerError, PluginError
from prodige_plugin.feedback import Feedback
from prodige_plugin.services import archives, checksums, datasets, filenames, tables, vsi

# -- names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        ("communes.shp", "communes.shp"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\zones été.tar.gz", "zones été.tar.gz"),
        ("CON.gpkg", "_CON.gpkg"),
        ("a:b*c?.zip", "a_b_c_.zip"),
        (".hidden", "hidden"),
        ("  . ", "file"),
        ("x" * 300 + ".geojson", "x" * 92 + ".geojson"),
        ("y" * 300 + ".dbf", "y" * 96 + ".dbf"),
        ("name\u202egpj.exe", "namegpj.exe"),
    ],
)
def test_names_are_safe(stated: str, name: str) -> None:
    assert filenames.safe(stated) == name


@given(st.text())
def test_any_name_stays_in_its_folder(text: str) -> None:
    name = filenames.safe(text)
    assert name
    assert len(name) <= filenames.LONGEST + 1
    assert Path(name).name == name
    assert not set('<>:"/\\|?*\x00') & set(name)
    assert not name.startswith(".")
    assert not name.endswith((".", " "))


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ('attachment; filename="zones.zip"', "zones.zip"),
        ("attachment; filename=zones.zip; size=3", "zones.zip"),
        ("attachment; filename=\"z.zip\"; filename*=UTF-8''zones%20%C3%A9t%C3%A9.zip", "zones été.zip"),
        ("attachment; filename*=ISO-8859-1''%E9t%E9.zip", "été.zip"),
        ("attachment; filename*=nonsense''%E9.zip", "é.zip"),
        ('attachment; filename="été.zip"'.encode().decode("latin-1"), "été.zip"),
        ("inline", ""),
    ],
)
def test_the_name_a_server_states(disposition: str, name: str) -> None:
    assert filenames.stated(disposition) == name


ZIP = b"PK\x03\x04" + b"\0" * 60


@pytest.mark.parametrize(
    ("headers", "url", "head", "name"),
    [
        ({}, "https://h/a/zones.shp.zip?x=1", ZIP, "zones.shp.zip"),
        ({}, "https://h/download.php?file=zones.gpkg", b"SQLite format 3\0", "zones.gpkg"),
        ({}, "https://h/download/3fa2", ZIP, "Zones.zip"),
        ({"Content-Type": "application/geo+json"}, "https://h/api/x", b"{", "Zones.geojson"),
        ({"Content-Type": "text/csv; charset=utf-8"}, "https://h/api/x", b"a;b", "Zones.csv"),
        ({}, "https://h/zones.zip", b"SQLite format 3\0", "zones.gpkg"),
        ({"Content-Disposition": "attachment; filename=r.tif"}, "https://h/x.zip", b"II*\0", "r.tif"),
        ({}, "https://h/x.kmz", ZIP, "x.kmz"),
        ({}, "https://h/x.xml", b'<wfs:FeatureCollection xmlns:gml="http://www.opengis.net/gml/3.2">', "x.gml"),
        ({}, "https://h/x.xml", b"<gmd:MD_Metadata xmlns:gml='http://www.opengis.net/gml'>", "x.xml"),
        ({}, "https://h/get?id=1", b'{"type": "FeatureCollection", "features": []}', "Zones.geojson"),
        ({}, "https://h/doc", b'<kml xmlns="http://www.opengis.net/kml/2.2">', "Zones.kml"),
    ],
)
def test_the_name_of_a_download(headers: dict[str, str], url: str, head: bytes, name: str) -> None:
    assert filenames.choose(headers, url, "Zones", head) == name


# -- checksums -----------------------------------------------------------------------------------


def test_checksums_of_headers(tmp_path: Path) -> None:
    body = b"data of a region"
    path = tmp_path / "x"
    path.write_bytes(body)

    def b64(name: str) -> str:
        return base64.b64encode(hashlib.new(name, body).digest()).decode()

    for headers in (
        {"Content-MD5": b64("md5")},
        {"Digest": f"SHA={b64('sha1')},SHA-256={b64('sha256')}"},
        {"Repr-Digest": f"sha-512=:{b64('sha512')}:, sha-256=:{b64('sha256')}:"},
    ):
        found = checksums.of_headers(headers, whole=True)
        assert found is not None
        assert found.matches(path, Feedback())
        path.write_bytes(body + b"x")
        assert not found.matches(path, Feedback())
        path.write_bytes(body)
    # of a part, the checksum of the answer says nothing about the file
    assert checksums.of_headers({"Content-MD5": b64("md5")}, whole=False) is None
    assert checksums.of_headers({"Digest": "md5=@@@, unixsum=3"}, whole=True) is None


@given(st.text())
def test_any_text_of_checksums(text: str) -> None:
    checksums.of_text(text)
    checksums.of_headers({"Digest": text, "Content-MD5": text}, whole=True)


def test_checksums_of_a_sibling_file() -> None:
    md5, sha = "d41d8cd98f00b204e9800998ecf8427e", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert checksums.of_text(f"{md5}\n") == checksums.Checksum("md5", md5)
    assert checksums.of_text(f"{md5} *./dir/a.zip\n{sha.upper()}  b.zip\n", "b.zip") == checksums.Checksum(
        "sha256", sha
    )
    assert checksums.of_text(f"SHA256 (b.zip) = {sha}", "b.zip") == checksums.Checksum("sha256", sha)
    assert checksums.of_text(f"{md5}  a.zip\n{md5}  c.zip", "b.zip") is None
    assert checksums.of_text("<html>", "b.zip") is None


# -- archives ------------------------------------------------------------------------------------


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return path


def unpack(path: Path, **limits: int) -> list[str]:
    folder = path.with_name("out")
    archives.unpack(path, folder, Feedback(), archives.Limits(**limits))
    return sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file())


def nothing_left(path: Path) -> bool:
    return [one for one in path.parent.iterdir() if one != path] == []


def test_a_zip_is_unpacked(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"Telechargement_1/x/zones.shp": b"1", "zones.qml": b"2", "./b/c.txt": b"3"})
    assert unpack(path) == ["Telechargement_1/x/zones.shp", "b/c.txt", "zones.qml"]
    assert nothing_left(tmp_path / "a.zip") is False


@pytest.mark.parametrize("name", ["../evil.shp", "a/../../evil", "/etc/cron.d/x", "C:\\Windows\\x", "a\\..\\..\\evil"])
def test_no_path_leads_out(tmp_path: Path, name: str) -> None:
    path = zipped(tmp_path / "a.zip", {"good.shp": b"1"})
    with zipfile.ZipFile(path, "a") as archive:
        info = zipfile.ZipInfo("x")
        info.filename = name
        archive.writestr(info, b"evil")
    with pytest.raises(LayerError, match="outside"):
        unpack(path)
    assert nothing_left(path)


@given(name=st.text(max_size=60))
def test_any_member_name_stays_in_the_folder_or_is_refused(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    folder = tmp_path_factory.mktemp("names")
    try:
        target = archives._target(folder / "out", name, folder / "a.zip")
    except LayerError:
        return
    assert target.resolve().is_relative_to((folder / "out").resolve())


def test_links_are_left_out(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"good.shp": b"1"})
    with zipfile.ZipFile(path, "a") as archive:
        info = zipfile.ZipInfo("link")
        info.create_system = 3
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    assert unpack(path) == ["good.shp"]
    tar = tmp_path / "t" / "a.tar.gz"
    tar.parent.mkdir()
    with tarfile.open(tar, "w:gz") as archive:
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
        good = tarfile.TarInfo("d/good.shp")
        good.size = 1
        archive.addfile(good, io.BytesIO(b"1"))
    assert unpack(tar) == ["d/good.shp"]


def test_a_tar_that_leads_out_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        info = tarfile.TarInfo("../../evil")
        info.size = 1
        archive.addfile(info, io.BytesIO(b"1"))
    with pytest.raises(LayerError, match="outside"):
        unpack(path)
    assert nothing_left(path)


def test_bombs_are_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"zeros": b"\0" * 4_000_000})
    with pytest.raises(LayerError, match="fill the disk"):
        unpack(path, ratio_from=1_000_000)
    with pytest.raises(LayerError, match="unpacks to more"):
        unpack(path, total=3_000_000)
    assert nothing_left(path)
    many = zipped(tmp_path / "b.zip", {f"f{number}": b"" for number in range(30)})
    with pytest.raises(LayerError, match="more than 20 files"):
        unpack(many, count=20)
    # a bomb whose inner archives unfold: the bytes of all levels count
    inner = zipped(tmp_path / "i.zip", {"zeros": b"\0" * 2_000_000}).read_bytes()
    nested = zipped(tmp_path / "n.zip", {f"{number}.zip": inner for number in range(5)})
    unpack(nested, total=6_000_000)
    assert sum(one.stat().st_size for one in (tmp_path / "out").rglob("zeros")) <= 6_000_000


def test_archives_in_archives_to_a_depth(tmp_path: Path) -> None:
    body = zipped(tmp_path / "3.zip", {"deep.shp": b"1"}).read_bytes()
    body = zipped(tmp_path / "2.zip", {"three.zip": body}).read_bytes()
    body = zipped(tmp_path / "1.zip", {"two.zip": body, "plain.csv.gz": gzip.compress(b"a;b")}).read_bytes()
    path = tmp_path / "x" / "0.zip"
    path.parent.mkdir()
    zipped(path, {"one.zip": body})
    assert unpack(path) == ["one/plain/plain.csv", "one/two/three.zip"]
    plain = tmp_path / "y" / "0.zip"
    plain.parent.mkdir()
    plain.write_bytes(body)
    assert unpack(plain) == ["plain/plain.csv", "two/three/deep.shp"]


@pytest.mark.parametrize("encoding", ["cp850", "cp1252", "utf-8"])
def test_names_in_other_code_pages(tmp_path: Path, encoding: str) -> None:
    """As packers of French Windows write them: no flag, raw bytes."""
    path = zipped(tmp_path / "a.zip", {"XXXXXXXXXX": b"1"})
    wanted = "forêt_été"
    raw = wanted.encode(encoding)
    data = path.read_bytes()
    old = b"XXXXXXXXXX"
    data = data.replace(old, raw)
    # names are as long as they are: both headers state the length
    size = struct.pack("<H", len(raw))
    central = data.find(b"PK\x01\x02")
    data = data[:26] + size + data[28:]
    data = data[: central + 28] + size + data[central + 30 :]
    end = data.find(b"PK\x05\x06")
    moved = len(raw) - len(old)
    directory_size, offset = struct.unpack("<LL", data[end + 12 : end + 20])
    data = data[: end + 12] + struct.pack("<LL", directory_size + moved, offset + moved) + data[end + 20 :]
    path.write_bytes(data)
    assert unpack(path) == [wanted]


def test_the_unicode_path_field_counts(tmp_path: Path) -> None:
    info = zipfile.ZipInfo("for?t.shp")
    raw = b"for?t.shp"
    value = struct.pack("<BL", 1, zlib.crc32(raw)) + "forêt.shp".encode()
    info.extra = struct.pack("<HH", 0x7075, len(value)) + value
    assert archives.zip_names([info]) == ["forêt.shp"]


def test_a_password_and_damage_are_told(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.shp": os.urandom(5000)})
    whole = path.read_bytes()
    data = bytearray(whole)
    data[6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))
    with pytest.raises(LayerError, match="password"):
        unpack(path)
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(LayerError, match="damaged"):
        unpack(path)
    path.write_bytes(whole.replace(whole[200:240], b"\0" * 40))
    with pytest.raises(LayerError, match="damaged"):
        unpack(path)
    assert nothing_left(path)


@given(
    data=st.binary(max_size=300),
    start=st.sampled_from([b"PK\x03\x04", b"\x1f\x8b\x08", b"BZh9", b"7z\xbc\xaf\x27\x1c", b""]),
)
def test_any_bytes_are_no_surprise(tmp_path_factory: pytest.TempPathFactory, data: bytes, start: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "a.zip"
    path.write_bytes(start + data)
    try:
        if archives.kind_of(path) != "7z":
            unpack(path)
    except PluginError as error:
        assert error.what and error.why
        assert nothing_left(path)


@given(position=st.integers(0, 400), value=st.integers(0, 255))
def test_any_damaged_zip_is_no_surprise(tmp_path_factory: pytest.TempPathFactory, position: int, value: int) -> None:
    path = zipped(tmp_path_factory.mktemp("any") / "a.zip", {"a/b.shp": b"x" * 500, "c.dbf": bytes(range(256))})
    data = bytearray(path.read_bytes())
    data[position % len(data)] = value
    path.write_bytes(bytes(data))
    try:
        unpack(path)
    except PluginError as error:
        assert error.what and error.why
        assert nothing_left(path)


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "a.zip", {"a": os.urandom(3_000_000)})
    monkeypatch.setattr(archives, "DISK_LOOK", 1_000_000)
    monkeypatch.setattr("shutil.disk_usage", lambda _path: type("Usage", (), {"free": 5}))
    with pytest.raises(FileError, match="full"):
        unpack(path)
    assert nothing_left(path)


def test_an_archive_through_gdal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As 7z archives are read where GDAL can; here GDAL's own reader of zips stands for it."""
    path = zipped(tmp_path / "a.zip", {"d/a.shp": b"x" * 2_000_000, "b.dbf": b""})
    read = {name: opener().read() for name, opener in vsi.members(f"/vsizip/{path}")}
    assert read == {"b.dbf": b"", "d/a.shp": b"x" * 2_000_000}
    assert vsi.reads("/vsizip/")
    seven = tmp_path / "a.7z"
    seven.write_bytes(b"7z\xbc\xaf\x27\x1c" + b"0" * 100)
    monkeypatch.setattr(vsi, "reads", lambda _prefix: False)
    with pytest.raises(LayerError, match="7z"):
        unpack(seven)
    rar = tmp_path / "a.rar"
    rar.write_bytes(b"Rar!\x1a\x07\x00")
    with pytest.raises(LayerError, match="rar"):
        unpack(rar)


def test_cancel_leaves_nothing(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {f"{number}.bin": os.urandom(100_000) for number in range(20)})
    feedback = Feedback(lambda _fraction, sentence: feedback.cancel() if sentence else None)
    with pytest.raises(Cancelled):
        archives.unpack(path, tmp_path / "out", feedback)
    assert nothing_left(path)


def test_a_kmz_and_a_workbook_are_no_archives(tmp_path: Path) -> None:
    assert archives.kind_of(zipped(tmp_path / "a.kmz", {"doc.kml": b""})) == ""
    assert archives.kind_of(zipped(tmp_path / "a.zip", {"doc.kml": b""})) == "zip"


# -- data sets -----------------------------------------------------------------------------------


def test_the_data_sets_of_a_folder(tmp_path: Path) -> None:
    geojson = b'{"type": "FeatureCollection", "features": []}'
    for name, body in {
        "a/zones.shp": b"",
        "a/zones.dbf": b"",
        "a/zones.tab": b"",
        "a/zones.qml": b"",
        "a/zones.sld": b"",
        "a/zones.tif": b"",
        "a/lisezmoi.txt": b"Bonjour, voici les zones.\nElles sont belles.\n",
        "a/codes.txt": b"a;b;c\n1;2;3\n4;5;6\n",
        "a/alone.dbf": b"",
        "b/data.json": geojson,
        "b/package.json": b'{"name": "x"}',
        "b/photo.jpg": b"",
        "b/plan.png": b"",
        "b/plan.pgw": b"",
        "base.gdb/a00000001.gdbtable": b"",
        "__MACOSX/a/zones.shp": b"",
        "notice.pdf": b"",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(body)
    found = datasets.find(tmp_path)
    assert [(data.name, data.family, data.style.name if data.style else "") for data in found] == [
        ("a/alone.dbf", "table", ""),
        ("a/codes.txt", "table", ""),
        ("a/zones.shp", "vector", "zones.qml"),
        ("a/zones.tif", "raster", "zones.qml"),
        ("b/data.json", "vector", ""),
        ("b/plan.png", "raster", ""),
        ("base.gdb", "vector", ""),
    ]


# -- tables --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "delimiter", "x", "y", "crs", "comma"),
    [
        ("nom;lon;lat\nBlois;1,33;47,59\nTours;0,68;47,39\n", ";", "lon", "lat", "EPSG:4326", True),
        ("name,Longitude,Latitude\nBlois,1.33,47.59\n", ",", "Longitude", "Latitude", "EPSG:4326", False),
        ("nom\tX\tY\nBlois\t574357.6\t6722759.4\n", "\t", "X", "Y", "EPSG:2154", False),
        ("id;X_L93;Y_L93\n1;574 357,6;6 722 759,4\n", ";", "X_L93", "Y_L93", "EPSG:2154", True),
        ("id;coord_x;coord_y\n1;1574357;6222759\n", ";", "coord_x", "coord_y", "EPSG:3947", False),
        ("id;x_2975;y_2975\n1;338000;7650000\n", ";", "x_2975", "y_2975", "EPSG:2975", False),
        ('id|x|y\n"a|b"|1.33|47.59\n', "|", "x", "y", "EPSG:4326", False),
        (
            "id;Latitude (WGS84);Longitude (WGS84)\n1;47.5;1.3\n",
            ";",
            "Longitude (WGS84)",
            "Latitude (WGS84)",
            "EPSG:4326",
            False,
        ),
    ],
)
def test_coordinates_are_found(text: str, delimiter: str, x: str, y: str, crs: str, comma: bool) -> None:
    table = tables.sniff(text.encode())
    assert table.delimiter == delimiter
    assert table.columns == tables.Columns(x, y, crs=crs)
    assert table.decimal_comma is comma


def test_geometries_in_a_column() -> None:
    table = tables.sniff(b'id;geom\n1;"POINT(574357 6722759)"\n2;"POINT(574358 6722760)"\n')
    assert table.columns == tables.Columns("geom", wkt=True, crs="EPSG:2154")
    table = tables.sniff(b'id;g\n1;"SRID=4326;POINT(1 47)"\n')
    assert table.columns is not None
    assert table.columns.crs == "EPSG:4326"


@pytest.mark.parametrize("order", [1, -1])
def test_both_coordinates_in_one_column(tmp_path: Path, order: int) -> None:
    shape = '{""type"":""Polygon""}' + " " * 150_000
    rows = [", ".join(("47.58", "1.33")[::order]), ", ".join(("47.39", "0.68")[::order]), ""]
    path = tmp_path / "a.csv"
    path.write_text("nom;Geo Point;Shape\n" + "".join(f'é;"{row}";"{shape}"\n' for row in rows), encoding="cp1252")
    table = tables.read(path)
    assert table.columns == tables.Columns("Geo Point", pair=True, crs="EPSG:4326")
    again = tables.with_places(path, table, tmp_path / "b.csv")
    lines = (tmp_path / "b.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "nom;Geo Point;Shape;longitude_;latitude_"
    assert [line.rpartition(" ")[2].split(";")[-2:] for line in lines[1:]] == [
        ["1.33", "47.58"],
        ["0.68", "47.39"],
        ["", ""],
    ]
    assert "xField=longitude_" in again.uri(tmp_path / "b.csv")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.csv", "b.csv"]


def test_a_table_without_place() -> None:
    table = tables.sniff("code;libellé\n41;Loir-et-Cher\n".encode("cp1252"))
    assert table.columns is None
    assert table.encoding == "windows-1252"
    assert table.header == ("code", "libellé")
    assert "geomType=none" in table.uri(Path("/x/é a.csv"))
    assert table.uri(Path("/x/é a.csv")).startswith("file:///x/%C3%A9%20a.csv?")
    # x and y that are no coordinates of any known system are taken, without one
    odd = tables.sniff(b"x;y\n5000000;12\n5000001;13\n")
    assert odd.columns == tables.Columns("x", "y")


def test_encodings() -> None:
    assert tables.sniff("é;b\n1;2\n".encode()).encoding == "UTF-8"
    assert tables.sniff(b"\xef\xbb\xbfa;b\n1;2\n").header == ("a", "b")
    assert tables.sniff("a;b\n1;é\n".encode("utf-16")).encoding == "UTF-16"
    # a character cut at the end of what was read
    assert tables.sniff("a;b\n1;é".encode()[:-1], whole=False).encoding == "UTF-8"


@given(st.binary(max_size=400))
def test_any_bytes_as_a_table(data: bytes) -> None:
    try:
        table = tables.sniff(data)
    except ValueError:
        return
    assert table.uri(Path("/x/a.csv"))


@given(
    st.lists(st.tuples(st.floats(-5, 9), st.floats(41.5, 51)), min_size=1, max_size=20),
    st.sampled_from([";", ",", "\t", "|"]),
    st.booleans(),
)
def test_longitude_and_latitude_are_found_however_written(
    points: list[tuple[float, float]], delimiter: str, comma: bool
) -> None:
    comma = comma and delimiter != ","
    lines = [delimiter.join(("nom", "lat", "lon"))]
    for number, (lon, lat) in enumerate(points):
        values = [f"{value:.5f}".replace(".", "," if comma else ".") for value in (lat, lon)]
        lines.append(delimiter.join((f"p{number}", *values)))
    table = tables.sniff("\r\n".join(lines).encode())
    assert table.columns == tables.Columns("lon", "lat", crs="EPSG:4326")
    assert (table.delimiter, table.decimal_comma) == (delimiter, comma)
