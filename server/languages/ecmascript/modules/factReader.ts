/** Reads facts for module resolution, and notes those that are not there yet, so that all can be asked for at once. */
import type { FactRequest, Facts, PathsFact } from '../../../core/facts/facts.ts';
import type { WorkspacePath } from '../../../protocol/ids.ts';
import { asObject, type JsonObject, parseJsonWithComments } from './jsonWithComments.ts';

export class FactReader {
  readonly requests: FactRequest[] = [];
  readonly #facts: Facts;

  constructor(facts: Facts) {
    this.#facts = facts;
  }

  paths(): PathsFact | undefined {
    const paths = this.#facts.paths();
    if (paths === undefined) this.requests.push({ kind: 'paths' });
    return paths;
  }

  /** A configuration file that the workspace has. Undefined if it is no JSON object, or not fetched yet. */
  json(path: string): JsonObject | undefined {
    const fact = this.#facts.file(path as WorkspacePath);
    if (fact === undefined) {
      this.requests.push({ kind: 'file', path: path as WorkspacePath });
      return undefined;
    }
    if (fact.state === 'unreadable') return undefined;
    const { text } = fact;
    const known = parsed.get(fact);
    if (known !== undefined) return known.value;
    const value = asObject(parseJsonWithComments(text));
    parsed.set(fact, { value });
    return value;
  }
}

/** Parsed once per fact: every import of a project asks for the same few files. */
const parsed = new WeakMap<object, { readonly value: JsonObject | undefined }>();
