/** Test support: asks a language about the imports of one file of a workspace in memory, with wishes written the way imports are. */
import { applyEdits } from '../../server/base/textEdit.ts';
import { MissionFacts, MissionSnapshot } from '../../server/core/facts/factSource.ts';
import type { Facts } from '../../server/core/facts/facts.ts';
import type {
  Answer,
  DroppedImport,
  ImportEditing,
  ImportEdits,
  ImportingFile,
  NeededName,
  WantedImport,
} from '../../server/core/terrain/importEditing.ts';
import { deepLanguageOfPath, familyOf } from '../../server/core/terrain/languageId.ts';
import { asWorkspacePath } from '../../server/protocol/ids.ts';
import { memoryWorkspace, readFixture, scriptedPhysics } from './memoryWorkspace.ts';
import { rules, sharedSyntax } from './sharedSyntax.ts';

export interface ImportCase {
  readonly file: ImportingFile;
  readonly imports: ImportEditing;
  ask<T>(question: (facts: Facts) => Answer<T>): Promise<T>;
}

/** The first file of the fixture, or the one at `path`. */
export async function importCase(fixture: string, path?: string): Promise<ImportCase> {
  const { files } = readFixture(fixture.startsWith('//- ') ? fixture : `//- main.py\n${fixture}`);
  return caseOf(files, path ?? [...files.keys()][0] ?? '');
}

export async function caseOf(files: ReadonlyMap<string, string>, path: string): Promise<ImportCase> {
  const syntax = await sharedSyntax();
  const source = new MissionFacts(new MissionSnapshot({ workspace: memoryWorkspace(files), syntax, physics: scriptedPhysics() }));
  const text = files.get(path) ?? '';
  const language = deepLanguageOfPath(path);
  if (language === undefined) throw new Error(`no language of ${path}`);
  const root = syntax.tree(language, text);
  if (root === undefined) throw new Error('no tree');
  const file: ImportingFile = { path: asWorkspacePath(path), text, index: syntax.index(language, text).index, root };
  return {
    file,
    imports: rules[familyOf(language)].imports,
    async ask(question) {
      for (let round = 0; round < 20; round++) {
        const answer = question(source.facts);
        if (answer.kind === 'done') return answer.value;
        await source.fetch(answer.requests, new AbortController().signal);
      }
      throw new Error('it goes on asking for facts');
    },
  };
}

/**
 * `from a/b.py import x as y`, `import a/b.py as b`, `import 'os.path'` (a module by its name in quotes), `load 'x'` for effects;
 * behind it `#types`, or `#in f` for deferred into the function whose name is first written so.
 */
export function wish(text: string, file: ImportingFile): WantedImport {
  const found = /^(?:from (\S+) import (\S+)|(import|load) (\S+))(?: as (\S+))?(?: #(types|in (.+)))?$/.exec(text);
  if (found === null) throw new Error(`no wish: ${text}`);
  const [, from, name, verb, whole, local, when, inside] = found;
  const written = from ?? whole ?? '';
  const module: WantedImport['module'] = written.startsWith("'")
    ? { kind: 'spelt', specifier: written.slice(1, -1) }
    : { kind: 'file', path: asWorkspacePath(written) };
  const what: WantedImport['what'] =
    name !== undefined ? { kind: 'name', name } : verb === 'load' ? { kind: 'effects' } : { kind: 'module' };
  const time: WantedImport['time'] =
    when === undefined
      ? { kind: 'load' }
      : when === 'types'
        ? { kind: 'typeOnly' }
        : { kind: 'deferred', inside: file.text.indexOf(inside ?? '') };
  return { module, what, local, time };
}

/** A wanted import in the same words. */
export function spoken({ module, what, local, time }: WantedImport): string {
  const written = module.kind === 'file' ? module.path : `'${module.specifier}'`;
  const base = what.kind === 'name' ? `from ${written} import ${what.name}` : `${what.kind === 'effects' ? 'load' : 'import'} ${written}`;
  const own = what.kind === 'name' ? what.name : undefined;
  return `${base}${local === undefined || local === own ? '' : ` as ${local}`}${time.kind === 'typeOnly' ? ' #types' : ''}`;
}

/** Imports by the local names they bind: "os", "x"; "*m" for the whole of the clause of module m. */
function droppedBy({ index }: ImportingFile, names: readonly string[]): readonly DroppedImport[] {
  return names.map((name) => {
    for (const [ix, record] of index.imports.entries()) {
      if (name === `*${record.specifier}`) return { import: ix, name: 'all' };
      const entry = record.names.findIndex((each) => (each.alias ?? each.name) === name);
      if (entry !== -1) return { import: ix, name: entry };
      if (record.names.length === 0 && (record.starAs ?? record.specifier) === name) return { import: ix, name: 'all' };
    }
    throw new Error(`nothing imports ${name}`);
  });
}

export interface Edited {
  readonly text: string;
  readonly brought: readonly string[]; // "added x", "present y", "own", "clash z"
}

export async function edited(
  of: ImportCase,
  bring: readonly string[],
  drop: readonly string[] = [],
  elsewhere: readonly string[] = [],
): Promise<Edited> {
  const { file, imports } = of;
  const changes = {
    bring: bring.map((each) => wish(each, file)),
    drop: droppedBy(file, drop),
    elsewhere: elsewhere.map((each) => ({ start: file.text.indexOf(each), end: file.text.indexOf(each) + each.length })),
  };
  const answer: ImportEdits = await of.ask((facts) => imports.edit(file, changes, facts));
  return {
    text: applyEdits(file.text, answer.edits),
    brought: answer.brought.map((each) => (each.kind === 'own' ? 'own' : `${each.kind} ${each.local}`)),
  };
}

/** The stretch of a file from the first place of `from` to the end of the text `to` behind it. */
export function stretch({ text }: ImportingFile, from: string, to = from): { readonly start: number; readonly end: number } {
  const start = text.indexOf(from);
  const end = text.indexOf(to, start);
  if (start === -1 || end === -1) throw new Error(`no such stretch: ${from} … ${to}`);
  return { start, end: end + to.length };
}

export function needText(need: NeededName): string {
  const marks = [need.typesOnly ? 'types' : '', need.atLoad ? 'load' : '', 'writes' in need && need.writes ? 'writes' : ''].filter(
    (mark) => mark !== '',
  );
  const said = need.kind === 'import' ? spoken(need.wanted) : `${need.kind} ${need.name}`;
  return marks.length === 0 ? said : `${said} (${marks.join(', ')})`;
}
