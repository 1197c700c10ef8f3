/** Takes an offer the way a person does: at a cursor or a selection, or of a module, with answers to what it asks. */
import { argumentsOf } from '../../../extension/mission/order.ts';
import { type NamedOffer, offersAt, offersOfModule } from '../../../server/operations/offers/offers.ts';
import { asWorkspacePath } from '../../../server/protocol/ids.ts';
import { checkOperation } from '../carryOut.ts';
import { type Elsewhere, spotIn } from './spotIn.ts';

/** `$0` in one of the files of `before` marks the cursor, two of them a selection. `answers`: one for each question. */
export async function checkOffer(
  before: string,
  title: string,
  answers: readonly unknown[],
  after: string,
  { elsewhere, gone }: { readonly elsewhere?: Elsewhere; readonly gone?: readonly string[] } = {},
): Promise<void> {
  const [path = '', ...lines] = (before.split(/^\/\/- /m).find((part) => part.includes('$0')) ?? '').split('\n');
  const marked = lines.join('\n');
  await take(before.replaceAll('$0', ''), offersAt(await spotIn(path, marked, elsewhere)), title, answers, after, gone);
}

export async function checkModuleOffer(
  before: string,
  path: string,
  title: string,
  answers: readonly unknown[],
  after: string,
  { gone }: { readonly gone?: readonly string[] } = {},
): Promise<void> {
  await take(before, offersOfModule(asWorkspacePath(path), !/\.\w+$/.test(path)), title, answers, after, gone);
}

async function take(
  before: string,
  offers: readonly NamedOffer[],
  title: string,
  answers: readonly unknown[],
  after: string,
  gone: readonly string[] = [],
): Promise<void> {
  const offer = offers.find((each) => each.title === title);
  if (offer === undefined) throw new Error(`“${title}” is not among ${JSON.stringify(offers.map((each) => each.title))}`);
  if (answers.length !== offer.questions.length) throw new Error(`It asks: ${offer.questions.map(({ prompt }) => prompt).join('; ')}`);
  await checkOperation(before, offer.operation, argumentsOf({ offer, answers }), after, { gone });
}
