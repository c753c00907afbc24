// Writes src/lib/api/schema.d.ts from what the program says of its own routes: `npm run types`, with POWERVACUUM naming the
// program where it is not in the usual place.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapi, { astToString } from 'openapi-typescript';

const HEADER = '// Generated from /api/openapi.json by `npm run types`. Not to be edited.\n\n';

/** The types of the routes that a description names, as text. */
export async function typesOf(description) {
  return HEADER + astToString(await openapi(description));
}

async function main() {
  const program = process.env.POWERVACUUM ?? fileURLToPath(new URL('../../target/debug/powervacuum', import.meta.url));
  const data = mkdtempSync(join(tmpdir(), 'studio-types-'));
  const studio = spawn(program, ['studio', '--port', '0', '--data', data, '--no-open'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const address = await new Promise((resolve, reject) => {
      studio.stdout.on('data', (bytes) => {
        const found = /http:\/\/[^\s]+/.exec(String(bytes));
        if (found) resolve(found[0].replace(/\/$/, ''));
      });
      studio.on('exit', (code) => reject(new Error(`${program} ended with ${code}`)));
      studio.on('error', reject);
    });
    const description = await (await fetch(`${address}/api/openapi.json`)).json();
    writeFileSync(new URL('../src/lib/api/schema.d.ts', import.meta.url), await typesOf(description));
  } finally {
    studio.kill();
    rmSync(data, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
