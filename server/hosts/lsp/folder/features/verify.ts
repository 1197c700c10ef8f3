/** Proves the ledger of the folder, and says what was proved and what not. */
import { fail } from '../../../../protocol/errors.ts';
import { verifyLedger } from '../../../../protocol/messages/workspace.ts';
import { abortWith } from '../../../cancellation.ts';
import type { FolderFeature } from '../folderContext.ts';

/** Problems told; one damaged row often makes many. */
const problemsMax = 100;

export const verify: FolderFeature = ({ session }, answer) => {
  answer(verifyLedger, async (_params, _peer, token) => {
    const signal = abortWith(token);
    const found = await session.ledger.verify({ signal });
    if (signal.aborted) fail('cancelled', 'The verification was stopped.');
    const told = found.problems.slice(0, problemsMax).map(({ sequence, text }) => (sequence === undefined ? text : `#${sequence} ${text}`));
    const more = found.problemsTotal - told.length;
    return {
      sound: found.ok,
      proved: found.proven,
      notProved: found.notProven,
      problems: more > 0 ? [...told, `… and ${more} more`] : told,
    };
  });
};
