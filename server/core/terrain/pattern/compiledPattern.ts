/** A pattern as it is matched: made once, then used for all files of its language. */
import type { LanguageId } from '../languageId.ts';
import type { NodeRules } from './matchNode.ts';
import type { StringLiteral } from './stringLiteral.ts';

/** A text with holes: the regular expression has one group for each entry of `names`, in order. */
export interface TextShape {
  readonly expression: RegExp;
  readonly names: readonly (string | undefined)[];
}

export type PatternNode =
  /** One node of any type, or of these; or any number of siblings. */
  | { readonly is: 'hole'; readonly name: string | undefined; readonly many: boolean; readonly types: ReadonlySet<string> | undefined }
  | { readonly is: 'leaf'; readonly type: string; readonly text: string }
  /** A leaf of which a part is open. */
  | { readonly is: 'shape'; readonly type: string; readonly shape: TextShape }
  | { readonly is: 'string'; readonly type: string; readonly literal: StringLiteral; readonly shape: TextShape | undefined }
  /** Optional: a list of nothing but what may be nothing, which some grammars leave out then. */
  | { readonly is: 'branch'; readonly type: string; readonly children: readonly PatternNode[]; readonly optional: boolean };

/** What a metavariable stands for must, or must not, be found by the expression. */
export interface Constraint {
  readonly name: string;
  readonly expression: RegExp;
  readonly wanted: boolean;
}

export interface CompiledPattern {
  readonly language: LanguageId;
  readonly rules: NodeRules;
  /** What the pattern was read as: the name of a context. */
  readonly context: string;
  /** More than one: siblings that follow each other. */
  readonly roots: readonly PatternNode[];
  /** Position of the root that is looked for. */
  readonly anchor: number;
  /** The types it may have. */
  readonly anchorTypes: ReadonlySet<string>;
  /** Texts that a file with a match holds, the rarest-looking first. */
  readonly words: readonly string[];
  readonly constraints: readonly Constraint[];
  /** Names of its metavariables, in order. */
  readonly names: readonly string[];
}
