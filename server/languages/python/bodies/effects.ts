/** What calls of Python are known to do beside giving a value: by the names of the language's own library, else by the verb in the name. */
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { CallEffect } from '../../../core/terrain/bodies/writtenBody.ts';

const functions: readonly (readonly [CallEffect, RegExp])[] = [
  [
    'varies',
    /^(?:input|(?:time\.)?(?:time|monotonic|perf_counter|time_ns)|(?:datetime\.)*(?:now|utcnow|today)|.*\b(?:datetime|date)\.(?:now|utcnow|today)|random\.\w+|secrets\.\w+|uuid\.uuid\d|uuid[14]|os\.(?:urandom|getpid))$/,
  ],
  [
    'acts',
    /^(?:print|exec|eval|breakpoint|sys\.exit|exit|quit|subprocess\.\w+|shutil\.\w+|os\.(?:remove|unlink|rename|replace|mkdir|makedirs|rmdir|system|chdir|kill|putenv|chmod)|requests\.(?:post|put|patch|delete)|(?:json|pickle|yaml)\.dump|time\.sleep|asyncio\.sleep)$/,
  ],
  ['tells', /(?:^|[._])(?:log|logger|logging|LOG|LOGGER|log_?er|warnings)\.\w+$|^(?:warn|debug)$/],
  [
    'reads',
    /^(?:open|io\.open|requests\.get|os\.(?:listdir|walk|stat|scandir|getcwd|getenv)|glob\.\w+)$|\.(?:read_text|read_bytes|is_file|is_dir|exists|iterdir|rglob)$/,
  ],
  ['changes', /^(?:next|setattr|delattr|heapq\.heap\w+|heap(?:push|pop|ify)|bisect\.insort\w*|insort)$/],
  [
    'none',
    /^(?:len|str|int|float|bool|complex|repr|ascii|list|dict|set|tuple|frozenset|bytes|bytearray|sorted|reversed|min|max|sum|abs|round|divmod|pow|type|isinstance|issubclass|callable|getattr|hasattr|range|enumerate|zip|map|filter|iter|any|all|id|hash|ord|chr|bin|hex|oct|format|super|slice|object|vars|(?:os\.)?path\.\w+|math\.\w+|statistics\.\w+|operator\.\w+|itertools\.\w+|collections\.\w+|functools\.\w+|re\.\w+|json\.(?:loads|dumps)|copy\.(?:copy|deepcopy)|textwrap\.\w+|string\.\w+|datetime|timedelta|Decimal|Fraction|defaultdict|OrderedDict|Counter|deque|namedtuple|Path|PurePath|StringIO|BytesIO|io\.(?:StringIO|BytesIO))$/,
  ],
];

const methods: readonly (readonly [CallEffect, RegExp])[] = [
  [
    'changes',
    /^(?:append|extend|insert|add|update|remove|discard|pop|popleft|popitem|appendleft|extendleft|clear|sort|reverse|setdefault|read|readline|readlines|seek|write|writelines|close|flush|truncate|send|sendall|recv|move_to_end|shuffle|difference_update|intersection_update|__next__|__setitem__|subtract|rotate|execute|executemany|commit|rollback|fetchone|fetchall)$/,
  ],
  [
    'none',
    /^(?:get|copy|lower|upper|title|capitalize|casefold|swapcase|strip|lstrip|rstrip|split|rsplit|splitlines|partition|rpartition|join|format|encode|decode|items|keys|values|startswith|endswith|replace|find|rfind|index|rindex|count|isdigit|isalpha|isalnum|isspace|isupper|islower|isidentifier|isnumeric|zfill|ljust|rjust|center|expandtabs|translate|removeprefix|removesuffix|group|groups|groupdict|start|end|span|match|search|fullmatch|findall|finditer|sub|subn|union|intersection|difference|symmetric_difference|issubset|issuperset|isdisjoint|most_common|elements|total|bit_length|hex|as_posix|with_suffix|with_name|joinpath|relative_to|resolve|strftime|isoformat|timestamp|date|timetuple)$/,
  ],
];

const checking = /^_*(?:validate|check|ensure|assert|require|verify|raise_for)(?:_|$)/;
const acting =
  /^_*(?:save|write|send|emit|delete|remove|insert|register|unregister|notify|set|store|push|pop|dispatch|commit|advance|consume|next|skip|eat|accept|expect|read|append|add|update|clear|close|flush|put|post)(?:_|$)/;

export function effectOf(call: SyntaxNode): CallEffect {
  const callee = call.childForFieldName('function');
  const text = callee?.text.replaceAll(/\s+/g, '') ?? '';
  if (/^(?:io\.)?open$/.test(text) && /["'][rbtU]*[wax+][bt+]*["']/.test(call.childForFieldName('arguments')?.text ?? '')) return 'acts';
  const known = functions.find(([, names]) => names.test(text));
  if (known) return known[0];
  const name = callee?.childForFieldName('attribute')?.text ?? text;
  const method = callee?.type === 'attribute' ? methods.find(([, names]) => names.test(name)) : undefined;
  if (method) return method[0];
  if (checking.test(name)) return 'checks';
  return acting.test(name) ? 'mayChange' : 'unknown';
}

/** `map(…)`, `(x for x in y)`: gone through once, it is empty. */
export function isOneTime(value: SyntaxNode): boolean {
  if (value.type === 'generator_expression') return true;
  if (value.type !== 'call') return false;
  return /^(?:map|filter|zip|iter|reversed|enumerate|open|itertools\.\w+|(?:re\.)?finditer|os\.walk|csv\.reader)$/.test(
    value.childForFieldName('function')?.text ?? '',
  );
}

const freshCalls =
  /^(?:len|str|int|float|bool|repr|sum|abs|round|range|isinstance|hash|ord|chr|id|any|all|math\.\w+|statistics\.\w+|set|list|dict|tuple|frozenset|sorted|defaultdict|collections\.\w+|Counter|deque|OrderedDict|bytearray|copy\.deepcopy|open|io\.\w+|StringIO|BytesIO)$/;
const freshMethods =
  /^(?:lower|upper|strip|lstrip|rstrip|split|rsplit|splitlines|partition|rpartition|join|format|encode|decode|startswith|endswith|replace|find|rfind|index|count|copy|group|groups|isoformat|strftime|items|keys|values|read|readline|readlines|tell|fetchone|fetchall)$/;

export function isFresh(value: SyntaxNode): boolean {
  switch (value.type) {
    case 'identifier':
    case 'attribute':
    case 'subscript':
    case 'await':
    case 'yield':
    case 'named_expression':
    case 'conditional_expression':
    case 'boolean_operator':
      return false;
    case 'parenthesized_expression':
      return value.namedChildren.every(isFresh);
    case 'call': {
      const callee = value.childForFieldName('function');
      return freshCalls.test(callee?.text ?? '') || freshMethods.test(callee?.childForFieldName('attribute')?.text ?? '');
    }
    default:
      return true; // literals, displays, comprehensions, arithmetic, comparisons
  }
}
