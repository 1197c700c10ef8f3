/** Decisions on the lines they touched: for decorations, hovers, code lenses, and "why". */
import { notification, request } from './message.ts';

export interface AnnotationView {
  readonly line: number; // zero-based, in the text as the server has it
  readonly missionId: string;
  readonly changeSetId: string;
  readonly sequence: number; // of the state change
  readonly eventId: string;
  readonly who: string; // the agent
  readonly summary: string; // short enough to stand behind a line: "coder-1: parse_row is now read_row"
  readonly reason: string;
  readonly rejected: readonly { readonly choice: string; readonly whyNot: string }[];
  readonly confidence: number | undefined; // 0 to 1
  readonly checks: readonly { readonly name: string; readonly passed: boolean; readonly text: string }[];
  readonly instruction: string; // of the mission
  readonly before: string; // the line as it was
  readonly after: string;
  readonly wallMs: number;
  readonly baseHash: string; // contents of the file before and after the change set, for a diff
  readonly newHash: string;
}

/** Client to server: the decisions that stand in a document, as it is now, unsaved text included; one per line, by line. */
export const annotations = request<
  { readonly uri: string },
  { readonly version: number | undefined; readonly annotations: readonly AnnotationView[] }
>('swarm/annotations');

/** Server to client: decisions in these documents came, went or moved by more than typing. */
export const annotationsChanged = notification<{ readonly uris: readonly string[] }>('swarm/annotations/changed');

/** Client to server: why a line (zero-based) is as it is, as Markdown without commands and as plain text. */
export const whyLine = request<
  { readonly uri: string; readonly line: number },
  { readonly markdown: string; readonly text: string; readonly annotation: AnnotationView | undefined }
>('swarm/why');
