// The types of the routes are those that the program describes.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from './studio';

test('the generated types are up to date: if not, `npm run types`', async ({ request }) => {
  const { typesOf } = (await import(fileURLToPath(new URL('../../scripts/types.mjs', import.meta.url)))) as {
    typesOf: (description: unknown) => Promise<string>;
  };
  const description: unknown = await (await request.get('/api/openapi.json')).json();
  const committed = readFileSync(fileURLToPath(new URL('../../src/lib/api/schema.d.ts', import.meta.url)), 'utf8');
  expect(await typesOf(description)).toBe(committed);
});
