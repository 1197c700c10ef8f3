/** Which files of an overlay are not edited where they stand: what cannot be judged by showing a server another text of them. */
import type { OverlayFile } from '../ports/physicsPort.ts';

/** Whether the file is to be somewhere else afterwards, or to be at one of the two times only. */
export function isElsewhere({ path, newPath, baseHash, hash }: OverlayFile): boolean {
  return path !== newPath || baseHash === undefined || hash === undefined;
}
