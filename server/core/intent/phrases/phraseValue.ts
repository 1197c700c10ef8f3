/** What phrases mean: the values the rules of the grammar hand to each other, and at the top to the discourse. */

import type { CallRule, ParameterChange, WrittenParameterSpec } from '../../operation/signatureChange.ts';
import type { KeepOld } from '../../operation/target.ts';
import type { Wish } from '../../operation/wish.ts';
import type { OutlineKind } from '../../terrain/outline/outline.ts';
import type { SymbolRelation, SymbolTrait } from '../../terrain/select/selector.ts';
import type { Captures } from '../grammar/grammar.ts';
import type { CodeName, ThingKind } from '../words/codeName.ts';

/** One written name, as it stood and as it reads. */
export interface Named {
  readonly kind: 'name';
  readonly name: CodeName;
  readonly written: string;
  readonly quoted: boolean;
  readonly called: boolean; // written with parentheses: foo()
  readonly within?: string; // what stands between them
  readonly likeAWord: boolean; // unquoted, and also a word the grammar uses
}

export type KindOfThing = ThingKind | 'folder';

export interface KindWord {
  readonly kind: 'kindWord';
  readonly of: KindOfThing | undefined; // undefined: says no kind ("symbol", "identifier")
  readonly plural: boolean;
  readonly beside?: 'saysMore' | 'tellsLittle'; // what the words say beside the kind: "async function", "helper function"
}

/** "Tests": what kinds of symbols are meant, and what else a word for them says. */
export interface Kinds {
  readonly kind: 'kinds';
  readonly of: readonly OutlineKind[] | undefined; // undefined: any
  readonly conditions: readonly Condition[];
  readonly notes?: readonly string[];
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
  readonly pointing: 'cursor' | 'this' | 'it' | 'them' | 'kind' | 'old' | 'new' | 'following' | undefined; // how it points when it names nothing
  readonly thingKind: KindOfThing | undefined;
  readonly places: readonly Place[]; // from the inside out
  readonly notes: readonly string[];
  /** Instead of a name: what several things have in common. */
  readonly selection?: Selection;
  /** Of several: those that are not meant. */
  readonly except?: readonly Thing[];
}

/** "Every function outside a class in utils.py that starts with parse_". */
export interface Selection {
  readonly kinds: readonly OutlineKind[] | undefined; // undefined: any
  readonly conditions: readonly Condition[]; // all must hold
}

/** One thing that is said of all that are meant. */
export interface Condition {
  readonly kind: 'condition';
  readonly not: boolean;
  readonly holds:
    | { readonly kind: 'trait'; readonly trait: SymbolTrait }
    | { readonly kind: 'named'; readonly patterns: readonly string[] } // any of them
    | { readonly kind: 'inside'; readonly kinds: readonly OutlineKind[] }
    | { readonly kind: 'related'; readonly relation: SymbolRelation; readonly to: readonly Thing[] } // any of them
    | { readonly kind: 'decorated'; readonly by: string }
    | { readonly kind: 'placed'; readonly places: readonly Place[] }; // any of them
  readonly note?: string;
}

