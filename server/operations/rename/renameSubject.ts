/** What is being renamed, and what becomes of each of its references. */

import type { LocatedReference } from '../../core/operation/operation.ts';
import type { FoundReference, Spelling } from '../../core/terrain/relations/references/reference.ts';
import type { Subject } from '../../core/terrain/relations/references/subject.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';

export interface RenameSubject extends Subject {
  readonly newName: string;
}

/** Names that are given up by the same change, by their places: what has them now does not stand in the way. */
export type Vacated = (path: WorkspacePath, start: number) => boolean;

/** A reference with the text that replaces it. */
export interface RenameReference extends FoundReference {
  readonly newText: string;
}

export function rewritten(reference: FoundReference, { name, newName }: RenameSubject): RenameReference {
  return { ...reference, newText: newTextOf(reference.spelling, name, newName) };
}

function newTextOf(spelling: Spelling, name: string, newName: string): string {
  switch (spelling) {
    case 'name':
      return newName;
    case 'shorthandVariable':
      return `${name}: ${newName}`;
    case 'shorthandProperty':
      return `${newName}: ${name}`;
    case 'sharedImport':
      return `${newName} as ${name}`;
  }
}

/** As plain data, which goes from agent to agent. */
export function asLocated({ path, start, end, confidence, why, how, newText }: RenameReference): LocatedReference {
  return { path, start, end, confidence, why, how, newText };
}
