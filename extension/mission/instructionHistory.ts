/** What was asked before: newest first, each once, and not for ever. */

const entriesMax = 40;
const entryLengthMax = 2_000;

export function withInstruction(history: readonly string[], instruction: string): readonly string[] {
  const said = instruction.trim();
  if (said === '' || said.length > entryLengthMax) return history;
  return [said, ...history.filter((one) => one !== said)].slice(0, entriesMax);
}

export function withoutInstruction(history: readonly string[], instruction: string): readonly string[] {
  return history.filter((one) => one !== instruction);
}

/** What a workspace's state may really hold: it is the person's machine, not ours. */
export function asHistory(stored: unknown): readonly string[] {
  return Array.isArray(stored) ? stored.filter((one): one is string => typeof one === 'string').slice(0, entriesMax) : [];
}
