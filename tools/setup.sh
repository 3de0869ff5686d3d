#!/usr/bin/env bash
# Puts on this machine what the plugin's tests, demonstration and practice platform need:
# QGIS and QGIS Server >= 3.40, PostgreSQL with PostGIS, a virtual screen, npm, and a venv.
#
# Written for Debian 12 and 13; elsewhere it makes the venv when the rest is there, and otherwise
# says what to install. It looks before it acts: what is there and good enough is left alone, root
# is asked for only when a package is missing, and a second run does nothing.
set -Eeuo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly QGIS_MIN=3.40
# The Python that QGIS is built for; another one may come first on the PATH.
readonly PYTHON=/usr/bin/python3
readonly VENV=.venv
readonly STAMP=$VENV/set-up.stamp
readonly BACKPORTS_LIST=/etc/apt/sources.list.d/bookworm-backports.list
readonly NO_CLUSTER=/etc/postgresql-common/createcluster.d/prodige-no-cluster.conf
readonly QGIS_PACKAGES=(qgis python3-qgis qgis-providers
  qgis-server-common qgis-server-wms qgis-server-wfs qgis-server-wfs3 qgis-server-wmts)
readonly OTHER_PACKAGES=(ca-certificates git make python3 python3-venv python3-lxml python3-requests python3-psycopg2
  python3-gdal gdal-bin python3-owslib python3-pyproj python3-shapely python3-xmltodict
  postgresql-common cgi-mapserver openssh-client xvfb xauth fonts-dejavu-core fonts-open-sans qttools5-dev-tools shellcheck)

trap 'echo "set-up: stopped at line $LINENO ($BASH_COMMAND); whole log: build/set-up.log" >&2' ERR
say() { printf 'set-up: %s\n' "$*"; }
fail() {
  printf 'set-up: %s\n' "$*" >&2
  exit 1
}

# -- what is here --------------------------------------------------------------------------------

debian_major() { # 12, 13, or nothing on another system
  [ -r /etc/os-release ] || return 0
  (
    ID='' VERSION_ID=''
    # shellcheck source=/dev/null
    . /etc/os-release
    case "$ID/$VERSION_ID" in debian/12 | debian/13) printf '%s' "$VERSION_ID" ;; esac
  )
}

installed() { # PACKAGE…: are all of them installed?
  local states
  states=$(dpkg-query -W -f='${db:Status-Status}\n' "$@" 2>/dev/null) || return 1
  ! grep -qv '^installed$' <<<"$states"
}

installed_version() { dpkg-query -W -f='${Version}' "$1" 2>/dev/null || true; }

candidate_version() { # what apt would install, at this machine's usual priorities
  LC_ALL=C apt-cache policy "$1" | awk '$1 == "Candidate:" && $2 != "(none)" { print $2 }'
}

