/** What a server published about its files without being asked: the last word on each, and for which version it was. */
import { URI } from 'vscode-uri';

export interface Published {
  readonly version: number | undefined; // as the server says
  readonly items: readonly unknown[];
  readonly serial: number; // grows with every message
  readonly atMs: number; // on the monotonic clock
}

/** A server may publish for files nobody opened. */
const FILES_MAX = 10_000;

export class PublishedDiagnostics {
  readonly #byUri = new Map<string, Published>();
  #serial = 0;

  /** The number of the last message: whatever has a greater one came later. */
  get serial(): number {
    return this.#serial;
  }

  heard(params: unknown, atMs: number): void {
    const { uri, version, diagnostics } = (params ?? {}) as { uri?: unknown; version?: unknown; diagnostics?: unknown };
    if (typeof uri !== 'string' || !Array.isArray(diagnostics)) return;
    const key = keyOf(uri);
    this.#byUri.delete(key);
    const oldest = this.#byUri.size < FILES_MAX ? undefined : this.#byUri.keys().next().value;
    if (oldest !== undefined) this.#byUri.delete(oldest);
    this.#byUri.set(key, { version: typeof version === 'number' ? version : undefined, items: diagnostics, serial: ++this.#serial, atMs });
  }

  at(uri: string): Published | undefined {
    return this.#byUri.get(keyOf(uri));
  }
}

/** Servers spell the same address in their own ways. */
function keyOf(uri: string): string {
  try {
    return URI.parse(uri).toString();
  } catch {
    return uri;
  }
}
