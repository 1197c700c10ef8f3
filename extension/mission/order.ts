/** An operation that a person ordered without words: its arguments, with the answers to what was asked. Knows nothing of the editor. */
import type { FieldPath, OperationOffer, PlaceView } from '../../server/protocol/messages.ts';

export interface Order {
  readonly offer: OperationOffer;
  /** One for each question; undefined: left empty. */
  readonly answers: readonly unknown[];
  /** Where its target was pointed at in place of what the offer says. */
  readonly target?: PlaceView;
}

/** In words that stand in a title: "Rename ‘parse_row’". */
export function orderWords({ offer: { title } }: Order): string {
  return title.slice(0, 1).toUpperCase() + title.slice(1);
}

export function argumentsOf({ offer, answers, target }: Order): Readonly<Record<string, unknown>> {
  let filled: Readonly<Record<string, unknown>> = target ? pointed(offer.arguments, target) : offer.arguments;
  offer.questions.forEach(({ field }, at) => {
    const answer = answers[at];
    if (answer !== undefined) filled = withField(filled, field, answer) as typeof filled;
  });
  return filled;
}

/** Whether the order has one target, so that a place can stand for it. */
export function hasOneTarget({ offer }: Order): boolean {
  const { target, targets } = offer.arguments;
  return target !== undefined || (Array.isArray(targets) && targets.length === 1);
}

function pointed(given: OperationOffer['arguments'], { path, line, column, endLine, endColumn }: PlaceView): OperationOffer['arguments'] {
  const isFile = line === endLine && column === endColumn;
  const target = isFile ? { name: path, kind: 'module' } : { cursor: { path, line, column, endLine, endColumn } };
  return given['target'] !== undefined ? { ...given, target } : { ...given, targets: [target] };
}

/** The same with another value at a place in it; what is on the way and not there yet is made. */
function withField(whole: unknown, [key, ...rest]: FieldPath, value: unknown): unknown {
  if (key === undefined) return value;
  if (typeof key === 'number') {
    const items: readonly unknown[] = Array.isArray(whole) ? whole : [];
    return Array.from({ length: Math.max(items.length, key + 1) }, (_, at) => (at === key ? withField(items[at], rest, value) : items[at]));
  }
  const fields: Readonly<Record<string, unknown>> = typeof whole === 'object' && whole !== null ? { ...whole } : {};
  return { ...fields, [key]: withField(fields[key], rest, value) };
}
