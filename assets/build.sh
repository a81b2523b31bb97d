#!/bin/sh
# Rebuilds everything in mediation/static from the sources here. Needs Node; the product itself does not.
set -eu
cd "$(dirname "$0")"
out=../mediation/static
[ -d node_modules ] && [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --ignore-scripts --silent
mkdir -p "$out/css" "$out/js" "$out/icons" ../tests/e2e/vendor
node_modules/.bin/sass --no-source-map --style=compressed --quiet-deps \
  --load-path=. --load-path=node_modules scss/app.scss "$out/css/app.css"
node_modules/.bin/esbuild js/app.js --bundle --minify --format=esm --target=es2020 --legal-comments=none \
  --outfile="$out/js/app.js" --log-level=warning
node_modules/.bin/esbuild js/passkey.js --minify --format=esm --target=es2020 --legal-comments=none \
  --outfile="$out/js/passkey.js" --log-level=warning
node_modules/.bin/esbuild js/live.js --minify --format=esm --target=es2020 --legal-comments=none \
  --outfile="$out/js/live.js" --log-level=warning
cp js/enabled.js "$out/js/enabled.js"
cp node_modules/htmx.org/dist/htmx.min.js "$out/js/htmx.js"
cp icons/mark.svg "$out/icons/mark.svg"
cp node_modules/@ministryofjustice/frontend/moj/assets/images/icon-document.svg "$out/icons/"
cp licences.txt "$out/licences.txt"
cp node_modules/axe-core/axe.min.js ../tests/e2e/vendor/axe.min.js
