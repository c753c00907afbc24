// Saves a figure from where it stands: as SVG with its styles and faces inside, or as PNG drawn from that.

import archivo from '@fontsource-variable/archivo/files/archivo-latin-wdth-normal.woff2?url';

const STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-size',
  'font-weight',
  'font-stretch',
  'letter-spacing',
  'text-anchor',
  'paint-order',
  'display',
];

/** A file name of plain letters: "Who could count …" is `who-could-count`. */
export function fileName(title: string, extension: string): string {
  const plain = title
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${plain.slice(0, 60).replace(/-$/, '') || 'figure'}.${extension}`;
}

let face: Promise<string> | undefined;

function faceRule(): Promise<string> {
  face ??= fetch(archivo)
    .then((response) => response.blob())
    .then(
      (blob) =>
        new Promise<string>((resolve, reject) => {
          const reader = new FileReader();
          reader.onload = () => resolve(String(reader.result));
          reader.onerror = () => reject(new Error('the face could not be read'));
          reader.readAsDataURL(blob);
        }),
    )
    .then(
      (data) =>
        `@font-face{font-family:Archivo;src:url(${data.replace(/^data:[^;]*/, 'data:font/woff2')}) format("woff2");` +
        'font-weight:100 900;font-stretch:62% 125%}',
    );
  return face;
}

/** The figure as a file of its own: title and note above the picture, styles written out, the face inside. */
export async function standalone(
  svg: SVGSVGElement,
  title: string,
  note: string,
): Promise<{ text: string; width: number; height: number }> {
  const { width, height } = svg.getBoundingClientRect();
  const head = note ? 58 : 36;
  const clone = svg.cloneNode(true) as SVGSVGElement;
  const from = [svg, ...svg.querySelectorAll('*')];
  const to = [clone, ...clone.querySelectorAll('*')];
  from.forEach((element, index) => {
    const copy = to[index];
    if (!copy) return;
    const style = getComputedStyle(element);
    const text = STYLES.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';');
    copy.setAttribute('style', text);
    copy.removeAttribute('class');
  });
  clone.querySelectorAll('[data-screen]').forEach((element) => element.remove());
  const page = getComputedStyle(document.documentElement);
  const [paper, ink, soft] = ['--paper', '--ink', '--soft'].map((name) => page.getPropertyValue(name).trim());
  clone.setAttribute('x', '16');
  clone.setAttribute('y', String(head + 8));
  clone.setAttribute('width', String(width));
  clone.setAttribute('height', String(height));
  const whole = [width + 32, height + head + 24];
  const text =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${whole[0]}" height="${whole[1]}" viewBox="0 0 ${whole[0]} ${whole[1]}" ` +
    `font-family="Archivo, Arial, sans-serif"><style>${await faceRule()}</style><title>${escape(title)}</title>` +
    `<rect width="100%" height="100%" fill="${paper}"/>` +
    `<text x="16" y="26" font-size="17" font-weight="700" fill="${ink}">${escape(title)}</text>` +
    (note ? `<text x="16" y="47" font-size="12.5" fill="${soft}">${escape(note)}</text>` : '') +
    `${new XMLSerializer().serializeToString(clone)}</svg>`;
  return { text, width: whole[0] ?? 0, height: whole[1] ?? 0 };
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

export function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 30_000);
}

export async function saveSvg(svg: SVGSVGElement, title: string, note: string): Promise<void> {
  const { text } = await standalone(svg, title, note);
  download(new Blob([text], { type: 'image/svg+xml' }), fileName(title, 'svg'));
}

/** Draws at twice the size, so that the picture can be printed. */
export async function savePng(svg: SVGSVGElement, title: string, note: string): Promise<void> {
  const { text, width, height } = await standalone(svg, title, note);
  const image = new Image();
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    await new Promise<void>((resolve, reject) => {
      image.onload = () => resolve();
      image.onerror = () => reject(new Error('the picture could not be drawn'));
      image.src = url;
    });
    const canvas = document.createElement('canvas');
    canvas.width = width * 2;
    canvas.height = height * 2;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('the picture could not be made');
    download(blob, fileName(title, 'png'));
  } finally {
    URL.revokeObjectURL(url);
  }
}
