/**
 * One refactoring the engine knows. Pure: over facts it locates what it is about (a scout's work), turns the places of
 * some files into edits (a coder's), and looks again where reality differed (exploration). It never reads or writes.
 */
import type { Result } from '../../base/result.ts';
import type { TextEdit } from '../../base/textEdit.ts';
import type { SwarmError } from '../../protocol/errors.ts';
import type { ContentHash, WorkspacePath } from '../../protocol/ids.ts';
import type { Facts, Place, Step } from '../facts/facts.ts';
import type { SymbolKind } from '../terrain/fileIndex.ts';
import type { LanguageId } from '../terrain/languageId.ts';
import type { ReferenceHow } from '../terrain/relations/references/reference.ts';

export interface OperationDocumentation {
  readonly summary: string; // one sentence
  readonly before: string;
  readonly after: string;
  readonly examples: readonly string[]; // instructions that ask for it
  readonly preserves: string; // what is kept, and what cannot be proven
}

/** A JSON Schema of an object. */
export interface ArgumentsSchema {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly required: readonly string[];
}

export interface Operation<Arguments = unknown> {
  readonly name: string; // as in OperationCall.operation
  readonly documentation: OperationDocumentation;
  /** What the arguments look like, as JSON Schema, for a brain that must be told. `parseArguments` has the last word. */
  readonly argumentsSchema: ArgumentsSchema;
  /** The arguments in words: "Rename the function parse_row to read_row". */
  describe(args: Arguments): string;
  /** Checks arguments that came as JSON, from a brain or a caller. */
  parseArguments(json: unknown): Result<Arguments, SwarmError>;
  /** The arguments as they must read after earlier operations of the mission gave things other names; same object when nothing changes. */
  following?(args: Arguments, earlier: readonly Renamed[]): Arguments;
  /** Finds what the arguments mean and every place it concerns. Refuses with candidates when that is not one thing. */
  locate(args: Arguments, facts: Facts): Step<Located, Refusal>;
  /** Edits for those of `paths` that `located` concerns. */
  edit(args: Arguments, located: Located, paths: readonly WorkspacePath[], facts: Facts): Step<readonly FileProposal[], Refusal>;
  /** After a violation: looks at the places given and returns what was located, with what had been missed; same object when nothing was. */
  explore(args: Arguments, located: Located, surprises: readonly Surprise[], facts: Facts): Step<Located, Refusal>;
}

/** What a scout found. Plain data: it goes from agent to agent. */
export interface Located {
  readonly target: LocatedTarget;
  readonly references: readonly LocatedReference[]; // to be rewritten, definitions included
  readonly insertions?: readonly LocatedInsertion[]; // what the result needs beside the rewritten places, in files of the write set
  readonly left: readonly LeftAlone[]; // mention the name, and are not rewritten
  /** What to do when physics vetoes the result: a hint that names what may have to change with it. */
  readonly whenVetoed?: string;
  readonly newName?: string; // of the target, when the operation gives it one
  /** Other things that get a new name in the same change. */
  readonly further?: readonly { readonly target: LocatedTarget; readonly newName: string }[];
  /** Of those left: places that may well be meant, where nothing could settle it. Only a person who saw them may let this be written. */
  readonly unsettled?: readonly LeftAlone[];
  readonly moves: readonly FileMove[]; // files that get another path
  readonly relocations?: readonly Relocation[]; // symbols that are in another file afterwards
  /** Files that come in where there is none, or where one moves away; not in the write set. */
  readonly creations?: readonly LocatedCreation[];
  /** Files that go with all that is in them; not in the write set. Places in them may still be among the references. */
  readonly deletions?: readonly LocatedDeletion[];
  /** Further names it is about, old or new: an unchanged file that mentions one may depend on the change, and is judged with it. */
  readonly names?: readonly string[];
  readonly collisions: readonly OperationFinding[]; // why the result would be wrong; any one of them vetoes
  readonly decisions: readonly OperationDecision[];
  readonly readSet: readonly WorkspacePath[];
  readonly writeSet: readonly WorkspacePath[]; // old paths
}

export interface LocatedTarget {
  readonly name: string;
  readonly dotted: string; // for people: "gyp.common.BuildFile"
  readonly kind: SymbolKind | 'module' | 'name'; // a name: of what, only a language server knows
  readonly language: LanguageId | undefined; // undefined: none that is known
  readonly place: Place;
}

