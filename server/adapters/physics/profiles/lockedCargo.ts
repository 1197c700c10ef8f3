/**
 * A cargo that leaves the project's Cargo.lock as it is. rust-analyzer has cargo tell it the dependencies, and cargo then
 * writes the lock file when there is none or it does not fit. So it is called over a folder of links to the project's, with a
 * lock file of its own; nothing of what rust-analyzer can be told keeps it from that.
 */
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { ServerFailure } from '../serverFailure.ts';

/** The environment in which rust-analyzer finds this cargo before any other. `variables`: those of the toolchains, and PATH. */
export async function lockedCargo(
  root: string,
  aside: string,
  variables: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  if (process.platform === 'win32') {
    if (await isFile(join(root, 'Cargo.lock'))) return {};
    throw new ServerFailure('unfit', 'the project has no Cargo.lock, and rust-analyzer would write one');
  }
  const { PATH: searchPath = '', HOME: userHome = '' } = variables;
  const home = variables['CARGO_HOME'] ?? join(userHome, '.cargo');
  const inPath = searchPath.split(delimiter).map((folder) => join(folder, 'cargo'));
  const candidates = [join(home, 'bin', 'cargo'), ...inPath];
  const exist = await Promise.all(candidates.map(isFile));
  const cargo = candidates.find((_, i) => exist[i]);
  if (cargo === undefined) return {}; // rust-analyzer says so itself
  const folder = join(aside, 'cargo', 'bin');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'cargo'), script(cargo, home), { mode: 0o700 });
  return { CARGO_HOME: join(aside, 'cargo'), PATH: [folder, searchPath].join(delimiter) };
}

/** Only `cargo metadata` writes the lock file. Its answer names the links, which are turned back into what they stand for. */
function script(cargo: string, home: string): string {
  return `#!/bin/sh
CARGO_HOME=${quoted(home)}
export CARGO_HOME
cargo=${quoted(cargo)}
manifest=
previous=
for argument in "$@"; do
  [ "$previous" = --manifest-path ] && manifest=$argument
  previous=$argument
done
if [ "$1" != metadata ] || [ -z "$manifest" ]; then exec "$cargo" "$@"; fi
folder=$(dirname "$manifest")
links=$(mktemp -d "$TMPDIR/cargo-XXXXXX") || exit 1
for entry in "$folder"/* "$folder"/.cargo; do
  [ -e "$entry" ] && [ "\${entry##*/}" != Cargo.lock ] && ln -s "$entry" "$links"
done
[ -f "$folder/Cargo.lock" ] && cp "$folder/Cargo.lock" "$links"
left=$#
while [ "$left" -gt 0 ]; do
  argument=$1
  shift
  [ "$argument" = "$manifest" ] && argument=$links/\${manifest##*/}
  set -- "$@" "$argument"
  left=$((left - 1))
done
"$cargo" "$@" > "$links.json"
status=$?
for_real=$(printf %s "$folder" | sed 's/[&|\\]/\\&/g')
sed "s|$links|$for_real|g" "$links.json"
rm -rf "$links" "$links.json"
exit "$status"
`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  );
}
