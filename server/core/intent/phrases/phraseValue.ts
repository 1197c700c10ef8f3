/** What phrases mean: the values the rules of the grammar hand to each other, and at the top to the discourse. */

import type { KeepOld } from '../../operation/target.ts';
import type { Captures } from '../grammar/grammar.ts';
import type { CodeName, ThingKind } from '../words/codeName.ts';

/** One written name, as it stood and as it reads. */
export interface Named {
  readonly kind: 'name';
  readonly name: CodeName;
  readonly written: string;
  readonly quoted: boolean;
  readonly called: boolean; // written with parentheses: foo()
  readonly likeAWord: boolean; // unquoted, and also a word the grammar uses
}

export type KindOfThing = ThingKind | 'folder';

export interface KindWord {
  readonly kind: 'kindWord';
  readonly of: KindOfThing | undefined; // undefined: says no kind ("symbol", "identifier")
  readonly plural: boolean;
}

/** "in utils/dates.py", "of class Reader", "Reader's": one step outwards from the thing named. */
export interface Place {
  readonly kind: 'place';
  readonly relation: 'in' | 'of';
  readonly what: Named | 'here' | 'it'; // here: the file of the cursor; it: the thing named last
  readonly placeKind: KindOfThing | undefined;
}

/** A noun phrase that names code, or points at it. */
export interface Thing {
  readonly kind: 'thing';
  readonly named: Named | undefined;
  readonly pointing: 'cursor' | 'this' | 'it' | 'kind' | undefined; // how it points when it names nothing
  readonly thingKind: KindOfThing | undefined;
  readonly places: readonly Place[]; // from the inside out
  readonly notes: readonly string[];
}

export interface NewName {
  readonly kind: 'newName';
  readonly named: Named;
  readonly newKind: KindOfThing | undefined;
}

export interface Things {
  readonly kind: 'things';
  readonly items: readonly Thing[];
}

export interface NewNames {
  readonly kind: 'newNames';
  readonly items: readonly NewName[];
}

/** Words kept as they are. */
export interface Words {
  readonly kind: 'words';
  readonly text: string;
}

/** An operation asked for: what it is about and, in the same order, what the operation's own phrases caught beside. */
export interface Ask {
  readonly kind: 'ask';
  readonly operation: string;
  readonly things: readonly Thing[];
  readonly newNames: readonly NewName[];
  readonly after: readonly Place[]; // places said at the end: "… in utils/dates.py"
  readonly notes: readonly string[];
  readonly details?: Readonly<Record<string, PhraseValue>>; // what the operation's own phrases caught beside, by its role: a destination, a default
  readonly keepOld?: KeepOld; // what a wish to keep the old name, said beside it, came to
}

/** "Keep the old name as an alias": a wish about renames that are asked for beside it. */
export interface Keep {
  readonly kind: 'keep';
  readonly how: KeepOld | undefined; // undefined: only that it goes on working
  readonly named: Named | undefined; // the old name, when it is said
  readonly plural: boolean; // "the old names"
  readonly heard?: boolean; // there is a rename it is about
}

/** Words that open a list of the same operation: "Rename the following in utils:". */
export interface Heading {
  readonly kind: 'heading';
  readonly operation: string;
  readonly places: readonly Place[];
}

/** "In utils/dates.py, …": where everything up to the end of the sentence is. */
export interface Scope {
  readonly kind: 'scope';
  readonly places: readonly Place[];
}

/** "There is a function called parse_row.": names a thing that "it" may mean later. */
export interface Mention {
  readonly kind: 'mention';
  readonly thing: Thing;
}

/** "Do the same for Writer." */
export interface Again {
  readonly kind: 'again';
  readonly thing: Thing;
}

/** Polite or self-evident words, without influence on the result. */
export interface Noise {
  readonly kind: 'noise';
}

/** "and", "then", a comma: joins clauses. */
export interface Link {
  readonly kind: 'link';
  readonly colon: boolean;
}

export interface Break {
  readonly kind: 'break';
  readonly paragraph: boolean; // an empty line
  readonly sentence: boolean; // a full stop or the like; else the next item of a list
}

/** Words that were understood to ask for what Swarm cannot do, or must not do. */
export interface Unavailable {
  readonly kind: 'unavailable';
  readonly why: string; // a sentence
  readonly nearest: string | undefined; // an instruction that would work
  readonly opensClause?: boolean; // hardly ever meant in the middle of one
}

/** A token no phrase covers. */
export interface Unread {
  readonly kind: 'unread';
}

export type Unit = Ask | Keep | Heading | Scope | Mention | Again | Noise | Link | Break | Unavailable | Unread;
export type PhraseValue = Named | KindWord | Place | Thing | NewName | Things | NewNames | Words | Unit;

type OfKind<K extends PhraseValue['kind']> = Extract<PhraseValue, { readonly kind: K }>;

/** The captured value of that kind. A label that caught another kind is a mistake in a phrase, so it reads as absent and its test fails. */
export function captured<K extends PhraseValue['kind']>(captures: Captures<PhraseValue>, label: string, kind: K): OfKind<K> | undefined {
  const value = captures.first(label);
  return value?.kind === kind ? (value as OfKind<K>) : undefined;
}

export function allCaptured<K extends PhraseValue['kind']>(captures: Captures<PhraseValue>, label: string, kind: K): readonly OfKind<K>[] {
  return captures.all(label).filter((value): value is OfKind<K> => value.kind === kind);
}

/** Noted where a place that was said once holds for several things. */
export const sharedPlaceNote = 'the place said at the end is read as meant for all of them';
