/** Operations that are ordered by a click rather than by words: what is offered, and what the person must still be asked. */
import { type Range, request } from './message.ts';

/** Names a place in the arguments: `['changes', 0, 'parameter']`. */
export type FieldPath = readonly (string | number)[];

/** What a person answers before an operation can begin. The answer goes into the arguments at `field`; of an optional one that is left empty nothing does. */
export type Question = { readonly field: FieldPath; readonly prompt: string } & (
  | { readonly ask: 'name'; readonly value?: string } // `value`: to begin with
  | { readonly ask: 'text'; readonly value?: string; readonly example?: string; readonly optional?: boolean }
  /** A file of the folder, by its path; `orNew`: or one that is not there yet. */
  | { readonly ask: 'module'; readonly orNew: boolean }
  /** A folder, by its path, or one that is not there yet. */
  | { readonly ask: 'folder' }
  | { readonly ask: 'choice'; readonly choices: readonly Choice[] }
  /** Names, in the order in which they are to be; the answer is a list of them. */
  | { readonly ask: 'names'; readonly value: readonly string[] }
);

export interface Choice {
  readonly label: string;
  readonly detail?: string;
  readonly value: unknown;
}

/** An operation that is complete but for the answers. */
export interface OperationOffer {
  readonly title: string; // begins small: "move ‘parse_row’ to another module"
  readonly kind: string; // of a code action: "refactor.move"
  readonly operation: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly questions: readonly Question[];
}

/** Client to server: what can be done to a file or folder as a whole. What can be done at a place in a file are code actions. */
export const fileOffers = request<{ readonly uri: string }, { readonly offers: readonly OperationOffer[] }>('swarm/offers');

/** Client to server: where code of the file `uri` could go, nearest first, as far as it is known; nothing is waited for. */
export const destinations = request<{ readonly uri: string }, DestinationsView>('swarm/destinations');

export interface DestinationsView {
  readonly modules: readonly string[]; // paths
  readonly folders: readonly string[]; // '.': the workspace folder itself
  /** Of a new module beside the file: ".py". */
  readonly extension: string;
}

/** The argument of the command `swarm.refactor`, which code actions carry. A client without questions of its own can begin with the words. */
export interface RefactorCommand {
  readonly uri: string;
  readonly range: Range; // of what it is about; zero-based
  readonly instruction?: string; // to begin with, for the person to complete
  /** An operation instead of words: only what it leaves open is asked. */
  readonly offer?: OperationOffer;
}
