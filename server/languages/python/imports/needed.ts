/** What Python code needs of its file's imports, and which of those nothing needs once the code is gone. */
import { lineEnd, lineStart } from '../../../base/textLines.ts';
import type { Facts } from '../../../core/facts/facts.ts';
import { nodeAtOffset } from '../../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import { type Extent, type ImportIx, type ImportRecord, NONE, type Occurrence, type SymbolIx } from '../../../core/terrain/fileIndex.ts';
import { viewOf } from '../../../core/terrain/fileView.ts';
import type { Answer, DroppedImport, ImportingFile, NeededName, WantedImport } from '../../../core/terrain/importEditing.ts';
import { type NeedRules, neededNames } from '../../../core/terrain/imports/neededNames.ts';
import { importsUsedOnlyIn } from '../../../core/terrain/imports/unusedImports.ts';
import { builtinNames } from '../builtins.ts';
import { placeOf } from '../moduleMove.ts';
import { moduleNames, resolveModule } from '../modules.ts';
import { takenThrough } from './takenThrough.ts';

export function neededBy(file: ImportingFile, stretches: readonly Extent[], facts: Facts): Answer<readonly NeededName[]> {
  if (facts.paths() === undefined) return { kind: 'need', requests: [{ kind: 'paths' }] };
  const rules: NeedRules = {
    builtinNames,
    isTypeUse,
    bindingsUsed,
    wantedOf: (of, ix, entry) => wantedOf(of, ix, entry, facts),
  };
  return { kind: 'done', value: neededNames(file, stretches, rules) };
}

/** In an annotation that nobody evaluates: a quoted one, one of a local variable, any where `annotations` comes from the future. */
function isTypeUse({ index }: ImportingFile, node: SyntaxNode, { scope }: Occurrence): boolean {
  const lazy = index.imports.some(({ specifier, names }) => specifier === '__future__' && names.some(({ name }) => name === 'annotations'));
  for (let inner = node, outer = node.parent; outer !== null; inner = outer, outer = outer.parent) {
    const annotates = inner.fieldName === 'type' || inner.fieldName === 'return_type';
    if (annotates && /^(?:typed_|function_definition|assignment)/.test(outer.type)) {
      const ofLocal = outer.type === 'assignment' && index.scopes[scope]?.kind === 'function';
      return lazy || ofLocal || isString(node);
    }
    if (/(?:_statement|_definition)$/.test(outer.type)) return false;
  }
  return false;
}

function isString(node: SyntaxNode): boolean {
  for (let at: SyntaxNode | null = node; at !== null && at.type !== 'type'; at = at.parent) if (at.type === 'string') return true;
  return false;
}

function bindingsUsed(
  file: ImportingFile,
  symbol: SymbolIx,
  { start }: Occurrence,
): readonly { readonly import: ImportIx; readonly entry: number | 'all' }[] {
  const { index, text } = file;
  const bindings = viewOf(file.path, index)
    .importsOf(symbol)
    .map(({ record, name }) => ({
      record,
      import: index.imports.indexOf(record),
      entry: name === undefined ? ('all' as const) : record.names.indexOf(name),
    }));
  const whole = bindings.filter(({ record }) => record.kind === 'import' && record.starAs === undefined);
  if (whole.length < 2) return bindings;
  const chain = (/^\w+(?:\s*\.\s*\w+)*/.exec(text.slice(start, start + chainUnitsMax))?.[0] ?? '').replaceAll(/\s/g, '');
  const meant = whole.filter(({ record: { specifier } }) => chain === specifier || chain.startsWith(`${specifier}.`));
  return meant.length > 0 ? meant.toSorted((a, b) => b.record.specifier.length - a.record.specifier.length).slice(0, 1) : whole.slice(0, 1);
}

/** Units of a dotted name that are looked at. */
const chainUnitsMax = 500;

function wantedOf(file: ImportingFile, ix: ImportIx, entry: number | 'all', facts: Facts): WantedImport {
  const record = file.index.imports[ix];
  const time: WantedImport['time'] = { kind: record?.typeOnly === true ? 'typeOnly' : 'load' };
  if (record === undefined) return { module: { kind: 'spelt', specifier: '' }, what: { kind: 'effects' }, local: undefined, time };
  const name = entry === 'all' ? undefined : record.names[entry];
  if (name === undefined) {
    const module = moduleOf(file, record, record.specifier, facts);
    return { module, what: { kind: 'module' }, local: record.starAs ?? record.specifier, time };
  }
  const local = name.alias ?? name.name;
  const prefix = /[^.]$/.test(record.specifier) ? `${record.specifier}.` : record.specifier;
  const answer = resolveModule(file.path, record.specifier, record.level, facts);
  const submodule = resolveModule(file.path, prefix + name.name, record.level, facts);
  const own = answer.kind === 'files' ? facts.file(answer.paths[0] ?? file.path) : undefined;
  const declares =
    own?.state === 'indexed' &&
    own.index.symbols.some((symbol) => symbol.scope === 0 && symbol.name === name.name && symbol.import === NONE);
  if (submodule.kind === 'files' && submodule.paths[0] !== undefined && !declares)
    return { module: { kind: 'file', path: submodule.paths[0] }, what: { kind: 'module' }, local, time };
  return { module: moduleOf(file, record, record.specifier, facts), what: { kind: 'name', name: name.name }, local, time };
}

