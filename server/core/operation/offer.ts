/**
 * Where an operation is offered in an editor, and what the person must still be asked. An offer is made from the one file
 * that is open, at every move of the cursor: it reads no other file and waits for no index. So it may turn out to be
 * refused, but never for a reason that can be seen from there.
 */
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Question } from '../../protocol/messages/offers.ts';
import type { FileIndex, SymbolIx } from '../terrain/fileIndex.ts';
import type { LanguageFamily } from '../terrain/languageId.ts';
import type { OutlineKind } from '../terrain/outline/outline.ts';
import type { CursorSpec } from './target.ts';

export type { Question } from '../../protocol/messages/offers.ts';

/** Where the person is in a file. */
export interface Spot {
  readonly path: WorkspacePath;
  readonly family: LanguageFamily | undefined; // undefined: names are not resolved there
  readonly text: string;
  /** Of languages understood in depth, as long as the file is not too long to be read at every move of the cursor. */
  readonly index: FileIndex | undefined;
  /** What the cursor is on. */
  readonly named: NamedSpot | undefined;
  /** Of a selection: what the file declares at its top level and the selection holds whole, in order. */
  readonly selected: readonly NamedSpot[];
  /** What the files of the folder declare by a name, as far as they are known by now. */
  readonly declared: (name: string) => DeclaredName;
}

export interface DeclaredName {
  readonly kinds: readonly OutlineKind[];
  readonly atTop: readonly WorkspacePath[]; // files that declare it outside of anything else
}

export interface ModuleSpot {
  readonly path: WorkspacePath;
  readonly isFolder: boolean;
  readonly name: string; // without its extension
}

/** A name of the code, and what it may be the name of. */
export interface NamedSpot {
  readonly name: string;
  readonly written: string; // with what is written before it: ".btn"
  readonly cursor: CursorSpec; // the whole name
  readonly renamable: boolean; // false where the language gives the name: `__init__`
  /** Where it is declared in this file alone, that kind; of what comes from elsewhere the kinds that are known so far. Empty: nobody knows. */
  readonly kinds: readonly OutlineKind[];
  readonly symbol: SymbolIx; // of this file's index; NONE when it is declared elsewhere
  readonly inImport: boolean; // it stands in an import clause
  readonly where: 'top' | 'inClass' | 'inFunction' | 'elsewhere'; // it is declared
}

/** Something that can be done at a spot. */
export interface Offer {
  /** Begins small: "move ‘parse_row’ to another module". */
  readonly title: string;
  readonly kind: RefactorKind;
  /** All but the answers to the questions. */
  readonly arguments: Readonly<Record<string, unknown>>;
  /** In the order in which they are asked. */
  readonly questions: readonly Question[];
  /** An instruction that begins the same, for clients that ask for words. */
  readonly words?: string | undefined;
}

/** Kinds of code actions: `refactor.move`, … */
export type RefactorKind = `refactor.${'rename' | 'move' | 'rewrite' | 'extract' | 'inline'}${'' | `.${string}`}`;

/** Of one operation of the registry. */
export interface OperationOffers {
  readonly operation: string;
  /** What it can do to what is named or selected. */
  at?(spot: Spot): readonly Offer[];
  /** What it can do to a file as a whole, in a language that is understood in depth, or to a folder that holds such. */
  ofModule?(module: ModuleSpot): readonly Offer[];
}

/** The target that stands where the name does. It has the name, too, for whoever reads the ledger. */
export function targetAt({ name, cursor }: NamedSpot): Readonly<Record<string, unknown>> {
  return { name, cursor };
}

/** Whether the name is certainly of one of these kinds. */
export function isOneOf({ kinds }: NamedSpot, wanted: readonly OutlineKind[]): boolean {
  return kinds.length > 0 && kinds.every((kind) => wanted.includes(kind));
}
