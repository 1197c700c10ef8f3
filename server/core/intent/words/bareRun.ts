/** An unquoted word, name, dotted name or path: where it ends, and whether it was written as a call. */

export interface BareRun {
  readonly text: string; // without call parentheses
  readonly end: number; // behind them
  readonly called: boolean;
}

/** Longest parameter list that is still taken for the parentheses of a call, in UTF-16 units. */
const callLengthMax = 200;

/** Longest unquoted name or path, in UTF-16 units; a longer run is cut, and will not be understood. */
const runLengthMax = 400;

const stopper = /[\s,;()[\]{}<>"“”„‟«»‹›「」『』`´|!?=，、：（）。！？…]/u;
const contractions: ReadonlySet<string> = new Set(["it's", "that's", "let's", "there's", "here's", "what's", "who's", "where's", "how's"]);
const parameter = /^\s*(?:\*{0,2}|\.{3})[\p{ID_Continue}$.]*\??(?:\s*[:=][^,]*)?\s*$/u;

export function readBare(text: string, at: number, to: number, isArrow: (offset: number) => boolean): BareRun | undefined {
  const prefix = /^(?:\*{1,2}|\.{3}|@)(?=[\p{ID_Start}$_][^/]*$)/u.exec(text.slice(at, runEnd(text, at, to, isArrow)))?.[0].length ?? 0;
  const start = at + prefix;
  let end = trimEnd(text, start, runEnd(text, start, to, isArrow));
  if (end <= start) return undefined;
  const possessive = possessiveStart(text.slice(start, end));
  if (possessive !== undefined) end = start + possessive;
  const run = text.slice(start, end);
  if (text[end] === '(' && end < to && /[\p{ID_Continue}$]$/u.test(run)) {
    const close = callEnd(text, end, to);
    if (close !== undefined) return { text: run, end: close, called: true };
  }
  return { text: run, end, called: false };
}

function runEnd(text: string, start: number, to: number, isArrow: (offset: number) => boolean): number {
  let end = start;
  const limit = Math.min(to, start + runLengthMax);
  while (end < limit) {
    const character = text[end] ?? '';
    if (stopper.test(character)) break;
    if (/[-–—~]/.test(character) && isArrow(end)) break;
    if (/[→⇒⇨➔➙➛➜➝➞➡⟶⟹↦]/u.test(character)) break;
    if (character === ':' && endsAtColon(text, start, end)) break;
    end++;
  }
  return end;
}

/** "a.py:C.x", "a.py:3:5", "C::x" and "C:\x.py" hold together; in "old:new" the colon stands for itself. */
function endsAtColon(text: string, start: number, at: number): boolean {
  const next = text[at + 1] ?? ' ';
  if (/\s/.test(next)) return true;
  if (next === ':' || text[at - 1] === ':') return false;
  if (at - start === 1 && /[\\/]/.test(next)) return false;
  const left = text.slice(start, at);
  return !(/\.[\p{L}]{1,4}(?::\d+)?$/u.test(left) && (/\d/.test(next) || /[\\/]/.test(left) || /\.(?:py|[cm]?[jt]sx?)$/i.test(left)));
}

function trimEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /[.:'’*]/.test(text[last - 1] ?? '')) last--;
  return last;
}

function possessiveStart(run: string): number | undefined {
  if (contractions.has(run.toLowerCase().replaceAll('’', "'"))) return undefined;
  return run.length > 2 && /['’]s$/i.test(run) ? run.length - 2 : undefined;
}

function callEnd(text: string, open: number, to: number): number | undefined {
  let depth = 0;
  for (let i = open; i < Math.min(to, open + callLengthMax); i++) {
    const character = text[i] ?? '';
    if (character === '\n') return undefined;
    if (/[([{]/.test(character)) depth++;
    else if (/[)\]}]/.test(character)) {
      depth--;
      if (depth > 0) continue;
      const inside = text.slice(open + 1, i);
      return inside.split(',').every((piece) => parameter.test(piece) || !/\s/.test(piece.trim())) ? i + 1 : undefined;
    }
  }
  return undefined;
}
