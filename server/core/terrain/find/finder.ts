/**
 * One question, one list: names, dotted names, paths and meaning together, best first, each with why it is there. What is
 * asked needs no form: "BuildFile", "gyp.common.BuildFlie", "total in utils", "where is login handled".
 */
import type { WorkspacePath } from '../../../protocol/ids.ts';
import type { FileRecord } from '../index/fileRecord.ts';
import type { IndexListener } from '../index/indexListener.ts';
import { equallyImportant, type Finding, type FindOptions, type Found, type Importance, pathOfFound } from './finding.ts';
import type { MeaningIndex } from './meaning/meaningIndex.ts';
import { WordIndex } from './meaning/wordIndex.ts';
import { NameIndex } from './names/nameIndex.ts';
import { findDotted } from './places/dottedNames.ts';
import { PathIndex } from './places/pathIndex.ts';
import { ranked } from './ranking.ts';

/** A question of more words than this is a sentence, and no name. */
const nameWordsMax = 4;
/** What is not where it was said to be. */
const elsewhereShare = 0.6;
/** Places that a hint may mean. */
const hintedPlacesMax = 30;
const hintScoreMin = 75;
/** Of two ways that lead to one finding, what the weaker adds. */
const secondWayShare = 0.08;
/** What is found like this needs no further reason. */
const sureScore = 90;
/** What a single word means counts less than what is called so. */
const oneWordShare = 0.8;

export class Finder implements IndexListener {
  readonly names = new NameIndex();
  readonly meaning: MeaningIndex;
  readonly #words: WordIndex;
  readonly #paths = new PathIndex();
  readonly #importance: Importance;
  readonly #records = new Map<WorkspacePath, FileRecord>();
  #listed: Iterable<WorkspacePath> | undefined;

  constructor(importance: Importance = equallyImportant) {
    this.#importance = importance;
    this.#words = new WordIndex(importance);
    this.meaning = this.#words;
  }

  put(record: FileRecord, before: FileRecord | undefined): void {
    this.#records.set(record.path, record);
    this.names.put(record, before);
    this.#words.put(record, before);
  }

  removed(record: FileRecord): void {
    this.#records.delete(record.path);
    this.names.removed(record);
    this.#words.removed(record);
  }

  /** Of the indexes, beside the records. */
  get bytes(): number {
    return this.names.bytes + this.#words.bytes;
  }

  /** All files of the workspace, also those in no language that is known. Without, those that have a record. Taken in when paths are asked for. */
  list(paths: Iterable<WorkspacePath>): void {
    this.#listed = paths;
  }

  find(question: string, options: FindOptions = {}): readonly Finding[] {
    const text = question.trim().slice(0, questionUnitsMax);
    const { subject, hint } = splitHint(text);
    const inHint = hint === undefined ? undefined : this.#insideOf(hint);
    if (hint === undefined || inHint === undefined) return this.#ranked(this.#all(text, options), options);
    const placed = this.#all(subject, options).map((finding): Finding => {
      const inside = inHint(pathOfFound(finding.found));
      return inside ? { ...finding, reasons: [...finding.reasons, `in ${hint}`] } : { ...finding, score: finding.score * elsewhereShare };
    });
    return this.#ranked(united([...placed, ...this.#meant(text, options)]), options);
  }

  /** Files and folders only. */
  findPaths(text: string, options: FindOptions = {}): readonly Finding[] {
    return this.#ranked(this.#places(text, options), options);
  }

  #all(text: string, options: FindOptions): readonly Finding[] {
    const isName = text.split(/\s+/).length <= nameWordsMax;
    const names = isName ? this.names.find(text, options) : [];
    const dotted = isName ? findDotted(this.names, text, options) : [];
    const places = isName && options.kinds === undefined ? this.#places(text, options) : [];
    return united([...names, ...dotted, ...places, ...this.#meant(text, options)]);
  }

  #meant(text: string, options: FindOptions): readonly Finding[] {
    const findings = this.meaning.find(text, options);
    return /\s/.test(text) ? findings : findings.map((finding) => ({ ...finding, score: finding.score * oneWordShare }));
  }

  #ranked(findings: readonly Finding[], options: FindOptions): readonly Finding[] {
    return ranked(findings, this.#importance, options);
  }

  #places(text: string, { path, languages }: FindOptions): readonly Finding[] {
    this.#takeListing();
    return this.#paths.find(text).flatMap((finding): Finding[] => {
      const { found } = finding;
      if (found.what === 'symbol') return [];
      const at = found.path as WorkspacePath;
      if (path !== undefined && !path(at)) return [];
      const record = this.#records.get(at);
      if (languages !== undefined && (record === undefined || !languages.includes(record.language))) return [];
      return [found.what === 'file' ? { ...finding, found: { ...found, record } } : finding];
    });
  }

  #takeListing(): void {
    if (this.#listed === undefined && this.#paths.files === this.#records.size) return;
    this.#paths.list(this.#listed ?? this.#records.keys());
    this.#listed = undefined;
  }

  /** Whether a path is what a hint means, or in it; undefined if it means no place. */
  #insideOf(hint: string): ((path: string) => boolean) | undefined {
    this.#takeListing();
    const places = this.#paths
      .find(hint)
      .filter(({ score }) => score >= hintScoreMin)
      .slice(0, hintedPlacesMax)
      .map(({ found }) => pathOfFound(found));
    if (places.length === 0) return undefined;
    return (path) => places.some((place) => path === place || path.startsWith(`${place}/`));
  }
}

const questionUnitsMax = 400;

/** "total in the utils package": what, and where. Only the last "in" of a few words; a question has its own. */
function splitHint(text: string): { readonly subject: string; readonly hint: string | undefined } {
  const parts = /^(\S+(?:\s+\S+)?)\s+(?:in|inside|under|from)\s+((?:the\s+)?\S+(?:\s+(?:folder|directory|package|module|file))?)$/i.exec(
    text,
  );
  return parts?.[1] === undefined ? { subject: text, hint: undefined } : { subject: parts[1], hint: parts[2] };
}

/** What several ways lead to is one finding, with the reasons of all. */
function united(findings: readonly Finding[]): readonly Finding[] {
  const byKey = new Map<string, Finding>();
  for (const finding of findings) {
    const key = keyOf(finding.found);
    const known = byKey.get(key);
    if (known === undefined) {
      byKey.set(key, finding);
      continue;
    }
    const [first, second] = known.score >= finding.score ? [known, finding] : [finding, known];
    const score = Math.min(100, first.score + second.score * secondWayShare);
    const reasons = first.score >= sureScore ? first.reasons : [...new Set([...first.reasons, ...second.reasons])];
    byKey.set(key, { found: first.found, score, reasons });
  }
  return [...byKey.values()];
}

function keyOf(found: Found): string {
  return found.what === 'symbol' ? `${found.symbolIx} ${found.record.path}` : found.path;
}
