/** What becomes of the places in a function that take its object apart: `{ a, b = 1 }` and `props.a`. */
import type { Refusal } from '../../../core/operation/operation.ts';
import { type Extent, NONE } from '../../../core/terrain/fileIndex.ts';
import type { FileView } from '../../../core/terrain/fileView.ts';
import type { WrittenObject, WrittenProperty } from '../../../core/terrain/signatures/writtenObject.ts';
import { refusal } from '../../target/candidates.ts';
import { linesOf } from '../bodyUses.ts';
import type { Definition } from '../definitions/family.ts';
import type { FamilyChange } from '../familyChange.ts';
import type { FileRewrite, Why } from '../fileRewrite.ts';
import { addEntry, removeEntry, renameEntry } from './entryEdits.ts';
import type { PropertyChanges, PropertyDraft } from './propertyChanges.ts';

const why: Why = { why: 'what is taken is what was asked for', confidence: 1, how: 'declaration' };

/** Undefined: done. */
export function rewriteTaking(change: FamilyChange, { taken, drafts }: PropertyChanges): Refusal | undefined {
  for (const draft of drafts) {
    for (const { definition, object } of taken.patterns) {
      const entry = object.properties.find(({ name }) => name === draft.key);
      if (!entry) continue;
      const failed = rewriteEntry(change, definition, object, entry, draft);
      if (failed) return failed;
    }
    for (const { definition, read } of taken.reads) {
      if (read.name !== draft.key) continue;
      if (draft.removed) return used(definition, draft.key, [read.nameExtent]);
      if (draft.name !== draft.key) fileOf(change, definition).substitute(read.nameExtent, draft.name, why);
    }
    if (draft.added) addToPatterns(change, taken, draft);
  }
  return undefined;
}

function fileOf({ rewrites }: FamilyChange, { path, text }: Definition): FileRewrite {
  return rewrites.of(path, text);
}

function addToPatterns(change: FamilyChange, { patterns, name }: PropertyChanges['taken'], { key, value }: PropertyDraft): void {
  const { resolver, findings } = change;
  const first = patterns.filter(({ definition }) => definition.signature.body);
  for (const { definition, object } of name === '' ? first : first.slice(0, 1)) {
    const rules = resolver.terrain.rulesOf(definition.path)?.objects;
    const sketch = { name: key, type: undefined, value, optional: false };
    if (rules) addEntry(fileOf(change, definition), object, rules.write('pattern', sketch), why);
  }
  if (first.length === 0 && value !== undefined)
    findings.decisions.push({
      kind: 'plan',
      choice: `gave “${key}” no default`,
      rationale: `the function reads “${name}.…” where it needs something, and takes nothing apart in one place`,
      rejected: [],
      confidence: 0.7,
      about: [],
    });
}

function rewriteEntry(
  change: FamilyChange,
  definition: Definition,
  object: WrittenObject,
  entry: WrittenProperty,
  draft: PropertyDraft,
): Refusal | undefined {
  const file = fileOf(change, definition);
  const view = change.resolver.terrain.view(definition.path);
  if (draft.removed) {
    const uses = view ? usesOfLocal(view, entry) : [];
    if (uses.length > 0) return used(definition, draft.key, uses);
    removeEntry(file, object, entry, why);
    return undefined;
  }
  if (draft.name !== draft.key && !(view && renamedWithLocal(file, view, definition, entry, draft.name)))
    renameEntry(file, entry, draft.name, why);
  const end = entry.fallback?.end ?? entry.local?.end ?? entry.nameExtent.end;
  if (draft.noValue && entry.fallback) file.replace({ start: entry.local?.end ?? entry.nameExtent.end, end }, '', why);
  else if (draft.value !== undefined && entry.fallback) file.replace(entry.fallback, draft.value, why);
  else if (draft.value !== undefined) file.insert(end, ` = ${draft.value}`, why);
  return undefined;
}

function used({ path, text }: Definition, name: string, uses: readonly Extent[]): Refusal {
  return refusal(
    'parameter-used',
    `“${name}” is still used in ${linesOf(text, uses)} of ${path}, so it cannot be taken out.`,
    uses.map((use) => ({ name, kind: 'use', place: { path, start: use.start, end: use.end }, suggestion: `--in ${path}` })),
  );
}

function localSymbol({ index }: FileView, { local }: WrittenProperty): number {
  return local ? index.symbols.findIndex(({ nameExtent }) => nameExtent.start === local.start && nameExtent.end === local.end) : NONE;
}

function usesOfLocal(view: FileView, entry: WrittenProperty): readonly Extent[] {
  const symbol = localSymbol(view, entry);
  if (symbol < 0) return [];
  return view.index.occurrences.filter((each) => each.symbol === symbol && (each.start < entry.start || each.end > entry.end));
}

/** `{ a }` becomes `{ b }`, and what reads a reads b: where nothing else there is called b. */
function renamedWithLocal(file: FileRewrite, view: FileView, { signature }: Definition, entry: WrittenProperty, newName: string): boolean {
  const { local, nameExtent } = entry;
  const { startIndex, endIndex } = signature.node;
  if (local === undefined || local.start !== nameExtent.start || localSymbol(view, entry) < 0) return false;
  const taken = view.occurrencesOf(newName).some(({ start, end, role }) => startIndex <= start && end <= endIndex && role !== 'member');
  if (taken) return false;
  const uses = view.index.occurrences.filter((each) => each.symbol === localSymbol(view, entry) && each.start !== local.start);
  file.substitute(nameExtent, newName, why);
  for (const { start, end, role, name } of uses)
    file.substitute({ start, end }, role === 'shorthand' ? `${name}: ${newName}` : newName, why);
  return true;
}
