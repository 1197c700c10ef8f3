/**
 * Objects that stand for several parameters, as they are written: the pattern that takes one apart, the type that tells what is in
 * it, the literal or the element that gives one. Positions alone; what becomes of them is for operations to say.
 */
import type { SyntaxNode } from '../../syntax/syntaxNode.ts';
import type { Extent } from '../fileIndex.ts';
import type { WrittenParameter, WrittenSignature } from './writtenSignature.ts';

export interface WrittenProperty extends Extent {
  readonly name: string;
  readonly nameExtent: Extent;
  readonly local: Extent | undefined; // of a pattern: the name it gets there
  readonly value: Extent | undefined; // of a literal or an element; undefined: `wide` alone
  readonly fallback: Extent | undefined; // of a pattern
  readonly type: Extent | undefined; // of a type
  readonly optional: boolean;
}

export interface WrittenObject extends Extent {
  readonly form: 'pattern' | 'type' | 'literal' | 'element';
  readonly list: Extent; // between its braces; of an element from behind its name to its end
  readonly properties: readonly WrittenProperty[];
  readonly spread: Extent | undefined; // `...rest`: there may be more
}

/** A part of a type: written there, or under a name. */
export type WrittenType = WrittenObject | { readonly form: 'named'; readonly name: Extent };

/** A property as it is to be. */
export interface PropertySketch {
  readonly name: string;
  readonly type: string | undefined;
  readonly value: string | undefined; // of a pattern the default
  readonly optional: boolean;
}

export interface ObjectRules {
  patternOf(root: SyntaxNode, parameter: WrittenParameter): WrittenObject | undefined;
  /** What the type of a parameter consists of, also one that stands at the variable which holds the function. */
  typesOf(signature: WrittenSignature, root: SyntaxNode, parameter: WrittenParameter): readonly WrittenType[];
  /** What the interface or the alias consists of whose name stands there. */
  typesNamed(root: SyntaxNode, name: Extent): readonly WrittenType[];
  literalAt(root: SyntaxNode, extent: Extent): WrittenObject | undefined;
  /** The attributes of the element whose name stands there; undefined at its end. */
  elementAt(root: SyntaxNode, name: Extent): WrittenObject | undefined;
  /** Where a body reads properties of one of its parameters: `props.x`, `const { x } = props`. */
  readsOf(signature: WrittenSignature, name: string): readonly (WrittenObject | PropertyRead)[];
  write(form: WrittenObject['form'], sketch: PropertySketch): string;
}

/** `props.x` */
export interface PropertyRead {
  readonly form: 'read';
  readonly name: string;
  readonly nameExtent: Extent;
}
