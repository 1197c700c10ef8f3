/**
 * Puts what the folders of `grammars/` say of the wide languages into the program: `server/core/terrain/generated/`. With
 * --check only says whether that is fresh. A folder with a `language.json` is a wide language, and its name is the language's.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LanguageManifest, wideManifests } from './wideManifests.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const generated = join(root, 'server/core/terrain/generated');

const head = '/** Made from the folders of `grammars/` by `node scripts/languages.ts`. Not to be edited. */\n';
const json = (value: unknown): string => JSON.stringify(value, null, 2);
const manifests = wideManifests(root);

function table(of: (manifest: LanguageManifest) => readonly string[] | undefined): string {
  return json(Object.fromEntries(manifests.flatMap(([language, manifest]) => (of(manifest) ?? []).map((name) => [name, language]))));
}

/** Backquotes, so that a query reads in the generated file as in its own. */
function literal(text: string): string {
  return `\`${text.replaceAll(/[`\\]|\$\{/g, '\\$&')}\``;
}

function namesFile(): string {
  const names = manifests.map(([language]) => language);
  return [
    head,
    `export const wideLanguages = ${json(names)} as const;\n`,
    'type Wide = (typeof wideLanguages)[number];\n',
    `export const wideByExtension: Readonly<Record<string, Wide>> = ${table(({ extensions }) => extensions)};\n`,
    `export const wideByFileName: Readonly<Record<string, Wide>> = ${table(({ fileNames }) => fileNames)};\n`,
    `export const wideByInterpreter: Readonly<Record<string, Wide>> = ${table(({ interpreters }) => interpreters)};\n`,
  ].join('\n');
}

function grammarsFile(): string {
  const entries = manifests.map(([language, { docs, exported, templates, levelsMax }]) => {
    const query = (name: string): string => literal(readFileSync(join(root, 'grammars', language, `${name}.scm`), 'utf8'));
    const fields = [
      `docs: ${JSON.stringify(docs)}`,
      `exported: ${JSON.stringify(exported)}`,
      `templates: ${JSON.stringify(templates ?? 'never')}`,
      `levelsMax: ${levelsMax}`,
      `symbols: ${query('symbols')}`,
      `imports: ${query('imports')}`,
    ];
    return `  ${language}: {\n${fields.map((field) => `    ${field},\n`).join('')}  },\n`;
  });
  const types = ["import type { WideLanguageId } from '../languageId.ts';", "import type { WideGrammar } from '../wide/wideGrammar.ts';"];
  return `${head}${types.join('\n')}\n\nexport const wideGrammars: Readonly<Record<WideLanguageId, WideGrammar>> = {\n${entries.join('')}};\n`;
}

const files: Readonly<Record<string, string>> = { 'wideLanguages.ts': namesFile(), 'wideGrammars.ts': grammarsFile() };
if (process.argv.includes('--check')) {
  const present = existsSync(generated) ? readdirSync(generated).sort() : [];
  const stale = Object.entries(files)
    .filter(([name, text]) => !present.includes(name) || readFileSync(join(generated, name), 'utf8') !== text)
    .map(([name]) => name);
  if (stale.length > 0 || present.length !== Object.keys(files).length) {
    const what = stale.join(', ') || 'extra files';
    console.error(`languages: server/core/terrain/generated is not what grammars/ says (${what}). Run: node scripts/languages.ts`);
    process.exitCode = 1;
  }
} else {
  mkdirSync(generated, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(generated, name), text);
}
