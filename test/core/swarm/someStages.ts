/** Stages in which files change, move, come in and go, in any way that is possible: for properties of what they come to. */
import fc from 'fast-check';
import { draftKey } from '../../../server/core/swarm/changeTable.ts';
import type { Stage } from '../../../server/core/swarm/state.ts';
import type { DraftedFile } from '../../../server/core/swarm/words.ts';
import { hash, path } from './playground.ts';

export type Draft = Pick<DraftedFile, 'path' | 'baseHash' | 'hash'> & { readonly newPath?: DraftedFile['path'] };

export const stage = (index: number, drafts: readonly Draft[]): Stage =>
  ({
    index,
    accepted: Object.fromEntries(drafts.map((each) => [draftKey(each), { newPath: undefined, edits: [], ...each }])),
  }) as unknown as Stage;

export const edited = (at: string, from: string, to: string): Draft => ({ path: path(at), baseHash: hash(from), hash: hash(to) });
export const moved = (at: string, to: string, text: string): Draft => ({
  path: path(at),
  newPath: path(to),
  baseHash: hash(text),
  hash: hash(text),
});
export const came = (at: string, text: string): Draft => ({ path: path(at), baseHash: undefined, hash: hash(text) });
export const went = (at: string, text: string): Draft => ({ path: path(at), baseHash: hash(text), hash: undefined });

/** What one stage does with each file that is there, and what comes in: undefined is a place where nothing is. */
interface Action {
  readonly kind: 'edit' | 'move' | 'delete' | 'create';
  readonly at: number;
  readonly to: number;
}

export const names = ['a', 'b', 'c', 'd', 'e'];
export const action = fc.record<Action>({
  kind: fc.constantFrom('edit', 'move', 'delete', 'create'),
  at: fc.nat(names.length - 1),
  to: fc.nat(names.length - 1),
});

/** Those of the actions that are possible beside each other, as drafts; and what is there after them. */
export function draftsOf(actions: readonly Action[], present: ReadonlyMap<string, string>, index: number) {
  const drafts = new Map<string, Draft>();
  const after = new Map(present);
  const free = new Set<string>();
  // First what leaves, so that others may take its place.
  for (const { kind, at } of actions) {
    const name = names[at]!;
    const text = present.get(name);
    if (text === undefined || drafts.has(name) || (kind !== 'delete' && kind !== 'move')) continue;
    after.delete(name);
    free.add(name);
    drafts.set(name, kind === 'delete' ? went(name, text) : moved(name, name, text));
  }
  for (const { kind, at, to } of actions) {
    const name = names[at]!;
    const target = names[to]!;
    const text = present.get(name);
    const draft = drafts.get(name);
    if (kind === 'edit' && text !== undefined && draft === undefined) {
      after.set(name, `${text}${index}`);
      drafts.set(name, edited(name, text, `${text}${index}`));
    } else if (kind === 'move' && text !== undefined && target !== name && draft?.newPath === name && !after.has(target)) {
      after.set(target, text);
      drafts.set(name, moved(name, target, text));
    } else if (kind === 'create' && !after.has(name) && (draft?.hash !== undefined) === free.has(name)) {
      const comes = came(name, `new${index}`);
      after.set(name, `new${index}`);
      drafts.set(draftKey(comes), comes);
    }
  }
  // Who found no place stays where it was, or goes when that was taken.
  for (const [key, draft] of drafts) {
    if (draft.newPath !== draft.path || after.get(draft.path) === draft.hash) continue;
    if (after.has(draft.path)) drafts.set(key, went(draft.path, draft.baseHash!));
    else {
      after.set(draft.path, draft.baseHash!);
      drafts.delete(key);
    }
  }
  return { drafts: [...drafts.values()], after };
}
