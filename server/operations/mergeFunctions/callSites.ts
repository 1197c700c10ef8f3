/** What the uses of a merged function become: calls that pass its value, and what passes it where the function is handed on. */

import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { Argument, CallableUse, CallUse } from '../callables/callableUse.ts';
import { isTyped } from '../callables/definition.ts';
import { receiverUses } from '../callables/receiver.ts';
import type { ChangeSheet } from '../rewriting/changeSheet.ts';
import type { Rewriting } from '../rewriting/rewrittenText.ts';
import type { PairedHeads } from './heads.ts';
import { givenParameters, intoList, type MergePlan, subjectsOf } from './plan.ts';
import { broughtLocal } from './spelling.ts';
import type { MergedSubject, MergedUse } from './subject.ts';

/** What the callers of one of the functions pass to the merged one. */
export interface Passing {
  readonly subject: MergedSubject;
  readonly heads: PairedHeads | undefined; // undefined of the base
  /** Of the new parameters, in their order; `standing`: it is the default, and may be left out. */
  readonly given: readonly { readonly name: string; readonly text: string; readonly standing: boolean }[];
  /** Of parameters that the base has and this one lacks. */
  readonly supplied: ReadonlyMap<string, string>;
  /** Of parameters whose default is another one in the base. */
  readonly defaults: ReadonlyMap<string, string>;
}

export interface Change extends Extent {
  readonly parts: Rewriting['parts'];
}

export type Written = readonly Change[] | { readonly whyNot: string };

/** Whether a call stays as it is but for its name. */
export function passesNothing({ given, supplied, defaults, heads }: Passing): boolean {
  return given.every(({ standing }) => standing) && supplied.size === 0 && defaults.size === 0 && (heads?.renamed.size ?? 0) === 0;
}

export function callChanges(text: string, use: CallUse, passing: Passing, plan: MergePlan, skipped: number): Written {
  return passing.subject.definition.family === 'python' ? pythonCall(text, use, passing, skipped) : scriptCall(text, use, passing, plan);
}

function pythonCall(text: string, use: CallUse, { subject, heads, given, supplied, defaults }: Passing, skipped: number): Written {
  const changes: Change[] = [];
  for (const { keyword, start } of use.arguments) {
    const renamed = keyword === undefined ? undefined : heads?.renamed.get(keyword);
    if (renamed !== undefined) changes.push({ start, end: start + (keyword?.length ?? 0), parts: [renamed] });
  }
  const names = new Map([...(heads?.renamed ?? [])].map(([theirs, own]) => [own, theirs]));
  const parameters = givenParameters(subject);
  const missing = [...defaults].flatMap(([name, value]) => {
    const own = names.get(name) ?? name;
    const at = parameters.findIndex((each) => each.name === own) + skipped;
    const positional = use.arguments.filter(({ keyword, spread }) => keyword === undefined && !spread).length;
    return use.arguments.some(({ keyword }) => keyword === own) || positional > at ? [] : [`${name}=${value}`];
  });
  if (missing.length > 0 && use.arguments.some(({ spread }) => spread)) return { whyNot: 'passes arguments that nobody can count' };
  const added = [
    ...missing,
    ...[...supplied].map(([name, value]) => `${name}=${value}`),
    ...given.flatMap(({ name, text: value, standing }) => (standing ? [] : [`${name}=${value}`])),
  ];
  if (added.length === 0) return changes;
  if (use.bareGenerator)
    return [
      ...changes,
      { start: use.list.start, end: use.list.start, parts: ['('] },
      { start: use.list.end, end: use.list.end, parts: [`, ${added.join(', ')})`] },
    ];
  const spread = use.arguments.findIndex(({ value }) => value.type === 'dictionary_splat');
  return [...changes, insertion(text, use, spread === -1 ? use.arguments.length : spread, added)];
}

function insertion(text: string, use: CallUse, at: number, added: readonly string[]): Change {
  const into = intoList(text, use.arguments, use.list, at, added.join(', '));
  return { start: into.at, end: into.at, parts: [into.newText] };
}

/** Arguments have no names there: each value goes to its place, and what is left out before it is `undefined`. */
function scriptCall(text: string, use: CallUse, passing: Passing, plan: MergePlan): Written {
  const slots = slotsOf(passing, plan);
  const args: (Argument | undefined)[] = [...use.arguments];
  const runs = new Map<number, string[]>(); // before the argument of that number
  let next = 0;
  let waiting: string[] = []; // what only counts where more comes behind it
  for (const slot of slots) {
    const argument = slot.kind === 'twin' ? args[next] : undefined;
    if (slot.kind === 'twin' && argument !== undefined) {
      if (argument.spread && slots.slice(slots.indexOf(slot)).some((each) => each.kind === 'value' && !each.standing))
        return { whyNot: 'passes arguments that nobody can count' };
      if (waiting.length > 0) put(runs, next, waiting);
      waiting = [];
      next++;
      continue;
    }
    const value = slot.kind === 'value' ? slot.text : passing.defaults.get(slot.name);
    waiting.push(value ?? 'undefined');
    if (value === undefined || (slot.kind === 'value' && slot.standing)) continue;
    put(runs, next, waiting);
    waiting = [];
  }
  if (next < args.length && waiting.length > 0) put(runs, next, waiting); // before what goes to a rest parameter
  return [...runs].map(([at, added]) => insertion(text, use, at, added));
}

