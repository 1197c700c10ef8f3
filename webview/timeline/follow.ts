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
