/** Collects the texts of the extension that can be translated into `l10n/bundle.l10n.json`. `--check`: only says whether it is as it should be. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bundle = join(root, 'l10n/bundle.l10n.json');

/** A call of `l10n.t` or of a `t` that was handed on, with a text in single quotes. */
const call = /\bt\(\s*'((?:[^'\\\n]|\\.)*)'/g;

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (path.endsWith('.ts')) yield readFileSync(path, 'utf8');
  }
}

const texts = new Set<string>();
for (const source of sources(join(root, 'extension'))) {
  for (const [, text = ''] of source.matchAll(call)) texts.add(text.replace(/\\(.)/g, '$1'));
}
const wanted = `${JSON.stringify(Object.fromEntries([...texts].sort().map((text) => [text, text])), null, 2)}\n`;
const found = existsSync(bundle) ? readFileSync(bundle, 'utf8') : '';

if (!process.argv.includes('--check')) {
  mkdirSync(dirname(bundle), { recursive: true });
  writeFileSync(bundle, wanted);
} else if (found !== wanted) {
  console.error('l10n/bundle.l10n.json is not what the sources say: node scripts/texts.ts');
  process.exitCode = 1;
}
