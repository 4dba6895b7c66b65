import { written, type Example } from './configuration';

// The texts of a tab for an example. Each has a key of its own for the act that it may hold: sent
// twice it is done once, and another tab does it anew.
export function textsOf({ query, headers, variables }: Example) {
  const key = crypto.randomUUID();
  const drawn = (values: object) => written(values).replaceAll('<key>', key);
  const given = Object.keys(variables).length > 0;
  return { query, headers: drawn(headers), variables: given ? drawn(variables) : '' };
}
