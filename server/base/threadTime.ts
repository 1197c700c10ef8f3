/** How much of the processor a thread has used: for bounds that a busy machine must not reach sooner than an idle one. */

/** Milliseconds from an arbitrary start. Before Node 23.9 nobody can tell, and what has passed is told instead. */
export function threadTimeMs(): number {
  if (typeof process.threadCpuUsage !== 'function') return performance.now();
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
