/** What may be asked of a signature, as plain data: what becomes of which parameter, and what calls pass. */
import type { TargetSpec } from './target.ts';

/** A parameter by its name, or by its position: "#1" is the first that a call gives, "#-1" the last. */
export type ParameterName = string;

/** Instead of a name, where parameters are removed: all that nothing reads. */
export const unusedParameters = '#unused';

export type ParameterChange =
  | {
      readonly change: 'add';
      readonly parameter: string;
      readonly type?: string | undefined;
      readonly default?: string | undefined;
      readonly required: boolean; // without a default
      readonly keywordOnly: boolean;
      readonly optional: boolean;
      readonly place?: PlaceInList | undefined;
    }
  | { readonly change: 'remove'; readonly parameter: ParameterName }
  | { readonly change: 'rename'; readonly parameter: ParameterName; readonly newName: string }
  | { readonly change: 'reorder'; readonly parameters: readonly ParameterName[] }
  | { readonly change: 'swap'; readonly parameters: readonly ParameterName[] } // two
  | { readonly change: 'place'; readonly parameter: ParameterName; readonly place: PlaceInList }
  | { readonly change: 'keywordOnly'; readonly parameter: ParameterName; readonly reach: KeywordOnlyReach }
  | { readonly change: 'positional'; readonly parameter: ParameterName }
  | { readonly change: 'optional'; readonly parameter: ParameterName }
  | { readonly change: 'default'; readonly parameter: ParameterName; readonly value: string }
  | { readonly change: 'noDefault'; readonly parameter: ParameterName }
  | { readonly change: 'type'; readonly parameter: ParameterName; readonly type: string }
  | { readonly change: 'noType'; readonly parameter: ParameterName }
  | { readonly change: 'whole'; readonly parameters: readonly WrittenParameterSpec[] }; // these, in this order, and no others

/** A parameter of a list that is written down as a whole. */
export interface WrittenParameterSpec {
  readonly name: string;
  readonly type?: string | undefined; // undefined: as it is
  readonly default?: string | undefined; // undefined: as it is, of a new one none
}

/** That one alone; it and all after it; all after it, without it. */
export type KeywordOnlyReach = 'only' | 'onwards' | 'after';

export type PlaceInList =
  | { readonly where: 'first' }
  | { readonly where: 'last' }
  | { readonly where: 'before' | 'after'; readonly parameter: ParameterName };

/** What calls give a parameter, and which calls. The first rule that fits a call holds; where none does, the call stays as it is. */
export interface CallRule {
  readonly parameter?: ParameterName | undefined; // the one that is added, where only one is
  readonly value?: string | undefined; // undefined: what is called like the parameter where the call stands
  readonly source?: string | undefined; // the module that what the value names is imported from
  readonly from: 'everywhere' | 'recursion' | 'callersThatHaveIt';
  readonly tests?: 'only' | 'never' | undefined;
  readonly inside: readonly string[]; // files, folders, modules, classes or functions; none: anywhere
  readonly outside: readonly string[];
}

export interface ChangeSignatureArguments {
  readonly targets: readonly TargetSpec[];
  readonly changes: readonly ParameterChange[];
  readonly calls: readonly CallRule[];
}
