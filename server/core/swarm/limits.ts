/** Bounds of the swarm's own making, beside those a request brings. Named with their unit, in this one place. */
export const limits = {
  codersMax: 4,
  scoutsMax: 2,
  /** Tickets one agent holds at a time. */
  heldMax: 3,
  filesPerTicketMin: 4,
  filesPerTicketMax: 16,
  /** Files an agent remembers having worked on, for locality. */
  filesRememberedMax: 200,
  hazardsPerTicketMax: 3,
  hazardsPerMissionMax: 24,
  leaseTtlMs: 30_000,
  heartbeatMs: 10_000,
  /** Refusals of a lease before the mission gives way: with the delays below, about 15 seconds. */
  leaseTriesMax: 12,
  leaseRetryFirstMs: 100,
  leaseRetryLongestMs: 2_000,
  dependentsMax: 300,
  notesMax: 500,
  findingsMax: 50,
  surprisesMax: 200,
  brainWordsMax: 16_384,
  mailPerStepMax: 20_000,
  /** Failures of one kind named in a message to a person. */
  namedInMessageMax: 3,
} as const;

/** How long to wait before asking for a lease again: doubling, up to a longest. */
export function leaseRetryMs(tries: number): number {
  return Math.min(limits.leaseRetryFirstMs * 2 ** Math.max(0, tries - 1), limits.leaseRetryLongestMs);
}
