// Files that somebody brings, as texts by name.

import { Trouble } from './api/client';

const MOST = 2_000_000;

/** Reads the files of a case; a folder around them stays in the names, the server takes it off. */
export async function readCaseFiles(files: readonly File[]): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const file of files) {
    const name = file.webkitRelativePath || file.name;
    if (!/\.(toml|csv|md)$/.test(name)) continue;
    if (file.size > MOST) {
      throw new Trouble(
        `${name} is too large for a file of a case.`,
        'Nothing was imported.',
        'Choose the folder of one case.',
        0,
        'too_large',
      );
    }
    texts[name] = await file.text();
  }
  if (!Object.keys(texts).some((name) => name.endsWith('scenario.toml'))) {
    throw new Trouble(
      'There is no scenario.toml among these files.',
      'Nothing was imported.',
      'Choose the folder that holds scenario.toml, with all the files in it.',
      0,
      'no_scenario',
    );
  }
  return texts;
}
