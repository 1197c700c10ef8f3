/** The manifests of the wide languages, as their folders in `grammars/` hold them. What is wrong in one is said and thrown. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface LanguageManifest {
  readonly package: string; // of npm, with the grammar in it
  readonly wasm: string; // the grammar's file in the package
  readonly extensions: readonly string[]; // in small letters, each of one language only
  readonly fileNames?: readonly string[]; // whole names
  readonly interpreters?: readonly string[]; // what a script's first line may name
  readonly docs: readonly string[];
  readonly exported: object;
  readonly templates?: string; // 'anywhere' or 'outsideStrings'
  readonly levelsMax?: number;
}

const required = ['package', 'wasm', 'extensions', 'docs', 'exported'];
const optional = ['fileNames', 'interpreters', 'templates', 'levelsMax'];

/** By language, in the order of the alphabet. */
export function wideManifests(root: string): readonly (readonly [language: string, manifest: LanguageManifest])[] {
  const folder = join(root, 'grammars');
  const languages = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'language.json')));
  const claimed = new Map<string, string>();
  return languages.sort().map((language) => {
    const manifest: LanguageManifest = JSON.parse(readFileSync(join(folder, language, 'language.json'), 'utf8'));
    const keys = Object.keys(manifest);
    const wrong = [
      ...required.filter((key) => !keys.includes(key)),
      ...keys.filter((key) => !required.includes(key) && !optional.includes(key)),
    ];
    if (wrong.length > 0) throw new Error(`grammars/${language}/language.json: missing or unknown: ${wrong.join(', ')}`);
    for (const name of [
      ...manifest.extensions,
      ...(manifest.fileNames ?? []),
      ...(manifest.interpreters ?? []).map((each) => `#!${each}`),
    ]) {
      const other = claimed.get(name);
      if (other !== undefined) throw new Error(`grammars/${language}/language.json: ${name} is claimed by ${other}, too`);
      claimed.set(name, language);
    }
    return [language, manifest];
  });
}