export interface LocatedReference extends Place {
  readonly confidence: number; // 0 to 1
  readonly why: string; // "resolves to the definition through the import in line 3"
  readonly how: ReferenceHow;
  readonly newText: string; // what the place becomes; may be more than a name: "x: y" for a shorthand property
}

/** Text that comes in where there was none; no reference begins or ends there. */
export interface LocatedInsertion {
  readonly path: WorkspacePath;
  readonly at: number;
  readonly newText: string;
  readonly confidence: number; // 0 to 1
  readonly why: string;
}

/** A file that was not there. */
export interface LocatedCreation {
  readonly path: WorkspacePath;
  readonly text: string;
  readonly why: string;
  readonly confidence: number; // 0 to 1
}

/** A file that nothing is left of. What others need of it must have gone elsewhere in the same change. */
export interface LocatedDeletion {
  readonly path: WorkspacePath;
  readonly why: string;
  readonly confidence: number; // 0 to 1
}

/** What an earlier operation of the mission gave another name or another place: words of the instruction may still use the old one. */
export interface Renamed {
  readonly from: string;
  readonly to: string;
  readonly kind: LocatedTarget['kind'];
  readonly moves: readonly FileMove[];
  readonly relocations?: readonly Relocation[];
  readonly gone?: readonly WorkspacePath[]; // files that were removed
  /** The old name is followed also where it is what a later operation is about: nothing is called so any more. */
  readonly ownName?: boolean;
}

/** A symbol that went from one file to another, or out of what was around it. */
export interface Relocation {
  readonly name: string; // dotted within its file: "Reader.next"
  readonly from: WorkspacePath;
  readonly to: WorkspacePath;
  readonly newName?: string; // dotted, where it is called otherwise there
}

/** What later operations have to know of one: what it gave another name or place. */
export function renamedBy({ target, newName, moves, relocations, further = [], deletions = [] }: Located): readonly Renamed[] {
  const renamed =
    newName === undefined && moves.length === 0 ? [] : [{ from: target.name, to: newName ?? target.name, kind: target.kind, moves }];
  const gone = deletions.map(({ path }) => path);
  const relocated =
    relocations === undefined && gone.length === 0
      ? []
      : [{ from: '', to: '', kind: 'name', moves: [], ...(relocations && { relocations }), ...(gone.length > 0 && { gone }) } as const];
  const others = further.map((one): Renamed => ({ from: one.target.name, to: one.newName, kind: one.target.kind, moves: [] }));
  return [...renamed, ...others, ...relocated];
}

export interface LeftAlone extends Place {
  readonly why: string;
  readonly text: string; // the line, trimmed, at most 160 characters
}

export interface FileMove {
  readonly from: WorkspacePath;
  readonly to: WorkspacePath;
}

export interface OperationFinding {
  readonly rule: string; // "collision", "shadowing", ...
  readonly text: string;
  readonly hint: string;
  readonly at: Place | undefined;
}

export interface OperationDecision {
  readonly kind: 'intent' | 'target' | 'plan' | 'edit' | 'leave';
  readonly choice: string;
  readonly rationale: string;
  readonly rejected: readonly { readonly choice: string; readonly whyNot: string }[];
  readonly confidence: number;
  readonly about: readonly Place[];
}

export interface ReasonedEdit extends TextEdit {
  readonly reason: string;
  readonly confidence: number;
}

/** What becomes of one file, computed against exactly the content named. */
export interface FileProposal {
  readonly path: WorkspacePath;
  readonly baseHash: ContentHash | undefined; // undefined: there is no such file, and the edits write it from nothing
  readonly newPath: WorkspacePath | undefined; // when the file moves
  readonly deleted?: true; // the file goes, and the edits take out all of it
  readonly edits: readonly ReasonedEdit[]; // by position, not overlapping; may be empty for a pure move
}

/** A place where a check found something that was not expected. */
export interface Surprise extends Place {
  readonly text: string;
}

export interface Refusal {
  readonly error: SwarmError;
  readonly candidates: readonly TargetCandidate[];
}

export interface TargetCandidate {
  readonly name: string;
  readonly kind: string;
  readonly place: Place | undefined;
  readonly suggestion: string; // an instruction or option that would settle it
}