new_enough() { # VERSION: is it a QGIS the plugin runs on? (a Debian epoch is not part of QGIS's number)
  [ -n "$1" ] && [ "$(printf '%s\n%s\n' "$QGIS_MIN" "${1#*:}" | sort -V | head -n 1)" = "$QGIS_MIN" ]
}

postgres_with_postgis() { # is there a PostgreSQL server with the PostGIS extension?
  local initdb major
  for initdb in /usr/lib/postgresql/*/bin/initdb; do
    major=${initdb#/usr/lib/postgresql/}
    [ -x "$initdb" ] && [ -e "/usr/share/postgresql/${major%%/*}/extension/postgis.control" ] && return 0
  done
  return 1
}

node_ready() { command -v node >/dev/null && command -v npm >/dev/null; }

fingerprint() { # changes when the set-up's own files, the venv's place or a package changes
  {
    cat tools/setup.sh tools/schemas.py requirements-dev.txt
    cat package.json package-lock.json 2>/dev/null || true
    pwd
    "$PYTHON" --version
    ls -d /usr/lib/postgresql/*/bin /usr/share/postgresql/*/extension/postgis.control 2>/dev/null || true
    command -v node npm || true
    if command -v dpkg-query >/dev/null; then
      # shellcheck disable=SC2016  # dpkg-query fills these in
      dpkg-query -W -f='${Package} ${Version} ${db:Status-Status}\n' "${QGIS_PACKAGES[@]}" "${OTHER_PACKAGES[@]}" 2>/dev/null || true
    fi
  } | sha256sum | cut -d ' ' -f 1
}

up_to_date() {
  [ -x "$PYTHON" ] && [ -x $VENV/bin/python ] && [ -r $STAMP ] || return 1
  [ ! -e package.json ] || [ -d node_modules ] || return 1
  [ -r resources/schemas/ORIGIN.txt ] || return 1
  [ "$(cat $STAMP)" = "$(fingerprint)" ]
}

# -- Debian's packages ---------------------------------------------------------------------------

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

need_root() { # WHAT…: these packages are missing; can we install them?
  [ "$(id -u)" -eq 0 ] && return
  command -v sudo >/dev/null ||
    fail "these packages are missing and neither root nor sudo is available; ask an administrator for: apt-get install $*"
  say "asking sudo for the right to install: $*"
  sudo -v || fail "sudo refused; ask an administrator for: apt-get install $*"
}

apt_get() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y \
    -o Dpkg::Use-Pty=0 -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold "$@" \
    >>"$LOG" 2>&1 || {
    tail -n 20 "$LOG" >&2
    fail "apt-get $* failed (whole log: $LOG); mend what it says above, then run the same command again"
  }
}

updated=no
apt_update() {
  [ $updated = yes ] && return
  say "reading the package lists"
  apt_get update
  updated=yes
}

main_mirror() { # the address this machine already gets Debian from
  # shellcheck disable=SC2016  # apt-get fills these in
  LC_ALL=C apt-get indextargets --format '$(SITE) $(CODENAME) $(COMPONENT)' 'Created-By: Packages' 2>/dev/null |
    awk '$2 == "bookworm" && $3 == "main" { print $1; exit }'
}

add_backports() { # Debian 12's own QGIS is 3.22; its backports have a newer one
  local mirror
  # shellcheck disable=SC2016  # apt-get fills this in
  if LC_ALL=C apt-get indextargets --format '$(CODENAME)' 2>/dev/null | grep -qx bookworm-backports; then
    return
  fi
  mirror=$(main_mirror)
  say "adding bookworm-backports ($BACKPORTS_LIST)"
  printf 'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s bookworm-backports main\n' \
    "${mirror:-http://deb.debian.org/debian}" | as_root tee "$BACKPORTS_LIST" >/dev/null
  updated=no
  apt_update
}

install_qgis() {
  local have candidate package
  local -a from=() wanted=("${QGIS_PACKAGES[@]}")
  have=$(installed_version qgis)
  have=${have:-$(installed_version python3-qgis)}
  if new_enough "$have"; then
    say "QGIS $have is good; adding what it lacks"
    wanted=()
    for package in "${QGIS_PACKAGES[@]}"; do
      installed "$package" || wanted+=("$package=$have")
    done
  else
    [ -z "$have" ] || say "QGIS $have is older than $QGIS_MIN and is upgraded"
    # An older QGIS goes up as a whole, with its own other packages.
    while read -r package; do wanted+=("$package"); done < <(
      # shellcheck disable=SC2016  # dpkg-query fills these in
      dpkg-query -W -f='${source:Package} ${db:Status-Status} ${Package}\n' |
        awk '$1 == "qgis" && $2 == "installed" && $3 !~ /^lib/ { print $3 }'
    )
    candidate=$(candidate_version qgis)
    if ! new_enough "$candidate" && [ "$(debian_major)" = 12 ]; then
      add_backports
      from=(-t bookworm-backports)
    elif ! new_enough "$candidate"; then
      fail "no QGIS $QGIS_MIN or newer in the package sources of this machine (found: ${candidate:-none}); add Debian's main archive, then run again"
    fi
    say "installing QGIS and QGIS Server (some minutes on a new machine)"
  fi
  apt_get install --no-install-recommends "${from[@]}" "${wanted[@]}"
}

install_postgres() {
  local major
  major=$(find /usr/lib/postgresql/ -path '*/bin/initdb' 2>/dev/null | sed 's|^/usr/lib/postgresql/||; s|/.*||' | sort -V | tail -n 1) || true
  if [ -z "$major" ]; then
    major=$(LC_ALL=C apt-cache depends postgresql | sed -n 's/.*Depends: postgresql-\([0-9]*\)$/\1/p' | head -n 1)
    [ -n "$major" ] || fail "no PostgreSQL in the package sources of this machine; add Debian's main archive, then run again"
    # The practice platform has a cluster of its own; the system gets none from us, this once.
    trap 'as_root rm -f "$NO_CLUSTER"' EXIT
    as_root mkdir -p "$(dirname $NO_CLUSTER)"
    echo 'create_main_cluster = false' | as_root tee $NO_CLUSTER >/dev/null
  fi
  say "installing PostgreSQL $major with PostGIS"
  apt_get install --no-install-recommends "postgresql-$major" "postgresql-$major-postgis-3" "postgresql-$major-postgis-3-scripts"
}

set_up_debian() {
  local -a missing=()
  local package
  for package in "${OTHER_PACKAGES[@]}"; do
    installed "$package" || missing+=("$package")
  done
  # npm may come with a node from elsewhere, which is good enough.
  node_ready || missing+=(nodejs npm)

  local qgis=no postgres=no
  { installed "${QGIS_PACKAGES[@]}" && new_enough "$(installed_version qgis)"; } || qgis=yes
  postgres_with_postgis || postgres=yes
  if [ ${#missing[@]} -eq 0 ] && [ $qgis = no ] && [ $postgres = no ]; then
    return
  fi

  local -a all=("${missing[@]}")
  [ $qgis = no ] || all+=("${QGIS_PACKAGES[@]}")
  [ $postgres = no ] || all+=(postgresql postgis)
  need_root "${all[@]}"
  apt_update
  if [ ${#missing[@]} -gt 0 ]; then
    say "installing ${missing[*]}"
    apt_get install --no-install-recommends "${missing[@]}"
  fi
  [ $postgres = no ] || install_postgres
  [ $qgis = no ] || install_qgis
}

# -- elsewhere -----------------------------------------------------------------------------------

set_up_elsewhere() { # nothing is installed here: is it there?
  local command
  local -a lacks=()
  "$PYTHON" -c "import sys; from qgis.core import Qgis; import qgis.server; sys.exit(Qgis.QGIS_VERSION_INT < 34000)" 2>/dev/null ||
    lacks+=("QGIS and QGIS Server >= $QGIS_MIN with their Python bindings in $PYTHON")
  postgres_with_postgis || lacks+=("PostgreSQL with PostGIS in /usr/lib/postgresql")
  [ -x /usr/lib/cgi-bin/mapserv ] || lacks+=("MapServer's CGI program in /usr/lib/cgi-bin")
  for command in xvfb-run lrelease ogr2ogr npm; do
    command -v $command >/dev/null || lacks+=("$command")
  done
  [ ${#lacks[@]} -eq 0 ] && return
  local IFS=,
  fail "only Debian 12 and 13 are set up automatically; on this system install first: ${lacks[*]}"
}

# -- Python and the web page ---------------------------------------------------------------------

set_up_venv() {
  local pins=$VENV/requirements.sha256 wanted
  wanted=$(sha256sum <requirements-dev.txt)
  # Other pins, another Python, or a venv that was moved or broken: made anew, so that it holds what is written.
  if [ "$($VENV/bin/python -c 'import sys; print(sys.version_info[:2], sys.prefix != sys.base_prefix)' 2>/dev/null)" != \
    "$("$PYTHON" -c 'import sys; print(sys.version_info[:2], True)')" ] ||
    { [ -e $pins ] && [ "$(cat $pins)" != "$wanted" ]; }; then
    say "making the Python environment $VENV"
    "$PYTHON" -m venv --clear --system-site-packages $VENV >>"$LOG" 2>&1 ||
      fail "$PYTHON -m venv failed (log: $LOG); install python3-venv, then run again"
  fi
  say "installing Python packages (requirements-dev.txt)"
  # The C parts of SQLAlchemy are optional, and need a compiler.
  DISABLE_SQLALCHEMY_CEXT=1 $VENV/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt >>"$LOG" 2>&1 || {
    tail -n 20 "$LOG" >&2
    fail "pip failed (whole log: $LOG); is the Python package index reachable from here (proxy: https_proxy)? then run again"
  }
  echo "$wanted" >$pins
}

set_up_web() {
  [ -e package.json ] || return 0
  say "installing the practice web page's library (package.json)"
  local -a verb=(install)
  [ ! -e package-lock.json ] || verb=(ci)
  npm "${verb[@]}" --no-audit --no-fund --ignore-scripts >>"$LOG" 2>&1 || {
    tail -n 20 "$LOG" >&2
    fail "npm failed (whole log: $LOG); is the npm registry reachable from here (proxy: https_proxy)? then run again"
  }
  touch node_modules
}

set_up_schemas() { # the XML schemas that records are checked against come out of the package pycsw
  say "arranging the XML schemas (resources/schemas)"
  $VENV/bin/python tools/schemas.py >>"$LOG" 2>&1 || {
    tail -n 5 "$LOG" >&2
    fail "the XML schemas cannot be arranged (whole log: $LOG); mend what it says above, then run again"
  }
}

verify() { # what was installed must also start
  QT_QPA_PLATFORM=offscreen $VENV/bin/python - <<'PY' >>"$LOG" 2>&1 ||
import sys
from qgis.core import Qgis
import qgis.server, psycopg2, lxml.etree, osgeo.gdal, owslib, waitress, pytest
import pycsw.server
sys.exit(Qgis.QGIS_VERSION_INT < 34000)
PY
    {
      tail -n 5 "$LOG" >&2
      fail "the Python environment does not work (whole log: $LOG); remove $VENV, then run again"
    }
}

main() {
  mkdir -p build
  readonly LOG=$PWD/build/set-up.log
  exec 9>build/.set-up.lock
  flock 9 # two makes at once must not both install
  if up_to_date; then
    say "nothing to do"
    return
  fi
  local started=$SECONDS
  : >"$LOG"
  if [ -n "$(debian_major)" ]; then
    set_up_debian
  else
    set_up_elsewhere
  fi
  set_up_venv
  set_up_schemas
  set_up_web
  verify
  fingerprint >$STAMP
  say "done in $((SECONDS - started)) s (log: build/set-up.log)"
}

main "$@"
