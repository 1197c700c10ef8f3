/** Test support: facts of a workspace given as paths with texts, fetched on request only. */
import type { FactRequest, Facts, FileFact } from '../../../../server/core/facts/facts.ts';
import { factKey } from '../../../../server/core/facts/facts.ts';
import type { ModuleAnswer } from '../../../../server/core/terrain/languageRules.ts';
import type { ContentHash, WorkspacePath } from '../../../../server/protocol/ids.ts';

export class WorkspaceFacts implements Facts {
  readonly fetched = new Set<string>();
  readonly #files: Readonly<Record<string, string>>;

  constructor(files: Readonly<Record<string, string>>) {
    this.#files = files;
  }

  fetch(requests: readonly FactRequest[]): void {
    for (const request of requests) this.fetched.add(factKey(request));
  }

  paths() {
    if (!this.fetched.has('paths')) return undefined;
    const paths = Object.keys(this.#files).sort() as WorkspacePath[];
    return { paths, has: (path: string) => Object.hasOwn(this.#files, path), leftOut: [] };
  }

  file(path: WorkspacePath): FileFact | undefined {
    if (!this.fetched.has(factKey({ kind: 'file', path }))) return undefined;
    const text = this.#files[path];
    if (text === undefined) return { state: 'unreadable', path, why: 'missing', detail: '' };
    return { state: 'text', path, hash: '' as ContentHash, text, writable: true };
  }

  mentions = () => undefined;
  tree = () => undefined;
  outline = () => undefined;
  references = () => undefined;
  definition = () => undefined;
  rename = () => undefined;
  symbolNames = () => undefined;

  /** Asks again and again, as a runner does; a question that never ends fails. */
  answered(ask: (facts: Facts) => ModuleAnswer): ModuleAnswer {
    for (let round = 0; round < 20; round++) {
      const answer = ask(this);
      if (answer.kind !== 'need') return answer;
      if (answer.requests.every((request) => this.fetched.has(factKey(request)))) throw new Error('asked twice for the same');
      this.fetch(answer.requests);
    }
    throw new Error('asks without end');
  }
}

/** "a.ts b/c.ts" as a workspace of empty files. */
export function emptyFiles(paths: string): Record<string, string> {
  return Object.fromEntries(
    paths
      .trim()
      .split(/\s+/)
      .map((path) => [path, '']),
  );
}
