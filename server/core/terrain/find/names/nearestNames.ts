/** Names of a list that somebody may have meant by one that is not in it; the same as the index of names would find. */
import { meantScoreMin } from './nameMatch.ts';
import { searchNames } from './nameSearch.ts';
import { NameTable } from './nameTable.ts';

/** Points of a score that a name may be behind the best: whoever swapped two letters did not mean a part of a longer name. */
const behindMax = 8;

/** Best first. */
export function nearestNames(name: string, names: readonly string[], most: number): readonly string[] {
  const table = new NameTable();
  for (const each of names) if (each !== name) table.add(each);
  const found = searchNames(table, name, { namesMax: most, scoreMin: meantScoreMin });
  const best = found[0]?.score ?? 0;
  return found.filter(({ score }) => score >= best - behindMax).map((each) => each.name);
}
