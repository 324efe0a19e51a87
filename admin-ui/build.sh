#!/usr/bin/env bash
# build.sh pages | tests: what Maven calls. Does nothing when nothing has changed since the last time it succeeded.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")"

readonly NEEDED=20.19
die() { printf '%s\n' "$*" >&2; exit 1; }

need_node() {
    local found
    found=$(node --version 2> /dev/null) || die "Parley's web pages are built with Node.js $NEEDED or newer, and there is no 'node' in the PATH.
Install it (https://nodejs.org, or your system's packages 'nodejs' and 'npm'); it is needed to build Parley, not to run it."
    found=${found#v}
    [[ $(printf '%s\n' "$NEEDED" "$found" | sort -V | head -n 1) == "$NEEDED" ]] \
        || die "Parley's web pages are built with Node.js $NEEDED or newer; $(command -v node) is $found."
    command -v npm > /dev/null || die "Parley's web pages are built with npm, and there is no 'npm' in the PATH: install it beside Node.js."
}

# A digest of everything that decides what comes out.
inputs() {
    find . "$api" \( -name node_modules -o -name target \) -prune -o -type f ! -name '*.md' ! -name schema.d.ts -print0 \
        | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d ' ' -f 1
    node --version
}

fresh() { [[ -f target/$1.done && $(< "target/$1.done") == "$2" ]]; }

readonly task=${1:?pages or tests}
readonly api=../web-module/src/main/resources/im/parley/web/rest/openapi.yaml
need_node
now=$(inputs)
if [[ $task == tests || -d target/dist ]] && fresh "$task" "$now"; then exit 0; fi
mkdir -p target
lock=$(sha256sum package-lock.json; node --version)
if [[ ! -d node_modules ]] || ! fresh modules "$lock"; then
    rm -f target/modules.done
    npm ci --loglevel=error
    printf '%s' "$lock" > target/modules.done
fi
npm run --silent api > /dev/null
case $task in
    pages) npm run --silent build ;;
    tests) npm run --silent lint && npm test --silent ;;
    *) die "build.sh pages | tests" ;;
esac
printf '%s' "$now" > "target/$task.done"
