/** Words that say where a thing is, read again after earlier operations gave what is around it other names. */
import type { Renamed } from '../../core/operation/operation.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import { pathFits } from './hints.ts';

/** Follows what stands around the target, never the target's own name: that one is asked for as it is now. Same object when nothing changes. */
export function followRenames(spec: TargetSpec, earlier: readonly Renamed[]): TargetSpec {
  let { name, pathHint, containerHint } = spec;
  for (const renamed of earlier) {
    const own = name.slice(lastSegmentAt(name));
    name = inDotted(name.slice(0, lastSegmentAt(name)), renamed) + own;
    containerHint = containerHint === undefined ? undefined : inDotted(containerHint, renamed);
    pathHint = pathHint === undefined ? undefined : movedPath(inDotted(pathHint, renamed), renamed);
  }
  const same = name === spec.name && pathHint === spec.pathHint && containerHint === spec.containerHint;
  return same ? spec : { ...spec, name, pathHint, containerHint };
}

function inDotted(text: string, { from, to }: Renamed): string {
  if (/[/\\]/.test(text)) return text;
  return text
    .split(/(\.|::|#)/)
    .map((part) => (part === from ? to : part))
    .join('');
}

/** A file or folder that moved: where it is now. */
function movedPath(hint: string, { moves }: Renamed): string {
  for (const { from, to } of moves) {
    if (pathFits(to, hint)) continue;
    if (from === hint || from.endsWith(`/${hint}`)) return to;
    const at = `/${from}`.indexOf(`/${hint}/`);
    const rest = at === -1 ? undefined : from.slice(at + hint.length);
    if (rest !== undefined && to.endsWith(rest)) return to.slice(0, -rest.length);
  }
  return hint;
}

function lastSegmentAt(name: string): number {
  return Math.max(name.lastIndexOf('.'), name.lastIndexOf('::') + 1, name.lastIndexOf('#')) + 1;
}
