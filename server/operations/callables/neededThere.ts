/** What code needs where a class stands that it goes to, when that is another file: imports that come along, and names of its own module. */

import type { Step } from '../../core/facts/facts.ts';
import type { OperationDecision, Refusal } from '../../core/operation/operation.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { NeededName, WantedImport } from '../../core/terrain/importEditing.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { type ChangeSheet, importingFile } from '../rewriting/changeSheet.ts';
import type { ClassSubject } from './classPlace.ts';
import type { FunctionSubject } from './functionSubject.ts';
import { loads } from './loadCycles.ts';
import { refusedAs } from './unfit.ts';

/** What goes there, or is written there again: a function, a method. */
type Goer = Pick<FunctionSubject, 'name' | 'ref' | 'view' | 'file'>;

export interface Along {
  readonly deferred: readonly string[]; // lines of imports for the method's own body
  readonly decisions: readonly OperationDecision[];
}

const nothing: Along = { deferred: [], decisions: [] };

export function broughtAlong(
  resolver: Resolver,
  sheet: ChangeSheet,
  subject: Goer,
  owner: ClassSubject,
  stretches: readonly Extent[],
): Step<Along, Refusal> {
  const { terrain } = resolver;
  const { path } = subject.ref;
  if (path === owner.ref.path) return declaredInTime(resolver, subject, owner, stretches);
  const file = importingFile(terrain, path);
  const imports = terrain.rulesOf(path)?.imports;
  if (file === undefined || imports === undefined) return { kind: 'need', requests: terrain.needs.requests };
  const needed = imports.neededBy(file, stretches, terrain.facts);
  if (needed.kind === 'need') return needed;
  const late: NeededName[] = [];
  const circular = subject.view.family === 'python' && loads(terrain, path, owner.ref.path);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  for (const need of needed.value) {
    if (need.kind === 'star') return refusedAs(`“${need.name}” of “${subject.name}” comes by a star import, and cannot be brought along`);
    if (need.kind !== 'import' && need.kind !== 'symbol') continue;
    if (need.kind === 'symbol' && need.symbol === subject.ref.symbol) continue;
    if (isOwner(resolver, subject, owner, need)) continue;
    const own: WantedImport | undefined = need.kind === 'import' ? need.wanted : wantedOf(subject, need, circular);
    if (own === undefined) {
      if (need.atLoad)
        return refusedAs(`“${subject.name}” needs “${need.name}” as it is declared, and ${path} is loaded before ${owner.ref.path}`);
      late.push(need);
      continue;
    }
    if (need.kind === 'symbol' && need.writes)
      return refusedAs(`“${subject.name}” gives “${need.name}” another value, which only its own module can`);
    if (need.kind === 'symbol' && !publish(sheet, subject, need.symbol))
      return refusedAs(`“${subject.name}” needs “${need.name}”, which ${path} does not export`, 'Export it first.');
    const brought = sheet.brought(owner.ref.path, own);
    if (brought?.kind === 'clash' || ((brought?.kind === 'present' || brought?.kind === 'added') && brought.local !== need.name))
      return refusedAs(`“${need.name}” means something else in ${owner.ref.path}`);
    if (brought?.kind === 'added') sheet.bring(owner.ref.path, own);
  }
  if (late.length === 0) return { kind: 'done', value: nothing };
  const spelled = imports.specifierOf({ path: owner.ref.path, index: owner.file.index }, path, terrain.facts);
  if (spelled.kind === 'need') return spelled;
  const names = late.map(({ name }) => name).sort();
  return {
    kind: 'done',
    value: { deferred: [`from ${spelled.value} import ${names.join(', ')}`], decisions: [deferral(subject, owner, names)] },
  };
}

/** The class itself needs no import in its own file. */
function isOwner(resolver: Resolver, subject: Goer, owner: ClassSubject, need: NeededName): boolean {
  const ix = need.kind === 'import' ? subject.view.boundIn(0, need.name) : -1;
  if (ix < 0 || need.name !== owner.symbol.name) return false;
  return resolver.terrain
    .follow({ path: subject.ref.path, symbol: ix })
    .some(({ target }) => target.kind === 'symbol' && target.ref.path === owner.ref.path && target.ref.symbol === owner.ref.symbol);
}

/** Undefined where only an import inside of the method can be had. */
function wantedOf(subject: Goer, need: NeededName & { readonly kind: 'symbol' }, circular: boolean): WantedImport | undefined {
  if (circular && !need.typesOnly) return undefined;
  const time: WantedImport['time'] =
    need.typesOnly && (circular || subject.view.family === 'ecmascript') ? { kind: 'typeOnly' } : { kind: 'load' };
  return { module: { kind: 'file', path: subject.ref.path }, what: { kind: 'name', name: need.name }, local: undefined, time };
}

/** What another file is to import has to be exported; whether it is. CommonJS has no word for it. */
export function publish(sheet: ChangeSheet, { view, ref, file: { text } }: Pick<Goer, 'view' | 'ref' | 'file'>, symbol: number): boolean {
  const record = view.symbol(symbol);
  if (view.family === 'python' || record === undefined || record.exports.length > 0) return true;
  const isModule = view.index.imports.some(({ kind }) => kind !== 'require' && kind !== 'dynamic') || /^[ \t]*export\b/m.test(text);
  if (!isModule && /\bexports\b|\brequire\(/.test(text)) return false;
  const start = text.lastIndexOf('\n', record.extent.start - 1) + 1;
  const opening = { start, end: start + 1 }; // no mere insertion: an import may come in right before
  sheet.rewrite(ref.path, opening, ['export ', opening], 'another file uses it');
  return true;
}

/** In one file: what the head of the function reads must be there when the class is made. */
function declaredInTime(resolver: Resolver, subject: Goer, owner: ClassSubject, stretches: readonly Extent[]): Step<Along, Refusal> {
  const { terrain } = resolver;
  const file = importingFile(terrain, subject.ref.path);
  const imports = terrain.rulesOf(subject.ref.path)?.imports;
  if (file === undefined || imports === undefined) return { kind: 'need', requests: terrain.needs.requests };
  const needed = imports.neededBy(file, stretches, terrain.facts);
  if (needed.kind === 'need') return needed;
  const early = needed.value.find((need) => need.kind === 'symbol' && need.atLoad && isBehind(subject, owner, need.symbol));
  if (early) return refusedAs(`“${subject.name}” needs “${early.name}” as it is declared, which comes only after “${owner.symbol.name}”`);
  return { kind: 'done', value: nothing };
}

function isBehind({ view, ref }: Goer, { node }: ClassSubject, symbol: number): boolean {
  const start = view.symbol(symbol)?.extent.start ?? 0;
  return symbol !== ref.symbol && view.family === 'python' && start > node.startIndex;
}

function deferral(subject: Goer, owner: ClassSubject, names: readonly string[]): OperationDecision {
  return {
    kind: 'plan',
    choice: `imports ${names.map((name) => `“${name}”`).join(', ')} inside of the method`,
    rationale: `${subject.ref.path} loads ${owner.ref.path}; an import at the top would run in a circle`,
    rejected: [{ choice: 'import at the top', whyNot: 'the circle would break when the modules are loaded' }],
    confidence: 0.9,
    about: [],
  };
}