/** "Except main and the tests": what is not meant of what was said before. */
export interface Except {
  readonly kind: 'except';
  readonly things: readonly Thing[];
  readonly heard?: boolean; // there is something it is taken from
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

/** Where things are to go. */
export interface Destination {
  readonly kind: 'destination';
  readonly named: Named | undefined;
  readonly placeKind: KindOfThing | undefined;
  readonly isNew: boolean;
  readonly beside: Thing | undefined; // in the same folder as that
  readonly with: Thing | undefined; // in the same file as that
  readonly places: readonly Place[]; // around what is named: "a new module x in app/io"
  readonly pointing: 'here' | 'there' | 'own' | undefined;
}

/** One module of those that another is split into, with what it gets; without a destination: what stays. Nothing: the rest. */
export interface SplitPart {
  readonly kind: 'splitPart';
  readonly destination: Destination | undefined;
  readonly things: readonly Thing[];
}

export interface SplitParts {
  readonly kind: 'splitParts';
  readonly items: readonly SplitPart[];
}

/** "Update the docs too": what is to follow beyond code, or, with `not`, is to stay. */
export interface WishFor {
  readonly kind: 'wishFor';
  readonly what: readonly Wish[];
  readonly not: boolean;
  readonly heard?: boolean; // there is an ask that honours it
}

/** A piece of code: a value, a type, a name. */
export interface Code {
  readonly kind: 'code';
  readonly text: string;
}

/** "timeout: float = 10": a parameter as code declares it. */
export interface ParameterCode {
  readonly kind: 'parameterCode';
  readonly name: string;
  readonly type: string | undefined;
  readonly value: string | undefined;
  readonly optional: boolean;
  readonly star: boolean;
  readonly quoted: boolean;
}

/** "f(a, b = 1)": a function with the parameters it is to take. */
export interface SignatureCode {
  readonly kind: 'signatureCode';
  readonly name: string;
  readonly parameters: readonly WrittenParameterSpec[];
  readonly of: readonly Thing[]; // none where only the parameters are written
}

/** "The arguments a and b of run": parameters that are there, and whose they are, where that is said with them. */
export interface Parameters {
  readonly kind: 'parameters';
  readonly names: readonly string[]; // "#1": the first
  readonly of: readonly Thing[] | undefined;
}

/** What is said of a new parameter beside its name. */
export interface ParameterTrait {
  readonly kind: 'parameterTrait';
  readonly trait: Partial<Omit<Extract<ParameterChange, { readonly change: 'add' }>, 'change' | 'parameter'>>;
}

/** Which calls are meant. */
export interface CallsWhere {
  readonly kind: 'callsWhere';
  readonly where: Partial<CallRule>;
}

/** What is to become of a signature and its calls. */
export interface SignatureWish {
  readonly kind: 'signatureWish';
  readonly changes: readonly ParameterChange[];
  readonly calls: readonly CallRule[];
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
  readonly also?: readonly Wish[]; // what is to follow beyond code, said beside it
  readonly except?: readonly Thing[]; // what an exception said beside it leaves out of all its things
}

/** "Keep the old name as an alias": a wish about renames that are asked for beside it. */
export interface Keep {
  readonly kind: 'keep';
  readonly how: KeepOld | undefined; // undefined: only that it goes on working
  readonly named: Named | undefined; // the old name, when it is said
  readonly plural: boolean; // "the old names"
  readonly mild?: boolean; // nothing but that what uses it goes on working
  readonly from?: Named; // where it is to be found as before
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
  readonly others?: readonly Thing[]; // named with it: "f and g are nearly the same"
}

/** "parse_row and read_row do the same.": tells of things that "they" may mean next, and asks for nothing. */
export type Statement = { readonly kind: 'statement'; readonly things: readonly Thing[] };

/** "Do the same for Writer." */
export interface Again {
  readonly kind: 'again';
  readonly things: readonly Thing[];
}

/** Things that stand alone, behind words that announced them: "- parse_row". */
export interface Listed {
  readonly kind: 'listed';
  readonly things: readonly Thing[];
  readonly heard?: boolean; // they were announced
}

/** Polite or self-evident words, without influence on the result. */
export interface Noise {
  readonly kind: 'noise';
}

/** When a clause is carried out, where that is not when it was said: ahead of the one before, or after the one that follows. */
export type When = 'beforeThat' | 'afterNext';

/** "and", "then", a comma: joins clauses. */
export interface Link {
  readonly kind: 'link';
  readonly colon: boolean;
  readonly when?: When;
}

export interface Break {
  readonly kind: 'break';
  readonly paragraph: boolean; // an empty line
  readonly sentence: boolean; // a full stop or the like; else the next item of a list
  readonly semicolon: boolean; // what follows belongs to the same sentence
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

/** "Create a new module dates": where things will go that are spoken of later. */
export interface Opening {
  readonly kind: 'opening';
  readonly destination: Destination;
}

export type Unit =
  | Opening
  | Ask
  | Keep
  | Except
  | WishFor
  | Listed
  | Heading
  | Scope
  | Mention
  | Statement
  | Again
  | Noise
  | Link
  | Break
  | Unavailable
  | Unread;
export type PhraseValue =
  | Code
  | ParameterCode
  | SignatureCode
  | Parameters
  | ParameterTrait
  | CallsWhere
  | SignatureWish
  | Named
  | KindWord
  | Kinds
  | Place
  | Destination
  | Thing
  | NewName
  | Things
  | NewNames
  | SplitPart
  | SplitParts
  | Condition
  | Words
  | Unit;

type OfKind<K extends PhraseValue['kind']> = Extract<PhraseValue, { readonly kind: K }>;

/** The captured value of that kind. A label that caught another kind is a mistake in a phrase, so it reads as absent and its test fails. */
export function captured<K extends PhraseValue['kind']>(captures: Captures<PhraseValue>, label: string, kind: K): OfKind<K> | undefined {
  const value = captures.first(label);
  return value?.kind === kind ? (value as OfKind<K>) : undefined;
}

export function allCaptured<K extends PhraseValue['kind']>(captures: Captures<PhraseValue>, label: string, kind: K): readonly OfKind<K>[] {
  return captures.all(label).filter((value): value is OfKind<K> => value.kind === kind);
}

export const sharedPlaceNote = 'the place said at the end is read as meant for all of them'; // where it was said once for several
