// What the bar at the top says about the page below it, and which case the links in it lead to.

let caseId = $state('');
let words = $state('');

export const here = {
  get case(): string {
    return caseId;
  },
  get words(): string {
    return words;
  },
};

export function at(id: string, text: string, title: string): void {
  if (id) caseId = id;
  words = text;
  document.title = title ? `${title} · Power Vacuum` : 'Power Vacuum';
}
