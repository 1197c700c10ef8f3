/** Three-way merge of whole file versions: presence, content and permission bits. Contents that are no text merge only as wholes. */
import type { ContentHash } from '../../protocol/ids.ts';
import { decodeUtf8, isBinary } from '../documents/textBytes.ts';
import { ABSENT, type FileVersion } from './fileVersion.ts';
import { type ConflictRegion, mergeText } from './mergeText.ts';

/** Contents by hash, and a place for new ones. */
export interface Contents {
  get(hash: ContentHash): Uint8Array | undefined;
  add(bytes: Uint8Array): ContentHash;
}

export type MergedVersion =
  | { readonly kind: 'merged'; readonly version: FileVersion }
  | { readonly kind: 'conflict'; readonly why: string; readonly regions: readonly ConflictRegion[] }
  | { readonly kind: 'missing'; readonly hash: ContentHash };

/** The changes of both sides since `base`. Where permission bits collide, those of `theirs` hold. */
export function mergeVersions(ours: FileVersion, base: FileVersion, theirs: FileVersion, contents: Contents): MergedVersion {
  const content = mergeContent(ours.hash, base.hash, theirs.hash, contents);
  if (content.kind !== 'merged') return content;
  if (content.hash === undefined) return { kind: 'merged', version: ABSENT };
  return { kind: 'merged', version: { hash: content.hash, mode: mergeMode(ours, base, theirs) } };
}

function mergeMode(ours: FileVersion, base: FileVersion, theirs: FileVersion): number {
  if (theirs.hash === undefined) return ours.mode;
  if (ours.hash === undefined) return theirs.mode;
  return base.hash !== undefined && base.mode === theirs.mode ? ours.mode : theirs.mode;
}

type MergedContent = { readonly kind: 'merged'; readonly hash: ContentHash | undefined } | Exclude<MergedVersion, { kind: 'merged' }>;

function mergeContent(
  ours: ContentHash | undefined,
  base: ContentHash | undefined,
  theirs: ContentHash | undefined,
  contents: Contents,
): MergedContent {
  if (ours === theirs || theirs === base) return { kind: 'merged', hash: ours };
  if (ours === base) return { kind: 'merged', hash: theirs };
  if (base === undefined) return { kind: 'conflict', why: 'two different files were created there', regions: [] };
  if (ours === undefined || theirs === undefined) return { kind: 'conflict', why: 'one side deleted it, the other edited it', regions: [] };
  const texts: string[] = [];
  for (const hash of [ours, base, theirs]) {
    const bytes = contents.get(hash);
    if (bytes === undefined) return { kind: 'missing', hash };
    const text = decodeText(bytes);
    if (text === undefined) return { kind: 'conflict', why: 'it is not text, so two changes of it cannot be merged', regions: [] };
    texts.push(text);
  }
  const [oursText = '', baseText = '', theirsText = ''] = texts;
  const merged = mergeText(oursText, baseText, theirsText);
  if (!merged.clean) return { kind: 'conflict', why: 'both sides changed the same lines', regions: merged.regions };
  return { kind: 'merged', hash: contents.add(new TextEncoder().encode(merged.text)) };
}

/** The text of the bytes with its BOM still in it, or undefined when they are not UTF-8 text. Encoding gives the same bytes back. */
export function decodeText(bytes: Uint8Array): string | undefined {
  return isBinary(bytes) ? undefined : decodeUtf8(bytes);
}
