/** Words that say where a thing is, read again after earlier operations gave what is around it other names. */
import type { Relocation, Renamed } from '../../core/operation/operation.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import { pathFits } from './hints.ts';

/** Follows what stands around the target; its own name only where that is asked for, since it is said as it is now. Same object when nothing changes. */
export function followRenames(spec: TargetSpec, earlier: readonly Renamed[]): TargetSpec {
  let { name, pathHint, containerHint } = spec;
  for (const renamed of earlier) {
    const own = name.slice(lastSegmentAt(name));
    name = inDotted(name.slice(0, lastSegmentAt(name)), renamed) + (renamed.ownName === true && own === renamed.from ? renamed.to : own);
    containerHint = containerHint === undefined ? undefined : inDotted(containerHint, renamed);
    pathHint = pathHint === undefined ? undefined : movedPath(inDotted(pathHint, renamed), renamed);
    for (const relocation of renamed.relocations ?? [])
      ({ name, pathHint, containerHint } = relocated({ name, pathHint, containerHint }, relocation));
  }
  const same = name === spec.name && pathHint === spec.pathHint && containerHint === spec.containerHint;
  return same ? spec : { ...spec, name, pathHint, containerHint };
}

type Words = Pick<TargetSpec, 'name' | 'pathHint' | 'containerHint'>;

/** A symbol, or a member of one, that went to another file. */
function relocated(words: Words, { name: went, from, to, newName }: Relocation): Words {
  const { name, pathHint, containerHint } = words;
  const dotted = [containerHint, name].filter((part) => part !== undefined && part !== '').join('.');
  const isIt = dotted === went || dotted.startsWith(`${went}.`) || dotted.endsWith(`.${went}`);
  if (!isIt || (pathHint !== undefined && !pathFits(from, pathHint))) return words;
  const now = pathHint === undefined ? undefined : to;
  if (newName === undefined || newName === went) return { ...words, pathHint: now };
  const rest = dotted.startsWith(`${went}.`) ? dotted.slice(went.length) : '';
  return { name: `${newName}${rest}`, pathHint: now, containerHint: undefined };
}

function inDotted(text: string, { from, to }: Renamed): string {
  if (from === '') return text;
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
  return name.length - (/[^.:#]*$/.exec(name)?.[0].length ?? 0);
}
