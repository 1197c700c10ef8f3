/** How the body of one function names another: by itself, through an import, on its own object, a field or a parameter. */
import type { Step } from '../../core/facts/facts.ts';
import type { Refusal } from '../../core/operation/operation.ts';
import { NONE } from '../../core/terrain/fileIndex.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { type SymbolRef, symbolKey } from '../../core/terrain/symbolRef.ts';
import { classSubject } from '../callables/classPlace.ts';
import { isFreeIn, whyHiddenAt } from '../callables/freeNames.ts';
import { nameOfObject } from '../callables/impliedNames.ts';
import { importedLocal } from '../callables/importedLocal.ts';
import { receiverKind } from '../callables/receiver.ts';
import { refusedAs } from '../callables/unfit.ts';
import type { ChangeSheet } from '../rewriting/changeSheet.ts';
import type { Callable } from './callable.ts';
import { heldField } from './heldField.ts';
import { parametersOf } from './writtenForward.ts';

export interface Reached {
  readonly callee: string;
  /** What stands for parameters of the other that have no namesake. */
  readonly given: ReadonlyMap<string, string>;
}

export function reachedFrom(resolver: Resolver, sheet: ChangeSheet, from: Callable, to: Callable): Step<Reached, Refusal> {
  if (to.owner === undefined) return ofModule(resolver, sheet, from, to);
  const kind = receiverKind(to.definition);
  const self = selfOf(from);
  const above = from.owner && resolver.values.line(from.owner).classes.map(symbolKey);
  if (above?.includes(symbolKey(to.owner)) && self !== undefined) {
    const isOverridden = from.name === to.name;
    if (!isOverridden && (kind !== 'instance' || receiverKind(from.definition) === 'instance')) return reached(`${self}.${to.name}`);
    if (!isOverridden) return refusedAs(`“${from.dotted}” has no object that it could call “${to.dotted}” on`);
    return reached(`${from.view.family === 'python' ? 'super()' : 'super'}.${to.name}`);
  }
  if (kind !== 'instance') {
    const owner = resolver.terrain.view(to.owner.path)?.symbol(to.owner.symbol);
    if (owner === undefined || owner.scope !== 0) return refusedAs(`the class of “${to.dotted}” cannot be named there`);
    const local = named(resolver, sheet, from, to.owner.path, owner.name);
    return typeof local === 'string' ? reached(`${local}.${to.name}`) : { kind: 'refused', error: local };
  }
  const parameter = parameterOf(resolver, from, to.owner);
  if (parameter !== undefined) return reached(`${parameter}.${to.name}`);
  if (from.owner === undefined || self === undefined)
    return refusedAs(`“${from.dotted}” has no object that it could call “${to.dotted}” on`, 'Give it a parameter of that class first.');
  const owner = classSubject(resolver, from.owner);
  if (owner.kind !== 'done') return owner;
  const className = resolver.terrain.view(to.owner.path)?.symbol(to.owner.symbol)?.name ?? '';
  const spec = { name: className, kind: 'class', pathHint: to.owner.path, containerHint: undefined, cursor: undefined } as const;
  const field = heldField(resolver, owner.value, spec, (name) => `let ${from.dotted} delegate to ${name}.${to.name}`);
  return field.kind === 'done' ? reached(`${self}.${field.value.name}.${to.name}`) : field;
}

function reached(callee: string, given: ReadonlyMap<string, string> = new Map()): Step<Reached, Refusal> {
  return { kind: 'done', value: { callee, given } };
}

function ofModule(resolver: Resolver, sheet: ChangeSheet, from: Callable, to: Callable): Step<Reached, Refusal> {
  const local = named(resolver, sheet, from, to.ref.path, to.name);
  if (typeof local !== 'string') return { kind: 'refused', error: local };
  const self = selfOf(from);
  const owner = from.owner && resolver.terrain.view(from.owner.path)?.symbol(from.owner.symbol);
  if (self === undefined || !owner || receiverKind(from.definition) !== 'instance') return reached(local);
  // A function that was a method takes the object by a parameter of its class.
  const object = nameOfObject(owner.name, from.view.family);
  const wanted = parametersOf(to.definition).find(
    ({ name }) =>
      name !== '' &&
      (name === object || name === 'self' || name === 'instance') &&
      !parametersOf(from.definition).some((each) => each.name === name),
  );
  return reached(local, wanted ? new Map([[wanted.name, self]]) : new Map());
}

function named(resolver: Resolver, sheet: ChangeSheet, from: Callable, path: Callable['ref']['path'], name: string): string | Refusal {
  const { view, definition, ref } = from;
  const scope = view.index.scopes.findIndex(
    ({ start, end, kind }) =>
      kind === 'function' &&
      definition.body !== undefined &&
      start <= definition.body.startIndex &&
      definition.body.endIndex <= end &&
      definition.start <= start,
  );
  const hidden = whyHiddenAt(view, Math.max(0, scope), name);
  if (hidden !== undefined || definition.parameters.some((each) => each.name === name)) return unfitName(name, from);
  const place = { start: definition.body?.startIndex ?? definition.start };
  const local = importedLocal(resolver, sheet, { path: ref.path, view, scope: Math.max(0, scope), place }, path, name);
  if (typeof local === 'string' && path !== ref.path && !isFreeIn(view, definition, local, new Set([view.boundIn(0, local)]))) return local;
  return local;
}

function unfitName(name: string, { dotted }: Callable): Refusal {
  const refused = refusedAs(`“${dotted}” has a “${name}” of its own, and could not call the other`, 'Rename its parameter first.');
  return refused.error;
}

function selfOf({ definition, view, owner }: Callable): string | undefined {
  if (owner === undefined) return undefined;
  if (view.family === 'ecmascript') return 'this';
  return receiverKind(definition) === 'none' ? undefined : definition.parameters[0]?.name;
}

/** A parameter that is of the class. */
function parameterOf(resolver: Resolver, { view, ref, definition }: Callable, of: SymbolRef): string | undefined {
  return parametersOf(definition).find(({ nameExtent }) => {
    const symbol = view.occurrencesAt(nameExtent.start).find(({ symbol: ix }) => ix !== NONE)?.symbol;
    const type = symbol === undefined ? undefined : view.symbol(symbol)?.type;
    const values = type ? resolver.values.ofType(ref.path, type) : [];
    return values.some(
      (value) => value.kind === 'instance' && resolver.values.line(value.ref).classes.some((at) => symbolKey(at) === symbolKey(of)),
    );
  })?.name;
}
