/** What the uses of a method become once it is a function: calls, values, and those for which there is no other way of writing. */
import { extentOf } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { WantedImport } from '../../core/terrain/importEditing.ts';
import type { CallUse, OtherUse } from '../callables/callableUse.ts';
import { isPlainName } from '../callables/callableUse.ts';
import type { MemberUse } from '../callables/memberUses.ts';
import type { ReceiverKind } from '../callables/receiver.ts';
import { withCallee, withFirstArgument, withoutFirstArgument } from '../callables/writtenCall.ts';
import type { Rewriting } from '../rewriting/rewrittenText.ts';

type Parts = Rewriting['parts'];

export interface Manner {
  readonly kind: ReceiverKind; // of the method
  readonly takesObject: boolean; // the function has a parameter for it
  readonly accessor: boolean; // it was read without parentheses
}

export type Written =
  | {
      readonly extent: { readonly start: number; readonly end: number };
      readonly parts: Parts;
      readonly note?: Note;
      readonly needs?: WantedImport;
    }
  | { readonly whyNot: string };

export type Note = 'partial' | 'bound' | 'optional';

const functools: WantedImport = {
  module: { kind: 'spelt', specifier: 'functools' },
  what: { kind: 'module' },
  local: undefined,
  time: { kind: 'load' },
};

/** `callee`: how the file of the use names the function. */
export function writtenUse(text: string, { use, through, self, view }: MemberUse, callee: string, manner: Manner): Written {
  if (manner.accessor) return accessed(use, through, callee, manner);
  const object = objectParts(use, through, self, manner);
  if (!manner.takesObject && through === 'object' && use.object && !isPlainName(use.object))
    return { whyNot: 'calls it on an object that is made right there, and would not be made any more' };
  if (use.kind !== 'call')
    return view.family === 'python'
      ? pythonValue(use, through, callee, object, manner)
      : ecmascriptValue(text, use, through, callee, object, manner);
  const parts = calledParts(text, use, through, callee, object, manner);
  const extent = extentOf(use.call);
  if (!use.optional) return { extent, parts };
  return optionally(use, parts);
}

function calledParts(text: string, use: CallUse, through: MemberUse['through'], callee: string, object: Parts, manner: Manner): Parts {
  if (through === 'class' && manner.kind === 'instance')
    return manner.takesObject ? withCallee(use, callee) : withoutFirstArgument(text, use, callee);
  return manner.takesObject ? withFirstArgument(text, use, callee, object) : withCallee(use, callee);
}

/** What is handed over as the object. */
function objectParts(use: CallUse | OtherUse, through: MemberUse['through'], self: string | undefined, { kind }: Manner): Parts {
  if (through === 'super') return [self ?? 'self'];
  if (use.object === undefined) return [];
  const extent = extentOf(use.object);
  return kind === 'class' && through === 'object' ? ['type(', extent, ')'] : [extent];
}

function accessed(use: CallUse | OtherUse, through: MemberUse['through'], callee: string, manner: Manner): Written {
  const { object, access } = use;
  if (through !== 'object' || object === undefined)
    return { whyNot: 'reads it from the class, where it is no value but the property itself' };
  if (use.optional) return { whyNot: 'reads it only if there is an object' };
  if (!manner.takesObject && !isPlainName(object))
    return { whyNot: 'reads it of an object that is made right there, and would not be made any more' };
  return { extent: extentOf(access), parts: manner.takesObject ? [`${callee}(`, extentOf(object), ')'] : [`${callee}()`] };
}

/** `map(obj.m, rows)`: bound to its object once, as before. */
function pythonValue(use: OtherUse, through: MemberUse['through'], callee: string, object: Parts, manner: Manner): Written {
  const extent = extentOf(use.access);
  if (!manner.takesObject || (through === 'class' && manner.kind === 'instance')) {
    if (through === 'class' && manner.kind === 'instance' && !manner.takesObject)
      return { whyNot: 'hands it on with a place for the object, which the function does not have' };
    return { extent, parts: [callee] };
  }
  return { extent, parts: [`functools.partial(${callee}, `, ...object, ')'], note: 'partial', needs: functools };
}

