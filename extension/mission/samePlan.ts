/** Whether two plans come to the same: the same contents from the same contents, file by file. */
import type { MissionPlanView } from '../../server/protocol/messages.ts';

export function samePlan(left: MissionPlanView, right: MissionPlanView): boolean {
  return outcomeOf(left) === outcomeOf(right);
}

function outcomeOf({ files }: MissionPlanView): string {
  return JSON.stringify(files.map(({ path, newPath, baseHash, newHash }) => [path, newPath, baseHash, newHash]).sort());
}