function moduleOf(file: ImportingFile, record: ImportRecord, specifier: string, facts: Facts): WantedImport['module'] {
  const answer = resolveModule(file.path, specifier, record.level, facts);
  const path = answer.kind === 'files' ? answer.paths[0] : undefined;
  if (path !== undefined) return { kind: 'file', path };
  if (record.level === 0) return { kind: 'spelt', specifier };
  // From dots to a module that is a folder, or is not there: by its full name.
  const here = moduleNames(file.path, facts)[0]?.split('.') ?? [];
  const above = here.slice(0, here.length - record.level + (/(?:^|\/)__init__\.pyi?$/.test(file.path) ? 1 : 0));
  return { kind: 'spelt', specifier: [...above, ...specifier.slice(record.level).split('.')].filter((part) => part !== '').join('.') };
}

export function unusedAfter(file: ImportingFile, removed: readonly Extent[], facts: Facts): Answer<readonly DroppedImport[]> {
  if (facts.paths() === undefined) return { kind: 'need', requests: [{ kind: 'paths' }] };
  if (/(?:^|\/)__init__\.pyi?$/.test(file.path)) return { kind: 'done', value: [] };
  const view = viewOf(file.path, file.index);
  const listed = new Set(file.index.listedExports ?? []);
  const dropped: DroppedImport[] = [];
  for (const symbol of importsUsedOnlyIn(file, removed)) {
    const name = view.symbol(symbol)?.name ?? '';
    const bindings = view.importsOf(symbol);
    if (listed.has(name) || bindings.some(({ record }) => isMeantToStay(file, record))) continue;
    // `import x as x` and `from m import x as x` say that x is passed on.
    if (bindings.some((binding) => binding.name?.alias === binding.name?.name && binding.name !== undefined)) continue;
    const taken = takenThrough(file.path, name, facts);
    if (taken.kind === 'need') return taken;
    if (taken.value) continue;
    for (const { record, name: entry } of bindings)
      dropped.push({ import: file.index.imports.indexOf(record), name: entry === undefined ? 'all' : record.names.indexOf(entry) });
  }
  dropped.push(
    ...submodulesUsedOnlyIn(file, removed)
      .filter((ix) => !dropped.some((each) => each.import === ix))
      .map((ix) => ({ import: ix, name: 'all' as const })),
  );
  return { kind: 'done', value: dropped };
}

/** `import a.b` beside `import a.c`: both bind a, so that it is the use of a.b that counts. */
function submodulesUsedOnlyIn(file: ImportingFile, removed: readonly Extent[]): readonly number[] {
  const { index, text } = file;
  const within = (at: number): boolean => removed.some(({ start, end }) => start <= at && at < end);
  const plain = index.imports.filter(({ kind, starAs, scope }) => kind === 'import' && starAs === undefined && scope === 0);
  return plain.flatMap((record) => {
    const { specifier } = record;
    const root = `${specifier.split('.')[0]}`;
    const others = plain.some((each) => each !== record && each.specifier !== specifier && each.specifier.split('.')[0] === root);
    if (!specifier.includes('.') || !others || isMeantToStay(file, record) || within(record.start)) return [];
    const uses = [...text.matchAll(new RegExp(`(?<![\\w.])${specifier.replaceAll('.', '\\.')}(?!\\w)`, 'g'))].filter(
      ({ index: at }) => !plain.some(({ start, end }) => start <= at && at < end),
    );
    return uses.length > 0 && uses.every(({ index: at }) => within(at)) ? [index.imports.indexOf(record)] : [];
  });
}

function isMeantToStay({ text, root }: ImportingFile, record: ImportRecord): boolean {
  const lines = text.slice(lineStart(text, record.start), lineEnd(text, record.end));
  if (/#.*(?:\bnoqa\b|pylint:\s*disable|pyflakes|type:\s*ignore\[|isort:\s*skip|\bre-?export)/i.test(lines)) return true;
  for (let node: SyntaxNode | null = nodeAtOffset(root, record.start); node !== null; node = node.parent) {
    if (node.type === 'try_statement' || node.type === 'except_clause') return true;
    if (node.type === 'if_statement' && !record.typeOnly) return true; // what one of two ways imports, the other needs as well
  }
  return false;
}

/** The place of a module: the same for its source and its stub. */
export function isSameModule(a: string, b: string): boolean {
  return placeOf(a) === placeOf(b);
}
