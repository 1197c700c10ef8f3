/** What is read out of Bash, and what the syntax reflex makes of it. */
import { expect, test } from 'vitest';
import { fileText, namesOf, outlineOf, vetoes } from './languageCheck.ts';

const source = `#!/usr/bin/env bash
set -euo pipefail
source ./helpers.sh
. "$DIR/prices.sh"

# Where orders are kept.
ORDERS=/var/orders
ORDERS=/tmp
export LINES_MAX=100 DEBUG
readonly RATE=0.19
declare -a names=(a b)
declare -rx STATUS

# Adds a line.
# And says so.
add_line() {
  local count=1
  HIDDEN=2
  echo "$count"
}

function print_orders {
  for order in "$ORDERS"/*; do
    cat <<EOF
$order
EOF
  done
}

function both() ( cd /tmp )

if [[ -n "$DEBUG" ]]; then
  TRACE=1
fi
COUNT=3 add_line
`;

test('all kinds', async () => {
  expect(await outlineOf('bash', source)).toEqual([
    'variable ORDERS | ORDERS=/var/orders // Where orders are kept.',
    'variable LINES_MAX | export LINES_MAX=100 DEBUG',
    'variable DEBUG | export LINES_MAX=100 DEBUG',
    'variable RATE | readonly RATE=0.19',
    'variable names | declare -a names=(a b)',
    'variable STATUS | declare -rx STATUS',
    'function add_line | add_line() // Adds a line. And says so.',
    'function print_orders | function print_orders',
    'function both | function both()',
    'variable TRACE | TRACE=1',
    'import ./helpers.sh',
    'import $DIR/prices.sh',
  ]);
});

test('download.sh', async () => {
  expect(await namesOf('bash', fileText('node_modules/better-sqlite3/deps/download.sh'))).toEqual([
    'variable YEAR',
    'variable VERSION',
    'variable DEFINES',
    'variable DEPS',
    'variable TEMP',
    'variable OUTPUT',
    'variable CFLAGS',
    'variable GYP',
    'variable DOCS',
    'variable MAJOR',
    'variable MINOR',
    'variable PATCH',
  ]);
});

test.each([
  ['a name', 'f() {\n  echo "$1"\n}\nf a\n', 'f()', 'renamed()'],
  ['a heredoc', 'cat <<E\nx\nE\n', 'x', 'y ( {'],
])('the reflex passes: %s', async (_, text, from, to) => {
  expect(await vetoes('bash', text, from, to)).toEqual([]);
});

test.each([
  ['a brace', 'f() {\n  echo "$1"\n}\nf a\n', '}\n', ''],
  ['a fi', 'if true; then\n  echo 1\nfi\n', 'fi\n', ''],
])('the reflex vetoes: %s', async (_, text, from, to) => {
  expect(await vetoes('bash', text, from, to)).not.toEqual([]);
});
