/** The messages of the language server beyond the protocol's own: method names, and the shapes that go with them. */
import type { SwarmError } from './errors.ts';

/** Request: opens a mission and answers at once with its id; the report comes as a MissionClosed notification. */
export const startMissionMethod = 'swarm/mission/start';
export interface StartMissionParams {
  readonly instruction: string;
  /** Changes nothing; the report holds the patch. */
  readonly planOnly?: boolean;
  /** Where the cursor is: a document and a zero-based position, as everywhere in the protocol. */
  readonly at?: { readonly uri: string; readonly position: { readonly line: number; readonly character: number } };
}
export type StartMissionResult = { readonly missionId: string } | { readonly error: SwarmError };

/** Request: stops a mission. Answers whether there was one of that id. */
export const stopMissionMethod = 'swarm/mission/stop';
export interface StopMissionParams {
  readonly missionId: string;
}
export interface StopMissionResult {
  readonly stopped: boolean;
}

/** Notification to the client: a mission ended. */
export const missionClosedMethod = 'swarm/mission/closed';
export interface MissionClosedParams {
  readonly missionId: string;
  readonly outcome: string;
  readonly summary: string;
  readonly error?: SwarmError;
  readonly changedPaths: readonly string[];
  readonly patch: string;
}

/** Notification to the client: events were appended, each as its JSON form. */
export const eventsMethod = 'swarm/events';
export interface EventsParams {
  readonly events: readonly unknown[];
}

/** Request: puts files back; a redo takes the last rewind back. */
export const rewindMethod = 'swarm/rewind';
export interface RewindParams {
  readonly target: string; // as in `swarm rewind TARGET`; "redo" for a redo
  readonly preview?: boolean;
}
export interface RewindResult {
  readonly outcome: string;
  readonly summary: string;
  readonly error?: SwarmError;
  readonly paths: readonly string[];
}

/** Request: the newest events, oldest first. */
export const timelineMethod = 'swarm/timeline';
export interface TimelineParams {
  readonly limit?: number;
}
export type TimelineResult = { readonly events: readonly unknown[] } | { readonly error: SwarmError };
