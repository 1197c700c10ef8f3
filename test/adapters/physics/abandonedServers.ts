/** Starts both real servers, prints their process ids and its folders, and waits to be killed. */
import { execFileSync } from 'node:child_process';
import { never, PhysicsWorkspace, path } from './physicsWorkspace.ts';

const workspace = new PhysicsWorkspace({ 'a.py': 'a = 1\n', 'a.ts': 'export const a = 1;\n' });
await workspace.physics.definition(path('a.py'), 0, new Map(), never);
await workspace.physics.definition(path('a.ts'), 13, new Map(), never);
const pids = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', `${process.pid}`], { encoding: 'utf8' })
  .split('\n')
  .filter((line) => line.includes('--stdio'))
  .map((line) => Number.parseInt(line, 10));
process.stdout.write(JSON.stringify({ pids, folders: [workspace.root, workspace.aside] }));
setInterval(() => undefined, 1_000);
