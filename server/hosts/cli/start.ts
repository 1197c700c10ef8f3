#!/usr/bin/env node
/** What `swarm` begins with: a Node that is new enough, and then the command line itself, compiled the last time where it can be. */
import { keepCompiledCode } from '../compiledCode.ts';
import { findOwnNode, isTooOld, runWith } from './ownNode.ts';

const own = isTooOld() ? findOwnNode(import.meta.dirname) : undefined;
if (own === undefined) {
  keepCompiledCode();
  await import('./main.ts');
} else {
  process.exitCode = await runWith(own, process.argv[1] ?? '', process.argv.slice(2));
}
