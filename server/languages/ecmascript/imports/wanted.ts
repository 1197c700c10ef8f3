/** What a wanted import becomes in an ECMAScript file: the name in a clause, or the name by which it is there already. */
import type { Facts } from '../../../core/facts/facts.ts';
import { type Extent, type ImportRecord, NONE, type SymbolIx } from '../../../core/terrain/fileIndex.ts';
import { viewOf } from '../../../core/terrain/fileView.ts';
import type {
  Answer,
  BroughtImport,
  DroppedImport,
  ImportChanges,
  Importer,
  ImportingFile,
  WantedImport,
} from '../../../core/terrain/importEditing.ts';
import { type OfferedImport, presentImport } from '../../../core/terrain/imports/presentImport.ts';
import { resolveModule } from '../modules/resolveModule.ts';
import { withoutExtension } from '../modules/sourceFiles.ts';
import { specifierOf } from './spelling.ts';

/** A part of a clause: a name in braces, the default, the whole module, or nothing at all. */
export interface ClausePart {
  readonly module: string;
  readonly kind: 'named' | 'default' | 'star' | 'assigned' | 'effects'; // assigned: `import x = require('x')`
  readonly name: string; // over there; of the others ''
  readonly local: string;
}

export interface WantedPart {
  readonly wanted: WantedImport;
  readonly brought: BroughtImport;
  readonly part: ClausePart | undefined; // undefined: nothing is to be added
  readonly instead: readonly DroppedImport[]; // imports of types alone that it takes the place of
}

export function wantedPart(file: ImportingFile, wanted: WantedImport, changes: ImportChanges, facts: Facts): Answer<WantedPart> {
  const nothing = { wanted, part: undefined, instead: [] };
  if (wanted.module.kind === 'file' && wanted.module.path === file.path)
    return { kind: 'done', value: { ...nothing, brought: { kind: 'own' } } };
  const { present, instead } = presentImport(file, wanted, changes, (record) => {
    if (record.scope !== 0 || record.kind === 'reexport' || record.kind === 'dynamic' || !leads(file, record, wanted, facts))
      return undefined;
    return offered(file, record, wanted);
  });
  if (present !== undefined) return { kind: 'done', value: { ...nothing, brought: { kind: 'present', local: present } } };
  const local = wanted.local ?? instead[0]?.local;
  const part = partFor(file, local === undefined ? wanted : { ...wanted, local }, facts);
  if (part.kind === 'need') return part;
  const dropped = instead.map(({ drop }) => drop);
  const inTheWay = clashOf(file, part.value.local, { ...changes, drop: [...changes.drop, ...dropped] });
  if (inTheWay !== NONE)
    return { kind: 'done', value: { ...nothing, brought: { kind: 'clash', local: part.value.local, symbol: inTheWay } } };
  return { kind: 'done', value: { wanted, brought: { kind: 'added', local: part.value.local }, part: part.value, instead: dropped } };
}

export function partFor(from: Importer, { module, what, local }: WantedImport, facts: Facts): Answer<ClausePart> {
  const answer = module.kind === 'spelt' ? { kind: 'done' as const, value: module.specifier } : specifierOf(from, module.path, facts);
  if (answer.kind === 'need') return answer;
  const specifier = answer.value;
  switch (what.kind) {
    case 'effects':
      return { kind: 'done', value: { module: specifier, kind: 'effects', name: '', local: '' } };
    case 'module':
      return { kind: 'done', value: { module: specifier, kind: wholeKind(from, what), name: '', local: local ?? nameFor(specifier) } };
    case 'name': {
      if (what.name !== 'default')
        return { kind: 'done', value: { module: specifier, kind: 'named', name: what.name, local: local ?? what.name } };
      return { kind: 'done', value: { module: specifier, kind: 'default', name: '', local: local ?? nameFor(specifier) } };
    }
  }
}

/** JavaScript has no `import x = require('x')`. */
function wholeKind({ path }: Importer, { assigned = false }: { readonly assigned?: boolean }): ClausePart['kind'] {
  return assigned && /\.c?tsx?$/.test(path) ? 'assigned' : 'star';
}

/** What one would call a module that has no name: "./date-format.js" → dateFormat. */
function nameFor(specifier: string): string {
  const parts = withoutExtension(specifier)
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..' && part !== 'index');
  const words = (parts.at(-1) ?? 'module')
    .replace(/^node:/, '')
    .split(/[^A-Za-z0-9_$]+/)
    .filter((word) => word !== '');
  return words.map((word, i) => (i === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('') || 'module';
}

function leads(file: ImportingFile, { specifier }: ImportRecord, { module }: WantedImport, facts: Facts): boolean {
  if (module.kind === 'spelt') return specifier === module.specifier;
  const answer = resolveModule(file.path, specifier, facts);
  return answer.kind === 'files' && answer.paths.includes(module.path);
}

function offered({ text }: ImportingFile, record: ImportRecord, { what }: WantedImport): OfferedImport | undefined {
  const whole = record.starAs;
  switch (what.kind) {
    case 'effects':
      return record.typeOnly ? undefined : { local: '', entry: 'all', typeOnly: false };
    case 'module':
      return whole === undefined ? undefined : { local: whole, entry: 'all', typeOnly: record.typeOnly };
    case 'name': {
      // What CommonJS gives as the module is its default.
      if (what.name === 'default' && record.kind === 'require' && whole !== undefined)
        return { local: whole, entry: 'all', typeOnly: record.typeOnly };
      const entry = record.names.findIndex(({ name, symbol }) => name === what.name && symbol !== NONE);
      const found = record.names[entry];
      if (found === undefined) return undefined;
      return { local: found.alias ?? found.name, entry, typeOnly: record.typeOnly || isMarkedType(text, found.nameExtent) };
    }
  }
}

/** `type x` in braces. */
export function isMarkedType(text: string, name: Extent | undefined): boolean {
  return name !== undefined && /[{,]\s*type\s+$/.test(text.slice(Math.max(0, name.start - 80), name.start));
}

/** What already has the local name at the top of the file; NONE if nothing that stays. */
function clashOf(file: ImportingFile, local: string, { drop, elsewhere = [] }: ImportChanges): SymbolIx {
  if (local === '') return NONE;
  const view = viewOf(file.path, file.index);
  const within = (at: Extent): boolean => elsewhere.some(({ start, end }) => start <= at.start && at.end <= end);
  const stays = view.allBoundIn(0, local).find((ix) => {
    const symbol = view.symbol(ix);
    if (symbol === undefined || view.isMember(ix)) return false;
    if (symbol.import === NONE) return !symbol.declarations.every(within);
    return !view.importsOf(ix).every(({ record, name }) => {
      const entry = name === undefined ? 'all' : record.names.indexOf(name);
      const at = file.index.imports.indexOf(record);
      return within(record) || drop.some((each) => each.import === at && (each.name === 'all' || each.name === entry));
    });
  });
  return stays ?? NONE;
}
