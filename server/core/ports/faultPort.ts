/** Named steps at which a test may end the process. In production every call returns at once. */
export type FaultPoint =
  | 'mission-opened'
  | 'ticket-finished'
  | 'checked'
  | 'contents-stored'
  | 'intended'
  | 'staged-one'
  | 'staged-all'
  | 'edited-in-editor'
  | 'saved-in-editor'
  | 'committed-one'
  | 'committed-all'
  | 'applied'
  | 'closed'
  | 'rewind-planned'
  | 'recovery-one'
  | 'recovered';

export interface FaultPort {
  reach(point: FaultPoint): void;
}

export const noFaults: FaultPort = { reach: () => undefined };
