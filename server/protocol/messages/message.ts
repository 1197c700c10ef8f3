/** What a message is: its method, and the types that travel under it. Which way it goes is said where it is declared. */

/** A request: `Params` there, `Result` back. A refusal comes as a response error whose `data` is a SwarmError. */
export interface RequestKind<Params, Result> {
  readonly method: string;
  /** Never there: it only carries the types. */
  readonly types?: (params: Params) => Result;
}

/** A notification: `Params` there, nothing back. */
export interface NotificationKind<Params> {
  readonly method: string;
  readonly types?: (params: Params) => void;
}

export type ParamsOf<Kind> = Kind extends { readonly types?: (params: infer Params) => unknown } ? Params : never;
export type ResultOf<Kind> = Kind extends { readonly types?: (params: never) => infer Result } ? Result : never;

export function request<Params, Result>(method: string): RequestKind<Params, Result> {
  return { method };
}

export function notification<Params>(method: string): NotificationKind<Params> {
  return { method };
}

/** The workspace folder that is meant, as the URI the client opened it by. Absent: the client's first. */
export interface InFolder {
  readonly folder?: string;
}

/** Zero-based, as everywhere in the language server protocol; characters are UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A place in a file of the folder, as a person reads it: lines and columns from 1. */
export interface PlaceView {
  readonly path: string; // relative to the folder, with forward slashes
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The same as offsets into the text, in UTF-16 code units, where they are known. */
  readonly start?: number;
  readonly end?: number;
}
