/** What a wanted import becomes in a Python file: the clause that says it, or the name by which it is there already. */
import type { Facts } from '../../../core/facts/facts.ts';
import { type ImportRecord, NONE, type ScopeIx, type SymbolIx } from '../../../core/terrain/fileIndex.ts';
import { viewOf } from '../../../core/terrain/fileView.ts';
import type {
  Answer,
  BroughtImport,
  DroppedImport,
  ImportChanges,
  ImportingFile,
  WantedImport,
} from '../../../core/terrain/importEditing.ts';
import { type OfferedImport, presentImport } from '../../../core/terrain/imports/presentImport.ts';
import { placeOf } from '../moduleMove.ts';
import { resolveModule } from '../modules.ts';
import { scopeInside } from './functionBody.ts';
import { specifierOf } from './spelling.ts';

/** One name of `from module import name as alias`, or one `import module as alias`. */
export interface ClauseName {
  readonly form: 'import' | 'from';
  readonly module: string;
  readonly name: string; // the module itself for `import m`
  readonly alias: string | undefined;
}

export interface WantedName {
  readonly wanted: WantedImport;
  readonly brought: BroughtImport;
  readonly clause: ClauseName | undefined; // undefined: nothing is to be added
  readonly instead: readonly DroppedImport[]; // type-only imports that it takes the place of
}

export function wantedName(file: ImportingFile, wanted: WantedImport, changes: ImportChanges, facts: Facts): Answer<WantedName> {
  const nothing = { wanted, clause: undefined, instead: [] };
  if (wanted.module.kind === 'file' && placeOf(wanted.module.path) === placeOf(file.path))
    return { kind: 'done', value: { ...nothing, brought: { kind: 'own' } } };
  const scope = scopeWhere(file, wanted);
  const view = viewOf(file.path, file.index);
  const seen = presentImport(file, wanted, changes, (record) =>
    view.encloses(record.scope, scope) ? offered(file, record, wanted, facts) : undefined,
  );
  const { present } = seen;
  const instead = wanted.time.kind === 'load' ? seen.instead : [];
  if (present !== undefined) return { kind: 'done', value: { ...nothing, brought: { kind: 'present', local: present } } };
  const local = wanted.local ?? instead[0]?.local;
  const spelt = clauseFor(file, local === undefined ? wanted : { ...wanted, local }, facts);
  if (spelt.kind === 'need') return spelt;
  const { clause, local: name } = spelt.value;
  const dropped = instead.map(({ drop }) => drop);
  const inTheWay = clashOf(file, name, wanted, { ...changes, drop: [...changes.drop, ...dropped] });
  if (inTheWay !== NONE) return { kind: 'done', value: { ...nothing, brought: { kind: 'clash', local: name, symbol: inTheWay } } };
  return { kind: 'done', value: { wanted, brought: { kind: 'added', local: name }, clause, instead: dropped } };
}

/** The clause for a wanted import, and what code writes for what it binds. Its file need not be there yet. */
export function clauseFor(
  file: Pick<ImportingFile, 'path'> & { readonly index: ImportingFile['index'] | undefined },
  wanted: WantedImport,
  facts: Facts,
): Answer<{ readonly clause: ClauseName; readonly local: string }> {
  const { module, what, local } = wanted;
  const answer = module.kind === 'spelt' ? { kind: 'done' as const, value: module.specifier } : specifierOf(file, module.path, facts);
  if (answer.kind === 'need') return answer;
  const specifier = answer.value;
  const done = (clause: ClauseName, name: string): ReturnType<typeof clauseFor> => ({ kind: 'done', value: { clause, local: name } });
  if (what.kind === 'name') {
    const alias = local === what.name ? undefined : local;
    return done({ form: 'from', module: specifier, name: what.name, alias }, local ?? what.name);
  }
  const whole = (name: string, alias: string | undefined): ReturnType<typeof clauseFor> =>
    done({ form: 'import', module: name, name, alias }, alias ?? name);
  if (what.kind === 'effects') return whole(specifier, undefined);
  if (module.kind === 'spelt') return whole(specifier, local === specifier ? undefined : local);
  const split = /^(\.*)(?:(.*)\.)?([^.]+)$/.exec(specifier);
  if (split === null) return whole(specifier, local === specifier ? undefined : local);
  const [, dots = '', parent = '', last = ''] = split;
  const dotted = specifier.includes('.') && dots === '';
  if (dots + parent === '' || (dotted && (local === specifier || (local === undefined && importsDotted(file, facts)))))
    return whole(specifier, local === specifier ? undefined : local);
  return done({ form: 'from', module: dots + parent, name: last, alias: local === last ? undefined : local }, local ?? last);
}

