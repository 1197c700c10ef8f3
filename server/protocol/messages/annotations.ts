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
  readonly reason: string; // said of this line; else of the change set
  readonly decision: string; // what was chosen, and because of what; empty when nothing is recorded
  readonly rejected: readonly { readonly choice: string; readonly whyNot: string }[];
  readonly confidence: number | undefined; // 0 to 1
  /** The last verdicts before it was written. What could not be checked has not passed. */
  readonly checks: readonly CheckView[];
  readonly instruction: string; // of the mission
  readonly before: string; // the line as it was
  readonly after: string;
  readonly wallMs: number;
  readonly baseHash: string; // contents of the file before and after the change set, for a diff
  readonly newHash: string;
  /** The rewind that put the line back to this state. */
  readonly restoredBy: { readonly sequence: number; readonly wallMs: number } | undefined;
}

export interface CheckView {
  readonly by: 'reflex' | 'physics' | 'critic';
  readonly name: string; // "syntax", "pyright 1.1.414"
  readonly passed: boolean;
  readonly verdict: 'passed' | 'vetoed' | 'not checked';
  readonly text: string; // empty when there is nothing to add
}

/** Client to server: the decisions that stand in a document, as it is now, unsaved text included; one per line, by line. */
export const annotations = request<
  { readonly uri: string },
  { readonly version: number | undefined; readonly annotations: readonly AnnotationView[] }
>('swarm/annotations');

/** Server to client: decisions in these documents came, went or moved by more than typing. */
export const annotationsChanged = notification<{ readonly uris: readonly string[] }>('swarm/annotations/changed');

/**
 * Client to server: why a line (zero-based) is as it is, as Markdown without commands and as plain text, whose first line is
 * the answer. `decisionOnly`: both are empty for a line without a decision, which then costs nothing to find out.
 */
export const whyLine = request<
  { readonly uri: string; readonly line: number; readonly decisionOnly?: boolean },
  { readonly markdown: string; readonly text: string; readonly annotation: AnnotationView | undefined }
>('swarm/why');
