/** The scope reflex: edits stay inside the workspace and what the ticket was given to write, and within each other's bounds. */
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { FileProposal, OperationFinding } from '../operation/operation.ts';

export interface ScopeLimits {
  readonly writeSet: ReadonlySet<WorkspacePath>; // old paths that may be written
  /** One sentence why a path may not be written at all (deny list, outside of the folder), or undefined when it may. */
  readonly whyDenied: (path: WorkspacePath) => string | undefined;
}

export function judgeScope(proposals: readonly FileProposal[], limits: ScopeLimits): readonly OperationFinding[] {
  const targets = new Set<string>();
  return proposals.flatMap((proposal) => {
    const findings = pathsOf(proposal).flatMap((path) => {
      const why = whyNoPath(path) ?? limits.whyDenied(path);
      return why === undefined ? [] : [finding(path, why)];
    });
    if (!limits.writeSet.has(proposal.path))
      findings.push(finding(proposal.path, `${proposal.path} is not among the files this work was given.`));
    const target = proposal.newPath ?? proposal.path;
    if (proposal.deleted !== true) {
      if (targets.has(target)) findings.push(finding(proposal.path, `Two edits would write ${target}.`));
      targets.add(target);
    }
    if (!areOrdered(proposal)) findings.push(finding(proposal.path, `The edits of ${proposal.path} overlap or are out of order.`));
    return findings;
  });
}

function pathsOf(proposal: FileProposal): readonly WorkspacePath[] {
  return proposal.newPath === undefined ? [proposal.path] : [proposal.path, proposal.newPath];
}

/** What no path inside a workspace looks like, whatever the disk says. */
function whyNoPath(path: string): string | undefined {
  const segments = path.split('/');
  if (path === '' || path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.includes('\\') || path.includes('\0'))
    return `“${path}” is no path inside the workspace.`;
  if (segments.some((segment) => segment === '' || segment === '.' || segment === '..')) return `“${path}” leaves the workspace.`;
  return segments.includes('.git') ? `“${path}” belongs to git.` : undefined;
}

function areOrdered({ edits }: FileProposal): boolean {
  let at = 0;
  for (const { start, end } of edits) {
    if (start < at || end < start) return false;
    at = end;
  }
  return true;
}

function finding(path: WorkspacePath, text: string): OperationFinding {
  return {
    rule: 'scope',
    text,
    hint: 'Swarm writes only inside the workspace folder, and never to files on the deny list.',
    at: { path, start: 0, end: 0 },
  };
}