/** Whether the file is used to `import a.b` rather than `from a import b`: what it takes out of modules tells nothing. */
function importsDotted({ path, index }: Parameters<typeof clauseFor>[0], facts: Facts): boolean {
  const whole = index?.imports.filter(({ kind, specifier, starAs }) => kind === 'import' && specifier.includes('.') && !starAs) ?? [];
  if (whole.length === 0) return false;
  const isModule = (specifier: string, level: number): boolean => resolveModule(path, specifier, level, facts).kind === 'files';
  const own = whole.some(({ specifier, level }) => isModule(specifier, level));
  return !index?.imports.some(({ kind, specifier, level, names }) => {
    if (kind !== 'from' || !own) return kind === 'from';
    return names.some(({ name }) => isModule(`${specifier}${/[^.]$/.test(specifier) ? '.' : ''}${name}`, level));
  });
}

/** Where the import binds: at the top of the file, or in the function that wants it. */
function scopeWhere(file: ImportingFile, { time }: WantedImport): ScopeIx {
  return time.kind === 'deferred' ? scopeInside(file.index, time.inside) : 0;
}

/** What an import record calls the wanted thing, if it brings it. */
function offered(file: ImportingFile, record: ImportRecord, { module, what }: WantedImport, facts: Facts): OfferedImport | undefined {
  const { typeOnly } = record;
  const leads = (specifier: string): boolean => {
    if (module.kind === 'spelt') return specifier === module.specifier;
    const answer = resolveModule(file.path, specifier, record.level, facts);
    return answer.kind === 'files' && answer.paths.some((path) => placeOf(path) === placeOf(module.path));
  };
  if (record.kind === 'import') {
    if (what.kind === 'name' || !leads(record.specifier)) return undefined;
    return { local: record.starAs ?? record.specifier, entry: 'all', typeOnly };
  }
  if (what.kind === 'effects') return leads(record.specifier) ? { local: '', entry: 'all', typeOnly } : undefined;
  const prefix = /[^.]$/.test(record.specifier) ? `${record.specifier}.` : record.specifier;
  const entry = record.names.findIndex(({ name }) => (what.kind === 'name' ? name === what.name : leads(prefix + name)));
  const found = record.names[entry];
  if (what.kind === 'name' && !leads(record.specifier)) return undefined;
  if (found !== undefined) return { local: found.alias ?? found.name, entry, typeOnly };
  return record.star && what.kind === 'name' && starOffers(module, what.name, facts)
    ? { local: what.name, entry: 'all', typeOnly }
    : undefined;
}

/** Whether a star import brings the name, as far as the module is known. */
function starOffers(module: WantedImport['module'], name: string, facts: Facts): boolean {
  const target = module.kind === 'file' ? facts.file(module.path) : undefined;
  if (target?.state !== 'indexed') return false;
  const { listedExports, symbols } = target.index;
  if (listedExports !== undefined) return listedExports.includes(name);
  return !name.startsWith('_') && symbols.some((symbol) => symbol.scope === 0 && symbol.name === name);
}

/** What already has the local name where the import would bind it; NONE if nothing that stays. */
function clashOf(file: ImportingFile, local: string, wanted: WantedImport, { drop, elsewhere = [] }: ImportChanges): SymbolIx {
  const view = viewOf(file.path, file.index);
  const scope = scopeWhere(file, wanted);
  const first = local.split('.')[0] ?? local;
  const ix = view.boundIn(scope, first);
  const symbol = view.symbol(ix);
  if (local === '' || symbol === undefined) return NONE;
  const bindings = view.importsOf(ix);
  // `import a.b` beside `import a.c`: both bind a.
  if (local.includes('.') && bindings.some(({ record }) => record.kind === 'import' && record.specifier.split('.')[0] === first))
    return NONE;
  const gone = (at: { readonly start: number; readonly end: number }): boolean =>
    elsewhere.some(({ start, end }) => start <= at.start && at.end <= end) ||
    drop.some((each) => {
      const record = file.index.imports[each.import];
      const name = typeof each.name !== 'number' ? undefined : record?.names[each.name];
      const extent = name === undefined ? record : (name.aliasExtent ?? name.nameExtent);
      return extent !== undefined && extent.start <= at.start && at.end <= extent.end;
    });
  return symbol.declarations.every(gone) ? NONE : ix;
}
