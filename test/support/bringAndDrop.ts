/** Test support: brings imports into a real file and lets the same go again, and tells where that is not as it was before. */
import { applyEdits } from '../../server/base/textEdit.ts';
import type { FileIndex } from '../../server/core/terrain/fileIndex.ts';
import type { DroppedImport, WantedImport } from '../../server/core/terrain/importEditing.ts';
import { deepLanguageOfPath } from '../../server/core/terrain/languageId.ts';
import { caseOf } from './importCases.ts';
import { sharedSyntax } from './sharedSyntax.ts';

export interface BroughtAndDropped {
  readonly added: number;
  readonly problems: readonly string[]; // of the syntax, that were not there before
  readonly middle: string;
  readonly after: string;
}

export async function bringAndDrop(path: string, text: string, wanted: readonly WantedImport[]): Promise<BroughtAndDropped> {
  const syntax = await sharedSyntax();
  const of = await caseOf(new Map([[path, text]]), path);
  const brought = await of.ask((facts) => of.imports.edit(of.file, { bring: wanted, drop: [] }, facts));
  const middle = applyEdits(text, brought.edits);
  const then = await caseOf(new Map([[path, middle]]), path);
  const drop = newImports(of.file.index, then.file.index);
  const back = await then.ask((facts) => then.imports.edit(then.file, { bring: [], drop }, facts));
  const language = deepLanguageOfPath(path);
  const before = language === undefined ? 0 : syntax.problems(language, text).length;
  const problems = language === undefined ? [] : syntax.problems(language, middle).map(({ context }) => context);
  return { added: drop.length, problems: problems.length > before ? problems : [], middle, after: applyEdits(middle, back.edits) };
}

/** What the second index imports and the first does not. */
function newImports(before: FileIndex, after: FileIndex): readonly DroppedImport[] {
  const known = new Map<string, number>();
  for (const key of before.imports.flatMap(keysOf)) known.set(key.text, (known.get(key.text) ?? 0) + 1);
  return after.imports.flatMap((record, ix) =>
    keysOf(record).flatMap(({ text, name }) => {
      const left = known.get(text) ?? 0;
      known.set(text, left - 1);
      return left > 0 ? [] : [{ import: ix, name }];
    }),
  );
}

function keysOf(record: FileIndex['imports'][number]): readonly { readonly text: string; readonly name: number | 'all' }[] {
  const { specifier, names, starAs, typeOnly, kind } = record;
  if (names.length === 0) return [{ text: `${kind} ${specifier} ${starAs} ${typeOnly}`, name: 'all' }];
  return names.map(({ name, alias }, ix) => ({ text: `${kind} ${specifier} ${name} ${alias} ${typeOnly}`, name: ix }));
}
