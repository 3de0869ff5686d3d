#!/usr/bin/env bash
# Runs the tests, level by level: tools/test.sh [unit|qgis|platform|e2e|""] [pytest arguments…]
#
# Each level is a process of its own: the unit tests run without QGIS, the next two in an
# offscreen QGIS, the last drives a QGIS desktop on a screen. All levels run even when one
# fails; pytest's own closing line of each is repeated at the end.
#
# All but the unit tests kill processes, fill queues and drive windows on whatever machine this is:
# there a test that fails is tried once more. It is listed as RERUN, with its first failure, and is a
# defect to be found all the same. So is a QGIS that falls over: its level is run once more, and
# the log of the first time is kept (build/test/LEVEL.crash.log).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

only=${1:-}
[ $# -eq 0 ] || shift
case "$only" in
  '') levels=(unit qgis platform services e2e) ;;
  # QGIS remembers services, accounts and settings as long as it runs: loading them has a process of its own.
  platform) levels=(platform services) ;;
  unit | qgis | e2e) levels=("$only") ;;
  *)
    echo "no such level of tests: $only (unit, qgis, platform or e2e)" >&2
    exit 2
    ;;
esac
mkdir -p build/test
for level in "${levels[@]}"; do rm -f "build/test/$level.log" "build/test/$level.crash.log"; done

run_level() {
  local level=$1
  shift
  local -a where=("tests/$level")
  case "$level" in
    platform) where+=('--ignore-glob=*/test_services_*.py') ;;
    services) where=(tests/platform/test_services_*.py) ;;
  esac
  local -a command=(.venv/bin/python -m pytest "${where[@]}" "--junitxml=build/test/$level.xml")
  case "$level" in
    unit) command+=(-p 'no:pytest_qgis') ;;
    qgis | platform | services) command=(env QT_QPA_PLATFORM=offscreen "${command[@]}") ;;
    # A virtual screen even where there is a real one: nobody's mouse may take part.
    e2e) command=(xvfb-run -a -s '-screen 0 1600x1000x24' env QT_QPA_PLATFORM=xcb "${command[@]}" -p 'no:pytest_qgis') ;;
  esac
  case "$level" in
    qgis | platform | services | e2e) command+=(--reruns 1 -rR) ;;
  esac
  "${command[@]}" "$@" 2>&1 | tee "build/test/$level.log"
}

status=0
for level in "${levels[@]}"; do
  if [ "$level" != services ] && ! compgen -G "tests/$level/**/test_*.py" >/dev/null && ! compgen -G "tests/$level/test_*.py" >/dev/null; then
    echo "tests/$level: no tests"
    continue
  fi
  echo "== tests: $level"
  code=0
  run_level "$level" "$@" || code=$?
  if [ "$code" -ge 128 ] && [ "$level" != unit ]; then
    # QGIS itself fell over (see the stack above): the rest of the level was not tried
    echo "== tests: $level ended by signal $((code - 128)); once more"
    mv "build/test/$level.log" "build/test/$level.crash.log"
    code=0
    run_level "$level" "$@" || code=$?
  fi
  [ "$code" -eq 0 ] || status=1
done

if [ ${#levels[@]} -gt 1 ]; then
  echo
  for level in "${levels[@]}"; do
    [ -e "build/test/$level.log" ] && printf '%-9s %s\n' "$level" "$(grep -E '^=+ .* in [0-9.]+s.* =+$' "build/test/$level.log" | tail -n 1)"
  done
fi
exit $status
