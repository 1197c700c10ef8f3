/** New names given by a rule: a prefix or suffix that comes or goes, another case style, a part that is replaced. Looks at the name alone. */
import { unreachable } from '../../base/assert.ts';

export const caseStyles = ['snake_case', 'camelCase', 'PascalCase', 'UPPER_CASE', 'kebab-case'] as const;
export type CaseStyle = (typeof caseStyles)[number];

/** Where in a name a part has to stand to be replaced. */
export const nameEdges = ['start', 'end'] as const;
export type NameEdge = (typeof nameEdges)[number];

export type NameRule =
  | { readonly kind: 'addPrefix' | 'addSuffix' | 'removePrefix' | 'removeSuffix'; readonly text: string }
  | { readonly kind: 'case'; readonly style: CaseStyle }
  | { readonly kind: 'replace'; readonly part: string; readonly by: string; readonly at?: NameEdge }; // anywhere if not said

/** How names are written where the rule leaves that open: a bare word becomes `get_row` there, or `getRow`. */
export type Habit = 'underscores' | 'humps';

interface Split {
  readonly before: string; // leading underscores, `#`
  readonly core: string;
  readonly after: string; // trailing underscores
}

function split(name: string): Split {
  const [, before = '', core = '', after = ''] = /^([_#$]*)(.*?)(_*)$/u.exec(name) ?? [];
  return { before, core, after };
}

const words = /\p{Lu}+(?!\p{Ll})\p{N}*|\p{Lu}?\p{Ll}+\p{N}*|[\p{Lo}\p{Lm}\p{M}]+\p{N}*|\p{N}+/gu;

function wordsOf(core: string): readonly string[] {
  return core.match(words) ?? [];
}

/** The new name; the same where the rule does not apply. */
export function newNameBy(rule: NameRule, name: string, habit: Habit): string {
  switch (rule.kind) {
    case 'addPrefix':
      return withPrefix(name, rule.text, habit);
    case 'addSuffix':
      return withSuffix(name, rule.text, habit);
    case 'removePrefix':
      return withoutPrefix(name, rule.text);
    case 'removeSuffix':
      return withoutSuffix(name, rule.text);
    case 'case':
      return inStyle(name, rule.style);
    case 'replace':
      return rule.at === undefined ? replaced(name, rule.part, rule.by) : replacedAt(rule.at, name, rule.part, rule.by, habit);
    default:
      return unreachable(rule);
  }
}

function withPrefix(name: string, prefix: string, habit: Habit): string {
  if (/^[_#$]/.test(prefix)) return prefix + name;
  const { before, core, after } = split(name);
  return before + joined(prefix, core, habit) + after;
}

function withSuffix(name: string, suffix: string, habit: Habit): string {
  const { before, core, after } = split(name);
  return before + joined(core, suffix, habit) + after;
}

/** Two parts as one name: as written where one says how; else with an underscore or a hump, as the longer of them has it. */
function joined(first: string, second: string, habit: Habit): string {
  if (!/[\p{L}\p{N}]$/u.test(first) || !/^[\p{L}\p{N}]/u.test(second)) return first + second;
  const isUpper = (text: string): boolean => text === text.toUpperCase() && text.length > 1;
  if (isUpper(first) && isUpper(second)) return `${first}_${second}`;
  if (/_/.test(first) || /_/.test(second)) return `${first}_${second}`;
  if (/^\p{Lu}/u.test(second)) return first + second; // BaseReader, getRow
  const hasHumps = /\p{Ll}\p{Lu}/u.test(first + second) || /^\p{Lu}/u.test(first);
  return hasHumps || habit === 'humps' ? first + capital(second) : `${first}_${second}`;
}

function withoutPrefix(name: string, prefix: string): string {
  const { before, core, after } = split(name);
  if (name.startsWith(prefix) && /^[_#$]/.test(prefix)) return legal(name.slice(prefix.length), name);
  if (!core.startsWith(prefix)) return name;
  const rest = core.slice(prefix.length);
  if (!isFirstWord(prefix, rest)) return name;
  const bare = rest.replace(/^_+/, '');
  const lowered = /^\p{Ll}/u.test(core) && /^\p{Lu}\p{Ll}|^\p{Lu}$/u.test(bare) ? bare.slice(0, 1).toLowerCase() + bare.slice(1) : bare;
  return legal(before + lowered + after, name);
}

/** "Getter" has no prefix "get". */
function isFirstWord(prefix: string, rest: string): boolean {
  return !/[\p{L}\p{N}]$/u.test(prefix) || /^[\p{Lu}\p{N}_]/u.test(rest);
}

function withoutSuffix(name: string, suffix: string): string {
  const { before, core, after } = split(name);
  const whole = /^_/.test(suffix) || /_$/.test(suffix) ? name : before + core;
  if (!whole.endsWith(suffix)) return name;
  const rest = whole.slice(0, -suffix.length);
  return isLastWord(rest, suffix) ? legal(rest.replace(/_+$/, '') + (whole === name ? '' : after), name) : name;
}

function isLastWord(rest: string, suffix: string): boolean {
  return /^_/.test(suffix) || /_$/.test(rest) || /^\p{Lu}/u.test(suffix) || /^\p{N}/u.test(suffix);
}

/** Another first or last part. An underscore between the parts stays one: get_row gives fetch_row for "get" by "fetch_" as well. */
function replacedAt(edge: NameEdge, name: string, part: string, by: string, habit: Habit): string {
  if (name === part) return legal(by, name);
  if (edge === 'start') {
    const rest = name.slice(part.length);
    if (!name.startsWith(part) || !isFirstWord(part, rest)) return name;
    if (/_$/.test(by)) return legal(by + rest.replace(/^_+/, ''), name);
    return legal(/_$/.test(part) && by !== '' ? joined(by, rest, habit) : by + rest, name);
  }
  const rest = name.slice(0, -part.length);
  if (!name.endsWith(part) || !isLastWord(rest, part)) return name;
  if (/^_/.test(by)) return legal(rest.replace(/_+$/, '') + by, name);
  return legal(/^_/.test(part) && by !== '' ? joined(rest, by, habit) : rest + by, name);
}

/** A rule that leaves nothing, or what begins with a digit, does not apply. */
function legal(result: string, name: string): string {
  return /^[_#$]*\p{L}/u.test(result) ? result : name;
}

export function inStyle(name: string, style: CaseStyle): string {
  const { before, core, after } = split(name);
  const parts = wordsOf(core);
  if (parts.length === 0) return name;
  const lower = parts.map((part) => part.toLowerCase());
  return before + spelled(lower, style) + after;
}

function spelled(lower: readonly string[], style: CaseStyle): string {
  switch (style) {
    case 'snake_case':
      return lower.join('_');
    case 'kebab-case':
      return lower.join('-');
    case 'UPPER_CASE':
      return lower.join('_').toUpperCase();
    case 'camelCase':
      return lower.map((word, i) => (i === 0 ? word : capital(word))).join('');
    case 'PascalCase':
      return lower.map(capital).join('');
  }
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** "get_" by "fetch_" where it stands as it is; "row" by "line" wherever it is a word of the name, in each word's own case. */
function replaced(name: string, part: string, by: string): string {
  if (!/^[\p{L}\p{N}]+(?:_[\p{L}\p{N}]+)*$/u.test(part)) return legal(replacedAsWritten(name, part, by), name);
  const wanted = wordsOf(part).map((word) => word.toLowerCase());
  const found = [...name.matchAll(words)];
  let result = '';
  let at = 0;
  for (let i = 0; i + wanted.length <= found.length; i++) {
    const run = found.slice(i, i + wanted.length);
    const first = run[0];
    const last = run.at(-1);
    if (first === undefined || last === undefined || first.index < at) continue;
    if (!run.every(([word], k) => word.toLowerCase() === wanted[k])) continue;
    result += name.slice(at, first.index) + likeCase(name.slice(first.index, last.index + last[0].length), by);
    at = last.index + last[0].length;
  }
  return legal(tidied(result + name.slice(at), name), name);
}

/** Where a word began, or an underscore stands: "get_" is no part of "widget_size". */
function replacedAsWritten(name: string, part: string, by: string): string {
  let result = '';
  let at = 0;
  for (let next = name.indexOf(part); next !== -1; next = name.indexOf(part, at)) {
    const isStart =
      next === 0 || !/[\p{L}\p{N}]/u.test(part[0] ?? '') || !/[\p{L}\p{N}]/u.test(name[next - 1] ?? '') || /^\p{Lu}/u.test(part);
    result += name.slice(at, next) + (isStart ? by : part);
    at = next + part.length;
  }
  return result + name.slice(at);
}

/** As the text that it takes the place of: Row gives Line, ROW gives LINE, parse_row gives read_line, ParseRow gives ReadLine. */
function likeCase(old: string, by: string): string {
  if (by === '') return '';
  if (old.length > 1 && old === old.toUpperCase()) return inStyle(by, 'UPPER_CASE');
  if (old.includes('_')) return inStyle(by, 'snake_case');
  if (/^\p{Lu}/u.test(old)) return inStyle(by, 'PascalCase');
  if (/\p{Ll}\p{Lu}/u.test(old)) return inStyle(by, 'camelCase');
  return by.slice(0, 1).toLowerCase() + by.slice(1);
}

/** Without the underscores that a part which went left behind, and beginning with a small letter where it did. */
function tidied(result: string, name: string): string {
  const bare = result.replace(/(?<=[\p{L}\p{N}])__+(?=[\p{L}\p{N}])/gu, name.includes('__') ? '$&' : '_');
  const trimmed = name.startsWith('_') ? bare : bare.replace(/^_+/, '');
  const ended = name.endsWith('_') ? trimmed : trimmed.replace(/_+$/, '');
  return /^\p{Ll}/u.test(name) && /^\p{Lu}\p{Ll}/u.test(ended) ? ended.slice(0, 1).toLowerCase() + ended.slice(1) : ended;
}

/** "with the prefix get_", "in snake_case". */
export function ruleInWords(rule: NameRule): string {
  switch (rule.kind) {
    case 'addPrefix':
      return `with the prefix ${rule.text}`;
    case 'addSuffix':
      return `with the suffix ${rule.text}`;
    case 'removePrefix':
      return `without the prefix ${rule.text}`;
    case 'removeSuffix':
      return `without the suffix ${rule.text}`;
    case 'case':
      return `in ${rule.style}`;
    case 'replace':
      if (rule.by === '') return `without ${rule.part}`;
      return `with ${rule.by} for ${rule.part}${rule.at === undefined ? '' : ` at the ${rule.at}`}`;
    default:
      return unreachable(rule);
  }
}

/** The words of a name, in small letters. */
export function nameWords(name: string): readonly string[] {
  return wordsOf(name).map((word) => word.toLowerCase());
}
