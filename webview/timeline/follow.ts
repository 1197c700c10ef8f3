/** Whether the list follows what happens: as long as its end is in sight. What comes while it does not is counted. */

export interface Follow {
  readonly following: boolean;
  readonly unseen: number; // entries that came since it stopped following
}

export const followingNow: Follow = { following: true, unseen: 0 };

export interface ScrollPlace {
  readonly top: number;
  readonly height: number; // of what is seen
  readonly whole: number; // of all
}

/** `slack`: so close to the end still counts as the end. All in pixels. */
export function afterScroll(follow: Follow, { top, height, whole }: ScrollPlace, slack: number): Follow {
  const atEnd = top + height >= whole - slack;
  if (atEnd === follow.following) return follow;
  return atEnd ? followingNow : { ...follow, following: false };
}

export function afterAppended(follow: Follow, entries: number): Follow {
  return follow.following || entries === 0 ? follow : { ...follow, unseen: follow.unseen + entries };
}

/** Where somebody is in the list: what they follow, the entry they are at, and how far the list has to move on. */
export interface Standing {
  readonly follow: Follow;
  readonly active: number; // index in the list; -1: none
  readonly cameBefore: number; // rows that came in before those in sight
}

/** The newest entries, as the first look showed them. */
export interface FirstLook {
  readonly total: number;
  readonly newest: number | undefined; // sequence; undefined: there was no first look
}

/**
 * After the whole answer, of which these are the last sequences, beginning at `offset`: whoever has begun to look around in
 * the first look stays with what they look at; all others are at the end.
 */
export function afterCounting(
  { follow, active }: Pick<Standing, 'follow' | 'active'>,
  { total, newest }: FirstLook,
  offset: number,
  sequences: readonly number[],
): Standing {
  const at = follow.following || newest === undefined ? -1 : sequences.indexOf(newest);
  if (at < 0) return { follow: followingNow, active: -1, cameBefore: 0 };
  const cameBefore = offset + at - (total - 1);
  const unseen = follow.unseen + sequences.length - 1 - at;
  return { follow: { ...follow, unseen }, active: active < 0 ? active : active + cameBefore, cameBefore };
}
