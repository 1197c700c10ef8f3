/** What a server can be asked, as it said at the start and registered since. */

/** As the protocol numbers them. */
const WHOLE_TEXTS = 1;

export class ServerAbilities {
  #stated: Readonly<Record<string, unknown>> = {};
  readonly #registered = new Map<string, string>(); // method by registration id

  /** Reads the answer to `initialize`. Returns why the server cannot be worked with, if so. */
  state(answer: unknown): string | undefined {
    const capabilities = field(answer, 'capabilities');
    this.#stated = typeof capabilities === 'object' && capabilities !== null ? { ...capabilities } : {};
    const encoding = this.#stated['positionEncoding'] ?? 'utf-16';
    return encoding === 'utf-16' ? undefined : `it counts positions in ${String(encoding)}, not in UTF-16 as it was asked to`;
  }

  register(params: unknown): void {
    for (const { id, method } of registrationsIn(params, 'registrations')) {
      if (this.#registered.size < REGISTRATIONS_MAX) this.#registered.set(id, method);
    }
  }

  unregister(params: unknown): void {
    for (const { id } of registrationsIn(params, 'unregisterations')) this.#registered.delete(id); // spelt so in the protocol
  }

  get answersDiagnostics(): boolean {
    return isOffered(this.#stated['diagnosticProvider']) || this.#has('textDocument/diagnostic');
  }

  /** Whether the server reads texts that are not saved: without that no proposal can be shown to it. */
  get takesTexts(): boolean {
    const stated = this.#stated['textDocumentSync'];
    const kind = typeof stated === 'number' ? stated : field(stated, 'change');
    return (typeof kind === 'number' && kind >= WHOLE_TEXTS) || this.#has('textDocument/didChange');
  }

  #has(method: string): boolean {
    return [...this.#registered.values()].includes(method);
  }
}

/** More than any server has reason to register. */
const REGISTRATIONS_MAX = 1_000;

function isOffered(provider: unknown): boolean {
  return provider === true || (typeof provider === 'object' && provider !== null);
}

function registrationsIn(params: unknown, name: string): { readonly id: string; readonly method: string }[] {
  const list = field(params, name);
  return (Array.isArray(list) ? list : []).flatMap((item: unknown) => {
    const [id, method] = [field(item, 'id'), field(item, 'method')];
    return typeof id === 'string' && typeof method === 'string' ? [{ id, method }] : [];
  });
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
