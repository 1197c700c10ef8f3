/** One call written as another: what stands before the parentheses, and what comes in or goes as its first argument. The rest stays as it is. */
import type { Rewriting } from '../rewriting/rewrittenText.ts';
import type { CallUse } from './callableUse.ts';

type Parts = Rewriting['parts'];

/** `obj.m(x)` → `m(obj, x)`. `first`: the argument that comes in. */
export function withFirstArgument(text: string, use: CallUse, callee: string, first: Parts): Parts {
  const [next] = use.arguments;
  const typeArguments = text.slice(use.access.endIndex, use.list.start);
  if (next === undefined) return [callee, typeArguments, '(', ...first, { start: use.list.start + 1, end: use.list.end }];
  if (use.bareGenerator) return [callee, typeArguments, '(', ...first, ', ', use.list, ')'];
  const gap = text.slice(use.list.start + 1, next.start);
  const line = /\r?\n[ \t]*$/.exec(gap)?.[0] ?? ' ';
  const opening = line === ' ' ? '' : gap;
  return [callee, typeArguments, '(', opening, ...first, ',', line, { start: next.start, end: use.list.end }];
}

/** `C.m(x)` → `m(x)`. */
export function withCallee(use: CallUse, callee: string): Parts {
  return [callee, { start: use.access.endIndex, end: use.call.endIndex }];
}

/** `C.m(obj, x)` → `m(x)`. */
export function withoutFirstArgument(text: string, use: CallUse, callee: string): Parts {
  const [first, second] = use.arguments;
  if (first === undefined) return withCallee(use, callee);
  return [callee, text.slice(use.access.endIndex, use.list.start + 1), { start: second?.start ?? use.list.end - 1, end: use.list.end }];
}
