/** What calls of ECMAScript are known to do beside giving a value: by the names of the language's own library, else by the verb in the name. */
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { CallEffect } from '../../../core/terrain/bodies/writtenBody.ts';

const functions: readonly (readonly [CallEffect, RegExp])[] = [
  [
    'varies',
    /^(?:Date\.now|Math\.random|performance\.now|crypto\.\w+|randomUUID|prompt|nanoid|uuid(?:v\d)?|process\.hrtime(?:\.bigint)?)$/,
  ],
  ['tells', /^console\.\w+$|(?:^|[._])(?:log|logger|LOG)\.\w+$|^(?:debug|warn|log)$/],
  [
    'acts',
    /^(?:alert|confirm|setTimeout|setInterval|setImmediate|queueMicrotask|requestAnimationFrame|process\.(?:exit|kill|chdir)|eval|fs\.(?:write|append|rm|unlink|mkdir|rename|copy)\w*|(?:write|append)File(?:Sync)?|exec(?:Sync|File)?|spawn(?:Sync)?)$/,
  ],
  [
    'reads',
    /^(?:fetch|fs\.(?:read|exists|stat|access|readdir)\w*|(?:readFile|existsSync|statSync|readdirSync|readFileSync)|process\.cwd|localStorage\.getItem)$/,
  ],
  [
    'changes',
    /^(?:Object\.(?:assign|defineProperty|defineProperties|setPrototypeOf|freeze|seal)|Reflect\.(?:set|defineProperty|deleteProperty))$/,
  ],
  [
    'none',
    /^(?:Math\.\w+|Object\.(?:keys|values|entries|fromEntries|create|is|hasOwn|getPrototypeOf|getOwnPropertyNames)|JSON\.\w+|Array(?:\.\w+)?|Number(?:\.\w+)?|String(?:\.\w+)?|Boolean|Symbol(?:\.\w+)?|BigInt|RegExp|Date(?:\.(?:parse|UTC))?|parseInt|parseFloat|isNaN|isFinite|encodeURI(?:Component)?|decodeURI(?:Component)?|structuredClone|path\.\w+|Promise\.\w+)$/,
  ],
];

const methods: readonly (readonly [CallEffect, RegExp])[] = [
  [
    'changes',
    /^(?:push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|set|add|delete|clear|write|append|appendChild|removeChild|insertBefore|setAttribute|next|end|close|emit|send)$/,
  ],
  [
    'none',
    /^(?:map|filter|slice|reduce|reduceRight|find|findLast|findIndex|findLastIndex|some|every|forEach|includes|indexOf|lastIndexOf|join|split|trim|trimStart|trimEnd|replace|replaceAll|toString|toFixed|toISOString|toLowerCase|toUpperCase|toSorted|toReversed|toSpliced|with|concat|at|get|has|keys|values|entries|charAt|charCodeAt|codePointAt|match|matchAll|test|search|startsWith|endsWith|padStart|padEnd|repeat|substring|substr|flat|flatMap|localeCompare|normalize|hasOwnProperty|valueOf|getTime|getFullYear|getMonth|getDate|then|catch|finally|bind)$/,
  ],
];

const checking = /^_*(?:validate|check|ensure|assert|require|verify|invariant)(?=[A-Z_]|$)/;
const acting =
  /^_*(?:save|write|send|emit|delete|remove|insert|register|unregister|notify|set|store|push|pop|dispatch|commit|advance|consume|next|skip|eat|accept|expect|read|append|add|update|clear|close|flush|put|post)(?=[A-Z_]|$)/;

export function effectOf(call: SyntaxNode): CallEffect {
  const constructed = call.type === 'new_expression';
  const callee = constructed ? call.childForFieldName('constructor') : call.childForFieldName('function');
  const text = callee?.text.replaceAll(/\s+|\?(?=\.)/g, '') ?? '';
  if (constructed) {
    if (text === 'Date' && (call.childForFieldName('arguments')?.namedChildren.length ?? 0) === 0) return 'varies';
    return /^(?:Map|Set|WeakMap|WeakSet|Array|Date|RegExp|URL|URLSearchParams|Error|\w+Error|Object|Promise|\w+Array)$/.test(text)
      ? 'none'
      : 'unknown';
  }
  if (callee?.type === 'super' || callee?.type === 'import') return 'acts';
  const known = functions.find(([, names]) => names.test(text));
  if (known) return known[0];
  const name = callee?.childForFieldName('property')?.text ?? text;
  const method = callee?.type === 'member_expression' ? methods.find(([, names]) => names.test(name)) : undefined;
  if (method) return method[0];
  if (checking.test(name)) return 'checks';
  return acting.test(name) ? 'mayChange' : 'unknown';
}

/** Gone through once, it is empty. */
export function isOneTime(value: SyntaxNode): boolean {
  if (value.type !== 'call_expression') return false;
  const callee = value.childForFieldName('function');
  return (
    /^(?:values|keys|entries|matchAll)$/.test(callee?.childForFieldName('property')?.text ?? '') &&
    !/^(?:Object|Array)\./.test(callee?.text ?? '')
  );
}

const freshCalls =
  /^(?:Math\.\w+|String|Number|Boolean|parseInt|parseFloat|isNaN|JSON\.\w+|Object\.(?:keys|values|entries|fromEntries)|Array\.(?:from|of|isArray)|structuredClone|Date\.\w+|Number\.\w+|String\.\w+)$/;
const freshMethods =
  /^(?:map|filter|slice|includes|indexOf|lastIndexOf|findIndex|some|every|join|split|trim|trimStart|trimEnd|replace|replaceAll|toString|toFixed|toLowerCase|toUpperCase|toSorted|toReversed|concat|charAt|charCodeAt|startsWith|endsWith|padStart|padEnd|repeat|substring|substr|flat|flatMap|has|localeCompare|getTime|match|test|entries|keys|values)$/;

export function isFresh(value: SyntaxNode): boolean {
  switch (value.type) {
    case 'identifier':
    case 'this':
    case 'member_expression':
    case 'subscript_expression':
    case 'await_expression':
    case 'yield_expression':
    case 'ternary_expression':
    case 'assignment_expression':
      return false;
    case 'binary_expression':
      return !/^(?:\|\||&&|\?\?)$/.test(value.childForFieldName('operator')?.text ?? '');
    case 'parenthesized_expression':
    case 'as_expression':
    case 'satisfies_expression':
    case 'non_null_expression':
      return value.namedChildren[0] ? isFresh(value.namedChildren[0]) : true;
    case 'call_expression': {
      const callee = value.childForFieldName('function');
      return freshCalls.test(callee?.text ?? '') || freshMethods.test(callee?.childForFieldName('property')?.text ?? '');
    }
    case 'new_expression':
      return /^(?:Map|Set|Array|Date|RegExp|URL)$/.test(value.childForFieldName('constructor')?.text ?? '');
    default:
      return true;
  }
}