const boundBy: ReadonlySet<string> = new Set(['bind', 'call', 'apply']);

function ecmascriptValue(
  text: string,
  use: OtherUse,
  through: MemberUse['through'],
  callee: string,
  object: Parts,
  manner: Manner,
): Written {
  if (use.optional) return { whyNot: 'reads it only if there is an object' };
  const { access } = use;
  const outer = access.parent;
  const method =
    outer?.type === 'member_expression' && access.fieldName === 'object' ? outer.childForFieldName('property')?.text : undefined;
  const call = outer?.parent;
  if (method !== undefined && boundBy.has(method) && outer?.fieldName === 'function' && call?.type === 'call_expression')
    return rebound(text, call, method, callee, manner);
  if (!manner.takesObject) return { extent: extentOf(use.access), parts: [callee] };
  if (method !== undefined) return { whyNot: 'reads something of the method itself' };
  if (!isHandedOn(use.access)) return { whyNot: 'looks at the method without calling it' };
  if (through === 'class') return { whyNot: 'hands it on without an object' };
  return { extent: extentOf(use.access), parts: [`${callee}.bind(null, `, ...object, ')'], note: 'bound' };
}

/** `obj.m.bind(obj, 1)`, `obj.m.call(other, x)`, `obj.m.apply(other, xs)`. */
function rebound(text: string, call: SyntaxNode, method: string, callee: string, { takesObject }: Manner): Written {
  const list = call.childForFieldName('arguments');
  const given = list?.namedChildren.filter(({ type }) => type !== 'comment') ?? [];
  const [object, second] = given;
  if (list === null || object === undefined || object.type === 'spread_element')
    return { whyNot: 'binds it to an object that cannot be seen' };
  const rest = { start: second?.startIndex ?? list.endIndex - 1, end: list.endIndex };
  const extent = extentOf(call);
  const separator = second === undefined ? '' : ', ';
  if (method === 'bind') {
    if (!takesObject && second === undefined) return { extent, parts: [callee] };
    return { extent, parts: [`${callee}.bind(null`, ...(takesObject ? [', ', extentOf(object)] : []), separator, rest] };
  }
  const spread = method === 'apply' && second !== undefined ? '...' : '';
  if (spread !== '' && /^(null|undefined)$/.test(text.slice(rest.start, rest.end - 1))) return { whyNot: 'applies it to nothing' };
  return { extent, parts: [`${callee}(`, ...(takesObject ? [extentOf(object), separator] : []), spread, rest] };
}

const handing: ReadonlySet<string> = new Set([
  'arguments',
  'pair',
  'variable_declarator',
  'assignment_expression',
  'return_statement',
  'array',
  'jsx_expression',
  'arrow_function',
]);

function isHandedOn(access: SyntaxNode): boolean {
  return handing.has(access.parent?.type ?? '') && access.fieldName !== 'left';
}

const chained: ReadonlySet<string> = new Set(['member_expression', 'call_expression', 'subscript_expression', 'non_null_expression']);

/** `obj?.m(x)`: only where there is an object. */
function optionally(use: CallUse, parts: Parts): Written {
  const { call, object } = use;
  const goesOn = call.parent !== null && chained.has(call.parent.type) && (call.fieldName === 'object' || call.fieldName === 'function');
  if (object === undefined || goesOn || !isPlainName(object))
    return { whyNot: 'calls it by “?.” on something that must not be written twice' };
  const extent = extentOf(call);
  if (call.parent?.type === 'expression_statement') return { extent, parts: [`if (${object.text} != null) `, ...parts], note: 'optional' };
  const test = `${object.text} == null ? undefined : `;
  const inside =
    call.parent?.type === 'arguments' || call.parent?.type === 'variable_declarator' || call.parent?.type === 'return_statement';
  return { extent, parts: inside ? [test, ...parts] : ['(', test, ...parts, ')'], note: 'optional' };
}