function put(runs: Map<number, string[]>, at: number, added: readonly string[]): void {
  runs.set(at, [...(runs.get(at) ?? []), ...added]);
}

type Slot =
  | { readonly kind: 'twin'; readonly name: string }
  | { readonly kind: 'value'; readonly text: string; readonly standing: boolean };

export function slotsOf({ given, supplied }: Passing, { base, position }: MergePlan): readonly Slot[] {
  const own = givenParameters(base)
    .filter(({ kind }) => kind !== 'rest')
    .map(({ name }): Slot => {
      const value = supplied.get(name);
      return value === undefined ? { kind: 'twin', name } : { kind: 'value', text: value, standing: false };
    });
  const added = given.map(({ text, standing }): Slot => ({ kind: 'value', text, standing }));
  return [...own.slice(0, position), ...added, ...own.slice(position)];
}

/** `callee`: what the place writes for the merged function. */
export function valueChanges(
  sheet: ChangeSheet,
  text: string,
  { use, shorthand, view, scope, path }: MergedUse,
  passing: Passing,
  plan: MergePlan,
  callee: string,
): Written {
  const { access } = use;
  const parent = access.parent?.type ?? '';
  if (isGivenToItself(plan, path, use)) return { whyNot: 'hands it to itself' };
  if (/^type_query|^jsx_|^new_expression|^extends|^class_heritage/.test(parent))
    return { whyNot: 'names it in a way that has no room for a value' };
  if (use.object !== undefined && !/^[\w$.]+$/.test(use.object.text))
    return { whyNot: 'takes it out of something that is worked out there' };
  if (view.family === 'ecmascript') {
    const arrow = arrowOf(passing, plan, path, callee, parent === 'arguments' || !isTyped(path));
    if (arrow === undefined) return { whyNot: 'hands it on, and its parameters are too many-sided for that' };
    return [widened(text, access, shorthand ? `${use.name.text}: ${arrow}` : arrow)];
  }
  if (passing.defaults.size > 0 || (passing.heads?.renamed.size ?? 0) > 0) return { whyNot: 'hands it on with its own parameters' };
  if (view.index.scopes[scope]?.kind === 'class') return { whyNot: 'makes it a method' };
  const wanted = {
    module: { kind: 'spelt', specifier: 'functools' },
    what: { kind: 'name', name: 'partial' },
    local: undefined,
    time: { kind: 'load' },
  } as const;
  const partial = broughtLocal(sheet, { path }, wanted, 'partial');
  if (typeof partial !== 'string') return partial;
  const values = [...passing.supplied, ...passing.given.flatMap(({ name, text, standing }) => (standing ? [] : [[name, text] as const]))];
  return [widened(text, access, `${partial}(${[callee, ...values.map(([name, value]) => `${name}=${value}`)].join(', ')})`)];
}

/** With what stands before it: the name is not another one now, but something that is made with it. */
function widened(text: string, access: SyntaxNode, written: string): Change {
  const start = Math.max(0, access.startIndex - 1);
  return { start, end: access.endIndex, parts: [text.slice(start, access.startIndex) + written] };
}

function isGivenToItself(plan: MergePlan, path: string, { access }: CallableUse): boolean {
  const call = access.parent?.parent;
  return subjectsOf(plan).some(({ uses }) =>
    uses.some((other) => other.path === path && other.use.kind === 'call' && other.use.call.id === call?.id),
  );
}

/** `(path) => readTable(path, '\t')` */
function arrowOf(passing: Passing, plan: MergePlan, path: string, callee: string, bare: boolean): string | undefined {
  const { subject, defaults } = passing;
  const own = givenParameters(subject);
  if (defaults.size > 0 || own.some(({ kind }) => kind !== 'plain') || needsItsObject(subject, callee)) return undefined;
  const { text } = subject.subject.file;
  const typed = !bare && own.length > 0;
  if (typed && (path !== subject.subject.ref.path || subject.definition.typeParameters)) return undefined;
  if (typed && own.some(({ annotation }) => annotation === undefined)) return undefined;
  const taken = own.map(({ name, annotation, optional, hasDefault }) =>
    bare || annotation === undefined
      ? name
      : `${name}${optional || hasDefault ? '?' : ''}: ${text.slice(annotation.start, annotation.end)}`,
  );
  let at = 0;
  const slots = slotsOf(passing, plan).map((slot) => (slot.kind === 'twin' ? { ...slot, name: own[at++]?.name ?? '' } : slot));
  const lastNeeded = slots.findLastIndex((slot) => slot.kind === 'twin' || !slot.standing);
  const passed = slots.slice(0, lastNeeded + 1).map((slot) => (slot.kind === 'twin' ? slot.name : slot.text));
  return `(${taken.join(', ')}) => ${callee}(${passed.join(', ')})`;
}

/** Whether it depends on what it is called on, which an arrow function would not hand on. */
function needsItsObject({ subject, owner, definition }: MergedSubject, callee: string): boolean {
  if (owner !== undefined) return !callee.startsWith('this.') && !/^[A-Z]/.test(callee);
  return receiverUses(subject.view, definition).values.length > 0;
}
