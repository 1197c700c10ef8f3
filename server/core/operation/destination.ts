/** Where an instruction wants things to go, before the terrain was asked what is there. */
import type { TargetSpec } from './target.ts';

export interface DestinationSpec {
  /** As written: "utils/dates.py", "utils.dates", "dates", "app/io/"; empty when only `beside`, `with` or `own` tells it. */
  readonly path: string;
  readonly kind: 'module' | 'file' | 'folder' | 'class' | undefined; // as far as it was said
  readonly isNew: boolean; // said not to be there yet
  readonly beside: TargetSpec | undefined; // in the folder of what this is: "a new module x next to Reader"
  readonly with: TargetSpec | undefined; // in the same file: "where Reader is"
  readonly own: boolean; // a module of its own, named after what moves
}
