/** Puts the grammars into `wasm/`: copies them out of their packages, and refuses any that is not the one recorded. */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { wideManifests } from './wideManifests.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const checksumsFile = join(root, 'wasm', 'checksums.json');

/** Where each grammar comes from; `grammars/README.md` says the same for people. */
const sources: Readonly<Record<string, string>> = {
  'web-tree-sitter.wasm': 'web-tree-sitter/web-tree-sitter.wasm',
  'python.wasm': 'tree-sitter-python/tree-sitter-python.wasm',
  'javascript.wasm': 'tree-sitter-javascript/tree-sitter-javascript.wasm',
  'typescript.wasm': 'tree-sitter-typescript/tree-sitter-typescript.wasm',
  'tsx.wasm': 'tree-sitter-typescript/tree-sitter-tsx.wasm',
  ...Object.fromEntries(wideManifests(root).map(([language, { package: from, wasm }]) => [`${language}.wasm`, `${from}/${wasm}`])),
};

const update = process.argv.includes('--update');
const recorded: Record<string, string> = existsSync(checksumsFile) ? JSON.parse(readFileSync(checksumsFile, 'utf8')) : {};
const found: Record<string, string> = {};
mkdirSync(join(root, 'wasm'), { recursive: true });
for (const [name, source] of Object.entries(sources)) {
  const from = join(root, 'node_modules', source);
  const checksum = createHash('sha256').update(readFileSync(from)).digest('hex');
  found[name] = checksum;
  if (!update && recorded[name] !== checksum) {
    console.error(`wasm/${name}: ${source} is not the file recorded in wasm/checksums.json.`);
    console.error('If its package was updated on purpose, run: node scripts/grammars.ts --update');
    process.exit(1);
  }
  copyFileSync(from, join(root, 'wasm', name));
}
if (update) writeFileSync(checksumsFile, `${JSON.stringify(found, null, 2)}\n`);
