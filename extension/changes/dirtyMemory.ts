/** Which documents held unsaved text of the person when an edit came: those are edited, and left unsaved. Knows nothing of the editor. */

/** Documents remembered; the oldest are forgotten first, and count as unsaved. */
const rememberedMax = 20_000;

export class DirtyMemory {
  readonly #cleanBefore = new Map<string, boolean>();

  /** `uris`: of documents about to be edited, as they are called afterwards. */
  remember(uris: Iterable<string>, isDirty: (uri: string) => boolean): void {
    for (const uri of uris) {
      this.#cleanBefore.delete(uri);
      this.#cleanBefore.set(uri, !isDirty(uri));
    }
    for (const oldest of this.#cleanBefore.keys()) {
      if (this.#cleanBefore.size <= rememberedMax) return;
      this.#cleanBefore.delete(oldest);
    }
  }

  /** The person saved it while the edit still waited for them. */
  saved(uri: string): void {
    if (this.#cleanBefore.has(uri)) this.#cleanBefore.set(uri, true);
  }

  /** Only what is known to have been clean may be saved. */
  wasClean(uri: string): boolean {
    return this.#cleanBefore.get(uri) === true;
  }
}
