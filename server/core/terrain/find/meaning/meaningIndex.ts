/** Finding by what code is for. Counted words answer it now; vectors can later, beside or instead. */
import type { Finding, FindOptions } from '../finding.ts';

export interface MeaningIndex {
  /** Best first, by score alone; at most as many as asked for, or a few more of equal score. Empty if no word of it is known. */
  find(question: string, options: FindOptions): readonly Finding[];
}
