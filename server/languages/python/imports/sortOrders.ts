/** The orders in which Python files sort their imports, and the names within one: the usual first. */
import { byCode, byLetter, type NameOrder } from '../../../core/terrain/imports/nameList.ts';
import { isConstantName } from '../names.ts';

function parted(key: string): { readonly form: string; readonly dots: number; readonly name: string; readonly first: string } {
  const [form = '', module = '', first = ''] = key.split(' ');
  const name = module.replace(/^\.+/, '');
  return { form, dots: module.length - name.length, name, first };
}

/** `straightFirst`: all `import m` before all `from m import x`. `farFirst`: more dots before fewer. */
function moduleOrder(straightFirst: boolean, farFirst: boolean, names: NameOrder): NameOrder {
  return (a, b) => {
    const one = parted(a);
    const other = parted(b);
    const byForm = one.form === other.form ? 0 : one.form === 'import' ? -1 : 1;
    if (straightFirst && byForm !== 0) return byForm;
    const byDots = farFirst ? other.dots - one.dots : one.dots - other.dots;
    return byDots || names(one.name, other.name) || byForm || names(one.first, other.first);
  };
}

export const clauseOrders: readonly NameOrder[] = [true, false].flatMap((straightFirst) =>
  [byLetter, byCode].flatMap((names) => [true, false].map((farFirst) => moduleOrder(straightFirst, farFirst, names))),
);

/** CONSTANTS, Classes, functions: as isort has it unless told otherwise. */
const byKind: NameOrder = (a, b) => kindOf(a) - kindOf(b) || byLetter(a, b);

function kindOf(name: string): number {
  if (isConstantName(name) && name.length > 1) return 0;
  return /^_*\p{Lu}/u.test(name) ? 1 : 2;
}

export const nameOrders: readonly NameOrder[] = [byKind, byLetter, byCode];
