/** Small checks of values that came from outside, put together into the shapes of messages. */

/** What is wrong, as the end of a sentence that begins with the place ("must be a text"); undefined: nothing. */
export type Check = (value: unknown) => Problem | undefined;
export interface Problem {
  readonly at: string; // "at.range.start"; empty: the value itself
  readonly what: string;
}

export const text =
  (lengthMax: number): Check =>
  (value) =>
    typeof value !== 'string' ? here('must be a text') : value.length > lengthMax ? here(`is longer than ${lengthMax}`) : undefined;

export const flag: Check = (value) => (typeof value === 'boolean' ? undefined : here('must be true or false'));

export const whole =
  (min: number, max: number): Check =>
  (value) =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max
      ? undefined
      : here(`must be a whole number from ${min} to ${max}`);

export const oneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    values.some((one) => one === value) ? undefined : here(`must be one of ${values.map((one) => `“${one}”`).join(', ')}`);

export const list =
  (item: Check, lengthMax: number): Check =>
  (value) => {
    if (!Array.isArray(value)) return here('must be a list');
    if (value.length > lengthMax) return here(`has more than ${lengthMax} items`);
    for (const [index, one] of value.entries()) {
      const problem = item(one);
      if (problem) return inside(String(index), problem);
    }
    return undefined;
  };

export const anything: Check = () => undefined;

/** What is not named is let through: fields are only ever added. */
export const shape =
  (required: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>> = {}): Check =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return here('must be an object');
    const fields = value as Readonly<Record<string, unknown>>;
    for (const [name, check] of Object.entries(required)) {
      const problem = fields[name] === undefined ? here('is missing') : check(fields[name]);
      if (problem) return inside(name, problem);
    }
    for (const [name, check] of Object.entries(optional)) {
      const problem = fields[name] === undefined ? undefined : check(fields[name]);
      if (problem) return inside(name, problem);
    }
    return undefined;
  };

function here(what: string): Problem {
  return { at: '', what };
}

function inside(name: string, { at, what }: Problem): Problem {
  return { at: at === '' ? name : `${name}.${at}`, what };
}
