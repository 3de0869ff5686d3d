#!/usr/bin/env bash
# Runs a command on the screen there is, or on a virtual one: tools/screen.sh COMMAND…
set -euo pipefail
if [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; then
  exec "$@"
fi
exec xvfb-run -a -s '-screen 0 1600x1000x24' env QT_QPA_PLATFORM=xcb "$@"
