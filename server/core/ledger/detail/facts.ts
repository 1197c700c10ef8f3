/** How facts about an event are written down: empty ones are left out, long lists end in a count. */
import type { Finding, SourceRange } from '../../../protocol/generated/events_pb.js';
import type { DetailFact } from '../../../protocol/messages/timeline.ts';
import { counted } from '../eventWords.ts';

/** Facts of one label; the rest is counted. */
const repeatedMax = 100;
const textCharactersMax = 20_000;

export function fact(label: string, text: string | number | bigint): readonly DetailFact[] {
  const words = String(text);
  if (words === '') return [];
  return [{ label, text: words.length > textCharactersMax ? `${words.slice(0, textCharactersMax).toWellFormed()}…` : words }];
}

/** Left out when it is nought. */
export function amount(label: string, value: number | bigint, unit = ''): readonly DetailFact[] {
  return Number(value) === 0 ? [] : fact(label, `${value}${unit}`);
}

/** Shown only when it holds. */
export function flag(label: string, holds: boolean): readonly DetailFact[] {
  return holds ? fact(label, 'yes') : [];
}

export function verdict(passed: boolean): readonly DetailFact[] {
  return fact('verdict', passed ? 'passed' : 'vetoed');
}

export function score(label: string, value: number): readonly DetailFact[] {
  return fact(label, value.toFixed(2));
}

export function milliseconds(label: string, value: number): readonly DetailFact[] {
  return value > 0 ? fact(label, `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`) : [];
}

export function each<One>(label: string, all: readonly One[], words: (one: One) => DetailFact['text'] | DetailFact): readonly DetailFact[] {
  const shown = all.slice(0, repeatedMax).flatMap((one) => {
    const said = words(one);
    return typeof said === 'string' ? fact(label, said) : said.text === '' ? [] : [said];
  });
  return all.length <= repeatedMax ? shown : [...shown, { label, text: `and ${counted(all.length - repeatedMax, 'more', 'more')}` }];
}

export function files(label: string, paths: readonly string[]): readonly DetailFact[] {
  return each(label, paths, (path) => ({ label, text: path, jump: { path, line: 1 } }));
}

export function places(label: string, ranges: readonly (SourceRange | undefined)[]): readonly DetailFact[] {
  const known = ranges.filter((at) => at !== undefined);
  return each(label, known, (at) => placed(label, `${at.path}:${at.startLine}`, at));
}

export function findings(label: string, all: readonly Finding[]): readonly DetailFact[] {
  return each(label, all, ({ rule, text, at, hint }) => {
    const where = at && at.path !== '' ? ` (${at.path}:${at.startLine})` : '';
    return placed(label, `${rule && `${rule}: `}${text}${where}${hint && `. ${hint}`}`, at);
  });
}

export function placed(label: string, text: string, at: SourceRange | undefined): DetailFact {
  return at && at.path !== '' ? { label, text, jump: { path: at.path, line: Math.max(1, at.startLine) } } : { label, text };
}
