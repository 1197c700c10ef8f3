/** `npm run kills -- [number] [seed]`: as many kills as asked for, with the seed printed, so that a failure can be repeated. */
import { runKills } from './killRun.ts';

const kills = Number(process.argv[2] ?? 2000);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
console.log(`kills: ${kills}, seed ${seed}`);
const report = await runKills(kills, seed, (done) => {
  if (done % 100 === 0 && done > 0) console.log(`kills: ${done} of ${kills}`);
});
console.log(JSON.stringify(report, null, 2));
process.exitCode = report.failures.length === 0 ? 0 : 1;
