import { afterEach, describe, expect, it, vi } from 'vitest';
import { get, tidy, Trouble } from './client';

afterEach(() => vi.unstubAllGlobals());

function answers(status: number, body: string) {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { status })));
}

async function troubleOf(path: string): Promise<Trouble> {
  const thrown: unknown = await get(path).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(Trouble);
  return thrown as Trouble;
}

describe('what goes wrong', () => {
  it('says what happened, what was kept and what to do, as the server has it', async () => {
    answers(
      404,
      '{"error":{"code":"not_found","message":"there is no run `x`","kept":"nothing was changed","hint":"go back"}}',
    );
    expect(await troubleOf('/runs/x')).toMatchObject({
      what: 'there is no run `x`',
      kept: 'nothing was changed',
      hint: 'go back',
      status: 404,
    });
  });
  it('copes with an answer that is not the server’s', async () => {
    answers(502, '<html>bad gateway</html>');
    expect(await troubleOf('/runs')).toMatchObject({ what: 'The studio answered 502.', code: 'unknown' });
  });
  it('tells a server that is away', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed to fetch')));
    expect(await troubleOf('/runs')).toMatchObject({ code: 'unreachable', status: 0 });
  });
});

it('sets per cents of the server’s sentences with a space that does not break', () => {
  expect(tidy('0 % of histories instead of 84 %, a % sign')).toBe(
    '0\u202f% of histories instead of 84\u202f%, a % sign',
  );
});
